package org.letrodx.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Unreadable;
import org.letrodx.facts.Experiment;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Guesses what the columns of a table mean, for a first {@code columns.yaml} that a person then reads and completes. A
 * review takes it as it is: a column is stated only if its name is a known one, and its unit and its cells fit the
 * fact; all others are left out, each with a comment that says what was seen.
 */
public final class ColumnGuess {
    /** How many cells of a column are shown. */
    private static final int SHOWN = 4;

    private static final Pattern BARE = Pattern.compile("[<>=\\s]*[\\d.,]+");
    private static final Pattern PERCENT = Pattern.compile("(?i)%|per ?cent|prozent");

    private final Path table;
    private final TableStart start;
    private final Set<String> blanks = new LinkedHashSet<>();
    private final Set<String> totals = new LinkedHashSet<>();
    private final Map<String, ColumnName> stated = new LinkedHashMap<>();
    private final StringBuilder columns = new StringBuilder();
    private final StringBuilder ignored = new StringBuilder();

    private ColumnGuess(Path table, TableStart start) {
        this.table = table;
        this.start = start;
    }

    /**
     * A first description of the columns of a table, YAML.
     *
     * @throws InputException if there is no table, or one that is not UTF-8
     */
    public static String of(Path table) {
        Location at = Location.of(table.toString());
        Optional<InputFormat> format = InputFormat.of(table.toString()).filter(one -> one != InputFormat.CSV);
        if (format.isPresent()) {
            throw RowReader.fault(at, "is " + format.get().name() + ", no table", "a table, CSV");
        }
        Documents.checkIsText(table);
        return new ColumnGuess(table, TableStart.of(table)).write();
    }

