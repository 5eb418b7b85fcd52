package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transform script, run on files as LabKey Server writes them: a stand-in from its documentation, not LabKey
 * Server.
 */
class LabKeyCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeftInTheWorkingDirectory() throws IOException {
        Files.deleteIfExists(Path.of("errors.html"));
    }

    private int run(String level, String... fields) throws IOException {
        Path columns = folder.resolve("columns.yaml");
        Files.writeString(columns, """
                constants: {model.system: cell-culture}
                columns:
                  Line: {fact: cellLine.name, optional: true}
                  PhenolRed: {fact: medium.phenolRed, optional: true}
                  Serum: {fact: serum.percent, unit: "%", percent: as written, optional: true}
                  SerumTreatment: {fact: serum.treatment, optional: true}
                """);
        StringBuilder properties = new StringBuilder();
        for (String field : fields) {
            properties.append(field).append("\tjava.lang.String\n");
        }
        properties
                .append("assayId\tRun 7\tjava.lang.String\n")
                .append("runComments\t\"two\nlines\"\tjava.lang.String\n")
                .append("runDataFile\t" + folder + "/runData.tsv\tignored\t" + folder + "/out.tsv\n")
                .append("errorsFile\t" + folder.resolve("errors.tsv") + "\n")
                .append("transformedRunPropertiesFile\t" + folder.resolve("transformed.tsv") + "\n")
                .append("severityLevel\t" + level + "\n");
        Path file = folder.resolve("runProperties.tsv");
        Files.writeString(file, properties);
        return Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                Clock.systemUTC(),
                "labkey",
                "--columns",
                columns.toString(),
                file.toString());
    }

    private List<String> errors() throws IOException {
        Path file = folder.resolve("errors.tsv");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void aDecisiveFaultStopsTheImport() throws IOException {
        assertEquals(0, run("WARN", "Line\tMDA-MB-231"), "LabKey Server reads the errors only then: " + err);
        assertEquals(1, errors().size(), errors().toString());
        String[] cells = errors().get(0).split("\t");
        assertEquals("error", cells[0]);
        assertEquals("Line", cells[1]);
        assertTrue(cells[2].startsWith("CELL-01 "), cells[2]);
    }

    @Test
    void whatCannotBeReadStopsItToo() throws IOException {
        assertEquals(0, run("WARN", "PhenolRed\tperhaps", "Serum\tmuch"));
        assertEquals(
                List.of("PhenolRed", "Serum"),
                errors().stream().map(line -> line.split("\t")[1]).toList());
    }

    @Test
    void aWarningWaitsForAPersonOnce() throws IOException {
        assertEquals(0, run("WARN", "PhenolRed\ttrue", "Line\tMCF-7"), err::toString);
        assertEquals(List.of(), errors());
        assertEquals(List.of("maximumSeverity\tWARN"), Files.readAllLines(folder.resolve("transformed.tsv")));
        assertTrue(Files.readString(Path.of("errors.html")).contains("<li>MED-01 "));
        Files.delete(Path.of("errors.html"));
        Files.delete(folder.resolve("transformed.tsv"));
        assertEquals(0, run("ERROR", "PhenolRed\ttrue", "Line\tMCF-7"));
        assertFalse(Files.exists(Path.of("errors.html")), "LabKey Server would take it for an error");
        assertFalse(Files.exists(folder.resolve("transformed.tsv")));
        assertEquals(List.of(), errors());
    }

    @Test
    void runPropertiesThatAreNone() throws IOException {
        Path file = folder.resolve("other.tsv");
        Files.writeString(file, "assayId\tRun 7\n");
        Path columns = folder.resolve("columns.yaml");
        Files.writeString(columns, "columns: {Line: cellLine.name}\n");
        assertEquals(
                3,
                Main.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        Clock.systemUTC(),
                        "labkey",
                        "--columns",
                        columns.toString(),
                        file.toString()));
        assertTrue(err.toString().contains("has no errorsFile"), err.toString());
    }
}
