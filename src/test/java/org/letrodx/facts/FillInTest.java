package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.document.Problem;

/** What is added to the statements, and what they cannot both be. */
class FillInTest {

    private static Experiment of(String... pathsAndValues) {
        Experiment.Builder builder = Experiment.builder();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            builder.state(pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return builder.build();
    }

    private static String told(Experiment experiment, String path) {
        Fact<?> fact = experiment.fact(path);
        return fact.display() + " " + fact.basis();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCF-7", "mcf7", "MCF 7", "MCF/7", "IBMF-7"})
    void thePanelKnowsALineByAnySpelling(String name) {
        Experiment experiment = of("cellLine.name", name);
        assertEquals("positive panel", told(experiment, "cellLine.er"));
        assertEquals("low panel", told(experiment, "cellLine.aromatase"));
    }

    @Test
    void anUnverifiedPanelValueIsOnlyUsual() {
        Fact<?> aromatase = of("cellLine.name", "T-47D").fact("cellLine.aromatase");
        assertFalse(aromatase.isKnown());
        assertEquals(CellLine.Aromatase.LOW, aromatase.usual());
    }

    @Test
    void aStatedFactWinsAndTheClashIsSeen() {
        Experiment experiment = of("cellLine.name", "MDA-MB-231", "cellLine.er", "positive");
        assertEquals("positive stated", told(experiment, "cellLine.er"));
        assertEquals("er derived", told(experiment, "cellLine.panelClash"));
    }

    @Test
    void aLaboratorysOwnTransfectantIsNotThePanelsLine() {
        Experiment experiment =
                of("cellLine.name", "MCF-7", "cellLine.aromataseSource", "transfected", "cellLine.aromatase", "high");
        assertEquals("none derived", told(experiment, "cellLine.panelClash"));
        assertFalse(of("cellLine.name", "MCF-7", "cellLine.aromataseSource", "transfected")
                .fact("cellLine.aromatase")
                .isKnown());
    }

    @Test
    void withoutANameTheLineItselfIsAskedFor() {
        assertEquals("cellLine.name", of().fact("cellLine.er").asks());
        assertEquals(
                "cellLine.er",
                of("cellLine.name", "a line nobody lists").fact("cellLine.er").asks());
    }

    @Test
    void aMediumMayUsuallyHavePhenolRed() {
        assertEquals(true, of("medium.name", "DMEM").fact("medium.phenolRed").usual());
        assertFalse(of("medium.name", "DMEM").fact("medium.phenolRed").isKnown());
        assertEquals("false inferred", told(of("medium.name", "phenol red-free DMEM"), "medium.phenolRed"));
        assertEquals("true stated", told(of("medium.name", "DMEM", "medium.phenolRed", "yes"), "medium.phenolRed"));
    }

    @Test
    void aListGivesItsLowestAboveZeroAndItsHighest() {
        Experiment experiment = Experiment.builder()
                .state("treatment.concentrations", java.util.List.of("0 nM", "1 uM", "100 pM", "10 nM"))
                .build();
        assertEquals("100 pM derived", told(experiment, "treatment.lowestConcentration"));
        assertEquals("1 uM derived", told(experiment, "treatment.highestConcentration"));
        Experiment range = of("treatment.concentrations", "0-100 uM");
        assertFalse(range.fact("treatment.lowestConcentration").isKnown());
        assertEquals("100 uM derived", told(range, "treatment.highestConcentration"));
        Fact<?> below = of("treatment.concentrations", "<1 nM").fact("treatment.highestConcentration");
        assertEquals(new Interval(0, false, 1, true), ((Quantity) below.value()).interval());
        Fact<?> open = Experiment.builder()
                .state("treatment.concentrations", java.util.List.of("20 uM", ">10 uM"))
                .build()
                .fact("treatment.highestConcentration");
        assertEquals(Interval.atLeast(20_000), ((Quantity) open.value()).interval());
        Experiment nothing = of("treatment.concentrations", "0 nM");
        assertFalse(nothing.fact("treatment.highestConcentration").isKnown());
        assertEquals(1, nothing.warnings().size());
    }

    @Test
    void withoutCellsTheEnzymeIsMeasured() {
        assertEquals("aromatase-activity inferred", told(of("model.system", "cell-free"), "assay.endpoint"));
        assertEquals(
                "other stated", told(of("model.system", "cell-free", "assay.endpoint", "other"), "assay.endpoint"));
    }

    @Test
    void anUnlistedNameIsSaidWithTheNearest() {
        assertTrue(of("cellLine.name", "MFC-7Ca").warnings().get(0).fault().contains("Maybe: MCF-7Ca"));
        assertEquals("letrozole stated", told(of("treatment.drug", "Letrozole (lot 7)"), "treatment.drug"));
        assertFalse(of("treatment.drug", " ").fact("treatment.drug").isKnown());
    }

    @Test
    void aDosePerWeightBecomesOnePerAnimalThroughTheBodyWeightOnly() {
        assertEquals(
                "10 ug/animal/day derived",
                told(of("dosing.dose", "0.5 mg/kg/day", "dosing.bodyWeight", "20 g"), "dosing.dosePerAnimal"));
        assertEquals(
                "10-12.5 ug/animal/day derived",
                told(of("dosing.dose", "0.5 mg/kg/day", "dosing.bodyWeight", "20-25 g"), "dosing.dosePerAnimal"));
        assertEquals(
                "dosing.bodyWeight",
                of("dosing.dose", "0.5 mg/kg/day").fact("dosing.dosePerAnimal").asks());
        assertEquals("per-animal derived", told(of("dosing.dose", "10 ug/mouse/day"), "dosing.doseBasis"));
    }

    @Test
    void anUnsettledWordAnswersOnlyAQuestionThatNamesIt() {
        Experiment experiment = of("hormones.androgen", "other", "cellLine.strProfile", "not-done");
        @SuppressWarnings("unchecked")
        Choice<Hormones.Androgen> androgen = (Choice<Hormones.Androgen>) experiment.fact("hormones.androgen");
        assertEquals(Outcome.UNKNOWN, androgen.is(Hormones.Androgen.NONE).outcome());
        @SuppressWarnings("unchecked")
        Choice<CellLine.StrProfile> profile = (Choice<CellLine.StrProfile>) experiment.fact("cellLine.strProfile");
        assertEquals(Outcome.UNKNOWN, profile.is(CellLine.StrProfile.MISMATCH).outcome());
        assertEquals(Outcome.YES, profile.is(CellLine.StrProfile.NOT_DONE).outcome());
    }

    @Test
    void contradictionsAreRefused() {
        Map<String[], String> contradictions = Map.of(
                new String[] {"history.responseLost", "true", "history.respondedInitially", "false"}, "cannot be lost",
                new String[] {"hormones.androgen", "none", "hormones.androgenConcentration", "10 nM"},
                        "androgen is none",
                new String[] {"hormones.androgen", "testosterone", "hormones.androgenConcentration", "0 nM"},
                        "testosterone",
                new String[] {"treatment.concentrations", "1 uM", "treatment.highestConcentration", "2 uM"},
                        "disagrees",
                new String[] {"treatment.lowestConcentration", "1 uM", "treatment.highestConcentration", "1 nM"},
                        "above the highest",
                new String[] {"treatment.lowestConcentration", "0 nM"}, "is the control",
                new String[] {"readings.ic50", "3 ug/mL", "treatment.drug", "anastrozole"},
                        "only letrozole is converted",
                new String[] {"treatment.exposure", "3 d", "treatment.renewal", "6 d"}, "longer than the exposure");
        contradictions.forEach((statements, fault) -> {
            InvalidExperimentException refused = assertThrows(InvalidExperimentException.class, () -> of(statements));
            assertTrue(refused.getMessage().contains(fault), refused.getMessage());
        });
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        InvalidExperimentException refused = assertThrows(InvalidExperimentException.class, () -> Experiment.builder()
                .state("medium.phenolred", true)
                .state("serum.treatment", "dirty")
                .state("serum.percent", "10")
                .state("assay.edgeWellsUsed", true)
                .state("assay.edgeWellsUsed", false)
                .build());
        assertEquals(4, refused.problems().size(), refused.getMessage());
        assertEquals("phenolRed", refused.problems().get(0).maybe());
    }

    /** Only the sections that a change reaches are filled in anew; the answer must be that of filling in everything. */
    @Test
    void aChangedExperimentIsTheOneThatWouldHaveBeenStated() {
        List<Map<String, String>> changes = new ArrayList<>(List.of(
                Map.of("model.system", "cell-free"),
                Map.of("medium.name", "RPMI"),
                Map.of("cellLine.name", "unknown"),
                Map.of("treatment.concentrations", "unknown"),
                Map.of("assay.endpoint", "unknown"),
                Map.of("readings.ic50", "2 nM"),
                Map.of("history.responseLost", "true"),
                Map.of("dosing.bodyWeight", "unknown")));
        RuleBook.bundled().rules().stream()
                .map(RuleCard::repair)
                .filter(repair -> !repair.isEmpty())
                .forEach(changes::add);
        int compared = 0;
        for (Path file : Scenarios.all()) {
            Experiment experiment = Scenarios.read(file);
            assertSame(experiment.withoutOutcomes(), stated(experiment.withoutOutcomes()));
            for (Map<String, String> change : changes) {
                try {
                    Experiment changed = experiment.with(change);
                    assertSame(changed, stated(changed));
                    compared++;
                } catch (InvalidExperimentException contradiction) {
                    Map<String, Object> values = values(experiment);
                    values.putAll(change);
                    assertThrows(
                            InvalidExperimentException.class,
                            () -> Experiment.of(values),
                            () -> file + " with " + change);
                }
            }
        }
        assertTrue(compared > 5_000, "compared: " + compared);
    }

    /** Records hold warnings in their order and are compared byte by byte. */
    @Test
    void warningsAndProblemsKeepTheirOrder() {
        Experiment experiment = of("cellLine.name", "MCF-77", "treatment.concentrations", "0 nM");
        assertEquals(
                List.of("treatment.concentrations", "cellLine.name"),
                experiment.warnings().stream().map(Problem::path).toList());
        Map<String, String> contradictions = new TreeMap<>(Map.of(
                "hormones.androgen",
                "none",
                "hormones.androgenConcentration",
                "1 nM",
                "history.respondedInitially",
                "false",
                "history.responseLost",
                "true",
                "treatment.exposure",
                "1 d",
                "treatment.renewal",
                "3 d"));
        List<String> problems = List.of("history.responseLost", "hormones.androgenConcentration", "treatment.renewal");
        for (Executable states : List.<Executable>of(
                () -> Experiment.of(contradictions), () -> Experiment.blank().with(contradictions))) {
            assertEquals(
                    problems,
                    assertThrows(InvalidExperimentException.class, states).problems().stream()
                            .map(Problem::path)
                            .toList());
        }
    }

    @Test
    void aWarningOfAnotherSectionStays() {
        Experiment experiment = of("cellLine.name", "MCF-77", "treatment.concentrations", "0 nM");
        assertSame(
                experiment.with(Map.of("cellLine.name", "MCF-78")),
                of("cellLine.name", "MCF-78", "treatment.concentrations", "0 nM"));
        assertSame(
                experiment.with(Map.of("treatment.concentrations", "1 nM")),
                of("cellLine.name", "MCF-77", "treatment.concentrations", "1 nM"));
        assertSame(
                experiment.with(Map.of("treatment.exposure", "3 d")),
                of("cellLine.name", "MCF-77", "treatment.concentrations", "0 nM", "treatment.exposure", "3 d"));
    }

    private static Experiment stated(Experiment experiment) {
        return Experiment.of(values(experiment));
    }

    private static Map<String, Object> values(Experiment experiment) {
        Map<String, Object> values = new TreeMap<>();
        for (Fact<?> fact : experiment.stated()) {
            values.put(
                    fact.path(),
                    fact.value() instanceof List<?> list && !list.isEmpty()
                            ? list.stream().map(FactType::print).toList()
                            : fact.display());
        }
        return values;
    }

    private static void assertSame(Experiment one, Experiment other) {
        for (FactType<?> type : Vocabulary.types()) {
            Fact<?> fact = one.fact(type);
            Fact<?> same = other.fact(type);
            assertEquals(
                    List.of(fact.display(), String.valueOf(fact.basis()), fact.asks()),
                    List.of(same.display(), String.valueOf(same.basis()), same.asks()),
                    type.path());
        }
        assertEquals(
                one.warnings().stream().map(Problem::fault).toList(),
                other.warnings().stream().map(Problem::fault).toList());
    }
}
