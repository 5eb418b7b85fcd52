package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Problem;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;

/** What statements amount to, and which cannot both be true. */
class ArithmeticTest {

    /** @param statements paths and values in turn */
    private static Experiment of(String... statements) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < statements.length; i += 2) {
            values.put(statements[i], statements[i + 1]);
        }
        return Experiment.of(values);
    }

    private static Fact fact(String path, String... statements) {
        return of(statements).fact(path);
    }

    private static Interval interval(Fact fact) {
        return ((Quantity) Objects.requireNonNull(fact.value())).interval();
    }

    private static Experiment concentrations(String... items) {
        return Experiment.builder().state("treatment.concentrations", items).build();
    }

    @Test
    void aListGivesItsLowestAboveZeroAndItsHighest() {
        Experiment experiment = concentrations("0 nM", "1 uM", "100 pM", "10 nM");
        assertEquals("100 pM", experiment.fact("treatment.lowestConcentration").display());
        assertEquals("1 uM", experiment.fact("treatment.highestConcentration").display());
        assertEquals(
                List.of("treatment.concentrations"),
                experiment.fact("treatment.highestConcentration").from());
    }

    @Test
    void aRangeWasTestedToItsEndAndOfALimitOnlyTheLimitIsKnown() {
        Experiment range = concentrations("0-100 uM");
        assertFalse(range.fact("treatment.lowestConcentration").isKnown());
        assertEquals("100 uM", range.fact("treatment.highestConcentration").display());
        assertEquals(
                new Interval(0, false, 1, true),
                interval(concentrations("<1 nM").fact("treatment.highestConcentration")));
        assertEquals(
                Interval.atLeast(20_000),
                interval(concentrations("20 uM", ">10 uM").fact("treatment.highestConcentration")));
    }

    @Test
    void ofNothingButZeroTheEndsStayUnknownAndThatIsTold() {
        Experiment nothing = concentrations("0 nM");
        assertFalse(nothing.fact("treatment.highestConcentration").isKnown());
        assertEquals(1, nothing.warnings().size());
    }

    /** Breakage 1 and 2: equal limits, open and closed, in any order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<10 nM;10 nM",
                "<=10 nM;<10 nM",
                ">10 nM;10 nM",
                "<10 nM;5 nM;10 nM",
                "<1 uM;1-1 uM",
                "0.1-1 uM;<1 uM",
                "1-5 nM;>1 nM"
            })
    void theOrderOfAListChangesNothing(String list) {
        List<String> items = new ArrayList<>(List.of(list.split(";")));
        Experiment inOrder = concentrations(items.toArray(String[]::new));
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(items, random);
            Experiment shuffled = concentrations(items.toArray(String[]::new));
            for (String end : List.of("treatment.lowestConcentration", "treatment.highestConcentration")) {
                assertEquals(inOrder.fact(end).display(), shuffled.fact(end).display(), items.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5 mg/kg/day, 20 g, 10, 10",
        "0.5 mg/kg/day, 20-25 g, 10, 12.5",
    })
    void aDosePerWeightBecomesOnePerAnimalThroughTheBodyWeight(String dose, String weight, double low, double high) {
        Interval perAnimal = interval(fact("dosing.dosePerAnimal", "dosing.dose", dose, "dosing.bodyWeight", weight));
        assertEquals(low, perAnimal.low(), 1e-12);
        assertEquals(high, perAnimal.high(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "200 ug/mouse/day, 20 g, 10, 10",
        "0.5 ug/animal/day, 200-250 g, 0.002, 0.0025",
    })
    void aDosePerAnimalBecomesOnePerWeightThroughTheBodyWeight(String dose, String weight, double low, double high) {
        Interval perWeight = interval(fact("dosing.dosePerWeight", "dosing.dose", dose, "dosing.bodyWeight", weight));
        Interval expected = interval(fact("dosing.dosePerWeight", "dosing.dose", low + "-" + high + " mg/kg/day"));
        assertEquals(expected.low(), perWeight.low(), 1e-9 * expected.low());
        assertEquals(expected.high(), perWeight.high(), 1e-9 * expected.high());
        assertEquals(
                "per-animal",
                fact("dosing.doseBasis", "dosing.dose", dose, "dosing.bodyWeight", weight)
                        .display());
    }

    @Test
    void aBodyWeightWithoutALowerLimitGivesNoDosePerWeight() {
        assertFalse(fact("dosing.dosePerWeight", "dosing.dose", "10 ug/mouse/day", "dosing.bodyWeight", "<25 g")
                .isKnown());
    }

    @Test
    void withoutABodyWeightThatIsWhatIsAskedFor() {
        assertEquals(
                List.of("dosing.bodyWeight"),
                fact("dosing.dosePerAnimal", "dosing.dose", "0.5 mg/kg/day").asks());
        assertEquals(
                List.of("dosing.bodyWeight"),
                fact("dosing.dosePerWeight", "dosing.dose", "10 ug/mouse/day").asks());
        assertEquals(List.of("dosing.dose"), fact("dosing.doseBasis").asks());
        assertEquals(
                "per-animal",
                fact("dosing.doseBasis", "dosing.dose", "10 ug/mouse/day").display());
        assertEquals(
                List.of("dosing.dose", "dosing.bodyWeight"),
                fact("dosing.dosePerAnimal", "dosing.dose", "0.5 mg/kg/day", "dosing.bodyWeight", "20 g")
                        .from());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 ug/mL |               | 3505.08",
                "1 ug/mL | letrozole     | 3505.08",
                "1 ug/mL | Femara (lot)  | 3505.08",
                "1 ug/mL | anastrozole   | 3408.32",
            })
    void aMassPerVolumeIsConvertedByTheMolarMassOfTheDrug(String written, String drug, double nanomolar) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("treatment.highestConcentration", written));
        if (drug != null) {
            values.put("treatment.drug", drug);
        }
        assertEquals(
                nanomolar,
                interval(Experiment.of(values).fact("treatment.highestConcentration"))
                        .low(),
                0.01);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treatment.concentrations; 1 uM; treatment.highestConcentration; 2 uM  | disagrees",
                "treatment.lowestConcentration; 1 uM; treatment.highestConcentration; 1 nM | above the highest",
                "treatment.lowestConcentration; 0 nM                                   | is the control",
                "readings.ic50; 3 ug/mL; treatment.drug; a new compound                | molar mass",
                "treatment.exposure; 3 d; treatment.renewal; 6 d                       | longer than the exposure",
                "treatment.totalVehiclePercent; 0.1 %; treatment.vehiclePercent; 0.5 % | 0.1 % of vehicle in all is below what the drug alone brings in, 0.5 %",
            })
    void statementsThatCannotBothBeTrueAreRefused(String statements, String fault) {
        InvalidExperimentException refused =
                assertThrows(InvalidExperimentException.class, () -> of(statements.split(";\\s*")));
        Problem problem = refused.problems().get(0);
        assertTrue(problem.fault().contains(fault), problem.fault());
        assertEquals(Problem.Code.CONTRADICTION, problem.code());
        assertFalse(problem.paths().isEmpty());
    }

    @Test
    void aTotalMayBeWhatTheDrugAloneBringsIn() {
        assertEquals(
                "0.1 %",
                of("treatment.totalVehiclePercent", "0.1 %", "treatment.vehiclePercent", "0.1 %")
                        .fact("treatment.totalVehiclePercent")
                        .display());
    }

    @ParameterizedTest
    @CsvSource({
        "treatment.exposure, 100 weeks, 12 weeks",
        "treatment.renewal, 72 weeks, 72 h",
        "hormones.deprivation, 36 years, 24 months",
        "assay.incubation, 4 d, 24 h",
        "history.timeOnDrug, 56 years, 56 weeks",
        "clinic.followUp, 64 years, 64 months",
    })
    void aDurationThatIsRarelyMetIsToldAndTaken(String path, String given, String usual) {
        Experiment experiment = of(path, given);
        assertEquals(given, experiment.fact(path).display());
        assertEquals(1, experiment.warnings().size());
        assertTrue(experiment.warnings().get(0).fault().contains(given + " is above "));
        assertEquals(List.of(), of(path, usual).warnings());
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

    @Test
    void whatIsRefusedAndWhatIsToldKeepsItsOrder() {
        InvalidExperimentException refused = assertThrows(
                InvalidExperimentException.class,
                () -> of(
                        "treatment.exposure", "1 d",
                        "treatment.renewal", "3 d",
                        "hormones.androgen", "none",
                        "hormones.androgenConcentration", "1 nM",
                        "history.respondedInitially", "false",
                        "history.responseLost", "true"));
        assertEquals(
                List.of("hormones.androgenConcentration", "history.responseLost", "treatment.renewal"),
                refused.problems().stream().map(Problem::path).toList());
    }

    @Test
    void aChangedExperimentIsTheOneThatWouldHaveBeenStated() {
        Experiment experiment = of("cellLine.name", "MCF-7", "cellLine.er", "negative", "treatment.exposure", "3 d");
        assertEquals(
                of("cellLine.name", "MCF-7Ca", "treatment.exposure", "3 d"),
                experiment.with(Map.of("cellLine.name", "MCF-7Ca")),
                "another line is another line");
        assertEquals(
                of("hormones.androgen", "testosterone"),
                of("hormones.androgen", "none", "hormones.androgenConcentration", "0 nM")
                        .with(Map.of("hormones.androgen", "testosterone")),
                "no concentration of none");
        assertEquals(
                of("serum.treatment", "serum-free"),
                of("serum.treatment", "untreated", "serum.percent", "10 %")
                        .with(Map.of("serum.treatment", "serum-free")),
                "no level of no serum");
        assertEquals(
                of("hormones.androgen", "testosterone", "hormones.androgenConcentration", "10 nM"),
                of("hormones.androgen", "androstenedione", "hormones.androgenConcentration", "10 nM")
                        .with(Map.of("hormones.androgen", "testosterone")));
        assertEquals(
                of("treatment.exposure", "3 d"),
                of("treatment.exposure", "3 d", "readings.zPrime", "0.5").withoutOutcomes());
        assertEquals(of(), of("treatment.exposure", "3 d").without("treatment.exposure"));
        assertThrows(InvalidExperimentException.class, () -> experiment.with(Map.of("treatment.renewal", "6 d")));
    }

    @Test
    void aWordThatOnceMeantLessIsTold() {
        Experiment experiment = of("hormones.estradiolAdded", "true");
        assertEquals("every arm", experiment.fact("hormones.estradiolAdded").display());
        assertTrue(experiment.warnings().get(0).fault().contains("is read as \"every arm\""));
        assertEquals(
                "no",
                fact("hormones.estradiolAdded", "hormones.estradiolAdded", "false")
                        .display());
    }
}
