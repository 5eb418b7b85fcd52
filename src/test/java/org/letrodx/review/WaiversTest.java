package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/** A waiver accepts one finding of one experiment, for a time; one that does not is reported. */
class WaiversTest {
    private static final Experiment FAULTY =
            Scenarios.worked("clean-mcf7ca").with(Map.of("hormones.estradiolAdded", "true"));

    /** The outcome of the faulty set-up, and what is said of the waivers. */
    private static String with(Waivers waivers, SetUp... setUps) {
        Reviewer reviewer = new Reviewer(RuleBook.bundled(), waivers, Set.of());
        StringBuilder said = new StringBuilder();
        for (SetUp setUp : setUps) {
            said.append(reviewer.review(setUp).outcome().orElseThrow()).append(' ');
        }
        return said.append(waivers.problems().stream().map(Problem::fault).toList())
                .toString();
    }

    private static String with(String file) {
        return with(ReviewerTest.waivers(file), ReviewerTest.setUp(FAULTY));
    }

    @Test
    void byIdOrByHash() {
        assertEquals("clean-with-waivers []", with(ReviewerTest.waiver("HOR-02", "experiment: clean-mcf7ca, ")));
        String hash = ScenarioWriter.sha256(FAULTY);
        assertEquals("clean-with-waivers []", with(ReviewerTest.waiver("HOR-02", "input: " + hash + ", ")));
        assertEquals(
                "clean-with-waivers []", with(ReviewerTest.waiver("HOR-02", "input: " + hash.substring(0, 12) + ", ")));
    }

    @Test
    void anExpiredOneWaivesNothingAndIsReported() {
        String file = ReviewerTest.waiver("HOR-02", "experiment: clean-mcf7ca, ");
        assertEquals(
                "not-clean [expired on 2026-11-24 and waives nothing]", with(file.replace("2026-12-01", "2026-11-24")));
        assertEquals("clean-with-waivers []", with(file.replace("2026-12-01", "2026-11-25")), "the last day counts");
        assertEquals(
                "not-clean [is dated 2026-11-26, which is to come, and waives nothing]",
                with(file.replace("2026-11-01", "2026-11-26")));
    }

    @Test
    void anUnusedOneIsReported() {
        assertEquals(
                "not-clean [is not used: no such finding of such an experiment]",
                with(ReviewerTest.waiver("MED-01", "experiment: clean-mcf7ca, ")));
        assertEquals(
                "not-clean [is not used: no such finding of such an experiment]",
                with(ReviewerTest.waiver("HOR-02", "experiment: another, ")));
    }

    @Test
    void anOverWideOneIsReported() {
        assertEquals(
                "not-clean [is wider than one rule and waives nothing]",
                with(ReviewerTest.waiver("HOR", "experiment: clean-mcf7ca, ")));
        assertEquals(
                "not-clean [is wider than one rule and waives nothing]",
                with(ReviewerTest.waiver("'*'", "experiment: clean-mcf7ca, ")));
        assertEquals(
                "not-clean [is wider than one experiment and waives nothing]", with(ReviewerTest.waiver("HOR-02", "")));
        assertEquals(
                "not-clean [is wider than one experiment and waives nothing]",
                with(ReviewerTest.waiver("HOR-02", "experiment: '*', ")));
        Experiment namesake = FAULTY.with(Map.of("treatment.exposure", "7 d"));
        assertEquals(
                "clean-with-waivers clean-with-waivers [is wider than one experiment: several have the id clean-mcf7ca; name each by "
                        + "the hash of its input]",
                with(
                        ReviewerTest.waivers(ReviewerTest.waiver("HOR-02", "experiment: clean-mcf7ca, ")),
                        ReviewerTest.setUp(FAULTY),
                        ReviewerTest.setUp(namesake)));
    }

    @Test
    void aSetUpMayCarryItsOwn() {
        Written own = ((Written.Entries) Documents.parse(ReviewerTest.waiver("HOR-02", ""), "plate.yaml")
                        .root())
                .find("waivers")
                .orElseThrow();
        assertEquals(
                "clean-with-waivers []",
                with(ReviewerTest.waivers(), SetUp.of(Location.of("plate.yaml"), FAULTY, Optional.of(own))));
        assertEquals(
                "clean [is not used: no such finding of such an experiment]",
                with(
                        ReviewerTest.waivers(),
                        SetUp.of(Location.of("plate.yaml"), Scenarios.worked("clean-mcf7ca"), Optional.of(own))));
        Written wrong = ((Written.Entries) Documents.parse(ReviewerTest.waiver("HOR-99", ""), "plate.yaml")
                        .root())
                .find("waivers")
                .orElseThrow();
        Review refused = new Reviewer(RuleBook.bundled(), ReviewerTest.waivers(), Set.of())
                .review(SetUp.of(Location.of("plate.yaml"), FAULTY, Optional.of(wrong)));
        assertEquals(Optional.empty(), refused.outcome());
        assertTrue(refused.setUp().problems().get(0).toString().contains("there is no rule HOR-99"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: HOR-02      | rule: HOR-2222   | there is no rule HOR-2222",
                "rule: HOR-02,     |                  | rule: is missing",
                "text: t,          |                  | text: is missing",
                "reason: mitigated | reason: mitigate | \"mitigate\" is not a reason",
                "by: b             | buy: b           | is not a part of a waiver",
                "2026-12-01        | 2026-02-31       | \"2026-02-31\" is not a date",
                "2026-12-01        | 2026-10-01       | 2026-10-01 is before the day it was accepted",
                "experiment: e     | input: abc       | is not the hash of an input",
                "experiment: e     | experiment: e, input: 0123456789abcdef | stands beside an experiment"
            })
    void whatCannotBeReadIsSaid(String right, String wrong, String fault) {
        String file = ReviewerTest.waiver("HOR-02", "experiment: e, ");
        InputException refused = assertThrows(
                InputException.class, () -> ReviewerTest.waivers(file.replace(right, wrong == null ? "" : wrong)));
        assertTrue(refused.getMessage().contains(fault), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("waivers.yaml:1:"), refused.getMessage());
    }

    @Test
    void otherFilesAreNone() {
        for (String file : List.of("waiver: []", "[]", "waivers: [5]", "waivers: []\nother: 1")) {
            assertThrows(InputException.class, () -> ReviewerTest.waivers(file), file);
        }
    }
}
