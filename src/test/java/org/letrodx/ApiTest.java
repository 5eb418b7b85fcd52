package org.letrodx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.vocabulary.Complaint;

/** The contract with those who embed the library. */
class ApiTest {
    private static final Path CLASSES = Path.of("target/classes/org/letrodx");
    private static final Set<String> PACKAGES = Set.of(
            "org.letrodx",
            "org.letrodx.quantity",
            "org.letrodx.vocabulary",
            "org.letrodx.facts",
            "org.letrodx.diagnosis",
            "org.letrodx.review",
            "org.letrodx.data",
            "org.letrodx.data.plate",
            "org.letrodx.data.tumour",
            "org.letrodx.data.picture",
            "org.letrodx.data.report");
    private static final Set<String> CLASSES_OF_OTHERS = Set.of(
            "org.letrodx.data.fit.LogisticFit",
            "org.letrodx.data.fit.Interval",
            "org.letrodx.document.Document",
            "org.letrodx.document.Documents",
            "org.letrodx.rules.Rule",
            "org.letrodx.rules.Question",
            "org.letrodx.rules.Conclusion",
            "org.letrodx.rules.Part",
            "org.letrodx.rules.Answer",
            "org.letrodx.rules.Impact",
            "org.letrodx.rules.Strength",
            "org.letrodx.rules.Effort",
            "org.letrodx.rules.Layer",
            "org.letrodx.rules.Beneath",
            "org.letrodx.rules.Relation",
            "org.letrodx.rules.Reference",
            "org.letrodx.rules.ReferenceValue",
            "org.letrodx.rules.Evidence",
            "org.letrodx.rules.Extent",
            "org.letrodx.rules.RuleSet",
            "org.letrodx.document.Unreadable",
            "org.letrodx.document.InputException",
            "org.letrodx.document.Location",
            "org.letrodx.document.Problem",
            "org.letrodx.document.Written",
            "org.letrodx.scenario.ScenarioReader",
            "org.letrodx.scenario.ScenarioData",
            "org.letrodx.scenario.SetUp",
            "org.letrodx.scenario.SetUps",
            "org.letrodx.scenario.InputFile",
            "org.letrodx.scenario.InputFormat",
            "org.letrodx.scenario.ColumnMapping",
            "org.letrodx.report.JsonReport",
            "org.letrodx.report.TextReport",
            "org.letrodx.report.TextStyle");

    private static boolean isApi(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        // the maker of answers, public because the front door is in another package
        return !top.getName().equals("org.letrodx.diagnosis.Diagnoser") && PACKAGES.contains(top.getPackageName())
                || CLASSES_OF_OTHERS.contains(top.getName());
    }

