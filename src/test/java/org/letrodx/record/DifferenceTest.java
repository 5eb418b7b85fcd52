package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.SmallRules;
import org.letrodx.document.InputException;
import org.letrodx.facts.Experiment;
import org.letrodx.report.JsonReport;
import org.letrodx.review.Reviewed;

/** What changed from record to record, and from rule book to rule book. */
class DifferenceTest {
    @TempDir
    private Path directory;

    private RecordView view(String because, Reviewed review) {
        Recorded recorded = RecordsForTests.run(
                        directory, RecordsForTests.CLOCK, RecordsForTests.RULES, because, review)
                .get(0);
        return Records.find(new DirectoryStore(directory), recorded.record());
    }

    private static final String SUMMARY = "\n{\"type\":\"summary\"}\n";

    private static Experiment stripped() {
        return RecordsForTests.experiment("a").with(Map.of("serum.treatment", "charcoal-stripped"));
    }

    @Test
    void ofARecordAndItsCorrection() {
        RecordView before = view("", RecordsForTests.review("a"));
        RecordView after = view(
                "a slip of the pen", RecordsForTests.review(stripped(), RecordsForTests.RULES.without("MED-03"), "[]"));

        assertTrue(Difference.between(before, before).isEmpty());
        Difference difference = Difference.between(before, after);
        assertTrue(
                difference.verdicts().contains(new Change("MED-02", "confirmed", "ruled-out")), difference.toString());
        assertTrue(difference.levels().contains(new Change("MED-02", "error", "")), difference.toString());
        assertTrue(
                difference
                        .facts()
                        .contains(new Change("serum.treatment", "untreated (stated)", "charcoal-stripped (stated)")),
                difference.facts().toString());
        assertEquals(
                List.of("switchedOff"),
                difference.ruleSet().stream().map(Change::what).toList());
        assertEquals(
                new Difference.Origin(before.hash(), "a", "Ada", "2026-11-25T11:00:00+01:00", "", ""),
                difference.before());
        assertEquals(
                new Difference.Origin(
                        after.hash(), "a", "Ada", "2026-11-25T11:00:00+01:00", before.hash(), "a slip of the pen"),
                difference.after());
    }

    @Test
    void notesAndWhatElseWasWrittenDifferToo() {
        RecordView before = view("", RecordsForTests.review("a"));
        Experiment noted = RecordsForTests.experiment("a").toBuilder()
                .notes("incubator failed")
                .extra(Map.of("plate", "P7"))
                .build();
        RecordView after = view("a note", RecordsForTests.review(noted, RecordsForTests.RULES, "[]"));

        Difference difference = Difference.between(before, after);
        assertEquals(
                List.of(
                        new Change("extra", "{\"plate\":\"0.60\"}", "{\"plate\":\"P7\"}"),
                        new Change("notes", "", "incubator failed")),
                difference.facts());
        assertEquals(List.of(), difference.verdicts());
    }

    @Test
    void aWaiverChangesTheLevel() {
        Reviewed review = RecordsForTests.review("a");
        RecordView before = view("", review);
        RecordView after = view(
                "accepted",
                RecordsForTests.review(
                        RecordsForTests.experiment("a"),
                        RecordsForTests.RULES,
                        "[{rule: MED-02, experiment: a, facts: '"
                                + review.remarks().get(0).facts()
                                + "', reason: intended, text: text, by: Eve, on: 2026-11-01, expires: 2027-01-01}]"));

        Difference difference = Difference.between(before, after);
        assertEquals(List.of(new Change("MED-02", "error", "error, waived")), difference.levels());
        assertEquals(List.of(), difference.verdicts());
    }

    @Test
    void ofTwoReviewsSetUpBySetUp() throws IOException {
        Path before = Files.writeString(
                directory.resolve("before.ndjson"),
                JsonReport.line(RecordsForTests.review("a")) + "\n" + JsonReport.line(RecordsForTests.review("b"))
                        + SUMMARY);
        Path after = Files.writeString(
                directory.resolve("after.ndjson"),
                JsonReport.line(RecordsForTests.review(stripped())) + "\n"
                        + JsonReport.line(RecordsForTests.review("b")) + "\n"
                        + JsonReport.line(RecordsForTests.review("c")) + SUMMARY);
        ReviewComparison comparison = ReviewComparison.between(before, after);
        assertEquals(List.of(3L, 2L), List.of(comparison.setUps(), comparison.changed()));
        assertEquals(
                List.of("a", "c"),
                comparison.changes().stream().map(Change::what).toList());
        assertEquals(1L, comparison.outcomes().get(new Change("outcome", "not-clean", "undecided")));
    }

    /** The last one of an id must not hide those before it. */
    @Test
    void anIdThatStandsTwiceIsComparedEachTime() throws IOException {
        String clean = JsonReport.line(RecordsForTests.review(stripped())) + "\n";
        String faulty = JsonReport.line(RecordsForTests.review("a")) + "\n";
        Path before = Files.writeString(directory.resolve("before.ndjson"), clean + clean + SUMMARY.strip());
        Path after = Files.writeString(directory.resolve("after.ndjson"), faulty + clean + SUMMARY.strip());
        Path more = Files.writeString(directory.resolve("more.ndjson"), clean + clean + faulty + SUMMARY.strip());
        assertEquals(List.of("a"), changed(before, after));
        assertEquals(List.of("a (occurrence 3)"), changed(before, more));
        assertEquals(3, ReviewComparison.between(before, more).setUps());
    }

    private static List<String> changed(Path before, Path after) {
        return ReviewComparison.between(before, after).changes().stream()
                .map(Change::what)
                .toList();
    }

    @Test
    void aReviewThatWasCutOffIsNotCompared() throws IOException {
        Path whole = Files.writeString(
                directory.resolve("whole.ndjson"), JsonReport.line(RecordsForTests.review("a")) + SUMMARY);
        Path cut = Files.writeString(directory.resolve("cut.ndjson"), JsonReport.line(RecordsForTests.review("a")));
        InputException refused = assertThrows(InputException.class, () -> ReviewComparison.between(whole, cut));
        assertTrue(refused.getMessage().contains("cut.ndjson: has no summary"), refused.getMessage());
    }

    @Test
    void ofTwoRuleBooks(@TempDir Path folder) {
        RuleComparison same = new RuleComparison(RecordsForTests.RULES, RecordsForTests.RULES);
        assertEquals(List.of(), same.compare(RecordsForTests.experiment("a")));
        assertTrue(same.totals().isEmpty());

        RuleComparison comparison =
                new RuleComparison(RecordsForTests.RULES.without("MED-01"), SmallRules.withMoreSerum(folder));
        Experiment tenPercent = Experiment.builder()
                .state("serum.treatment", "untreated")
                .state("serum.percent", "10 %")
                .build();
        Change change = new Change("MED-02", "confirmed", "ruled-out");
        assertEquals(
                List.of(change),
                comparison.compare(tenPercent).stream()
                        .filter(one -> one.what().equals("MED-02"))
                        .toList());
        assertEquals(List.of(), comparison.compare(Experiment.blank()));
        RuleComparison.Totals totals = comparison.totals();
        assertEquals(List.of(2L, 1L), List.of(totals.experiments(), totals.differing()));
        assertEquals(1L, totals.byRule().get("MED-02").get(change));
        assertEquals(List.of(), List.copyOf(totals.onlyBefore()));
        assertEquals(List.of("MED-01"), List.copyOf(totals.onlyAfter()));
    }
}
