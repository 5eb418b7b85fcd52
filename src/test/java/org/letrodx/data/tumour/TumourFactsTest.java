package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.NotDerived;
import org.letrodx.data.RealData;
import org.letrodx.data.Remark;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Xlsx;
import org.letrodx.document.InputException;

/** Facts from tumours whose truth is known. */
class TumourFactsTest {
    static final List<DerivableFact> OF_TUMOURS = Stream.of(DerivableFact.values())
            .filter(fact -> fact.ordinal() >= DerivableFact.TREATED_OVER_CONTROL.ordinal())
            .toList();

    private static TumourOptions options(String start, String lastDose) {
        return new TumourOptions(
                Optional.ofNullable(start),
                Optional.ofNullable(lastDose),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TumourAnalysis judge(byte[] table, TumourOptions options) {
        return TumourAnalysis.of(TumourTable.read(TestPlate.file("tumours.csv", table), options.volumeUnit()), options);
    }

    private static TumourAnalysis judge(String table, TumourOptions options) {
        return judge(Xlsx.utf8(table), options);
    }

    private static String both(TumourAnalysis analysis, DerivableFact fact) {
        return analysis.derived()
                .find(fact)
                .map(one -> one.both())
                .orElse("not derived: "
                        + analysis.derived().notDerived().stream()
                                .filter(one -> one.fact() == fact)
                                .map(NotDerived::reason)
                                .findFirst()
                                .orElse("nor told why"));
    }

    private static boolean tells(TumourAnalysis analysis, Remark.Kind kind) {
        return analysis.derived().remarks().stream().anyMatch(remark -> remark.kind() == kind);
    }

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
    void dayZeroIsNeverGuessed() {
        TumourAnalysis analysis = judge(TestTumours.standard().longTable(), TumourOptions.NONE);
        for (DerivableFact fact : List.of(
                DerivableFact.TREATED_OVER_CONTROL,
                DerivableFact.TUMOUR_RESPONSE,
                DerivableFact.RESPONDED_INITIALLY,
                DerivableFact.RESPONSE_LOST,
                DerivableFact.TIME_ON_DRUG)) {
            assertEquals("not derived: the day of the first dose is not known", both(analysis, fact));
        }
        assertEquals("yes", both(analysis, DerivableFact.CONTROLS_GREW));
        assertEquals("6", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        // unless the heading says that days are counted from it, or a column does
        String counted = TestTumours.standard().longTable(",", "group,animal,days on treatment,volume (mm3)");
        assertEquals("15 %", both(judge(counted, TumourOptions.NONE), DerivableFact.TREATED_OVER_CONTROL));
        String column = TestTumours.standard()
                .longTable()
                .lines()
                .map(line -> line + (line.startsWith("group") ? ",start" : ",0"))
                .collect(Collectors.joining("\n"));
        assertEquals("15 %", both(judge(column, TumourOptions.NONE), DerivableFact.TREATED_OVER_CONTROL));
    }

    @Test
    void everyFactIsThereOrHasItsReason() {
        for (TumourOptions options :
                List.of(TumourOptions.NONE, options("0", null), options("0", "end"), options("25", "28"))) {
            Derived derived = judge(TestTumours.standard().longTable(), options).derived();
            assertEquals(
                    OF_TUMOURS,
                    Stream.concat(
                                    derived.facts().stream().map(fact -> fact.fact()),
                                    derived.notDerived().stream().map(NotDerived::fact))
                            .sorted()
                            .toList());
        }
    }

    /** The volumes of one treated animal among controls that grow. */
    private static TumourAnalysis treated(DoubleUnaryOperator volume, String lastDose) {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 5; i++) {
            double start = 200 + 10 * i;
            study.animal("vehicle", "V" + i, TestTumours.TWICE_A_WEEK, day -> start * Math.exp(0.07 * day));
            study.animal(
                    "drug",
                    "D" + i,
                    new int[] {0, 3, 7, 10, 14, 17, 21, 24, 28, 31, 35, 38, 42},
                    day -> start * volume.applyAsDouble(day));
        }
        return judge(study.longTable(), options("0", lastDose));
    }

    @Test
    void whatTumoursDid() {
        assertEquals("grew", both(treated(day -> Math.exp(0.07 * day), null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("static", both(treated(day -> 1 + 0.001 * day, null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("regressed", both(treated(day -> Math.exp(-0.15 * day), null), DerivableFact.TUMOUR_RESPONSE));
        assertEquals("no", both(treated(day -> Math.exp(0.07 * day), null), DerivableFact.RESPONDED_INITIALLY));
        assertEquals("yes", both(treated(day -> 1 + 0.001 * day, null), DerivableFact.RESPONDED_INITIALLY));
    }

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

    /** The examples of Xeva's documentation and of its definition. */
    @Test
    void mRecist() {
        assertEquals(
                Optional.of(Response.PD),
                response(
                        250.8, 0, 250.8, 3, 320.4, 7, 402.3, 11, 382.6, 18, 384, 22, 445.9, 26, 460.2, 30, 546.8, 32,
                        554.3, 35, 617.9));
        assertEquals(Optional.of(Response.CR), response(100, 0, 100, 4, 20, 8, 2, 12, 1, 16, 1));
        assertEquals(Optional.of(Response.PR), response(100, 0, 100, 4, 80, 8, 60, 12, 45, 16, 45));
        assertEquals(Optional.of(Response.SD), response(100, 0, 100, 4, 110, 8, 115, 12, 120, 16, 130));
        assertEquals(Optional.empty(), response(100, 0, 100, 4, 90, 8, 80, 12, 70));
    }

    private static Optional<Response> response(double baseline, double... daysAndVolumes) {
        Map<Double, Double> readings = new TreeMap<>();
        for (int i = 0; i < daysAndVolumes.length; i += 2) {
            readings.put(daysAndVolumes[i], daysAndVolumes[i + 1]);
        }
        return Response.of(readings, OptionalDouble.of(baseline));
    }

    @Test
    void aVolumeBetweenReadingsIsLogLinearBetweenNearNeighbours() {
        Animal animal = new Animal(
                "",
                "g",
                "1",
                OptionalDouble.empty(),
                new TreeMap<>(Map.of(0.0, 100.0, 4.0, 400.0, 20.0, 800.0)),
                new TreeMap<>(),
                0);
        assertEquals(200, animal.volumeOn(2).orElseThrow(), 1e-9);
        assertTrue(animal.volumeOn(10).isEmpty()
                && animal.volumeOn(-1).isEmpty()
                && animal.volumeOn(21).isEmpty());
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
    void weightsAndTumoursOfAnAnimal() {
        StringBuilder table = new StringBuilder("group,animal,tumour,day,volume mm3,body weight (g)\n");
        for (String group : List.of("control", "drug")) {
            for (int animal = 1; animal <= 4; animal++) {
                for (int day : TestTumours.TWICE_A_WEEK) {
                    for (String side : List.of("left", "right")) {
                        double weight = group.equals("drug") && animal == 2 ? 25 - 0.25 * day : 25;
                        table.append(String.join(
                                        ",",
                                        group,
                                        String.valueOf(animal),
                                        side,
                                        String.valueOf(day),
                                        String.valueOf(100 + day),
                                        String.valueOf(weight)))
                                .append('\n');
                    }
                }
            }
        }
        TumourAnalysis analysis = judge(table.toString(), options("0", null));
        assertEquals("4", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        assertEquals("2", both(analysis, DerivableFact.TUMOURS_PER_ANIMAL));
        assertEquals(200, analysis.groups().get("drug").get(0).volumeOn(0).orElseThrow());
        assertEquals("28 %", both(analysis, DerivableFact.BODY_WEIGHT_LOSS));
        assertTrue(tells(analysis, Remark.Kind.BODY_WEIGHT_LOST)
                && tells(analysis, Remark.Kind.IDS_RESTART)
                && tells(analysis, Remark.Kind.TUMOURS_ADDED_UP));
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

    @Test
    void theUnitIsNamedOrCanOnlyBeOne() {
        assertTrue(tells(
                judge(TestTumours.standard().longTable(",", "group,animal,day,volume"), TumourOptions.NONE),
                Remark.Kind.VOLUME_UNIT));
        String between = "group,animal,day,volume\ncontrol,1,0,8\ncontrol,1,3,9\ndrug,1,0,8\ndrug,1,3,10\n";
        assertEquals(
                "tumours.csv: no unit of the volumes is named, and their median, 8.5, may be of either; allowed: "
                        + "--volume-unit mm3 or cm3, or a unit in the heading",
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
                            + "--volume-unit mm3 or cm3 if it is one",
                    assertThrows(InputException.class, () -> judge(group.longTable(",", heading), TumourOptions.NONE))
                            .getMessage());
        }
        TestTumours midway = TestTumours.standard();
        for (int day : TestTumours.TWICE_A_WEEK) {
            midway.reading("letrozole", "L7", day, day < 14 ? "110" : "0.13");
        }
        assertEquals(
                "tumours.csv: letrozole L7 goes from 110 on day 10 to 0.13 on day 14: mm3 and cm3 are mixed; allowed: "
                        + "one unit in the whole table; --volume-unit mm3 or cm3 if it is one",
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
    void oneAnimalAModel() {
        StringBuilder table = new StringBuilder("model,treatment,mouse,day,volume (mm3)\n");
        for (int model = 1; model <= 6; model++) {
            for (String treatment : List.of("control", "drug")) {
                for (int day : TestTumours.TWICE_A_WEEK) {
                    table.append("PDX" + model + "," + treatment + "," + treatment + model + "," + day + ","
                            + (100 + day) + "\n");
                }
            }
        }
        TumourAnalysis analysis = judge(table.toString(), options("0", null));
        assertEquals("1", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        assertTrue(tells(analysis, Remark.Kind.ONE_ANIMAL_A_MODEL));
        assertTrue(both(analysis, DerivableFact.TREATED_OVER_CONTROL)
                .startsWith("not derived: there are 6 studies or models"));
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
    void namesThatAreNotThereAreRefused() {
        TumourOptions group = new TumourOptions(
                Optional.of("0"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("letrozol"),
                Optional.empty(),
                Optional.empty());
        assertEquals(
                "tumours.csv: has no group \"letrozol\"; allowed: control, letrozole. Maybe: letrozole",
                assertThrows(
                                InputException.class,
                                () -> judge(TestTumours.standard().longTable(), group))
                        .getMessage());
        assertEquals(
                "tumours.csv: --start: \"2026-03-02\" is no day of this table; allowed: a number of days, as the "
                        + "table counts them",
                assertThrows(
                                InputException.class,
                                () -> judge(TestTumours.standard().longTable(), options("2026-03-02", null)))
                        .getMessage());
    }

    /** Volumes of which hardly anything can be said give reasons, not faults. */
    @Test
    void nothingIsInventedOfOddVolumes() {
        List<DoubleUnaryOperator> odd = List.of(
                day -> 0,
                day -> day == 0 ? 100 : 0,
                day -> 100,
                day -> day,
                day -> day > 10 ? 0 : 90,
                day -> 1e7 * day);
        for (DoubleUnaryOperator control : odd) {
            for (DoubleUnaryOperator drug : odd) {
                TestTumours study = new TestTumours();
                for (int i = 0; i < 3; i++) {
                    study.animal("control", "c" + i, TestTumours.TWICE_A_WEEK, control)
                            .animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, drug);
                }
                Derived derived = judge(study.longTable(), options("0", "end")).derived();
                assertEquals(
                        OF_TUMOURS.size(),
                        derived.facts().size() + derived.notDerived().size());
                derived.facts()
                        .forEach(fact -> assertTrue(
                                !fact.both().contains("NaN") && !fact.both().contains("Infinity"), fact.toString()));
            }
        }
    }

    // real tables

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
        assertEquals(OF_TUMOURS.size(), several.derived().notDerived().size());
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

    @Test
    void platesAreNoTumours() {
        for (String name : List.of(
                "mtt_spectramax_562_660.txt",
                "bmg_mars_pherastar_450.csv",
                "skanit_luciferase.xlsx",
                "layout_mtt.csv",
                "ryegrass.csv",
                "nist_Rat43.dat")) {
            assertThrows(InputException.class, () -> TumourTable.read(RealData.file(name), Optional.empty()), name);
        }
    }
}
