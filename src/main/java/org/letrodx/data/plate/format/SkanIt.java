package org.letrodx.data.plate.format;

import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.Read;

/**
 * Thermo's SkanIt workbook: a sheet a step, its plates and wavelengths one below the other, names of samples below
 * each. The corner of a grid says what it holds: readings, what is left of them without the blanks, or what was
 * computed further. {@code Wavelength: 0 nm} is no wavelength.
 */
final class SkanIt implements PlateFormat {
    private static final Pattern RAW = Pattern.compile("(?i)abs|od|rlu|rfu|counts?|cps|rlu/s");

    @Override
    public String name() {
        return "SkanIt workbook";
    }

    @Override
    public boolean recognises(Content content) {
        return content.sheets().stream().anyMatch(sheet -> sheet.rows().stream()
                .limit(12)
                .anyMatch(row -> row.text().contains(".skax") || row.text().contains("SkanIt")));
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        for (Sheet sheet : content.sheets()) {
            if (sheet.rows().isEmpty() || !sheet.rows().get(0).cell(0).equals("Measurement results")) {
                continue;
            }
            String step = sheet.rows().stream()
                    .skip(3)
                    .findFirst()
                    .map(row -> row.cell(0))
                    .orElse(sheet.name());
            for (Grid grid : Grids.of(sheet)) {
                boolean raw = RAW.matcher(grid.corner()).matches();
                if (grid.isMap() || !raw && !grid.corner().startsWith("Blank")) {
                    continue;
                }
                String plate = grid.above().stream()
                        .filter(text -> !text.startsWith("Wavelength") && !text.isBlank())
                        .findFirst()
                        .orElse("Plate 1");
                String wavelength = grid.above().stream()
                        .filter(text -> text.startsWith("Wavelength"))
                        .findFirst()
                        .orElse("");
                String label = Read.wavelength(wavelength).isPresent() && raw
                        ? step + ", " + Read.wavelength(wavelength).getAsInt() + " nm"
                        : step;
                found.add(
                        plate,
                        grid,
                        Plate.Detection.of(grid.corner() + " " + step),
                        new Read(label, Read.wavelength(wavelength), !raw, grid.readings(), grid.at()));
            }
        }
    }
}
