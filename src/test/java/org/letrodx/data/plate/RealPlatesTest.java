package org.letrodx.data.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.data.DataFile;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.NotDerived;
import org.letrodx.data.RealData;
import org.letrodx.data.Remark;
import org.letrodx.document.InputException;

/** Exports of real instruments. */
class RealPlatesTest {
    private static PlateFile read(String name) {
        return PlateFile.read(RealData.file(name), OptionalInt.empty());
    }

    private static PlateAnalysis mtt(String condition) {
        return PlateAnalysis.of(
                List.of(read("mtt_spectramax_562_660.txt")),
                Optional.of(Layout.read(RealData.file("layout_mtt.csv"))),
                new PlateOptions(Optional.of("562-660"), List.of(), Optional.ofNullable(condition)));
    }

    private static String both(PlateAnalysis analysis, DerivableFact fact) {
        return analysis.derived().find(fact).map(one -> one.both()).orElse("not derived");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mtt_spectramax_562_660.txt | SoftMax Pro text | Plate#1: 96 wells, absorbance, 562 660; 192 readings",
                "gen5_abs450_errors.txt | Gen5 text | Plate 1: 96 wells, absorbance, abs450:450; 83 readings",
                "gen5_abs450_errors_96well.asm.json | Allotrope Simple Model (JSON) | BNCH2345883: 96 wells, "
                        + "absorbance, 450; 83 readings",
                "bmg_mars_pherastar_450.csv | MARS text | 20260618 dsRNA _PLATE_01_18Jun26: 96 wells, absorbance, 450; "
                        + "96 readings",
                "envision_abs450_2plates.csv | EnVision CSV | Plate 1: 96 wells, absorbance, A450(1) - channel 1 (A); "
                        + "Plate 2: 96 wells, absorbance, A450(1) - channel 1 (A); 192 readings",
                "kaleido_abs450.csv | Kaleido CSV | V-2020-10-26 16:16:17: 96 wells, absorbance, ABS mono 1; 96 "
                        + "readings",
                "tecan_magellan_od595.xlsx | Magellan workbook | Plate 1: 96 wells, absorbance, Raw data; 96 readings",
                "skanit_luciferase.xlsx | SkanIt workbook | Plate 1: 96 wells, luminescence, Luminescence 1; 96 "
                        + "readings",
                "bmg_smartcontrol_fluor.xlsx | SMART Control workbook | PicoGreen NB-user-5097655-0069: 96 wells, "
                        + "fluorescence, 480-14/520-30; 96 readings",
            })
    void eachIsWhatItIs(String name, String format, String holds) {
        PlateFile file = read(name);
        assertEquals(format, file.format());
        String plates = file.plates().stream()
                .map(plate -> plate.name() + ": " + plate.size() + ", " + plate.detection() + ", "
                        + plate.reads().stream()
                                .filter(read -> !read.corrected())
                                .map(Read::label)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
        long readings = file.plates().stream()
                .flatMap(plate -> plate.reads().stream())
                .filter(read -> !read.corrected())
                .flatMap(read -> read.readings().values().stream())
                .filter(Reading::isNumber)
                .count();
        assertEquals(holds, plates + "; " + readings + " readings");
    }

    @Test
    void readingsStandInTheirWells() {
        assertEquals(
                "0.5625 0.0865",
                value("mtt_spectramax_562_660.txt", 0, 0, "A1") + " "
                        + value("mtt_spectramax_562_660.txt", 0, 1, "H12"));
        assertEquals("0.914", value("bmg_mars_pherastar_450.csv", 0, 0, "F12"));
        assertEquals(
                "2.2 0.058",
                value("envision_abs450_2plates.csv", 1, 0, "A8") + " "
                        + value("envision_abs450_2plates.csv", 1, 0, "G2"));
        assertEquals(
                "0.1661 0.0461",
                value("tecan_magellan_od595.xlsx", 0, 0, "C1") + " " + value("tecan_magellan_od595.xlsx", 0, 0, "H12"));
        assertEquals(
                "105.4 1043.0",
                value("skanit_luciferase.xlsx", 0, 0, "A1") + " " + value("skanit_luciferase.xlsx", 0, 0, "H12"));
        assertEquals("8168026.0", value("bmg_smartcontrol_fluor.xlsx", 0, 0, "A1"));
        assertEquals(
                "OVRFLW MISSED",
                value("gen5_abs450_errors.txt", 0, 0, "A8") + " " + value("gen5_abs450_errors.txt", 0, 0, "D12"));
        assertEquals(
                "OVRFLW MISSED",
                value("gen5_abs450_errors_96well.asm.json", 0, 0, "A8") + " "
                        + value("gen5_abs450_errors_96well.asm.json", 0, 0, "D12"));
    }

    private static String value(String name, int plate, int read, String well) {
        return read(name)
                .plates()
                .get(plate)
                .reads()
                .get(read)
                .readings()
                .get(Well.of(well).orElseThrow())
                .toString();
    }

    @Test
    void theMttPlateGivesWhatWasWorkedOutByHand() {
        PlateAnalysis analysis = mtt(null);
        assertEquals("1.13 (1.05-1.23)", both(analysis, DerivableFact.EDGE_RATIO));
        assertEquals("12.8 % (12.8-16.7 %)", both(analysis, DerivableFact.REPLICATE_CV));
        assertEquals(
                "median of 22 groups, pooled 16.7 %; worst vehicle of drug_d 37.5 %; 4 of 22 above 20 %",
                analysis.derived()
                        .find(DerivableFact.REPLICATE_CV)
                        .orElseThrow()
                        .detail());
        assertEquals(
                "within 18 groups with wells on the ring and inside",
                analysis.derived().find(DerivableFact.EDGE_RATIO).orElseThrow().detail());
        assertEquals(
                72,
                analysis.derived()
                        .find(DerivableFact.EDGE_RATIO)
                        .orElseThrow()
                        .used()
                        .size());
        assertEquals("1.05-1.23", analysis.derived().stated().get("readings.edgeRatio"));
        assertTrue(analysis.derived().remarks().stream()
                .anyMatch(remark -> remark.kind() == Remark.Kind.LAYOUT_CONFOUNDED_WITH_EDGE));
        assertTrue(analysis.derived().notDerived().stream()
                .anyMatch(
                        one -> one.fact() == DerivableFact.IC50 && one.reason().contains("4 conditions")));
    }

    @Test
    void anIc50ThatWasNotReachedIsUnknown() {
        Derived flat = mtt("drug_b").derived();
        assertEquals("not derived", both(mtt("drug_b"), DerivableFact.IC50));
        assertEquals(
                List.of(
                        "neither a response nor its absence is certain: at 10 nM 65 % of vehicle are as possible as 111 %"),
                flat.notDerived().stream()
                        .filter(one -> one.fact() == DerivableFact.IC50)
                        .map(NotDerived::reason)
                        .toList());
        assertEquals("not derived", both(mtt("drug_b"), DerivableFact.DOSE_RESPONSE));
        assertEquals("1-10 uM", both(mtt("drug_a"), DerivableFact.IC50));
        assertTrue(mtt("drug_d")
                .derived()
                .find(DerivableFact.MAX_INHIBITION)
                .orElseThrow()
                .value()
                .equals("2 %"));
        assertTrue(mtt("drug_d").derived().remarks().stream()
                .anyMatch(remark -> remark.kind() == Remark.Kind.GROWTH_ABOVE_VEHICLE
                        && remark.text().equals("10 uM gives 181 % of vehicle, and lies wholly on the outer ring.")));
    }

    @Test
    void twoWavelengthsAreAskedFor() {
        PlateFile plate = read("mtt_spectramax_562_660.txt");
        InputException asked = assertThrows(
                InputException.class, () -> PlateAnalysis.of(List.of(plate), Optional.empty(), PlateOptions.NONE));
        assertTrue(
                asked.getMessage()
                        .endsWith("Plate#1 has 2 reads (562 in line 3, 660 in line 3), and nothing says which is "
                                + "the signal; allowed: which read is the signal: 562, 660, 562-660 (the second taken from "
                                + "the first)"),
                asked.getMessage());
    }

    @Test
    void overflowIsCountedAndNeverZero() {
        for (String name : List.of("gen5_abs450_errors.txt", "gen5_abs450_errors_96well.asm.json")) {
            PlateAnalysis analysis = PlateAnalysis.of(List.of(read(name)), Optional.empty(), PlateOptions.NONE);
            assertEquals("13", both(analysis, DerivableFact.SATURATED_WELLS));
            assertEquals(83, analysis.plates().get(0).signals().size());
            assertTrue(
                    analysis.plates().get(0).signals().values().stream().allMatch(signal -> signal > 2),
                    "a word became a number");
        }
        assertTrue(read("gen5_abs450_errors_96well.asm.json")
                .notes()
                .get(0)
                .startsWith("readings are labelled mAU, and none is above 2.5: they are taken as AU"));
    }

    @Test
    void withoutALayoutEveryFactIsThereOrHasItsReason() {
        for (String name : List.of(
                "gen5_abs450_errors.txt",
                "bmg_mars_pherastar_450.csv",
                "envision_abs450_2plates.csv",
                "kaleido_abs450.csv",
                "tecan_magellan_od595.xlsx",
                "skanit_luciferase.xlsx",
                "bmg_smartcontrol_fluor.xlsx")) {
            Derived derived = PlateAnalysis.of(List.of(read(name)), Optional.empty(), PlateOptions.NONE)
                    .derived();
            assertEquals(
                    PlateFactsTest.OF_PLATES,
                    Stream.concat(
                                    derived.facts().stream().map(fact -> fact.fact()),
                                    derived.notDerived().stream().map(NotDerived::fact))
                            .sorted()
                            .toList(),
                    name);
            assertTrue(derived.facts().size() <= 3, derived.facts().toString());
        }
    }

    @Test
    void tumoursAndLayoutsAreNoPlates() {
        for (String name : List.of(
                "tumour_volume_multi_study.csv",
                "tumour_long_cm3_deaths.csv",
                "ryegrass.csv",
                "nist_Rat42.dat",
                "layout_mtt.csv",
                "README.md",
                "pictures/own-heat.png")) {
            DataFile file = RealData.file(name);
            assertThrows(InputException.class, () -> PlateFile.read(file, OptionalInt.empty()), name);
        }
    }
}
