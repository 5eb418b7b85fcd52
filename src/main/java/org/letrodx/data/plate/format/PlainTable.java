package org.letrodx.data.plate.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letrodx.data.Unsaid;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * A table that a person made: one grid or several, or a well a row. What several grids are (wavelengths, plates, a
 * layout) is not guessed.
 */
final class PlainTable implements PlateFormat {
    private static final Set<String> OF_LAYOUTS = Set.of("role", "condition", "concentration", "dose");
    private static final String ALLOWED =
            "an export of SoftMax Pro, Gen5, MARS, EnVision or Kaleido as text, of Magellan, SkanIt or SMART Control "
                    + "as .xlsx, Allotrope's JSON, a grid of 8 rows and 12 columns, or a well a row";

    @Override
    public String name() {
        return "table";
    }

    @Override
    public boolean recognises(Content content) {
        return true;
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        List<Grid> grids = new ArrayList<>();
        List<Problem> misfits = new ArrayList<>();
        boolean lists = false;
        for (Sheet sheet : content.table()) {
            if (Grids.mayBeThousands(sheet)) {
                found.problem(
                        Location.of(sheet.source()),
                        "every number with a comma may be thousands or decimals",
                        "decimal points, and nothing between thousands");
                return;
            }
            if (Grids.mayBeDottedThousands(sheet)) {
                found.problem(
                        Location.of(sheet.source()),
                        "every number with a point may be thousands or decimals, for others are whole",
                        "decimal points, and nothing between thousands");
                return;
            }
            Optional<Sheet.Row> header = header(sheet);
            if (header.isPresent()) {
                wells(sheet, header.get(), found);
                lists = true;
            } else {
                Grids inSheet = Grids.in(sheet, found.wells());
                grids.addAll(inSheet.grids());
                misfits.addAll(inSheet.misfits());
            }
        }
        List<Grid> usable = grids.stream()
                .filter(grid -> !isLeftOut(grid, grids.size(), found))
                .toList();
        for (int i = 0; i < usable.size(); i++) {
            Grid grid = usable.get(i);
            String title = grid.title().isEmpty() ? grid.corner() : grid.title();
            String label = title.isEmpty() || title.matches("[<>]*") ? "grid " + (i + 1) : title;
            if (grid.transposed()) {
                found.note(grid.at() + ": rows and columns are exchanged, A1 at the top left");
            }
            // a plate of each size: the size tells them apart
            found.add(
                    usable.get(0).size() == grid.size() ? "Plate 1" : "Plate of " + grid.size(),
                    grid,
                    Plate.Detection.of(title),
                    Read.raw(label, grid.readings(), grid.at()));
        }
        if (usable.size() > 1) {
            found.gridsMayBePlates();
        }
        if (usable.isEmpty() && !lists) {
            if (!misfits.isEmpty()) {
                // what follows from the first is no news
                found.problems(misfits.subList(0, 1));
            } else if (grids.isEmpty()) {
                found.problem(
                        Location.of(content.file().name()),
                        "no plate is recognised in it" + firstLine(content),
                        ALLOWED);
            } else {
                found.problem(
                        grids.get(0).at(),
                        "the grid holds names or hyphens, not readings: it is a plate map",
                        "readings here, and " + Unsaid.LAYOUT + " in a layout");
            }
        }
    }

    private static String firstLine(Content content) {
        return content.table().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .findFirst()
                .map(row -> ", which begins \"" + Sheet.shorten(row.text()) + "\"")
                .orElse("");
    }

    private static boolean isLeftOut(Grid grid, int count, PlateFormats.Found found) {
        if (grid.isMap()) {
            found.note(grid.at() + " is a map of names, and is left out: if it says " + Unsaid.LAYOUT
                    + ", give it as the layout");
            return true;
        }
        if (grid.looksLikeDoses() && count == 1) {
            found.problem(
                    grid.at(),
                    "a few numbers far apart, each in many wells: this is a plate map of doses, not readings",
                    "readings here, and " + Unsaid.LAYOUT + " in a layout");
        }
        return false;
    }

    /** The row that names the columns of a list of wells: one of them wells, one of them numbers. */
    private static Optional<Sheet.Row> header(Sheet sheet) {
        return sheet.rows().stream()
                .limit(30)
                .filter(row -> wells(row) >= 0)
                .findFirst()
                .filter(row -> sheet.rows().stream()
                                .filter(one -> one.line() > row.line())
                                .filter(one -> Well.of(one.cell(wells(row))).isPresent())
                                .limit(3)
                                .count()
                        == 3);
    }

    private static int wells(Sheet.Row row) {
        for (int column = 0; column < row.cells().size(); column++) {
            if (Set.of("well", "wells", "well position", "well positions", "position", "location")
                    .contains(row.cell(column).toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        return -1;
    }

    private static void wells(Sheet sheet, Sheet.Row header, PlateFormats.Found found) {
        int wells = wells(header);
        if (header.cells().stream().anyMatch(name -> OF_LAYOUTS.contains(name.toLowerCase(Locale.ROOT)))) {
            found.problem(
                    sheet.at(header),
                    "these columns make a layout, not readings",
                    "readings here, and " + Unsaid.LAYOUT + " in a layout");
            return;
        }
        List<Sheet.Row> rows = sheet.rows().stream()
                .filter(row -> row.line() > header.line() && !row.cell(wells).isEmpty())
                .toList();
        for (Sheet.Row row : rows) {
            if (Well.of(row.cell(wells)).isEmpty()) {
                found.problem(
                        sheet.at(row, wells),
                        "\"" + Sheet.shorten(row.cell(wells)) + "\" is no well",
                        "a letter and a number: A1");
                return;
            }
        }
        boolean comma = rows.stream().flatMap(row -> row.cells().stream()).noneMatch(Grids::hasPoint);
        for (int column = 0; column < header.cells().size(); column++) {
            int index = column;
            if (column == wells || header.cell(column).isEmpty() || !WellList.isReadings(rows, index, comma)) {
                continue;
            }
            Map<Well, Reading> readings = WellList.readings(sheet, rows, wells, column, comma, found);
            Optional<PlateSize> size = WellList.size(readings.keySet(), sheet.at(header, wells), found);
            if (size.isPresent()) {
                found.add(
                        "Plate 1",
                        new Plate(
                                "Plate 1",
                                size.get(),
                                Plate.Detection.of(header.cell(column)),
                                List.of(Read.raw(header.cell(column), readings, sheet.at(header, column))),
                                sheet.at(header)));
            }
        }
    }
}
