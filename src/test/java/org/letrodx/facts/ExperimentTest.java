package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.Scenarios;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** An experiment as a value: what makes two the same, and what stays when one is changed. */
class ExperimentTest {
    private static final Map<String, Object> ALL = Map.of(
            "id", "P1",
            "title", "a title",
            "notes", "some notes",
            "complaint", "no-response",
            "tried", List.of("serum.treatment"),
            "extra", Map.of("plate", "7"),
            "medium.phenolRed", "no",
            "treatment.exposure", "3 d");

    private static Experiment with(String name, Object value) {
        Map<String, Object> values = new TreeMap<>(ALL);
        values.put(name, value);
        return Experiment.of(values);
    }

    @Test
    void equalStatementsMakeEqualExperiments() {
        Experiment one = Experiment.of(ALL);
        Experiment other = Experiment.of(ALL);
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(one.facts().hashCode(), other.facts().hashCode());
        assertEquals(one.facts(), other.facts());
    }

    @ParameterizedTest
    @CsvSource({
        "id, P2",
        "title, another",
        "notes, others",
        "complaint, high-variability",
        "tried, medium.insulin",
        "extra, 8",
        "medium.phenolRed, yes",
        "treatment.exposure, 4 d"
    })
    void eachStatementMakesADifference(String name, String value) {
        assertNotEquals(Experiment.of(ALL), with(name, value));
    }

