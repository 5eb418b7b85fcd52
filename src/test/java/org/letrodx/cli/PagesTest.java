package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.Program;

/**
 * What the documents say is true: each command and each snippet of each page is run, by {@link PageRunner}. {@code mvn
 * test -Dtest=PagesTest -Dpages=write} writes what is printed now into the pages; read the difference.
 */
class PagesTest {
    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src/site/markdown");

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(README));
        try (Stream<Path> files = Files.list(PAGES)) {
            files.sorted().forEach(pages::add);
        }
        return pages;
    }

    /** Those that need no server. */
    private static Stream<Path> runnable() throws IOException {
        return pages().stream().filter(page -> !page.endsWith("server.md"));
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void doesWhatItSays(Path page, @TempDir Path directory) throws IOException, InterruptedException {
        for (String needed : List.of("scenarios", "src/examples", "rules")) {
            copy(Path.of(needed), directory.resolve(needed));
        }
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        PageRunner.class.getName(),
                        page.toAbsolutePath().toString(),
                        System.getProperty("pages", "check"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), page + "\n" + said);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void theReadmeIsShortAndNamesTheTestCommandOfTheBuild() throws IOException {
        List<String> readme = Files.readAllLines(README);
        assertTrue(readme.size() <= 120, readme.size() + " lines");
        assertTrue(readme.contains("mvn verify"));
        assertTrue(Files.readString(Path.of(".ci/run")).contains("mvn -B -ntp verify"));
    }

    @Test
    void coordinatesNameThisVersion() throws IOException {
        for (String file : List.of("src/site/markdown/embedding.md", "src/examples/spark/pom.xml")) {
            String text = Files.readString(Path.of(file)).replaceAll("\\s+", "");
            String wanted = "<artifactId>letrodx</artifactId><version>" + Program.version() + "</version>";
            assertTrue(text.contains(wanted), file + ": " + wanted);
        }
    }

    @Test
    void everyPageIsInTheMenu() throws IOException {
        String menu = Files.readString(Path.of("src/site/site.xml"));
        for (Path page : pages().subList(1, pages().size())) {
            String name = page.getFileName().toString().replaceFirst("md$", "html");
            assertTrue(menu.contains("href=\"" + name + "\""), name);
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)\\s]+)\\)");
        List<Path> documents = new ArrayList<>(pages());
        documents.add(Path.of("rules/README.md"));
        try (Stream<Path> files = Files.list(Path.of(".github"))) {
            files.sorted().forEach(documents::add);
        }
        List<String> broken = new ArrayList<>();
        for (Path document : documents) {
            String text = Files.readString(document).replaceAll("(?ms)^```.*?^```", "");
            for (MatchResult found : link.matcher(text).results().toList()) {
                String to = found.group(1).replaceFirst("#.*", "");
                Path file = document.resolveSibling(to).normalize();
                if (!to.isEmpty() && !to.matches("(https?|mailto):.*") && !Files.exists(file)) {
                    broken.add(document + ": " + to);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Commands in a sentence are not run, but there are such commands, with such options. */
    @Test
    void commandsInSentencesExist() throws IOException {
        Pattern inline = Pattern.compile("`(?:\\./)?letrodx ([a-z][a-z-]*)([^`]*)`");
        Map<String, String> helps = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page).replaceAll("(?ms)^```.*?^```", "");
            for (MatchResult found : inline.matcher(text).results().toList()) {
                String help = helps.computeIfAbsent(found.group(1), PagesTest::help);
                boolean there = !help.isEmpty()
                        && Pattern.compile("--[a-z-]+")
                                .matcher(found.group(2))
                                .results()
                                .allMatch(option -> help.contains(option.group()));
                if (!there) {
                    wrong.add(page + ": " + found.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String help(String command) {
        StringWriter out = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                Clock.systemUTC(),
                command,
                "--help");
        return exit == 0 ? out.toString() : "";
    }
}
