package org.letrodx.data.plate.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.letrodx.data.Texts;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;

/**
 * SoftMax Pro's text: blocks from {@code Plate:} to {@code ~End}. There are no row letters; wavelengths stand side by
 * side with an empty column between; a second grid in a block is reduced. Or all wells stand on one line, and each
 * wavelength is a line.
 */
final class SoftMaxPro implements PlateFormat {
    /** What comes before the first column: nothing, and the temperature. */
    private static final int BEFORE = 2;
    /** How many fields lie between what the data are (raw, reduced) and the number of wavelengths. */
    private static final int TO_WAVELENGTHS = 8;

    @Override
    public String name() {
        return "SoftMax Pro text";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText() && content.start(200).stripLeading().startsWith("##BLOCKS=");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        Sheet sheet = content.cut('\t');
        List<Sheet.Row> rows = sheet.rows();
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).cell(0).equals("Plate:")) {
                int end = i + 1;
                while (end < rows.size()
                        && !rows.get(end).cell(0).startsWith("~End")
                        && !rows.get(end).cell(0).equals("Plate:")) {
                    end++;
                }
                if (end == rows.size()) {
                    found.problem(
                            sheet.at(rows.get(i)),
                            "plate " + rows.get(i).cell(1) + " is cut off: no ~End follows",
                            "a whole export");
                }
                String name =
                        rows.get(i).cell(1).isEmpty() ? "Plate" : rows.get(i).cell(1);
                int same = names.merge(name, 1, Integer::sum);
                new Block(sheet, rows.subList(i, end), same == 1 ? name : name + " (" + same + ")", found).read();
            }
        }
    }

    private static final class Block {
        private final Sheet sheet;
        private final Sheet.Row head;
        private final List<Sheet.Row> rows;
        private final PlateFormats.Found found;
        private final String plate;
        private final boolean comma;
        private boolean reduced;
        private List<String> wavelengths = List.of();

        Block(Sheet sheet, List<Sheet.Row> rows, String plate, PlateFormats.Found found) {
            this.sheet = sheet;
            this.head = rows.get(0);
            this.rows = rows.subList(1, rows.size());
            this.found = found;
            this.plate = plate;
            this.comma = this.rows.stream()
                    .flatMap(row -> row.cells().stream().skip(BEFORE))
                    .noneMatch(Grids::hasPoint);
        }

        void read() {
            if (!head.cell(4).equalsIgnoreCase("Endpoint")) {
                found.note("plate " + plate + " (line " + head.line() + ") is a "
                        + head.cell(4).toLowerCase(Locale.ROOT) + " read: export its end point");
                return;
            }
            int kind = 5;
            while (kind < head.cells().size() && !head.cell(kind).matches("Raw|Reduced|Both")) {
                kind++;
            }
            reduced = head.cell(kind).equals("Reduced");
            String named = head.cell(kind + TO_WAVELENGTHS + 1);
            wavelengths = named.isEmpty() || named.equals("0") ? List.of() : List.of(named.split("\\s+"));
            boolean times = head.cell(3).equals("TimeFormat");
            int header = -1;
            for (int i = 0; i < rows.size(); i++) {
                if (times ? Well.of(rows.get(i).cell(BEFORE)).isPresent() : Grids.numbers(rows.get(i), BEFORE) > 2) {
                    if (header >= 0) {
                        part(header, i, times);
                        reduced = true;
                    }
                    header = i;
                }
            }
            if (header < 0) {
                found.problem(sheet.at(head), "plate " + plate + " has no line of columns or wells", "a whole export");
            } else {
                part(header, rows.size(), times);
            }
        }

        private void part(int header, int end, boolean times) {
            if (times) {
                lines(header, end);
            } else {
                grids(header, end);
            }
        }

        private void grids(int header, int end) {
            Sheet.Row columns = rows.get(header);
            List<Integer> starts = new ArrayList<>();
            int count = Grids.numbers(columns, BEFORE);
            for (int column = BEFORE; Grids.numbers(columns, column) == count; column += count + 1) {
                starts.add(column);
            }
            Optional<PlateSize> size = PlateSize.ofColumns(count);
            if (size.isEmpty()) {
                found.problem(
                        sheet.at(columns, BEFORE),
                        "a grid of " + count + " columns fits no plate",
                        "3, 4, 6, 8, 12, 24 or 48 columns");
                return;
            }
            if (!reduced && !wavelengths.isEmpty() && wavelengths.size() != starts.size()) {
                found.problem(
                        sheet.at(columns),
                        "names " + wavelengths.size() + " wavelengths (" + String.join(", ", wavelengths) + ") and has "
                                + Texts.count(starts.size(), "grid"),
                        "a grid for each wavelength");
                return;
            }
            for (int i = 0; i < starts.size(); i++) {
                Map<Well, Reading> readings = new TreeMap<>();
                size.get().all().forEach(well -> readings.put(well, Reading.NONE));
                for (Sheet.Row row : rows.subList(header + 1, end)) {
                    int index = row.line() - columns.line() - 1;
                    for (int column = 0; column < count && index < size.get().rows(); column++) {
                        put(readings, new Well(index, column), row, starts.get(i) + column);
                    }
                    if (index >= size.get().rows() && !row.isEmptyFrom(BEFORE)) {
                        found.problem(
                                sheet.at(row),
                                "a line after the last of " + size.get().rows() + " rows",
                                "");
                    }
                }
                add(i, size.get(), readings, columns);
            }
        }

        private void lines(int header, int end) {
            Sheet.Row wells = rows.get(header);
            Optional<PlateSize> size = PlateSize.of((int) wells.cells().stream()
                    .filter(cell -> Well.of(cell).isPresent())
                    .count());
            if (size.isEmpty()) {
                found.problem(sheet.at(wells), "so many wells fit no plate", PlateSize.choices() + " wells");
                return;
            }
            List<Sheet.Row> lines = rows.subList(header + 1, end);
            if (lines.isEmpty()) {
                found.note("plate " + plate + " (line " + head.line() + ") has no raw readings");
            } else if (!reduced && !wavelengths.isEmpty() && wavelengths.size() != lines.size()) {
                found.problem(
                        sheet.at(wells),
                        "names " + wavelengths.size() + " wavelengths (" + String.join(", ", wavelengths) + ") and has "
                                + Texts.count(lines.size(), "line") + " of readings",
                        "a line for each wavelength");
                return;
            }
            for (int i = 0; i < lines.size(); i++) {
                Map<Well, Reading> readings = new TreeMap<>();
                for (int column = BEFORE; column < wells.cells().size(); column++) {
                    Optional<Well> well = Well.of(wells.cell(column)).filter(size.get()::has);
                    if (well.isPresent()) {
                        put(readings, well.get(), lines.get(i), column);
                    }
                }
                add(i, size.get(), readings, lines.get(i));
            }
        }

        private void put(Map<Well, Reading> readings, Well well, Sheet.Row row, int column) {
            Optional<Reading> reading = Reading.of(row.cell(column), comma);
            if (reading.isPresent()) {
                readings.put(well, reading.get());
            } else {
                found.problem(
                        sheet.at(row, column),
                        plate + ", " + well + ": \"" + Sheet.shorten(row.cell(column)) + "\" is no reading",
                        "a number, or the reader's own word");
            }
        }

        private void add(int index, PlateSize size, Map<Well, Reading> readings, Sheet.Row at) {
            String wavelength = index < wavelengths.size() ? wavelengths.get(index) : "";
            String label = reduced ? "reduced" : wavelength.isEmpty() ? "raw" : wavelength;
            OptionalInt nanometres = reduced ? OptionalInt.empty() : Read.wavelength(wavelength);
            found.add(
                    plate,
                    new Plate(
                            plate,
                            size,
                            Plate.Detection.of(head.cell(5)),
                            List.of(new Read(label, nanometres, reduced, readings, sheet.at(at))),
                            sheet.at(head)));
        }
    }
}
