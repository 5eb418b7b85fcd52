package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.Documents;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;

/** The command line as it is typed. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int letrodx(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC(), args);
    }

    @Test
    void diagnosesAFile() {
        assertEquals(0, letrodx("diagnose", "scenarios/mcf7-full-serum.yaml"));
        assertTrue(out.toString().startsWith("Start here: MED-02 "), out.toString());
        assertTrue(
                out.toString().contains(" 1. MED-02 Serum not stripped of estrogens: confirmed, decisive"),
                out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void oneFileIsAnObjectAndSeveralAnArray() {
        assertEquals(0, letrodx("diagnose", "--format", "json", "scenarios/protocol-1.yaml"));
        assertTrue(Documents.parse(out.toString(), "x.json").root() instanceof Written.Entries);
        out.getBuffer().setLength(0);
        assertEquals(
                0, letrodx("diagnose", "--format", "json", "scenarios/protocol-1.yaml", "scenarios/protocol-2.yaml"));
        assertTrue(Documents.parse(out.toString(), "x.json").root() instanceof Written.Items items
                && items.items().size() == 2);
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("{\"complaint\": \"no-response\"}".getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, letrodx("diagnose", "-"));
        } finally {
            System.setIn(before);
        }
        assertTrue(out.toString().contains("Which cell line is it?"));
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndTheOthersAreDiagnosed(@TempDir Path folder) throws Exception {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "medium:\n  phenolRd: true\n  insulin: maybe\n");
        assertEquals(3, letrodx("diagnose", bad.toString(), "missing.yaml", "scenarios/protocol-2.yaml"));
        String said = err.toString().replaceAll("\\s+", " ");
        assertTrue(said.contains(bad + ":2:3: medium.phenolRd: \"phenolRd\" is not a fact of medium"), said);
        assertTrue(said.contains(bad + ":3:12: medium.insulin"), said);
        assertTrue(err.toString().lines().allMatch(line -> line.length() <= 80 || line.contains(bad.toString())), said);
        assertTrue(err.toString().contains("missing.yaml: no such file"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertTrue(out.toString().contains("protocol-2"), out.toString());
    }

    /** Whoever is refused by one command is refused by the other, and told how to go on. */
    @Test
    void whatIsNoScenarioIsSentOn(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("x.txt"), "complaint: no-response\n");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "\n");
        Path workbook = Files.writeString(folder.resolve("x.xlsx"), "PK\u0003\u0004junk");
        for (String command : List.of("diagnose", "review")) {
            assertTrue(
                    said(command, text).contains("has an ending that does not tell how it is written"),
                    said(command, text));
            assertTrue(said(command, workbook).contains("is an Excel workbook"), said(command, workbook));
        }
        assertTrue(said("diagnose", empty).contains("is empty. Maybe: letrodx ask"), said("diagnose", empty));
    }

    private String said(String command, Path file) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertNotEquals(0, letrodx(command, file.toString()));
        return (out + " " + err).replaceAll("\\s+", " ");
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, letrodx());
        assertEquals(2, letrodx("diagnose"));
        assertEquals(2, letrodx("diagnoze", "x"));
        assertEquals(2, letrodx("diagnose", "--format", "pdf", "scenarios/protocol-1.yaml"));
        assertEquals(2, letrodx("diagnose", "--without", "MED-99", "scenarios/protocol-1.yaml"));
        assertTrue(err.toString().contains("there is no rule MED-99"), err.toString());
        assertEquals(2, letrodx("explain", "MED-2"));
        assertTrue(err.toString().contains("Maybe: MED-02"), err.toString());
    }

    @Test
    void aRuleSwitchedOffIsSaid() {
        assertEquals(0, letrodx("diagnose", "--without", "MED-02,MED-01", "scenarios/mcf7-full-serum.yaml"));
        assertFalse(out.toString().contains("MED-02 Serum"));
        assertTrue(out.toString().contains("without MED-01, MED-02"), out.toString());
    }

    @Test
    void houseRulesThatCannotBeReadAreThree(@TempDir Path folder) {
        assertEquals(3, letrodx("diagnose", "--rules", folder.toString(), "scenarios/protocol-1.yaml"));
        assertTrue(err.toString().contains("holds no rule"), err.toString());
    }

    @Test
    void explainsARuleAReferenceAndAFact() {
        assertEquals(0, letrodx("explain", "MED-02"));
        assertEquals(0, letrodx("explain", "Hole2015"));
        assertEquals(0, letrodx("explain", "serum.treatment"));
        assertTrue(out.toString().contains("charcoal-stripped"));
    }

    @Test
    void helpVersionRulesSchemaAndCompletionAnswer() {
        for (String[] args : new String[][] {
            {"--help"},
            {"--version"},
            {"rules"},
            {"rules", "--format", "json"},
            {"schema"},
            {"schema", "review"},
            {"schema", "diagnosis"},
            {"review", "--help"},
            {"verify", "--help"},
            {"diagnose", "--help"},
            {"generate-completion"},
            {"help"},
            {"help", "plan"},
            {"facts"},
            {"facts", "edge"},
            {"new", "--complaint", "no-response", "--system", "2D"},
            {"ask", "--help"},
            {"plan", "--help"},
            {"measure", "--help"}
        }) {
            out.getBuffer().setLength(0);
            assertEquals(0, letrodx(args), String.join(" ", args));
            assertTrue(out.toString().length() > 10, String.join(" ", args));
        }
    }

    @Test
    void severalFilesAreToldApart() {
        assertEquals(0, letrodx("diagnose", "scenarios/protocol-1.yaml", "scenarios/protocol-2.yaml"));
        assertTrue(out.toString().startsWith("== scenarios/protocol-1.yaml =="), out.toString());
        assertTrue(out.toString().contains("\n== scenarios/protocol-2.yaml =="), out.toString());
    }

    @Test
    void aMistakeIsAnsweredInALineOrTwo() {
        for (String[] args : new String[][] {
            {"scenarios/protocol-1.yaml"},
            {"scenarios"},
            {"record", "--help"},
            {"dignose"},
            {"explain", "serumm"},
            {"facts", "xyzzyplugh"},
            {"plan"},
            {"plan", "--keep", "celline", "scenarios/protocol-1.yaml"}
        }) {
            err.getBuffer().setLength(0);
            assertEquals(2, letrodx(args), String.join(" ", args));
            assertTrue(err.toString().lines().count() <= 4, err.toString());
        }
        letrodx("scenarios/protocol-1.yaml");
        assertTrue(err.toString().contains("letrodx diagnose scenarios/protocol-1.yaml"), err.toString());
    }

    @Test
    void filesOfOtherKindsAreSentToTheRightCommand(@TempDir Path folder) throws Exception {
        Path workbook = folder.resolve("plate.xlsx");
        Files.write(workbook, new byte[] {'P', 'K', 3, 4, (byte) 0xff});
        assertEquals(3, letrodx("diagnose", "scenarios", "scenarios/review/plates-week-47.csv", workbook.toString()));
        String said = err.toString().replaceAll("\\s+", " ");
        assertTrue(said.contains("Maybe: letrodx review scenarios scenarios/review/plates"), said);
        assertTrue(said.contains("is an Excel workbook"), said);
    }

    @Test
    void anInterviewWithoutATerminalReadsLinesAndWritesTheScenario(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("plate.yaml");
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("""
                    no-response
                    culture of sorts
                    2D
                    MCF 7
                    why
                    ?
                    back
                    done
                    """.getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, letrodx("ask", file.toString()));
        } finally {
            System.setIn(before);
        }
        assertTrue(out.toString().contains("\"culture of sorts\" is not a value"), out.toString());
        assertTrue(out.toString().contains("\nStart here: "), out.toString());
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80 || line.contains(file.toString())));
        Experiment written = ScenarioReader.read(file);
        assertEquals("MCF 7", written.fact("cellLine.name").display());
        assertEquals("cell-culture", written.fact("model.system").display());
    }

    @Test
    void anInterviewGoesOnWithAFileAndKeepsWhatElseStandsInIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("plate.yaml");
        Files.writeString(file, """
                # of last week
                complaint: no-response
                cellLine: {name: MCF7}
                waivers: [{rule: MED-01, reason: deviation-accepted}]
                extra: {project: 12}
                """);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("cell-culture\n?\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, letrodx("ask", "--one-by-one", file.toString()));
        } finally {
            System.setIn(before);
        }
        String after = Files.readString(file);
        assertTrue(after.contains("name: MCF7"), after);
        assertTrue(after.contains("deviation-accepted"), after);
        assertTrue(after.contains("project: "), after);
        assertTrue(after.contains("system: cell-culture"), after);
        assertTrue(after.contains(": unknown"), after);
        assertTrue(Files.readString(folder.resolve("plate.yaml.bak")).startsWith("# of last week"));
    }

    @Test
    void aPlanIsWrittenAsAScenarioThatPasses(@TempDir Path folder) throws Exception {
        Path next = folder.resolve("next.yaml");
        Path layout = folder.resolve("layout.csv");
        assertEquals(
                0,
                letrodx(
                        "plan",
                        "--write",
                        next.toString(),
                        "--layout",
                        layout.toString(),
                        "scenarios/mcf7-full-serum.yaml"));
        assertTrue(
                out.toString().contains("stripping of the serum: untreated -> charcoal-stripped [serum.treatment]"),
                out.toString());
        assertEquals(97, Files.readAllLines(layout).size());
        out.getBuffer().setLength(0);
        assertEquals(0, letrodx("diagnose", next.toString()));
        assertFalse(out.toString().contains("confirmed, decisive"), out.toString());
    }

    @Test
    void aPlanOverwritesNothing(@TempDir Path folder) throws Exception {
        Path file = Files.copy(Path.of("scenarios/mcf7-full-serum.yaml"), folder.resolve("mine.yaml"));
        assertEquals(3, letrodx("plan", "--write", file.toString(), file.toString()));
        assertTrue(said().contains("mine.yaml: is there already"), said());
        assertEquals(Documents.text(Path.of("scenarios/mcf7-full-serum.yaml")), Documents.text(file));
        assertEquals(
                3,
                letrodx(
                        "plan",
                        "--write",
                        folder + "/next.yaml",
                        "--layout",
                        folder + "/none/layout.csv",
                        file.toString()));
        assertFalse(Files.exists(folder.resolve("next.yaml")), "of two files, none is written if one cannot be");
        assertTrue(said().contains("there is no folder "), said());
    }

    /** What was told of faults, whatever its lines. */
    private String said() {
        return err.toString().replaceAll("\\s+", " ");
    }

    @Test
    void aFileInWhichNothingWasAnsweredIsBegunAgain(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("empty.yaml"));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("no-response\ndone\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, letrodx("ask", file.toString()), err.toString());
        } finally {
            System.setIn(before);
        }
        assertTrue(Files.readString(file).contains("complaint: no-response"), Files.readString(file));
    }

    @Test
    void houseRulesHaveNoPages(@TempDir Path folder) throws Exception {
        assertEquals(3, letrodx("docs", folder.toString()));
        assertTrue(err.toString().contains("is no whole rule book"), err.toString());
        assertEquals(0, Files.list(folder).count(), "nothing is half written");
    }

    @Test
    void aNumberOfAnOptionIsRefusedInPlainWords() {
        assertEquals(2, letrodx("plan", "--seed", "1.5", "none.yaml"));
        assertTrue(err.toString().contains("'--seed': \"1.5\" is not a whole number"), err.toString());
        assertEquals(2, letrodx("plan", "--seed", "99999999999999999999", "none.yaml"));
        assertTrue(err.toString().contains("'--seed': \"99999999999999999999\" is too large"), err.toString());
        assertEquals(2, letrodx("serve", "--port", "http"));
        assertTrue(err.toString().contains("'--port': \"http\" is not a whole number"), err.toString());
    }
}
