package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.SetUp;

/** What a review says of one set-up. */
class ReviewerTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final Experiment CLEAN = Scenarios.worked("clean-mcf7ca");
    private static final Experiment PHENOL_RED = CLEAN.with(Map.of("medium.phenolRed", "true"));
    private static final Experiment ESTRADIOL = CLEAN.with(Map.of("hormones.estradiolAdded", "true"));

    static Waivers waivers(String... files) {
        Waivers waivers = new Waivers(BOOK.rules().stream().map(Rule::id).toList(), LocalDate.of(2026, 11, 25));
        for (String file : files) {
            waivers.add(Documents.parse(file, "waivers.yaml"));
        }
        return waivers;
    }

    static String waiver(String rule, String naming) {
        return "waivers: [{rule: " + rule + ", " + naming
                + "reason: mitigated, text: t, by: b, on: 2026-11-01, expires: 2026-12-01}]";
    }

    static SetUp setUp(Experiment experiment) {
        return SetUp.of(Location.of("plate.yaml"), experiment, Optional.empty());
    }

    static Review review(Experiment experiment, String... files) {
        return new Reviewer(BOOK, waivers(files), Set.of()).review(setUp(experiment));
    }

    private static Map<String, Level> levels(Review review) {
        return review.remarks().stream()
                .collect(Collectors.toMap(remark -> remark.finding().id(), Remark::level, (a, b) -> a, TreeMap::new));
    }

    @Test
    void decisiveFaultsAreErrorsContributingOnesWarnings() {
        assertEquals(Map.of(), levels(review(CLEAN)));
        assertEquals(Map.of("MED-01", Level.WARNING), levels(review(PHENOL_RED)));
        assertEquals(Map.of("HOR-02", Level.ERROR), levels(review(ESTRADIOL)));
    }

    @Test
    void unknownFactsAreQuestions() {
        Review review = review(CLEAN.without("hormones.androgen").without("hormones.androgenConcentration"));
        assertEquals(Level.QUESTION, levels(review).get("HOR-01"));
        assertEquals(Optional.of(Outcome.UNDECIDED), review.outcome());
    }

    @Test
    void outcomes() {
        assertEquals(Outcome.CLEAN, review(CLEAN).outcome().orElseThrow());
        assertEquals(
                Outcome.CLEAN, review(PHENOL_RED).outcome().orElseThrow(), "a warning does not make a set-up unclean");
        assertEquals(Outcome.NOT_CLEAN, review(ESTRADIOL).outcome().orElseThrow());
        assertEquals(Outcome.UNDECIDED, review(Experiment.blank()).outcome().orElseThrow(), "nothing is known");
        assertEquals(
                Outcome.UNDECIDED,
                review(CLEAN.with(Map.of("treatment.drug", "anastrozole")))
                        .outcome()
                        .orElseThrow(),
                "not covered");
        assertEquals(
                Outcome.CLEAN_WITH_WAIVERS,
                review(ESTRADIOL, waiver("HOR-02", "experiment: clean-mcf7ca, "))
                        .outcome()
                        .orElseThrow());
        assertEquals(
                Outcome.CLEAN_WITH_WAIVERS,
                review(PHENOL_RED, waiver("MED-01", "experiment: clean-mcf7ca, "))
                        .outcome()
                        .orElseThrow());
    }

    @Test
    void aReviewLooksAtTheWholeSetUpWhateverIsComplainedOf() {
        Experiment complaining = Experiment.of(Map.of(
                "complaint",
                "high-variability",
                "model.system",
                "cell-culture",
                "cellLine.name",
                "MCF-7Ca",
                "serum.treatment",
                "untreated"));
        assertTrue(BOOK.diagnose(complaining).findings().stream()
                .noneMatch(finding -> finding.id().equals("MED-02")));
        Review review = review(complaining);
        assertEquals(Level.ERROR, levels(review).get("MED-02"));
        assertEquals("review", review.diagnosis().orElseThrow().mode());
    }

    @Test
    void aReviewAndADiagnosisWithoutComplaintAreTheSame() {
        assertEquals(BOOK.diagnose(ESTRADIOL).findings(), BOOK.review(ESTRADIOL).findings());
    }

    @Test
    void whatCannotBeReadHasNoOutcome() {
        Problem problem = new Problem(Location.of("plate.yaml"), "", "is empty", "", "");
        Review review = new Reviewer(BOOK, waivers(), Set.of())
                .review(SetUp.refused(Location.of("plate.yaml"), List.of(problem)));
        assertEquals(Optional.empty(), review.outcome());
        assertEquals(List.of(problem), review.setUp().problems());
    }

    @Test
    void aWaivedRemarkStaysVisibleWithItsReason() {
        Remark remark = review(ESTRADIOL, waiver("HOR-02", "experiment: clean-mcf7ca, "))
                .remarks()
                .get(0);
        assertEquals("HOR-02", remark.finding().id());
        assertEquals(Waiver.Reason.MITIGATED, remark.waiver().orElseThrow().reason());
        assertFalse(remark.isNew());
    }

    @Test
    void aFingerprintIsThatOfTheVerdictOfARuleOnAnExperiment() {
        String before = review(ESTRADIOL).remarks().get(0).fingerprint();
        assertEquals(
                before,
                review(ESTRADIOL.with(Map.of("treatment.exposure", "7 d")))
                        .remarks()
                        .get(0)
                        .fingerprint(),
                "another fact");
        Experiment another =
                Experiment.of(Map.of("id", "other", "hormones.estradiolAdded", "true", "model.system", "cell-culture"));
        Remark other = review(another).remarks().stream()
                .filter(remark -> remark.finding().id().equals("HOR-02"))
                .findFirst()
                .orElseThrow();
        assertNotEquals(before, other.fingerprint(), "another experiment");
    }

    @Test
    void aBaselineTellsWhatIsNew(@TempDir Path folder) throws IOException {
        Baseline baseline = new Baseline();
        baseline.add(review(ESTRADIOL));
        Path file = folder.resolve("baseline");
        Files.write(file, (Iterable<String>) baseline.lines()::iterator);
        Set<String> known = Baseline.read(file);
        Review again =
                new Reviewer(BOOK, waivers(), known).review(setUp(ESTRADIOL.with(Map.of("medium.phenolRed", "true"))));
        assertEquals(
                List.of("HOR-02 known", "MED-01 new"),
                again.remarks().stream()
                        .map(remark -> remark.finding().id() + (remark.isNew() ? " new" : " known"))
                        .toList());
        assertEquals(Optional.of(Outcome.NOT_CLEAN), again.outcome(), "what is known is not right for that");
    }

    @Test
    void aBaselineMayBeLong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("baseline");
        Files.write(
                file,
                IntStream.range(0, 50_000)
                        .mapToObj(number -> "{\"fingerprint\":\"%032x\",\"remark\":\"r\"}".formatted(number))
                        .toList());
        assertTrue(Files.size(file) > Documents.LARGEST);
        assertEquals(50_000, Baseline.read(file).size());
        Files.writeString(file, "{\"fingerprint\":\"abc\"}\n");
        assertThrows(InputException.class, () -> Baseline.read(file));
    }
}
