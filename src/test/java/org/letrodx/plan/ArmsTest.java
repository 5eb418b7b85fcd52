package org.letrodx.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.plan.PlanExamples.BOOK;
import static org.letrodx.plan.PlanExamples.PLANNER;
import static org.letrodx.plan.PlanExamples.changes;
import static org.letrodx.plan.PlanExamples.plan;
import static org.letrodx.plan.PlanExamples.whatOn;
import static org.letrodx.plan.PlanExamples.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;

/** The arms of the corrected set-up, and their calendar. */
class ArmsTest {

    @Test
    void theArmsSayWhatTheyGetAndWhatAnOutcomeMeans() {
        Experiment after = PLANNER.plans(Scenarios.worked("mcf7-full-serum"), Set.of())
                .get(0)
                .after();
        List<Arm> arms = new Arms(BOOK).of(after);
        assertEquals(
                List.of("no hormone", "androgen", "estradiol", "letrozole", "fulvestrant"),
                arms.stream().map(Arm::name).toList());
        assertTrue(arms.stream().noneMatch(arm -> arm.gets().contains("{")), arms.toString());
        assertTrue(arms.get(1).gets().contains("testosterone"), arms.get(1).gets());
        assertTrue(
                arms.get(1).ifNo().stream().anyMatch(rule -> rule.id().equals("HOR-08")),
                arms.get(1).ifNo().toString());
        List<Arm> animals = new Arms(BOOK).of(Scenarios.worked("protocol-2"));
        assertTrue(animals.stream().anyMatch(arm -> arm.name().equals("no androgen")));
        assertEquals(List.of(), new Arms(BOOK).of(Scenarios.worked("early-stops-in-a-study")));
        assertTrue(new Arms(BOOK)
                .of(Scenarios.worked("enzyme-assay-jeg3")).stream()
                        .anyMatch(arm -> arm.name().equals("another inhibitor")));
    }