    private String write() {
        List<String> names = start.names();
        if (names.stream().allMatch(String::isBlank)) {
            throw RowReader.fault(Location.of(table.toString()), "has no names of columns", "a header");
        }
        List<List<String>> body =
                start.body().stream().filter(cells -> !isTotal(cells)).toList();
        boolean minusAnswers = minusAnswers(names, body);
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column).strip();
            List<String> cells = cells(body, column, minusAnswers);
            if (name.isEmpty() && !cells.isEmpty()) {
                ignore(name, "column " + (column + 1) + " has no name", cells);
            } else if (Collections.frequency(names, name) > 1 && names.indexOf(name) == column) {
                ignore(name, "is the name of several columns: give each a name of its own", cells);
            } else if (!name.isEmpty() && names.indexOf(name) == column) {
                describe(ColumnName.of(name), cells);
            }
        }
        return text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append("# What the columns of ")
                .append(table.getFileName())
                .append(" mean: guessed, so read it before you use it.\n");
        text.append("# \"letrodx facts\" lists what can be said.\n");
        char separator = start.separator();
        if (separator != ',') {
            text.append("# separated by ").append(separator == '\t' ? "tabs" : "\"" + separator + "\"");
            text.append("; decimal commas are read. decimal: \".\" or \",\" settles numbers such as 5.000.\n");
        }
        List<Integer> header = start.header();
        if (!header.equals(List.of(1))) {
            text.append("header: ")
                    .append(header.size() == 1 ? header.get(0).toString() : header.toString())
                    .append('\n');
        }
        list(text, "blank", blanks);
        list(text, "totals", totals);
        constants(text);
        text.append("columns:\n").append(columns);
        if (stated.isEmpty()) {
            text.append("  # nothing could be guessed\n");
        }
        if (!ignored.isEmpty()) {
            text.append(
                            "# left out until you say under \"columns\" what they mean; \"extra\" carries one along\nignore:\n")
                    .append(ignored);
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String key, Set<String> words) {
        if (!words.isEmpty()) {
            text.append(key)
                    .append(": [")
                    .append(String.join(
                            ", ", words.stream().map(JsonWriter::compact).toList()))
                    .append("]\n");
        }
    }

    /** What names of columns may say of every row, as comments. */
    private void constants(StringBuilder text) {
        Map<String, Object> constants = new LinkedHashMap<>();
        stated.values().forEach(name -> name.ofEveryRow().forEach(constants::putIfAbsent));
        constants.keySet().removeAll(stated.keySet());
        if (!constants.isEmpty()) {
            text.append(
                    "# If it holds for every row, as names of columns may say, take out the \"# \":\n# constants:\n");
            constants.forEach((fact, value) ->
                    text.append("#   ").append(fact).append(": ").append(value).append('\n'));
        }
    }

    private boolean isTotal(List<String> cells) {
        Optional<String> firstFilled =
                cells.stream().filter(cell -> !cell.isEmpty()).findFirst();
        boolean total = firstFilled.filter(LaboratoryWords::isTotal).isPresent();
        if (total) {
            totals.add(firstFilled.get());
        }
        return total;
    }

    /** True if a minus stands beside a plus, or in a column whose fact has it for a word. */
    private static boolean minusAnswers(List<String> names, List<List<String>> body) {
        return body.stream()
                .anyMatch(cells -> cells.contains("+")
                        || IntStream.range(0, Math.min(cells.size(), names.size()))
                                .filter(i -> cells.get(i).equals("-"))
                                .anyMatch(i -> Vocabulary.find(
                                                ColumnName.of(names.get(i)).fact())
                                        .filter(type -> type.hasWord("-"))
                                        .isPresent()));
    }

    private List<String> cells(List<List<String>> body, int column, boolean minusAnswers) {
        Set<String> distinct = new LinkedHashSet<>();
        for (List<String> row : body) {
            String cell = column < row.size() ? row.get(column) : "";
            if (LaboratoryWords.isBlank(cell) && !(minusAnswers && cell.equals("-"))) {
                blanks.add(cell);
            } else if (!cell.isEmpty()) {
                distinct.add(cell);
            }
        }
        return List.copyOf(distinct);
    }

    /** States what a column means, or leaves it out and says why. */
    private void describe(ColumnName name, List<String> cells) {
        String fact = name.fact();
        Optional<FactType> type = Vocabulary.find(fact);
        if (fact.isEmpty()) {
            String near = name.nearFact();
            boolean turns = Vocabulary.find(near)
                    .filter(one -> one.kind() == Kind.YES_NO)
                    .isPresent();
            ignore(name, near.isEmpty() ? "" : "perhaps " + near + (turns ? " or its opposite" : ""), cells);
        } else if (stated.containsKey(fact)) {
            ignore(name, "column " + JsonWriter.compact(stated.get(fact).written()) + " says " + fact + ", too", cells);
        } else if (type.isPresent()) {
            describe(name, type.get(), cells);
        } else {
            state(name, fact, fact);
        }
    }

    private void describe(ColumnName name, FactType type, List<String> cells) {
        String fact = type.path();
        boolean takesUnits = type.kind() == Kind.AMOUNT || type.kind() == Kind.AMOUNTS;
        boolean isBare =
                takesUnits && cells.stream().anyMatch(cell -> BARE.matcher(cell).matches());
        boolean isPercent = type.dimension() == Dimension.PERCENT
                && PERCENT.matcher(name.written()).find();
        String unit = !isBare ? "" : isPercent ? "%" : name.unit();
        Map<String, String> values = values(type, cells);
        ColumnMapping.Column column =
                new ColumnMapping.Column(fact, unit, "", values, ColumnMapping.Percent.UNSAID, false);
        List<String> wrong =
                cells.stream().filter(cell -> !isReadable(column, cell)).toList();
        boolean isNumber = type.kind() == Kind.TEXT
                && !cells.isEmpty()
                && cells.stream().allMatch(cell -> BARE.matcher(cell).matches());
        if (!name.unit().isEmpty() && !name.fits(type)) {
            ignore(name, "perhaps " + fact + ", which is not in " + name.unit(), cells);
        } else if (isNumber) {
            ignore(name, "perhaps " + fact + ", which is no number", cells);
        } else if (isBare && unit.isEmpty()) {
            String usual = type.units().isEmpty() ? "..." : type.units().get(0);
            ignore(
                    name,
                    "perhaps {fact: " + fact + ", unit: " + JsonWriter.compact(usual)
                            + "}, but nothing says the unit of its numbers",
                    cells);
        } else if (!cells.isEmpty() && wrong.size() == cells.size()) {
            ignore(name, "perhaps " + fact + ", with values that say what its cells mean: " + type.allowed(), cells);
        } else {
            List<String> parts = new ArrayList<>(List.of("fact: " + fact));
            if (!unit.isEmpty()) {
                parts.add("unit: " + JsonWriter.compact(unit));
            }
            if (!values.isEmpty()) {
                List<String> pairs = new ArrayList<>();
                values.forEach((cell, meant) -> pairs.add(JsonWriter.compact(cell) + ": " + meant));
                parts.add("values: {" + String.join(", ", pairs) + "}");
            }
            state(name, fact, parts.size() == 1 ? fact : "{" + String.join(", ", parts) + "}");
            if (isPercent && cells.stream().anyMatch(cell -> cell.matches("0[.,]\\d+"))) {
                columns.append("    # 0.05 may be 5 %: percent: fraction, or percent: as written\n");
            }
            if (!wrong.isEmpty()) {
                columns.append("    # cannot be read, say what they mean with values: ")
                        .append(samples(wrong))
                        .append("; allowed: ")
                        .append(type.allowed())
                        .append('\n');
            }
        }
    }

    private void state(ColumnName name, String fact, String meaning) {
        if (!fact.equals("extra")) {
            stated.put(fact, name);
        }
        columns.append("  ")
                .append(JsonWriter.compact(name.written()))
                .append(": ")
                .append(meaning)
                .append('\n');
    }

    private void ignore(ColumnName name, String why, List<String> cells) {
        ignore(name.written(), why, cells);
    }

    private void ignore(String name, String why, List<String> cells) {
        ignored.append("  - ")
                .append(JsonWriter.compact(name))
                .append(" # ")
                .append(why.isEmpty() ? "" : why + "; ")
                .append("its cells: ")
                .append(samples(cells))
                .append('\n');
    }

    /** What signs for yes and no mean, where each of them is one. */
    private static Map<String, String> values(FactType type, List<String> cells) {
        if (type.kind() != Kind.YES_NO) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String cell : cells) {
            String meant = LaboratoryWords.yesOrNo(cell);
            if (!meant.isEmpty() && !ColumnName.isReadable(type, cell)) {
                values.put(cell, meant);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** Whether a review can read a cell. */
    private boolean isReadable(ColumnMapping.Column column, String cell) {
        Experiment.Builder builder = Experiment.builder();
        new CellReader(column, "", CellReader.Decimals.of(Optional.empty(), start.separator()))
                .check(cell, Location.NONE, builder);
        return builder.problems().isEmpty();
    }

    private static String samples(List<String> cells) {
        return cells.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        cells.stream()
                                .limit(SHOWN)
                                .map(cell -> JsonWriter.compact(Unreadable.shorten(cell)))
                                .toList());
    }
}
