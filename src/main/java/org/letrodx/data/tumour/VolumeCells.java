package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Reading;
import org.letrodx.document.Location;

/**
 * Reads cells with a volume, a length or a weight. A word for a dead animal or a missing value is none; a mark or a
 * limit is left out and told; anything else is a fault.
 */
final class VolumeCells {
    private static final Pattern MISSING =
            Pattern.compile("(?i)|na|n/a|nan|#n/a|nd|n\\.d\\.|\\.|-|--|null|none|missing|not measured");
    private static final Pattern DEAD =
            Pattern.compile("(?i)dead|died|death|found dead|euthani[sz]ed|sacrificed|killed|culled|removed|x|\u2020");
    private static final Pattern MARKED =
            Pattern.compile("[<>~]=?\\s*-?\\d.*|-?\\d+(?:[.,]\\d+)?\\s*[*\u2020#a-z]{1,3}|#[A-Z/0!?]+");
    /** House limit: so many rows tell whether decimals stand after a comma. */
    private static final int TELLING = 1_000;

    private final Sheet sheet;
    private final boolean comma;
    private final Faults faults;
    private final List<String> leftOut = new ArrayList<>();

    VolumeCells(Columns columns, Faults faults) {
        this.sheet = columns.sheet();
        this.comma = hasDecimalCommas(columns.rows().stream().limit(TELLING).toList());
        this.faults = faults;
    }

    private static boolean hasDecimalCommas(List<Sheet.Row> rows) {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.matches("-?\\d+,\\d+"))
                && rows.stream().flatMap(row -> row.cells().stream()).noneMatch(cell -> cell.matches("-?\\d+\\.\\d+"));
    }

    /** A volume or a length; empty if the cell has none. */
    OptionalDouble volume(Sheet.Row row, int place) {
        String cell = row.cell(place);
        OptionalDouble number = number(cell);
        if (number.isPresent() && number.getAsDouble() >= 0) {
            return number;
        }
        if (number.isPresent()) {
            faults.add(sheet.at(row, place), cell + " is below zero", "volumes from 0 on");
        } else if (MARKED.matcher(cell).matches()) {
            leftOut.add(cell + " in " + new Location("line " + row.line(), 0, 0) + ", column " + (place + 1));
        } else if (!MISSING.matcher(cell).matches() && !DEAD.matcher(cell).matches()) {
            faults.add(
                    sheet.at(row, place),
                    "\"" + Sheet.shorten(cell) + "\" is no volume",
                    "a number; nothing or NA if it was not measured");
        }
        return OptionalDouble.empty();
    }

    /** True of a cell that is blank, or says that nothing was measured. */
    static boolean saysNothing(String cell) {
        return MISSING.matcher(cell).matches();
    }

    /** The number of a cell; empty if it is none. */
    OptionalDouble number(String cell) {
        return Reading.number(cell, comma);
    }

    /** What was left out. */
    Optional<Remark> remark() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        Remark.Kind.VOLUMES_LEFT_OUT,
                        Texts.count(leftOut.size(), "cell") + " left out, since a mark or a limit is no volume: "
                                + Texts.some(leftOut, 8) + ".",
                        List.of()));
    }
}
