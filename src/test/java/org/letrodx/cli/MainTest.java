package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.Documents;
import org.letrodx.document.Written;

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
        assertTrue(out.toString().contains("1. CONFIRMED decisive: MED-02"), out.toString());
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
        Files.writeString(bad, "medium:\n  phenolred: true\n  insulin: maybe\n");
        assertEquals(3, letrodx("diagnose", bad.toString(), "missing.yaml", "scenarios/protocol-2.yaml"));
        assertTrue(
                err.toString().contains(bad + ":2:3: medium.phenolred: \"phenolred\" is not a fact of medium"),
                err.toString());
        assertTrue(err.toString().contains(bad + ":3:12: medium.insulin"), err.toString());
        assertTrue(err.toString().contains("missing.yaml: no such file"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertTrue(out.toString().contains("protocol-2"), out.toString());
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
        assertFalse(out.toString().contains("CONFIRMED decisive: MED-02"));
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
            {"generate-completion"}
        }) {
            out.getBuffer().setLength(0);
            assertEquals(0, letrodx(args), String.join(" ", args));
            assertTrue(out.toString().length() > 10, String.join(" ", args));
        }
    }
}
