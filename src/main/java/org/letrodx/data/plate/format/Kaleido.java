package org.letrodx.data.plate.format;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.Read;

/**
 * Kaleido's CSV, of EnSight readers: {@code Results for ABS mono 1} above a grid, a map of hyphens below, the
 * wavelength further down.
 */
final class Kaleido implements PlateFormat {
    private static final Pattern RESULTS = Pattern.compile("Results? for (.*)");
    private static final Pattern BARCODE = Pattern.compile("Barcode: ?(.*?),? ?PlateRepeat: ?(\\d+).*");

    @Override
    public String name() {
        return "Kaleido CSV";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText()
                && RESULTS.matcher(content.text()).find()
                && content.text().contains("Kaleido");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        Sheet sheet = content.cut(',');
        for (Grid grid : Grids.of(sheet)) {
            String title = grid.above().stream()
                    .filter(text -> RESULTS.matcher(text).matches())
                    .findFirst()
                    .orElse("");
            if (title.isEmpty() || grid.isMap()) {
                found.note(grid.at() + " is a map, and is left out");
                continue;
            }
            Matcher named = RESULTS.matcher(title);
            String label = named.matches() ? named.group(1) : title;
            boolean computed = grid.above().stream()
                    .anyMatch(text -> text.startsWith("Analysis Result") || text.contains("AnalysisParameter:"));
            String plate = plate(grid);
            found.add(
                    plate,
                    grid,
                    Plate.Detection.of(label),
                    new Read(label, wavelength(sheet.rows(), label), computed, grid.readings(), grid.at()));
        }
    }

    private static String plate(Grid grid) {
        for (int i = 0; i < grid.above().size(); i++) {
            Matcher line = BARCODE.matcher(grid.above().get(i));
            if (line.matches()) {
                return line.group(1).strip() + (line.group(2).equals("1") ? "" : ", repeat " + line.group(2));
            }
            if (grid.above().get(i).startsWith("Barcode Repeat") && i > 0) {
                return grid.above().get(i - 1).replaceFirst(" \\d+$", "");
            }
        }
        return "Plate 1";
    }

    /** From the list of measurements: the wavelength below the name. */
    private static OptionalInt wavelength(List<Sheet.Row> rows, String label) {
        boolean own = false;
        for (Sheet.Row row : rows) {
            if (row.cell(0).equals("Tech") || row.cell(0).equals("Technology")) {
                own = row.text().endsWith(label);
            } else if (own && row.cell(0).startsWith("Excitation wavelength [nm]")) {
                return Read.wavelength(row.text());
            }
        }
        return OptionalInt.empty();
    }
}
