package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A review as a table that a spreadsheet opens. */
class CsvReviewsTest {
    @Test
    void thereIsARowForEachRemarkAndForEachSetUpWithout() throws IOException {
        long expected = ReviewExamples.reviewed().stream()
                        .mapToLong(review -> Math.max(1, review.remarks().size()))
                        .sum()
                + 1; // of the set-up that cannot be read

        assertEquals(expected, rows().size());
        assertEquals(
                List.of(""),
                rows(ReviewExamples.CLEAN).stream()
                        .map(row -> row.getField("rule"))
                        .toList());
        assertEquals("clean", rows(ReviewExamples.CLEAN).get(0).getField("outcome"));
    }

    @Test
    void aRowSaysWhatWasFoundAndWhoAcceptedIt() throws IOException {
        NamedCsvRecord waived = rows(ReviewExamples.NOT_CLEAN).stream()
                .filter(row -> row.getField("rule").equals("MED-01"))
                .findFirst()
                .orElseThrow();

        assertEquals("not-clean", waived.getField("outcome"));
        assertEquals("warning", waived.getField("level"));
        assertTrue(waived.getField("because").contains("the medium contains phenol red"));
        assertEquals("intended", waived.getField("waiver"));
        assertEquals("A. Curie", waived.getField("waiver_by"));
        assertEquals(64, waived.getField("input").length());
    }

    @Test
    void aRowSaysHowManyCausesWereAssessedAndByWhichRules() throws IOException {
        NamedCsvRecord row = rows(ReviewExamples.CLEAN).get(0);

        assertEquals(ReviewExamples.CLEAN_ASSESSED, row.getField("assessed") + " of " + row.getField("applicable"));
        assertEquals(ReviewExamples.BOOK.ruleSet().version(), row.getField("rule_set"));
        assertEquals(ReviewExamples.BOOK.ruleSet().sha256(), row.getField("rule_set_sha256"));
        assertEquals("", row.getField("switched_off"));
        assertEquals("", rows(ReviewExamples.UNREADABLE).get(0).getField("assessed"));
    }

    @Test
    void whatCannotBeReadHasItsProblems() throws IOException {
        NamedCsvRecord row = rows(ReviewExamples.UNREADABLE).get(0);

        assertEquals("unreadable", row.getField("outcome"));
        assertTrue(row.getField("problems").contains("\"<stript>\" is not a value of this fact"));
        assertTrue(row.getField("problems").contains("; " + ReviewExamples.UNREADABLE + ":2:10: medium.colour"));
    }

    @Test
    void noCellIsAFormula() throws IOException {
        assertEquals(
                List.of(),
                rows().stream()
                        .flatMap(row -> row.getFields().stream())
                        .filter(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"))
                        .toList());
        NamedCsvRecord hostile = rows(ReviewExamples.HOSTILE).get(0);
        assertTrue(hostile.getField("id").startsWith("'=2+5|'<script>"));
        assertTrue(hostile.getField("title").startsWith("'@SUM(A1)\r\n"));
        assertFalse(rows(ReviewExamples.NOT_CLEAN).get(0).getField("id").startsWith("'"));
    }

    private static List<NamedCsvRecord> rows(String source) throws IOException {
        return rows().stream()
                .filter(row -> row.getField("source").equals(source))
                .toList();
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(ReviewExamples.report(ReviewFormat.CSV).replaceFirst("^\ufeff", ""))) {
            return rows.stream().toList();
        }
    }
}
