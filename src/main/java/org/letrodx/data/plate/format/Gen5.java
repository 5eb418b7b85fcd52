package org.letrodx.data.plate.format;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Location;

/**
 * Gen5's text: below {@code Results} each row letter has a line for each read, for what was made of it ({@code Blank
 * 450}, {@code [Concentration]}), and the name of the line in the column after the last.
 */
final class Gen5 implements PlateFormat {
    /**
     * The names of lines that were read: a wavelength or a filter, or a kind of light, after the name of the step. All
     * else is computed.
     */
    private static final Pattern READ =
            Pattern.compile("(?!Blank )(?:.*:)?(?:\\d{3,4}(?:/\\d+)?(?:, ?\\d{3,4}(?:/\\d+)?)*|Lum|Alpha)"
                    + "(?: \\[(?:Ref|Parallel|Perpendicular)])?");

    private static final Pattern ENDPOINT =
            Pattern.compile("(?:Read )?(?:.*: )?(?:Absorbance|Fluorescence|Luminescence|Alpha).*Endpoint.*");

    @Override
    public String name() {
        return "Gen5 text";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText()
                && content.text().contains("Software Version\t")
                && content.text().contains("Experiment File Path");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        if (content.text().contains("Image")) {
            found.problem(
                    Location.of(content.file().name()),
                    "is what Gen5 made of images, not of a plate reader",
                    "end-point readings");
            return;
        }
        Sheet sheet = content.cut('\t');
        Plate.Detection detection = Plate.Detection.UNKNOWN;
        String plate = "Plate 1";
        List<Sheet.Row> rows = sheet.rows();
        for (int i = 0; i < rows.size(); i++) {
            Sheet.Row row = rows.get(i);
            if (row.cell(0).equals("Plate Number")) {
                plate = row.cell(1);
            } else if (ENDPOINT.matcher(row.text()).matches()) {
                detection = Plate.Detection.of(row.text());
            } else if (row.cell(0).equals("Results") && i + 1 < rows.size() && Grids.numbers(rows.get(i + 1), 1) > 2) {
                matrix(sheet, i + 1, plate, detection, found);
            } else if (row.cell(0).equals("Time") && row.cells().size() > 3) {
                found.note("line " + row.line() + " begins a kinetic read: export its end point");
            }
        }
    }

    private static void matrix(
            Sheet sheet, int header, String plate, Plate.Detection detection, PlateFormats.Found found) {
        List<Sheet.Row> rows = sheet.rows();
        int count = Grids.numbers(rows.get(header), 1);
        Optional<PlateSize> size = PlateSize.ofColumns(count);
        if (size.isEmpty()) {
            found.problem(
                    sheet.at(rows.get(header), 1),
                    "a grid of " + count + " columns fits no plate",
                    "3, 4, 6, 8, 12, 24 or 48 columns");
            return;
        }
        Map<String, Map<Well, Reading>> reads = new LinkedHashMap<>();
        Set<String> computed = new HashSet<>();
        int letter = -1;
        for (int i = header + 1;
                i < rows.size() && rows.get(i).line() == rows.get(i - 1).line() + 1;
                i++) {
            Sheet.Row row = rows.get(i);
            int own = Well.rowOf(row.cell(0));
            if (own < 0 && !row.cell(0).isEmpty() || own >= 0 && own <= letter || own < 0 && letter < 0) {
                break;
            }
            letter = own < 0 ? letter : own;
            if (letter >= size.get().rows()) {
                found.problem(
                        sheet.at(row),
                        "row " + row.cell(0) + ": a plate of " + count + " columns has rows A to "
                                + Well.letters(size.get().rows() - 1),
                        "");
                return;
            }
            String named = row.cell(count + 1);
            boolean isComputed = !named.isEmpty() && !READ.matcher(named).matches();
            if (isComputed && !named.startsWith("Blank ")) {
                continue;
            }
            String label = named.isEmpty() ? "read" : named;
            Map<Well, Reading> readings = reads.computeIfAbsent(label, any -> new TreeMap<>());
            if (readings.containsKey(new Well(letter, 0))) {
                // the same name twice in a row: two reads, or two wavelengths called one
                label = label + " (2)";
                readings = reads.computeIfAbsent(label, any -> new TreeMap<>());
            }
            if (isComputed) {
                computed.add(label);
            }
            for (int column = 0; column < count; column++) {
                Optional<Reading> reading = Reading.of(row.cell(column + 1), false);
                if (reading.isPresent() || isComputed) {
                    readings.put(new Well(letter, column), reading.orElse(Reading.NONE));
                } else {
                    found.problem(
                            sheet.at(row, column + 1),
                            plate + ", " + new Well(letter, column) + ": \"" + Sheet.shorten(row.cell(column + 1))
                                    + "\" is no reading",
                            "a number, or the reader's own word");
                }
            }
        }
        Location at = sheet.at(rows.get(header));
        reads.forEach((label, readings) -> found.add(
                plate,
                new Plate(
                        plate,
                        size.get(),
                        detection,
                        List.of(new Read(
                                label,
                                Read.wavelength(label.substring(label.lastIndexOf(':') + 1)),
                                computed.contains(label),
                                readings,
                                at)),
                        at)));
    }
}
