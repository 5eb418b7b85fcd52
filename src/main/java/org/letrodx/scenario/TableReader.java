package org.letrodx.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.TableRows;
import org.letrodx.facts.Experiment;

/** Makes experiments of the rows of one table. Immutable; safe for threads. */
final class TableReader {
    /** House limit: four columns for every fact. */
    private static final int MOST_COLUMNS = 1000;

    /** By position; empty for a column that is left out. */
    private final List<Optional<CellReader>> columns;

    /**
     * Reads the header.
     *
     * @throws InputException with every problem of it: unknown columns, and two that say the same
     */
    TableReader(TableRows table, ColumnMapping mapping) {
        TableRows.Row header = table.header();
        if (header.cells().size() > MOST_COLUMNS) {
            throw fault(
                    header.at(MOST_COLUMNS + 1),
                    header.cells().size() + " columns",
                    "up to " + MOST_COLUMNS + ", a house limit");
        }
        CellReader.Decimals decimals = CellReader.Decimals.of(mapping.decimal(), table.separator());
        List<Optional<CellReader>> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> said = new HashMap<>();
        for (String cell : header.cells()) {
            String name = cell.strip();
            Location at = header.at(read.size() + 1);
            if (isDamaged(cell)) {
                throw notUtf8(at);
            }
            ColumnMapping.Column column = mapping.columns().getOrDefault(name, ColumnMapping.Column.of(name));
            Optional<Problem> fault = mapping.ignored().contains(name)
                    ? Optional.empty()
                    : column.fault(at, mapping.columns().keySet());
            fault.ifPresent(problems::add);
            if (fault.isPresent() || mapping.ignored().contains(name)) {
                read.add(Optional.empty());
                continue;
            }
            CellReader reader = new CellReader(column, name, decimals);
            Integer first = said.putIfAbsent(reader.path(), read.size() + 1);
            if (first != null) {
                problems.add(new Problem(
                        at, reader.path(), "is in column " + first + ", too", "one column for one fact", ""));
            }
            read.add(Optional.of(reader));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        columns = List.copyOf(read);
    }

    /** @throws InputException with every problem of the row */
    SetUp read(TableRows.Row row) {
        if (row.tooLong()) {
            throw fault(
                    row.at(),
                    "is longer than " + Documents.LARGEST / 1024 + " Ki characters",
                    "a house limit on the size of one row");
        }
        int cells = row.cells().size();
        if (cells != columns.size()) {
            throw fault(
                    row.at(Math.min(cells, columns.size()) + 1),
                    "a row of " + cells + (cells == 1 ? " cell" : " cells"),
                    columns.size() + ", as the header has; quotes around a cell that holds a separator");
        }
        Experiment.Builder builder = Experiment.builder();
        Map<String, Object> extra = new LinkedHashMap<>();
        for (int i = 0; i < cells; i++) {
            String cell = row.cells().get(i);
            if (isDamaged(cell)) {
                throw notUtf8(row.at(i + 1));
            }
            if (columns.get(i).isPresent()) {
                columns.get(i).get().read(cell, row.at(i + 1), builder);
                columns.get(i).get().keep(cell, extra);
            }
        }
        return SetUp.of(row.at(), builder.extra(extra).build(), Optional.empty());
    }

    private static boolean isDamaged(String cell) {
        return cell.indexOf('\ufffd') >= 0;
    }

    private static InputException notUtf8(Location at) {
        return fault(at, "is not UTF-8", "save the file as UTF-8");
    }

    private static InputException fault(Location at, String fault, String allowed) {
        return new InputException(List.of(new Problem(at, "", fault, allowed, "")));
    }
}
