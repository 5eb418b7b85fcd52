package org.letrodx.data.plate.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.Read;

/**
 * EnVision's CSV: each {@code Plate information} begins a read of a plate; a plate map for each plate follows at the
 * end.
 */
final class Envision implements PlateFormat {
    private static final Pattern RESULTS = Pattern.compile("(Calculated results|Results for)[: ]+(.*)");

    @Override
    public String name() {
        return "EnVision CSV";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText()
                && content.text().contains("Plate information")
                && content.text().contains("Plate,Repeat,Barcode");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        Sheet sheet = content.cut(',');
        List<Sheet.Row> rows = sheet.rows();
        List<Grid> grids = Grids.of(sheet);
        for (int i = 0; i + 1 < rows.size(); i++) {
            if (!rows.get(i).cell(0).equals("Plate")
                    || !rows.get(i).cell(1).equals("Repeat")
                    || !rows.get(i).cell(2).equals("Barcode")) {
                continue;
            }
            Sheet.Row values = rows.get(i + 1);
            int end = i + 1;
            while (end < rows.size()
                    && !rows.get(end).cell(0).equals("Plate information")
                    && !rows.get(end).cell(0).equals("Basic assay information")) {
                end++;
            }
            for (Grid grid : grids) {
                if (grid.first() > i && grid.last() < end) {
                    add(grid, values, label(rows.get(i), values), found);
                }
            }
        }
    }

    private static String label(Sheet.Row names, Sheet.Row values) {
        int column = names.cells().indexOf("Label");
        return values.text().contains("Calc ") ? "calculated" : column < 0 ? "" : values.cell(column);
    }

    private static void add(Grid grid, Sheet.Row plate, String label, PlateFormats.Found found) {
        if (grid.isMap()) {
            found.note(grid.at() + " is a map, and is left out");
            return;
        }
        Matcher title = RESULTS.matcher(grid.title());
        boolean computed = label.equals("calculated")
                || title.lookingAt() && title.group(1).startsWith("Calc");
        String repeat = plate.cell(1).equals("1") ? "" : ", repeat " + plate.cell(1);
        String name = (title.lookingAt() ? title.group(2) : label.isEmpty() ? "read" : label) + repeat;
        found.add(
                "Plate " + plate.cell(0),
                grid,
                detection(plate.text(), name),
                new Read(name, Read.wavelength(name), computed, grid.readings(), grid.at()));
    }

    /**
     * Light that goes in only was absorbed, light that comes out only was made: the last fields of a plate say which
     * there is.
     */
    private static Plate.Detection detection(String plate, String name) {
        boolean in = plate.contains("Ex=") && !plate.contains("Ex=N/A");
        boolean out = plate.contains("Em=") && !plate.contains("Em=N/A");
        return in && out
                ? Plate.Detection.FLUORESCENCE
                : in ? Plate.Detection.ABSORBANCE : out ? Plate.Detection.LUMINESCENCE : Plate.Detection.of(name);
    }
}