    /** The public types that hosts may name, in the order of their names. */
    static List<Class<?>> api() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = "org.letrodx."
                        + CLASSES.relativize(file).toString().replace('/', '.').replace(".class", "");
                Class<?> type = name.endsWith("package-info")
                        ? null
                        : Class.forName(name, false, ApiTest.class.getClassLoader());
                if (type != null && Modifier.isPublic(type.getModifiers()) && isApi(type)) {
                    types.add(type);
                }
            }
        }
        assertTrue(types.size() > 60, "an empty selection proves nothing");
        return types;
    }

    /** No type of Drools, Jackson, the command line or another library, and nothing internal, in a public signature. */
    @Test
    void signaturesKeepToTheLanguageAndTheApi() throws Exception {
        Set<String> foreign = new TreeSet<>();
        for (Class<?> type : api()) {
            Stream<Executable> members = Stream.concat(
                    Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
            members.filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                    .forEach(member -> {
                        List<Type> named = new ArrayList<>(List.of(member.getGenericParameterTypes()));
                        if (member instanceof Method method) {
                            named.add(method.getGenericReturnType());
                        }
                        named.stream()
                                .flatMap(ApiTest::classes)
                                .filter(used ->
                                        !used.isPrimitive() && !used.getName().startsWith("java.") && !isApi(used))
                                .forEach(used -> foreign.add(member + " names " + used.getName()));
                    });
        }
        assertEquals(Set.of(), foreign);
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return Stream.of(plain.isArray() ? plain.getComponentType() : plain);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(ApiTest::classes));
        }
        if (type instanceof WildcardType wildcard) {
            return Arrays.stream(wildcard.getUpperBounds()).flatMap(ApiTest::classes);
        }
        if (type instanceof TypeVariable<?> variable) {
            return Arrays.stream(variable.getBounds()).flatMap(ApiTest::classes);
        }
        throw new IllegalStateException("an array of generic elements: " + type);
    }

    /** A public type is a record, an enum, an interface, or final; a caller cannot change what another sees. */
    @Test
    void typesAreClosed() throws Exception {
        List<String> open = api().stream()
                .filter(type -> !type.isInterface()
                        && !Modifier.isFinal(type.getModifiers())
                        && !type.isEnum()
                        && !type.isSealed()
                        && !Throwable.class.isAssignableFrom(type))
                .map(Class::getName)
                .toList();
        assertEquals(List.of(), open);
    }

    @Test
    void everyPackageSaysWhetherItIsApi() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/letrodx"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String text = Files.readString(folder.resolve("package-info.java"));
                assertTrue(text.contains("API") || text.contains("Internal"), folder.toString());
            }
        }
    }

    @Test
    void theExamplesOfTheJavadoc() {
        Experiment built = Experiment.builder()
                .complaint(Complaint.NO_RESPONSE)
                .state("cellLine.name", "MCF-7")
                .state("serum.treatment", "untreated")
                .state("serum.percent", 10, "%")
                .state("treatment.exposure", "3 d")
                .build();
        Experiment mapped = Experiment.of(java.util.Map.of(
                "complaint",
                "no-response",
                "cellLine.name",
                "MCF-7",
                "serum.treatment",
                "untreated",
                "serum.percent",
                "10 %",
                "treatment.exposure",
                "3 d"));
        Experiment written = ScenarioReader.read("""
                complaint: no-response
                cellLine: {name: MCF-7}
                serum: {treatment: untreated, percent: 10 %}
                treatment: {exposure: 3 d}
                """);
        Diagnosis diagnosis = RuleBook.bundled().diagnose(built);
        assertEquals("MED-02", diagnosis.findings(Verdict.CONFIRMED).get(0).id());
        assertEquals(
                JsonReport.json(diagnosis), JsonReport.json(RuleBook.bundled().diagnose(mapped)));
        assertEquals(
                JsonReport.json(diagnosis), JsonReport.json(RuleBook.bundled().diagnose(written)));
    }

    @Test
    void whatComesOutCannotBeChanged() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("mcf7-full-serum"));
        List<Runnable> attempts = List.of(
                () -> diagnosis.findings().remove(0),
                () -> diagnosis.findings().get(0).because().remove(0),
                () -> diagnosis.findings().get(0).rule().cites().add("x"),
                () -> diagnosis.findings().get(0).rule().repair().clear(),
                () -> diagnosis
                        .findings()
                        .get(0)
                        .repair()
                        .orElseThrow()
                        .changes()
                        .clear(),
                () -> diagnosis.references().clear(),
                () -> diagnosis.references().get("Hole2015").cslItem().clear(),
                () -> diagnosis.values().clear(),
                () -> diagnosis.questions().clear(),
                () -> diagnosis.setting().systems().clear(),
                () -> diagnosis.experiment().extra().put("a", "b"),
                () -> diagnosis.known().clear(),
                () -> diagnosis.experiment().stated().clear(),
                () -> diagnosis.ruleSet().switchedOff().add("x"),
                () -> RuleBook.bundled().rules().clear());
        for (int i = 0; i < attempts.size(); i++) {
            Runnable attempt = attempts.get(i);
            org.junit.jupiter.api.Assertions.assertThrows(
                    UnsupportedOperationException.class, attempt::run, "attempt " + i);
        }
    }

    @Test
    void badStatementsComeBackAsValues() {
        InvalidExperimentException refused = org.junit.jupiter.api.Assertions.assertThrows(
                InvalidExperimentException.class, () -> Experiment.builder()
                        .state("medium.phenolred", true)
                        .state("serum.percent", 10)
                        .state("serum.kind", 7)
                        .state("assay.positiveControl", List.of("estradiol", "water"))
                        .state("medium.insulin", null)
                        .build());
        assertEquals(
                "medium.phenolred, serum.percent, serum.kind, assay.positiveControl",
                refused.problems().stream().map(problem -> problem.path()).collect(Collectors.joining(", ")));
    }
}
