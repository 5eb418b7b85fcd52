package org.letrodx.scenario;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.letrodx.data.Texts;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Typography;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Kind;

/** Makes experiments of the rows of one table, or of the fields of a record. Immutable; safe for threads. */
final class RowReader {
    /** House limit: four columns for every fact. */
    private static final int MOST_COLUMNS = 1000;

    /** By position; empty for a column that is left out. */
    private final List<Optional<CellReader>> columns;
    /** Columns without a name, which are to be blank. */
    private final Set<Integer> unnamed = new TreeSet<>();
    /** The columns that say something of the same. */
    private final Map<String, List<Integer>> byPath = new LinkedHashMap<>();

    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final ColumnMapping mapping;

    /**
     * Reads a header.
     *
     * @param header the names of the columns
     * @param at the place of a name, by its number, counted from 1
     * @throws InputException with every problem of it: columns that are unknown, that say the same, or that are missing
     */
    RowReader(List<String> header, IntFunction<Location> at, ColumnMapping mapping, CellReader.Decimals decimals) {
        this.mapping = mapping;
        if (header.size() > MOST_COLUMNS) {
            throw fault(
                    at.apply(MOST_COLUMNS + 1),
                    header.size() + " columns",
                    "up to " + MOST_COLUMNS + ", a house limit");
        }
        checkIsUtf8(header, at);
        Set<String> units = new LinkedHashSet<>();
        mapping.columns().values().forEach(column -> units.add(column.unitFrom()));
        List<Optional<CellReader>> read = new ArrayList<>();
        Problems problems = new Problems();
        int known = 0;
        int unknown = 0;
        int strange = 0;
        int firstUnknown = 1;
        for (String cell : header) {
            String name = cell.strip();
            int number = read.size() + 1;
            ColumnMapping.Column column = mapping.columns().get(name);
            if (name.isEmpty() && column == null && !mapping.ignored().contains("")) {
                unnamed.add(number - 1);
                read.add(Optional.empty());
                continue;
            }
            Integer twin = positions.putIfAbsent(name, number - 1);
            if (twin != null && !mapping.ignored().contains(name)) {
                problems.add(new Problem(
                        at.apply(number),
                        "",
                        "\"" + name + "\" is the name of column " + (twin + 1) + ", too",
                        "a name of its own for each column"));
            }
            if (mapping.ignored().contains(name) || column == null && units.contains(name)) {
                known++;
                read.add(Optional.empty());
                continue;
            }
            ColumnMapping.Column meant = column == null ? ColumnMapping.Column.of(name) : column;
            Optional<Problem> fault =
                    meant.fault(at.apply(number), mapping.columns().keySet());
            fault.ifPresent(problems::add);
            known += fault.isPresent() ? 0 : 1;
            if (fault.isPresent()) {
                firstUnknown = unknown == 0 ? number : firstUnknown;
                unknown++;
                strange += fault.get().maybe().isEmpty() ? 1 : 0;
                read.add(Optional.empty());
                continue;
            }
            CellReader reader = new CellReader(meant, name, decimals);
            List<Integer> others = byPath.computeIfAbsent(reader.path(), path -> new ArrayList<>());
            others.add(number - 1);
            if (others.size() > 1 && !mayRepeat(reader) && twin == null) {
                problems.add(new Problem(
                        at.apply(number),
                        reader.path(),
                        "is in column " + (others.get(0) + 1) + ", too",
                        "one column for one fact"));
            }
            if (mapping.constants().containsKey(reader.path())) {
                problems.add(new Problem(
                        at.apply(number),
                        reader.path(),
                        "is a constant of the description of the columns, too",
                        "one of the two"));
            }
            read.add(Optional.of(reader));
        }
        checkNothingIsMissing(units, at.apply(1), problems);
        if (!problems.isEmpty()) {
            boolean described = mapping != ColumnMapping.NONE;
            if (described ? unknown > 0 : known == 0 || unknown > 1 || strange > 0) {
                problems.add(new Problem(
                        at.apply(firstUnknown),
                        "",
                        known == 0
                                ? "no column is named as a fact"
                                : Texts.count(unknown, "column") + (unknown == 1 ? " is" : " are")
                                        + " named as no fact that can be stated",
                        described
                                ? "in " + mappingName()
                                        + ", what a column means under columns, or its name under ignore;"
                                        + " extra carries it along"
                                : "a columns.yaml beside the table, which says what its columns mean and which row is its"
                                        + " header; \"letrodx columns FILE\" writes a first one, \"letrodx facts\" lists what"
                                        + " can be said"));
            }
            throw new InputException(problems.list());
        }
        columns = List.copyOf(read);
    }

    /** Lists may be spread over several columns. */
    private static boolean mayRepeat(CellReader reader) {
        return reader.type()
                .map(type -> type.kind() == Kind.AMOUNTS || type.kind() == Kind.CHOICES)
                .orElse(reader.path().equals("complaint") || reader.path().equals("notes"));
    }

