package org.letrodx.data.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.letrodx.data.Xlsx;

/** A study of tumours with known truth, and the ways in which people write one. Volumes are whole cubic millimetres. */
public final class TestTumours {
    /** A reading as it is written. */
    private record Row(String group, String animal, int day, String volume) {}

    private final List<Row> rows = new ArrayList<>();

    /** An animal and its volume by day. */
    public TestTumours animal(String group, String animal, int[] days, DoubleUnaryOperator volume) {
        for (int day : days) {
            rows.add(new Row(group, animal, day, String.valueOf(Math.round(volume.applyAsDouble(day)))));
        }
        return this;
    }

    /** A reading. */
    public TestTumours reading(String group, String animal, int day, String volume) {
        rows.add(new Row(group, animal, day, volume));
        return this;
    }

    static final int[] TWICE_A_WEEK = {0, 3, 7, 10, 14, 17, 21, 24, 28};

    /** Six controls that double every ten days from 100 mm3, and six treated that stay as they are. */
    public static TestTumours standard() {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 6; i++) {
            double start = 95 + 2 * i;
            study.animal("control", "C" + (i + 1), TWICE_A_WEEK, day -> start * Math.pow(2, day / 10.0));
            study.animal("letrozole", "L" + (i + 1), TWICE_A_WEEK, day -> start * (1 + 0.002 * day));
        }
        return study;
    }

    public String longTable(String separator, String heading) {
        return heading + "\n"
                + rows.stream()
                        .map(row -> String.join(separator, row.group, row.animal, String.valueOf(row.day), row.volume)
                                + "\n")
                        .collect(Collectors.joining());
    }

    public String longTable() {
        return longTable(",", "group,animal,day,volume (mm3)");
    }

    public String wide(boolean dates) {
        List<Integer> days = rows.stream().map(Row::day).distinct().sorted().toList();
        StringBuilder table = new StringBuilder("Tumour volume in mm3\ngroup\tmouse\t"
                + days.stream()
                        .map(day ->
                                dates ? LocalDate.of(2026, 3, 2).plusDays(day).toString() : "Day " + day)
                        .collect(Collectors.joining("\t"))
                + "\n");
        rows.stream().map(row -> row.group + "\t" + row.animal).distinct().forEach(animal -> table.append(animal)
                .append('\t')
                .append(days.stream()
                        .map(day -> rows.stream()
                                .filter(row -> (row.group + "\t" + row.animal).equals(animal) && row.day == day)
                                .map(Row::volume)
                                .findFirst()
                                .orElse(""))
                        .collect(Collectors.joining("\t")))
                .append('\n'));
        return table.toString();
    }

    private String dated(java.util.function.Function<LocalDate, String> write) {
        return "treatment;animal id;date;tumor volume (mm^3)\n"
                + rows.stream()
                        .map(row -> row.group + ";" + row.animal + ";"
                                + write.apply(LocalDate.of(2026, 3, 2).plusDays(row.day)) + ";" + row.volume + "\n")
                        .collect(Collectors.joining());
    }

    private String centimetres() {
        return "Group,Number,Days,Value (cm3)\n"
                + rows.stream()
                        .map(row -> row.group + "," + row.animal + "," + row.day + ","
                                + (row.volume.matches("\\d+")
                                        ? new java.math.BigDecimal(row.volume).movePointLeft(3)
                                        : row.volume)
                                + "\n")
                        .collect(Collectors.joining());
    }

    private byte[] workbook() {
        List<List<String>> cells = new ArrayList<>(List.of(List.of("Group", "Animal", "Date", "Volume mm3")));
        // serial number 46083 is 2026-03-02
        rows.forEach(row -> cells.add(List.of(row.group, row.animal, "date:" + (46083 + row.day), row.volume)));
        return Xlsx.of("Volumes", cells);
    }

    /** Every spelling, by its name. */
    public Map<String, byte[]> spellings() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("long", Xlsx.utf8(longTable()));
        all.put("long, semicolons", Xlsx.utf8(longTable(";", "Arm;Mouse_ID;Study day;TV (mm3)")));
        all.put("long, cm3", Xlsx.utf8(centimetres()));
        all.put("wide", Xlsx.utf8(wide(false)));
        all.put("wide, dates", Xlsx.utf8(wide(true)));
        all.put("dates, year first", Xlsx.utf8(dated(LocalDate::toString)));
        all.put(
                "dates, day first",
                Xlsx.utf8(dated(date -> String.format(
                        Locale.ROOT, "%02d/%02d/%d", date.getDayOfMonth(), date.getMonthValue(), date.getYear()))));
        all.put(
                "dates, month first",
                Xlsx.utf8(dated(date -> date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear())));
        all.put(
                "dates, points",
                Xlsx.utf8(dated(date -> date.getDayOfMonth() + "." + date.getMonthValue() + "." + date.getYear())));
        all.put("dates, names of months", Xlsx.utf8(dated(date -> date.getDayOfMonth() + "-Mar-26")));
        all.put("workbook", workbook());
        return all;
    }
}
