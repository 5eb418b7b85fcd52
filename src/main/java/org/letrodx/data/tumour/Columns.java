package org.letrodx.data.tumour;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.letrodx.data.cells.Sheet;
import org.letrodx.document.Location;

/**
 * Where the columns of a table of tumours stand.
 *
 * @param sheet with the table
 * @param header the row with the headings
 * @param places of the columns that the table has, counted from 0
 * @param days the places of headings that are days or dates: of a table with an animal a row
 */
record Columns(Sheet sheet, Sheet.Row header, Map<Column, Integer> places, List<Integer> days) {
    /** House limit: how far down the headings are looked for. */
    private static final int FIRST_ROWS = 30;
    /** House limit: fewer days do not make a table with an animal a row. */
    private static final int FEWEST_DAYS = 3;

    /** The first row that has the headings of such a table; empty if there is none. */
    static Optional<Columns> find(List<Sheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> sheet.rows().stream().limit(FIRST_ROWS).map(row -> of(sheet, row)))
                .filter(columns ->
                        columns.has(Column.ANIMAL) && (columns.isReadingARow() || columns.days.size() >= FEWEST_DAYS))
                .findFirst();
    }

    private static Columns of(Sheet sheet, Sheet.Row row) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        IntStream.range(0, row.cells().size())
                .forEach(i -> Column.of(row.cell(i)).ifPresent(column -> places.putIfAbsent(column, i)));
        List<Integer> days = IntStream.range(0, row.cells().size())
                .boxed()
                .filter(i -> row.cell(i).matches("(?i)(?:day|d|t)?[\\s_.]*-?\\d.*"))
                .filter(i -> Days.of(List.of(row.cell(i))) != Days.NEITHER)
                .toList();
        return new Columns(sheet, row, places, days);
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** True if each row is a reading, with its day; each row is an animal otherwise. */
    boolean isReadingARow() {
        return has(Column.DAY) || has(Column.DATE);
    }

    /** True if rows say to which group an animal belongs. */
    boolean haveGroups() {
        return has(Column.GROUP) || has(Column.TREATMENT);
    }

    /** The place of a column that the table has. */
    int place(Column column) {
        return requireNonNull(places.get(column));
    }

    /** The place of the day or the date. */
    int dayPlace() {
        return place(has(Column.DAY) ? Column.DAY : Column.DATE);
    }

    /** The heading of a column; empty if the table does not have it. */
    String heading(Column column) {
        return has(column) ? header.cell(place(column)) : "";
    }

    /** The cell of a row; empty if the table does not have the column. */
    String cell(Sheet.Row row, Column column) {
        return has(column) ? row.cell(place(column)) : "";
    }

    /** The place of a cell. */
    Location at(Sheet.Row row, Column column) {
        return sheet.at(row, place(column));
    }

    /** The rows below the headings. */
    List<Sheet.Row> rows() {
        return sheet.rows().stream().filter(row -> row.line() > header.line()).toList();
    }

    /** What stands above the headings. */
    String title() {
        return sheet.rows().stream()
                .filter(row -> row.line() < header.line())
                .map(Sheet.Row::text)
                .collect(Collectors.joining(" "));
    }
}
