package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Documents;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.SetUp;

/**
 * What a reviewer in quality assurance says of a set-up, decided before the program was asked (but for one row, which
 * says so): growth assays like the clean one among the scenarios, but for what is named.
 */
class VerdictsTest {
    private static final Experiment CLEAN = Scenarios.worked("clean-mcf7ca");
    private static final List<String> IDS =
            RuleBook.bundled().rules().stream().map(Rule::id).toList();

    private static Reviewed review(SetUp setUp, WaiverList waivers) {
        return (Reviewed) Reviewer.of(RuleBook.bundled())
                .withoutRepairs()
                .clock(Plates.CLOCK)
                .waivers(waivers)
                .build()
                .review(setUp);
    }

    private static Reviewed review(Experiment experiment) {
        return review(Plates.setUp(experiment), WaiverList.NONE);
    }

    /** @param changes {@code path = value; path = value}; a value {@code unknown} leaves the fact out */
    private static Experiment changed(String changes) {
        Map<String, String> stated = new LinkedHashMap<>();
        Experiment experiment = CLEAN;
        for (String change : changes.split(";")) {
            String[] parts = change.split("=");
            if (parts[1].strip().equals("unknown")) {
                experiment = experiment.without(parts[0].strip());
            } else {
                stated.put(parts[0].strip(), parts[1].strip());
            }
        }
        return experiment.with(stated);
    }

