package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Repair;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Complaint;

/** What a good answer gets right where several rules meet. */
class CombinationsTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static Diagnosis diagnose(Experiment experiment) {
        return BOOK.diagnose(experiment);
    }

    private static Optional<Verdict> verdict(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(rule))
                .map(Finding::verdict)
                .findFirst();
    }

    private static List<String> causes(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(Finding::isCause)
                .map(Finding::id)
                .toList();
    }

    private static Finding finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Experiment of(Complaint complaint, Map<String, ?> facts) {
        Experiment.Builder builder = Experiment.builder();
        if (complaint != null) {
            builder.complaint(complaint);
        }
        facts.forEach(builder::state);
        return builder.build();
    }

    @Test
    void protocol1AsTheSourcePrintsIt() {
        Diagnosis review = diagnose(Scenarios.worked("protocol-1"));
        assertEquals("review", review.mode());
        assertEquals(Optional.of(Verdict.SUSPECTED), verdict(review, "HOR-01"));
        assertEquals(Optional.of(Verdict.SUSPECTED), verdict(review, "CELL-03"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(review, "DOSE-07"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(review, "HOR-03"));
        assertEquals(Optional.of(Verdict.SUSPECTED), verdict(review, "MED-01"));
        assertEquals("hormones.androgen", review.questions().get(0).fact());
        assertTrue(review.questions().get(0).settles().contains("HOR-01"));
        assertTrue(
                review.questions().stream().anyMatch(question -> question.fact().equals("medium.phenolRed")));
        assertFalse(review.isClean());
    }

    @Test
    void repairingTheExposureOfProtocol1MendsTheOverseedingItWouldCreate() {
        Repair repair = finding(diagnose(Scenarios.worked("protocol-1")), "DOSE-07")
                .repair()
                .orElseThrow();
        assertTrue(repair.removes().contains("DOSE-07"));
        assertFalse(repair.creates().contains("ASY-21"));
        assertTrue(repair.changes().containsKey("assay.seedingDensity"), repair.toString());
    }

    @Test
    void strippingTheSerumAloneLeavesNothingToAromatise() {
        Diagnosis diagnosis = diagnose(Scenarios.worked("mcf7-full-serum"));
        Repair repair = finding(diagnosis, "MED-02").repair().orElseThrow();
        assertEquals(List.of(), repair.creates());
        assertTrue(repair.changes().containsKey("hormones.androgen"), "so the repair adds an androgen");
        Experiment repaired = Scenarios.worked("mcf7-full-serum").with(Map.of("serum.treatment", "charcoal-stripped"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(diagnose(repaired), "HOR-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MDA-MB-231", "SK-BR-3"})
    void anErNegativeLineComesFirstWhateverElseIsWrong(String line) {
        Experiment experiment = Scenarios.worked("mda-mb-231").with(Map.of("cellLine.name", line));
        Diagnosis diagnosis = diagnose(experiment.with(Map.of(
                "hormones.estradiolAdded",
                true,
                "treatment.concentrations",
                "0.01 nM",
                "cellLine.mycoplasma",
                "positive")));
        assertEquals("CELL-01", causes(diagnosis).get(0));
    }

    @Test
    void aLineThatIsAnotherComesBeforeWhatItsNameSays() {
        Diagnosis diagnosis = diagnose(Scenarios.worked("mda-mb-231").with(Map.of("cellLine.strProfile", "mismatch")));
        assertEquals(List.of("CELL-04", "CELL-01"), causes(diagnosis).subList(0, 2));
    }

    @Test
    void aLaboratorysOwnTransfectantIsNotParentalMcf7() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "cellLine.name",
                        "MCF-7",
                        "cellLine.aromataseSource",
                        "transfected",
                        "cellLine.aromatase",
                        "high",
                        "hormones.androgen",
                        "testosterone",
                        "hormones.androgenConcentration",
                        "1 nM")));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(diagnosis, "CELL-03"));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(diagnosis, "CELL-13"));
    }

    @Test
    void whatNeverRespondedHasNotAcquiredResistance() {
        Diagnosis culture = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system",
                        "cell-culture",
                        "history.respondedInitially",
                        false,
                        "history.timeOnDrug",
                        "20 wk")));
        Diagnosis xenograft = diagnose(of(Complaint.NO_REGRESSION, Map.of("history.respondedInitially", false)));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(culture, "RES-01"));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(culture, "RES-12"));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(xenograft, "RES-02"));
    }

    @Test
    void aFirstShortAssayCannotShowResistance() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of("model.system", "cell-culture", "history.responseLost", true, "history.timeOnDrug", "3 d")));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(diagnosis, "RES-01"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(diagnosis, "RES-13"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean-mcf7ca", "protocol-2", "enzyme-assay-jeg3"})
    void aSoundSetUpIsClean(String name) {
        Diagnosis review = diagnose(Scenarios.worked(name));
        assertEquals("review", review.mode());
        assertTrue(review.isClean(), causes(review).toString());
        assertEquals(
                List.of(),
                review.findings(Verdict.CONFIRMED).stream().map(Finding::id).toList());
    }

    @Test
    void anEnzymeAssayInAnErNegativeLineIsClean() {
        Experiment experiment = Scenarios.worked("enzyme-assay-jeg3").with(Map.of("cellLine.name", "SK-BR-3"));
        assertTrue(diagnose(experiment).isClean(), causes(diagnose(experiment)).toString());
    }

    @Test
    void aDoseMisreadPerKilogram() {
        Map<String, String> mouse =
                Map.of("model.system", "xenograft", "host.species", "mouse", "dosing.bodyWeight", "20 g");
        Diagnosis tenMicrograms = diagnose(of(null, mouse).with(Map.of("dosing.dose", "10 ug/kg/day")));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(tenMicrograms, "TRT-02"));
        Diagnosis published = diagnose(of(null, mouse).with(Map.of("dosing.dose", "0.5 mg/kg/day")));
        assertEquals(
                List.of(),
                causes(published).stream()
                        .filter(rule -> rule.matches("TRT-0[126]"))
                        .toList());
    }

    @Test
    void growthArrestStandsOverEveryOtherFindingOfTheXenograft() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_REGRESSION,
                Map.of(
                        "tumour.response",
                        "static",
                        "tumour.controlsGrew",
                        true,
                        "dosing.schedule",
                        "irregular",
                        "host.androstenedione",
                        "interrupted")));
        assertEquals(
                List.of("XEN-06", "TRT-03"),
                causes(diagnosis).stream()
                        .filter(rule -> !rule.startsWith("XEN-1"))
                        .toList());
        assertEquals(
                "XEN-06", finding(diagnosis, "TRT-03").under().orElseThrow().rule());
    }

    @Test
    void aTraceIsReportedBeneathItsCauseWhichTakesTheBetterTier() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "hormones.androgen",
                        "none",
                        "serum.treatment",
                        "charcoal-stripped",
                        "readings.controlsGrow",
                        false)));
        List<String> causes = causes(diagnosis);
        assertEquals(causes.indexOf("HOR-01") + 1, causes.indexOf("ASY-16"));
        assertEquals(
                Relation.TRACE_OF,
                finding(diagnosis, "ASY-16").under().orElseThrow().relation());
    }

    /** Between 36 h and what DOSE-07 and DOSE-18 call too short, one warning is enough. */
    @ParameterizedTest
    @CsvSource({"MCF-7Ca, 36 h, DOSE-18", "MCF-7Ca, 47 h, DOSE-18", "MCF-7, 47 h, DOSE-07", "MCF-7Ca, 35 h, DOSE-31"})
    void aShortExposureIsToldOnce(String line, String exposure, String first) {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", line,
                        "treatment.drug", "letrozole",
                        "treatment.exposure", exposure,
                        "assay.endpoint", "count")));
        assertEquals(
                List.of(first),
                causes(diagnosis).stream()
                        .filter(List.of("DOSE-07", "DOSE-18", "DOSE-31")::contains)
                        .filter(cause -> finding(diagnosis, cause).under().isEmpty())
                        .toList());
    }

    /** A stock in water is a fault however fresh it is; one that is old as well is mended by the solvent first. */
    @ParameterizedTest
    @CsvSource({"water, fresh", "buffer, old", "medium, precipitated"})
    void aStockInWaterLeadsBeforeItsAge(String vehicle, String stock) {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", "MCF-7aro",
                        "treatment.drug", "letrozole",
                        "treatment.vehicle", vehicle,
                        "treatment.stock", stock,
                        "assay.endpoint", "count")));
        assertEquals("DOSE-32", diagnosis.findings().get(0).id());
    }

    /** A dilution sheet in pM that is read as nM brings every ratio out of place; what is to be mended is the drug. */
    @Test
    void aRangeInTheWrongUnitIsMendedByTheDrugAndNotByTheAndrogen() {
        Experiment picomolar = of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", "MCF-7aro",
                        "hormones.androgen", "androstenedione",
                        "hormones.androgenConcentration", "1 uM",
                        "treatment.drug", "letrozole",
                        "treatment.concentrations", List.of("1 pM", "10 pM", "100 pM", "900 pM"),
                        "assay.endpoint", "count",
                        "readings.maxInhibition", "8 %"));
        Diagnosis diagnosis = diagnose(picomolar);
        assertEquals(List.of("DOSE-10", "HOR-07", "DOSE-25"), causes(diagnosis).subList(0, 3));
        assertEquals(
                "DOSE-10", finding(diagnosis, "HOR-07").under().orElseThrow().rule());
        assertEquals(
                "HOR-07", finding(diagnosis, "DOSE-25").under().orElseThrow().rule());
        Diagnosis works = diagnose(picomolar.with(Map.of("readings.maxInhibition", "85 %")));
        assertEquals(Optional.of(Verdict.RULED_OUT), verdict(works, "HOR-07"));
        Diagnosis pair =
                diagnose(picomolar.with(Map.of("readings.maxInhibition", "85 %", "treatment.partner", "palbociclib")));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(pair, "HOR-07"), "that is what the pair did");
    }

    @Test
    void aXenograftThatDoesNotRespondIsReadAsNotRegressing() {
        Diagnosis diagnosis = diagnose(
                of(Complaint.NO_RESPONSE, Map.of("host.androstenedione", "none", "host.ovariectomised", true)));
        assertEquals(List.of(Complaint.NO_REGRESSION), diagnosis.complaints());
        assertEquals(1, diagnosis.setting().notes().size());
        assertEquals("XEN-03", causes(diagnosis).get(0));
    }

    @Test
    void anotherDrugIsNotCoveredAndNeverClean() {
        Diagnosis diagnosis = diagnose(Scenarios.worked("clean-mcf7ca").with(Map.of("treatment.drug", "anastrozole")));
        assertFalse(diagnosis.isClean());
        assertTrue(diagnosis.notCovered().get(0).contains("anastrozole"));
        assertEquals(Optional.of(Verdict.NOT_COVERED), verdict(diagnosis, "DOSE-01"));
        Diagnosis spelling = diagnose(Scenarios.worked("clean-mcf7ca").with(Map.of("treatment.drug", "Letrozole")));
        assertTrue(spelling.isClean());
    }

    private static final Map<String, Object> POLYCYSTIC_OVARIES = Map.of(
            "model.system", "xenograft",
            "host.species", "mouse",
            "host.ovariectomised", false,
            "dosing.dose", "50 ug/mouse/day",
            "dosing.route", "pellet",
            "design.randomised", true);

    @Test
    void animalsWithoutTumoursAreNotCoveredNorAskedForALine() {
        Diagnosis diagnosis = diagnose(of(null, POLYCYSTIC_OVARIES));
        assertEquals(List.of(), diagnosis.findings());
        assertEquals(List.of(), diagnosis.allQuestions());
        assertTrue(diagnosis.notCovered().get(0).contains("neither a line nor a tumour"));
        assertFalse(diagnosis.isClean());
        for (String origin : List.of("none", "endometriosis")) {
            Diagnosis stated =
                    diagnose(of(Complaint.NO_REGRESSION, POLYCYSTIC_OVARIES).with(Map.of("tumour.origin", origin)));
            assertEquals(List.of(), stated.findings());
            assertEquals(1, stated.notCovered().size());
        }
    }

    /** What is not described is taken not to be there only where nothing speaks for it. */
    @Test
    void aLineAComplaintOrAMeasurementSpeaksOfTumours() {
        assertFalse(diagnose(of(Complaint.NO_REGRESSION, POLYCYSTIC_OVARIES))
                .findings()
                .isEmpty());
        for (Map.Entry<String, ?> said : Map.of(
                        "cellLine.er", "positive",
                        "tumour.origin", "line",
                        "design.measurementInterval", "7 d",
                        "design.startedWhenMeasurable", true)
                .entrySet()) {
            Diagnosis diagnosis = diagnose(of(null, POLYCYSTIC_OVARIES).with(Map.of(said.getKey(), said.getValue())));
            assertFalse(diagnosis.findings().isEmpty(), said.toString());
            assertEquals(List.of(), diagnosis.notCovered(), said.toString());
        }
    }

    @Test
    void nothingIsSaidOrAskedOfTheOvariesOfMales() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_REGRESSION,
                Map.of(
                        "cellLine.name", "MCF-7aro",
                        "host.species", "mouse",
                        "host.sex", "male",
                        "host.androstenedione", "none")));
        for (String rule : List.of("XEN-02", "XEN-03", "XEN-19", "XEN-21", "XEN-23")) {
            assertEquals(Optional.of(Verdict.RULED_OUT), verdict(diagnosis, rule), rule);
        }
        assertEquals(
                List.of(),
                diagnosis.allQuestions().stream()
                        .map(org.letrodx.diagnosis.Question::fact)
                        .filter(fact -> fact.matches("host.(ovari|uterus).*"))
                        .toList());
    }

    @Test
    void statementsOfTwoKindsOfSystemAreNotCovered() {
        Diagnosis diagnosis = diagnose(of(Complaint.NON_ADHERENCE, Map.of("serum.treatment", "untreated")));
        assertFalse(diagnosis.isClean());
        assertTrue(diagnosis.notCovered().get(0).contains("model.system"));
    }

    @Test
    void aComplaintAloneAsksForTheMostUsefulFacts() {
        Diagnosis diagnosis = diagnose(of(Complaint.NO_RESPONSE, Map.of()));
        assertEquals(List.of(), causes(diagnosis));
        assertEquals(5, diagnosis.questions().size());
        assertEquals("cellLine.name", diagnosis.questions().get(0).fact());
    }

    @Test
    void aRuleThatAsksOneFactTwiceIsNamedOnceByARepair(@TempDir Path house) throws IOException {
        Files.createDirectories(house.resolve("medium"));
        Files.writeString(house.resolve("medium/LAB-01.drl"), """
                /**
                 * Our cells need more than a day and less than three.
                 *
                 * Check: look at the plan.
                 *
                 * Fix: expose them for longer.
                 */
                rule "LAB-01 Exposure between one and three days"
                    @explains( "no-response" )
                    @setting( "cell-culture" )
                    @impact( decisive )
                    @strength( weak )
                    @effort( minutes )
                    @repair( "treatment.exposure = 6 d" )
                    @house( "our own experience" )
                when
                    Treatment( exposure.above( "1 d" ), exposure.below( "3 d" ) )
                then
                    cause();
                end
                """);
        Diagnosis diagnosis = RuleBook.bundled()
                .withHouseRules(house)
                .diagnose(Experiment.of(Map.of(
                        "complaint", "no-response", "model.system", "cell-culture", "treatment.exposure", "2 d")));
        Finding found = diagnosis.findings().stream()
                .filter(finding -> finding.id().equals("LAB-01"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("DOSE-07", "DOSE-18", "LAB-01"),
                found.repair().orElseThrow().removes());
    }

    /** One report of 1991 says so: whatever else may bring estrogen comes first. */
    @Test
    void plasticwareIsWhatIsLeft() {
        Experiment grows = of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", "MCF-7Ca",
                        "serum.treatment", "charcoal-stripped",
                        "hormones.deprivation", "3 d",
                        "medium.name", "RPMI 1640",
                        "assay.endpoint", "count",
                        "readings.hormoneFreeArmGrows", true,
                        "readings.fulvestrantWorks", true));
        assertEquals(Optional.of(Verdict.SUSPECTED), verdict(diagnose(grows), "MED-07"));
        List<String> causes = causes(diagnose(grows));
        assertTrue(causes.indexOf("MED-01") < causes.indexOf("MED-07"), causes.toString());
        assertTrue(causes.indexOf("MED-03") < causes.indexOf("MED-07"), causes.toString());
        Experiment clear = grows.with(Map.of("medium.phenolRed", false, "serum.lotQualified", true));
        assertEquals(Optional.of(Verdict.SUSPECTED), verdict(diagnose(clear), "MED-07"));
        assertEquals(
                Optional.of(Verdict.CONFIRMED),
                verdict(diagnose(clear.with(Map.of("markers.esr1Mutation", false))), "MED-07"));
    }

    @ParameterizedTest
    @CsvSource({
        "T-47D, testosterone, CELL-23, trace of CELL-23",
        "LTLT-Ca, androstenedione, CELL-15, trace of CELL-15",
        "MDA-MB-231, androstenedione, CELL-01, trace of CELL-01"
    })
    void fulvestrantThatFailsIsASignOfWhatIsWrongWithTheLine(String line, String androgen, String first, String under) {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system",
                        "cell-culture",
                        "cellLine.name",
                        line,
                        "hormones.androgen",
                        androgen,
                        "treatment.drug",
                        "letrozole",
                        "assay.endpoint",
                        "count",
                        "readings.fulvestrantWorks",
                        false)));
        assertEquals(first, causes(diagnosis).get(0));
        assertEquals(under, finding(diagnosis, "CELL-16").under().orElseThrow().toString());
    }

    @Test
    void aKitLeavesItOpenWhetherTheOvaryIsSilent() {
        Experiment arm = of(
                Complaint.POOR_TRANSLATION,
                Map.of(
                        "model.system", "patient",
                        "treatment.drug", "letrozole",
                        "clinic.menopausalStatus", "premenopausal",
                        "clinic.ovarianSuppression", "GnRH",
                        "clinic.estradiol", "25 pg/mL"));
        Map.of("mass-spectrometry", Verdict.CONFIRMED, "immunoassay", Verdict.SUSPECTED)
                .forEach((assay, verdict) -> assertEquals(
                        Optional.of(verdict),
                        verdict(diagnose(arm.with(Map.of("clinic.estradiolAssay", assay))), "TRN-07")));
    }

    @ParameterizedTest
    @CsvSource({
        "HEK293T, count, CELL-14, moot beside CELL-14",
        "CHO-K1, count, CELL-14, moot beside CELL-14",
        "HEK293-CYP19A1, MTT, CELL-21, ruled out",
        "COS-7, MTT, CELL-21, ruled out"
    })
    void aHostOfATransfectedGeneAnswersNothingByItsGrowth(
            String line, String endpoint, String first, String phenolRed) {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system",
                        "cell-culture",
                        "cellLine.name",
                        line,
                        "treatment.drug",
                        "letrozole",
                        "medium.phenolRed",
                        true,
                        "assay.endpoint",
                        endpoint)));
        assertEquals(first, causes(diagnosis).get(0));
        Finding ofPhenolRed = finding(diagnosis, "MED-01");
        assertEquals(
                phenolRed,
                ofPhenolRed
                        .under()
                        .map(Object::toString)
                        .orElse(ofPhenolRed.verdict().toString().replace('-', ' ')));
    }

    /**
     * Beside the steroids that a line makes, a dye tells whether a dose is toxic, in the medium and serum of that
     * assay.
     */
    @ParameterizedTest
    @CsvSource({"NCI-H295R, MTT, 0", "NCI-H295R, resazurin, 0", "MCF-7, MTT, 3"})
    void aDyeInAReadOutLineIsAControlOfToxicity(String line, String endpoint, int causes) {
        Diagnosis review = RuleBook.bundled()
                .review(of(
                        null,
                        Map.of(
                                "model.system", "cell-culture",
                                "cellLine.name", line,
                                "medium.phenolRed", true,
                                "serum.treatment", "untreated",
                                "serum.percent", "10 %",
                                "treatment.drug", "letrozole",
                                "treatment.exposure", "48 h",
                                "assay.endpoint", endpoint,
                                "assay.secondReadout", false)));
        assertEquals(
                causes,
                causes(review).stream()
                        .filter(List.of("MED-01", "MED-02", "DOSE-07")::contains)
                        .count(),
                causes(review)::toString);
    }

    /** A solvent that kills cells spoils a control of toxicity as it spoils growth. */
    @Test
    void aControlOfToxicityNeedsItsVehicleToo() {
        Diagnosis diagnosis = diagnose(of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", "NCI-H295R",
                        "treatment.drug", "letrozole",
                        "treatment.vehicle", "DMSO",
                        "treatment.vehiclePercent", "3 %",
                        "assay.endpoint", "MTT",
                        "assay.vehicleControl", false)));
        assertTrue(causes(diagnosis).containsAll(List.of("DOSE-17", "ASY-13")), causes(diagnosis)::toString);
    }

    private static Experiment hekWithAReporter() {
        return of(
                null,
                Map.of(
                        "model.system", "cell-culture",
                        "cellLine.name", "HEK293T",
                        "cellLine.er", "positive",
                        "cellLine.aromatase", "high",
                        "cellLine.aromataseSource", "transfected",
                        "serum.lotQualified", true,
                        "serum.treatment", "charcoal-stripped",
                        "hormones.androgen", "testosterone",
                        "treatment.drug", "letrozole",
                        "assay.endpoint", "reporter"));
    }

    @Test
    void aReporterInATransfectedHostIsASoundSetUp() {
        assertEquals(List.of(), causes(diagnose(hekWithAReporter())));
    }

    @ParameterizedTest
    @CsvSource({
        "hormones.estradiolAdded, every arm, HOR-02",
        "hormones.androgen, none, HOR-01",
        "hormones.androgen, dihydrotestosterone, HOR-04",
        "hormones.androgen, estrone, HOR-09",
        "cellLine.aromatase, none, CELL-02"
    })
    void aReporterOfErNeedsEstrogenThatAromataseMakes(String fact, String value, String cause) {
        assertEquals(List.of(cause), causes(diagnose(hekWithAReporter().with(Map.of(fact, value)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "gene-expression", "protein", "steroid-production", "count"})
    void estradiolInEveryArmHidesWhatAromataseMakes(String endpoint) {
        Experiment experiment =
                hekWithAReporter().with(Map.of("assay.endpoint", endpoint, "hormones.estradiolAdded", "every arm"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(diagnose(experiment), "HOR-02"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CELL-01", "CELL-03", "CELL-10", "CELL-19", "HOR-03", "HOR-07", "HOR-10", "HOR-11", "HOR-12", "HOR-18",
                "HOR-19", "MED-01", "MED-03", "MED-05", "MED-08", "MED-09"
            })
    void whatSpoilsTheEstrogenOfCellsSpoilsAReporterOfIt(String rule) {
        Experiment proof = Scenarios.read(Path.of("scenarios/rules", rule + ".yaml"));
        Diagnosis reporter = diagnose(proof.with(Map.of("assay.endpoint", "reporter")));
        assertEquals(verdict(diagnose(proof), rule), verdict(reporter, rule));
    }

    /** Plates tell of drift in words; a scientist may know it as per cent. */
    @ParameterizedTest
    @CsvSource({
        "30 %, 5 %, ASY-32",
        "30 %, unknown, ASY-32",
        "5 %, -40 %, ASY-33",
        "-25 %, 40 %, ASY-34 ASY-32 ASY-33",
    })
    void aDriftInPerCentIsUnderstood(String rows, String columns, String expected) {
        Experiment plate = of(
                Complaint.HIGH_VARIABILITY,
                Map.of(
                        "model.system",
                        "cell-culture",
                        "treatment.drug",
                        "letrozole",
                        "readings.rowDrift",
                        rows,
                        "readings.columnDrift",
                        columns));
        assertEquals(List.of(expected.split(" ")), causes(diagnose(plate)));
    }

    @Test
    void noPlateDriftsThatReadsAlikeFromEndToEnd() {
        Experiment plate = of(
                Complaint.HIGH_VARIABILITY,
                Map.of(
                        "model.system", "cell-culture",
                        "treatment.drug", "letrozole",
                        "readings.rowDrift", "-4 %",
                        "readings.columnDrift", "3 %"));
        Diagnosis diagnosis = diagnose(plate);
        List.of("ASY-32", "ASY-33", "ASY-34")
                .forEach(rule -> assertEquals(Optional.of(Verdict.RULED_OUT), verdict(diagnosis, rule), rule));
    }

    @Test
    void fullSerumKeepsAReporterOfErLit() {
        Experiment full = hekWithAReporter().with(Map.of("serum.treatment", "untreated", "serum.percent", "10 %"));
        assertEquals(Optional.of(Verdict.CONFIRMED), verdict(diagnose(full), "MED-02"));
    }

    @Test
    void anEnzymeAssayOfCellsThatMakeNoneHasNothingToInhibit() {
        Experiment assay =
                hekWithAReporter().with(Map.of("cellLine.aromatase", "none", "assay.endpoint", "aromatase-activity"));
        assertEquals(List.of("CELL-02"), causes(diagnose(assay)));
    }

    @Test
    void primaryCellsMayDifferFromTheirDonorButFromNoProfileOfABank() {
        Experiment cells = of(
                Complaint.NO_RESPONSE,
                Map.of(
                        "model.system",
                        "cell-culture",
                        "cellLine.name",
                        "primary stromal cells",
                        "treatment.drug",
                        "letrozole"));
        assertTrue(diagnose(cells).questions().stream()
                .noneMatch(question -> question.fact().equals("cellLine.strProfile")));
        assertEquals(
                Optional.of(Verdict.CONFIRMED),
                verdict(diagnose(cells.with(Map.of("cellLine.strProfile", "mismatch"))), "CELL-04"));
    }
}
