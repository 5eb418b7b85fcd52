package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.RealData;
import org.letrodx.data.Remark;

/** T/C, and on which day. */
class TreatedOverControlTest {
    @Test
    void treatedOverControlIsThatOfTheLastDayOnDrug() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double start = 95 + 2 * i;
            study.animal("control", "C" + i, TestTumours.TWICE_A_WEEK, day -> start * Math.pow(2, day / 10.0));
            study.animal(
                    "drug",
                    "D" + i,
                    TestTumours.TWICE_A_WEEK,
                    day -> start * (day <= 17 ? 1 : Math.pow(2, (day - 17) / 4.0)));
        }
        assertTrue(ratioOf(study, null).startsWith("97 %, day 28 after the first dose, "), ratioOf(study, null));
        assertTrue(ratioOf(study, "end").startsWith("97 %, day 28 after the first dose, "));
        String onDrug = ratioOf(study, "17");
        assertTrue(onDrug.startsWith("31 %, day 17 after the first dose, "), onDrug);
        assertTrue(onDrug.contains("; off drug 97 % on day 28 after it"), onDrug);
        // the last dose of a day works until the next would be due
        assertTrue(ratioOf(study, "16").startsWith("31 %, day 17 after the first dose, "));
        assertEquals(
                "not derived: on no day on drug from the tenth after the first dose on can 80 % of both groups be read",
                both(judge(study.longTable(), options("0", "5")), DerivableFact.TREATED_OVER_CONTROL));
    }

    private static String ratioOf(TestTumours study, String lastDose) {
        return judge(study.longTable(), options("0", lastDose))
                .derived()
                .find(DerivableFact.TREATED_OVER_CONTROL)
                .map(fact -> fact.value() + ", " + fact.detail())
                .orElseThrow();
    }

    /** Controls that rest gave "dT/dC 2381 %" and "doubling in 69900 d". */
    @Test
    void controlsThatDoNotGrowHaveNoDoublingAndNothingIsDividedByTheirGrowth() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double rate = 0.00001 + (i - 2.5) * 0.0001;
            study.animal("control", "c" + i, TestTumours.TWICE_A_WEEK, day -> 10000 * Math.exp(rate * day));
            study.animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, day -> 10000 * Math.exp(0.01 * day));
        }
        Derived derived = judge(study.longTable(), options("0", null)).derived();
        String ratio =
                derived.find(DerivableFact.TREATED_OVER_CONTROL).orElseThrow().detail();
        assertTrue(!ratio.contains("growth dT"), ratio);
        assertTrue(ratio.contains("; no dT/dC, since it is not certain that the controls grew"), ratio);
        String grew = derived.find(DerivableFact.CONTROLS_GREW).orElseThrow().detail();
        assertTrue(grew.endsWith("; no doubling"), grew);
    }

    @Test
    void definitionsOfTreatedOverControlDisagree() {
        TumourTable table = TumourTable.read(RealData.file("tumour_volume_multi_study.csv"), Optional.empty());
        assertEquals(
                "[Study 1, Study 2, Study 3] 130 animals, 1460 volumes",
                table.studies() + " " + table.animals().size() + " animals, "
                        + table.animals().stream()
                                .mapToInt(animal -> animal.volumes().size())
                                .sum() + " volumes");
        // in 1462 volumes of other people two that no tumour can have had: 1000 mm3 between 1 and 1, 314 between 14 and
        // 57
        assertEquals(
                List.of("Drug A 30", "Drug B 9"),
                table.remarks().stream()
                        .filter(remark -> remark.kind() == Remark.Kind.IMPOSSIBLE_CHANGE)
                        .findFirst()
                        .orElseThrow()
                        .where());
        TumourAnalysis analysis = TumourAnalysis.of(
                table,
                new TumourOptions(
                        Optional.of("7"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Drug A"),
                        Optional.of("Study 1"),
                        Optional.empty()));
        String detail = analysis.derived()
                .find(DerivableFact.TREATED_OVER_CONTROL)
                .orElseThrow()
                .detail();
        // worked out by hand: 20 % by the means and 97 % by the medians of V/V0
        assertTrue(detail.contains("V/V0 medians 97 %, means 20 %"), detail);
        assertEquals("91 % (20-162 %)", both(analysis, DerivableFact.TREATED_OVER_CONTROL));
        assertTrue(tells(analysis, Remark.Kind.DEFINITIONS_DISAGREE) && tells(analysis, Remark.Kind.SMALL_AT_START));
        TumourAnalysis several = TumourAnalysis.of(table, TumourOptions.NONE);
        assertEquals(List.of(), several.derived().facts());
        assertEquals(
                TumourFactsTest.OF_TUMOURS.size(),
                several.derived().notDerived().size());
    }
}
