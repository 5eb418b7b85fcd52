package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.tables.NameTable;

/** What a derivation concludes, and in which order derivations have their turn. */
class ConclusionTest {
    private static Conclusion conclusion(String text) {
        return Conclusion.kept(text, NameTable::of);
    }

    /** @param statements {@code path: value}, separated by semicolons */
    private static Fact conclude(String conclusion, String statements) {
        Map<String, String> values = new TreeMap<>();
        if (statements != null) {
            Stream.of(statements.split("; ")).forEach(one -> values.put(one.split(": ")[0], one.split(": ")[1]));
        }
        return conclusion(conclusion).conclude(Experiment.of(values).facts().copy(), "DER-01", List.of("serum.kind"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "medium.insulin = true                          |                         | true derived",
                "medium.insulin != true                         |                         | false derived",
                "serum.percent = 5 %                            |                         | 5 % derived",
                "model.system = cell-culture or spheroid        |                         | cell-culture or spheroid derived",
                "cellLine.aromatase != none                     |                         | low or high derived",
                "serum.treatment usually untreated              |                         | untreated (usual, not verified) derived",
                "medium.insulin usually false                   |                         | false (usual, not verified) derived",
                "cellLine.er from cell-lines                    | cellLine.name: MCF-7    | positive panel",
                "cellLine.her2 from cell-lines                  | cellLine.name: CAMA-1   | negative (usual, not verified) panel",
                "cellLine.er from cell-lines                    | cellLine.name: my line  | unknown null",
                "cellLine.kind from cell-lines, else unlisted   | cellLine.name: my line  | unlisted panel",
                "cellLine.kind from cell-lines, else unlisted   | cellLine.name: MCF-7    | ordinary panel",
                "medium.phenolRed from media                    | medium.name: DMEM       | true (usual, not verified) inferred",
                "treatment.compound from drugs                  | treatment.drug: Femara  | letrozole inferred",
                "cellLine.er from cell-lines, if aromataseSource agrees | cellLine.name: MCF-7 | positive panel",
                "cellLine.er from cell-lines, if aromataseSource agrees | cellLine.name: MCF-7; cellLine.aromataseSource: endogenous | positive panel",
                "cellLine.er from cell-lines, if aromataseSource agrees | cellLine.name: MCF-7; cellLine.aromataseSource: transfected | unknown null",
                "cellLine.panelClash from cell-lines            | cellLine.name: MCF-7    | none derived",
                "cellLine.panelClash from cell-lines            | cellLine.name: my line; cellLine.er: negative | none derived",
                "cellLine.panelClash from cell-lines            | cellLine.name: MCF-7; cellLine.er: negative; cellLine.her2: negative | er derived",
                "cellLine.panelClash from cell-lines, if aromataseSource agrees | cellLine.name: MCF-7; cellLine.er: negative; cellLine.aromataseSource: transfected | none derived",
            })
    void whatIsConcluded(String conclusion, String statements, String concluded) {
        Fact fact = conclude(conclusion, statements);
        assertEquals(concluded, fact.display() + " " + fact.basis());
        assertEquals(conclusion.split("[ .]")[0], fact.type().section());
        if (fact.basis() != null) {
            assertEquals("DER-01 [serum.kind]", fact.rule() + " " + fact.from());
        }
        assertEquals(conclusion, conclusion(conclusion).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "medium.insulin = true,                 '',         medium.insulin,  false",
        "cellLine.er from cell-lines,           cell-lines, cellLine.name,   true",
        "cellLine.panelClash from cell-lines,   cell-lines, cellLine.name,   true",
        "medium.phenolRed from media,           media,      medium.name,     false",
        "treatment.compound from drugs,         drugs,      treatment.drug,  true",
    })
    void aTableIsAskedWithANameAndSettlesWhatWasRead(String text, String table, String key, boolean settled) {
        Conclusion conclusion = conclusion(text);
        assertEquals(table, conclusion.table());
        assertEquals(key, conclusion.key().path());
        assertEquals(settled, conclusion.isSettledByTable());
    }

    private static final String SERUM = "Serum( kind.is( \"horse\" ) )";
    private static final String RED = "Medium( phenolRed.is( true ) )";

    private static Rule derivation(String id, String question, String conclusion, String about) {
        return RuleTexts.read(RuleTexts.derivation(id, question, conclusion, about));
    }

    @Test
    void whatAnswersAQuestionComesFirst() {
        Rule first = derivation("DER-03", SERUM, "medium.phenolRed = true", "");
        Rule second = derivation("DER-02", RED, "medium.insulin = true", "");
        Rule third = derivation("DER-01", "Medium( insulin.is( true ) )", "serum.percent = 5 %", "");
        Rule answersNo = derivation("DER-04", "Medium( insulin.is( false ) )", "assay.cellsCounted = true", "");
        DerivationOrder order = new DerivationOrder(List.of(third, second, first, answersNo));
        assertEquals(
                List.of(0, 1, 2, 0),
                Stream.of(first, second, third, answersNo).map(order::levelOf).toList());
        assertTrue(
                DerivationOrder.circle(List.of(third, second, first, answersNo)).isEmpty());
    }

    @Test
    void whatIsConcludedOfAFactComesBeforeATable() {
        Rule table = derivation("DER-01", "Medium( name.isKnown() )", "medium.phenolRed from media", "");
        Rule plain = derivation("DER-02", SERUM, "medium.phenolRed = true", "");
        Rule other = derivation("DER-03", SERUM, "medium.insulin = true", "");
        DerivationOrder order = new DerivationOrder(List.of(table, plain, other));
        assertEquals(
                List.of(1, 0, 0),
                Stream.of(table, plain, other).map(order::levelOf).toList());
    }

    /** A sign stands under whatever explains its complaint, but not under advice and not under another sign. */
    @ParameterizedTest
    @CsvSource({
        "contributing, '',                         trace of MED-02",
        "contributing, @trace( \"no-response\" ), ''",
        "contributing, @under( \"fix with MED-01\" ), ''",
        "advisory,     '',                         ''",
    })
    void aSignOfAComplaintStandsUnderWhatExplainsIt(String impact, String above, String relation) {
        String other = RuleTexts.cause("MED-02", RED, above).replace("advisory", impact);
        assertEquals(
                relation,
                Beneath.of(
                                RuleTexts.read(RuleTexts.cause("MED-01", RED, "@trace( \"no-response\" )")),
                                RuleTexts.read(other))
                        .map(Beneath::toString)
                        .orElse(""));
    }

    @Test
    void whatOverrulesAStatementComesBeforeWhateverAsksForIt() {
        Rule asks = derivation("DER-01", "Medium( phenolRed.is( false ) )", "medium.insulin = true", "");
        Rule overrules =
                derivation("DER-02", SERUM, "medium.phenolRed = true", "@overrules( \"readings.contradicts\" )");
        DerivationOrder order = new DerivationOrder(List.of(asks, overrules));
        assertEquals(
                List.of(1, 0), Stream.of(asks, overrules).map(order::levelOf).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "@under( \"trace of MED-02\" ), '',                            trace of MED-02",
        "'',                            @over( \"no-response\" ),      moot beside MED-02",
        "'',                            @over( \"high-variability\" ), ''",
        "@under( \"trace of MED-03\" ), '',                            ''",
    })
    void aRuleStandsUnderWhatItNamesAndUnderWhatStandsOverItsComplaint(String below, String above, String relation) {
        assertEquals(
                relation,
                Beneath.of(
                                RuleTexts.read(RuleTexts.cause("MED-01", RED, below)),
                                RuleTexts.read(RuleTexts.cause("MED-02", RED, above)))
                        .map(Beneath::toString)
                        .orElse(""));
    }

    @Test
    void aPlaceIsCountedInLinesAndColumns() {
        RuleFile file = new RuleFile("medium", "medium/MED-01.drl", "MED-01.drl", "one\ntwo three\nthree\n");
        assertEquals("MED-01.drl:2:5", file.place("three").toString());
        assertEquals("MED-01.drl:3:1", file.place("^three").toString());
        assertEquals("MED-01.drl:1:1", file.place("four").toString());
        assertEquals("MED-01.drl:2:5", file.placeOf("three", 0).toString());
        assertEquals("MED-01.drl:3:1", file.placeOf("three", 9).toString());
        assertEquals("MED-01.drl:2:3", file.placeOf("four", 6).toString());
        assertEquals("MED-01.drl:1:1", file.placeOf("four", -1).toString());
        assertEquals("MED-01.drl:1:1", file.line(0).toString());
    }
}
