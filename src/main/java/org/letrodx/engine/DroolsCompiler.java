package org.letrodx.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.rules.RuleFile;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Compiles the text of rules with Drools' own compiler, which a diagnosis never needs: lint shows with it that a rule
 * is one of Drools, and a test that Drools reads it as we do. Each section becomes a type that Drools declares.
 */
public final class DroolsCompiler {
    /** The package that compiled rules are in, and the types of the sections. */
    static final String PACKAGE = "rules";

    private static final String ROOT = "src/main/resources/rules/";
    private static final AtomicLong BOOKS = new AtomicLong();

    private DroolsCompiler() {}

    /** True if the libraries that compile rules are on the class path; a host may leave them out. */
    public static boolean isThere() {
        return Libraries.isThere("org.drools.compiler.kie.builder.impl.DrlProject")
                && Libraries.isThere("org.drools.mvel.MVELConstraint");
    }

    /** What Drools finds wrong with rules; nothing if it compiles them. */
    public static List<Problem> faults(List<RuleFile> files) {
        try {
            compile(files);
            return List.of();
        } catch (InputException faults) {
            return faults.problems();
        }
    }

    /** @throws InputException with every fault that the compiler finds */
    static KieBase compile(List<RuleFile> files) {
        return Libraries.own(() -> {
            KieServices services = KieServices.get();
            // two books on one release id would silently share the rules of the second
            ReleaseId book = services.newReleaseId("org.letrodx", "rule-book", String.valueOf(BOOKS.incrementAndGet()));
            try {
                build(files, services, book);
                return services.newKieContainer(book, Libraries.loader()).getKieBase();
            } finally {
                services.getRepository().removeKieModule(book);
            }
        });
    }

    private static void build(List<RuleFile> files, KieServices services, ReleaseId book) {
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(book);
        write("sections.drl", sections(), services, system);
        for (RuleFile file : files) {
            // on the same line, so that faults keep theirs
            String head = "package " + PACKAGE + "; import function " + Then.class.getName() + ".*; ";
            write(file.name(), head + file.text(), services, system);
        }
        KieBuilder builder = services.newKieBuilder(system, Libraries.loader());
        builder.buildAll(DrlProject.class);
        List<Problem> problems = new ArrayList<>();
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            problems.add(problem(message, files));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static void write(String name, String text, KieServices services, KieFileSystem system) {
        // as bytes: a plain string is written in the platform's charset
        system.write(
                ROOT + name,
                services.getResources().newByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "UTF-8"));
    }

    /** A type for each section, with a property for each of its facts. */
    private static String sections() {
        return "package " + PACKAGE + "\n"
                + Vocabulary.types().stream()
                        .collect(Collectors.groupingBy(FactType::section, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(section -> "declare " + typeOf(section.getKey()) + "\n"
                                + section.getValue().stream()
                                        .map(fact -> "    " + fact.name() + " : " + Asked.class.getName() + "\n")
                                        .collect(Collectors.joining())
                                + "end\n")
                        .collect(Collectors.joining());
    }

    /** The name of the pattern that asks a section, for example {@code CellLine}. */
    static String typeOf(String section) {
        return section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1);
    }

    private static Problem problem(Message message, List<RuleFile> files) {
        String path = String.valueOf(message.getPath());
        String fault = "Drools: " + message.getText().strip().replaceAll("\\s*\\R\\s*", " ");
        return files.stream()
                .filter(file -> path.endsWith(file.name()))
                .findFirst()
                .map(file -> new Problem(file.line(message.getLine()), "", fault))
                .orElse(new Problem(Location.of(path), "", fault));
    }
}
