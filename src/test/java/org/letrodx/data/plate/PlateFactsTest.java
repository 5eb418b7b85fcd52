package org.letrodx.data.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.NotDerived;
import org.letrodx.data.Remark;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Told;
import org.letrodx.data.Xlsx;
import org.letrodx.document.InputException;

/** Facts from plates whose truth is known. */
class PlateFactsTest {
    /** All facts that plates give. */
    static final List<DerivableFact> OF_PLATES = Stream.of(DerivableFact.values())
            .filter(fact -> fact.ordinal() < DerivableFact.TREATED_OVER_CONTROL.ordinal())
            .toList();

    private static String both(PlateAnalysis analysis, DerivableFact fact) {
        return Told.both(analysis.derived(), fact);
    }

    private static boolean tells(PlateAnalysis analysis, Remark.Kind kind) {
        return Told.tells(analysis.derived(), kind);
    }

    /** Two columns of vehicle and ten of one dose, over the whole plate. */
    private static TestPlate twoGroups(TestPlate plate) {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                plate.role(row, column, (row + column) % 2 == 0 ? "vehicle,x,," : "sample,x,1,nM");
            }
        }
        return plate;
    }

    @Test
    void theIc50OfAGoodPlate() {
        PlateAnalysis analysis = TestPlate.response(7, 8, 20, 0.1).judged();
        Derived derived = analysis.derived();
        assertEquals("8.67 nM (6.68-11.3 nM)", both(analysis, DerivableFact.IC50));
        assertEquals("falling", both(analysis, DerivableFact.DOSE_RESPONSE));
        assertEquals("yes", both(analysis, DerivableFact.DOSES_AROUND_HALF));
        assertEquals("normal", both(analysis, DerivableFact.SIGNAL));
        assertEquals("5 %", both(analysis, DerivableFact.BLANK_SIGNAL));
        assertEquals("6", both(analysis, DerivableFact.REPLICATE_WELLS));
        assertEquals("no", both(analysis, DerivableFact.EDGE_WELLS_USED));
        assertEquals("yes", both(analysis, DerivableFact.EDGE_WELLS_FILLED));
        assertEquals(
                "not derived: no group has wells on the outer ring and inside it: edge and dose cannot be told apart",
                both(analysis, DerivableFact.EDGE_RATIO));
        assertEquals(
                OF_PLATES,
                Stream.concat(
                                derived.facts().stream().map(fact -> fact.fact()),
                                derived.notDerived().stream().map(NotDerived::fact))
                        .sorted()
                        .toList());
        assertEquals(List.of(), derived.remarks());
    }

    @Test
    void vehicleOfSomethingElseIsNamed() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        for (int row = 1; row < 7; row++) {
            plate.role(row, 1, "vehicle,DMSO,,").role(row, 10, "vehicle,DMSO,,");
        }
        assertEquals(
                "not derived: no vehicle belongs to letrozole: the layout has vehicle of DMSO",
                both(plate.judged(), DerivableFact.IC50));
    }

    @Test
    void aFlatCurveHasNoIc50() {
        PlateAnalysis flat = TestPlate.response(3, 8, 100, 0.1).judged();
        assertEquals("flat", both(flat, DerivableFact.DOSE_RESPONSE));
        assertEquals("not derived: no response up to 300 nM", both(flat, DerivableFact.IC50));
        assertEquals("no", both(flat, DerivableFact.DOSES_AROUND_HALF));
        assertTrue(tells(flat, Remark.Kind.FLAT_CURVE));
        assertTrue(flat.responses().get(0).fit().isEmpty(), "noise was fitted");
    }

    /** Three wells of each dose, in per cent of vehicle, with a scatter of 20 %. */
    private static PlateAnalysis weak(long seed, double lower) {
        TestPlate plate = TestPlate.response(seed, 8, lower, 0.2);
        for (int row = 4; row < 7; row++) {
            for (int column = 1; column < 11; column++) {
                plate.role(row, column, "medium,,,");
            }
        }
        return plate.judged();
    }

    /** Wells that scatter show neither that a drug works nor that it does not. */
    @Test
    void scatterIsNoFlatCurve() {
        int trends = 0;
        for (int seed = 0; seed < 30; seed++) {
            PlateAnalysis works = weak(seed, 60);
            assertFalse(both(works, DerivableFact.DOSE_RESPONSE).equals("flat"), "seed " + seed);
            assertFalse(tells(works, Remark.Kind.FLAT_CURVE), "seed " + seed);
            trends += both(works, DerivableFact.DOSE_RESPONSE).equals("falling") ? 1 : 0;
            assertFalse(both(weak(seed, 100), DerivableFact.DOSE_RESPONSE).equals("flat"), "seed " + seed);
        }
        assertTrue(trends >= 27, "the order of the doses tells it, and only " + trends + " of 30 do");
    }

    @Test
    void scatterDoesNotTellWhetherDosesLieAroundHalf() {
        PlateAnalysis scattered = weak(3, 40);
        assertEquals(
                "not derived: the wells scatter too much to tell whether any dose lies below half, and any above",
                both(scattered, DerivableFact.DOSES_AROUND_HALF));
        assertFalse(tells(scattered, Remark.Kind.DOSES_DO_NOT_BRACKET_HALF));
        assertEquals("no", both(TestPlate.response(3, 3, 70, 0.05).judged(), DerivableFact.DOSES_AROUND_HALF));
    }

    @Test
    void oneDoseMakesNoCurve() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        for (int row = 1; row < 7; row++) {
            for (int column = 2; column < 9; column++) {
                plate.role(row, column, "medium,,,");
            }
        }
        PlateAnalysis one = plate.judged();
        assertEquals("not derived: one dose makes no curve", both(one, DerivableFact.IC50));
        assertFalse(tells(one, Remark.Kind.FLAT_CURVE));
    }

    @Test
    void aResponseThatStopsAboveHalfHasNoIc50() {
        PlateAnalysis partial = TestPlate.response(3, 3, 70, 0.05).judged();
        assertTrue(
                both(partial, DerivableFact.IC50)
                        .matches("not derived: not reached up to 300 nM: the lowest mean is 6\\d % of vehicle at .*"),
                both(partial, DerivableFact.IC50));
        assertEquals("falling", both(partial, DerivableFact.DOSE_RESPONSE));
        assertTrue(tells(partial, Remark.Kind.DOSES_DO_NOT_BRACKET_HALF));
    }

    @Test
    void onlyTheHighestDoseBelowHalfMakesARange() {
        TestPlate plate =
                TestPlate.inside((row, column) -> column == 9 ? 0.06 : 1.05 + 0.01 * ((row * 7 + column * 3) % 5));
        assertEquals("100-300 nM", both(plate.judged(), DerivableFact.IC50));
    }

    @Test
    void everyDoseBelowHalfLiesBelowTheLowest() {
        TestPlate plate = TestPlate.inside((row, column) ->
                column == 1 || column == 10 ? 1.05 + 0.01 * (row % 3) : 0.1 + 0.01 * ((row + column) % 3));
        assertEquals(
                "not derived: every dose is below half: it lies below the lowest, 0.1 nM",
                both(plate.judged(), DerivableFact.IC50));
    }

    @Test
    void growthAboveVehicleIsBelowZero() {
        TestPlate plate = TestPlate.inside(
                (row, column) -> (column == 1 || column == 10 ? 1.05 : 1.6) + 0.01 * ((row + column) % 4));
        assertEquals("-54 % (-55 to -52 %)", both(plate.judged(), DerivableFact.MAX_INHIBITION));
        assertEquals("not derived: the response is rising up to 300 nM", both(plate.judged(), DerivableFact.IC50));
        assertTrue(tells(plate.judged(), Remark.Kind.GROWTH_ABOVE_VEHICLE));
    }

    @Test
    void aHumpIsTold() {
        TestPlate plate = TestPlate.inside(
                (row, column) -> (column >= 4 && column <= 6 ? 1.5 : 1.05) + 0.02 * ((row * 5 + column) % 4));
        assertEquals("humped", both(plate.judged(), DerivableFact.DOSE_RESPONSE));
    }

    /** A layout the wrong way round: its facts would be those of other doses. */
    @Test
    void dosesThatStandTheWrongWayRoundAreTold() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        for (int row = 1; row < 7; row++) {
            for (int column = 2; column < 10; column++) {
                plate.role(row, column, "sample,letrozole," + TestPlate.DOSES[9 - column] + ",nM");
            }
        }
        PlateAnalysis mirrored = plate.judged();
        assertTrue(tells(mirrored, Remark.Kind.DOSES_REVERSED));
        for (DerivableFact fact :
                List.of(DerivableFact.MAX_INHIBITION, DerivableFact.DOSE_RESPONSE, DerivableFact.DOSES_AROUND_HALF)) {
            assertTrue(
                    both(mirrored, fact).startsWith("not derived: the lowest dose, 0.1 nM with 21 % of vehicle"),
                    both(mirrored, fact));
        }
        assertFalse(tells(TestPlate.response(7, 8, 20, 0.1).judged(), Remark.Kind.DOSES_REVERSED));
    }

    /** A drug against aromatase holds back what the hormone adds, and no more: wider doses would do nothing. */
    @Test
    void theHormoneFreeArmIsTheFloor() {
        TestPlate plate = TestPlate.response(7, 3, 60, 0.04);
        StringBuilder layout = new StringBuilder("well,role,arm,condition,concentration,unit\n");
        for (int row = 1; row < 7; row++) {
            plate.set(Well.letters(row) + "11", "0." + (63 + row));
            for (int column = 1; column < 11; column++) {
                layout.append(new Well(row, column))
                        .append(
                                column == 1
                                        ? ",vehicle,androgen,letrozole,,"
                                        : column == 10
                                                ? ",vehicle,hormone-free,letrozole,,"
                                                : ",sample,androgen,letrozole," + TestPlate.DOSES[column - 2] + ",nM")
                        .append('\n');
            }
        }
        layout.append("A1,blank,,,,\nA2,blank,,,,\n");
        PlateAnalysis analysis = TestPlate.judge(Xlsx.utf8(plate.mars()), Xlsx.utf8(layout.toString()));
        assertTrue(
                analysis.derived()
                        .find(DerivableFact.MAX_INHIBITION)
                        .orElseThrow()
                        .detail()
                        .matches(
                                "at .* nM; (9\\d|10\\d) % \\(.*\\) of the growth that the hormone adds, since the hormone-free "
                                        + "arm has 6\\d % \\(.*\\) of vehicle"),
                analysis.derived()
                        .find(DerivableFact.MAX_INHIBITION)
                        .orElseThrow()
                        .detail());
        assertTrue(
                both(analysis, DerivableFact.DOSES_AROUND_HALF)
                        .startsWith("not derived: the doses reach the hormone-free arm"),
                both(analysis, DerivableFact.DOSES_AROUND_HALF));
        assertTrue(both(analysis, DerivableFact.IC50).contains("relative EC50"), both(analysis, DerivableFact.IC50));
        assertFalse(tells(analysis, Remark.Kind.DOSES_DO_NOT_BRACKET_HALF));
    }

    /** Half of a hump is not half of vehicle. */
    @Test
    void aCurveThatMissesTheDataGivesNoPoint() {
        double[] hump = {105, 118, 130, 125, 95, 65, 30, 12};
        TestPlate humped = TestPlate.inside((row, column) -> 0.05
                + (column == 1 || column == 10 ? 100 : hump[column - 2])
                        / 100
                        * (1 + 0.03 * ((row * 5 + column) % 4 - 1.5)));
        PlateAnalysis analysis = humped.judged();
        assertEquals("30-100 nM", both(analysis, DerivableFact.IC50));
        assertTrue(tells(analysis, Remark.Kind.CURVE_FITS_BADLY));
        double[] steps = {100, 100, 70, 70, 70, 30, 30, 30};
        TestPlate stepped = TestPlate.inside((row, column) -> 0.05
                + (column == 1 || column == 10 ? 100 : steps[column - 2])
                        / 100
                        * (1 + 0.01 * ((row * 5 + column) % 4 - 1.5)));
        assertEquals("10-30 nM", both(stepped.judged(), DerivableFact.IC50));
        assertFalse(tells(TestPlate.response(7, 8, 20, 0.1).judged(), Remark.Kind.CURVE_FITS_BADLY));
    }

    @Test
    void theEdgeIsMeasuredWithinGroups() {
        SplittableRandom random = new SplittableRandom(5);
        TestPlate plate = twoGroups(
                TestPlate.of((row, column) -> (row == 0 || row == 7 || column == 0 || column == 11 ? 1.25 : 1.0)
                        * ((row + column) % 2 == 0 ? 1 : 0.6)
                        * (1 + 0.05 * TestPlate.gauss(random))));
        assertEquals("1.24 (1.21-1.27)", both(plate.judged(), DerivableFact.EDGE_RATIO));
    }

    @Test
    void driftIsMeasuredApartFromTheEdge() {
        SplittableRandom random = new SplittableRandom(6);
        PlateAnalysis rows = twoGroups(
                        TestPlate.of((row, column) -> Math.exp(-0.4 * row / 7) * (1 + 0.05 * TestPlate.gauss(random))))
                .judged();
        assertEquals("-34 % (-36 to -32 %)", both(rows, DerivableFact.ROW_DRIFT));
        assertEquals("0 % (-3 to 3 %)", both(rows, DerivableFact.COLUMN_DRIFT));
        assertTrue(tells(rows, Remark.Kind.ROW_DRIFT) && !tells(rows, Remark.Kind.GRADIENT));
        PlateAnalysis corner = twoGroups(TestPlate.of((row, column) ->
                        Math.exp(0.3 * row / 7 + 0.2 * column / 11) * (1 + 0.05 * TestPlate.gauss(random))))
                .judged();
        assertTrue(tells(corner, Remark.Kind.GRADIENT)
                && !tells(corner, Remark.Kind.ROW_DRIFT)
                && !tells(corner, Remark.Kind.COLUMN_DRIFT));
        PlateAnalysis even = twoGroups(TestPlate.of((row, column) -> 1 + 0.05 * TestPlate.gauss(random)))
                .judged();
        assertTrue(!tells(even, Remark.Kind.GRADIENT)
                && !tells(even, Remark.Kind.ROW_DRIFT)
                && !tells(even, Remark.Kind.COLUMN_DRIFT));
    }

    /** One row that reads half as much again is a fault of that row, and no drift. */
    @Test
    void aRowThatDiffersIsNamed() {
        TestPlate good = TestPlate.response(7, 8, 20, 0.06);
        TestPlate plate = TestPlate.of(
                        (row, column) -> Double.parseDouble(good.reading(row, column)) * (row == 3 ? 1.5 : 1))
                .standardLayout();
        PlateAnalysis analysis = plate.judged();
        List<Remark> apart = analysis.derived().remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.LINE_APART)
                .toList();
        assertEquals(1, apart.size(), apart.toString());
        assertTrue(apart.get(0).text().startsWith("Row D differs by 5"), apart.toString());
        assertEquals("none", both(analysis, DerivableFact.DRIFT));
        assertFalse(tells(good.judged(), Remark.Kind.LINE_APART));
    }

    /** Vehicle stands in two columns, and each dose in one: a column that was shifted looks like a drift. */
    @Test
    void twoColumnsMakeNoDrift() {
        TestPlate good = TestPlate.response(7, 8, 20, 0.06);
        PlateAnalysis shifted = TestPlate.of(
                        (row, column) -> Double.parseDouble(good.reading(row, column)) * (column == 10 ? 0.2 : 1))
                .standardLayout()
                .judged();
        assertTrue(
                both(shifted, DerivableFact.COLUMN_DRIFT)
                        .startsWith(
                                "not derived: of all columns, only column 2 and column 11 hold the same, and they are "
                                        + "apart by -8"),
                both(shifted, DerivableFact.COLUMN_DRIFT));
        assertTrue(both(shifted, DerivableFact.DRIFT).startsWith("not derived"), both(shifted, DerivableFact.DRIFT));
        assertTrue(tells(shifted, Remark.Kind.LINE_APART) && !tells(shifted, Remark.Kind.COLUMN_DRIFT));
    }

    @Test
    void scatterLeavesDriftUnknown() {
        PlateAnalysis scattered = weak(3, 60);
        assertTrue(
                both(scattered, DerivableFact.DRIFT).startsWith("not derived: the wells scatter too much: "),
                both(scattered, DerivableFact.ROW_DRIFT) + both(scattered, DerivableFact.DRIFT));
        assertEquals("none", both(TestPlate.response(7, 8, 20, 0.05).judged(), DerivableFact.DRIFT));
    }

    /** Vehicle in column 1, positive in column 12, a dose between. */
    private static TestPlate controls(TestPlate plate, String low) {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                plate.role(row, column, column == 0 ? "vehicle,x,," : column == 11 ? low + ",," : "sample,x,1,nM");
            }
        }
        return plate;
    }

    @Test
    void zPrimeTakesNamedControls() {
        // vehicle 1 with SD 0.0535 over eight wells, positive 0.2 with SD 0.0107
        TestPlate plate = TestPlate.of((row, column) ->
                column == 0 ? row % 2 == 0 ? 0.95 : 1.05 : column == 11 ? row % 2 == 0 ? 0.19 : 0.21 : 0.5);
        assertEquals("0.76 (0.61-0.85)", both(controls(plate, "positive,").judged(), DerivableFact.Z_PRIME));
        assertTrue(both(controls(plate, "sample,x,2,nM").judged(), DerivableFact.Z_PRIME)
                .startsWith("not derived: no plate has vehicle and a positive control or blanks"));
        PlateAnalysis few = controls(plate, "medium,").judged();
        assertTrue(both(few, DerivableFact.Z_PRIME).startsWith("not derived"));
    }

    /** A window that is upside down is none, however well its controls agree. */
    @Test
    void zPrimeNeedsVehicleAboveTheMinimum() {
        for (String role : List.of("positive,x", "blank,")) {
            PlateAnalysis upsideDown = controls(
                            TestPlate.of(
                                    (row, column) -> (column == 0 ? 1.0 : column == 11 ? 2.0 : 0.5) + 0.01 * (row % 3)),
                            role)
                    .judged();
            assertTrue(
                    both(upsideDown, DerivableFact.Z_PRIME)
                            .matches("not derived: (positive of x|blank) should have the smallest signal, and does not "
                                    + "lie below vehicle"),
                    both(upsideDown, DerivableFact.Z_PRIME));
            assertTrue(tells(upsideDown, Remark.Kind.WINDOW_INVERTED));
        }
    }

    @Test
    void blanksAreTakenOnceAndNeverFromCorrectedReads() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        PlateAnalysis raw = plate.judged();
        assertEquals(
                0,
                raw.plates().get(0).signals().entrySet().stream()
                        .filter(well -> raw.plates().get(0).role(well.getKey()) == Role.BLANK)
                        .mapToDouble(well -> well.getValue())
                        .sum(),
                1e-9);
        PlateAnalysis corrected = TestPlate.judge(
                List.of(Xlsx.utf8(plate.gen5())),
                plate.layout(),
                new PlateOptions(Optional.of("Blank abs450:450"), List.of(), Optional.empty()));
        assertEquals(
                0.1,
                corrected.plates().get(0).signals().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow(),
                1e-9);
        assertEquals(
                "absorbance Blank abs450:450 (corrected by the reader)",
                corrected.plates().get(0).title());
    }

    @Test
    void aReferenceIsTakenWellByWell() {
        TestPlate primary = TestPlate.of((row, column) -> 1.0 + 0.1 * row);
        TestPlate reference = TestPlate.of((row, column) -> 0.01 * column);
        String two = primary.softMax()
                .replace("\t1\t450 \t", "\t2\t562 660 \t")
                .replaceAll("(\tTemperature[^\r]*12)\t", "$1\t\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t");
        for (int row = 0; row < 8; row++) {
            // the second wavelength stands beside the first, an empty column between
            String line = String.join("\t", primary.row(row));
            two = two.replace(line + "\t", line + "\t\t" + String.join("\t", reference.row(row)) + "\t");
        }
        PlateAnalysis analysis = PlateAnalysis.of(
                List.of(TestPlate.read(two.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))),
                Optional.empty(),
                new PlateOptions(Optional.of("562-660"), List.of(), Optional.empty()));
        assertEquals(
                1.7 - 0.11,
                analysis.plates().get(0).signals().get(Well.of("H12").orElseThrow()),
                1e-9);
        assertEquals("562 nm", both(analysis, DerivableFact.WAVELENGTH));
    }

    @Test
    void saturatedWellsAreCountedAndNearOnesTold() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1)
                .set("B2", "OVRFLW")
                .set("C2", "?????")
                .set("D2", "4.0000")
                .set("E2", "3.5000")
                .set("H12", "MISSED");
        PlateAnalysis analysis = plate.judged();
        // H12 is medium, which nobody reads
        assertEquals("3", both(analysis, DerivableFact.SATURATED_WELLS));
        assertEquals(
                "B2 OVRFLW, C2 ?????, D2 above 4",
                analysis.derived()
                        .find(DerivableFact.SATURATED_WELLS)
                        .orElseThrow()
                        .detail());
        assertTrue(tells(analysis, Remark.Kind.SATURATED)
                && tells(analysis, Remark.Kind.NEAR_LIMIT)
                && tells(analysis, Remark.Kind.READING_MISSING));
        TestPlate vehicle = TestPlate.response(7, 8, 20, 0.1);
        for (String row : List.of("B", "C", "D", "E", "F", "G")) {
            vehicle.set(row + "2", "OVRFLW");
        }
        assertEquals("saturated", both(vehicle.judged(), DerivableFact.SIGNAL));
    }

    /** A reader that stops at 3.5 writes no word for it, and a plain table does not say what was read. */
    @Test
    void aHighestValueThatRepeatsIsSaturation() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        TestPlate clipped = TestPlate.of(
                        (row, column) -> Math.min(0.95, Double.parseDouble(plate.reading(row, column))))
                .standardLayout();
        PlateAnalysis analysis = TestPlate.judge(Xlsx.utf8(clipped.grid("\t", true, false)), clipped.layout());
        int ceiling = 0;
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                ceiling += clipped.reading(row, column).equals("0.9500") ? 1 : 0;
            }
        }
        assertTrue(ceiling > 12, "the test clips too few");
        assertEquals(String.valueOf(ceiling), both(analysis, DerivableFact.SATURATED_WELLS));
        assertTrue(tells(analysis, Remark.Kind.SATURATED));
        assertFalse(
                analysis.derived()
                        .find(DerivableFact.IC50)
                        .filter(ic50 -> ic50.range().isEmpty()
                                || !ic50.value().equals(ic50.range().get()))
                        .isPresent(),
                both(analysis, DerivableFact.IC50));
        // rounded to tenths, values repeat, and so do their neighbours
        TestPlate rounded = TestPlate.of(
                        (row, column) -> Math.round(10 * Double.parseDouble(plate.reading(row, column))) / 10.0)
                .standardLayout();
        assertEquals("0", both(rounded.judged(), DerivableFact.SATURATED_WELLS));
        TestPlate coarse = TestPlate.of((row, column) -> column == 1 || column == 10 ? 1.0 : 0.1 * (row % 4))
                .standardLayout();
        assertEquals("0", both(coarse.judged(), DerivableFact.SATURATED_WELLS));
    }

    @Test
    void blanksThatHaveTheSignalAreTold() {
        TestPlate high = TestPlate.of((row, column) -> row == 0 ? 0.8 : 0.85 + 0.002 * ((row + column) % 3))
                .standardLayout();
        assertEquals("in-blanks", both(high.judged(), DerivableFact.SIGNAL));
        assertTrue(tells(high.judged(), Remark.Kind.BLANKS_HIGH));
        TestPlate none = TestPlate.inside((row, column) -> 0.05 + 0.001 * ((row + column) % 3));
        assertEquals("none", both(none.judged(), DerivableFact.SIGNAL));
    }

    @Test
    void vehicleOnTheEdgeAloneIsTold() {
        TestPlate plate = controls(TestPlate.of((row, column) -> 1.0 + 0.01 * ((row + column) % 3)), "sample,x,2,nM");
        PlateAnalysis analysis = plate.judged();
        assertEquals("yes", both(analysis, DerivableFact.VEHICLE_ONLY_ON_EDGE));
        assertEquals("yes", both(analysis, DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE));
        assertTrue(tells(analysis, Remark.Kind.VEHICLE_ONLY_ON_EDGE));
        assertEquals("no", both(TestPlate.response(7, 8, 20, 0.1).judged(), DerivableFact.VEHICLE_ONLY_ON_EDGE));
    }

    /** One condition's vehicle on the ring says nothing of another's. */
    @Test
    void vehicleIsJudgedByTheConditionItBelongsTo() {
        TestPlate plate = TestPlate.of((row, column) -> 1.0 + 0.01 * ((row + column) % 3));
        for (int row = 1; row < 7; row++) {
            plate.role(row, 0, "vehicle,outer,0,nM").role(row, 1, "sample,outer,2,nM");
            plate.role(row, 6, "vehicle,inner,0,nM").role(row, 7, "sample,inner,2,nM");
        }
        PlateAnalysis inner = plate.judged(Optional.of("inner"));
        assertEquals("no", both(inner, DerivableFact.VEHICLE_ONLY_ON_EDGE));
        assertEquals("no", both(inner, DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE));
        assertFalse(tells(inner, Remark.Kind.VEHICLE_ONLY_ON_EDGE));
        PlateAnalysis outer = plate.judged(Optional.of("outer"));
        assertEquals("yes", both(outer, DerivableFact.VEHICLE_ONLY_ON_EDGE));
        assertEquals("yes", both(outer, DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE));
        PlateAnalysis unsaid = plate.judged();
        assertEquals(
                "not derived: it is so of outer, and not of the other conditions",
                both(unsaid, DerivableFact.VEHICLE_ONLY_ON_EDGE));
        assertEquals(
                "not derived: it is so of outer, and not of the other conditions",
                both(unsaid, DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE));
        assertTrue(tells(unsaid, Remark.Kind.VEHICLE_ONLY_ON_EDGE));
    }

    @Test
    void growthNeedsTimeZero() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        assertEquals(
                "not derived: there is no time zero, and an end point alone shows no growth",
                both(plate.judged(), DerivableFact.CONTROLS_GROW));
        for (int row = 1; row < 7; row++) {
            plate.role(row, 0, "t0,letrozole,,").set(Well.letters(row) + "1", row % 2 == 0 ? "0.4500" : "0.5500");
        }
        assertEquals("yes", both(plate.judged(), DerivableFact.CONTROLS_GROW));
        for (int row = 1; row < 7; row++) {
            plate.set(Well.letters(row) + "1", row % 2 == 0 ? "1.0500" : "1.0600");
        }
        assertEquals("no", both(plate.judged(), DerivableFact.CONTROLS_GROW));
    }

    @Test
    void armsAreComparedWithTheHormoneFreeOne() {
        TestPlate plate =
                TestPlate.of((row, column) -> (column < 4 ? 0.5 : column < 8 ? 1.0 : 0.52) + 0.01 * (row % 4));
        StringBuilder layout = new StringBuilder("well,role,condition,arm\n");
        for (Well well : PlateSize.WELLS_96.all()) {
            layout.append(well)
                    .append(",vehicle,,")
                    .append(well.column() < 4 ? "hormone-free" : well.column() < 8 ? "androgen" : "estradiol")
                    .append('\n');
        }
        PlateAnalysis analysis = TestPlate.judge(Xlsx.utf8(plate.mars()), Xlsx.utf8(layout.toString()));
        assertEquals("yes", both(analysis, DerivableFact.ANDROGEN_ARM_GROWS));
        assertEquals("yes", both(analysis, DerivableFact.ESTRADIOL_ARM_GROWS));
        assertTrue(analysis.derived()
                .find(DerivableFact.ESTRADIOL_ARM_GROWS)
                .orElseThrow()
                .detail()
                .startsWith("ratio 1.04 (1.03-1.05)"));
    }

    @Test
    void severalPlatesAreRunsOrRepeatsAsIsSaid() {
        List<byte[]> plates = new ArrayList<>();
        double[] halves = {6, 8, 12};
        for (int i = 0; i < 3; i++) {
            plates.add(Xlsx.utf8(TestPlate.response(10 + i, halves[i], 20, 0.08).mars()));
        }
        byte[] layout = TestPlate.response(1, 8, 20, 0.1).layout();
        PlateAnalysis unknown = TestPlate.judge(plates, layout, PlateOptions.NONE);
        assertEquals(
                "not derived: 3 plates, and nothing says whether they are repeats or runs",
                both(unknown, DerivableFact.IC50));
        assertEquals(
                "not derived: nothing says which runs the plates are", both(unknown, DerivableFact.BETWEEN_RUN_CV));
        PlateAnalysis runs = TestPlate.judge(
                plates, layout, new PlateOptions(Optional.empty(), List.of("1", "2", "3"), Optional.empty()));
        assertEquals("3", both(runs, DerivableFact.INDEPENDENT_RUNS));
        assertEquals("8.26 nM (3.71-18.4 nM)", both(runs, DerivableFact.IC50));
        assertTrue(runs.derived()
                .find(DerivableFact.BETWEEN_RUN_CV)
                .orElseThrow()
                .detail()
                .matches("median of . doses with an effect, worst .*"));
        PlateAnalysis repeats = TestPlate.judge(
                plates, layout, new PlateOptions(Optional.empty(), List.of("monday"), Optional.empty()));
        assertEquals("1", both(repeats, DerivableFact.INDEPENDENT_RUNS));
        assertEquals(
                "not derived: three runs are needed, and there is one", both(repeats, DerivableFact.BETWEEN_RUN_CV));
        assertEquals(1, repeats.responses().size());
        PlateAnalysis twice = TestPlate.judge(List.of(plates.get(0), plates.get(0)), layout, PlateOptions.NONE);
        assertTrue(tells(twice, Remark.Kind.SAME_READINGS_TWICE));
    }

    /** Runs that agree on the doses without effect, and on nothing else, do not agree. */
    @Test
    void runsThatDisagreeOnTheEffectDisagree() {
        List<byte[]> plates = new ArrayList<>();
        for (double lower : new double[] {12, 54, 78}) {
            plates.add(Xlsx.utf8(TestPlate.response(20, 5, lower, 0.08).mars()));
        }
        PlateAnalysis runs = TestPlate.judge(
                plates,
                TestPlate.response(1, 8, 20, 0.1).layout(),
                new PlateOptions(Optional.empty(), List.of("1", "2", "3"), Optional.empty()));
        DerivedFact between = runs.derived().find(DerivableFact.BETWEEN_RUN_CV).orElseThrow();
        double low = Double.parseDouble(between.stated().split("-")[0]);
        assertTrue(low > 20, between.toString());
    }

    @Test
    void theConditionIsNamedOrAskedFor() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        for (int column = 1; column <= 10; column++) {
            for (int row = 4; row < 7; row++) {
                plate.role(
                        row,
                        column,
                        column == 1 || column == 10
                                ? "vehicle,anastrozole,0,nM"
                                : "sample,anastrozole," + TestPlate.DOSES[column - 2] + ",nM");
            }
        }
        assertEquals(
                "not derived: there are 2 conditions: anastrozole, letrozole",
                both(plate.judged(), DerivableFact.IC50));
        PlateAnalysis one = TestPlate.judge(
                List.of(Xlsx.utf8(plate.mars())),
                plate.layout(),
                new PlateOptions(Optional.empty(), List.of(), Optional.of("letrozole")));
        assertTrue(both(one, DerivableFact.IC50).contains("nM ("), both(one, DerivableFact.IC50));
        InputException asked = assertThrows(
                InputException.class,
                () -> TestPlate.judge(
                        List.of(Xlsx.utf8(plate.mars())),
                        plate.layout(),
                        new PlateOptions(Optional.empty(), List.of(), Optional.of("letrozol"))));
        assertEquals(
                "layout.csv: there is no condition \"letrozol\"; allowed: anastrozole, letrozole. Maybe: letrozole",
                asked.getMessage());
    }
}