    /** What a word processor makes of an id is no other experiment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-2\u00c4",
                "A\u20112\u00c4",
                "A\u20132\u00c4",
                "A-\u200b2\u00c4",
                "A-2A\u0308",
                "\u00a0A-2\u00c4"
            })
    void idsThatLookAlikeAreOne(String id) {
        assertEquals("A-2\u00c4", Experiment.builder().id(id).build().id());
    }

    @Test
    void blanksInAnIdAreOne() {
        assertEquals("A 2 b", Experiment.builder().id("A \u00a0 2\n\tb").build().id());
    }

    @Test
    void differentFactsAreDifferent() {
        Experiment yes = with("medium.phenolRed", "yes");
        Experiment no = with("medium.phenolRed", "no");
        assertNotEquals(yes.facts(), no.facts());
        assertNotEquals(yes.facts().hashCode(), no.facts().hashCode());
        assertNotEquals(yes.hashCode(), no.hashCode());
        assertNotEquals(
                yes.fact("medium.phenolRed").hashCode(),
                no.fact("medium.phenolRed").hashCode());
    }

    @Test
    void itsTextIsShort() {
        Experiment experiment = Experiment.of(Map.of("id", "P1", "complaint", "no-response", "medium.phenolRed", "no"));
        assertEquals("P1 [NO_RESPONSE] [medium.phenolRed = false]", experiment.toString());
        assertTrue(Experiment.of(Map.of("medium.phenolRed", "no")).toString().startsWith("experiment []"));
        assertTrue(experiment.facts().toString().contains("medium.phenolRed = false"));
        assertEquals("", Experiment.of(nothing("title")).title());
    }

    @ParameterizedTest
    @CsvSource({"id", "title", "notes", "complaint", "tried", "extra", "serum.treatment"})
    void nullSaysNothing(String name) {
        assertEquals(Experiment.blank(), Experiment.of(nothing(name)).without(name));
    }

    private static List<String> problems(Executable statements) {
        return assertThrows(InvalidExperimentException.class, statements).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void whatCannotBeReadOfAProgramIsToldAtOnce() {
        List<Object> ring = new ArrayList<>();
        ring.add(List.of(ring));
        Map<String, Object> values = new TreeMap<>(Map.of(
                "extra",
                Map.of("a", ring),
                "complaint",
                new Object(),
                "serum.kind",
                ring,
                "serum",
                Map.of("treatment", "untreated")));
        assertEquals(
                List.of(
                        "complaint: an object of java.lang.Object says nothing that can be read",
                        "extra: is nested deeper than 20 levels, a house limit, or holds itself",
                        "serum: is a section; state each of its facts by its path",
                        "serum.kind: is nested deeper than 20 levels, a house limit, or holds itself"),
                problems(() -> Experiment.of(values)).stream()
                        .map(problem -> problem.replaceFirst("; allowed.*", ""))
                        .toList());
        assertTrue(
                problems(() -> Experiment.of(values)).get(2).contains("serum.treatment"),
                "it names the paths to write");
        assertThrows(IllegalArgumentException.class, () -> Experiment.builder().extra(Map.of("a", ring)));
    }

    @Test
    void moreCanBeStatedOfFactsThatThereAre() {
        Experiment experiment = Experiment.of(Map.of("host.ovariectomised", "yes"));
        assertEquals(
                "[host.ovariectomised = false]",
                experiment.stating(Map.of("host.ovariectomized", "no")).stated().toString());
        assertTrue(problems(() -> experiment.stating(Map.of("serum.treatmen", "untreated")))
                .get(0)
                .endsWith("Maybe: treatment"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.125, treatment.highestConcentration, nM, 1.125 nM",
        "2.500, treatment.highestConcentration, nM, 2.500 nM",
        "0.000, treatment.vehiclePercent, %, 0.000 %",
        "96.000, assay.plateWells, , 96",
    })
    void thePointOfANumberIsADecimalPoint(BigDecimal number, String path, String unit, String read) {
        Map<String, Object> parts = new TreeMap<>(Map.of("value", number));
        parts.put("unit", unit);
        for (Experiment experiment : List.of(
                Experiment.builder().state(path, number, unit).build(),
                Experiment.builder().state(path, unit == null ? number : parts).build())) {
            assertEquals(read, experiment.fact(path).display());
            assertEquals(List.of(), experiment.warnings());
        }
    }

    @Test
    void thePointOfATextMayBeAnother() {
        String path = "treatment.highestConcentration";
        assertEquals(1, Experiment.of(Map.of(path, "1.125 nM")).warnings().size());
        assertEquals(
                1,
                Experiment.of(Map.of(path, Map.of("value", "1.125", "unit", "nM")))
                        .warnings()
                        .size());
        List<Object> mixed =
                List.of(Map.of("value", 1.125, "unit", "nM"), "2.125 nM", Map.of("value", 3.125, "unit", "nM"));
        assertTrue(Experiment.of(Map.of("treatment.concentrations", mixed))
                .warnings()
                .toString()
                .contains("2.125"));
        assertEquals(
                1,
                Experiment.of(Map.of("treatment.concentrations", mixed))
                        .warnings()
                        .size());
    }

    @Test
    void aNumberThatIsNoneIsReportedWithTheRest() {
        String path = "treatment.highestConcentration";
        assertEquals(
                List.of(
                        path + ": \"NaN nM\" is not a quantity",
                        "treatment.lowestConcentration: \"-Infinity nM\" is not a quantity",
                        "hormones.androgenConcentration: \"1E+1999999999 nM\" is not a quantity",
                        "serum.percent: \"10\" is a bare number; it needs a unit"),
                problems(() -> Experiment.builder()
                                .state(path, Double.NaN, "nM")
                                .state("treatment.lowestConcentration", Float.NEGATIVE_INFINITY, "nM")
                                .state("hormones.androgenConcentration", new BigDecimal("1E+1999999999"), "nM")
                                .state("serum.percent", 10, null)
                                .build())
                        .stream()
                        .map(problem -> problem.replaceFirst("; allowed.*", ""))
                        .toList());
        assertEquals(
                Experiment.blank(),
                Experiment.builder().state(path, null, "nM").build().without(path));
    }

    private static Map<String, Object> nothing(String name) {
        Map<String, Object> values = new TreeMap<>();
        values.put(name, null);
        return values;
    }

    @Test
    void aBuilderOfAnExperimentMakesTheSame() {
        assertEquals(Experiment.of(ALL), Experiment.of(ALL).toBuilder().build());
        Experiment read = Scenarios.worked("mcf7-full-serum");
        Experiment again = read.toBuilder().build();
        assertEquals(read, again);
        read.stated().forEach(fact -> assertEquals(read.place(fact.path()), again.place(fact.path())));
    }

    @Test
    void unknownIsSaidOrIsNotSaid() {
        Experiment experiment = Experiment.of(Map.of("medium.phenolRed", "unknown", "treatment.exposure", "3 d"));
        assertTrue(experiment.isSaidToBeUnknown("medium.phenolRed"));
        assertFalse(experiment.isSaidToBeUnknown("treatment.exposure"));
        assertFalse(experiment.isSaidToBeUnknown("medium.insulin"));
    }

    @ParameterizedTest
    @CsvSource({
        "medium.phenolRed, yes, medium.phenolRed",
        "treatment.lowestConcentration, 2 nM, treatment.concentrations",
        "treatment.highestConcentration, 2 uM, treatment.concentrations",
        "cellLine.name, T-47D, cellLine.er",
    })
    void aChangeDropsWhatItReplaces(String path, String value, String dropped) {
        Experiment before = Experiment.of(Map.of(
                "medium.phenolRed", "no",
                "treatment.concentrations", List.of("1 nM", "1 uM"),
                "cellLine.name", "MCF-7",
                "cellLine.er", "positive"));
        Experiment after = before.with(Map.of(path, value));
        assertEquals(Experiment.of(Map.of(path, value)).fact(path), after.fact(path));
        assertEquals(path.equals(dropped), after.fact(dropped).isStated());
        before.stated().stream()
                .filter(fact -> !fact.path().equals(path) && !fact.path().equals(dropped))
                .forEach(fact -> assertEquals(fact, after.fact(fact.type())));
    }

    /** What is not calculated anew after a change is as if it had been. */
    @ParameterizedTest
    @MethodSource("org.letrodx.Scenarios#worked")
    void aChangedExperimentIsCalculatedAsIfItWereNew(Path file) {
        Experiment before = Scenarios.read(file);
        List<Experiment> changed = new ArrayList<>(List.of(before.withoutOutcomes()));
        before.stated().forEach(fact -> changed.add(before.without(fact.path())));
        int refused = 0;
        for (Path other : Scenarios.worked()) {
            for (Fact fact : Scenarios.read(other).stated()) {
                try {
                    changed.add(before.with(Map.of(fact.path(), written(fact))));
                } catch (InvalidExperimentException contradictsWhatIsStated) {
                    refused++;
                }
            }
        }
        assertTrue(refused < changed.size(), "most changes were refused");
        for (Experiment one : changed) {
            Experiment anew = one.toBuilder().build();
            assertEquals(anew.facts(), one.facts());
            assertEquals(
                    anew.warnings().stream().map(Problem::fault).toList(),
                    one.warnings().stream().map(Problem::fault).toList());
        }
    }

