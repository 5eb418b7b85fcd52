package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.InputException;
import picocli.CommandLine.Model.OptionSpec;

/** The settings of a project. */
class SettingsTest {
    @TempDir
    private Path folder;

    private Path below;

    @BeforeEach
    void makeFolders() throws IOException {
        below = Files.createDirectories(folder.resolve("a/b"));
    }

    private Settings settings(String text) throws IOException {
        Files.writeString(folder.resolve("letrodx.yaml"), text);
        Settings settings = Settings.above(below);
        settings.check();
        return settings;
    }

    /** What is wrong with a file, without its folder. */
    private List<String> problems(String text) {
        return assertThrows(InputException.class, () -> settings(text)).problems().stream()
                .map(problem -> problem.toString().replace(folder.toAbsolutePath() + File.separator, ""))
                .toList();
    }

    private static String value(Settings settings, String option) {
        return settings.defaultValue(OptionSpec.builder(option).build());
    }

    @Test
    void areFoundUpward() throws IOException {
        Settings settings = settings("fail-on: warning\ngroup-by: [medium.name, title]\nwaivers: qa/waivers.yaml\n");
        assertEquals("warning", value(settings, "--fail-on"));
        assertEquals("medium.name,title", value(settings, "--group-by"));
        assertEquals(
                folder.toAbsolutePath().resolve("qa/waivers.yaml").toString(),
                value(settings, "--waivers"),
                "relative to the file");
        assertEquals(null, value(settings, "--jobs"));
    }

    @Test
    void theNearestFileCounts() throws IOException {
        settings("fail-on: warning\n");
        Files.writeString(folder.resolve("a/letrodx.yaml"), "jobs: 1\n");
        Settings nearest = Settings.above(below);
        assertEquals("1", value(nearest, "--jobs"));
        assertEquals(null, value(nearest, "--fail-on"));
    }

    @Test
    void severalMayStandInAListOrBetweenCommas() throws IOException {
        Settings settings = settings("group-by: medium.name, title\nwaivers: a.yaml,b.yaml\n");
        assertEquals("medium.name,title", value(settings, "--group-by"));
        assertEquals(
                folder.toAbsolutePath().resolve("a.yaml") + ","
                        + folder.toAbsolutePath().resolve("b.yaml"),
                value(settings, "--waivers"));
    }

    @Test
    void cannotNameCode() {
        assertTrue(problems("rules: ours\n")
                .get(0)
                .contains("house rules decide the answer, so it stands on the command line only"));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAllAtOnce() {
        String allowed =
                "; allowed: format, fail-on, jobs, policy, group-by, no-waivers-inside, waivers, baseline, columns, record";
        assertEquals(
                List.of(
                        "letrodx.yaml:1:10: fail-on: \"warnings\" is not a value of this setting; allowed: error, warning, question, never. Maybe: warning",
                        "letrodx.yaml:2:7: jobs: \"many\" is not a number of threads; allowed: from 1 to 64",
                        "letrodx.yaml:3:1: \"fromat\" is not a setting" + allowed + ". Maybe: format",
                        "letrodx.yaml:4:1: \"without\" is not a setting: it would switch rules off, so it stands on the command line only"
                                + allowed,
                        "letrodx.yaml:6:1: \"record\" occurs twice; it was first at line 5; allowed: one value for one key"),
                problems(
                        "fail-on: warnings\njobs: many\nfromat: text\nwithout: [MED, DOSE-03]\nrecord: a\nrecord: b\n"));
    }

    /** In a process of its own, whose working directory can be chosen. */
    @Test
    void aReviewRefusesWhatIsWrong() throws Exception {
        Files.writeString(folder.resolve("letrodx.yaml"), "fail-on: warnings\njobs: 0\n");
        Path setUp = Files.writeString(below.resolve("plate.yaml"), "id: a\n");
        Path said = folder.resolve("said");
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "org.letrodx.cli.Main",
                        "review",
                        setUp.toString())
                .directory(below.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertEquals(3, exit);
        assertEquals(
                List.of("1:10: fail-on: \"warnings\"", "2:7: jobs: \"0\""),
                Files.readAllLines(said).stream()
                        .filter(line -> line.contains("letrodx.yaml:"))
                        .map(line -> line.replaceAll("^.*letrodx.yaml:| is not a.*", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`fail-on:`                  | `1:9: fail-on: is empty; allowed: error, warning, question, never`",
                "`fail-on: [error, warning]` | `1:10: fail-on: is a list or a map, where one value is wanted; allowed: error, warning, question, never`",
                "`jobs: {a: 1}`              | `1:7: jobs: is a list or a map, where one value is wanted; allowed: from 1 to 64`",
                "`jobs: 0`                   | `1:7: jobs: \"0\" is not a number of threads; allowed: from 1 to 64`",
                "`format: txt`               | `1:9: format: \"txt\" is not a value of this setting; allowed: text, json, ndjson, csv, sarif, junit, html. Maybe: text`",
                "`policy: ' '` | `1:9: policy: is empty; allowed: a file`",
                "`group-by: []` | `1:11: group-by: is empty; allowed: paths of facts, extra.NAME, source, title, complaint`",
                "`waivers: []`               | `1:10: waivers: is empty; allowed: files of waivers`",
                "`group-by: [medium.x, '']` | `1:22: group-by: is empty; allowed: paths of facts, extra.NAME, source, title, complaint`",
                "`waivers: \"a\\0b\"`       | `1:10: waivers: \"a?b\" is not the name of a file; allowed: files of waivers`",
                "`- a` | `1:1: is not a map of settings; allowed: format, fail-on, jobs, policy, group-by, no-waivers-inside, waivers, baseline, columns, record`"
            })
    void aValueIsOfItsKind(String text, String said) {
        assertEquals(List.of("letrodx.yaml:" + said), problems(text));
    }
}
