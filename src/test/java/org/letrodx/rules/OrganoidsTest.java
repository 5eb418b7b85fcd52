package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.docs.FactList;
import org.letrodx.facts.Experiment;
import org.letrodx.lint.RuleProof;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Arms;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** What rules of layers and spheroids of lines say of organoids, which grow in another medium and are of no line. */
class OrganoidsTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    /** What rests on MCF-7 in serum, on the name of a line, on a bank or on wells that fill up. */
    private static final List<String> NOT_OF_ORGANOIDS = List.of(
            "ASY-10", "ASY-20", "ASY-21", "CELL-01", "CELL-02", "CELL-03", "CELL-06", "CELL-11", "CELL-14", "CELL-17",
            "CELL-19", "CELL-21", "CELL-23", "DOSE-10", "DOSE-24", "HOR-18", "MED-04", "MED-06", "RES-06");

    private static TreeSet<String> told(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> confirmed(Diagnosis diagnosis) {
        return diagnosis.findings(Verdict.CONFIRMED).stream().map(Finding::id).toList();
    }

    /** A new rule of spheroids has to say whether it speaks of organoids. */
    @Test
    void whatIsNotOfOrganoidsIsListed() {
        assertEquals(
                NOT_OF_ORGANOIDS,
                BOOK.rules().stream()
                        .filter(rule -> rule.settings().contains(ModelSystem.SPHEROID)
                                && !rule.settings().contains(ModelSystem.ORGANOID))
                        .map(Rule::id)
                        .sorted()
                        .toList());
    }

    /** A rule that fires in cells of a line is silent of organoids in the same set-up, and of spheroids it is not. */
    @TestFactory
    Stream<DynamicTest> theNearestOrganoidsAreLeftAlone() {
        return NOT_OF_ORGANOIDS.stream()
                .map(id -> RuleProof.read(Path.of("scenarios/rules", id + ".yaml")))
                .filter(proof ->
                        proof.experiment().fact("model.system").display().equals("cell-culture"))
                .map(proof -> dynamicTest(proof.rule(), () -> {
                    assertTrue(confirmed(BOOK.diagnose(proof.experiment())).contains(proof.rule()));
                    Experiment spheroids = proof.experiment().with(Map.of("model.system", "spheroid"));
                    assertTrue(told(BOOK.diagnose(spheroids)).contains(proof.rule()));
                    Experiment organoids = proof.experiment().with(Map.of("model.system", "organoid"));
                    assertTrue(!told(BOOK.diagnose(organoids)).contains(proof.rule()));
                }));
    }

    @Test
    void aSoundSetUpOfOrganoidsHasNoFault() {
        Experiment organoids = Scenarios.worked("organoids-clean");
        for (Diagnosis diagnosis : List.of(BOOK.review(organoids), BOOK.diagnose(organoids))) {
            assertEquals(
                    List.of(),
                    diagnosis.findings().stream()
                            .filter(Finding::isCause)
                            .map(Finding::id)
                            .toList());
        }
        assertEquals(
                List.of("ASY-20", "ASY-21", "CELL-19", "MED-06"),
                confirmed(BOOK.review(organoids.with(Map.of("model.system", "spheroid")))).stream()
                        .sorted()
                        .toList(),
                "what was said of them when they were read as spheroids");
    }

    @Test
    void aLostReceptorIsFoundAndTheAromataseAskedFor() {
        Diagnosis diagnosis = BOOK.diagnose(Scenarios.worked("organoids-er-lost"));
        assertTrue(confirmed(diagnosis).contains("CELL-25"));
        assertTrue(diagnosis.findings(Verdict.SUSPECTED).stream()
                .map(Finding::id)
                .toList()
                .contains("CELL-24"));
    }

    /** No table tells their ER, and whoever grows them has stained for it. */
    @Test
    void theirReceptorIsAskedForAmongTheFirst() {
        Experiment sparse = Experiment.builder()
                .complaint(Complaint.NO_RESPONSE)
                .state("model.system", "organoid")
                .state("medium.name", "Advanced DMEM/F-12")
                .state("serum.treatment", "serum-free")
                .state("treatment.drug", "letrozole")
                .state("treatment.concentrations", List.of("1 nM", "10 nM", "100 nM", "1 uM"))
                .state("treatment.exposure", "5 d")
                .state("assay.endpoint", "ATP")
                .state("assay.plateWells", "384")
                .build();
        assertTrue(BOOK.diagnose(sparse).questions().stream()
                .map(Question::fact)
                .toList()
                .contains("cellLine.er"));
    }

    @Test
    void nobodyAsksWhichLineTheyAre() {
        assertEquals(
                List.of(false, true, true, true),
                Stream.of(ModelSystem.ORGANOID, ModelSystem.SPHEROID, ModelSystem.CELL_CULTURE, ModelSystem.XENOGRAFT)
                        .map(system -> FactList.asked(BOOK, List.of(Complaint.NO_RESPONSE), List.of(system))
                                .contains(Vocabulary.get("cellLine.name")))
                        .toList());
    }

    /** Balls of MCF-7 are called organoids, too. */
    @ParameterizedTest
    @CsvSource({"organoid, MCF-7, 1", "organoid, tumour 12 of our bank, 0", "spheroid, MCF-7, 0"})
    void aLineThatIsCalledOrganoidsIsTold(String system, String name, int told) {
        assertEquals(
                told,
                Experiment.of(Map.of("model.system", system, "cellLine.name", name)).warnings().stream()
                        .filter(warning -> warning.toString().contains("is a line: "))
                        .count());
    }

    @Test
    void besideFibroblastsTheyHaveAnArmAlone() {
        List<Arm> arms = new Arms(BOOK)
                .of(Experiment.of(
                        Map.of("model.system", "organoid", "model.coCulture", "fibroblasts", "assay.endpoint", "ATP")));
        assertTrue(arms.stream()
                .filter(arm -> arm.name().equals("the organoids alone"))
                .anyMatch(arm -> arm.gets().startsWith("the organoids without fibroblasts: ")));
    }

    @ParameterizedTest
    @CsvSource({
        "organoid, organoid",
        "PDO, organoid",
        "PDX organoids, organoid",
        "tumoroids, organoid",
        "3D, spheroid",
        "spheroids, spheroid",
        "mammospheres, spheroid"
    })
    void whatWasWrittenIsStillRead(String written, String read) {
        assertEquals(
                read,
                Experiment.of(Map.of("model.system", written))
                        .fact("model.system")
                        .display());
    }
}
