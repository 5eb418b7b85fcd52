package org.letrodx.data.plate.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;

/**
 * Tecan's Magellan workbook: a well a row, a column a read, the wavelengths below the readings in the order of the
 * reads.
 */
final class Magellan implements PlateFormat {
    private static final String WELLS = "Well positions";
    private static final Pattern WAVELENGTH = Pattern.compile("Measurement wavelength: (\\d+) ?nm");

    @Override
    public String name() {
        return "Magellan workbook";
    }

    @Override
    public boolean recognises(Content content) {
        return content.sheets().stream().anyMatch(sheet -> header(sheet).isPresent());
    }

    private static Optional<Sheet.Row> header(Sheet sheet) {
        return sheet.rows().stream()
                .limit(20)
                .filter(row -> row.cells().contains(WELLS))
                .findFirst();
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        content.sheets().forEach(sheet -> header(sheet).ifPresent(header -> read(sheet, header, found)));
    }

    private static void read(Sheet sheet, Sheet.Row header, PlateFormats.Found found) {
        int wells = header.cells().indexOf(WELLS);
        List<Sheet.Row> rows = sheet.rows().stream()
                .filter(row ->
                        row.line() > header.line() && Well.of(row.cell(wells)).isPresent())
                .toList();
        List<String> texts = sheet.rows().stream().map(Sheet.Row::text).toList();
        List<OptionalInt> wavelengths = new ArrayList<>();
        texts.forEach(text -> {
            Matcher match = WAVELENGTH.matcher(text);
            if (match.find()) {
                wavelengths.add(Read.wavelength(match.group(1)));
            }
        });
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < header.cells().size(); column++) {
            if (column != wells && !header.cell(column).isEmpty() && WellList.isReadings(rows, column, false)) {
                columns.add(column);
            }
        }
        Plate.Detection detection = Plate.Detection.of(String.join("\n", texts));
        for (int i = 0; i < columns.size(); i++) {
            Map<Well, Reading> readings = WellList.readings(sheet, rows, wells, columns.get(i), false, found);
            String label = header.cell(columns.get(i));
            OptionalInt wavelength = wavelengths.size() == columns.size() ? wavelengths.get(i) : OptionalInt.empty();
            WellList.size(readings.keySet(), sheet.at(header, wells), found)
                    .ifPresent(size -> found.add(
                            "Plate 1",
                            new Plate(
                                    "Plate 1",
                                    size,
                                    detection,
                                    List.of(new Read(label, wavelength, false, readings, sheet.at(header))),
                                    sheet.at(header))));
        }
    }
}
