package org.letrodx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may use which; read out of the imports. */
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/org/letrodx");
    /**
     * From the ground up: a package may use those before it. The root package holds {@code RuleBook}, the front door.
     */
    private static final List<String> ORDER = List.of(
            "document",
            "quantity",
            "data",
            "vocabulary",
            "tables",
            "facts",
            "rules",
            "engine",
            "diagnosis",
            "",
            "scenario",
            "interview",
            "plan",
            "review",
            "record",
            "lint",
            "report",
            "docs",
            "serve",
            "cli");

    /** The rooms that may use a library. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("org.kie.", Set.of("engine")),
            Map.entry("org.drools.", Set.of("engine")),
            Map.entry("org.eclipse.jetty.", Set.of("serve")),
            Map.entry("picocli.", Set.of("cli")),
            Map.entry("me.tongfei.", Set.of("cli")),
            Map.entry("org.jline.", Set.of("cli")),
            Map.entry("com.samskivert.", Set.of("document")),
            Map.entry("org.hipparchus.", Set.of("data")),
            Map.entry("org.dhatim.", Set.of("data")),
            Map.entry("de.siegmar.fastcsv.writer.", Set.of("document")),
            Map.entry("com.fasterxml.", Set.of("document")),
            Map.entry("org.snakeyaml.", Set.of("document")),
            Map.entry("org.erdtman.", Set.of("document")),
            Map.entry("org.fhir.", Set.of("quantity")));

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(?<name>[\\w.]+);", Pattern.MULTILINE);

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertTrue(sources.size() > 50, "an empty selection proves nothing");
            return sources;
        }
    }

    private static String room(Path source) {
        Path below = MAIN.relativize(source);
        return below.getNameCount() == 1 ? "" : below.getName(0).toString();
    }

    private static List<String> imports(Path source) throws IOException {
        List<String> names = new ArrayList<>();
        Matcher match = IMPORT.matcher(Files.readString(source));
        while (match.find()) {
            names.add(match.group("name"));
        }
        return names;
    }

    @Test
    void dependenciesPointOneWay() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path source : sources()) {
            for (String name : imports(source)) {
                if (name.startsWith("org.letrodx.")) {
                    String[] parts = name.split("\\.");
                    String used = Character.isLowerCase(parts[2].charAt(0)) ? parts[2] : "";
                    if (ORDER.indexOf(used) > ORDER.indexOf(room(source)) || !ORDER.contains(used)) {
                        wrong.add(source + " uses " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void eachLibraryStaysInItsRoom() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path source : sources()) {
            String room = room(source);
            for (String name : imports(source)) {
                boolean misplaced = HOMES.entrySet().stream()
                        .anyMatch(home -> name.startsWith(home.getKey())
                                && !home.getValue().contains(room));
                if (misplaced) {
                    wrong.add(source + " imports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheCommandLinePrintsOrExits() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path source : sources()) {
            String code = Files.readString(source).replaceAll("(?s)/\\*.*?\\*/", "");
            if (!room(source).equals("cli")
                    && Pattern.compile("System\\.(out|err|exit)|printStackTrace")
                            .matcher(code)
                            .find()) {
                wrong.add(source.toString());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Behind a sentence Javadoc prints a tag as text. */
    @Test
    void tagsOfJavadocBeginTheirLines() throws IOException {
        Pattern behindText =
                Pattern.compile("^\\s*(?:/\\*\\*|\\*) .*[^ {] @(?:param|throws|return) ", Pattern.MULTILINE);
        List<String> wrong = new ArrayList<>();
        for (Path source : sources()) {
            Matcher match = behindText.matcher(Files.readString(source));
            while (match.find()) {
                wrong.add(source + ": " + match.group().strip());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
