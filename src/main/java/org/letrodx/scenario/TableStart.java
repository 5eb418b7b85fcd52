package org.letrodx.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.TableRows;

/**
 * The first rows of a table whose header was looked for.
 *
 * @param header the numbers of the rows that make the header, one or two
 * @param separator what separates cells
 * @param rows the header, as one row, and those below it
 */
record TableStart(List<Integer> header, char separator, List<TableRows.Row> rows) {
    /** How many rows are looked at. */
    private static final int ROWS = 500;
    /** Among how many rows the header is looked for. */
    private static final int HEADER = 12;

    static TableStart of(Path table) {
        TableStart start = read(table, header(firstRows(table)), ROWS);
        start.rows().forEach(row -> RowReader.checkIsUtf8(row.cells(), row::at));
        return start;
    }

    /** The names of the columns. */
    List<String> names() {
        return rows.get(0).cells();
    }

    /** The cells below the names, row by row. */
    List<List<String>> body() {
        return rows.stream()
                .skip(1)
                .map(row -> row.cells().stream().map(String::strip).toList())
                .toList();
    }

    /** The first rows, from the first of several cells on: a title above does not tell what separates cells. */
    private static List<TableRows.Row> firstRows(Path table) {
        for (int number = 1; number <= HEADER; number++) {
            Optional<List<TableRows.Row>> from = from(table, number);
            if (from.isPresent()) {
                return from.get();
            }
        }
        return read(table, List.of(), HEADER).rows();
    }

    /** The rows from one on that has several cells; empty if it has not, or cannot be read as what it has separates. */
    private static Optional<List<TableRows.Row>> from(Path table, int number) {
        try {
            List<TableRows.Row> rows = read(table, List.of(number), HEADER).rows();
            List<String> cells = rows.get(0).cells();
            return cells.size() > 1 && !cells.stream().allMatch(String::isBlank) ? Optional.of(rows) : Optional.empty();
        } catch (InputException another) {
            return Optional.empty();
        }
    }

    private static TableStart read(Path table, List<Integer> header, int most) {
        try (InputStream stream = Documents.open(table)) {
            TableRows read = new TableRows(stream, table.toString(), Optional.empty(), header);
            List<TableRows.Row> rows = new ArrayList<>();
            for (Optional<TableRows.Row> row = Optional.of(read.header());
                    row.isPresent() && rows.size() < most;
                    row = read.next()) {
                rows.add(row.get());
            }
            return new TableStart(header, read.separator(), rows);
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(table.toString()), unreadable);
        }
    }

    /**
     * The row that has most names which mean something, of several the fullest; with the one above or below it, if the
     * two make one header.
     */
    private static List<Integer> header(List<TableRows.Row> rows) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i).cells();
            long known = cells.stream()
                    .filter(cell -> !ColumnName.of(cell).fact().isEmpty())
                    .count();
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            long score = known * 1000 + (known > 0 ? 0 : filled);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        for (int i = Math.max(best - 1, 0); i <= best && i + 1 < rows.size(); i++) {
            if (areOneHeader(rows.get(i).cells(), rows.get(i + 1).cells())) {
                return List.of(rows.get(i).number(), rows.get(i + 1).number());
            }
        }
        return List.of(rows.get(best).number());
    }

    /**
     * True of names above a row of units; and of names that go over several columns, above names without numbers that
     * tell these columns apart, where the first column has its name in one of the two rows.
     */
    private static boolean areOneHeader(List<String> above, List<String> below) {
        if (isRowOfUnits(below)) {
            return true;
        }
        List<String> groups = above.stream()
                .skip(1)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        Set<String> distinct = new LinkedHashSet<>(groups);
        boolean goOver = distinct.size() < groups.size()
                || IntStream.range(1, below.size())
                        .anyMatch(i -> !below.get(i).isBlank()
                                && (i >= above.size() || above.get(i).isBlank()));
        List<String> names = TableRows.names(List.of(above, below));
        return distinct.size() > 1
                && goOver
                && above.get(0).isBlank() != below.get(0).isBlank()
                && below.stream().noneMatch(cell -> cell.strip().matches("[<>=~]?\\s*\\d.*"))
                && new LinkedHashSet<>(names).size() == names.size();
    }

    private static boolean isRowOfUnits(List<String> cells) {
        List<String> filled = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(ColumnName::isUnit);
    }
}
