package org.letrodx.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What the columns of somebody's table mean.
 *
 * @param separator between the cells of a row; empty if the header tells
 * @param decimal   the decimal sign, {@code ,} or {@code .}; empty if the separator tells: decimal commas are read
 *                  where no comma
 *                  separates
 * @param columns   by the name of the column; a column that is not among them is named as its fact
 * @param ignored   names of columns that are left out
 */
public record ColumnMapping(
        Optional<Character> separator, Optional<Character> decimal, Map<String, Column> columns, Set<String> ignored) {
    /** Every column is named as its fact. */
    public static final ColumnMapping NONE = new ColumnMapping(Optional.empty(), Optional.empty(), Map.of(), Set.of());

    /** What stands beside the facts of an experiment. */
    private static final List<String> TOP = List.of("id", "title", "notes", "complaint", "extra");

    private static final List<String> KEYS = List.of("separator", "decimal", "columns", "ignore");
    private static final List<String> COLUMN_KEYS = List.of("fact", "unit", "values");

    /** Copies the maps. */
    public ColumnMapping {
        columns = Map.copyOf(columns);
        ignored = Set.copyOf(ignored);
    }

    /**
     * What one column means.
     *
     * @param fact   the path of a fact, {@code id}, {@code title}, {@code notes}, {@code complaint}, {@code
     *               extra.NAME}, or
     *               {@code extra} for the column's own name
     * @param unit   the unit of bare numbers; empty if the cells have their own
     * @param values what to read instead of a cell, by the cell
     */
    public record Column(String fact, String unit, Map<String, String> values) {
        /** Copies the map. */
        public Column {
            values = Map.copyOf(values);
        }

        /** A column whose cells are read as they stand. */
        public static Column of(String fact) {
            return new Column(fact, "", Map.of());
        }

        /** The fact's description; empty for what stands beside the facts and for what is unknown. */
        Optional<FactType> type() {
            return Vocabulary.find(Vocabulary.british(fact)).filter(type -> !type.isDerived());
        }

        /** Why the column cannot be read; empty if it can. @param names others that may have been meant */
        Optional<Problem> fault(Location at, Collection<String> names) {
            if (type().isPresent()
                    || TOP.contains(fact)
                    || fact.startsWith("extra.") && fact.length() > "extra.".length()) {
                return Optional.empty();
            }
            if (Vocabulary.find(Vocabulary.british(fact)).isPresent()) {
                return Optional.of(new Problem(at, fact, "is derived from other facts and cannot be stated", "", ""));
            }
            List<String> paths = Vocabulary.types().stream()
                    .filter(type -> !type.isDerived())
                    .map(FactType::path)
                    .toList();
            String near = paths.stream()
                    .filter(path -> path.endsWith("." + Vocabulary.british(fact)))
                    .findFirst()
                    .orElseGet(() -> Nearest.to(
                            fact,
                            Stream.of(paths, TOP, names)
                                    .flatMap(Collection::stream)
                                    .toList()));
            return Optional.of(new Problem(
                    at,
                    "",
                    "\"" + fact + "\" is not a fact",
                    "the path of a fact such as medium.phenolRed; id, title, notes, complaint, extra.NAME",
                    near));
        }
    }

    /**
     * Reads a file with {@code separator}, {@code decimal}, {@code columns} and {@code ignore}, YAML or JSON.
     *
     * @throws InputException with every problem: unknown keys and facts, units and values that do not fit their fact
     */
    public static ColumnMapping read(Path file) {
        return of(Documents.read(file));
    }

    /** The mapping that a document describes. @throws InputException with every problem */
    public static ColumnMapping of(Document document) {
        return new Reader(document.problems()).read(document.root());
    }

    private static final class Reader {
        private final List<Problem> problems;
        private final Set<String> ignored = new LinkedHashSet<>();
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private Optional<Character> separator = Optional.empty();
        private Optional<Character> decimal = Optional.empty();

        private Reader(List<Problem> problems) {
            this.problems = new ArrayList<>(problems);
        }

        private ColumnMapping read(Written root) {
            entries(root, "", "a map of " + String.join(", ", KEYS)).forEach(this::readEntry);
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            return new ColumnMapping(separator, decimal, columns, ignored);
        }

        private void readEntry(Written.Entry entry) {
            switch (entry.name()) {
                case "separator" ->
                    separator = sign(entry, Map.of(",", ',', ";", ';', "\t", '\t', "tab", '\t'), "\",\", \";\", tab");
                case "decimal" -> decimal = sign(entry, Map.of(",", ',', ".", '.'), "\",\", \".\"");
                case "columns" ->
                    entries(entry.value(), "columns", "names of columns and what they mean")
                            .forEach(column -> columns.put(column.name(), column(column)));
                case "ignore" ->
                    (entry.value() instanceof Written.Items list ? list.items() : List.of(entry.value()))
                            .forEach(name -> ignored.add(text(name, "ignore")));
                default -> unknownKey(entry, KEYS);
            }
        }

        private Optional<Character> sign(Written.Entry entry, Map<String, Character> allowed, String spelt) {
            String text = text(entry.value(), entry.name());
            if (!text.isEmpty() && !allowed.containsKey(text)) {
                problem(entry.value().at(), entry.name(), "\"" + text + "\" is not allowed", spelt, "");
            }
            return Optional.ofNullable(allowed.get(text));
        }

        private Column column(Written.Entry entry) {
            Written.Entries parts = entry.value() instanceof Written.Entries map
                    ? map
                    : new Written.Entries(
                            List.of(new Written.Entry("fact", entry.value().at(), entry.value())), entry.at());
            String path = "columns." + entry.name();
            Written fact = parts.find("fact").orElse(new Written.Scalar(null, parts.at()));
            Optional<Written> unit = parts.find("unit");
            Map<String, String> values = new LinkedHashMap<>();
            List<Written.Entry> cells = parts.find("values")
                    .map(map -> entries(map, path, "cells and what to read instead"))
                    .orElse(List.of());
            cells.forEach(cell -> values.put(cell.name().strip(), text(cell.value(), path)));
            parts.entries().stream()
                    .filter(part -> !COLUMN_KEYS.contains(part.name()))
                    .forEach(part -> unknownKey(part, COLUMN_KEYS));
            Column column = new Column(
                    text(fact, path).strip(),
                    unit.map(written -> text(written, path).strip()).orElse(""),
                    values);
            if (column.fact().isEmpty()) {
                problem(
                        fact.at(),
                        path,
                        "names no fact",
                        "the path of a fact, or a map of " + String.join(", ", COLUMN_KEYS),
                        "");
                return column;
            }
            Optional<Problem> fault = column.fault(fact.at(), List.of());
            fault.ifPresent(problems::add);
            if (fault.isEmpty()) {
                unit.ifPresent(written -> checkUnit(column, written.at(), path));
                cells.forEach(
                        cell -> checkCell(column, cell.name(), cell.value().at()));
            }
            return column;
        }

        private void checkUnit(Column column, Location at, String path) {
            boolean takesUnits = column.type()
                    .map(FactType::kind)
                    .filter(kind -> kind == Kind.AMOUNT || kind == Kind.AMOUNTS)
                    .isPresent();
            if (takesUnits) {
                checkCell(column, "1", at);
            } else {
                problem(at, path, column.fact() + " takes no unit", "", "");
            }
        }

        /** What is wrong with a cell by the mapping's fault is said here, once, and not for each row. */
        private void checkCell(Column column, String cell, Location at) {
            Experiment.Builder builder = Experiment.builder();
            new CellReader(column, "", CellReader.Decimals.of(decimal, ',')).read(cell, at, builder);
            try {
                builder.build();
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        }

        private List<Written.Entry> entries(Written written, String path, String allowed) {
            if (written instanceof Written.Entries map) {
                return map.entries();
            }
            if (!(written instanceof Written.Scalar scalar) || scalar.text() != null) {
                problem(written.at(), path, "is not a map", allowed, "");
            }
            return List.of();
        }

        private String text(Written written, String path) {
            if (written instanceof Written.Scalar scalar) {
                return scalar.text() == null ? "" : scalar.text();
            }
            problem(written.at(), path, "a list or a map where text is wanted", "text", "");
            return "";
        }

        private void unknownKey(Written.Entry entry, List<String> known) {
            problem(
                    entry.at(),
                    "",
                    "\"" + entry.name() + "\" is not a key of a mapping",
                    String.join(", ", known),
                    Nearest.to(entry.name(), known));
        }

        private void problem(Location at, String path, String fault, String allowed, String maybe) {
            problems.add(new Problem(at, path, fault, allowed, maybe));
        }
    }
}