    /** Another drug has its own name and none of the published values of letrozole; a dye is not called an androgen. */
    @Test
    void theArmsNameTheDrugAndTheSubstrateThatAreStated() {
        Plan plan = plan(Map.of(
                "model.system", "cell-free",
                "hormones.androgen", "none",
                "assay.fluorogenicSubstrate", "true",
                "assay.nadph", "true",
                "treatment.drug", "exemestane",
                "treatment.washedOut", "false",
                "treatment.highestConcentration", "100 nM"));
        Arm drug = new Arms(BOOK)
                .of(plan.after()).stream()
                        .filter(arm -> arm.role().equals("sample"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("exemestane", drug.name());
        assertTrue(drug.gets().contains(", a fluorogenic dye as substrate"), drug.gets());
        assertEquals(List.of(), drug.values());
    }

    /** What estrogen is left by is not called free of it, and no rule is cited for what it asks to be changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "charcoal-stripped | no  | phenol red-free medium with charcoal-stripped serum; no estrogen from now on [HOR-03, MED-01, MED-02]",
                "serum-free        | no  | phenol red-free medium without serum; no estrogen from now on [HOR-03, MED-01, MED-02]",
                "untreated         | no  | phenol red-free medium with untreated serum; it is not free of estrogen as long as its serum is not stripped [HOR-03, MED-01]",
                "charcoal-stripped | yes | assay medium with charcoal-stripped serum; it is not free of estrogen as long as it has phenol red [HOR-03, MED-02]",
                "-                 | -   | assay medium; it is not free of estrogen as long as nothing says that its serum is stripped and nothing says that it has no phenol red [HOR-03]",
            })
    void onlyAMediumWithoutEstrogenIsSaidToHaveNone(String serum, String phenolRed, String line) {
        Map<String, Object> facts =
                new TreeMap<>(Map.of("model.system", "cell-culture", "hormones.deprivation", "3 d"));
        facts.put("serum.treatment", serum);
        facts.put("medium.phenolRed", phenolRed);
        Day first = Calendar.of(Experiment.of(facts), BOOK).get(0);
        assertEquals("change to " + line, first.what() + " " + first.rules());
    }

    @Test
    void theCalendarCountsFromTheFirstDose() {
        List<Day> days = Calendar.of(
                Experiment.of(Map.of(
                        "model.system", "cell-culture",
                        "hormones.deprivation", "3 d",
                        "treatment.exposure", "6 d",
                        "treatment.renewal", "2 d",
                        "assay.endpoint", "count")),
                BOOK);
        assertEquals(
                List.of("day -3", "day -1", "day 0", "day 2", "day 4", "day 6"),
                days.stream().map(Day::when).toList());
        assertTrue(days.get(5).what().contains("count"), days.toString());
        assertTrue(days.stream().flatMap(day -> day.rules().stream()).allMatch(id -> BOOK.rules().stream()
                .anyMatch(rule -> rule.id().equals(id))));
        assertTrue(Calendar.of(Scenarios.worked("protocol-2"), BOOK).size() > 4);
    }

    @Test
    void aShortIncubationIsCountedInMinutes() {
        List<Day> days =
                Calendar.of(Experiment.of(Map.of("model.system", "cell-free", "treatment.exposure", "10 min")), BOOK);
        assertEquals(
                List.of("before", "day 0", "minute 10"),
                days.stream().map(Day::when).toList());
        assertTrue(days.get(0).what().endsWith("background without enzyme"), days.toString());
    }

    /** The six days that repair a growth assay are nothing to an enzyme. */
    @Test
    void aReactionTimeThatIsNotStatedIsAskedFor() {
        List<Day> days = Calendar.of(
                Experiment.of(Map.of("model.system", "cell-free", "assay.endpoint", "aromatase-activity")), BOOK);
        assertTrue(whatOn(days, "then").contains("State the reaction time"), days.toString());
        assertFalse(days.toString().contains("day 6"), days.toString());
        assertFalse(days.toString().contains("DOSE-06"), "a rule of cells is not cited for an enzyme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spheroid", "organoid"})
    void spheroidsAndOrganoidsTakeTimeToFormAndAreNotConfluent(String system) {
        List<Day> days = Calendar.of(
                Experiment.of(Map.of("model.system", system, "assay.endpoint", "ATP", "treatment.exposure", "6 d")),
                BOOK);
        assertTrue(whatOn(days, "before day 0").contains("let the " + system + "s form"), days.toString());
        assertFalse(days.toString().contains("confluent"), days.toString());
    }

    @Test
    void aCombinationIsComparedWithItsParts() {
        Experiment setUp = pair("letrozole + palbociclib", "none");
        List<Arm> arms = new Arms(BOOK).of(setUp);
        assertEquals(
                List.of("letrozole + palbociclib", "letrozole alone", "palbociclib alone"),
                arms.stream()
                        .filter(arm -> arm.role().equals("sample"))
                        .map(Arm::name)
                        .toList());
        assertFalse(arms.get(1).expect().contains("palbociclib"), arms.get(1).expect());
        List<String> codes = Layout.of(setUp, arms, 1).orElseThrow().conditions().stream()
                .map(Layout.Filling::code)
                .toList();
        assertTrue(codes.containsAll(List.of("L1", "M2", "N2")), codes.toString());
        assertEquals(codes.size(), Set.copyOf(codes).size(), codes.toString());
    }

    /** The concentrations that are stated are those of the drug. */
    @Test
    void aPartnerGetsNoDosesOfTheDrug() {
        List<Arm> arms = new Arms(BOOK).of(pair("letrozole", "palbociclib"));
        assertEquals(
                List.of("letrozole + palbociclib", "letrozole alone"),
                arms.stream()
                        .filter(arm -> arm.role().equals("sample"))
                        .map(Arm::name)
                        .toList());
        Arm pair = arms.stream()
                .filter(arm -> arm.name().equals("letrozole + palbociclib"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                pair.gets().contains("10 nM, 100 nM of the first, with palbociclib at the concentration"), pair.gets());
        assertTrue(
                arms.stream()
                        .anyMatch(arm -> arm.name().equals("palbociclib alone")
                                && arm.expect().endsWith(". A layout has wells for it: write its concentration there")),
                arms.toString());
    }

    private static Experiment pair(String drug, String partner) {
        return Experiment.of(Map.of(
                "model.system", "cell-culture",
                "treatment.drug", drug,
                "treatment.partner", partner,
                "treatment.concentrations", List.of("10 nM", "100 nM"),
                "hormones.androgen", "androstenedione",
                "assay.endpoint", "count",
                "assay.plateWells", "96"));
    }

    @Test
    void anArmWithoutAStatedAmountRefersToTheProtocol() {
        List<Arm> arms = new Arms(BOOK)
                .of(Experiment.of(Map.of(
                        "model.system",
                        "cell-culture",
                        "hormones.androgen",
                        "androstenedione",
                        "assay.endpoint",
                        "count")));
        for (String hormone : List.of("estradiol", "fulvestrant", "androstenedione")) {
            assertTrue(
                    arms.stream()
                            .anyMatch(arm -> arm.gets().contains(hormone + " at the concentration of your protocol")),
                    hormone);
        }
    }

    /** MCF-7Ca took the place of both the resistant line and the parent that was stated beside it. */
    @ParameterizedTest
    @CsvSource({"MCF-7aro, MCF-7aro", "parental MCF-7Ca, MCF-7Ca", "the parental line, ''", "MDA-MB-231, ''"})
    void theDrugIsTestedInTheParentThatIsStatedBeside(String comparator, String parent) {
        Map<String, Object> facts = new TreeMap<>(Map.of(
                "complaint", "no-response",
                "model.system", "cell-culture",
                "cellLine.name", "T+LET R",
                "cellLine.comparator", comparator,
                "hormones.androgen", "testosterone",
                "hormones.androgenConcentration", "1 nM",
                "treatment.drug", "letrozole",
                "treatment.exposure", "6 d",
                "assay.endpoint", "SRB"));
        Map<String, String> changes = changes(plan(facts));
        if (parent.isEmpty()) {
            assertEquals("MCF-7Ca", changes.get("cellLine.name"), "a line that does not answer is no parent");
        } else {
            assertEquals(parent, changes.get("cellLine.name"));
            assertEquals("T+LET R", changes.get("cellLine.comparator"));
            assertTrue(
                    plan(facts).changes().stream()
                            .filter(change -> change.fact().section().equals("cellLine"))
                            .allMatch(change -> change.because().toString().contains("CELL-15")),
                    "both lines are changed for it");
        }
        // nobody complains: a study of resistance, with the parent beside
        facts.remove("complaint");
        if (!parent.isEmpty()) {
            assertEquals(Map.of(), changes(plan(facts)));
        }
    }

    /** Doses of 1 to 100 uM were to be repeated at 0.1 nM to 1 uM, and were laid out at 1 to 100 uM. */
    @Test
    void anOffTargetEffectIsRepeatedInTheRangeOfTheEnzyme() {
        Plan plan = plan(Map.<String, Object>ofEntries(
                Map.entry("complaint", "poor-translation"),
                Map.entry("model.system", "cell-culture"),
                Map.entry("cellLine.name", "MCF-7aro"),
                Map.entry("medium.phenolRed", "false"),
                Map.entry("serum.treatment", "charcoal-stripped"),
                Map.entry("serum.percent", "5 %"),
                Map.entry("hormones.androgen", "testosterone"),
                Map.entry("hormones.androgenConcentration", "1 nM"),
                Map.entry("hormones.deprivation", "3 d"),
                Map.entry("treatment.drug", "letrozole"),
                Map.entry("treatment.concentrations", List.of("1 uM", "10 uM", "50 uM", "100 uM")),
                Map.entry("treatment.exposure", "6 d"),
                Map.entry("assay.endpoint", "count"),
                Map.entry("readings.ic50", "25 uM")));
        assertEquals("0.1 nM", changes(plan).get("treatment.lowestConcentration"));
        assertEquals("1 uM", changes(plan).get("treatment.highestConcentration"));
        assertEquals("unknown", changes(plan).get("treatment.concentrations"));
        assertEquals(List.of(), plan.standing());
        Arm treated = new Arms(BOOK)
                .of(plan.after()).stream()
                        .filter(arm -> arm.name().equals("letrozole"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(treated.gets().startsWith("letrozole at 0.1 nM to 1 uM, "), treated.gets());
    }

    /** The plan of a co-culture was that of the line alone. */
    @Test
    void aCoCultureIsComparedWithItsCellsAlone() {
        Map<String, Object> facts = Map.<String, Object>of(
                "model.system", "cell-culture",
                "model.coCulture", "adipocytes",
                "cellLine.name", "MCF-7",
                "hormones.androgen", "testosterone",
                "treatment.drug", "letrozole",
                "treatment.concentrations", List.of("100 nM"),
                "assay.endpoint", "SRB");
        List<Arm> arms = new Arms(BOOK).of(Experiment.of(facts));
        assertEquals(
                List.of(
                        "no hormone",
                        "androgen",
                        "estradiol",
                        "letrozole",
                        "fulvestrant",
                        "MCF-7 alone",
                        "adipocytes alone"),
                arms.stream().map(Arm::name).toList());
        assertTrue(
                arms.get(5).gets().startsWith("MCF-7 without adipocytes: "),
                arms.get(5).gets());
        assertTrue(
                arms.get(6).expect().contains("count both kinds of cell"),
                arms.get(6).expect());
        // one dose has no higher one
        assertFalse(
                arms.get(3).expect().contains("the higher the dose"),
                arms.get(3).expect());
        assertTrue(new Arms(BOOK)
                .of(Experiment.of(facts).with(Map.of("treatment.concentrations", List.of("1 nM", "100 nM"))))
                .get(3)
                .expect()
                .endsWith("the more the higher the dose"));
        assertEquals(
                5,
                new Arms(BOOK)
                        .of(Experiment.of(facts).with(Map.of("model.coCulture", "none")))
                        .size());
    }

    /** H295R start from cholesterol. */
    @Test
    void cellsThatMakeTheirAndrogenGetNone() {
        Map<String, String> facts = Map.of(
                "model.system", "cell-culture",
                "cellLine.name", "NCI-H295R",
                "treatment.drug", "letrozole",
                "treatment.highestConcentration", "100 nM",
                "assay.endpoint", "steroid-production");
        Experiment none = Experiment.of(facts);
        List<Arm> arms = new Arms(BOOK).of(none);
        assertEquals(
                List.of("no cells", "vehicle", "inducer", "letrozole", "another inhibitor"),
                arms.stream().map(Arm::name).toList());
        assertFalse(arms.toString().contains("as substrate"), arms.toString());
        assertFalse(Calendar.of(none, BOOK).toString().contains("substrate"));
        Experiment fed = Experiment.of(with(facts, "hormones.androgen", "androstenedione"));
        assertTrue(new Arms(BOOK).of(fed).toString().contains("androstenedione"), "one that is stated is given");
        Experiment counted = Experiment.of(with(facts, "assay.endpoint", "count"));
        assertFalse(new Arms(BOOK).of(counted).toString().contains("the androgen"));
        assertFalse(Calendar.of(counted, BOOK).toString().contains("androgen"));
    }

    /** A luciferase of ER, and the transcripts of its genes, got the substrate and the IC50s of an enzyme. */
    @ParameterizedTest
    @CsvSource({"MCF-7aro/ERE, luciferase", "MCF-7, qPCR", "MCF-7aro, Ki-67"})
    void whatErSwitchesOnHasTheArmsOfCellsThatAnswerToEstrogen(String line, String endpoint) {
        Experiment setUp = Experiment.of(erReadout(line, endpoint));
        List<Arm> arms = new Arms(BOOK).of(setUp);
        assertEquals(
                List.of("no hormone", "androgen", "estradiol", "letrozole", "letrozole and estradiol", "fulvestrant"),
                arms.stream().map(Arm::name).toList());
        assertFalse(arms.toString().contains("substrate:"), arms.toString());
        assertFalse(arms.toString().contains("activity falls"), arms.toString());
        assertTrue(arms.stream().noneMatch(arm -> arm.expect().contains("grow")), arms.toString());
        List<Day> days = Calendar.of(setUp, BOOK);
        assertEquals(
                List.of("day -3", "day -1", "day 0", "day 1"),
                days.stream().map(Day::when).toList());
        assertFalse(days.toString().contains("confluent"), days.toString());
    }

    /** What the drug does where estradiol is given, it does without aromatase. */
    @Test
    void theDrugIsGivenWithEstradiolOnPlatesOfAReporter() {
        Experiment setUp = Experiment.of(erReadout("MCF-7aro/ERE", "luciferase"));
        Layout layout = Layout.of(setUp, new Arms(BOOK).of(setUp), 1).orElseThrow();
        assertEquals(
                List.of("L1 letrozole 1 nM with androgen", "M1 letrozole 1 nM with estradiol"),
                layout.conditions().stream()
                        .filter(one -> one.concentration().equals("1"))
                        .map(one -> one.code() + " " + one.inWords())
                        .toList());
        assertEquals(
                List.of("BL"),
                layout.conditions().stream()
                        .map(Layout.Filling::code)
                        .filter("BL"::equals)
                        .toList());
        Experiment transcripts = Experiment.of(erReadout("MCF-7", "qPCR"));
        assertFalse(
                Layout.of(transcripts, new Arms(BOOK).of(transcripts), 1)
                        .orElseThrow()
                        .conditions()
                        .toString()
                        .contains("no cells"),
                "nothing is read of a transcript where no cells are");
    }

    /** What the light or the transcripts of H295R answer to is not known. */
    @Test
    void onlyWhatMayAnswerToErGetsItsArms() {
        assertEquals(
                List.of(),
                new Arms(BOOK).of(Experiment.of(Map.of("cellLine.name", "H295R", "assay.endpoint", "qPCR"))));
        Map<String, Object> pair = new TreeMap<>(erReadout("MCF-7aro/ERE", "luciferase"));
        pair.put("treatment.partner", "palbociclib");
        assertEquals(
                List.of(
                        "letrozole + palbociclib",
                        "letrozole alone",
                        "palbociclib alone",
                        "letrozole + palbociclib and estradiol"),
                new Arms(BOOK)
                        .of(Experiment.of(pair)).stream()
                                .map(Arm::name)
                                .filter(name -> name.contains("letrozole") || name.contains("palbociclib"))
                                .toList());
        Map<String, Object> rescued = new TreeMap<>(erReadout("MCF-7aro/ERE", "luciferase"));
        assertTrue(new Arms(BOOK).of(Experiment.of(rescued)).get(4).gets().contains("State this arm"));
        rescued.put("hormones.estradiolAdded", "rescue");
        assertFalse(new Arms(BOOK).of(Experiment.of(rescued)).get(4).gets().contains("State this arm"));
        Map<String, Object> open = new TreeMap<>(erReadout("MCF-7aro/ERE", "luciferase"));
        open.remove("treatment.exposure");
        assertTrue(
                whatOn(Calendar.of(Experiment.of(open), BOOK), "then").contains("[treatment.exposure]"),
                "six days are for growth");
    }

    private static Map<String, Object> erReadout(String line, String endpoint) {
        return Map.of(
                "model.system", "cell-culture",
                "cellLine.name", line,
                "medium.phenolRed", "false",
                "serum.treatment", "charcoal-stripped",
                "hormones.androgen", "testosterone",
                "treatment.drug", "letrozole",
                "treatment.concentrations", List.of("1 nM", "10 nM", "100 nM"),
                "treatment.exposure", "24 h",
                "assay.endpoint", endpoint,
                "assay.plateWells", "96");
    }
}
