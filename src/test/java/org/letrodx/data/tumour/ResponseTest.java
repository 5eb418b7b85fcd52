package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;
import static org.letrodx.data.tumour.Judged.treated;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;

/** What tumours did by mRECIST. */
class ResponseTest {
    @Test
    void whatTumoursDid() {
        assertEquals("grew", both(treated(day -> Math.exp(0.07 * day), null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("static", both(treated(day -> 1 + 0.001 * day, null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("regressed", both(treated(day -> Math.exp(-0.15 * day), null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("no", both(treated(day -> Math.exp(0.07 * day), null), DerivableFact.RESPONDED_INITIALLY));
        assertEquals("yes", both(treated(day -> 1 + 0.001 * day, null), DerivableFact.RESPONDED_INITIALLY));
    }

    /** Tumours that grew on drug and melted away after it, were "regressed". */
    @Test
    void whatComesAfterTheLastDoseIsNoResponseToTheDrug() {
        DoubleUnaryOperator melts = day -> day > 21 ? 0.02 : 1 + 0.045 * Math.min(day, 10);
        assertEquals("grew", both(treated(melts, "21"), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("no", both(treated(melts, "21"), DerivableFact.RESPONDED_INITIALLY));
        assertEquals("regressed", both(treated(melts, "end"), DerivableFact.TUMOUR_RESPONSE));
        // a dose of a day works until the next would be due: day 14 is the second reading from day 10 on
        assertEquals("grew", both(treated(melts, "13"), DerivableFact.TUMOUR_RESPONSE));
        assertEquals(
                "not derived: no treated animal has two readings on drug ten days and more after the first dose, and a "
                        + "volume then",
                both(treated(melts, "12"), DerivableFact.TUMOUR_RESPONSE));
    }

    /** The examples of Xeva's documentation and of its definition. */
    @Test
    void mRecist() {
        assertEquals(
                Optional.of(Response.PD),
                response(
                        0, 250.8, 3, 320.4, 7, 402.3, 11, 382.6, 18, 384, 22, 445.9, 26, 460.2, 30, 546.8, 32, 554.3,
                        35, 617.9));
        assertEquals(Optional.of(Response.CR), response(0, 100, 4, 20, 8, 2, 12, 1, 16, 1));
        assertEquals(Optional.of(Response.PR), response(0, 100, 4, 80, 8, 60, 12, 45, 16, 45));
        assertEquals(Optional.of(Response.SD), response(0, 100, 4, 110, 8, 115, 12, 120, 16, 130));
        assertEquals(Optional.empty(), response(0, 100, 4, 90, 8, 80, 12, 70));
    }

    private static Optional<Response> response(double... daysAndVolumes) {
        TreeMap<Double, Double> course = new TreeMap<>();
        for (int i = 0; i < daysAndVolumes.length; i += 2) {
            course.put(daysAndVolumes[i], daysAndVolumes[i + 1]);
        }
        return Response.of(course);
    }

    @Test
    void tiesGoToTheWorse() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 4; i++) {
            int rate = i % 2 == 0 ? 0 : 7;
            study.animal("control", "c" + i, TestTumours.TWICE_A_WEEK, day -> (200 + 5 * rate) * Math.exp(0.07 * day));
            study.animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, day -> 200 * Math.exp(0.01 * rate * day));
        }
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertEquals("grew", both(analysis, DerivableFact.TUMOUR_RESPONSE));
        assertTrue(tells(analysis, Remark.Kind.RESPONSES_TIED));
    }
}
