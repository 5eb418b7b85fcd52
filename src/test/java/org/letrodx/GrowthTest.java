package org.letrodx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioSchema;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.BundledVocabulary;

/**
 * The API may grow, and what hosts wrote for it goes on: nothing they can name goes, and a new fact changes no old
 * answer.
 */
class GrowthTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What hosts can name, as of the last time that it was blessed. */
    private static final Path BLESSED = Path.of("src/test/resources/api.txt");

    private static final String VOCABULARY = "org/letrodx/vocabulary/vocabulary.yaml";
    /** Where the new fact stands: before others of its section, so that the places of all that follow move. */
    private static final String BEFORE =
            "medium:\n  only in: [cell-culture, spheroid, organoid]\n  change: 2\n  facts:\n";

    private static final String NEW_FACT = """
                gassing:
                  asks: With which gas is the medium in balance?
                  words:
                    air: []
                    low-oxygen: []
            """;

    /**
     * Removal and change fail; additions do not. {@code -Dbless=true} writes the file anew: read what changed in it.
     */
    @Test
    void nothingThatHostsNameIsGoneOrChanged() throws Exception {
        Set<String> now = signatures();
        if (Boolean.getBoolean("bless")) {
            Files.writeString(BLESSED, String.join("\n", now) + "\n");
        }
        Set<String> gone = new TreeSet<>(Files.readAllLines(BLESSED));
        assertTrue(gone.size() > 500, "an empty file proves nothing");
        gone.removeAll(now);
        assertEquals(Set.of(), gone, "hosts that use these no longer compile, or no longer run");
    }

    /** One line for each public type, what it extends, and each public member, with generic types. */
    private static Set<String> signatures() throws Exception {
        Set<String> lines = new TreeSet<>();
        for (Class<?> type : ApiTest.api()) {
            lines.add(type.getName() + " is " + kind(type));
            Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                    .filter(above -> above != Object.class)
                    .forEach(above -> lines.add(type.getName() + " extends " + above.getTypeName()));
            Stream.of(type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
                    .flatMap(Arrays::stream)
                    .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                    .forEach(member -> lines.add(signature(type, member)));
        }
        return lines;
    }

    private static String kind(Class<?> type) {
        return type.isRecord()
                ? "a record"
                : type.isEnum() ? "an enum" : type.isInterface() ? "an interface" : "a class";
    }

    private static String signature(Class<?> type, Member member) {
        String of = (Modifier.isStatic(member.getModifiers()) ? "static " : "");
        if (member instanceof Field field) {
            return type.getName() + " has " + of + field.getName() + ": "
                    + field.getGenericType().getTypeName();
        }
        Executable called = (Executable) member;
        String name = called instanceof Method ? called.getName() : "new";
        String result = called instanceof Method method
                ? ": " + method.getGenericReturnType().getTypeName()
                : "";
        return type.getName() + " has " + of + name + types(called.getGenericParameterTypes(), "(", ")") + result
                + types(called.getGenericExceptionTypes(), " throws ", "");
    }

    private static String types(Type[] types, String before, String after) {
        return types.length == 0 && after.isEmpty()
                ? ""
                : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", before, after));
    }

    @Test
    void aNewFactChangesNoOldAnswer(@TempDir Path folder) throws Exception {
        Map<String, String> before = new Answers().call();
        Map<String, String> after = withNewFact(folder);
        assertFalse(before.containsKey("gassing"), "the fact is not new");
        assertEquals("low-oxygen", after.remove("gassing"), "the new fact is not read");
        isWithin(JSON.readTree(before.remove("schema")), JSON.readTree(after.remove("schema")), "schema");
        String stated = after.remove("stated");
        assertEquals(before, after);

        try (InputStream schema = JsonReport.class.getResourceAsStream("/org/letrodx/diagnosis.schema.json")) {
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(JSON.readTree(stated)));
        }
    }

    /** The same answers of a program whose vocabulary has one more fact, which runs beside this one. */
    @SuppressWarnings("unchecked") // the class is this one's own, loaded again
    private static Map<String, String> withNewFact(Path folder) throws Exception {
        String vocabulary = Files.readString(Path.of("src/main/resources", VOCABULARY));
        assertTrue(vocabulary.contains(BEFORE), "the vocabulary has no place for it");
        Path file = folder.resolve(VOCABULARY);
        Files.createDirectories(file.getParent());
        Files.writeString(file, vocabulary.replace(BEFORE, BEFORE + NEW_FACT));
        List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(BundledVocabulary.class.getName())
                    .getMethod("write", Path.class)
                    .invoke(null, folder);
            return ((Callable<Map<String, String>>) loader.loadClass(Answers.class.getName())
                            .getDeclaredConstructor()
                            .newInstance())
                    .call();
        }
    }

    /** All that was there is there, and says the same; more may be. */
    private static void isWithin(JsonNode old, JsonNode grown, String at) {
        if (old.isObject()) {
            old.fieldNames().forEachRemaining(name -> {
                assertTrue(grown.has(name), at + " has no " + name);
                isWithin(old.get(name), grown.get(name), at + "/" + name);
            });
        } else if (old.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            grown.forEach(items::add);
            old.forEach(item -> assertTrue(items.contains(item), at + " has no " + item));
        } else {
            assertEquals(old, grown, at);
        }
    }

    /** What the program says, as texts, whatever its vocabulary is: loaded twice. */
    public static final class Answers implements Callable<Map<String, String>> {
        @Override
        public Map<String, String> call() throws IOException {
            Map<String, String> said = new TreeMap<>();
            RuleBook book = RuleBook.bundled();
            for (Path file : Scenarios.worked()) {
                var experiment = Scenarios.read(file);
                said.put("answer to " + file, JsonReport.json(book.diagnose(experiment)));
                said.put("hash of " + file, ScenarioWriter.sha256(experiment));
            }
            said.put("schema", ScenarioSchema.json());
            org.letrodx.vocabulary.Vocabulary.find("medium.gassing").ifPresent(fact -> {
                var experiment = ScenarioReader.read("""
                        complaint: no-response
                        cellLine: {name: MCF-7}
                        medium: {gassing: low-oxygen}
                        """);
                said.put("gassing", experiment.fact(fact).display());
                said.put("stated", JsonReport.json(book.diagnose(experiment)));
            });
            return said;
        }
    }
}
