package org.letrodx.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.plan.PlanExamples.BOOK;
import static org.letrodx.plan.PlanExamples.PLANNER;
import static org.letrodx.plan.PlanExamples.changes;
import static org.letrodx.plan.PlanExamples.ids;
import static org.letrodx.plan.PlanExamples.plan;
import static org.letrodx.plan.PlanExamples.whatOn;
import static org.letrodx.plan.PlanExamples.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.letrodx.facts.Experiment;
import org.letrodx.report.Words;

/** Corrected studies of animals. */
class AnimalPlansTest {

    private static final Map<String, String> DMBA = Map.of(
            "model.system", "xenograft",
            "tumour.origin", "carcinogen",
            "host.species", "rat",
            "host.sex", "female",
            "host.ovariectomised", "false",
            "dosing.dose", "1 mg/kg/day",
            "dosing.route", "gavage",
            "dosing.schedule", "daily");

    @Test
    void animalsWithOvariesAndACarcinogenGetNoCellsAndNoAndrogen() {
        Experiment setUp = Experiment.of(DMBA);
        List<Day> days = Calendar.of(setUp, BOOK);
        assertTrue(whatOn(days, "carcinogen").contains("ovaries"), days.toString());
        assertTrue(whatOn(days, "day 0").contains("1 mg/kg/day letrozole, gavage, daily"), days.toString());
        assertFalse(days.toString().contains("cells"), days.toString());
        assertFalse(days.toString().contains("androstenedione"), days.toString());
        assertFalse(days.toString().contains("day 28"), "the four weeks are of mice");
        List<Arm> arms = new Arms(BOOK).of(setUp);
        assertEquals(
                List.of("vehicle", "ovariectomised", "letrozole", "fulvestrant"),
                arms.stream().map(Arm::name).toList());
        assertFalse(arms.toString().contains("androstenedione"), arms.toString());
        assertTrue(arms.get(2).values().stream().allMatch(value -> value.id().startsWith("rat-dose-dmba")));
    }

    @Test
    void animalsWithoutTumoursAndMalesWithoutGivenAndrogenGetNoArmsThatSayOtherwise() {
        Map<String, String> pcos = new TreeMap<>(DMBA);
        pcos.put("tumour.origin", "none");
        assertEquals(List.of(), new Arms(BOOK).of(Experiment.of(pcos)));
        assertEquals(List.of(), Calendar.of(Experiment.of(pcos), BOOK));
        Map<String, String> male = new TreeMap<>(DMBA);
        male.putAll(Map.of("tumour.origin", "line", "host.sex", "male", "host.androstenedione", "none"));
        male.remove("host.ovariectomised");
        assertEquals(List.of(), new Arms(BOOK).of(Experiment.of(male)));
        male.put("host.androstenedione", "continuous");
        assertEquals(
                "androgen and vehicle",
                new Arms(BOOK).of(Experiment.of(male)).get(0).name());
    }

    @Test
    void aCarcinogenInOvariectomisedAnimalsNeedsAnAndrogen() {
        Map<String, String> facts = new TreeMap<>(DMBA);
        facts.put("host.ovariectomised", "true");
        List<Day> days = Calendar.of(Experiment.of(facts), BOOK);
        assertTrue(whatOn(days, "carcinogen").contains("start androstenedione"), days.toString());
    }

    /** Ten micrograms are the dose of a mouse. */
    @Test
    void aRatGetsTheDoseOfARat() {
        Map<String, String> facts = new TreeMap<>(DMBA);
        facts.put("dosing.dose", "1 ug/kg/day");
        facts.put("dosing.bodyWeight", "220 g");
        List<Plan> plans = PLANNER.plans(Experiment.of(facts), Set.of());
        assertEquals(
                List.of("300 ug/kg/day"),
                plans.stream().map(plan -> changes(plan).get("dosing.dose")).toList());
    }

    private static final Map<String, String> NUDE_MOUSE = Map.of(
            "complaint", "no-regression",
            "model.system", "xenograft",
            "cellLine.name", "MCF-7Ca",
            "treatment.drug", "letrozole",
            "host.species", "mouse",
            "host.sex", "female",
            "host.ovariectomised", "true",
            "dosing.dose", "10 ug/animal/day",
            "tumour.origin", "line");

    /** An aromatase inhibitor needs something to be aromatised. */
    @Test
    void whereEstradiolIsTakenAwayAnAndrogenTakesItsPlace() {
        Map<String, String> pellet = with(NUDE_MOUSE, "host.estradiolPellet", "true");
        assertEquals(
                Map.of("host.estradiolPellet", "false", "host.androstenedione", "continuous"), changes(plan(pellet)));
        assertTrue(ids(plan(pellet, "host.androstenedione").undecided()).contains("XEN-03"), "or it is to be stated");
        assertEquals(
                Map.of("host.estradiolPellet", "false"),
                changes(plan(with(pellet, "host.androstenedione", "continuous"))));
        assertEquals(
                "testosterone",
                changes(plan(Map.of(
                                "model.system", "cell-culture",
                                "cellLine.name", "MCF-7Ca",
                                "serum.treatment", "charcoal-stripped",
                                "serum.percent", "10 %",
                                "hormones.estradiolAdded", "every arm",
                                "assay.endpoint", "count")))
                        .get("hormones.androgen"));
    }

    /** Cells of a bottle do not come from a patient. */
    @Test
    void anotherLineDoesNotKeepTheOriginOfTheTumour() {
        Map<String, String> facts = with(NUDE_MOUSE, "cellLine.er", "negative", "tumour.origin", "pdx");
        facts.remove("cellLine.name");
        Plan plan = plan(facts);
        assertEquals("MCF-7Ca", changes(plan).get("cellLine.name"));
        assertFalse(plan.next().fact("tumour.origin").isKnown());
        assertFalse(plan(facts, "tumour.origin").isWhole(), "an origin that is kept keeps the tumour");
    }

    /** Diagnose starts with the plasma level, which is a result. */
    @Test
    void whatResultsLeaveBorderlineIsNotPassedOver() {
        Plan plan = plan(with(NUDE_MOUSE, "host.androstenedione", "continuous", "dosing.plasmaLevel", "1 nM"));
        assertEquals(List.of(), plan.changes());
        assertTrue(ids(plan.undecided()).contains("TRT-12"), plan.undecided().toString());
        assertTrue(Words.summary(plan).startsWith("first settle TRT-12 (borderline)"), Words.summary(plan));
    }
}
