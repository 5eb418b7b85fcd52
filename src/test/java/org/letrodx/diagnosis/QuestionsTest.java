package org.letrodx.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** Which questions are worth asking. */
class QuestionsTest {
    private static final Map<String, String> SHORT_ASSAY = Map.of(
            "complaint", "no-response",
            "model.system", "cell-culture",
            "cellLine.name", "MCF-7",
            "treatment.exposure", "72 h",
            "readings.maxInhibition", "5 %");

    private static List<String> asked(Map<String, String> facts) {
        return diagnosis(facts).allQuestions().stream().map(Question::fact).toList();
    }

    private static Diagnosis diagnosis(Map<String, String> facts) {
        return RuleBook.bundled().diagnose(Experiment.of(facts));
    }

    private static Map<String, String> and(Map<String, String> facts, String path, String value) {
        Map<String, String> more = new HashMap<>(facts);
        more.put(path, value);
        return more;
    }

    @Test
    void aComplaintAloneGetsTheQuestionsOfAColleague() {
        List<String> asked =
                diagnosis(Map.of("complaint", "no-response", "model.system", "cell-culture")).questions().stream()
                        .map(Question::fact)
                        .toList();
        assertEquals(5, asked.size());
        assertTrue(
                asked.containsAll(List.of("cellLine.name", "serum.treatment", "hormones.androgen")), asked.toString());
    }

    @Test
    void anAssayThatMayBeOfTheEnzymeOrOfCellsSaysWhichBeforeAnythingElse() {
        Map<String, String> dye = Map.of(
                "complaint", "no-response",
                "assay.endpoint", "aromatase-activity",
                "assay.fluorogenicSubstrate", "true");
        assertEquals("model.system", asked(dye).get(0));
        assertFalse(asked(and(dye, "assay.nadph", "true")).contains("model.system"));
        assertFalse(asked(and(dye, "model.system", "cell-culture")).contains("model.system"));
        assertNotEquals(
                "model.system",
                asked(Map.of("complaint", "no-response", "assay.endpoint", "MTT"))
                        .get(0));
    }

    @Test
    void nothingIsMissingThatTheSystemDoesNotHave() {
        FactType system = Vocabulary.get("model.system");
        for (Word word : system.words()) {
            Diagnosis review = RuleBook.bundled().review(Experiment.of(Map.of("model.system", word.label())));
            review.findings().stream()
                    .flatMap(finding -> finding.missing().stream())
                    .map(Vocabulary::get)
                    .forEach(type -> assertTrue(
                            type.onlyIn().isEmpty() || type.onlyIn().contains(word.label()), word + " has no " + type));
        }
    }

    @Test
    void whatTheAssayMeasuresAnywayIsALookUp() {
        FactType fall = Vocabulary.get("readings.aromataseInhibited");
        assertEquals(Cost.DAYS, diagnosis(SHORT_ASSAY).facts().cost(fall));
        assertEquals(
                Cost.LOOK_UP,
                diagnosis(Map.of("complaint", "no-response", "assay.endpoint", "aromatase-activity"))
                        .facts()
                        .cost(fall));
    }

    @Test
    void aResponseThatCannotHaveBeenIsNotAskedFor() {
        assertTrue(
                asked(SHORT_ASSAY).stream().noneMatch(path -> path.startsWith("history.")),
                asked(SHORT_ASSAY)::toString);
        assertFalse(asked(SHORT_ASSAY).contains("readings.ic50"), "nothing was inhibited by half");
        // whoever says that it was there is asked on
        assertTrue(asked(and(SHORT_ASSAY, "history.responseLost", "true")).contains("history.timeOnDrug"));
        assertTrue(asked(and(SHORT_ASSAY, "readings.maxInhibition", "60 %")).contains("readings.ic50"));
    }

    @Test
    void onePlateIsNotAskedForOtherModels() {
        Map<String, String> plan =
                Map.of("model.system", "cell-culture", "cellLine.name", "MCF-7Ca", "assay.endpoint", "MTT");
        assertTrue(asked(plan).stream().noneMatch(path -> path.startsWith("translation.")), asked(plan)::toString);
        assertTrue(asked(Map.of("complaint", "poor-translation", "model.system", "cell-culture")).stream()
                .anyMatch(path -> path.startsWith("translation.")));
    }

