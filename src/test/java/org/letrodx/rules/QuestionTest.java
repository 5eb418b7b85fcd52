package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.vocabulary.Vocabulary;

/** Questions as a rule writes them, and what facts answer. */
class QuestionTest {

    private static Question question(String section, String sentence) {
        List<Problem> problems = new ArrayList<>();
        return QuestionReader.read(section, sentence, Location.NONE, "LAB-01", problems)
                .orElseThrow(() -> new AssertionError(problems));
    }

    private static Fact fact(String path, Object value) {
        return Experiment.builder().state(path, value).build().fact(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 d   | below( \"5 d\" )            | YES",
                "5 d   | below( \"5 d\" )            | NO",
                "4-6 d | below( \"5 d\" )            | UNKNOWN",
                "<5 d  | below( \"5 d\" )            | YES",
                "<=5 d | below( \"5 d\" )            | UNKNOWN",
                ">=5 d | below( \"5 d\" )            | NO",
                ">5 d  | above( \"5 d\" )            | YES",
                ">=5 d | above( \"5 d\" )            | UNKNOWN",
                "5 d   | above( \"5 d\" )            | NO",
                "5 d   | atLeast( \"5 d\" )          | YES",
                "<5 d  | atLeast( \"5 d\" )          | NO",
                "5 d   | atMost( \"5 d\" )           | YES",
                "2-4 d | between( \"2 d\", \"4 d\" ) | YES",
                "4-5 d | between( \"2 d\", \"4 d\" ) | UNKNOWN",
                ">4 d  | between( \"2 d\", \"4 d\" ) | NO",
                "2 d   | outside( \"2 d\", \"4 d\" ) | NO",
                "1-5 d | outside( \"2 d\", \"4 d\" ) | UNKNOWN",
                "5 d   | outside( \"2 d\", \"4 d\" ) | YES",
                "120 h | is( \"5 d\" )               | YES",
                "4 d   | below( \"3 d\", \"5 d\" )   | BORDERLINE",
                "3 d   | below( \"3 d\", \"5 d\" )   | BORDERLINE",
                "2 d   | below( \"3 d\", \"5 d\" )   | YES",
                "5 d   | below( \"3 d\", \"5 d\" )   | NO",
                "2-4 d | below( \"3 d\", \"5 d\" )   | UNKNOWN",
                "4-6 d | below( \"3 d\", \"5 d\" )   | UNKNOWN",
                "7 d   | above( \"8 d\", \"6 d\" )   | BORDERLINE",
            })
    void quantities(String stated, String asked, Answer expected) {
        Question question = question("treatment", "exposure." + asked);
        Fact exposure = fact("treatment.exposure", stated);
        assertEquals(expected, question.ask(exposure));
        assertEquals(Answer.UNKNOWN, question.ask(fact("treatment.exposure", null)));
        assertTrue(
                expected != Answer.UNKNOWN || question.isSuggestedBy(exposure),
                "a straddling range is a reason to suspect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "untreated        | is( \"untreated\" )                           | YES",
                "serum-free       | is( \"untreated\" )                           | NO",
                "charcoal-stripped| is( \"CS-FBS\" )                              | YES",
                "untreated        | isNot( \"untreated\" )                        | NO",
                "untreated        | isOneOf( \"untreated\", \"serum-free\" )      | YES",
                "untreated        | isNoneOf( \"untreated\", \"serum-free\" )     | NO",
                "unknown          | isNot( \"untreated\" )                        | UNKNOWN",
            })
    void words(String stated, String asked, Answer expected) {
        assertEquals(expected, question("serum", "treatment." + asked).ask(fact("serum.treatment", stated)));
    }

    @Test
    void aWordThatSettlesNothingAnswersOnlyAQuestionThatNamesIt() {
        Fact notDone = fact("cellLine.strProfile", "not-done");
        assertEquals(
                Answer.YES,
                question("cellLine", "strProfile.is( \"not-done\" )").ask(notDone));
        assertEquals(
                Answer.UNKNOWN,
                question("cellLine", "strProfile.is( \"mismatch\" )").ask(notDone));
        assertEquals(
                Answer.UNKNOWN,
                question("cellLine", "strProfile.isNot( \"mismatch\" )").ask(notDone));
    }

    @Test
    void aNarrowedFactAnswersWhatAllItsWordsSay() {
        Fact lowOrHigh = Fact.narrowed(Vocabulary.get("cellLine.aromatase"), 0b110, "DER-24", List.of());
        assertEquals(Answer.NO, question("cellLine", "aromatase.is( \"none\" )").ask(lowOrHigh));
        assertEquals(
                Answer.YES, question("cellLine", "aromatase.isNot( \"none\" )").ask(lowOrHigh));
        assertEquals(
                Answer.UNKNOWN, question("cellLine", "aromatase.is( \"low\" )").ask(lowOrHigh));
    }

    @Test
    void aListStatesAllOfIt() {
        Fact fatigue = fact("clinic.symptoms", List.of("fatigue"));
        assertEquals(
                Answer.YES,
                question("clinic", "symptoms.hasOneOf( \"fatigue\", \"myalgia\" )")
                        .ask(fatigue));
        assertEquals(
                Answer.NO, question("clinic", "symptoms.has( \"arthralgia\" )").ask(fatigue));
        assertEquals(
                Answer.YES,
                question("clinic", "symptoms.hasNoneOf( \"arthralgia\" )").ask(fatigue));
        assertEquals(Answer.NO, question("clinic", "symptoms.isNone()").ask(fatigue));
        assertEquals(Answer.YES, question("clinic", "symptoms.isNotEmpty()").ask(fatigue));
    }

    @Test
    void aUsualValueSuggestsAndSettlesNothing() {
        Fact usual = Fact.suggested(
                Vocabulary.get("medium.phenolRed"), true, org.letrodx.facts.Basis.INFERRED, "DER-18", List.of());
        Question question = question("medium", "phenolRed.is( true )");
        assertEquals(Answer.UNKNOWN, question.ask(usual));
        assertTrue(question.isSuggestedBy(usual));
        assertTrue(!question("medium", "phenolRed.is( false )").isSuggestedBy(usual));
    }

    @Test
    void whatStandsBeforeAQuestionIsItsPart() {
        assertEquals(Part.EVIDENCE, question("medium", "phenolRed.is( true )").part());
        assertEquals(
                Part.GIVEN, question("medium", "phenolRed.given.is( true )").part());
        assertEquals(
                Part.PRESUMED,
                question("medium", "phenolRed.presumed.is( true )").part());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serum     | treatment.is( \"untreated\" )                   | untreated",
                "serum     | treatment.isNoneOf( \"untreated\", \"serum-free\" ) | not untreated or serum-free",
                "medium    | phenolRed.is( true )                          | true",
                "clinic    | symptoms.hasOneOf( \"fatigue\", \"myalgia\" ) | has fatigue or myalgia",
                "clinic    | symptoms.hasNoneOf( \"fatigue\" )             | has not fatigue",
                "clinic    | symptoms.isNone()                             | none",
                "clinic    | symptoms.isNotEmpty()                         | not empty",
                "medium    | name.mentionsOneOf( \"DMEM\", \"RPMI\" )      | mentions DMEM or RPMI",
                "medium    | name.mentionsNoneOf( \"DMEM\" )               | does not mention DMEM",
                "treatment | exposure.below( \"5 d\" )                     | below 5 d",
                "treatment | exposure.outside( \"2 d\", \"4 d\" )          | outside 2-4 d",
                "treatment | exposure.below( \"3 d\", \"5 d\" )            | below 3 d (borderline below 5 d)",
                "readings  | zPrime.above( 0.5 )                           | above 0.5",
                "treatment | exposure.isKnown()                            | known",
            })
    void aQuestionIsPrintedInWordsAndKeptAsItsSentence(String section, String sentence, String words) {
        Question question = question(section, sentence);
        assertEquals(words, question.words());
        assertEquals(section + "." + sentence, question.sentence());
        assertEquals(question.sentence(), question.toString());
        for (String part : List.of("", "given", "presumed")) {
            Question kept = QuestionReader.kept(question.sentence(), part);
            assertEquals(part, kept.part().word());
            assertEquals(question.sentence(), kept.sentence());
            assertEquals(words, kept.words());
            assertEquals(part.isEmpty(), kept.equals(question));
            assertEquals(question.hashCode(), kept.hashCode());
            assertTrue(kept.toString().startsWith(question.sentence()));
            assertTrue(kept.toString().contains(part), kept.toString());
        }
    }

    /** Six days are not above six days. */
    @Test
    void whatHoldsIsToldByTheAnswer() {
        Question renewal = question("treatment", "renewal.above( \"6 d\", \"3 d\" )");
        assertEquals(
                List.of(
                        "above 6 d",
                        "above 3 d, but not above 6 d",
                        "above 6 d (borderline above 3 d)",
                        "above 6 d (borderline above 3 d)"),
                Stream.of(Answer.YES, Answer.BORDERLINE, Answer.NO, Answer.UNKNOWN)
                        .map(answer -> renewal.words(answer, fact("treatment.renewal", "4 d")))
                        .toList());
        assertEquals(
                "true", question("medium", "phenolRed.is( true )").words(Answer.YES, fact("medium.phenolRed", "yes")));
    }

    /** A mass is told beside a mass, and hours beside hours; powers of ten nobody has to be told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinic.estradiol           | 25 pg/mL    | above( \"9.98 pM\" )         | above 2.72 pg/mL",
                "clinic.estradiol           | >25 pg/mL   | above( \"9.98 pM\" )         | above 2.72 pg/mL",
                "clinic.estradiol           | 5-25 pg/mL  | above( \"9.98 pM\" )         | above 2.72 pg/mL",
                "clinic.estradiol           | 0.025 ng/mL | above( \"9.98 pM\" )         | above 0.00272 ng/mL",
                "clinic.estradiol           | 0.09 nM     | above( \"9.98 pM\" )         | above 0.00998 nM",
                "medium.insulinConcentration | 5 ug/mL    | above( \"50 nM\", \"2.5 nM\" ) | above 0.29 ug/mL",
                "hormones.deprivation       | 12 h        | below( \"36 h\" )            | below 36 h",
                "hormones.deprivation       | 72 h        | below( \"3 d\", \"5 d\" )    | below 72 h",
                "hormones.deprivation       | 12 h        | atLeast( \"150 d\" )         | at least 150 d",
                "hormones.deprivation       | 1 day       | below( \"36 h\" )            | below 1.5 d",
                "hormones.deprivation       | 2 wk        | below( \"3 d\" )             | below 3 d",
                "hormones.deprivation       | 9 months    | atLeast( \"150 d\" )         | at least 150 d",
                "hormones.deprivation       | 0 d         | below( \"36 h\" )            | below 1.5 d",
                "readings.ic50              | 1 mM        | outside( \"0.07 nM\", \"20 nM\" ) | outside 0.07-20 nM",
                "readings.ic50              | 1e-3 uM     | outside( \"0.07 nM\", \"20 nM\" ) | outside 0.07-20 nM",
                "clinic.estradiol           | 1e-3 ng/mL  | below( \"9.98 pM\" )         | below 0.00998 nM",
                "readings.ic50              | 5 uM        | above( \"200 nM\" )          | above 200 nM",
            })
    void aLimitIsShownInTheUnitOfTheValue(String path, String value, String asked, String shown) {
        String[] parts = path.split("\\.");
        assertEquals(shown, question(parts[0], parts[1] + "." + asked).words(Answer.YES, fact(path, value)));
    }

    @Test
    void twoQuestionsDifferByWhatTheyAsk() {
        assertNotEquals(question("medium", "phenolRed.is( true )"), question("medium", "phenolRed.is( false )"));
        assertNotEquals(
                question("medium", "phenolRed.is( true )").hashCode(),
                question("medium", "phenolRed.is( false )").hashCode());
    }

    @Test
    void aUsualTextSuggestsNothing() {
        Fact usual = Fact.suggested(
                Vocabulary.get("medium.name"), "DMEM", org.letrodx.facts.Basis.INFERRED, "DER-18", List.of());
        assertFalse(question("medium", "name.mentionsOneOf( \"DMEM\" )").isSuggestedBy(usual));
        assertFalse(question("medium", "name.isKnown()").isSuggestedBy(fact("medium.name", null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "medium    | phenolRd.is( true )            | there is no fact medium.phenolRd                        | medium.phenolRed",
                "medium    | phenolRed.is( \"maybe\" )      | medium.phenolRed: \"maybe\" is neither true nor false   | ''",
                "medium    | phenolRed.isNot( true )        | medium.phenolRed cannot be asked \"isNot\"              | is( false ) or is( true )",
                "medium    | phenolRed.above( \"1 nM\" )    | medium.phenolRed cannot be asked \"above\"              | ''",
                "assay     | endpoint.is( \"aromatse-activity\" ) | \"aromatse-activity\" is not a value of this fact | aromatase-activity",
                "treatment | vehiclePercent.above( \"0.5 nM\" ) | \"0.5 nM\" has a unit of another kind                | ''",
                "treatment | vehiclePercent.above( 0.5 )    | \"0.5\" is a bare number; it needs a unit               | 0.5 %",
                "treatment | exposure.between( \"4 d\", \"2 d\" ) | \"4 d\" is above \"2 d\"                          | ''",
                "treatment | exposure.below( \"3 d\", \"3 d\" ) | nothing is borderline between                         | ''",
                "serum     | treatment.isOneOf( \"untreated\" ) | is asked with 1 values                            | ''",
                "treatment | exposure.below( \"5 d\", \"3 d\" ) | nothing is borderline between                         | ''",
                "treatment | exposure.below()               | is asked with 0 values                                  | ''",
                "treatment | exposure.below( days( 5 ) )    | asks with something else than words and numbers         | ''",
                "treatment | exposure.below( \"3-5 d\" )    | is not one number of this kind                          | ''",
                "treatment | exposure > 5                   | is not a question                                       | ''",
            })
    void whatCannotBeAskedIsRefusedInTheWordsOfAScenario(String section, String sentence, String fault, String maybe) {
        List<Problem> problems = new ArrayList<>();
        assertTrue(QuestionReader.read(section, sentence, Location.NONE, "LAB-01", problems)
                .isEmpty());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).fault().contains(fault), problems.get(0).fault());
        assertEquals("LAB-01", problems.get(0).path());
        assertTrue(problems.get(0).maybe().contains(maybe), problems.get(0).toString());
    }
}