    /** A mass of another substance is another amount. */
    @ParameterizedTest
    @CsvSource({
        "treatment.drug, exemestane, treatment.lowestConcentration",
        "treatment.drug, exemestane, treatment.highestConcentration",
        "treatment.drug, exemestane, hormones.androgenPerDrug",
        "hormones.androgen, testosterone, hormones.androgenConcentration",
        "hormones.androgen, testosterone, hormones.androgenPerDrug",
    })
    void aMassIsConvertedAnewForAnotherSubstance(String path, String value, String converted) {
        Experiment before = Experiment.of(Map.of(
                "treatment.drug", "letrozole",
                "treatment.concentrations", List.of("0.1 ug/mL", "1 ug/mL"),
                "hormones.androgen", "androstenedione",
                "hormones.androgenConcentration", "30 ng/mL"));
        Experiment after = before.with(Map.of(path, value));
        assertEquals(after.toBuilder().build().facts(), after.facts());
        assertNotEquals(before.fact(converted), after.fact(converted));
    }

    @Test
    void withoutSerumThereIsNoLevelToStateAndWithAnAndrogenThereIs() {
        FactType serum = Vocabulary.get("serum.percent");
        FactType androgen = Vocabulary.get("hormones.androgenConcentration");
        assertTrue(Experiment.of(Map.of("serum.treatment", "serum-free")).leavesNothingToState(serum));
        assertFalse(Experiment.of(Map.of("serum.treatment", "untreated")).leavesNothingToState(serum));
        assertTrue(Experiment.of(Map.of("hormones.androgen", "none")).leavesNothingToState(androgen));
        assertFalse(Experiment.of(Map.of("hormones.androgen", "testosterone")).leavesNothingToState(androgen));
    }

    private static Object written(Fact fact) {
        return fact.value() instanceof List<?> items
                ? items.stream().map(FactType::print).toList()
                : fact.display();
    }

    @Test
    void noSerumHasNeitherKindNorTreatment() {
        for (String more : List.of("serum.kind", "serum.treatment")) {
            InvalidExperimentException refused = assertThrows(
                    InvalidExperimentException.class,
                    () -> Experiment.of(Map.of(
                            "serum.percent",
                            "0 %",
                            more,
                            Vocabulary.get(more).words().get(0).label())));
            assertEquals(List.of("serum.percent", more), paths(refused));
        }
        assertEquals(
                "serum-free",
                Experiment.of(Map.of("serum.percent", "0 %", "serum.treatment", "serum-free"))
                        .fact("serum.treatment")
                        .display());
        assertEquals(
                "untreated",
                Experiment.of(Map.of("serum.percent", "10 %", "serum.treatment", "untreated"))
                        .fact("serum.treatment")
                        .display());
    }

    private static List<String> paths(InvalidExperimentException refused) {
        return refused.problems().stream().map(Problem::paths).findFirst().orElseThrow();
    }

    @Test
    void androgenPerDrugAsksForWhatIsMissing() {
        String path = "hormones.androgenPerDrug";
        assertEquals(
                List.of("hormones.androgenConcentration", "treatment.highestConcentration"),
                Experiment.blank().fact(path).asks());
        assertEquals(
                List.of("treatment.highestConcentration"),
                Experiment.of(Map.of("hormones.androgenConcentration", "10 nM"))
                        .fact(path)
                        .asks());
        assertEquals(
                List.of("hormones.androgenConcentration"),
                Experiment.of(Map.of("treatment.highestConcentration", "1 uM"))
                        .fact(path)
                        .asks());
    }

    @Test
    void whatWasRemarkedOfAStatementStaysUntilItIsMadeAnew() {
        Experiment read = Experiment.of(Map.of("treatment.highestConcentration", "1.125 nM"));
        assertEquals(
                read.warnings(), read.stating(Map.of("assay.endpoint", "MTT")).warnings());
        assertEquals(
                List.of(),
                read.stating(Map.of("treatment.highestConcentration", "1125 nM"))
                        .warnings());
    }

    @Test
    void aTextThatIsTooLongIsLeftOut() {
        Experiment read = Experiment.builder()
                .tried(Written.of(List.of("serum", "x".repeat(2_001))))
                .buildReadable();
        assertEquals(List.of("serum"), read.tried());
        assertEquals(1, read.faults().size());
    }
}