    @Test
    void aPlanIsNotAskedForItsResults() {
        Diagnosis plan = RuleBook.bundled().diagnose(Scenarios.worked("clean-mcf7ca"));
        assertFalse(plan.allQuestions().isEmpty());
        assertTrue(
                plan.allQuestions().stream()
                        .noneMatch(question -> question.fact().startsWith("readings.")),
                () -> plan.allQuestions().toString());
    }

    @Test
    void anAnimalIsNotAskedForItsMedium() {
        List<String> asked = asked(Map.of("complaint", "no-regression", "cellLine.name", "MCF-7Ca"));
        assertTrue(
                asked.stream().noneMatch(path -> path.startsWith("medium.") || path.startsWith("hormones.")),
                asked::toString);
    }

    @Test
    void openCausesAreAskedForToo() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("high-variability-96-well"));
        List<String> waiting = diagnosis.allQuestions().stream()
                .flatMap(question -> question.settles().stream())
                .toList();
        diagnosis.findings(Verdict.OPEN).stream()
                .filter(finding -> finding.missing().size() == 1)
                // what only data files say, nobody can be asked
                .filter(finding -> !finding.id().equals("ASY-38"))
                .forEach(finding -> assertTrue(waiting.contains(finding.id()), finding.id()));
    }

    @Test
    void theBestFewStandByCostAndKeepTheirRank() {
        List<Question> best = diagnosis(SHORT_ASSAY).questions();
        List<Cost> costs = best.stream().map(Question::cost).toList();
        assertEquals(costs.stream().sorted().toList(), costs);
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                best.stream().map(Question::rank).sorted().toList());
    }

    @Test
    void anAndrogenIsAskedForBeforeItsConcentrationAndWithIt() {
        Question androgen = diagnosis(SHORT_ASSAY).allQuestions().stream()
                .filter(question -> question.fact().equals("hormones.androgen"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                androgen.also().contains("hormones.androgenConcentration"),
                androgen.also().toString());
        assertFalse(asked(SHORT_ASSAY).contains("hormones.androgenConcentration"));
        assertTrue(asked(and(SHORT_ASSAY, "hormones.androgen", "testosterone"))
                .contains("hormones.androgenConcentration"));
    }

    @Test
    void whatWasTriedIsNotAskedAgain() {
        assertTrue(asked(SHORT_ASSAY).contains("treatment.stock"));
        for (String tried : List.of("treatment.stock", "drug stock", "a new drug stock", "Drug stock, freshly made")) {
            assertFalse(asked(and(SHORT_ASSAY, "tried", tried)).contains("treatment.stock"), tried);
        }
        assertTrue(asked(and(SHORT_ASSAY, "tried", "serum lot")).contains("serum.treatment"), "a lot is not its serum");
        Map<String, String> byRule = and(SHORT_ASSAY, "tried", "DOSE-09");
        assertTrue(diagnosis(byRule).allQuestions().stream()
                .noneMatch(question -> question.settles().contains("DOSE-09")));
    }

    @Test
    void whatATableSaysMayBePutToTheProofLast() {
        List<String> asked = asked(SHORT_ASSAY);
        assertTrue(asked.contains("cellLine.er"), asked.toString());
        assertTrue(asked.indexOf("cellLine.er") > asked.size() / 2, "it is a look-up already");
    }

    @Test
    void readingsThatAgreeLeadAwayFromWhatWouldScatterThem() {
        Map<String, String> scatter =
                Map.of("complaint", "high-variability", "model.system", "cell-culture", "cellLine.name", "MCF-7Ca");
        int unknown = asked(scatter).indexOf("assay.mixedAfterDosing");
        int agreeing = asked(and(scatter, "readings.replicateCv", "5 %")).indexOf("assay.mixedAfterDosing");
        int scattered = asked(and(scatter, "readings.replicateCv", "35 %")).indexOf("assay.mixedAfterDosing");
        assertTrue(scattered < unknown && unknown < agreeing, scattered + " " + unknown + " " + agreeing);
    }
}
