package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.tells;
import static org.letrodx.data.tumour.Judged.treated;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;

/** Tumours that had responded and grew again. */
class RegrowthTest {
    @Test
    void aRegrowthOffDrugIsNoResistance() {
        DoubleUnaryOperator regrows = day -> day <= 21 ? Math.exp(-0.1 * day) : Math.exp(-2.1 + 0.15 * (day - 21));
        TumourAnalysis unknown = treated(regrows, null);
        assertTrue(
                both(unknown, DerivableFact.RESPONSE_LOST)
                        .startsWith("not derived: 5 of 5 grew again, smallest on day 21 "),
                both(unknown, DerivableFact.RESPONSE_LOST));
        assertTrue(both(unknown, DerivableFact.RESPONSE_LOST)
                .endsWith("and whether dosing had ended is not in the table"));
        assertTrue(tells(unknown, Remark.Kind.REGROWTH));
        TumourAnalysis onDrug = treated(regrows, "end");
        assertEquals("yes", both(onDrug, DerivableFact.RESPONSE_LOST));
        assertTrue(tells(onDrug, Remark.Kind.REGROWTH_ON_DRUG) && !tells(onDrug, Remark.Kind.REGROWTH_OFF_DRUG));
        assertEquals("42 d", both(onDrug, DerivableFact.TIME_ON_DRUG));
        TumourAnalysis offDrug = treated(regrows, "21");
        assertEquals("no", both(offDrug, DerivableFact.RESPONSE_LOST));
        assertEquals("yes", both(offDrug, DerivableFact.REGROWTH_OFF_DRUG));
        assertTrue(tells(offDrug, Remark.Kind.REGROWTH_OFF_DRUG));
    }

    /** Half begun on drug, the regrowth is neither resistance for certain nor certainly none. */
    @Test
    void aRegrowthThatBeganOnDrugIsLeftOpen() {
        DoubleUnaryOperator regrows = day -> day <= 21 ? Math.exp(-0.1 * day) : Math.exp(-2.1 + 0.15 * (day - 21));
        TumourAnalysis analysis = treated(regrows, "24");
        String open = "not derived: 5 of 5 grew 1.25 to 1.73 times their smallest volume on drug and went on after it";
        for (DerivableFact fact :
                List.of(DerivableFact.RESPONSE_LOST, DerivableFact.REGROWTH_ON_DRUG, DerivableFact.REGROWTH_OFF_DRUG)) {
            assertEquals(open, both(analysis, fact));
        }
        assertTrue(analysis.derived().remarks().stream()
                .anyMatch(remark -> remark.kind() == Remark.Kind.REGROWTH
                        && remark.text().endsWith("They had begun to on drug: whether this is resistance is open.")));
        assertTrue(!tells(analysis, Remark.Kind.REGROWTH_OFF_DRUG));
    }
}
