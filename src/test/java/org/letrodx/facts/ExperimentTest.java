package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.Scenarios;
import org.letrodx.document.Problem;
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
}