    private static String rules(Reviewed review, Level level) {
        return review.remarks().stream()
                .filter(remark -> remark.level() == level && remark.waiver().isEmpty())
                .map(remark -> remark.finding().id())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void aGrowthAssayAsItShouldBeIsClean() {
        assertEquals("clean", review(CLEAN).words());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a line without estrogen receptor | cellLine.name = MDA-MB-231 | CELL-01",
                "serum as it is bought            | serum.treatment = untreated | MED-02",
                "mycoplasma in the culture        | cellLine.mycoplasma = positive | CELL-07",
                "the profile of another line      | cellLine.strProfile = mismatch | CELL-04",
                "2 % of DMSO                      | treatment.vehiclePercent = 2 % | DOSE-17",
                "no dose above 0.01 nM            | treatment.concentrations = unknown; treatment.highestConcentration = 0.01 nM | DOSE-01",
                "doses of nothing                 | treatment.concentrations = unknown; treatment.highestConcentration = 0 nM | DOSE-01",
                "estradiol in every arm           | hormones.estradiolAdded = every arm | HOR-02",
                "no androgen                      | hormones.androgen = none; hormones.androgenConcentration = unknown | HOR-01",
                "a line that is resistant         | cellLine.name = LTLT-Ca | CELL-15",
                "edge wells of a plate of 96      | assay.edgeWellsUsed = true; assay.plateWells = 96 | ASY-04",
            })
    void oneDecisiveFaultIsNotClean(String name, String changes, String rule) {
        Reviewed review = review(changed(changes));
        assertEquals(Outcome.NOT_CLEAN, review.outcome(), review.words());
        assertTrue(List.of(rules(review, Level.ERROR).split(" ")).contains(rule), rules(review, Level.ERROR));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody says which androgen | hormones.androgen = unknown | hormones.androgen",
                "nor how much of it, to a line that no panel has | cellLine.name = Tumour bank 12; "
                        + "hormones.androgen = testosterone; hormones.androgenConcentration = unknown "
                        + "| cellLine.er hormones.androgenConcentration",
                "nobody looked for mycoplasma or compared the profile | cellLine.mycoplasma = unknown; "
                        + "cellLine.strProfile = unknown | cellLine.mycoplasma cellLine.strProfile",
                "a mistyped line with little said of the plate | cellLine.name = MDA-MB-213; assay.endpoint = unknown "
                        + "| cellLine.er",
            })
    void whatDecidesAndIsUnknownIsUndecided(String name, String changes, String toState) {
        Reviewed review = review(changed(changes));
        assertEquals(Outcome.UNDECIDED, review.outcome(), review.words());
        List<String> asked = review.toState().stream().map(MissingFact::path).toList();
        assertTrue(asked.containsAll(List.of(toState.split(" "))), asked.toString());
    }

    @Test
    void anotherDrugIsUndecided() {
        Reviewed review = review(changed("treatment.drug = anastrozole"));
        assertEquals(Outcome.UNDECIDED, review.outcome());
        assertEquals(1, review.diagnosis().notCovered().size(), "and the review says why");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "edge wells of a plate of 24 | assay.edgeWellsUsed = true; assay.plateWells = 24 | clean",
                // in one day the arms hardly differ: decisive since DOSE-31
                "one day, of parental cells  | cellLine.name = MCF-7; cellLine.strProfile = match; "
                        + "cellLine.mycoplasma = negative; hormones.androgen = testosterone; "
                        + "hormones.androgenConcentration = 100 nM; treatment.exposure = 24 h; treatment.renewal = unknown "
                        + "| not clean, 1 warning",
                "50 to 100 uM alone | treatment.concentrations = unknown; treatment.lowestConcentration = 50 uM; "
                        + "treatment.highestConcentration = 100 uM | clean, 2 warnings",
                // decided as not clean; since rule book 3.0.0 it contributes, and a policy may raise it
                "no arm with the vehicle alone | assay.vehicleControl = false | clean, 1 warning",
            })
    void whatContributesIsAWarningThatIsSeen(String name, String changes, String words) {
        assertEquals(words, review(changed(changes)).words());
    }

    /** A fact that does no harm does not stand for the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a'}",
                "{'id':'a','medium':{'phenolRed':false}}",
                "{'id':'a','cellLine':{'name':'#N/A'},'medium':{'phenolRed':false}}",
                "{'id':'a','cellLine':{'name':'MCF-7Ca'}}",
                "{'id':'a','model':{'system':'cell-free'},'treatment':{'washedOut':false}}",
                "{'id':'a','model':{'system':'patient'},'cellLine':{'er':'positive'},'clinic':{'menopausalStatus':'postmenopausal'}}",
                "{'id':'a','cellLine':{'name':'MDA-MB-213'},'serum':{'treatment':'charcoal-stripped'},"
                        + "'hormones':{'androgen':'testosterone','androgenConcentration':'500 nM'},"
                        + "'treatment':{'highestConcentration':'1 uM','exposure':'6 d'}}",
            })
    void littleIsNeverClean(String text) {
        Reviewed review = review(SetUp.ofJson(text.replace('\'', '"'), Location.NONE), WaiverList.NONE);
        assertEquals(Outcome.UNDECIDED, review.outcome(), review.words());
        assertTrue(!review.toState().isEmpty(), "and it says what to state");
    }

    @Test
    void aLineThatNoPanelHasIsToldWithTheOneThatMayBeMeant() {
        String warnings =
                review(changed("cellLine.name = MDA-MB-213")).warnings().toString();
        assertTrue(warnings.contains("MDA-MB-213") && warnings.contains("Maybe: MDA-MB-231"), warnings);
    }

    private static Reviewed waived(Experiment experiment, String... rules) {
        Reviewed before = review(experiment);
        String waivers = Arrays.stream(rules)
                .map(rule -> "{rule: " + rule + ", experiment: " + experiment.id() + ", facts: "
                        + Plates.remark(before, rule).facts()
                        + ", reason: intended, text: This is what it is about., by: J. Moreau, on: 2026-11-01, "
                        + "expires: 2026-12-31}")
                .collect(Collectors.joining(", ", "waivers: [", "]"));
        return review(Plates.setUp(experiment), WaiverList.read(Documents.parse(waivers, "waivers.yaml"), IDS));
    }

    @Test
    void aWaiverTakesOneErrorAwayAndNothingElse() {
        Experiment fault = changed("serum.treatment = untreated");
        assertEquals(Outcome.CLEAN_WITH_WAIVERS, waived(fault, "MED-02").outcome());

        Experiment withAnother = fault.with(Map.of("treatment.vehiclePercent", "2 %"));
        assertEquals(Outcome.NOT_CLEAN, waived(withAnother, "MED-02").outcome());
        assertEquals("DOSE-17", rules(waived(withAnother, "MED-02"), Level.ERROR));

        Experiment withAQuestion = fault.without("cellLine.mycoplasma");
        assertEquals(Outcome.NOT_CLEAN, review(withAQuestion).outcome(), "an error weighs more than a question");
        assertEquals(Outcome.UNDECIDED, waived(withAQuestion, "MED-02").outcome(), "a question more than a waiver");
    }

    @Test
    void whoWaivesTheReceptorOfAControlLineWaivesNotItsAromatase() {
        Experiment control = changed("cellLine.name = MDA-MB-231; hormones.androgen = testosterone; "
                + "hormones.androgenConcentration = 1 nM");
        assertEquals(
                "", rules(waived(control, rules(review(control), Level.ERROR).split(" ")), Level.ERROR));
        assertEquals("CELL-03", rules(waived(control, "CELL-01"), Level.ERROR));
    }
}
