package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Review;

/** What changed from record to record, and from rule book to rule book. */
class DifferenceTest {
    @TempDir
    private Path directory;

    private Path record(Review review) {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            return directory
                    .resolve("records")
                    .resolve(book.append(review, "Ada").record() + ".json");
        }
    }

    @Test
    void ofTwoRecords() {
        Path before = record(Records.review("a"));
        Experiment stripped = Records.experiment("a").with(Map.of("serum.treatment", "charcoal-stripped"));
        Path after = record(Records.review(stripped, Records.RULES.without("MED-03"), "[]"));

        assertTrue(Difference.between(before, before).isEmpty());
        Difference difference = Difference.between(before, after);
        assertTrue(
                difference.verdicts().contains(new Change("MED-02", "confirmed", "ruled-out")), difference.toString());
        assertTrue(difference.levels().contains(new Change("MED-02", "error", "")), difference.toString());
        assertTrue(difference
                .facts()
                .contains(new Change("serum.treatment", "untreated (stated)", "charcoal-stripped (stated)")));
        assertEquals(
                List.of("switchedOff"),
                difference.ruleSet().stream().map(Change::what).toList());
    }

    @Test
    void aWaiverChangesTheLevelAndTheOutcome() {
        Experiment experiment = Experiment.builder()
                .id("a")
                .state("serum.treatment", "untreated")
                .state("serum.percent", "10 %")
                .build();
        Path before = record(Records.review(experiment, Records.RULES, "[]"));
        Path after = record(
                Records.review(
                        experiment,
                        Records.RULES,
                        "[{rule: MED-02, experiment: a, reason: intended, text: t, by: Eve, on: 2026-11-01, expires: 2027-01-01}]"));

        Difference difference = Difference.between(before, after);
        assertTrue(difference.levels().get(0).after().endsWith(", waived"), difference.toString());
        assertEquals(List.of(), difference.verdicts());
    }

    @Test
    void ofARecordAndItsCorrection() {
        Path before = record(Records.review("a"));
        Experiment stripped = Records.experiment("a").with(Map.of("serum.treatment", "charcoal-stripped"));
        String corrected;
        try (RecordBook book = RecordBook.open(directory, Clock.offset(Records.CLOCK, Duration.ofHours(2)))) {
            corrected = book.correct(Records.review(stripped, Records.RULES, "[]"), "Eve", "a slip of the pen")
                    .record();
        }

        Difference difference =
                Difference.between(before, directory.resolve("records").resolve(corrected + ".json"));
        String first = difference.before().record();
        assertEquals(before.getFileName().toString(), first + ".json");
        assertEquals(
                new Difference.Origin(first, "a", "Ada", "2026-11-25T11:00:00+01:00", "", ""), difference.before());
        assertEquals(
                new Difference.Origin(corrected, "a", "Eve", "2026-11-25T13:00:00+01:00", first, "a slip of the pen"),
                difference.after());
    }

    @Test
    void aRecordThatIsNotThere() {
        InputException refused = assertThrows(
                InputException.class, () -> Difference.between(directory.resolve("a"), directory.resolve("b")));
        assertTrue(refused.getMessage().contains("no such file"), refused.getMessage());
    }

    @Test
    void ofTwoRuleBooks(@TempDir Path folder) throws IOException {
        RuleComparison same = new RuleComparison(Records.RULES, Records.RULES);
        assertEquals(List.of(), same.compare(Records.experiment("a")));
        assertTrue(same.totals().isEmpty());

        RuleComparison comparison = new RuleComparison(Records.RULES.without("MED-01"), Records.otherRules(folder));
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
        assertTrue(totals.onlyBefore().contains("MED-03") && totals.onlyAfter().isEmpty(), totals.toString());
    }
}
