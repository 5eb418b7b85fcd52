package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;

/** Animals that left before the end. */
class LeftEarlyFactsTest {
    @Test
    void whoLeftAndHowLargeTheyWere() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double rate = 0.04 + 0.01 * i;
            int[] days = i < 4 ? TestTumours.TWICE_A_WEEK : new int[] {0, 3, 7, 10, 14};
            study.animal("control", "c" + i, days, day -> 200 * Math.exp(rate * day));
            study.animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, day -> 260);
        }
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertEquals("2", both(analysis, DerivableFact.ANIMALS_LEFT_EARLY));
        assertTrue(analysis.derived().remarks().stream()
                .anyMatch(remark -> remark.kind() == Remark.Kind.ANIMALS_LEFT_EARLY
                        && remark.text().contains("the large ones left")));
        assertTrue(tells(analysis, Remark.Kind.GROUPS_UNEQUAL_AT_START));
        assertEquals("30 %", both(analysis, DerivableFact.BASELINE_DIFFERENCE));
        // four of six controls can be read on day 28, and that is not four fifths: day 14 is the last
        assertTrue(analysis.derived()
                .find(DerivableFact.TREATED_OVER_CONTROL)
                .orElseThrow()
                .detail()
                .startsWith("day 14 after the first dose, "));
    }

    /** One of sixteen, 1.27 times the median, was "the animals with the largest tumours left: confirmed". */
    @Test
    void oneAnimalThatLeftTellsNothingOfWhoLeaves() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 8; i++) {
            double start = i == 7 ? 180 : 100;
            int[] days = i == 7 ? new int[] {0, 3, 7, 10, 14, 17} : TestTumours.TWICE_A_WEEK;
            study.animal("control", "c" + i, days, day -> start * Math.exp(0.05 * day));
            study.animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, day -> 100);
        }
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertEquals("1", both(analysis, DerivableFact.ANIMALS_LEFT_EARLY));
        assertEquals(
                "not derived: one animal, control c7, left with 1.8 times the median then, and one tells nothing of "
                        + "who leaves",
                both(analysis, DerivableFact.LARGEST_LEFT_EARLY));
    }

    /** All controls gone on day 17 of 42 were "1 animal left early", since each group had an end of its own. */
    @Test
    void aGroupThatEndsBeforeTheStudyHasLeftEarly() {
        TestTumours study = new TestTumours();
        int[] whole = {0, 3, 7, 10, 14, 17, 21, 24, 28, 31, 35, 38, 42};
        for (int i = 0; i < 5; i++) {
            int[] days = i == 0 ? new int[] {0, 3, 7, 10, 14} : new int[] {0, 3, 7, 10, 14, 17};
            double start = 190 + 5 * i;
            study.animal("control", "c" + i, days, day -> start * Math.exp(0.1 * day));
            study.animal("drug", "d" + i, whole, day -> start);
        }
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertEquals("5", both(analysis, DerivableFact.ANIMALS_LEFT_EARLY));
        // they left together, and not the large ones of them
        assertEquals("no", both(analysis, DerivableFact.LARGEST_LEFT_EARLY));
        assertTrue(analysis.derived().remarks().stream()
                .anyMatch(remark -> remark.kind() == Remark.Kind.ANIMALS_LEFT_EARLY
                        && remark.text().startsWith("5 animals left before the last fifth of the study's days; ")));
    }
}
