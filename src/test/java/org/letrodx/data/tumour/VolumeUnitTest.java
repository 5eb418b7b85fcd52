package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.RealData;
import org.letrodx.data.Remark;
import org.letrodx.document.InputException;

/** The unit of the volumes. */
class VolumeUnitTest {
    @Test
    void theUnitIsNamedOrCanOnlyBeOne() {
        assertTrue(tells(
                judge(TestTumours.standard().longTable(",", "group,animal,day,volume"), TumourOptions.NONE),
                Remark.Kind.VOLUME_UNIT));
        String between = "group,animal,day,volume\ncontrol,1,0,8\ncontrol,1,3,9\ndrug,1,0,8\ndrug,1,3,10\n";
        assertEquals(
                "tumours.csv: no unit of the volumes is named, and their median, 8.5, may be of either; allowed: "
                        + "the unit of the volumes, mm3 or cm3, or a heading that names it",
                assertThrows(InputException.class, () -> judge(between, TumourOptions.NONE))
                        .getMessage());
        TumourOptions cubic = new TumourOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("cm3"));
        assertEquals(
                8_000,
                judge(between, cubic).groups().get("drug").get(0).volumeOn(0).orElseThrow());
    }

    /** Half a table in mm3 and half in cm3 gave groups 97147 % apart, and a T/C of 0 %. */
    @Test
    void twoUnitsInOneTableAreRefused() {
        TestTumours group = TestTumours.standard();
        for (int i = 0; i < 6; i++) {
            for (int day : TestTumours.TWICE_A_WEEK) {
                group.reading("anastrozole", "A" + i, day, String.valueOf(0.09 + 0.002 * day));
            }
        }
        for (String heading : List.of("group,animal,day,volume", "group,animal,day,volume (mm3)")) {
            assertEquals(
                    "tumours.csv: the largest volume of anastrozole A5 is 0.146 and that of letrozole L1 is 100: mm3 and "
                            + "cm3 are mixed, or these tumours never grew; allowed: one unit in the whole table; "
                            + "if it is one, the unit of the volumes, mm3 or cm3",
                    assertThrows(InputException.class, () -> judge(group.longTable(",", heading), TumourOptions.NONE))
                            .getMessage());
        }
        TestTumours midway = TestTumours.standard();
        for (int day : TestTumours.TWICE_A_WEEK) {
            midway.reading("letrozole", "L7", day, day < 14 ? "110" : "0.13");
        }
        assertEquals(
                "tumours.csv: letrozole L7 goes from 110 on day 10 to 0.13 on day 14: mm3 and cm3 are mixed; allowed: "
                        + "one unit in the whole table; if it is one, the unit of the volumes, mm3 or cm3",
                assertThrows(InputException.class, () -> judge(midway.longTable(), TumourOptions.NONE))
                        .getMessage());
        // who says the unit knows better
        TumourOptions said = new TumourOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("mm3"));
        assertEquals(7, judge(midway.longTable(), said).group("letrozole").size());
    }

    /** Tumours that do not take, melt away, or are few are no second unit. */
    @Test
    void smallTumoursAreNoSecondUnit() {
        TestTumours study = TestTumours.standard()
                .animal("letrozole", "cured", TestTumours.TWICE_A_WEEK, day -> Math.max(1, 150 * Math.exp(-0.5 * day)))
                .animal("letrozole", "never took", TestTumours.TWICE_A_WEEK, day -> 4);
        assertEquals(
                14,
                judge(study.longTable(), options("0", null)).table().animals().size());
    }

    @Test
    void cubicCentimetresAndDeaths() {
        TumourTable table = TumourTable.read(RealData.file("tumour_long_cm3_deaths.csv"), Optional.empty());
        assertEquals(75.7882617, table.animals().get(0).volumeOn(0).orElseThrow(), 1e-6);
        assertEquals(
                "No unit is named; the median volume, 0.234, can only be cm3.",
                table.remarks().get(0).text());
        assertEquals(
                List.of("ComboXY", "Control", "DrugX", "DrugY"),
                List.copyOf(
                        TumourAnalysis.of(table, TumourOptions.NONE).groups().keySet()));
        assertTrue(both(TumourAnalysis.of(table, options("0", null)), DerivableFact.TREATED_OVER_CONTROL)
                .startsWith("not derived: there are 3 treated groups: ComboXY, DrugX, DrugY"));
    }
}
