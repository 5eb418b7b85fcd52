package org.letrodx.data.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.data.DataFile;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Xlsx;
import org.letrodx.document.InputException;

/** What is wrong with a file is told with its place, or refused with the reason; it is never a number. */
class BadPlatesTest {
    private static final TestPlate PLATE = TestPlate.response(7, 8, 20, 0.1);

    private static String refusal(byte[] bytes) {
        return assertThrows(InputException.class, () -> TestPlate.read(bytes)).getMessage();
    }

    private static String refusal(String text) {
        return refusal(Xlsx.utf8(text));
    }

    private static PlateSignal signal(byte[] bytes) {
        return PlateAnalysis.of(List.of(TestPlate.read(bytes)), Optional.empty(), PlateOptions.NONE)
                .plates()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OVRFLW",
                "?????",
                "NaN",
                "MISSED",
                "OVER",
                "#Sat",
                ">4.000",
                "####",
                "Overflow",
                "N/A",
                "Infinity",
                "-"
            })
    void aWordOfTheReaderIsNoNumber(String word) {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1).set("C5", word);
        for (String text : List.of(
                plate.mars(),
                plate.grid("\t", true, false),
                plate.grid("\t", false, false),
                plate.wellARow(),
                plate.softMax(),
                plate.gen5(),
                plate.allotrope())) {
            PlateSignal signal = PlateAnalysis.of(
                            List.of(TestPlate.read(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))),
                            Optional.empty(),
                            PlateOptions.NONE)
                    .plates()
                    .get(0);
            Well well = new Well(2, 4);
            assertEquals(word, signal.flags().get(well));
            assertTrue(!signal.signals().containsKey(well) && signal.signals().size() == 95, "it became a number");
        }
        assertEquals(
                "1",
                plate.judged()
                        .derived()
                        .find(DerivableFact.SATURATED_WELLS)
                        .orElseThrow()
                        .value());
    }

    @Test
    void aMissingWellIsMissing() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1).set("D4", "");
        assertEquals("no value", signal(Xlsx.utf8(plate.mars())).flags().get(new Well(3, 3)));
        PlateAnalysis analysis = plate.judged();
        assertEquals(
                "D4 no value",
                analysis.derived()
                        .find(DerivableFact.SATURATED_WELLS)
                        .orElseThrow()
                        .detail());
        assertEquals(
                "5",
                analysis.derived()
                        .find(DerivableFact.REPLICATE_WELLS)
                        .orElseThrow()
                        .value());
        // a row that is not there, and a well that is not listed
        String rows = PLATE.grid("\t", true, false)
                .lines()
                .filter(line -> !line.startsWith("H"))
                .reduce("", (a, b) -> a + b + "\n");
        assertEquals(84, signal(Xlsx.utf8(rows)).signals().size());
        assertEquals(
                95,
                signal(Xlsx.utf8(PLATE.wellARow().replaceFirst("\nB02,[^\n]*", "")))
                        .signals()
                        .size());
    }

    @Test
    void aHundredAndFourWellsAreNoPlate() {
        String wider = PLATE.grid("\t", true, false)
                .lines()
                .map(line -> line + "\t" + (line.startsWith("\t") ? "13" : "0.5"))
                .reduce("", (a, b) -> a + b + "\n");
        assertEquals(
                "plate:1:2: a grid of 13 columns fits no plate; allowed: 3, 4, 6, 8, 12, 24 or 48 columns",
                refusal(wider));
        String bare = PLATE.grid("\t", false, false)
                .lines()
                .map(line -> line + "\t0.5")
                .reduce("", (a, b) -> a + b + "\n");
        assertTrue(refusal(bare).startsWith("plate:1:1: a block of 8 rows of 13 numbers fits no plate"), refusal(bare));
        StringBuilder list = new StringBuilder(PLATE.wellARow());
        "ABCDEFGH".chars().forEach(row -> list.append((char) row).append("13,0.5\n"));
        assertEquals(
                "plate:1:1: 104 wells, the last of them H13, fit no plate; allowed: 6, 12, 24, 48, 96, 384 or 1536 "
                        + "wells; say how many wells the plate has",
                refusal(list.toString()));
        assertEquals(
                "plate:10:1: row I: a plate of 12 columns has rows A to H",
                refusal(PLATE.grid("\t", true, false) + "I" + "\t0.5".repeat(12) + "\n"));
    }

    @Test
    void twoWavelengthsCalledOneAreAskedFor() {
        String twice = PLATE.gen5().replace("Blank abs450:450", "abs450:450");
        PlateFile file = TestPlate.read(Xlsx.utf8(twice));
        assertEquals(
                List.of("abs450:450", "abs450:450 (2)"),
                file.plates().get(0).reads().stream().map(Read::label).toList());
        String asked = assertThrows(
                        InputException.class,
                        () -> PlateAnalysis.of(List.of(file), Optional.empty(), PlateOptions.NONE))
                .getMessage();
        assertTrue(
                asked.contains(
                        "Plate 1 has 2 reads (abs450:450 in line 18, abs450:450 (2) in line 18), and nothing "
                                + "says which is the signal; allowed: which read is the signal: abs450:450, \"abs450:450 (2)\""),
                asked);
        String missing = PLATE.softMax().replace("\t1\t450 \t", "\t2\t450 650 \t");
        assertTrue(
                refusal(missing)
                        .endsWith("names 2 wavelengths (450, 650) and has 1 grid; allowed: a grid for each wavelength"),
                refusal(missing));
    }

    @Test
    void marsCountsReadsOfOneWavelength() {
        String both = PLATE.mars().replace("Raw Data  (450)", "Raw Data (450 1)");
        PlateFile one = TestPlate.read(Xlsx.utf8(both));
        assertEquals("450 1", one.plates().get(0).reads().get(0).label());
        assertEquals(OptionalInt.of(450), one.plates().get(0).reads().get(0).wavelength());
        assertEquals(
                List.of("\"450 1\" is read 1 at 450 nm: the program counts reads of one wavelength so"), one.notes());
        String second = both + "\r\n"
                + PLATE.mars()
                        .substring(PLATE.mars().indexOf("Raw Data"))
                        .replace("Raw Data  (450)", "Raw Data (450 2)")
                        .replace("0.0", "0.1");
        PlateFile two = TestPlate.read(Xlsx.utf8(second));
        String asked = assertThrows(
                        InputException.class, () -> PlateAnalysis.of(List.of(two), Optional.empty(), PlateOptions.NONE))
                .getMessage();
        assertTrue(asked.contains("which read is the signal: \"450 1\", \"450 2\""), asked);
    }

    @Test
    void milliAbsorbanceThatIsNoneIsTold() {
        PlateFile file = TestPlate.read(Xlsx.utf8(PLATE.allotrope()));
        assertTrue(
                file.notes()
                        .get(0)
                        .matches("readings are labelled mAU, and none is above 1\\.\\d+: they are taken as AU, .*"),
                file.notes().toString());
        String thousandths =
                TestPlate.of((row, column) -> 50.0 + 100 * row + column).allotrope();
        double highest = signal(Xlsx.utf8(thousandths)).signals().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        assertEquals(0.761, highest, 1e-9);
    }

    @Test
    void aPlateMapIsNoPlate() {
        String names = "\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n"
                + "ABCDEFGH"
                        .chars()
                        .mapToObj(row -> (char) row + "\tS1".repeat(12) + "\n")
                        .reduce("", String::concat);
        assertEquals(
                "plate:1:2: the grid holds names or hyphens, not readings: it is a plate map; allowed: readings here, "
                        + "and what the wells hold in a layout",
                refusal(names));
        assertTrue(refusal(names.replace("S1", "-")).contains("it is a plate map"), "hyphens");
        String doses = "\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n"
                + "ABCDEFGH"
                        .chars()
                        .mapToObj(row -> (char) row + "\t0\t1\t1\t10\t10\t100\t100\t1000\t1000\t0\t0\t0\n")
                        .reduce("", String::concat);
        assertTrue(
                refusal(doses)
                        .startsWith(
                                "plate:1:2: a few numbers far apart, each in many wells: this is a plate map of doses"),
                refusal(doses));
        assertTrue(
                refusal(PLATE.layout()).contains("these columns make a layout, not readings"), refusal(PLATE.layout()));
        // a map below the readings is left out, and told
        PlateFile both = TestPlate.read(Xlsx.utf8(PLATE.grid("\t", true, false) + "\n" + names));
        assertEquals(1, both.plates().get(0).reads().size());
        assertEquals(
                List.of(
                        "plate:11:2 is a map of names, and is left out: if it says what the wells hold, give it as the layout"),
                both.notes());
    }

    @Test
    void aSecondGridIsAskedFor() {
        TestPlate other = TestPlate.response(8, 8, 20, 0.1);
        byte[] both =
                Xlsx.utf8("first\n" + PLATE.grid("\t", true, false) + "\nsecond\n" + other.grid("\t", true, false));
        PlateFile file = TestPlate.read(both);
        String asked = assertThrows(
                        InputException.class,
                        () -> PlateAnalysis.of(List.of(file), Optional.empty(), PlateOptions.NONE))
                .getMessage();
        assertEquals(
                "plate:2:2: Plate 1 has 2 grids (first in line 2, second in line 13), and nothing says what they are; "
                        + "allowed: which read is the signal: first, second, first-second (the second taken from the "
                        + "first), plates (each grid is a plate)",
                asked);
        assertEquals(
                2,
                TestPlate.judge(
                                List.of(both),
                                PLATE.layout(),
                                new PlateOptions(Optional.of("plates"), List.of("a"), Optional.empty()))
                        .plates()
                        .size());
        assertEquals(
                "first",
                TestPlate.judge(
                                List.of(both),
                                PLATE.layout(),
                                new PlateOptions(Optional.of("1"), List.of(), Optional.empty()))
                        .plates()
                        .get(0)
                        .choice()
                        .label());
        String none = assertThrows(
                        InputException.class,
                        () -> TestPlate.judge(
                                List.of(both),
                                PLATE.layout(),
                                new PlateOptions(Optional.of("third"), List.of(), Optional.empty())))
                .getMessage();
        assertTrue(
                none.startsWith(
                        "plate:2:2: Plate 1 has no read \"third\"; allowed: which read is the signal: first, second"),
                none);
    }

    /** The read that is told as corrected was no name, and to take it from the raw one was offered. */
    @Test
    void aCorrectedReadIsNamedAndNotMixedWithARawOne() {
        assertEquals("Blank abs450:450", read("corrected"));
        assertEquals(
                "has no read \"third\"; allowed: which read is the signal: 450, corrected",
                assertThrows(InputException.class, () -> read("third"))
                        .getMessage()
                        .replaceFirst(".*Plate 1 ", ""));
        for (String mixed : List.of("450-corrected", "corrected-450", "1-2")) {
            assertEquals(
                    "has no \"" + mixed
                            + "\": one of these reads was corrected by the reader already, the other was not; "
                            + "allowed: which read is the signal: 450, corrected",
                    assertThrows(InputException.class, () -> read(mixed))
                            .getMessage()
                            .replaceFirst(".*Plate 1 ", ""));
        }
        String told = PlateAnalysis.of(
                        List.of(TestPlate.read(Xlsx.utf8(PLATE.gen5()))), Optional.empty(), PlateOptions.NONE)
                .derived()
                .files()
                .get(0)
                .holds()
                .get(0);
        assertTrue(told.contains("2 reads (abs450:450, Blank abs450:450 (corrected)), signal abs450:450"), told);
    }

    /** What the signal of a Gen5 file with a blanked copy is, if it is asked for. */
    private static String read(String wanted) {
        return PlateAnalysis.of(
                        List.of(TestPlate.read(Xlsx.utf8(PLATE.gen5()))),
                        Optional.empty(),
                        new PlateOptions(Optional.of(wanted), List.of(), Optional.empty()))
                .plates()
                .get(0)
                .choice()
                .label();
    }

    @Test
    void blankedCopiesAreNotTaken() {
        PlateFile file = TestPlate.read(Xlsx.utf8(PLATE.gen5()));
        assertEquals(
                List.of("abs450:450", "Blank abs450:450 corrected"),
                file.plates().get(0).reads().stream()
                        .map(read -> read.label() + (read.corrected() ? " corrected" : ""))
                        .toList());
        assertEquals(
                "abs450:450",
                PlateAnalysis.of(List.of(file), Optional.empty(), PlateOptions.NONE)
                        .plates()
                        .get(0)
                        .choice()
                        .label());
    }

    @Test
    void aDateInACellIsTold() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1).set("C5", "1. Jan");
        assertEquals(
                "plate:4:6: C5: \"1. Jan\" is no reading; allowed: a number, or the reader's own word such as OVRFLW. "
                        + "Maybe: a spreadsheet took a number such as 1.1 for a date: export again as text",
                refusal(plate.grid("\t", true, false)));
        assertTrue(
                refusal(TestPlate.response(7, 8, 20, 0.1)
                                .set("C5", "date:46023")
                                .workbook())
                        .startsWith("plate, sheet Sheet1:4:6: C5: \"2026-01-01\" is no reading"),
                "as a date");
    }

    /** 988 beside 1.066 is a count beside a thousand and sixty-six; 0.988 would have its decimals, too. */
    @Test
    void pointsThatMayBeThousandsAreAskedFor() {
        TestPlate counts = TestPlate.of((row, column) -> 950.0 + 17 * row + 11 * column);
        for (Well well : PlateSize.WELLS_96.all()) {
            int count = (int) Double.parseDouble(counts.reading(well.row(), well.column()));
            counts.set(
                    well.toString(),
                    count < 1000
                            ? "" + count
                            : count / 1000 + "." + String.valueOf(count).substring(1));
        }
        assertEquals(
                "plate: every number with a point may be thousands or decimals, for others are whole; allowed: decimal "
                        + "points, and nothing between thousands",
                refusal(counts.grid("\t", true, false)));
        TestPlate absorbance = TestPlate.of((row, column) -> 1.1 + 0.017 * row + 0.011 * column);
        String text = absorbance.grid("\t", true, false).replaceAll("(\\.\\d{3})\\d", "$1");
        assertEquals(1, TestPlate.read(Xlsx.utf8("MTT 570\n\n" + text)).plates().size());
    }

    @Test
    void commasThatMayBeThousandsAreAskedFor() {
        TestPlate counts = TestPlate.of((row, column) -> 1 + row + 0.1 * column);
        String text = counts.grid("\t", true, false).replaceAll("(\\d)\\.(\\d{3})\\d", "$1,$2");
        assertEquals(
                "plate: every number with a comma may be thousands or decimals; allowed: decimal points, and nothing "
                        + "between thousands",
                refusal(text));
        TestPlate mixed = TestPlate.response(7, 8, 20, 0.1).set("C5", "0,5000");
        assertTrue(
                refusal(mixed.grid("\t", true, false))
                        .endsWith("Maybe: 0.5000, if the comma is decimal; other cells have a point"),
                refusal(mixed.grid("\t", true, false)));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1)
                .set("A1", "abc")
                .set("H12", "0.5 AU")
                .set("D7", "1/2");
        InputException refused =
                assertThrows(InputException.class, () -> TestPlate.read(Xlsx.utf8(plate.grid("\t", true, false))));
        assertEquals(3, refused.problems().size());
        TestPlate worse = TestPlate.response(7, 8, 20, 0.1);
        for (int i = 1; i <= 12; i++) {
            worse.set("A" + i, "x").set("B" + i, "y");
        }
        InputException many =
                assertThrows(InputException.class, () -> TestPlate.read(Xlsx.utf8(worse.grid("\t", true, false))));
        assertEquals(
                "14 more cells of this grid are no readings",
                many.problems().get(10).fault());
        assertEquals(11, many.problems().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "definitely not a plate | no plate is recognised in it, which begins \"definitely not a plate\"",
                "%PDF-1.7 | is a PDF",
            })
    void whatIsNotRecognisedIsRefused(String text, String fault) {
        assertTrue(refusal(text).contains(fault), refusal(text));
    }

    @Test
    void kineticAndSpectralReadsAreRefused() {
        assertTrue(
                refusal(PLATE.softMax().replace("Endpoint", "Kinetic"))
                        .contains("plate Plate#1 (line 5) is a kinetic read: export its end point"),
                "SoftMax");
        assertTrue(
                refusal(PLATE.softMax().replace("~End\r\nOriginal", "Original"))
                        .contains("plate Plate#1 is cut off: no ~End follows"),
                "cut off");
    }

    // workbooks

    private static Map<String, byte[]> parts() {
        return new LinkedHashMap<>(Xlsx.parts(Map.of("Sheet1", List.of(List.of("a", "1")))));
    }

    @Test
    void aBombIsNotUnpacked() {
        Map<String, byte[]> parts = parts();
        parts.put("xl/media/zeros.bin", new byte[70 << 20]);
        byte[] bomb = Xlsx.zip(parts);
        assertTrue(bomb.length < 200_000, "it is small");
        assertEquals(
                "plate: unpacks to more than 64 MiB; allowed: a house limit on the size of a workbook", refusal(bomb));
        Map<String, byte[]> many = parts();
        for (int i = 0; i < 2_001; i++) {
            many.put("xl/" + i, new byte[0]);
        }
        assertTrue(refusal(Xlsx.zip(many)).contains("holds more than 2000 files"), "entries");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            List<String> row = new ArrayList<>(java.util.Collections.nCopies(700, ""));
            row.add("1");
            rows.add(row);
        }
        assertTrue(refusal(Xlsx.of("Sheet1", rows)).contains("more than 2000000 cells"), "cells");
    }

    @Test
    void entitiesAreRefused() {
        for (java.nio.charset.Charset charset :
                List.of(java.nio.charset.StandardCharsets.UTF_8, java.nio.charset.StandardCharsets.UTF_16)) {
            Map<String, byte[]> parts = parts();
            String sheet = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>"
                    + "<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>";
            parts.put("xl/worksheets/sheet1.xml", sheet.getBytes(charset));
            assertEquals(
                    "plate: xl/worksheets/sheet1.xml declares a document type, with which entities come; allowed: a "
                            + "workbook as a spreadsheet program saves it",
                    refusal(Xlsx.zip(parts)));
        }
        assertTrue(
                refusal(Xlsx.zip(Map.of("readme.txt", new byte[1]))).contains("is an archive, but no .xlsx workbook"),
                "another archive");
        Map<String, byte[]> damaged = parts();
        damaged.put(
                "xl/worksheets/sheet1.xml",
                Xlsx.utf8("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</worksheet>"));
        assertTrue(refusal(Xlsx.zip(damaged)).contains("cannot be read as a workbook"), refusal(Xlsx.zip(damaged)));
    }

    @Test
    void aHundredMegabytesAreNotRead() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return '1';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                assertTrue(given < 100 << 20, "it is read on and on");
                java.util.Arrays.fill(into, from, from + length, (byte) '1');
                return length;
            }
        };
        assertEquals(
                "big.csv: is larger than 16 MiB; allowed: a house limit on the size of one data file",
                assertThrows(InputException.class, () -> DataFile.read(endless, "big.csv"))
                        .getMessage());
        assertEquals(
                "empty.csv: is empty",
                assertThrows(
                                InputException.class,
                                () -> DataFile.read(new ByteArrayInputStream(new byte[0]), "empty.csv"))
                        .getMessage());
    }

    // layouts

    private static String layoutRefusal(String layout) {
        return assertThrows(InputException.class, () -> Layout.read(TestPlate.file("layout.csv", Xlsx.utf8(layout))))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`well,role\nA1,drug` | layout.csv:2:2: \"drug\" is no role; allowed: vehicle, sample, positive, "
                        + "blank, t0, empty, medium. Maybe: sample",
                "`well,role\nA1,DMSO` | layout.csv:2:2: \"DMSO\" is no role; allowed: vehicle, sample, positive, "
                        + "blank, t0, empty, medium. Maybe: vehicle",
                "`well,role\nA1,blank\nA1,blank` | layout.csv:3:1: well A1 is listed twice, in line 2, too; "
                        + "allowed: each well once",
                "`well,role\nAA1x,blank` | layout.csv:2:1: \"AA1x\" is no well; allowed: a letter and a number: A1",
                "`well,condition\nA1,x` | layout.csv:1: has no column role; allowed: well, role, condition, "
                        + "concentration, unit, arm, plate, run",
                "`well,role,concentration\nA1,sample,10` | layout.csv:2:3: well A1: the concentration 10 has no "
                        + "unit; allowed: nM, uM, pM, mM, umol/L; or ng/mL, ug/mL, mg/L, %",
                "`well,role,concentration,unit\nA1,sample,10,furlong` | layout.csv:2:3: well A1: \"furlong\" is "
                        + "no unit of concentration; allowed: nM, uM, pM, mM, umol/L; or ng/mL, ug/mL, mg/L, %",
                "`well,role,concentration,unit\nA1,sample,0,nM` | layout.csv:2:3: well A1 is a sample without "
                        + "drug; allowed: a concentration above zero. Maybe: vehicle",
                "`well,role,concentration,unit\nA1,vehicle,10,nM` | layout.csv:2:3: well A1 is vehicle and has "
                        + "10 nM of the drug; allowed: 0, or nothing. Maybe: sample",
                "`well,role,arm\nA1,vehicle,testo` | layout.csv:2:3: \"testo\" is no arm; allowed: androgen, "
                        + "estradiol, hormone-free",
                "`role: {vehicle: A1-Z}` | layout.csv:1:17: \"A1-Z\" names no wells; allowed: wells such as A1, or "
                        + "ranges such as A1-H1",
                "`role: {vehicle: A1, blank: A1}` | layout.csv:1:28: well A1 has two of role: vehicle and blank; "
                        + "allowed: one",
                "`rolle,1,2,3\nA,vehicle,blank,blank` | layout.csv:1: the grid is called \"rolle\"; allowed: "
                        + "role, condition, concentration, unit or arm in its corner. Maybe: role",
            })
    void aLayoutIsRefusedWithItsReasons(String layout, String problem) {
        String text = layout.startsWith("role:") ? layout + "\n" : layout;
        assertTrue(layoutRefusal(text).startsWith(problem), layoutRefusal(text));
    }

    @Test
    void aLayoutOfAnotherPlateIsRefused() {
        byte[] layout = Xlsx.utf8("well,role\nA1,vehicle\nP24,blank\n");
        assertEquals(
                "layout.csv:3:1: names well P24, which a plate of 96 wells does not have; allowed: wells from A1 to H12",
                assertThrows(InputException.class, () -> TestPlate.judge(Xlsx.utf8(PLATE.mars()), layout))
                        .getMessage());
    }

    /** A well that no plate has, and one that this plate has not, were told without a line, and alone. */
    @Test
    void wellsBeyondThePlateAreToldWithTheOtherFaults() {
        PlateFile plate = PlateFile.read(TestPlate.file("plate.csv", Xlsx.utf8(PLATE.mars())), OptionalInt.empty());
        String ranges = """
                unit: nM
                role:
                  vehicle: [B2-G2, Z99]
                  sample: [B3-G5, H11-I13]
                  blnk: A1
                concentration:
                  0.1: B3-G5
                """;
        assertEquals("""
                layout.yaml:3:20: names well Z99, which a plate of 96 wells does not have; allowed: wells from A1 to H12
                layout.yaml:4:19: names 4 wells, H13 to I13, which a plate of 96 wells does not have; allowed: wells from A1 to H12
                layout.yaml:5:9: "blnk" is no role; allowed: vehicle, sample, positive, blank, t0, empty, medium. Maybe: blank""", faults("layout.yaml", ranges, List.of(plate)));
        assertEquals(
                """
                layout.csv:3:1: names well H13, which a plate of 96 wells does not have; allowed: wells from A1 to H12
                layout.csv:4:2: "smple" is no role; allowed: vehicle, sample, positive, blank, t0, empty, medium. Maybe: sample
                layout.csv:5:1: names well A99, which a plate of 96 wells does not have; allowed: wells from A1 to H12""", faults("layout.csv", "well,role\nA1,vehicle\nH13,blank\nB1,smple\nA99,vehicle\n", List.of(plate)));
        // before it is known which plate it is of
        assertEquals(
                "layout.csv:3:1: names well A99, which no plate has; allowed: wells from A1 to AF48",
                faults("layout.csv", "well,role\nH13,blank\nA99,vehicle\n", List.of()));
    }

    /** A layout of a larger plate is not told well by well. */
    @Test
    void manyWellsBeyondThePlateAreCounted() {
        PlateFile plate = PlateFile.read(TestPlate.file("plate.csv", Xlsx.utf8(PLATE.mars())), OptionalInt.empty());
        String layout = Layout.template(PlateSize.WELLS_384).replace(",,,,", ",medium,,,");
        List<String> faults =
                faults("layout.csv", layout, List.of(plate)).lines().toList();
        assertEquals(21, faults.size());
        assertEquals(
                "layout.csv:46:1: names 268 more wells, B21 to P24, which a plate of 96 wells does not have; allowed: wells from "
                        + "A1 to H12",
                faults.get(20));
    }

    private static String faults(String name, String layout, List<PlateFile> plates) {
        return assertThrows(InputException.class, () -> Layout.read(TestPlate.file(name, Xlsx.utf8(layout)), plates))
                .getMessage()
                .replace("\r", "");
    }

    /** Plates on which hardly anything can be judged give reasons, not faults. */
    @Test
    void nothingIsInventedOfOddPlates() {
        List<TestPlate> odd = List.of(
                TestPlate.of((row, column) -> 0.0),
                TestPlate.of((row, column) -> 1.0),
                TestPlate.of((row, column) -> -1.0),
                TestPlate.of((row, column) -> column == 1 ? 0.0 : 1.0),
                TestPlate.of((row, column) -> 3.9),
                TestPlate.of((row, column) -> 1e-4 * row),
                TestPlate.of((row, column) -> row == 1 ? 1.0 : 5.0),
                TestPlate.of((row, column) -> column == 1 || column == 10 ? 1.0 : 0.0),
                TestPlate.of((row, column) -> (row == 0 ? 1e6 : 1) + column));
        for (TestPlate plate : odd) {
            PlateAnalysis analysis = plate.standardLayout().judged();
            assertEquals(
                    PlateFactsTest.OF_PLATES.size(),
                    analysis.derived().facts().size()
                            + analysis.derived().notDerived().size());
            analysis.derived()
                    .facts()
                    .forEach(fact -> assertTrue(
                            !fact.both().contains("NaN") && !fact.both().contains("Infinity"), fact.toString()));
        }
        TestPlate words = TestPlate.of((row, column) -> 1.0).standardLayout();
        for (Well well : PlateSize.WELLS_96.all()) {
            words.set(well.toString(), well.row() == 3 ? "0.5000" : "OVRFLW");
        }
        PlateAnalysis analysis = TestPlate.judge(
                Xlsx.utf8(words.wellARow().replace("Well", "well")),
                words.layout().clone());
        assertTrue(analysis.derived().remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.SATURATED));
    }

    /** Nothing is known of no plate: not even that it has no wells at the edge. */
    @Test
    void noPlateIsNoData() {
        Layout layout = Layout.read(
                TestPlate.file("layout.csv", TestPlate.response(7, 8, 20, 0.1).layout()));
        for (Optional<Layout> any : List.of(Optional.<Layout>empty(), Optional.of(layout))) {
            assertThrows(IllegalArgumentException.class, () -> PlateAnalysis.of(List.of(), any, PlateOptions.NONE));
        }
        assertThrows(IllegalArgumentException.class, () -> PlateAnalysis.of(List.of(), Optional.empty()));
    }
}
