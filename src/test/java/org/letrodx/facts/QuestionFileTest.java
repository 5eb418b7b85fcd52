package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.letrodx.facts.Limit.days;
import static org.letrodx.facts.Limit.hours;
import static org.letrodx.facts.Limit.nM;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;

/** A question that was written as JSON asks the same when it is read. */
class QuestionFileTest {
    private static final Experiment BLANK = Experiment.blank();
    private static final Sheet SHEET = BLANK.sheet();

    @Test
    void everyKindOfQuestionIsReadAsItWasWritten() {
        for (Answer question : List.of(
                SHEET.medium().phenolRed().is(true),
                SHEET.medium().phenolRed().isNot(true).presumed(),
                SHEET.assay()
                        .endpoint()
                        .isNeither(Assay.Endpoint.WST_8, Assay.Endpoint.AROMATASE_ACTIVITY)
                        .given(),
                SHEET.assay()
                        .positiveControl()
                        .hasOneOf(Assay.PositiveControl.ESTRADIOL, Assay.PositiveControl.FULVESTRANT),
                SHEET.assay().positiveControl().isNone(),
                SHEET.assay().positiveControl().isNotEmpty(),
                SHEET.treatment().exposure().below(days(3)),
                SHEET.treatment().exposure().outside(hours(1), days(3.3)),
                SHEET.treatment().highestConcentration().atMost(nM(0.1)),
                SHEET.assay().plateWells().is(96),
                SHEET.readings().zPrime().between(-0.5, 0.5),
                SHEET.cellLine().name().isListedAs(CellLine.Kind.PROBLEMATIC),
                SHEET.treatment().drug().is("letrozole"),
                SHEET.treatment().drug().is(" letrozole, \"lot\" 5 \u00b5 "),
                SHEET.treatment().drug().is("unknown"))) {
            Answer read =
                    QuestionFile.read(JsonReader.object(JsonWriter.ascii(QuestionFile.write(question)), ""), BLANK);
            assertEquals(question.condition(), read.condition());
            assertEquals(question.part(), read.part());
            assertEquals(question.toString(), read.toString());
        }
    }

    @Test
    @SuppressWarnings("unchecked") // as Drools calls it, which compiles rules without the kinds
    void aLimitOfAnotherKindIsRefused() {
        Limit<Limit.Time> concentration = (Limit<Limit.Time>) (Limit<?>) nM(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> SHEET.treatment().exposure().above(concentration));
    }
}
