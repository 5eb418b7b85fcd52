package org.letrodx.scenario;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What the columns of somebody's table mean, or the names in a record of somebody's program: {@code columns.yaml}.
 * Immutable.
 *
 * <pre>{@code
 * header: 3                      # the row of the header, or several rows: [3, 4]
 * blank: [ND, n/a, "-"]          # cells that say nothing
 * totals: [Total, Mean]          # rows that begin so are no set-ups
 * constants: {treatment.vehicle: DMSO}
 * columns:
 *   Sample: id
 *   Drug conc: {fact: treatment.highestConcentration, unit: nM}
 *   Serum: {fact: serum.percent, unit: "%", percent: fraction}
 *   Red: {fact: medium.phenolRed, values: {Y: yes, N: no}, optional: true}
 * ignore: [Barcode]
 * }</pre>
 */
public final class ColumnMapping {
    /** Every column is named as its fact. */
    public static final ColumnMapping NONE = new ColumnMapping(new Reader(new Problems()));

    /** What stands beside the facts of an experiment. */
    static final List<String> TOP = List.of("id", "title", "notes", "complaint", "extra");

    private static final List<String> KEYS =
            List.of("separator", "decimal", "header", "blank", "totals", "constants", "columns", "ignore");
    private static final List<String> COLUMN_KEYS =
            List.of("fact", "unit", "unit from", "values", "percent", "optional");
    private static final String FRACTION = "fraction";
    private static final String AS_WRITTEN = "as written";

    private final Optional<Character> separator;
    private final Optional<Character> decimal;
    private final List<Integer> header;
    private final Set<String> blank;
    private final Set<String> totals;
    private final Map<String, Written> constants;
    private final Map<String, Column> columns;
    private final Set<String> ignored;
    private final Location at;

