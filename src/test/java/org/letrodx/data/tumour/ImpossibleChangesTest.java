package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;

/** Volumes that no tumour can have had. */
class ImpossibleChangesTest {
    /** A slipped decimal made a regrowth on drug, and doubled a mean, without a word. */
    @Test
    void aChangeThatNoTumourMakesIsToldAndLeftOut() {
        DoubleUnaryOperator grows = day -> 80 * Math.exp(0.06 * day);
        TestTumours study = TestTumours.standard()
                .animal(
                        "letrozole",
                        "L7",
                        TestTumours.TWICE_A_WEEK,
                        day -> grows.applyAsDouble(day) / (day == 14 ? 10 : 1))
                .animal(
                        "control",
                        "C7",
                        TestTumours.TWICE_A_WEEK,
                        day -> grows.applyAsDouble(day) * (day == 21 ? 10 : 1));
        TumourAnalysis analysis = judge(study.longTable(), options("0", "end"));
        assertTrue(analysis.group("letrozole").get(6).volumeOn(14).orElseThrow() > 150);
        assertTrue(!analysis.group("control").get(6).volumes().containsKey(21.0));
        assertEquals("no", both(analysis, DerivableFact.REGROWTH_ON_DRUG));
        Remark told = analysis.derived().remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.IMPOSSIBLE_CHANGE)
                .findFirst()
                .orElseThrow();
        assertEquals(
                "2 volumes left out, since no tumour changes fivefold and comes back within a week or two (house limit; "
                        + "has a decimal point slipped?): letrozole L7 on day 14 (19 mm3 between 146 and 222), control "
                        + "C7 on day 21 (2820 mm3 between 222 and 338).",
                told.text());
        assertEquals(List.of("letrozole L7", "control C7"), told.where());
    }

    @Test
    void aChangeAtTheEndIsToldAndKept() {
        TestTumours study = TestTumours.standard()
                .animal("letrozole", "L7", TestTumours.TWICE_A_WEEK, day -> day == 0 ? 1000 : 100)
                .animal("control", "C7", TestTumours.TWICE_A_WEEK, day -> day == 28 ? 2000 : 200);
        TumourAnalysis analysis = judge(study.longTable(), options("0", "end"));
        assertEquals(1000, analysis.group("letrozole").get(6).volumeOn(0).orElseThrow());
        assertEquals(
                List.of(
                        "2 volumes at an end of the readings five times the next or a fifth, within half a week, and no "
                                + "other reading tells which of the two is right: kept (house limit; has a decimal point "
                                + "slipped?): letrozole L7 on day 0 (1000 mm3 beside 100), control C7 on day 28 (2000 mm3 "
                                + "beside 200)."),
                analysis.derived().remarks().stream()
                        .filter(remark -> remark.kind() == Remark.Kind.IMPOSSIBLE_CHANGE)
                        .map(Remark::text)
                        .toList());
    }

    /** Tumours that shrink fast, are hardly there, or are read too seldom do nothing impossible. */
    @Test
    void whatATumourCanDoIsNotTold() {
        TestTumours study = TestTumours.standard()
                .animal("letrozole", "melts", TestTumours.TWICE_A_WEEK, day -> day < 10 ? 500 : day < 14 ? 90 : 40)
                .animal("letrozole", "tiny", TestTumours.TWICE_A_WEEK, day -> day == 10 ? 4 : 30)
                .animal("letrozole", "gone", TestTumours.TWICE_A_WEEK, day -> day == 10 ? 0 : 60)
                .animal("letrozole", "twice", TestTumours.TWICE_A_WEEK, day -> day == 10 || day == 14 ? 20 : 200)
                .animal("letrozole", "seldom", new int[] {0, 14, 28}, day -> day == 14 ? 20 : 200)
                .animal("control", "takes", TestTumours.TWICE_A_WEEK, day -> 2 * Math.pow(1.25, day));
        assertTrue(!tells(judge(study.longTable(), options("0", "end")), Remark.Kind.IMPOSSIBLE_CHANGE));
    }
}
