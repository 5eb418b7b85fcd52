package org.letrodx.data.plate.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.Read;

/**
 * BMG Labtech's MARS: {@code Raw Data (450)} above the grid. A number after the wavelength counts reads of the same
 * one.
 */
final class Mars implements PlateFormat {
    private static final Pattern RAW = Pattern.compile("(?:\\d+\\.\\s*)?Raw Data\\s*\\((.+)\\)");
    private static final Pattern COUNTED = Pattern.compile("(\\d{3,4}) (\\d)");

    @Override
    public String name() {
        return "MARS text";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText()
                && content.start(500).matches("(?s)\\s*User: .*Path: .*")
                && content.text().contains("Raw Data");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        read(content.cut(','), found);
    }

    /** Reads the grids of a sheet with this program's titles. */
    static void read(Sheet sheet, PlateFormats.Found found) {
        String plate = sheet.rows().stream()
                .map(row -> row.cell(0))
                .filter(cell -> cell.startsWith("ID1:"))
                .map(cell -> cell.substring(4).strip())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("Plate 1");
        Plate.Detection detection = Plate.Detection.of(String.join(
                "\n", sheet.rows().stream().limit(12).map(Sheet.Row::text).toList()));
        List<Grid> grids = Grids.of(sheet);
        for (Grid grid : grids) {
            Matcher raw = RAW.matcher(grid.title());
            if (grid.isMap() || !raw.lookingAt() && !grid.title().contains("corrected")) {
                found.note(grid.at() + ": \"" + Sheet.shorten(grid.title()) + "\" is no raw data, and is left out");
            } else if (raw.lookingAt()) {
                String label = raw.group(1).strip();
                Matcher counted = COUNTED.matcher(label);
                if (counted.matches()) {
                    found.note("\"" + label + "\" is read " + counted.group(2) + " at " + counted.group(1)
                            + " nm: the program counts reads of " + "one wavelength so");
                }
                found.add(
                        plate,
                        grid,
                        detection,
                        new Read(
                                label,
                                counted.matches() ? Read.wavelength(counted.group(1)) : Read.wavelength(label),
                                false,
                                grid.readings(),
                                grid.at()));
            } else {
                found.add(
                        plate,
                        grid,
                        detection,
                        new Read(grid.title(), Read.wavelength(grid.title()), true, grid.readings(), grid.at()));
            }
        }
    }
}
