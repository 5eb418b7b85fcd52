package org.letrodx.data;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.plate.Well;

/**
 * A 96-well plate with known truth, and the ways in which programs and people write one. Readings are texts with a
 * point, so that no way of writing changes them.
 */
public final class TestPlate {
    /** The doses of columns 3 to 10, in nM. */
    public static final double[] DOSES = {0.1, 0.3, 1, 3, 10, 30, 100, 300};

    private final String[][] readings = new String[8][12];
    private final Map<Well, String> roles = new LinkedHashMap<>();

    /** A signal by row and column. */
    public static TestPlate of(BiFunction<Integer, Integer, Double> signal) {
        TestPlate plate = new TestPlate();
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                plate.readings[row][column] = String.format(Locale.ROOT, "%.4f", signal.apply(row, column));
            }
        }
        return plate;
    }

    /**
     * Vehicle in columns 2 and 11, eight doses between them in rows B to G, blanks in A1 to A6, medium on the rest of
     * the ring. Without drug the signal is 1.05, blanks have 0.05; half is left at {@code half} nM.
     *
     * @param lower what is left at the highest doses, in per cent
     * @param variation of the signal, as a share
     */
    public static TestPlate response(long seed, double half, double lower, double variation) {
        SplittableRandom random = new SplittableRandom(seed);
        // the middle of the curve that leaves half of the vehicle at this dose
        double middle = half / Math.pow((100 - 50) / (50 - Math.min(lower, 49)), 1 / 1.2);
        TestPlate plate = of((row, column) -> {
            double share = column == 1 || column == 10
                    ? 1
                    : lower / 100 + (1 - lower / 100) / (1 + Math.pow(dose(column) / middle, 1.2));
            double signal = isEdge(row, column) ? 0 : share * (1 + variation * gauss(random));
            return 0.05 + 0.001 * gauss(random) + Math.max(0, signal);
        });
        plate.standardLayout();
        return plate;
    }

    /** The same lay-out with a signal by row and column for the wells inside; 0.05 on the ring. */
    public static TestPlate inside(BiFunction<Integer, Integer, Double> signal) {
        return of((row, column) ->
                        isEdge(row, column) ? 0.05 + 0.001 * ((row + column) % 3) : signal.apply(row, column))
                .standardLayout();
    }

    private static double dose(int column) {
        return column >= 2 && column <= 9 ? DOSES[column - 2] : 0;
    }

    private static boolean isEdge(int row, int column) {
        return row == 0 || row == 7 || column == 0 || column == 11;
    }

    /** Normally distributed (Box and Muller). */
    public static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** The layout that {@link #response} describes. */
    public TestPlate standardLayout() {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                role(
                        row,
                        column,
                        isEdge(row, column)
                                ? row == 0 && column < 6 ? "blank,,," : "medium,,,"
                                : column == 1 || column == 10
                                        ? "vehicle,letrozole,0,nM"
                                        : "sample,letrozole," + dose(column) + ",nM");
            }
        }
        return this;
    }

    /** Role, condition, concentration and unit of a well, as a row of a layout has them. */
    public TestPlate role(int row, int column, String role) {
        roles.put(new Well(row, column), role);
        return this;
    }

    /** Writes something else in a well. */
    public TestPlate set(String well, String reading) {
        Well at = Well.of(well).orElseThrow();
        readings[at.row()][at.column()] = reading;
        return this;
    }

    public String reading(int row, int column) {
        return readings[row][column];
    }

    /** A row of readings. */
    public List<String> row(int row) {
        return List.of(readings[row]);
    }

    public byte[] layout() {
        return Xlsx.utf8("well,role,condition,concentration,unit\n"
                + roles.entrySet().stream()
                        .map(role -> role.getKey() + "," + role.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    // how programs write it

    public String softMax() {
        return "##BLOCKS= 2          \r\nNote:\r\nby the way\r\n~End\r\nPlate:\tPlate#1\t1.3\tPlateFor"
                + "mat\tEndpoint\tAbsorbance\tRaw\tFALSE\t1\t\t\t\t\t\t1\t450 \t1\t12\t96\t1\t8\tNone\t\r"
                + "\n"
                + "\tTemperature(\u00b0C)" + numbers("\t", "\t") + "\t\t\r\n"
                + grid(row -> (row == 0 ? "\t37.00" : "\t") + "\t" + String.join("\t", row(row)) + "\t\t\r\n")
                + "\t\r\n~End\r\nOriginal Filename: Untitled   Date Last Saved: Unsaved\r\nCopyright \u00a9 2003 "
                + "Molecular Devices. All rights reserved.\r\n";
    }

    public String softMaxOnOneLine() {
        StringBuilder wells = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                wells.append('\t').append(new Well(row, column));
                values.append('\t').append(readings[row][column]);
            }
        }
        return "##BLOCKS= 1\r\nPlate:\tPlate1\t1.3\tTimeFormat\tEndpoint\tAbsorbance\tRaw\tFALSE\t1\t\t"
                + "\t\t\t\t1\t450 \t1\t12\t96\t1\t8\t\t\r\n\tTemperature(\u00b0C)"
                + wells + "\t\r\n\t37" + values + "\t\r\n\r\n~End\r\n";
    }

    public String gen5() {
        return "\n\nSoftware Version\t3.12.08\n\nExperiment File Path:\tC:\\a.xpt\n"
                + "Protocol File Path:\tC:\\a.prt\n\nPlate Number\tPlate 1\nDate\t1/2/2026\n\n"
                + "Procedure Details\n\nRead\tabs450\n\tAbsorbance Endpoint\n\tWavelengths:  450\n\nResults\n"
                + numbers("\t", "\t") + "\n"
                + grid(row -> Well.letters(row) + "\t" + String.join("\t", row(row)) + "\tabs450:450\n\t"
                        + String.join("\t", row(row).stream().map(any -> "0.1").toList()) + "\tBlank abs450:450\n\t"
                        + String.join("\t", row(row).stream().map(any -> ">12").toList()) + "\t[Concentration]\n")
                + "\n";
    }

    public String mars() {
        return "User: USER,Path: C:\\Program Files (x86)\\BMG,Test run no.: 65\r\n"
                + "Test name: MTT,Date: 6/18/2026,Time: 3:56:48 PM\r\n\r\nID1: plate "
                + "one,\r\nAbsorbance\r\n\r\n"
                + "Raw Data  (450)\r\n\r\n" + numbers(",", ",") + ",\r\n"
                + grid(row -> Well.letters(row) + "," + String.join(",", row(row)) + "\r\n");
    }

    public String envision(boolean bare) {
        return "Plate information\nPlate,Repeat,Barcode,Measured height,Group,Label,Measinfo,Kinetics,"
                + "Measurement date,\n1,1,=\"\",14.35,1,A450(1),De=1st Ex=Btm Em=N/A "
                + "Wdw=N/A (8),0,1/15/2026,\n\n"
                + "Background information\nPlate,Label,Result,Signal,\n1,A450,0,295000,\n\n"
                + (bare ? "" : "Results for A450(1) - channel 1 (A)\n,01,02,03,04,05,06,07,08,09,10,11,12,\n")
                + grid(row -> (bare ? "" : Well.letters(row) + ",") + String.join(",", row(row)) + ",\n")
                + "\n\nBasic assay information\nAssay ID: ,,,,101\n\nPlatemap:\nPlate,,,,1\n\n"
                + ",01,02,03,04,05,06,07,08,09,10,11,12,\n"
                + grid(row -> Well.letters(row) + ",- ,- ,- ,- ,- ,- ,- ,- ,- ,- ,- ,-\n");
    }

    public String kaleido() {
        return "\r\n\r\nResults for\u00a0ABS mono 1\r\n\r\nBarcode:\u00a0V-1,\u00a0PlateRepeat:\u00a01"
                + ",\u00a0WellRepeat:\u00a01\r\n"
                + numbers(",", ",") + "\r\n"
                + grid(row -> Well.letters(row) + "," + String.join(",", row(row)) + "\r\n")
                + "\r\nMeasurement Basic Information\r\nSoftware version:,,Kaleido "
                + "2.0.3058.126\r\n\r\nPlatemap\r\nPlate\r\n"
                + numbers(",", ",") + "\r\n" + grid(row -> Well.letters(row) + ",-,-,-,-,-,-,-,-,-,-,-,-\r\n")
                + "\r\nMeasurements:\r\n\r\nMeas,,,,\r\nTech,,,,ABS mono 1\r\n"
                + "Excitation wavelength [nm],,,,450\r\n\r\nComments:\r\na virtual barcode \"V-1\" was assigned\r\n";
    }

    public byte[] magellan() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Raw data", "Well positions", "Plate")));
        for (int column = 0; column < 12; column++) {
            for (int row = 0; row < 8; row++) {
                rows.add(List.of(readings[row][column], new Well(row, column).toString(), "96WEL008"));
            }
        }
        rows.add(List.of("Measurement mode: Absorbance"));
        rows.add(List.of("Measurement wavelength: 450 nm"));
        return Xlsx.of("Magellan Sheet 1", rows);
    }

    private List<List<String>> sheetGrid(String corner) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(IntStream.rangeClosed(0, 12)
                .mapToObj(i -> i == 0 ? corner : i + ".0")
                .toList());
        for (int row = 0; row < 8; row++) {
            List<String> cells = new ArrayList<>(List.of(Well.letters(row)));
            cells.addAll(row(row));
            rows.add(cells);
        }
        return rows;
    }

    public byte[] skanIt() {
        List<List<String>> rows = new ArrayList<>();
        for (String line : List.of(
                "Measurement results",
                "mtt.skax",
                "8/23/2026 3:02:30 PM",
                " ",
                "Absorbance 1",
                "Wavelength: 450 nm",
                " ",
                "Plate 1",
                " ")) {
            rows.add(List.of(line));
        }
        rows.addAll(sheetGrid("Abs"));
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put("Absorbance 1_01", rows);
        sheets.put("Copy", rows);
        return Xlsx.of(sheets);
    }

    public byte[] smartControl() {
        List<List<String>> rows = new ArrayList<>();
        for (String line : List.of("User: user", "Test ID: 11", "Test Name: MTT", "ID1: plate one", "Absorbance")) {
            rows.add(List.of(line));
        }
        rows.add(List.of("", "1. Layout"));
        List<List<String>> map = sheetGrid("");
        map.subList(1, 9)
                .replaceAll(row ->
                        List.of(row.get(0), "X1", "X1", "X1", "X1", "X1", "X1", "X1", "X1", "X1", "X1", "X1", "X1"));
        rows.addAll(map);
        rows.add(List.of());
        rows.add(List.of("", "4. Raw Data (450)"));
        rows.addAll(sheetGrid(""));
        return Xlsx.of("Microplate End point", rows);
    }

    public String allotrope() {
        StringBuilder wells = new StringBuilder();
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                String reading = readings[row][column];
                boolean number = reading.matches("-?\\d+\\.\\d+");
                wells.append(wells.length() == 0 ? "" : ",")
                        .append("{\"measurement aggregate document\":{\"measurement document\":[{\"device "
                                + "control aggregate document\":{\"device control document\":[{\"detector wavelength "
                                + "setting\":{\"value\":450.0,\"unit\":\"nm\"}}]},\"sample document\":{\"location "
                                + "identifier\":\"")
                        .append(new Well(row, column))
                        .append("\",\"well plate identifier\":\"P1\"},\"absorbance\":{\"value\":")
                        .append(number ? reading : "-0.0")
                        .append(",\"unit\":\"mAU\"}")
                        .append(
                                number
                                        ? ""
                                        : ",\"error aggregate document\":{\"error document\":[{\"error\":\"" + reading
                                                + "\",\"error feature\":\"absorbance\"}]}")
                        .append("}],\"plate well count\":{\"value\":96,\"unit\":\"#\"}}}");
            }
        }
        return "{\"$asm.manifest\":\"http://purl.allotrope.org/manifests/plate-reader/REC/2025/03/plat"
                + "e-reader.manifest\",\"plate reader aggregate document\":"
                + "{\"plate reader document\":[" + wells + "]}}";
    }

    // how people write it

    /** Numbers alone, or with letters and numbers around them. */
    public String grid(String separator, boolean labelled, boolean comma) {
        return (labelled ? numbers(separator, separator) + "\n" : "")
                + grid(row -> (labelled ? Well.letters(row) + separator : "")
                        + row(row).stream()
                                .map(cell -> comma ? cell.replace('.', ',') : cell)
                                .collect(Collectors.joining(separator))
                        + "\n");
    }

    public String exchanged(boolean labelled) {
        StringBuilder text = new StringBuilder(labelled ? "\tA\tB\tC\tD\tE\tF\tG\tH\n" : "");
        for (int column = 0; column < 12; column++) {
            text.append(labelled ? (column + 1) + "\t" : "");
            for (int row = 0; row < 8; row++) {
                text.append(row > 0 ? "\t" : "").append(readings[row][column]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    public String wellARow() {
        StringBuilder text = new StringBuilder("Well,OD\n");
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                text.append(Well.letters(row))
                        .append(String.format(Locale.ROOT, "%02d", column + 1))
                        .append(',')
                        .append(readings[row][column])
                        .append('\n');
            }
        }
        return text.toString();
    }

    public byte[] workbook() {
        return Xlsx.of("Sheet1", sheetGrid(""));
    }

    /** Each reading as a formula, as people make who take something from it in the sheet. */
    public byte[] formulas() {
        List<List<String>> rows = sheetGrid("");
        rows.replaceAll(row -> row.stream()
                .map(cell -> cell.contains(".") && !cell.endsWith(".0") ? "=" + cell : cell)
                .toList());
        return Xlsx.of("Sheet1", rows);
    }

    private static String numbers(String separator, String before) {
        return before + IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).collect(Collectors.joining(separator));
    }

    private static String grid(java.util.function.IntFunction<String> line) {
        return IntStream.range(0, 8).mapToObj(line).collect(Collectors.joining());
    }

    /** Every spelling, by its name. */
    public Map<String, byte[]> spellings() {
        Charset utf16 = StandardCharsets.UTF_16LE;
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("SoftMax Pro, Latin-1", softMax().getBytes(StandardCharsets.ISO_8859_1));
        all.put("SoftMax Pro, UTF-16 without a mark", softMax().getBytes(utf16));
        all.put("SoftMax Pro, on one line", Xlsx.utf8(softMaxOnOneLine()));
        all.put("Gen5", Xlsx.utf8(gen5()));
        all.put("MARS", Xlsx.utf8(mars()));
        all.put("EnVision", Xlsx.utf8(envision(false)));
        all.put("EnVision without labels", Xlsx.utf8(envision(true)));
        all.put("Kaleido", Xlsx.utf8(kaleido()));
        all.put("Magellan", magellan());
        all.put("SkanIt", skanIt());
        all.put("SMART Control", smartControl());
        all.put("Allotrope", Xlsx.utf8(allotrope()));
        all.put("bare, tabs", Xlsx.utf8(grid("\t", false, false)));
        all.put("bare, blanks", Xlsx.utf8(grid("  ", false, false)));
        all.put("labelled, commas", Xlsx.utf8(grid(",", true, false)));
        all.put("labelled, semicolons and decimal commas", Xlsx.utf8(grid(";", true, true)));
        all.put("labelled, tabs and decimal commas", Xlsx.utf8(grid("\t", true, true)));
        all.put("with a title", Xlsx.utf8("MTT, 72 h\n\n" + grid("\t", true, false)));
        all.put("UTF-16 with a mark", ("\ufeff" + grid("\t", true, false)).getBytes(utf16));
        all.put(
                "UTF-16, the other way round",
                ("\ufeff" + grid("\t", true, false)).getBytes(StandardCharsets.UTF_16BE));
        all.put("UTF-8 with a mark", Xlsx.utf8("\ufeff" + grid("\t", true, false)));
        all.put("lines of an old Mac", Xlsx.utf8(grid("\t", true, false).replace('\n', '\r')));
        all.put("exchanged, labelled", Xlsx.utf8(exchanged(true)));
        all.put("exchanged, bare", Xlsx.utf8(exchanged(false)));
        all.put("a well a row", Xlsx.utf8(wellARow()));
        all.put("workbook", workbook());
        all.put("workbook of formulas", formulas());
        return all;
    }

    // read and judged

    public static DataFile file(String name, byte[] bytes) {
        return DataFile.read(new ByteArrayInputStream(bytes), name);
    }

    public static PlateFile read(byte[] bytes) {
        return PlateFile.read(file("plate", bytes), OptionalInt.empty());
    }

    public static PlateAnalysis judge(byte[] plate, byte[] layout) {
        return judge(List.of(plate), layout, PlateOptions.NONE);
    }

    public static PlateAnalysis judge(List<byte[]> plates, byte[] layout, PlateOptions options) {
        return PlateAnalysis.of(
                plates.stream().map(TestPlate::read).toList(),
                Optional.of(Layout.read(file("layout.csv", layout))),
                options);
    }

    /** This plate with its layout, judged. */
    public PlateAnalysis judged() {
        return judged(Optional.empty());
    }

    /** The same, judged for one of its conditions. */
    public PlateAnalysis judged(Optional<String> condition) {
        return judge(List.of(Xlsx.utf8(mars())), layout(), new PlateOptions(Optional.empty(), List.of(), condition));
    }
}
