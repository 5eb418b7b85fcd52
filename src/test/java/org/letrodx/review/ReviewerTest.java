package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** What a review says of one set-up. */
class ReviewerTest {
    private static Map<String, Level> levels(Reviewed review) {
        return review.remarks().stream()
                .collect(Collectors.toMap(remark -> remark.finding().id(), Remark::level, (a, b) -> a, TreeMap::new));
    }

    private static List<String> toState(Reviewed review) {
        return review.toState().stream().map(MissingFact::path).toList();
    }

    @Test
    void cleanMeansAssessed() {
        Reviewed clean = Plates.review(Plates.CLEAN);
        assertEquals("clean", clean.words());
        assertEquals(Map.of(), levels(clean));
        assertEquals(List.of(), toState(clean));

        Reviewed little = Plates.review(ScenarioReader.read("{id: plate, model: {system: cell-culture}}"));
        assertEquals(Outcome.UNDECIDED, little.outcome());
        assertEquals(
                List.of("serum.treatment", "hormones.androgen", "serum.percent", "cellLine.er"),
                toState(little),
                "look-ups before hours, and those that decide most before others");
    }

    /** Decisive before an enzyme assay are the substrate, the cofactor, the range, and that the drug stays in. */
    @Test
    void anEnzymeAssayIsCleanOnlyIfItSaysWhatWasTriedOnWhat() {
        Reviewer reviewer = Reviewer.of(RuleBook.bundled()).withoutRepairs().build();
        Experiment assay = ScenarioReader.read("""
                model: {system: cell-free}
                treatment: {drug: letrozole, washedOut: false, concentrations: [0.1 nM, 100 nM]}
                hormones: {androgen: androstenedione}
                assay: {nadph: true}
                """);
        assertEquals(Outcome.CLEAN, ((Reviewed) reviewer.review(assay)).outcome());

        Reviewed washedOut = (Reviewed) reviewer.review(assay.with(Map.of("treatment.washedOut", "true")));
        assertEquals(Map.of("DOSE-21", Level.ERROR), levels(washedOut));
        Reviewed unknown = (Reviewed) reviewer.review(assay.without("treatment.washedOut"));
        assertEquals(List.of("treatment.washedOut"), toState(unknown));
        Reviewed little = (Reviewed)
                reviewer.review(ScenarioReader.read("{model: {system: cell-free}, treatment: {washedOut: false}}"));
        assertEquals(Outcome.UNDECIDED, little.outcome());
        assertEquals(
                List.of(
                        "assay.fluorogenicSubstrate",
                        "assay.nadph",
                        "hormones.androgen",
                        "treatment.concentrations",
                        "treatment.drug"),
                toState(little));
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource({
        "hormones.androgen,              none,               HOR-14",
        "hormones.androgen,              dihydrotestosterone, HOR-14",
        "hormones.androgenConcentration, 1 pM,               HOR-15",
        "hormones.androgenConcentration, 1 mM,               HOR-16",
        "treatment.highestConcentration, 1 pM,               DOSE-30",
        "assay.nadph,                    false,              ASY-39",
        "assay.product,                  estradiol,          ASY-40"
    })
    void anEnzymeAssayIsJudgedByWhatWentIntoTheTube(String path, String value, String rule) {
        Experiment assay = ScenarioReader.read("""
                model: {system: cell-free}
                treatment: {drug: letrozole, washedOut: false, highestConcentration: 100 nM}
                hormones: {androgen: androstenedione, androgenConcentration: 50 nM}
                assay: {nadph: true}
                """);
        Reviewer reviewer = Reviewer.of(RuleBook.bundled()).withoutRepairs().build();
        assertEquals(Map.of(), levels((Reviewed) reviewer.review(assay)));
        Experiment changed = (value.equals("none") ? assay.without("hormones.androgenConcentration") : assay)
                .with(Map.of(path, value));
        assertEquals(Set.of(rule), levels((Reviewed) reviewer.review(changed)).keySet());
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({
        "cellLine.er,       CELL-01",
        "hormones.androgen, HOR-01",
        "serum.treatment,   MED-02",
    })
    void aDecisiveCauseThatASetUpFactDecidesHoldsItUp(String fact, String rules) {
        Reviewed review = Plates.review(Plates.CLEAN.without(fact));
        assertEquals("undecided", review.words());
        assertEquals(List.of(fact), toState(review));
        assertEquals(rules, String.join(" ", review.toState().get(0).decides()));
    }

    @Test
    void whatOnlyAResultOrWeeksOfWorkDecideHoldsNothingUp() {
        Reviewed clean = Plates.review(Plates.CLEAN);
        assertTrue(clean.diagnosis().findings().stream()
                .filter(finding -> List.of("ASY-17", "RES-09").contains(finding.id()))
                .allMatch(finding -> finding.verdict() == Verdict.OPEN));
        assertEquals(Outcome.CLEAN, clean.outcome());
    }

    @Test
    void decisiveFaultsAreErrorsContributingOnesWarningsGoodPracticeNotes() {
        assertEquals(Map.of("MED-02", Level.ERROR), levels(Plates.review(Plates.FAULTY)));
        Reviewed phenolRed = Plates.review(Plates.CLEAN.with(Map.of("medium.phenolRed", "true")));
        assertEquals(Map.of("MED-01", Level.WARNING), levels(phenolRed));
        assertEquals("clean, 1 warning", phenolRed.words(), "a warning is visible in the outcome");
        Reviewed uncounted = Plates.review(Plates.CLEAN.with(Map.of("assay.cellsCounted", "false")));
        assertEquals(Map.of("ASY-01", Level.NOTE), levels(uncounted));
        assertEquals("clean", uncounted.words());
    }

    @Test
    void aValueBetweenTwoLimitsIsAWarning() {
        Reviewed borderline = Plates.review(Plates.FAULTY.with(Map.of("serum.percent", "2 %")));
        assertEquals(Map.of("MED-02", Level.WARNING), levels(borderline));
        Reviewed alone =
                Plates.review(Plates.FAULTY.with(Map.of("serum.percent", "2 %")).without("serum.treatment"));
        assertEquals(Map.of(), levels(alone), "beside an unknown fact it is no evidence by itself");
        assertEquals(Outcome.UNDECIDED, alone.outcome());
    }

    @Test
    void aRangeThatStraddlesALimitSuspectsAndAsks() {
        Reviewed ofEvidence = Plates.review(Plates.FAULTY.with(Map.of("serum.percent", "0.5 to 10 %")));
        assertEquals(Map.of("MED-02", Level.QUESTION), levels(ofEvidence));
        assertEquals(Outcome.UNDECIDED, ofEvidence.outcome());
        assertTrue(ofEvidence.toState().get(0).moreExactly());

        Experiment lot = Plates.CLEAN.with(Map.of("serum.lotQualified", "false"));
        assertEquals(Map.of("MED-03", Level.WARNING), levels(Plates.review(lot)));
        assertEquals(
                Map.of("MED-03", Level.WARNING),
                levels(Plates.review(lot.without("serum.percent"))),
                "what nobody knows is presumed");
        Reviewed ofCaveat = Plates.review(lot.with(Map.of("serum.percent", "0.5 to 10 %")));
        assertEquals(Map.of("MED-03", Level.QUESTION), levels(ofCaveat), "what is half known is not");
        assertEquals(
                List.of("serum.percent"),
                Plates.remark(ofCaveat, "MED-03").finding().missing());
    }

    @Test
    void aValueThatCannotBeReadCostsTheValueAndNoMore() {
        SetUp setUp = SetUp.ofJson(
                "{\"id\":\"p\",\"model\":{\"system\":\"cell-culture\"},\"cellLine\":{\"er\":\"positive\"},"
                        + "\"serum\":{\"treatment\":\"untreated\",\"percent\":\"10 %\"},\"medium\":{\"phenolRed\":\"rosé\"}}",
                Location.of("p.ndjson"));
        Reviewed review = (Reviewed) Plates.reviewer().build().review(setUp);
        assertEquals(Level.ERROR, levels(review).get("MED-02"), "everything else is reviewed");
        assertEquals("not clean, 1 unread", review.words());
        assertEquals("medium.phenolRed", review.faults().get(0).path());

        SetUp harmless = SetUp.ofJson(
                "{\"model\":{\"system\":\"cell-culture\"},\"cellLine\":{\"er\":\"positive\"},"
                        + "\"serum\":{\"treatment\":\"charcoal-stripped\"},\"hormones\":{\"androgen\":\"testosterone\"},"
                        + "\"medium\":{\"phenolRed\":\"rosé\"}}",
                Location.NONE);
        Reviewed atMost = (Reviewed) Plates.reviewer().build().review(harmless);
        assertEquals("undecided, 1 unread", atMost.words(), "and the outcome is at most undecided");
    }

    @Test
    void twoStatementsThatContradictEachOtherAreBothUnknown() {
        SetUp setUp = SetUp.ofJson(
                "{\"serum\":{\"treatment\":\"untreated\"},"
                        + "\"treatment\":{\"lowestConcentration\":\"5 nM\",\"highestConcentration\":\"1 nM\"}}",
                Location.NONE);
        Reviewed review = (Reviewed) Plates.reviewer().build().review(setUp);
        assertEquals(
                List.of("treatment.lowestConcentration", "treatment.highestConcentration"),
                review.faults().get(0).paths());
        assertEquals(
                List.of("serum.treatment"),
                review.experiment().stated().stream().map(fact -> fact.path()).toList());
        assertEquals("undecided, 1 contradiction", review.words(), "each of them can be read");
    }

    @Test
    void whatIsStatedAndLeftOutIsAskedForFirst() {
        SetUp setUp = SetUp.ofJson(
                "{\"model\":{\"system\":\"cell-culture\"},\"cellLine\":{\"er\":\"positive\"},"
                        + "\"serum\":{\"treatment\":\"serum-free\",\"percent\":\"10 %\"},\"medium\":{\"phenolRed\":\"rosé\"}}",
                Location.NONE);
        Reviewed review = (Reviewed) Plates.reviewer().build().review(setUp);
        assertEquals(
                List.of("medium.phenolRed", "serum.percent", "serum.treatment"),
                review.toState().stream()
                        .filter(MissingFact::setAside)
                        .map(MissingFact::path)
                        .sorted()
                        .toList());
        assertTrue(review.toState().stream().limit(3).allMatch(MissingFact::setAside), review.toState()::toString);
    }

    @Test
    void whatCannotBeReadAtAllIsRefused() {
        Problem problem = new Problem(Location.of("plate.yaml"), "", "is empty", "", "");
        Review review =
                Plates.reviewer().build().review(SetUp.refused(Location.of("plate.yaml"), "p", List.of(problem)));
        assertEquals(List.of(problem), ((Refused) review).problems());
    }

    /** A fault of ours is that record's, and the next goes on. */
    @Test
    void anExceptionInsideARecordIsThatRecords() {
        Reviewer reviewer = Reviewer.of(
                        experiment -> {
                            if (experiment.id().equals("bad")) {
                                throw new IllegalStateException("no such limit");
                            }
                            return Plates.BOOK.review(experiment);
                        },
                        Plates.ids())
                .build();
        Review bad = reviewer.review(Experiment.builder().id("bad").build());
        assertTrue(((Refused) bad).problems().get(0).fault().contains("fault of ours"), bad.toString());
        assertTrue(((Refused) bad).problems().get(0).fault().contains("no such limit"), bad.toString());
        assertTrue(reviewer.review(Plates.CLEAN) instanceof Reviewed);
    }

    @Test
    void aReviewLooksAtTheWholeSetUpWhateverIsComplainedOf() {
        Experiment complaining = ScenarioReader.read("""
                complaint: high-variability
                model: {system: cell-culture}
                cellLine: {name: MCF-7Ca}
                serum: {treatment: untreated, percent: 10 %}
                """);
        RuleBook bundled = RuleBook.bundled();
        assertTrue(bundled.diagnose(complaining).findings().stream()
                .noneMatch(finding -> finding.id().equals("MED-02")));
        Reviewed review = (Reviewed) Reviewer.of(bundled).build().review(complaining);
        assertEquals(Level.ERROR, levels(review).get("MED-02"));
        assertEquals("review", review.diagnosis().mode());
    }

    /** What a stated complaint confirms is confirmed in a review, too. */
    @Test
    void aComplaintIsNotSilenced() {
        RuleBook bundled = RuleBook.bundled();
        for (Path file : Scenarios.worked()) {
            Experiment experiment = Scenarios.read(file);
            Reviewed review =
                    (Reviewed) Reviewer.of(bundled).withoutRepairs().build().review(experiment);
            List<String> reviewed = review.remarks().stream()
                    .filter(remark -> remark.finding().verdict() == Verdict.CONFIRMED)
                    .map(remark -> remark.finding().id())
                    .toList();
            assertTrue(
                    reviewed.containsAll(bundled.diagnose(experiment).findings(Verdict.CONFIRMED).stream()
                            .map(finding -> finding.id())
                            .toList()),
                    file.toString());
        }
    }

    @Test
    void whatTheRulesDoNotCoverIsUndecided() {
        Reviewed review = (Reviewed) Reviewer.of(RuleBook.bundled())
                .build()
                .review(Scenarios.worked("clean-mcf7ca").with(Map.of("treatment.drug", "exemestane")));
        assertEquals(Outcome.UNDECIDED, review.outcome());
        assertEquals(
                List.of("the drug is exemestane: rules with a limit for letrozole are silent, among them the decisive"
                        + " DOSE-01, DOSE-12, DOSE-27, so the set-up cannot be called clean"),
                review.diagnosis().notCovered(),
                "DOSE-21 is ruled out: exemestane cannot be washed out");
    }

    @Test
    void whereItMayBeTheEnzymeOrCellsTheSystemIsToBeStatedFirst() {
        Experiment dye = ScenarioReader.read(
                "{treatment: {drug: letrozole}, assay: {endpoint: aromatase-activity, fluorogenicSubstrate: true}}");
        Reviewer reviewer = Reviewer.of(RuleBook.bundled()).withoutRepairs().build();
        assertEquals("model.system", toState((Reviewed) reviewer.review(dye)).get(0));
        assertFalse(
                toState((Reviewed) reviewer.review(dye.with(Map.of("assay.nadph", "true"))))
                        .contains("model.system"),
                "NADPH is added to an enzyme without cells");
    }

    @Test
    void aFingerprintIsThatOfAFindingOnItsFactsInAnExperiment() {
        String before = Plates.remark(Plates.review(Plates.FAULTY), "MED-02").fingerprint();
        assertEquals(
                before,
                Plates.remark(Plates.review(Plates.FAULTY.with(Map.of("medium.phenolRed", "true"))), "MED-02")
                        .fingerprint(),
                "a fact that has nothing to do with it");
        assertNotEquals(
                before,
                Plates.remark(Plates.review(Plates.FAULTY.with(Map.of("serum.percent", "20 %"))), "MED-02")
                        .fingerprint(),
                "another fact behind it");
        assertNotEquals(
                before,
                Plates.remark(
                                Plates.review(
                                        Plates.FAULTY.toBuilder().id("another").build()),
                                "MED-02")
                        .fingerprint(),
                "another experiment");
    }

    @Test
    void aPolicyMayAskForMore() {
        Policy policy = Plates.policy("""
                name: GLP unit B
                version: 2
                require: {any: [cellLine.name], cell-culture: [assay.endpoint], xenograft: [host.strain]}
                levels:
                  - {rule: MED-01, level: error, reason: We measure growth by its absorbance.}
                """);
        Reviewed review = Plates.review(Plates.CLEAN, policy);
        assertEquals(Outcome.UNDECIDED, review.outcome());
        assertEquals(List.of("assay.endpoint", "cellLine.name"), toState(review));
        assertTrue(review.toState().get(0).required());
        assertEquals(policy, review.policy());

        Reviewed red = Plates.review(Plates.CLEAN.with(Map.of("medium.phenolRed", "true")), policy);
        assertEquals(Map.of("MED-01", Level.ERROR), levels(red));
        assertEquals(Outcome.NOT_CLEAN, red.outcome());
        assertEquals(
                List.of("MED-01"),
                Plates.review(Plates.CLEAN.without("medium.phenolRed"), policy).toState().stream()
                        .filter(fact -> fact.path().equals("medium.phenolRed"))
                        .flatMap(fact -> fact.decides().stream())
                        .toList(),
                "a rule that the policy raises holds a set-up up as a decisive one does");
    }

    @Test
    void aPolicyMayAskForLess() {
        Policy policy = Plates.policy("""
                name: pilot studies
                version: 1
                levels:
                  - {rule: MED-02, level: note, reason: Pilots are read for their trend.}
                """);
        Reviewed review = Plates.review(Plates.FAULTY, policy);
        assertEquals(Map.of("MED-02", Level.NOTE), levels(review));
        assertEquals(Outcome.CLEAN, review.outcome());
        assertEquals(
                Outcome.CLEAN, Plates.review(Plates.CLEAN, Policy.builtIn()).outcome());
    }

    @Test
    void aPolicyThatIsWrongSaysAllAtOnce() {
        InputException wrong = assertThrows(InputException.class, () -> Plates.policy("""
                name: built-in
                requires: {any: [cellLine.name]}
                require: {cell-cultures: [serum.treatmen], any: [assay.measuresGrowth]}
                levels:
                  - {rule: MED-01, level: fatal, reason: because}
                  - {rule: MED-01, level: error}
                  - {rule: MED-02, level: error, reason: "-"}
                """));
        String said = wrong.getMessage();
        for (String one : List.of(
                "policy.yaml:2:1: \"requires\" is not a key of a policy; allowed: name, version, require, levels. Maybe: require",
                "\"cell-cultures\" is not a kind of system",
                "\"treatmen\" is not a fact of serum",
                "is derived from other facts and cannot be stated",
                "version: is missing",
                "\"built-in\" is taken",
                "\"fatal\"",
                "levels: has no reason",
                "\"-\" is no reason")) {
            assertTrue(said.contains(one), one + "\nnot in\n" + said);
        }
        InputException noRule =
                assertThrows(InputException.class, () -> Policy.of(Documents.parse("""
                        name: a
                        version: 1
                        levels:
                          - {rule: MED-99, level: error, reason: ""}
                        foo: bar
                        """, "policy.yaml"), Plates.ids()));
        assertTrue(
                noRule.getMessage().contains("policy.yaml:4:5: levels: there is no rule MED-99"), noRule.getMessage());
        assertTrue(noRule.getMessage().contains("levels: has no reason"), noRule.getMessage());
        assertTrue(noRule.getMessage().contains("policy.yaml:5:1: \"foo\" is not a key"), noRule.getMessage());
    }

    @Test
    void aPolicyNamesRulesThatThereAre() {
        Policy policy = Plates.policy("""
                name: bench
                version: 1
                levels:
                  - {rule: MED-77, level: error, reason: It is not there.}
                """);
        InputException refused = assertThrows(
                InputException.class, () -> Plates.reviewer().policy(policy).build());
        assertTrue(refused.getMessage().contains("there is no rule MED-77"), refused.getMessage());
    }
}