    private void checkNothingIsMissing(Set<String> units, Location at, Problems problems) {
        List<String> missing = new ArrayList<>();
        mapping.columns().forEach((name, column) -> {
            if (!column.optional() && !positions.containsKey(name)) {
                missing.add(name);
            }
        });
        units.stream()
                .filter(unit -> !unit.isEmpty() && !positions.containsKey(unit) && !missing.contains(unit))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            problems.add(new Problem(
                    at,
                    "",
                    "there is no column " + String.join(", ", missing) + ", which " + mappingName() + " names",
                    "optional: true there for a column that may be missing"));
        }
    }

    private String mappingName() {
        return mapping.at().source().isEmpty()
                ? "the description of the columns"
                : mapping.at().source();
    }

    /** How many cells a row has. */
    int width() {
        return columns.size();
    }

    /** The id that a row gives, whatever else is wrong with it; empty if none. */
    String id(List<String> cells) {
        List<Integer> at = byPath.getOrDefault("id", List.of());
        return at.isEmpty() || at.get(0) >= cells.size() ? "" : Typography.name(cells.get(at.get(0)));
    }

    /**
     * What the cells state; what cannot be read is told to the builder.
     *
     * @param cells as many as there are columns
     * @param at the place of a cell, by its number, counted from 1
     */
    Experiment.Builder read(List<String> cells, IntFunction<Location> at) {
        return read(cells, at, column -> false);
    }

    /** @param isNumber whether the cell of a column, counted from 0, holds numbers of a program */
    Experiment.Builder read(List<String> cells, IntFunction<Location> at, IntPredicate isNumber) {
        Experiment.Builder builder = Experiment.builder();
        for (int column : unnamed) {
            if (!mapping.isBlank(cells.get(column))) {
                builder.unread(
                        "column " + (column + 1),
                        cells.get(column),
                        new Problem(at.apply(column + 1), "", "stands in a column without a name", "a name for it"));
            }
        }
        mapping.constants().forEach((path, value) -> builder.state(path, value, value.at()));
        byPath.forEach((path, several) -> {
            CellReader first = columns.get(several.get(0)).orElseThrow();
            if (first.type().isEmpty()) {
                first.top(
                        several.stream().map(column -> cell(cells, column)).toList(),
                        at.apply(several.get(0) + 1),
                        builder);
            } else if (several.size() == 1) {
                value(several.get(0), cells, at, isNumber, builder)
                        .ifPresent(value -> builder.state(path, value, at.apply(several.get(0) + 1)));
            } else {
                joined(several, cells, at, isNumber, builder)
                        .ifPresent(value -> builder.state(path, value, at.apply(several.get(0) + 1)));
            }
        });
        Map<String, Object> extra = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cell(cells, i);
            Location place = at.apply(i + 1);
            columns.get(i).ifPresent(reader -> reader.keep(cell, place, builder, extra));
        }
        return builder.extra(extra);
    }

    private Optional<Written> value(
            int column,
            List<String> cells,
            IntFunction<Location> at,
            IntPredicate isNumber,
            Experiment.Builder builder) {
        CellReader reader = columns.get(column).orElseThrow();
        String unit = reader.unitFrom().isEmpty()
                ? reader.unit()
                : cell(cells, requireNonNull(positions.get(reader.unitFrom()))).strip();
        return reader.value(cell(cells, column), unit, at.apply(column + 1), isNumber.test(column), builder);
    }

    /** The items of several columns in one list. */
    private Optional<Written> joined(
            List<Integer> several,
            List<String> cells,
            IntFunction<Location> at,
            IntPredicate isNumber,
            Experiment.Builder builder) {
        List<Written> items = new ArrayList<>();
        for (int column : several) {
            value(column, cells, at, isNumber, builder)
                    .ifPresent(
                            value -> items.addAll(value instanceof Written.Items list ? list.items() : List.of(value)));
        }
        String path = columns.get(several.get(0)).orElseThrow().path();
        return items.isEmpty() || builder.isUnread(path)
                ? Optional.empty()
                : Optional.of(new Written.Items(items, at.apply(several.get(0) + 1)));
    }

    /** A cell without what only says that there is nothing in it. */
    private String cell(List<String> cells, int column) {
        String cell = cells.get(column);
        return mapping.isBlank(cell) ? "" : cell;
    }

    /** Refuses cells that were written in another encoding. */
    static void checkIsUtf8(List<String> cells, IntFunction<Location> at) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf('\ufffd') >= 0) {
                throw fault(at.apply(i + 1), "is not UTF-8", "save the file as UTF-8");
            }
        }
    }

    static InputException fault(Location at, String fault, String allowed) {
        return new InputException(new Problem(at, "", fault, allowed));
    }
}
