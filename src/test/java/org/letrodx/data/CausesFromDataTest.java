package org.letrodx.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.RuleBook;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** Each cause that data show: a file in which it is there, and the nearest in which it is not, from file to finding. */
class CausesFromDataTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    /**
     * A cause with two sets of files.
     *
     * @param rule that is confirmed in the first and ruled out in the second
     * @param fact of data that speaks for it
     * @param there the scenario's section {@code data} is the same for both
     */
    record Case(String rule, String fact, Files2 there, Files2 not) {}

    /** The files of a scenario. */
    interface Files2 {
        /** Writes them, and gives what the scenario says beside its data. */
        void write(Path folder) throws IOException;
    }

    private static Files2 plate(TestPlate plate) {
        return folder -> {
            Files.writeString(folder.resolve("plate.txt"), plate.mars());
            Files.write(folder.resolve("layout.csv"), plate.layout());
        };
    }

    private static Files2 tumours(String table) {
        return folder -> Files.writeString(folder.resolve("volumes.csv"), table);
    }

    /** Two groups in a chequerboard over the whole plate, whose signal is that of an even plate times this. */
    private static TestPlate spread(double byRow, double byColumn) {
        SplittableRandom random = new SplittableRandom(6);
        TestPlate plate = TestPlate.of((row, column) ->
                Math.exp(byRow * row / 7 + byColumn * column / 11) * (1 + 0.05 * TestPlate.gauss(random)));
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                plate.role(row, column, (row + column) % 2 == 0 ? "vehicle,letrozole,0,nM" : "sample,letrozole,10,nM");
            }
        }
        return plate;
    }

    /** Vehicle in one pair of columns and a dose in the others of the outer ones. */
    private static TestPlate columns(int vehicle, int dose) {
        TestPlate plate = TestPlate.of((row, column) -> 1.0 + 0.01 * ((row + column) % 3));
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                boolean ring = row == 0 || row == 7;
                plate.role(
                        row,
                        column,
                        column == vehicle && (!ring || vehicle == 0)
                                ? "vehicle,letrozole,0,nM"
                                : column == dose && (!ring || dose == 11)
                                        ? "sample,letrozole,10,nM"
                                        : ring || column == 0 || column == 11 ? "medium,,," : "sample,letrozole,1,nM");
            }
        }
        return plate;
    }

    private static TestPlate blanks(double signal) {
        return TestPlate.of((row, column) ->
                        row == 0 ? signal + 0.001 * (column % 3) : 1.05 + 0.02 * ((row * 5 + column) % 4))
                .standardLayout();
    }

    private static String treated(DoubleUnaryOperator volume, double start) {
        TestTumours study = new TestTumours();
        int[] days = {0, 3, 7, 10, 14, 17, 21, 24, 28, 31, 35, 38, 42};
        for (int i = 0; i < 6; i++) {
            double first = 200 + 10 * i;
            study.animal("control", "C" + i, days, day -> first * Math.exp(0.05 * day));
            study.animal("letrozole", "L" + i, days, day -> start * first * volume.applyAsDouble(day));
        }
        return study.longTable();
    }

    /** Two controls leave in the middle: those that grow fastest, or slowest, or none. */
    private static String leaving(int from, int to) {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double rate = 0.03 + 0.012 * i;
            int[] days =
                    i >= from && i < to ? new int[] {0, 3, 7, 10, 14} : new int[] {0, 3, 7, 10, 14, 17, 21, 24, 28};
            study.animal("control", "C" + i, days, day -> 200 * Math.exp(rate * day));
            study.animal("letrozole", "L" + i, new int[] {0, 3, 7, 10, 14, 17, 21, 24, 28}, day -> 200);
        }
        return study.longTable();
    }

    private static String weights(double loss) {
        StringBuilder table = new StringBuilder("group,animal,day,volume mm3,body weight (g)\n");
        for (String group : List.of("control", "letrozole")) {
            for (int animal = 1; animal <= 4; animal++) {
                for (int day : new int[] {0, 3, 7, 10, 14, 17, 21, 24, 28}) {
                    double weight = group.equals("letrozole") && animal == 2 ? 25 * (1 - loss * day / 28) : 25;
                    table.append(group + "," + group.charAt(0) + animal + "," + day + "," + (100 + 2 * day) + ","
                            + Texts.fixed(weight, 2) + "\n");
                }
            }
        }
        return table.toString();
    }

    static List<Named<Case>> cases() {
        DoubleUnaryOperator held = day -> 1 + 0.001 * day;
        DoubleUnaryOperator regrows = day -> day <= 21 ? Math.exp(-0.1 * day) : Math.exp(-2.1 + 0.15 * (day - 21));
        List<Case> cases = List.of(
                new Case(
                        "ASY-19",
                        "readings.saturatedWells",
                        plate(TestPlate.response(7, 8, 20, 0.1).set("C5", "OVRFLW")),
                        plate(TestPlate.response(7, 8, 20, 0.1))),
                new Case("ASY-32", "readings.drift", plate(spread(-0.4, 0)), plate(spread(-0.05, 0))),
                new Case("ASY-33", "readings.drift", plate(spread(0, 0.4)), plate(spread(0, 0.05))),
                new Case("ASY-34", "readings.drift", plate(spread(0.3, 0.2)), plate(spread(0.3, 0))),
                new Case("ASY-35", "readings.blankSignal", plate(blanks(0.4)), plate(blanks(0.05))),
                new Case("ASY-36", "assay.layoutConfoundedWithEdge", plate(columns(1, 11)), plate(columns(1, 10))),
                new Case("ASY-37", "assay.vehicleOnlyOnEdge", plate(columns(0, 10)), plate(columns(1, 10))),
                new Case(
                        "DOSE-25",
                        "readings.doseResponse",
                        plate(TestPlate.inside((row, column) -> 1.05 + 0.02 * ((row * 5 + column) % 4))),
                        plate(TestPlate.response(7, 8, 20, 0.1))),
                new Case(
                        "DOSE-26",
                        "readings.dosesBracketHalf",
                        plate(TestPlate.response(7, 8, 65, 0.05)),
                        plate(TestPlate.response(7, 8, 20, 0.05))),
                new Case(
                        "XEN-27",
                        "design.baselineDifference",
                        tumours(treated(held, 1.4)),
                        tumours(treated(held, 1.0))),
                new Case("XEN-28", "design.animalsLeftEarly", tumours(leaving(0, 2)), tumours(leaving(0, 0))),
                new Case("XEN-29", "design.largestLeftEarly", tumours(leaving(4, 6)), tumours(leaving(0, 2))),
                new Case("TRT-14", "dosing.bodyWeightLoss", tumours(weights(0.3)), tumours(weights(0.05))),
                new Case("RES-24", "tumour.regrowthOffDrug", tumours(treated(regrows, 1)), tumours(treated(held, 1))),
                new Case(
                        "RES-25",
                        "tumour.regrowthOnDrug",
                        tumours(treated(day -> day <= 7 ? Math.exp(-0.1 * day) : Math.exp(-0.7 + 0.15 * (day - 7)), 1)),
                        tumours(treated(held, 1))));
        return cases.stream().map(one -> Named.of(one.rule(), one)).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundInItsFileAndNotInTheNearest(Case one, @TempDir Path folder) throws IOException {
        Finding found = finding(one, one.there(), Files.createDirectory(folder.resolve("there")));
        assertEquals(Verdict.CONFIRMED, found.verdict(), found.because().toString());
        assertEquals(
                List.of(one.fact() + " data"),
                found.because().stream()
                        .map(reason -> reason.fact() + " " + reason.basis())
                        .filter(text -> text.startsWith(one.fact()))
                        .toList());
        Finding not = finding(one, one.not(), Files.createDirectory(folder.resolve("not")));
        assertEquals(Verdict.RULED_OUT, not.verdict(), not.because().toString());
    }

    private static Finding finding(Case one, Files2 files, Path folder) throws IOException {
        files.write(folder);
        boolean animals = Files.exists(folder.resolve("volumes.csv"));
        Path scenario = Files.writeString(
                folder.resolve("scenario.yaml"),
                animals
                        ? "complaint: no-regression\nmodel: {system: xenograft}\ncellLine: {name: MCF-7Ca}\n"
                                + "data: {tumours: {file: volumes.csv, start: 0, lastDose: 21, treated: letrozole}}\n"
                        : "complaint: [no-response, high-variability]\nmodel: {system: cell-culture}\n"
                                + "cellLine: {name: MCF-7Ca}\nassay: {endpoint: MTS}\n"
                                + "data: {plates: {file: plate.txt, layout: layout.csv}}\n");
        Diagnosis diagnosis = BOOK.diagnose(ScenarioReader.read(scenario));
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(one.rule()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFactThatDataGiveIsOneThatAScenarioMayState() {
        List<String> contradicted = new ArrayList<>();
        Vocabulary.get("experiment.contradictedByData").words().forEach(word -> contradicted.add(word.label()));
        List<String> paths = new ArrayList<>();
        for (DerivableFact fact : DerivableFact.values()) {
            FactType type = Vocabulary.get(fact.path());
            assertFalse(type.isDerived(), fact.path());
            paths.add(fact.path());
        }
        assertEquals(
                paths.stream().sorted().toList(), contradicted.stream().sorted().toList());
        assertEquals("data", Basis.DATA.toString());
    }
}
