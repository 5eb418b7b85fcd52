package org.letrodx.data.plate.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * Finds the grids of wells in a sheet: below a row of column numbers, with or without row letters; the same with rows
 * and columns exchanged; or numbers alone, as many as a plate has. Whatever else stands in the sheet is passed over.
 */
final class Grids {
    private static final String MONTH =
            "(?:jan|feb|mar|m\u00e4r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*";
    private static final Pattern DATE = Pattern.compile(String.join(
            "|",
            "\\d{4}-\\d\\d-\\d\\d.*",
            "\\d{1,2}[./]\\d{1,2}[./](?:\\d{2}|\\d{4})",
            "(?i:\\d{1,2}[-. ]*" + MONTH + ".*)",
            "(?i:" + MONTH + "[-. ]*\\d.*)"));
    private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+");
    private static final Pattern COMMA = Pattern.compile("[-+]?\\d*,\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{3})+");
    private static final Pattern DOTTED = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:\\.\\d{3})+");
    private static final Pattern HUNDREDS = Pattern.compile("[-+]?[1-9]\\d\\d");
    /** House limit: how many whole hundreds make dots that may be thousands a doubt; a wavelength is one or two. */
    private static final int DOUBTFUL = 3;
    /** House limit: how many bad cells of a grid are listed one by one. */
    private static final int LISTED = 10;
    /** The smallest plate whose readings are recognised without numbers or letters around them. */
    private static final int BARE = 96;

    private final Sheet sheet;
    private final boolean comma;
    private final OptionalInt wells;
    private final List<Grid> grids = new ArrayList<>();
    private final List<Problem> misfits = new ArrayList<>();

    private Grids(Sheet sheet, OptionalInt wells) {
        this.sheet = sheet;
        this.wells = wells;
        this.comma = hasDecimalCommas(sheet);
        int row = 0;
        while (row < sheet.rows().size()) {
            Optional<Grid> grid = labelled(row);
            if (grid.isEmpty()) {
                grid = exchanged(row);
            }
            if (grid.isPresent()) {
                grids.add(grid.get());
                row = grid.get().last() + 1;
            } else {
                row = bare(row);
            }
        }
    }

    /** The grids of a sheet, from top to bottom. */
    static List<Grid> of(Sheet sheet) {
        return new Grids(sheet, OptionalInt.empty()).grids;
    }

    /**
     * Finds them.
     *
     * @param wells how many wells the plates have, if somebody said so
     */
    static Grids in(Sheet sheet, OptionalInt wells) {
        return new Grids(sheet, wells);
    }

    List<Grid> grids() {
        return grids;
    }

    /** What looks like a grid and fits no plate. */
    List<Problem> misfits() {
        return misfits;
    }

    private static boolean hasDecimalCommas(Sheet sheet) {
        long points = cells(sheet, POINT);
        return points == 0 && cells(sheet, COMMA) > 0;
    }

    private static long cells(Sheet sheet, Pattern pattern) {
        return sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> pattern.matcher(cell).matches())
                .count();
    }

    /** True for a number with a decimal point. */
    static boolean hasPoint(String cell) {
        return POINT.matcher(cell).matches();
    }

    /**
     * True if every number with a dot has three digits after it, and others are whole hundreds: 988 beside 1.066 is a
     * count beside a thousand. Absorbances have their decimals in every well.
     */
    static boolean mayBeDottedThousands(Sheet sheet) {
        long dotted = cells(sheet, DOTTED);
        return dotted > 0
                && dotted == cells(sheet, POINT)
                && sheet.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .filter(cell -> HUNDREDS.matcher(cell).matches())
                                .distinct()
                                .count()
                        >= DOUBTFUL;
    }

    /** True if every number with a comma may be a thousand as well as a decimal: 1,234 but never 0,5. */
    static boolean mayBeThousands(Sheet sheet) {
        long thousands = cells(sheet, THOUSANDS);
        return thousands > 0 && hasDecimalCommas(sheet) && thousands == cells(sheet, COMMA);
    }

    private Sheet.Row row(int index) {
        return sheet.rows().get(index);
    }

    private boolean follows(int index) {
        return index < sheet.rows().size()
                && row(index).line() == row(index - 1).line() + 1;
    }

    /** How many cells from a column on are 1, 2, 3 ... */
    static int numbers(Sheet.Row row, int column) {
        int count = 0;
        while (isNumber(row.cell(column + count), count + 1)) {
            count++;
        }
        return count;
    }

    /** True for 7, 07 and 7.0. */
    private static boolean isNumber(String cell, int number) {
        String plain = cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
        return plain.equals(Integer.toString(number)) || plain.equals("0" + number);
    }

    private static int letters(Sheet.Row row, int column) {
        int count = 0;
        while (row.cell(column + count).equalsIgnoreCase(Well.letters(Math.min(count, 31)))) {
            count++;
        }
        return count;
    }

    private Optional<Grid> labelled(int index) {
        Sheet.Row header = row(index);
        for (int column = 0; column < header.cells().size(); column++) {
            int count = numbers(header, column);
            if (count < 3 || !follows(index + 1)) {
                continue;
            }
            boolean lettered = column > 0 && Well.rowOf(row(index + 1).cell(column - 1)) >= 0;
            Optional<PlateSize> size = PlateSize.ofColumns(count);
            if (size.isEmpty() && lettered) {
                misfits.add(new Problem(
                        sheet.at(header, column),
                        "",
                        "a grid of " + count + " columns fits no plate",
                        "3, 4, 6, 8, 12, 24 or 48 columns"));
            }
            if (size.isPresent()
                    && (lettered
                            || column == 0
                            || row(index + 1).cell(column - 1).isEmpty())) {
                return lettered ? lettered(index, column, size.get()) : numbered(index, column, size.get());
            }
        }
        return Optional.empty();
    }

    /** Rows with letters in order; some may be missing. */
    private Optional<Grid> lettered(int index, int column, PlateSize size) {
        Cells cells = new Cells();
        int last = index;
        int before = -1;
        while (follows(last + 1)) {
            Sheet.Row line = row(last + 1);
            int row = Well.rowOf(line.cell(column - 1));
            if (row <= before) {
                break;
            }
            if (row >= size.rows()) {
                cells.problem(
                        sheet.at(line, column - 1),
                        "row " + line.cell(column - 1) + ": a plate of " + size.columns() + " columns has rows A to "
                                + Well.letters(size.rows() - 1));
            } else {
                cells.add(line, column, size.columns(), row, false);
            }
            before = row;
            last++;
        }
        return cells.grid(index, last, size, row(index).cell(column - 1), false, sheet.at(row(index), column));
    }

    /** Rows without letters, as many as the plate has. */
    private Optional<Grid> numbered(int index, int column, PlateSize size) {
        Cells cells = new Cells();
        int last = index;
        while (last - index < size.rows()
                && follows(last + 1)
                && Reading.of(row(last + 1).cell(column), comma).isPresent()) {
            cells.add(row(last + 1), column, size.columns(), last - index, false);
            last++;
        }
        return last - index < size.rows()
                ? Optional.empty()
                : cells.grid(
                        index,
                        last,
                        size,
                        column > 0 ? row(index).cell(column - 1) : "",
                        false,
                        sheet.at(row(index), column));
    }

    /** Letters above, numbers before: the rows are the columns of the plate. */
    private Optional<Grid> exchanged(int index) {
        Sheet.Row header = row(index);
        for (int column = 1; column < header.cells().size(); column++) {
            int count = letters(header, column);
            Optional<PlateSize> size = List.of(PlateSize.values()).stream()
                    .filter(one -> one.rows() == count)
                    .findFirst();
            if (count < 2
                    || size.isEmpty()
                    || !follows(index + 1)
                    || !isNumber(row(index + 1).cell(column - 1), 1)) {
                continue;
            }
            Cells cells = new Cells();
            int last = index;
            while (follows(last + 1) && isNumber(row(last + 1).cell(column - 1), last - index + 1)) {
                cells.add(row(last + 1), column, count, last - index, true);
                last++;
            }
            if (last - index == size.get().columns()) {
                return cells.grid(index, last, size.get(), header.cell(column - 1), true, sheet.at(header, column));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds the grids of a block of readings without anything around them.
     *
     * @return the row after it
     */
    private int bare(int index) {
        boolean lettered = Well.rowOf(row(index).cell(0)) == 0 && isReadings(row(index), 1);
        int column = lettered ? 1 : 0;
        int end = index;
        int width = 0;
        while ((end == index || follows(end))
                && end < sheet.rows().size()
                && isReadings(row(end), column)
                && (!lettered || Well.rowOf(row(end).cell(0)) == end - index)) {
            width = Math.max(width, row(end).cells().size() - column);
            end++;
        }
        int height = end - index;
        for (PlateSize size : PlateSize.values()) {
            if (size.wells() < (lettered ? 6 : wells.orElse(BARE))
                    || wells.isPresent() && size.wells() != wells.getAsInt()) {
                continue;
            }
            boolean exchanged = width == size.rows() && height == size.columns() && !lettered;
            int rows = exchanged ? size.columns() : size.rows();
            if (exchanged || width == size.columns() && height > 0 && height % rows == 0) {
                for (int first = index; first < end; first += rows) {
                    Cells cells = new Cells();
                    for (int row = 0; row < rows; row++) {
                        cells.add(row(first + row), column, width, row, exchanged);
                    }
                    cells.grid(first, first + rows - 1, size, "", exchanged, sheet.at(row(first), column))
                            .ifPresent(grids::add);
                }
                return end;
            }
        }
        if (height > 3 && width > 3) {
            misfits.add(new Problem(
                    sheet.at(row(index), column),
                    "",
                    "a block of " + height + " rows of " + width + " numbers fits no plate",
                    "8 rows of 12, 16 of 24 or 32 of 48; of smaller plates with column numbers and row letters"));
        }
        return Math.max(end, index + 1);
    }

    private boolean isReadings(Sheet.Row row, int column) {
        List<String> cells = row.cells();
        return cells.size() > column + 2
                && cells.stream().skip(column).allMatch(cell -> Reading.of(cell, comma)
                        .isPresent())
                && cells.stream().skip(column).anyMatch(cell -> Reading.of(cell, comma)
                        .filter(Reading::isNumber)
                        .isPresent());
    }

    /** Collects the cells of one grid. */
    private final class Cells {
        private final Map<Well, Reading> readings = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private int unreadable;

        void problem(Location at, String fault) {
            problems.add(new Problem(at, "", fault));
        }

        void add(Sheet.Row line, int column, int width, int index, boolean exchanged) {
            IntStream.range(0, width).forEach(i -> {
                Well well = exchanged ? new Well(i, index) : new Well(index, i);
                String cell = line.cell(column + i);
                Optional<Reading> reading = Reading.of(cell, comma);
                if (reading.isPresent()) {
                    readings.put(well, reading.get());
                } else {
                    unreadable(sheet.at(line, column + i), well, cell);
                }
            });
            String beyond = line.cell(column + width);
            if (!beyond.isEmpty()
                    && Reading.of(beyond, comma).filter(Reading::isNumber).isPresent()) {
                problem(
                        sheet.at(line, column + width),
                        "a number, " + beyond + ", after the last of " + width + " columns");
            }
        }

        private void unreadable(Location at, Well well, String cell) {
            unreadable++;
            if (unreadable <= LISTED) {
                problems.add(new Problem(
                        at,
                        "",
                        well + ": \"" + Sheet.shorten(cell) + "\" is no reading",
                        "a number, or the reader's own word " + "such as OVRFLW",
                        DATE.matcher(cell).matches()
                                ? "a spreadsheet took a number such as 1.1 for a date: export again as text"
                                : COMMA.matcher(cell).matches()
                                        ? cell.replace(',', '.') + ", if the comma is decimal; other cells have a point"
                                        : ""));
            }
        }

        Optional<Grid> grid(int first, int last, PlateSize size, String corner, boolean exchanged, Location at) {
            if (readings.isEmpty() && problems.isEmpty()) {
                return Optional.empty();
            }
            if (unreadable > LISTED) {
                problem(at, unreadable - LISTED + " more cells of this grid are no readings");
            }
            List<String> above = new ArrayList<>();
            int previous = grids.isEmpty() ? -1 : grids.get(grids.size() - 1).last();
            for (int i = first - 1; i > previous; i--) {
                above.add(row(i).text());
            }
            return Optional.of(
                    new Grid(first, last, size, readings, corner, above, exchanged, unreadable, problems, at));
        }
    }
}
