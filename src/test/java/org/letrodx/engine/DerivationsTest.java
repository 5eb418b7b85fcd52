package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.facts.Understanding;
import org.letrodx.rules.Rule;
import org.letrodx.rules.Rules;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What follows from what, as the rules of {@code rules/derive} have it. */
class DerivationsTest {

    /** @param statements paths and values in turn */
    private static Understanding understand(@Nullable String... statements) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < statements.length; i += 2) {
            values.put(statements[i], statements[i + 1]);
        }
        return RuleBook.bundled().understand(Experiment.of(values));
    }

    private static Fact fact(Understanding understood, String path) {
        return understood.facts().of(Vocabulary.get(path));
    }

    private static String told(Understanding understood, String path) {
        return fact(understood, path).display() + " " + fact(understood, path).basis();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCF-7", "mcf7", "MCF 7", "MCF/7", "IBMF-7"})
    void thePanelKnowsALineByAnySpelling(String name) {
        Understanding understood = understand("cellLine.name", name);
        assertEquals("positive panel", told(understood, "cellLine.er"));
        assertEquals("positive panel", told(understood, "cellLine.pr"));
        assertEquals("negative panel", told(understood, "cellLine.her2"));
        assertEquals("low panel", told(understood, "cellLine.aromatase"));
    }

    @Test
    void anUnverifiedPanelValueIsOnlyUsual() {
        Fact aromatase = fact(understand("cellLine.name", "CAMA-1"), "cellLine.er");
        Fact her2 = fact(understand("cellLine.name", "CAMA-1"), "cellLine.her2");
        assertTrue(aromatase.isKnown() || aromatase.usual() != null);
        assertFalse(her2.isKnown());
        assertEquals("negative", String.valueOf(her2.usual()));
    }

    @ParameterizedTest
    @CsvSource({
        "cellLine.er, positive, er",
        "cellLine.pr, positive, pr",
        "cellLine.her2, positive, her2",
    })
    void aStatementStandsAgainstThePanelAndTheClashIsSeen(String path, String stated, String clash) {
        Understanding understood = understand("cellLine.name", "MDA-MB-231", path, stated);
        assertEquals(stated + " stated", told(understood, path));
        assertEquals(clash + " derived", told(understood, "cellLine.panelClash"));
    }

    @Test
    void anAromataseThatDiffersFromThePanelIsAClash() {
        Understanding understood = understand("cellLine.name", "MCF-7", "cellLine.aromatase", "high");
        assertEquals("high stated", told(understood, "cellLine.aromatase"));
        assertEquals("aromatase derived", told(understood, "cellLine.panelClash"));
    }

    @Test
    void aLaboratorysOwnTransfectantIsNotThePanelsLine() {
        Understanding understood = understand(
                "cellLine.name", "MCF-7", "cellLine.aromataseSource", "transfected", "cellLine.er", "negative");
        assertEquals("none derived", told(understood, "cellLine.panelClash"));
        assertFalse(fact(understood, "cellLine.aromatase").isKnown());
    }

    @Test
    void statingWhatThePanelSaysChangesNothing() {
        Understanding plain = understand("cellLine.name", "MCF-7");
        Understanding stated = understand("cellLine.name", "MCF-7", "cellLine.aromataseSource", "endogenous");
        assertEquals(told(plain, "cellLine.aromatase"), told(stated, "cellLine.aromatase"));
        assertEquals(told(plain, "cellLine.panelClash"), told(stated, "cellLine.panelClash"));
    }

    @Test
    void withoutANameTheLineItselfIsAskedFor() {
        assertEquals(List.of("cellLine.name"), fact(understand(), "cellLine.er").asks());
        assertEquals(
                List.of("cellLine.name"), fact(understand(), "cellLine.kind").asks());
        assertEquals(
                List.of("cellLine.name"),
                fact(understand(), "cellLine.panelClash").asks());
        assertEquals(
                List.of("cellLine.er"),
                fact(understand("cellLine.name", "a line nobody lists"), "cellLine.er")
                        .asks());
    }

    @Test
    void aMediumMayUsuallyHavePhenolRed() {
        Fact usual = fact(understand("medium.name", "DMEM"), "medium.phenolRed");
        assertEquals(true, usual.usual());
        assertFalse(usual.isKnown());
        assertEquals("false derived", told(understand("medium.name", "phenol red-free DMEM"), "medium.phenolRed"));
        assertEquals(
                "true stated", told(understand("medium.name", "DMEM", "medium.phenolRed", "yes"), "medium.phenolRed"));
        assertEquals(
                List.of("medium.phenolRed"),
                fact(understand(), "medium.phenolRed").asks());
    }

    @Test
    void whatFollowsLetsMoreFollow() {
        Understanding understood = understand("model.system", "cell-free");
        assertEquals("aromatase-activity derived", told(understood, "assay.endpoint"));
        assertEquals("false derived", told(understood, "assay.measuresGrowth"));
        assertEquals("DER-14", fact(understood, "assay.measuresGrowth").rule());
        assertEquals(
                List.of("assay.endpoint"),
                fact(understood, "assay.measuresGrowth").from());
        assertEquals("DER-12", fact(understood, "assay.endpoint").rule());
    }

    @Test
    void aDerivedFactThatIsUnknownAsksForWhatItRestsOn() {
        assertEquals(
                List.of("assay.endpoint", "cellLine.name"),
                fact(understand(), "assay.measuresGrowth").asks());
        assertEquals(
                List.of("treatment.drug"),
                fact(understand(), "treatment.compound").asks());
    }

    @Test
    void aReadingMakesAStatedPropertyUnknownAndIsTold() {
        Understanding understood = understand(
                "model.system", "cell-culture", "cellLine.aromatase", "none", "readings.aromataseInhibited", "true");
        assertEquals("unknown null", told(understood, "cellLine.aromatase"));
        assertEquals("cellLine.aromatase derived", told(understood, "readings.contradicts"));
    }

    @Test
    void aReadingStandsOverThePanel() {
        Understanding understood = understand("cellLine.name", "SK-BR-3", "readings.estradiolArmGrows", "true");
        assertEquals("positive derived", told(understood, "cellLine.er"));
        assertEquals("none derived", told(understood, "readings.contradicts"));
    }

    @Test
    void whatTwoRulesLeaveIsWhatBothAllow() {
        // a line may be grafted, a medium may not
        Understanding understood = understand("cellLine.name", "a line nobody lists", "medium.phenolRed", "false");
        assertEquals("cell-culture derived", told(understood, "model.system"));
        Understanding contested = understand("host.species", "mouse", "medium.phenolRed", "false");
        assertTrue(fact(contested, "model.system").isContested());
        assertEquals("unknown derived", told(contested, "model.system"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letrozole                                   | letrozole",
                "Letrozole (lot 7)                           | letrozole",
                "letrozole, lot 7                            | letrozole",
                "Femara                                      | letrozole",
                "letrozole + tamoxifen                       | combination",
                "tamoxifen with letrozole                    | combination",
                "letrozole and everolimus                    | combination",
                "no letrozole, fulvestrant only              | fulvestrant",
                "letrozole-free vehicle                      | none",
                "pre-treated with letrozole, now exemestane  | exemestane",
                "letrozole analogue 5b                       | other",
                "not named                                   | other",
                "plant extract                               | other",
                "none                                        | none",
            })
    void aDrugIsNeverTakenForLetrozoleInDoubt(String written, String compound) {
        Understanding understood = understand("treatment.drug", written);
        assertEquals(compound, fact(understood, "treatment.compound").display());
        assertEquals(written + " stated", told(understood, "treatment.drug"), "as stated it is kept");
    }

    @Test
    void anUnlistedNameIsToldWithTheNearest() {
        assertTrue(
                understand("cellLine.name", "MFC-7Ca").warnings().get(0).fault().contains("Maybe: MCF-7Ca"));
        assertEquals("unlisted panel", told(understand("cellLine.name", "MFC-7Ca"), "cellLine.kind"));
    }

    /** Else a typing error silences all that is known of letrozole. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Letrazole                 | not in the table of drugs | Maybe: letrozole",
                "Letrozle                  | not in the table of drugs | Maybe: letrozole",
                "anastrazole               | not in the table of drugs | Maybe: anastrozole",
                "Femarra                   | not in the table of drugs | Maybe: letrozole",
                "letrazole, palbociclib    | not in the table of drugs | Maybe: letrozole",
                "Femara 2.5                | has a quantity in it      | Maybe: letrozole, with",
                "letrozole 1 uM            | has a quantity in it      | treatment.concentrations",
                "letrozole (1 \u00b5M)     | has a quantity in it      | treatment.concentrations",
                "letrozole 2.5 mg per day  | has a quantity in it      | dosing.dose",
                "letrozole, palbociclib    | is a combination          | its partner [treatment.partner]",
            })
    void aDoubtfulDrugIsToldWithWhatIsMeant(String written, String fault, String advice) {
        String told = understand("treatment.drug", written).warnings().get(0).fault();
        assertTrue(told.contains(fault), told);
        assertTrue(told.contains(advice), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letrozole",
                "Femara (lot 3)",
                "ICI 182,780",
                "endoxifen",
                "not named",
                "urolithin B",
                "CGS 20267"
            })
    void aDrugWithoutDoubtIsLeftAlone(String written) {
        assertEquals(List.of(), understand("treatment.drug", written).warnings());
    }

    /** A partner leaves the drug what it is: rules that rest on aromatase speak on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letrozole                     |             | letrozole               | true",
                "letrozole                     | none        | letrozole               | true",
                "letrozole                     | Placebo     | letrozole               | true",
                "letrozole                     | estradiol   | letrozole               | true",
                "letrozole                     | Femara      | letrozole               | true",
                "letrozole                     | palbociclib | letrozole + palbociclib | false",
                "Femara                        | Nolvadex    | letrozole + tamoxifen   | false",
                "letrozole, palbociclib        |             | letrozole + palbociclib | false",
                "LTZ/palbociclib               |             | letrozole + palbociclib | false",
                "LTZ combined with palbociclib |             | letrozole + palbociclib | false",
                "tamoxifen                     | letrozole   | tamoxifen + letrozole   | false",
                "letrozole, no tamoxifen       |             | letrozole               | true",
                "letrozole                     | Zoladex     | letrozole + goserelin   | true",
                "letrozole                     | LHRH agonist | letrozole + GnRH agonist | true",
                "letrozole + goserelin         |             | letrozole + goserelin   | true",
                "letrozole, goserelin          |             | letrozole + goserelin   | false",
                "                              | palbociclib | palbociclib             | false",
                "                              |             | unknown                 | true",
            })
    void aPartnerIsADrugBesideTheDrug(@Nullable String drug, @Nullable String partner, String drugs, String alone) {
        Understanding pair = understand("treatment.drug", drug, "treatment.partner", partner);
        assertEquals(drugs, fact(pair, "treatment.drugs").display());
        assertEquals(alone, fact(pair, "treatment.givenAlone").display());
        assertEquals(
                alone.equals("true") ? "true" : "unknown",
                fact(pair, "treatment.resultsOfDrugAlone").display());
        assertEquals(
                fact(understand("treatment.drug", drug), "treatment.drugClass"), fact(pair, "treatment.drugClass"));
    }

    /** What one text joins with the inhibitor is its partner; what it lists may be tried one by one, or in turn. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letrozole                 |                        | unknown                | unknown",
                "                          |                        | unknown                | unknown",
                "combination               |                        | unknown                | unknown",
                "letrozole                 | none                   | none                   | none",
                "letrozole                 | placebo                | none                   | none",
                "letrozole                 | estradiol              | none                   | none",
                "letrozole                 | Ibrance                | palbociclib            | CDK4-6-inhibitor",
                "letrozole                 | endoxifen              | endoxifen              | none",
                "letrozole                 | everolimus + alpelisib | everolimus + alpelisib | PI3K-inhibitor, mTOR-inhibitor",
                "                          | LEE011                 | ribociclib             | CDK4-6-inhibitor",
                "letrozole + RAD001        |                        | everolimus             | mTOR-inhibitor",
                "everolimus plus letrozole |                        | everolimus             | mTOR-inhibitor",
                "Femara with Faslodex      |                        | fulvestrant            | ER-degrader",
                "letrozole + estradiol     |                        | none                   | none",
                "letrozole                 | goserelin              | none                   | none",
                "letrozole + goserelin     |                        | none                   | none",
                "letrozole + goserelin + palbociclib |              | goserelin + palbociclib | CDK4-6-inhibitor, GnRH-analogue",
                "letrozole + everolimus    | none                   | none                   | none",
                "letrozole, palbociclib    |                        | unknown                | unknown",
                "letrozole and anastrozole |                        | unknown                | unknown",
                "letrozole then tamoxifen  |                        | unknown                | unknown",
            })
    void theOtherDrugsAreToldFromTheInhibitor(
            @Nullable String drug, @Nullable String partner, String others, String act) {
        Understanding pair = understand("treatment.drug", drug, "treatment.partner", partner);
        assertEquals(others, fact(pair, "treatment.otherDrugs").display());
        assertEquals(act, fact(pair, "treatment.mechanisms").display());
    }

    /** A symptom is laid to a drug only if it is known of that drug, not of another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ibrance                | neutropenia    | neutropenia",
                "palbociclib            | diarrhoea      | none",
                "palbociclib            | hyperglycaemia | none",
                "abemaciclib            | diarrhoea      | diarrhoea",
                "trastuzumab            | hyperglycaemia | none",
                "alpelisib              | neutropenia    | none",
                "alpelisib              | hyperglycaemia | hyperglycaemia",
                "everolimus + alpelisib | stomatitis     | stomatitis",
                "palbociclib            |                | unknown",
                "goserelin              | neutropenia    | none",
                "                       | neutropenia    | unknown",
            })
    void aSymptomIsThatOfADrugOfWhichItIsKnown(@Nullable String partner, @Nullable String symptoms, String known) {
        Understanding pair =
                understand("treatment.drug", "letrozole", "treatment.partner", partner, "clinic.symptoms", symptoms);
        assertEquals(known, fact(pair, "clinic.symptomsOfOtherDrugs").display());
    }

    /** A word that is misspelt in the table would never be found among the symptoms. */
    @Test
    void theTableOfDrugsNamesSymptomsAsTheyAreRecorded() {
        Set<String> words = Vocabulary.get("clinic.symptomsOfOtherDrugs").words().stream()
                .map(Word::label)
                .collect(Collectors.toSet());
        assertEquals(
                words,
                NameTable.of("drugs").rows().stream()
                        .flatMap(row -> Tables.items(row.cell("symptoms")).stream())
                        .collect(Collectors.toSet()));
    }

    /** Who wrote yes or no before the word for one arm came is still read. */
    @ParameterizedTest
    @CsvSource({"yes, both", "true, both", "no, not-both", "false, not-both", "drug-only, drug-only", "neither, neither"
    })
    void theArmsOfAPairAreReadAsBefore(String written, String read) {
        assertEquals(
                read,
                fact(understand("treatment.singleDrugArms", written), "treatment.singleDrugArms")
                        .display());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letrozole   | palbociclib  | results count as those of the pair",
                "letrozole   | tamoxifn     | Maybe: tamoxifen",
                "letrozole   | testosterone | is a hormone and counts as no second drug",
                "palbociclib | letrozole    | the inhibitor is named as the partner",
            })
    void howAPartnerIsUnderstoodIsTold(String drug, String partner, String said) {
        List<Problem> warnings =
                understand("treatment.drug", drug, "treatment.partner", partner).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).fault().contains(said), warnings.toString());
        for (String none : List.of("no drug", "placebo", "Femara")) {
            assertEquals(
                    List.of(),
                    understand("treatment.drug", "letrozole", "treatment.partner", none)
                            .warnings(),
                    none);
        }
    }

    @Test
    void aWordOfALineThatTheTableCutsShortIsNear() {
        assertTrue(understand("cellLine.name", "MCF 7 aromatase")
                .warnings()
                .get(0)
                .fault()
                .endsWith("Maybe: MCF-7aro or MCF-7 Arom"));
        assertFalse(understand("cellLine.name", "MCF-7/HER2-19")
                .warnings()
                .get(0)
                .fault()
                .contains("Maybe: MCF-7 "));
    }

    /** What is worked out from an experiment that was understood before is what is worked out from the start. */
    @ParameterizedTest
    @MethodSource("org.letrodx.Scenarios#worked")
    void whatHasChangedIsUnderstoodAsIfItWereNew(Path file) {
        Derivations derivations = new Derivations(Rules.bundled().derivations());
        Experiment before = Scenarios.read(file);
        Facts understood = derivations.understand(before).facts();
        List<Experiment> changes = new ArrayList<>();
        before.stated().forEach(fact -> changes.add(before.without(fact.path())));
        for (String path : List.of("cellLine.name", "medium.name", "treatment.drug")) {
            changes.add(before.with(Map.of(path, "another")));
        }
        changes.add(before.withoutOutcomes());
        changes.addAll(repaired(before));
        for (Experiment changed : changes) {
            Derivations.Changed after = derivations.understand(changed, before, understood);
            assertEquals(known(derivations.understand(changed).facts()), known(after.facts()));
            BitSet others = after.facts().differences(understood);
            others.andNot(after.differences());
            assertEquals(new BitSet(), others, "what is different is told");
        }
    }

    /** What is calculated of a changed experiment is what is calculated of one that was stated so. */
    @ParameterizedTest
    @MethodSource("org.letrodx.Scenarios#worked")
    void whatHasChangedIsCalculatedAsIfItWereNew(Path file) {
        Experiment before = Scenarios.read(file).withoutOutcomes();
        List<Experiment> changes = new ArrayList<>(repaired(before));
        before.stated().forEach(fact -> changes.add(before.without(fact.path())));
        for (Experiment changed : changes) {
            assertEquals(
                    known(changed.toBuilder().build().facts()),
                    known(changed.facts()),
                    () -> changed + " of " + before);
        }
    }

    /** With each repair of the book that does not contradict what is stated. */
    private static List<Experiment> repaired(Experiment before) {
        List<Experiment> repaired = new ArrayList<>();
        for (Rule rule : Rules.bundled().causes()) {
            try {
                repaired.add(before.with(rule.repair()));
            } catch (InvalidExperimentException contradictsWhatIsStated) {
                // no repair of this one
            }
        }
        return repaired;
    }

    private static List<String> known(Facts facts) {
        return Vocabulary.types().stream()
                .map(facts::of)
                .map(fact -> fact + " " + fact.basis() + " " + fact.rule())
                .toList();
    }
}
