package org.letrodx.data.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Xlsx;

/** One plate gives the same facts to the last digit, however it and its layout are written. */
class SpellingsTest {
    private static final TestPlate PLATE = TestPlate.response(7, 8, 20, 0.1);
    private static final String EXPECTED = facts(PLATE.judged());

    static List<Map.Entry<String, byte[]>> spellings() {
        return List.copyOf(PLATE.spellings().entrySet());
    }

    /** All that does not hang on what a format says beside the readings. */
    private static String facts(PlateAnalysis analysis) {
        return analysis.derived().facts().stream()
                        .filter(fact -> fact.fact() != DerivableFact.WAVELENGTH)
                        .map(fact -> fact.fact() + " = " + fact.both() + "; " + fact.detail() + "; " + fact.used())
                        .collect(Collectors.joining("\n"))
                + "\n" + analysis.responses().get(0).half() + "\n"
                + analysis.plates().get(0).signals();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aPlateIsTheSameInEverySpelling(Map.Entry<String, byte[]> spelling) {
        assertTrue(EXPECTED.contains("readings.ic50 = 8.") && EXPECTED.contains("readings.zPrime"), EXPECTED);
        assertEquals(EXPECTED, facts(TestPlate.judge(spelling.getValue(), PLATE.layout())));
    }

    @Test
    void everyFormatIsRecognised() {
        assertEquals(
                "Allotrope Simple Model (JSON), EnVision CSV, Gen5 text, Kaleido CSV, MARS text, Magellan "
                        + "workbook, SMART Control workbook, SkanIt workbook, "
                        + "SoftMax Pro text, table",
                spellings().stream()
                        .map(spelling -> TestPlate.read(spelling.getValue()).format())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void aLayoutIsTheSameInEverySpelling() {
        String blocks = """
                role,1,2,3,4,5,6,7,8,9,10,11,12
                A,blank,blank,blank,blank,blank,blank,medium,medium,medium,medium,medium,medium
                """
                + List.of("B", "C", "D", "E", "F", "G").stream()
                        .map(row -> row + ",medium,vehicle" + ",sample".repeat(8) + ",vehicle,medium\n")
                        .collect(Collectors.joining())
                + "H" + ",medium".repeat(12) + "\n\ncondition,1,2,3,4,5,6,7,8,9,10,11,12\nA\n"
                + List.of("B", "C", "D", "E", "F", "G").stream()
                        .map(row -> row + "," + ",letrozole".repeat(10) + "\n")
                        .collect(Collectors.joining())
                + "\ndose (nM),1,2,3,4,5,6,7,8,9,10,11,12\nA\n"
                + List.of("B", "C", "D", "E", "F", "G").stream()
                        .map(row -> row + ",,0,0.1,0.3,1,3,10,30,100,300,0\n")
                        .collect(Collectors.joining());
        String ranges = """
                unit: nM
                role:
                  vehicle: B2-G2, B11-G11
                  sample: B3-G10
                  blank: A1-A6
                  medium: [A7-A12, "H1-H12", B1-G1, B12-G12]
                condition: {letrozole: [B2-G11]}
                concentration:
                  0.1: B3-G3
                  0.3 nM: B4-G4
                  1: B5-G5
                  3: B6-G6
                  0.01 uM: B7-G7
                  30: B8-G8
                  100: B9-G9
                  300: B10-G10
                """;
        byte[] plate = Xlsx.utf8(PLATE.mars());
        assertEquals(EXPECTED, facts(TestPlate.judge(plate, Xlsx.utf8(blocks))));
        assertEquals(EXPECTED, facts(TestPlate.judge(plate, Xlsx.utf8(ranges))));
        assertEquals(EXPECTED, facts(TestPlate.judge(plate, Xlsx.utf8(new String(PLATE.layout()).replace(',', ';')))));
    }

    @Test
    void aTemplateListsEveryWell() {
        String template = Layout.template(PlateSize.WELLS_384);
        assertEquals(385, template.lines().count());
        assertTrue(
                template.startsWith("well,role,condition,concentration,unit\nA1,,,,\n")
                        && template.endsWith("P24,,,,\n"),
                template);
    }
}
