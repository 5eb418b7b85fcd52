package org.letrodx.data.plate.format;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.letrodx.data.Unsaid;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Location;

/** Readings that stand one well a row. */
final class WellList {
    private WellList() {}

    /** True if most cells of a column are readings, and at least one is a number. */
    static boolean isReadings(List<Sheet.Row> rows, int column, boolean comma) {
        List<Reading> readings = rows.stream()
                .map(row -> Reading.of(row.cell(column), comma))
                .flatMap(Optional::stream)
                .filter(reading -> !reading.equals(Reading.NONE))
                .toList();
        return readings.size() * 2 > rows.size() && readings.stream().anyMatch(Reading::isNumber);
    }

    /** The readings of a column; a well that is listed twice is a problem, and so is a cell that is no reading. */
    static Map<Well, Reading> readings(
            Sheet sheet, List<Sheet.Row> rows, int wells, int column, boolean comma, PlateFormats.Found found) {
        Map<Well, Reading> readings = new TreeMap<>();
        for (Sheet.Row row : rows) {
            Well well = Well.of(row.cell(wells)).orElseThrow();
            Optional<Reading> reading = Reading.of(row.cell(column), comma);
            if (reading.isEmpty()) {
                found.problem(
                        sheet.at(row, column),
                        well + ": \"" + Sheet.shorten(row.cell(column)) + "\" is no reading",
                        "a number, or the reader's own word");
            } else if (readings.put(well, reading.get()) != null) {
                found.problem(
                        sheet.at(row, wells),
                        "well " + well + " is listed twice",
                        "each well once; a file for each plate");
            }
        }
        return readings;
    }

    /** The smallest plate that has all wells, if half of its wells are listed or somebody said how many it has. */
    static Optional<PlateSize> size(Collection<Well> listed, Location at, PlateFormats.Found found) {
        OptionalInt wells = found.wells();
        Optional<PlateSize> size = List.of(PlateSize.values()).stream()
                .filter(one -> wells.isEmpty() || one.wells() == wells.getAsInt())
                .filter(one -> listed.stream().allMatch(one::has))
                .findFirst();
        if (size.isEmpty() || wells.isEmpty() && listed.size() * 2 < size.get().wells()) {
            found.problem(
                    at,
                    listed.size() + " wells, the last of them "
                            + listed.stream()
                                    .max(Well::compareTo)
                                    .map(Well::toString)
                                    .orElse("none") + ", fit no plate",
                    PlateSize.choices() + " wells; say " + Unsaid.WELLS);
            return Optional.empty();
        }
        return size;
    }
}
