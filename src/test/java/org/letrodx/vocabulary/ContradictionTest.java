package org.letrodx.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;

class ContradictionTest {
    static List<Contradiction> all() {
        return Vocabulary.contradictions();
    }

    /** Every word of both, so that a contradiction with a slip of the pen cannot stay silent. */
    @ParameterizedTest
    @MethodSource("all")
    void twoStatementsThatCannotBothBeTrueAreRefusedAndNamed(Contradiction contradiction) {
        for (String one : values(contradiction.one())) {
            for (String other : values(contradiction.other())) {
                Map<String, Object> both = new LinkedHashMap<>();
                both.put(contradiction.one().fact().path(), one);
                both.put(contradiction.other().fact().path(), other);
                Problem problem = assertThrows(InvalidExperimentException.class, () -> Experiment.of(both))
                        .problems()
                        .get(0);
                assertEquals(Problem.Code.CONTRADICTION, problem.code());
                assertEquals(both.keySet(), Set.copyOf(problem.paths()));
                assertEquals(
                        contradiction.one().fact().sentence(one) + ", yet "
                                + contradiction.other().fact().sentence(other),
                        problem.fault());
            }
        }
    }

    private static List<String> values(Contradiction.Statement statement) {
        return switch (statement.values().get(0)) {
            case "0" -> List.of("0 " + unit(statement.fact()));
            case "above 0" -> List.of("3 " + unit(statement.fact()));
            default -> statement.values();
        };
    }

    private static String unit(FactType fact) {
        return switch (fact.dimension()) {
            case CONCENTRATION -> "nM";
            case PERCENT -> "%";
            default -> "ug/animal/day";
        };
    }

    @ParameterizedTest(name = "{0}: {1} beside {2}: {3}")
    @CsvSource({
        "hormones.androgenConcentration, 0 nM,      hormones.androgen,    none",
        "hormones.androgenConcentration, <10 nM,    hormones.androgen,    none",
        "serum.percent,                  10 %,      serum.treatment,      charcoal-stripped",
        "host.androstenedione,           none,      host.androgen,        testosterone",
        "host.androstenedione,           continuous, host.androgen,       androstenedione",
        "host.ovariectomised,            false,     host.sex,             male",
        "history.responseLost,           true,      history.respondedInitially, true",
        "assay.vehicleOnlyOnEdge,        false,     assay.edgeWellsUsed,  false"
    })
    void whatCanBeTrueTogetherStands(String one, String value, String other, String beside) {
        Experiment experiment = Experiment.of(Map.of(one, value, other, beside));
        assertTrue(experiment.fact(one).isGiven() && experiment.fact(other).isGiven());
    }

    @Test
    void theDoseOfControlsIsToldAndGivesNone() {
        Experiment controls = Experiment.of(Map.of("dosing.dose", "0 mg/kg/day", "dosing.bodyWeight", "20 g"));
        assertEquals(
                List.of("is that of the controls; state the dose of the animals that got the drug"),
                controls.warnings().stream().map(Problem::fault).toList());
        assertEquals(false, controls.fact("dosing.dosePerAnimal").isKnown());
    }

    @Test
    void whatBelongsToAnotherSystemIsTold() {
        List<Problem> told = Experiment.of(Map.of(
                        "model.system",
                        "cell-culture",
                        "host.species",
                        "mouse",
                        "host.sex",
                        "female",
                        "clinic.dose",
                        "2.5 mg/day"))
                .warnings();
        assertEquals(
                "does not belong in a cell-culture study, nor do 2 more facts; check them, or model.system",
                told.get(0).fault());
        assertEquals(
                List.of("host.species", "host.sex", "clinic.dose"), told.get(0).paths());
        assertEquals(
                List.of(),
                Experiment.of(Map.of("model.system", "xenograft", "host.species", "mouse"))
                        .warnings());
        assertEquals(List.of(), Experiment.of(Map.of("host.species", "mouse")).warnings());
    }
}
