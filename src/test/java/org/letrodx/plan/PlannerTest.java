package org.letrodx.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.report.Words;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;

/** One corrected set-up for every faulty one of the repository, proven by the rules. */
class PlannerTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final Planner PLANNER = new Planner(BOOK);
    private static final Map<String, String> UNMENDED = new TreeMap<>();

    private static List<String> faults(Diagnosis diagnosis) {
        return diagnosis.findings(Verdict.CONFIRMED).stream()
                .filter(finding -> finding.rule().impact() != Impact.ADVISORY)
                .map(Finding::id)
                .toList();
    }

    private static Plan plan(Map<String, ?> facts, String... keep) {
        return PLANNER.plans(Experiment.of(facts), Set.of(keep)).get(0);
    }

    private static Map<String, String> changes(Plan plan) {
        Map<String, String> changes = new TreeMap<>();
        plan.changes().forEach(change -> changes.put(change.fact().path(), change.after()));
        return changes;
    }

    @TestFactory
    Stream<DynamicTest> aFaultySetUpIsMendedOrItIsSaidWhyNot() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("scenarios"))) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("columns.yaml") && !file.endsWith("waivers.yaml"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() > 100, "an empty selection proves nothing");
        return files.stream()
                .map(file -> dynamicTest(file.toString(), () -> {
                    Experiment experiment = Scenarios.read(file);
                    long start = System.nanoTime();
                    List<Plan> plans = PLANNER.plans(experiment, Set.of());
                    // the limit is a second; a busy machine is given some more
                    assertTrue((System.nanoTime() - start) / 1e9 < 5, "it takes too long");
                    assertTrue(plans.stream()
                            .allMatch(plan -> plan.cost() >= plans.get(0).cost()));
                    for (Plan plan : plans) {
                        List<String> left = plan.unmended().stream()
                                .map(fault -> fault.rule().id())
                                .toList();
                        // nothing decisive or contributing is left but what is said to stay, with its complaint and
                        // without
                        assertTrue(
                                left.containsAll(faults(BOOK.review(plan.next()))),
                                () -> faults(BOOK.review(plan.next())) + "");
                        assertTrue(left.containsAll(faults(BOOK.diagnose(plan.after()))));
                        plan.unmended()
                                .forEach(fault -> UNMENDED.put(fault.rule().id(), fault.why()));
                        // every change is for something
                        plan.changes()
                                .forEach(change -> assertTrue(
                                        !change.because().isEmpty()
                                                || change.after().equals("unknown"),
                                        change.fact() + " is changed for nothing"));
                    }
                }));
    }

    /** What another set-up cannot mend: it takes another study, or other participants. */
    @AfterAll
    static void onlyThatStaysWhichNoSetUpMends() {
        UNMENDED.forEach((id, why) -> {
            Rule rule = BOOK.rules().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            boolean ofPeople = rule.settings().contains(ModelSystem.PATIENT);
            assertTrue(ofPeople || rule.area().equals("translation"), id + " has no repair: " + why);
            assertTrue(why.contains(rule.fix()), why);
        });
    }

    @Test
    void aMediumIsChangedBeforeALine() {
        Plan plan = plan(Map.of(
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7",
                "serum.treatment", "untreated",
                "serum.percent", "10 %",
                "assay.endpoint", "count"));
        assertTrue(changes(plan).containsKey("serum.treatment"), changes(plan).toString());
        assertFalse(changes(plan).containsKey("cellLine.name"), changes(plan).toString());
    }

    @Test
    void whatAChangeBringsUpIsMendedToo() {
        // an androgen alone would leave parental cells with too little of it
        Plan plan = plan(Map.of(
                "complaint", "no-response",
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7",
                "serum.treatment", "charcoal-stripped",
                "serum.percent", "10 %",
                "hormones.androgen", "none",
                "assay.endpoint", "count"));
        assertEquals("testosterone", changes(plan).get("hormones.androgen"));
        assertTrue(
                changes(plan).containsKey("hormones.androgenConcentration"),
                changes(plan).toString());
    }

    @Test
    void whatIsToBeKeptIsThereAndMayBeSpeltInAnyEnglish() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> plan(Map.of(), "serun", "serum.treatmen", "host.ovariectomized"));
        assertEquals(
                "there is no section or fact serum.treatmen. Maybe: serum.treatment; "
                        + "there is no section or fact serun. Maybe: serum",
                refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> plan(Map.of(), "experiment.complaint"), "it is derived");
    }

    /**
     * Without insulin there is no concentration of it to change or to state; one that is to be kept keeps the insulin.
     */
    @Test
    void whatAChangeLeavesWithoutAMeaningIsNoChange() {
        Map<String, String> facts = Map.of(
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7Ca",
                "medium.insulin", "true",
                "medium.insulinConcentration", "10 ug/mL",
                "assay.plateWells", "96",
                "assay.edgeWellsUsed", "true",
                "assay.vehicleOnlyOnEdge", "true");
        Plan plan = plan(facts);
        assertEquals("false", changes(plan).get("medium.insulin"));
        assertEquals("false", changes(plan).get("assay.edgeWellsUsed"));
        assertFalse(
                changes(plan).containsKey("medium.insulinConcentration"),
                changes(plan).toString());
        assertFalse(
                changes(plan).containsKey("assay.vehicleOnlyOnEdge"),
                changes(plan).toString());
        assertEquals(
                List.of("assay.edgeWellsFilled"),
                plan.companions().stream().map(FactType::path).toList());
        assertFalse(changes(plan(facts, "medium.insulinConcentration")).containsKey("medium.insulin"));
    }

    @Test
    void whatIsToBeKeptIsKept() {
        Map<String, String> facts =
                Map.of("model.system", "cell-culture", "cellLine.name", "MDA-MB-231", "assay.endpoint", "count");
        Plan free = plan(facts);
        assertEquals("MCF-7Ca", changes(free).get("cellLine.name"));
        assertTrue(free.isWhole());
        Plan kept = plan(facts, "cellLine");
        assertEquals(Map.of(), changes(kept));
        assertEquals("CELL-01", kept.unmended().get(0).rule().id());
        assertEquals(
                "it could be fixed with cell line: MCF-7Ca, which is to be kept as it is",
                kept.unmended().get(0).why());
        assertTrue(Words.summary(kept).contains("CELL-01 stays, for the reason given below"), Words.summary(kept));
    }

    @Test
    void aSoundSetUpIsLeftAlone() {
        Plan plan = PLANNER.plans(Scenarios.worked("clean-mcf7ca"), Set.of()).get(0);
        assertEquals(List.of(), plan.changes());
        assertTrue(plan.isWhole());
    }

    @Test
    void theNextExperimentHasNoComplaintAndNoResults() {
        Experiment next = PLANNER.plans(Scenarios.worked("mcf7-full-serum"), Set.of())
                .get(0)
                .next();
        assertEquals(List.of(), next.complaints());
        assertTrue(next.stated().stream().noneMatch(fact -> fact.type().isOutcome()));
        assertEquals("mcf7-full-serum-next", next.id());
    }

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

    private static String whatOn(List<Day> days, String when) {
        return days.stream()
                .filter(day -> day.when().equals(when))
                .map(Day::what)
                .findFirst()
                .orElseThrow(() -> new AssertionError(when + " of " + days));
    }

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
    void organoidsAreNotReplacedByALine() {
        Plan plan = plan(Map.of(
                "model.system", "organoid",
                "cellLine.er", "positive",
                "cellLine.her2", "positive",
                "serum.treatment", "serum-free",
                "hormones.androgen", "none",
                "treatment.drug", "letrozole",
                "assay.endpoint", "ATP"));
        assertEquals(Set.of("hormones.androgen"), changes(plan).keySet());
        assertEquals(
                List.of("CELL-12"),
                plan.unmended().stream().map(fault -> fault.rule().id()).toList());
        assertTrue(plan.unmended().get(0).why().contains("add an arm with a HER2 inhibitor"));
    }

    @Test
    void whatIsBorderlineIsRepairedToo() {
        Plan plan = plan(Map.of(
                "complaint", "no-response",
                "model.system", "spheroid",
                "cellLine.name", "MCF-7aro",
                "hormones.androgen", "testosterone",
                "hormones.androgenConcentration", "10 nM",
                "treatment.exposure", "4 d",
                "treatment.renewal", "4 d",
                "assay.endpoint", "ATP"));
        assertEquals("6 d", changes(plan).get("treatment.exposure"));
        assertEquals("3 d", changes(plan).get("treatment.renewal"));
    }

    private static final Map<String, Object> MUCH_SUBSTRATE = Map.ofEntries(
            Map.entry("complaint", "no-response"),
            Map.entry("model.system", "cell-culture"),
            Map.entry("cellLine.name", "MCF-7aro"),
            Map.entry("medium.phenolRed", "false"),
            Map.entry("serum.treatment", "charcoal-stripped"),
            Map.entry("serum.percent", "5 %"),
            Map.entry("serum.lotQualified", "true"),
            Map.entry("hormones.androgen", "androstenedione"),
            Map.entry("hormones.androgenConcentration", "1 uM"),
            Map.entry("hormones.deprivation", "3 d"),
            Map.entry("treatment.drug", "letrozole"),
            Map.entry("treatment.concentrations", List.of("1 nM", "10 nM", "50 nM")),
            Map.entry("treatment.exposure", "6 d"),
            Map.entry("treatment.renewal", "3 d"),
            Map.entry("assay.endpoint", "SRB"));

    /** The drug was raised to the androgen's 1 uM, which HOR-07 still warns of. */
    @Test
    void whereMoreDrugIsNotEnoughTheAndrogenIsLowered() {
        Plan plan = plan(MUCH_SUBSTRATE);
        assertEquals("1 uM", changes(plan).get("treatment.highestConcentration"));
        assertEquals("1 nM", changes(plan).get("hormones.androgenConcentration"));
        assertEquals(List.of(), ids(plan.undecided()));
        Diagnosis review = BOOK.review(plan.next());
        assertEquals(List.of(), ids(review.findings(Verdict.BORDERLINE)));
        // where more drug is enough, the androgen stays
        for (String androgen : List.of("600 nM", "200 nM")) {
            Map<String, Object> less = new TreeMap<>(MUCH_SUBSTRATE);
            less.put("hormones.androgenConcentration", androgen);
            assertEquals("1 uM", changes(plan(less)).get("treatment.highestConcentration"));
            assertFalse(changes(plan(less)).containsKey("hormones.androgenConcentration"), androgen);
        }
    }

    /** The top dose that was set already was said to rule it out. */
    @Test
    void whatIsKeptBorderlineIsNotSaidToBeMended() {
        Plan plan = plan(MUCH_SUBSTRATE, "hormones");
        Finding left = plan.undecided().stream()
                .filter(finding -> finding.id().equals("HOR-07"))
                .findFirst()
                .orElseThrow();
        assertEquals(Verdict.BORDERLINE, left.verdict());
        assertFalse(plan.isSettledByRepair(left));
        assertTrue(Words.summary(plan).endsWith(". HOR-07 stays borderline."), Words.summary(plan));
        assertTrue(Words.borderline(left, plan).contains(". To do: "), Words.borderline(left, plan));
        assertFalse(Words.borderline(left, plan).contains("rules it out"), Words.borderline(left, plan));
    }

    /** Estradiol by immunoassay says nothing of estradiol by mass spectrometry. */
    @Test
    void aReadingGoesWithItsMethod() {
        Plan plan = plan(Map.of(
                "complaint", "no-response",
                "model.system", "patient",
                "treatment.drug", "letrozole",
                "clinic.menopausalStatus", "postmenopausal",
                "clinic.estradiol", "20 pg/mL",
                "clinic.estradiolAssay", "immunoassay",
                "clinic.dosesTaken", "97 %"));
        assertEquals("mass-spectrometry", changes(plan).get("clinic.estradiolAssay"));
        assertEquals("unknown", changes(plan).get("clinic.estradiol"));
        assertTrue(plan.isWhole(), plan.unmended().toString());
    }

    @Test
    void whatResultsConfirmIsNamedIfNoChangeFixesIt() {
        Plan plan = plan(Map.of(
                "complaint", "no-response",
                "model.system", "cell-free",
                "treatment.drug", "letrozole",
                "assay.endpoint", "aromatase-activity",
                "readings.ic50", "350 nM",
                "readings.blankSignal", "45 %"));
        assertEquals(
                List.of("ASY-35", "DOSE-15"),
                plan.standing().stream().map(Finding::id).sorted().toList());
    }

    /** Of much substrate for little drug it is a sign: that is mended. */
    @Test
    void whatResultsConfirmGoesWithWhatItIsASignOf() {
        Map<String, Object> facts = new TreeMap<>(MUCH_SUBSTRATE);
        facts.put("readings.controlsGrow", "true");
        facts.put("readings.aromataseInhibited", "true");
        assertEquals(List.of(), ids(plan(facts).standing()));
    }

    /** Without phenol red, nobody knows yet whether growth goes on. */
    @Test
    void whatResultsConfirmMayBeFixedByWhatIsChangedForOthers() {
        Map<String, Object> facts = new TreeMap<>(MUCH_SUBSTRATE);
        facts.put("hormones.androgenConcentration", "1 nM");
        facts.put("treatment.concentrations", List.of("1 nM", "10 nM", "100 nM", "1 uM"));
        facts.put("medium.phenolRed", "true");
        facts.put("readings.controlsGrow", "true");
        facts.put("readings.aromataseInhibited", "true");
        facts.put("readings.fulvestrantWorks", "true");
        Plan plan = plan(facts);
        assertEquals(List.of("DOSE-14"), ids(plan.standing()));
        String told = Words.standing(plan.standing().get(0), plan);
        assertTrue(told.contains("new results tell whether it is gone. To do: "), told);
        Map<String, Object> sound = new TreeMap<>(facts);
        plan.changes().forEach(change -> sound.put(change.fact().path(), change.after()));
        sound.values().removeIf("unknown"::equals);
        sound.remove("treatment.concentrations");
        Plan unchanged = plan(sound);
        assertEquals(List.of(), unchanged.changes());
        assertTrue(
                Words.standing(unchanged.standing().get(0), unchanged).contains("no change of the set-up is known"),
                "nothing else is changed");
    }

    /** The set-up alone leaves it open whether cells were counted; the results do not. */
    @Test
    void whatResultsConfirmIsRepairedIfItCanBe() {
        Plan plan = PLANNER.plans(
                        Scenarios.read(Path.of("scenarios/field/FR-21-one-line-starts-with-more-cells.yaml")), Set.of())
                .get(0);
        assertEquals("true", changes(plan).get("assay.cellsCounted"));
        assertEquals(List.of(), plan.standing());
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

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
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

    private static Map<String, String> with(Map<String, String> facts, String... more) {
        Map<String, String> all = new TreeMap<>(facts);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

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

    /** Diagnose starts with the plasma level, which is a result. */
    @Test
    void whatResultsLeaveBorderlineIsNotPassedOver() {
        Plan plan = plan(with(NUDE_MOUSE, "host.androstenedione", "continuous", "dosing.plasmaLevel", "1 nM"));
        assertEquals(List.of(), plan.changes());
        assertTrue(ids(plan.undecided()).contains("TRT-12"), plan.undecided().toString());
        assertTrue(Words.summary(plan).startsWith("first settle TRT-12 (borderline)"), Words.summary(plan));
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

    private static final Map<String, String> JEG3 = Map.of(
            "complaint", "no-response",
            "model.system", "cell-culture",
            "cellLine.name", "JEG-3",
            "serum.treatment", "charcoal-stripped",
            "hormones.androgen", "testosterone",
            "hormones.androgenConcentration", "10 nM",
            "treatment.drug", "letrozole",
            "treatment.highestConcentration", "1 uM",
            "treatment.exposure", "6 d",
            "assay.endpoint", "count");

    /** Another line would be less work, but JEG-3 are chosen for their enzyme. */
    @Test
    void aLineKeptForItsEnzymeIsReplacedOnlyIfItsEndPointIsToStay() {
        List<Plan> plans = PLANNER.plans(Experiment.of(JEG3), Set.of());
        assertEquals(Map.of("assay.endpoint", "aromatase-activity"), changes(plans.get(0)));
        assertTrue(plans.get(0).isWhole());
        assertTrue(plans.stream().noneMatch(plan -> changes(plan).containsKey("cellLine.name")));
        assertTrue(changes(plan(JEG3, "assay.endpoint")).containsKey("cellLine.name"));
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

    /** A dye in H295R took seven changes and another line, where one of the end point answers. */
    @Test
    void aLineKeptForItsEnzymeGetsItsEndPointBeforeItIsReplaced() {
        Map<String, Object> facts = Map.<String, Object>ofEntries(
                Map.entry("complaint", "no-response"),
                Map.entry("model.system", "cell-culture"),
                Map.entry("cellLine.name", "H295R"),
                Map.entry("medium.phenolRed", "true"),
                Map.entry("serum.treatment", "untreated"),
                Map.entry("serum.percent", "2.5 %"),
                Map.entry("treatment.drug", "letrozole"),
                Map.entry("treatment.concentrations", List.of("1 nM", "10 nM", "100 nM")),
                Map.entry("treatment.exposure", "2 d"),
                Map.entry("assay.endpoint", "MTT"));
        assertEquals(Map.of("assay.endpoint", "steroid-production"), changes(plan(facts)));
        assertFalse(changes(plan(facts, "assay.endpoint")).isEmpty(), "another line, if the end point is to stay");
        List<Finding> top = BOOK.diagnose(Experiment.of(facts)).findings(Verdict.CONFIRMED).stream()
                .filter(finding -> finding.under().isEmpty())
                .toList();
        assertEquals(List.of("CELL-21"), top.stream().map(Finding::id).toList());
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
