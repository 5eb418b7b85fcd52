package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.data.DataFile;
import org.letrodx.data.RealData;
import org.letrodx.data.Remark;
import org.letrodx.document.InputException;

/** Tables of tumours as people write them, and what is refused of them. */
class TumourReaderTest {
    static List<Map.Entry<String, byte[]>> spellings() {
        return List.copyOf(TestTumours.standard().spellings().entrySet());
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aStudyIsTheSameInEverySpelling(Map.Entry<String, byte[]> spelling) {
        boolean dates = spelling.getKey().contains("dates") || spelling.getKey().equals("workbook");
        TumourAnalysis analysis =
                judge(spelling.getValue(), options(dates ? "2026-03-02" : "0", dates ? "2026-03-30" : "28"));
        String facts = analysis.derived().facts().stream()
                .map(fact -> fact.fact().path() + " " + fact.both())
                .collect(Collectors.joining("\n"));
        assertEquals("""
                tumour.treatedOverControl 15 %
                tumour.response static
                tumour.controlsGrew yes
                history.respondedInitially yes
                history.responseLost no
                history.timeOnDrug 28 d
                design.animalsPerGroup 6
                design.measurementInterval 3.5 d
                design.vehicleArm yes
                design.baselineDifference 0 %
                design.animalsLeftEarly 0
                design.largestLeftEarly no
                tumour.regrowthOnDrug no
                tumour.regrowthOffDrug no""", facts, spelling.getKey());
    }

    @Test
    void lengthAndWidthMakeAVolume() {
        StringBuilder table = new StringBuilder("group,animal,day,length (mm),width (mm)\n");
        for (String group : List.of("control", "drug")) {
            for (int animal = 1; animal <= 2; animal++) {
                for (int day : TestTumours.TWICE_A_WEEK) {
                    table.append(group + "," + animal + "," + day + ",8,10\n");
                }
            }
        }
        TumourAnalysis analysis = judge(table.toString(), options("0", null));
        assertEquals(320, analysis.groups().get("drug").get(0).volumeOn(0).orElseThrow());
        assertTrue(tells(analysis, Remark.Kind.VOLUME_FORMULA));
    }

    @Test
    void starsAndLimitsAreLeftOut() {
        TestTumours study = TestTumours.standard()
                .reading("control", "C7", 0, "68*")
                .reading("control", "C7", 3, ">2000")
                .reading("control", "C7", 7, "NA")
                .reading("control", "C7", 10, "")
                .reading("control", "C7", 14, "dead");
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertTrue(
                analysis.derived().remarks().stream()
                        .anyMatch(remark -> remark.kind() == Remark.Kind.VOLUMES_LEFT_OUT
                                && remark.text()
                                        .equals("2 cells left out, since a mark or a limit is no volume: "
                                                + "68* in line 110, column 4, >2000 in line 111, "
                                                + "column 4.")),
                analysis.derived().remarks().toString());
        assertTrue(analysis.groups().get("control").get(6).volumes().isEmpty());
    }

    @Test
    void aZeroAfterALargeTumourIsNotGone() {
        TestTumours study = TestTumours.standard()
                .reading("control", "C7", 0, "300")
                .reading("control", "C7", 3, "0")
                .reading("letrozole", "L7", 0, "60")
                .reading("letrozole", "L7", 3, "0")
                .reading("letrozole", "L7", 7, "0");
        TumourAnalysis analysis = judge(study.longTable(), options("0", null));
        assertEquals(Map.of(0.0, 300.0), analysis.groups().get("control").get(6).volumes());
        assertEquals(
                Map.of(0.0, 60.0, 3.0, 0.0, 7.0, 0.0),
                analysis.groups().get("letrozole").get(6).volumes());
        assertEquals(
                2,
                analysis.derived().remarks().stream()
                        .filter(remark -> remark.kind() == Remark.Kind.ZERO_VOLUMES)
                        .count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`group,animal,day,area (mm2)\nc,1,0,20\n` | tumours.csv:1:4: is an area, not a volume; allowed: "
                        + "volumes in mm3 or cm3, or columns length and width",
                "`group,animal,day,volume mm2\nc,1,0,20\n` | tumours.csv:1:4: is an area, not a volume",
                "`group,animal,day\nc,1,0\n` | tumours.csv:1: has no column volume",
                "`animal,day,volume\n1,0,20\n` | tumours.csv:1: has no column group",
                "`group,animal,date,volume mm3\nc,1,3/4/2026,20\nc,1,5/6/2026,30\n` | tumours.csv:2:3: dates "
                        + "such as 3/4/2026 may begin with the day or with the month, and none of them tells; "
                        + "allowed: dates such as 2026-03-02",
                "`group,animal,date,volume mm3\nc,1,12-Mar,20\nc,1,15-Mar,30\n` | tumours.csv:2:3: dates such as "
                        + "12-Mar have no year; allowed: dates such as 2026-03-02, or days",
                "`group,animal,day,volume mm3\nc,1,0,20\nc,1,soon,30\n` | tumours.csv:3:3: \"soon\" is no day; "
                        + "allowed: a number of days, or a date such as 2026-03-02",
                "`group,animal,day,volume mm3\nc,1,0,20\nc,1,0,30\n` | tumours.csv:3:4: animal 1 of c has a "
                        + "second volume on day 0; allowed: one a day; a column tumour, if it has two tumours; a "
                        + "column group or study, if numbers are used again",
                "`group,animal,day,volume mm3\nc,1,0,-20\n` | tumours.csv:2:4: -20 is below zero; allowed: "
                        + "volumes from 0 on",
                "`group,animal,day,start,volume mm3\nc,1,0,2026-03-02,10\n` | tumours.csv:2:4: \"2026-03-02\" is no day such as those of the readings; allowed: a number of days",
                "`group,animal,day,volume mm3\nc,1,0,big\n` | tumours.csv:2:4: \"big\" is no volume; allowed: a "
                        + "number; nothing or NA if it was not measured",
                "`group,animal,day,volume mm3\nc,1,0,NA\n` | tumours.csv: has no volume",
                "`well,OD\nA1,0.5\n` | tumours.csv: no table of tumours is recognised in it, which begins \"well OD\"",
            })
    void aTableIsRefusedWithItsReasons(String table, String problem) {
        String told = assertThrows(InputException.class, () -> judge(table, TumourOptions.NONE))
                .getMessage();
        assertTrue(told.startsWith(problem), told);
    }

    @Test
    void platesAreNoTumours() {
        for (String name : List.of(
                "mtt_spectramax_562_660.txt",
                "bmg_mars_pherastar_450.csv",
                "skanit_luciferase.xlsx",
                "layout_mtt.csv",
                "ryegrass.csv",
                "nist_Rat43.dat")) {
            DataFile plate = RealData.file(name);
            assertThrows(InputException.class, () -> TumourTable.read(plate, Optional.empty()), name);
        }
    }
}