    private ColumnMapping(Reader read) {
        separator = read.separator;
        decimal = read.decimal;
        header = List.copyOf(read.header);
        blank = Set.copyOf(read.blank);
        totals = Set.copyOf(read.totals);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(read.constants));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(read.columns));
        ignored = Set.copyOf(read.ignored);
        at = read.at;
    }

    /** How a bare number in a column of per cents is meant. */
    enum Percent {
        /** Nobody said. */
        UNSAID,
        /** 0.05 is 0.05 %. */
        AS_WRITTEN,
        /** 0.05 is 5 %, as a spreadsheet keeps it. */
        FRACTION
    }

    /**
     * What one column means.
     *
     * @param fact the path of a fact, {@code id}, {@code title}, {@code notes}, {@code complaint}, {@code extra.NAME},
     *     or {@code extra} for the column's own name
     * @param unit the unit of bare numbers; empty if the cells have their own
     * @param unitFrom the column that has the unit of bare numbers; empty if none has
     * @param values what to read instead of a cell, by the cell
     * @param percent how a bare number is meant, of a fact in per cent
     * @param optional true if a table may lack it
     */
    record Column(
            String fact, String unit, String unitFrom, Map<String, String> values, Percent percent, boolean optional) {
        /** A column whose cells are read as they stand. */
        static Column of(String fact) {
            return new Column(fact, "", "", Map.of(), Percent.UNSAID, false);
        }

        /** The fact's description; empty for what stands beside the facts and for what is unknown. */
        Optional<FactType> type() {
            return Vocabulary.find(Vocabulary.british(fact)).filter(type -> !type.isDerived());
        }

        /**
         * Why the column cannot be read; empty if it can.
         *
         * @param names others that may have been meant
         */
        Optional<Problem> fault(Location at, Collection<String> names) {
            if (type().isPresent()
                    || TOP.contains(fact)
                    || fact.startsWith("extra.") && fact.length() > "extra.".length()) {
                return Optional.empty();
            }
            if (Vocabulary.find(Vocabulary.british(fact)).isPresent()) {
                return Optional.of(new Problem(at, fact, "is derived from other facts and cannot be stated"));
            }
            Collection<String> paths = Vocabulary.statablePaths();
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
     * Reads a file, YAML or JSON.
     *
     * @throws InputException with every problem: unknown keys and facts, units and values that do not fit their fact
     */
    public static ColumnMapping read(Path file) {
        return of(Documents.read(file));
    }

    /**
     * The mapping that a document describes.
     *
     * @throws InputException with every problem
     */
    public static ColumnMapping of(Document document) {
        Problems problems = new Problems();
        problems.addAll(document.problems());
        return new Reader(problems).read(document.root());
    }

    /**
     * The experiment that a record of a program describes, its fields named as columns are.
     *
     * <pre>{@code
     * ColumnMapping mapping = ColumnMapping.read(Path.of("columns.yaml"));
     * Experiment experiment = mapping.experiment(Map.of("Sample", "A-1", "Line", "MCF-7", "Drug conc", 100));
     * }</pre>
     *
     * @param row values by column: texts, numbers, truth values, dates, or lists of these; null for nothing
     * @throws InputException with every problem: a field that is no column, a column that is not there, and every value
     *     that cannot be read
     */
    public Experiment experiment(Map<String, ?> row) {
        return builder(row).build();
    }

    /**
     * The same as far as it can be read: a value that cannot be read costs that value, and the set-up says so.
     *
     * @throws InputException if a field is no column, or a column is not there
     */
    public SetUp setUp(Map<String, ?> row) {
        return SetUp.of(builder(row).buildReadable());
    }

    /** The fields of a record that it describes, in their order; what else a host keeps in it is left out. */
    public Map<String, Object> described(Map<String, ?> record) {
        Map<String, Object> described = new LinkedHashMap<>();
        record.forEach((name, value) -> {
            if (columns.containsKey(name)) {
                described.put(name, value);
            }
        });
        return described;
    }

    /**
     * The column that a fact is read from; empty if none is.
     *
     * @param path of the fact
     */
    public Optional<String> columnOf(String path) {
        return columns.entrySet().stream()
                .filter(column -> Vocabulary.british(column.getValue().fact()).equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Experiment.Builder builder(Map<String, ?> row) {
        RowReader reader = new RowReader(
                List.copyOf(row.keySet()), column -> Location.NONE, this, CellReader.Decimals.of(decimal, ','));
        List<Written> values = row.values().stream().map(Written::of).toList();
        return reader.read(
                values.stream().map(ColumnMapping::cell).toList(), column -> Location.NONE, column -> values.get(column)
                        .isNumber());
    }

    private static String cell(Written value) {
        Object plain = value.plain();
        return plain instanceof List<?> items
                ? String.join("; ", items.stream().map(String::valueOf).toList())
                : plain == null ? "" : String.valueOf(plain);
    }

    /** Between the cells of a row; empty if the table tells. */
    Optional<Character> separator() {
        return separator;
    }

    /**
     * The decimal sign, {@code ,} or {@code .}; empty if the separator tells: decimal commas are read where no comma
     * separates.
     */
    Optional<Character> decimal() {
        return decimal;
    }

    /** The numbers of the rows of the header; none if it is the first row that is not blank. */
    List<Integer> header() {
        return header;
    }

    /** Facts that are the same for every row, by path. */
    Map<String, Written> constants() {
        return constants;
    }

    /** By the name of the column; a column that is not among them is named as its fact. */
    Map<String, Column> columns() {
        return columns;
    }

    /** Names of columns that are left out. */
    Set<String> ignored() {
        return ignored;
    }

    /** Where it was written. */
    Location at() {
        return at;
    }

    /** True for a cell that says nothing. */
    boolean isBlank(String cell) {
        return cell.isBlank() || blank.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** True for a row that sums up others. */
    boolean isTotal(List<String> cells) {
        return !totals.isEmpty()
                && cells.stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .filter(cell -> totals.contains(cell.strip().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static final class Reader {
        private final Problems problems;
        private final Set<String> ignored = new LinkedHashSet<>();
        private final Set<String> blank = new LinkedHashSet<>();
        private final Set<String> totals = new LinkedHashSet<>();
        private final List<Integer> header = new ArrayList<>();
        private final Map<String, Written> constants = new LinkedHashMap<>();
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private Optional<Character> separator = Optional.empty();
        private Optional<Character> decimal = Optional.empty();
        private Location at = Location.NONE;

        private Reader(Problems problems) {
            this.problems = problems;
        }

        private ColumnMapping read(Written root) {
            at = root.at();
            List<Written.Entry> entries = entries(root, "", "a map of " + String.join(", ", KEYS));
            // the cells that columns give are read with the decimal sign, wherever that stands
            Predicate<Written.Entry> isColumns = entry -> entry.name().equals("columns");
            entries.stream().filter(isColumns.negate()).forEach(this::readEntry);
            entries.stream().filter(isColumns).forEach(this::readEntry);
            columns.forEach((name, column) -> {
                if (constants.containsKey(Vocabulary.british(column.fact()))) {
                    problem(
                            requireNonNull(constants.get(Vocabulary.british(column.fact())))
                                    .at(),
                            "constants",
                            column.fact() + " is constant, and column \"" + name + "\" says it, too",
                            "one of the two",
                            "");
                }
            });
            if (!problems.isEmpty()) {
                throw new InputException(problems.list());
            }
            return new ColumnMapping(this);
        }

        private void readEntry(Written.Entry entry) {
            switch (entry.name()) {
                case "separator" ->
                    separator = sign(entry, Map.of(",", ',', ";", ';', "\t", '\t', "tab", '\t'), "\",\", \";\", tab");
                case "decimal" -> decimal = sign(entry, Map.of(",", ',', ".", '.'), "\",\", \".\"");
                case "header" -> items(entry.value()).forEach(this::headerRow);
                case "blank" -> items(entry.value()).forEach(word -> addWord(word, "blank", blank));
                case "totals" -> items(entry.value()).forEach(word -> addWord(word, "totals", totals));
                case "constants" ->
                    entries(entry.value(), "constants", "facts and their values")
                            .forEach(this::constant);
                case "columns" ->
                    entries(entry.value(), "columns", "names of columns and what they mean")
                            .forEach(column -> columns.put(column.name().strip(), column(column)));
                case "ignore" ->
                    items(entry.value())
                            .forEach(name -> ignored.add(text(name, "ignore").strip()));
                default -> unknownKey(entry, KEYS);
            }
        }

        private static List<Written> items(Written value) {
            return value instanceof Written.Items list ? list.items() : List.of(value);
        }

        private void addWord(Written word, String key, Set<String> words) {
            String text = text(word, key).strip();
            if (text.isEmpty()) {
                problem(word.at(), key, "is empty", "words, each in quotes if it is a sign such as \"-\"", "");
            }
            words.add(text.toLowerCase(Locale.ROOT));
        }

        private void headerRow(Written row) {
            String text = text(row, "header").strip();
            int number = text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 0;
            int before = header.isEmpty() ? 0 : header.get(header.size() - 1);
            if (number == 0 || number <= before) {
                problem(
                        row.at(),
                        "header",
                        "\"" + text + "\" is not the number of a row" + (before > 0 ? " after row " + before : ""),
                        "the row of the header as a spreadsheet counts it, such as 3, or several: [3, 4]",
                        "");
            }
            header.add(number);
        }

        private void constant(Written.Entry entry) {
            String path = Vocabulary.british(entry.name());
            try {
                Experiment.builder().state(path, entry.value(), entry.at()).build();
                constants.put(path, entry.value());
            } catch (InvalidExperimentException wrong) {
                problems.addAll(wrong.problems());
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
            Optional<Written> unitFrom = parts.find("unit from");
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
                    unitFrom.map(written -> text(written, path).strip()).orElse(""),
                    Map.copyOf(values),
                    percent(parts, path),
                    parts.find("optional").map(written -> isYes(written, path)).orElse(false));
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
                unit.ifPresent(written -> checkUnit(column, "unit", written.at(), path));
                unitFrom.ifPresent(written -> checkUnit(column, "unit from", written.at(), path));
                parts.find("percent").ifPresent(written -> checkPercent(column, written.at(), path));
                cells.forEach(
                        cell -> checkCell(column, cell.name(), cell.value().at()));
            }
            return column;
        }

        private Percent percent(Written.Entries parts, String path) {
            Optional<Written> written = parts.find("percent");
            String text = written.map(value -> text(value, path).strip()).orElse("");
            if (written.isPresent() && !text.equals(FRACTION) && !text.equals(AS_WRITTEN)) {
                problem(
                        written.get().at(),
                        path,
                        "\"" + text + "\" does not say how a per cent is meant",
                        FRACTION + " (0.05 is 5 %), " + AS_WRITTEN + " (0.05 is 0.05 %)",
                        "");
            }
            return text.equals(FRACTION)
                    ? Percent.FRACTION
                    : text.equals(AS_WRITTEN) ? Percent.AS_WRITTEN : Percent.UNSAID;
        }

        private boolean isYes(Written written, String path) {
            String text = text(written, path).strip().toLowerCase(Locale.ROOT);
            if (!List.of("true", "yes", "false", "no").contains(text)) {
                problem(written.at(), path, "\"" + text + "\" is neither true nor false", "true, false", "");
            }
            return text.equals("true") || text.equals("yes");
        }

        private void checkPercent(Column column, Location at, String path) {
            if (column.type()
                    .filter(type -> type.dimension() == Dimension.PERCENT)
                    .isEmpty()) {
                problem(at, path, column.fact() + " is not in per cent", "", "");
            } else if (column.unit().isEmpty() && column.unitFrom().isEmpty()) {
                problem(at, path, "percent says nothing without a unit", "unit: \"%\" beside it", "");
            }
        }

        private void checkUnit(Column column, String key, Location at, String path) {
            boolean takesUnits = column.type()
                    .map(FactType::kind)
                    .filter(kind -> kind == Kind.AMOUNT || kind == Kind.AMOUNTS)
                    .isPresent();
            if (!takesUnits) {
                problem(at, path, column.fact() + " takes no unit", "", "");
            } else if (key.equals("unit")) {
                checkCell(column, "1", at);
            } else if (!column.unit().isEmpty()) {
                problem(at, path, "has a unit, and one from another column", "one of the two", "");
            }
        }

        /** What is wrong with a cell by the mapping's fault is said here, once, and not for each row. */
        private void checkCell(Column column, String cell, Location at) {
            Experiment.Builder builder = Experiment.builder();
            new CellReader(column, "", CellReader.Decimals.of(decimal, ',')).check(cell, at, builder);
            problems.addAll(builder.problems());
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
