package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.RealData;
import org.letrodx.document.InputException;

/** What a tumour did before the first dose says nothing of the drug, nor of what it was compared with. */
class FirstDoseTest {
    private static final int[] FROM_THE_START = {0, 3, 6, 9, 12, 15, 18, 21, 24, 27};
    private static final int[] BEFORE_TOO = {-21, -18, -15, -12, -9, -6, -3, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27};

    /** Tumours that grow twelvefold until the first dose, and then stay as they are, in both groups. */
    private static TestTumours arrested(int[] days) {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double start = 145 + 2 * i;
            for (String group : new String[] {"control", "letrozole"}) {
                study.animal(
                        group,
                        group.charAt(0) + "" + i,
                        days,
                        day -> day < 0 ? start * Math.exp(0.12 * day) : start + (day % 2 == 0 ? 3 : 0));
            }
        }
        return study;
    }

    @Test
    void whatGrewOnlyBeforeTheFirstDoseDidNotGrow() {
        TumourAnalysis analysis = judge(arrested(BEFORE_TOO).longTable(), options("0", "end"));
        assertEquals("no", both(analysis, DerivableFact.CONTROLS_GREW));
        assertEquals(
                "from the first dose on, last over first volume 0.98 (median); no doubling",
                analysis.derived()
                        .find(DerivableFact.CONTROLS_GREW)
                        .orElseThrow()
                        .detail());
        assertEquals(
                "not derived: neither the tumours nor those of the controls grew",
                both(analysis, DerivableFact.RESPONDED_INITIALLY));
    }

    @Test
    void readingsBeforeTheFirstDoseChangeNothing() {
        assertEquals(
                told(arrested(FROM_THE_START), options("0", "end")), told(arrested(BEFORE_TOO), options("0", "end")));
        assertEquals(
                told(arrested(FROM_THE_START), options("0", "15")), told(arrested(BEFORE_TOO), options("0", "15")));
    }

    /** An animal that was never dosed is none that left; after the first dose a fifth of the study is 5.4 days. */
    @Test
    void whoLeftBeforeTheFirstDoseDidNotLeaveEarly() {
        TestTumours study = arrested(BEFORE_TOO)
                .animal("control", "never dosed", new int[] {-21, -18, -15}, day -> 20)
                .animal("control", "gone", new int[] {-3, 0, 3, 6, 9, 12, 15, 18}, day -> 150);
        TumourAnalysis analysis = judge(study.longTable(), options("0", "end"));
        assertEquals("1", both(analysis, DerivableFact.ANIMALS_LEFT_EARLY));
        assertTrue(analysis.derived()
                .find(DerivableFact.ANIMALS_LEFT_EARLY)
                .orElseThrow()
                .detail()
                .startsWith("control gone"));
    }

    /** Where no reading lies on the day of the first dose, the volume then is between its neighbours. */
    @Test
    void aFirstDoseBetweenTwoReadings() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double start = 100 + i;
            study.animal("control", "c" + i, new int[] {-8, -2, 2, 6, 10, 14}, day -> start * Math.pow(2, day / 4.0))
                    .animal("drug", "d" + i, new int[] {-8, -2, 2, 6, 10, 14}, day -> start);
        }
        assertEquals(
                "from the first dose on, last over first volume 11.3 (median); doubling in 4 d",
                judge(study.longTable(), options("0", null))
                        .derived()
                        .find(DerivableFact.CONTROLS_GREW)
                        .orElseThrow()
                        .detail());
    }

    /** Rates by a regression of other people's data from day 7 on, in another program. */
    @Test
    void growthRatesOfRealTumours() {
        TumourAnalysis analysis = TumourAnalysis.of(
                TumourTable.read(RealData.file("tumour_volume_multi_study.csv"), Optional.empty()),
                new TumourOptions(
                        Optional.of("7"),
                        Optional.of("28"),
                        Optional.empty(),
                        Optional.of("Drug B"),
                        Optional.of("Study 2"),
                        Optional.empty()));
        String ratio = analysis.derived()
                .find(DerivableFact.TREATED_OVER_CONTROL)
                .orElseThrow()
                .detail();
        assertTrue(ratio.endsWith("; growth rates -0.0102 and 0.197/d"), ratio);
        assertEquals(
                "from the first dose on, last over first volume 28 (median); doubling in 3.53 d",
                analysis.derived()
                        .find(DerivableFact.CONTROLS_GREW)
                        .orElseThrow()
                        .detail());
    }

    /** Nothing but how the groups are made up is said of a study that ends before its first dose. */
    @Test
    void aFirstDoseAfterAllReadings() {
        Derived derived =
                judge(arrested(BEFORE_TOO).longTable(), options("99", "end")).derived();
        assertEquals(
                Stream.of(DerivableFact.VEHICLE_ARM).toList(),
                derived.facts().stream().map(fact -> fact.fact()).toList());
        derived.notDerived().stream()
                .filter(fact -> fact.fact() != DerivableFact.TUMOURS_PER_ANIMAL)
                .forEach(fact -> assertEquals(
                        "there is no reading from the first dose on: the last is on day 27, and the first dose on "
                                + "day 99",
                        fact.reason()));
    }

    /** A last dose on day -5 was taken, and nothing could be said of any tumour. */
    @Test
    void aLastDoseBeforeTheFirstIsRefused() {
        assertEquals(
                "tumours.csv: the day or date of the last dose: \"-5\" lies before the day or date of the first dose, 0; "
                        + "allowed: a day from 0 on; end, if they were dosed to their last reading",
                refused(TestTumours.standard().longTable(), options("0", "-5")));
        assertEquals(
                "tumours.csv: the day or date of the last dose: \"2026-03-02\" lies before the day or date of the first "
                        + "dose, 2026-03-05; allowed: a day from 2026-03-05 on; end, if they were dosed to their last "
                        + "reading",
                refused(TestTumours.standard().wide(true), options("2026-03-05", "2026-03-02")));
        String column = TestTumours.standard()
                .longTable()
                .lines()
                .map(line -> line + (line.startsWith("group") ? ",start" : line.contains("L3") ? ",14" : ",0"))
                .collect(Collectors.joining("\n"));
        assertEquals(
                "tumours.csv: the day or date of the last dose: \"10\" lies before the day or date of the first dose of "
                        + "letrozole L3, 14; allowed: a day from 14 on; end, if they were dosed to their last reading",
                refused(column, options(null, "10")));
        // of one dose alone the first is the last
        assertEquals(
                "0 d", both(judge(TestTumours.standard().longTable(), options("0", "0")), DerivableFact.TIME_ON_DRUG));
    }

    private static String refused(String table, TumourOptions options) {
        return assertThrows(InputException.class, () -> judge(table, options)).getMessage();
    }

    /** Everything that is said of a study, apart from the file that it stands in. */
    private static String told(TestTumours study, TumourOptions options) {
        Derived derived = judge(study.longTable(), options).derived();
        return derived.facts() + "\n" + derived.notDerived() + "\n" + derived.remarks();
    }
}
