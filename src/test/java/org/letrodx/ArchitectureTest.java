package org.letrodx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may use which; read out of the imports. */
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java/org/letrodx");
    /** From the ground up: a package may use those before it. The root package holds {@code RuleBook}, the front door. */
    private static final List<String> ORDER = List.of("document", "data", "facts", "diagnosis", "engine", "", "scenario", "review", "report", "record",
            "cli");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(?<name>[\\w.]+);", Pattern.MULTILINE);

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
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
                boolean misplaced = name.startsWith("org.kie.") || name.startsWith("org.drools.") ? !room.equals("engine")
                        : name.startsWith("picocli.") ? !room.equals("cli")
                        : name.startsWith("com.samskivert.") ? !room.equals("report") && !room.equals("data")
                        : name.startsWith("org.hipparchus.") || name.startsWith("org.dhatim.") ? !room.equals("data")
                        : name.startsWith("me.tongfei.") ? !room.equals("cli")
                        : name.startsWith("de.siegmar.fastcsv.writer.") ? !room.equals("document")
                        : name.startsWith("com.fasterxml.") || name.startsWith("org.snakeyaml.") || name.startsWith("org.erdtman.")
                                ? !room.equals("document")
                        : name.startsWith("org.fhir.") && !room.equals("facts");
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
            if (!room(source).equals("cli") && Pattern.compile("System\\.(out|err|exit)|printStackTrace").matcher(code).find()) {
                wrong.add(source.toString());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
