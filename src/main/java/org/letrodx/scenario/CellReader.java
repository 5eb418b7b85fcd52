package org.letrodx.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.FactType;

/** Reads the cells of one column of a table. Immutable; safe for threads. */
final class CellReader {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<![\\d.,])(\\d+),(\\d+)(?![\\d.,])");
    /** One comma and three digits after a number that may have thousands: a guess could be wrong a thousandfold. */
    private static final Pattern THOUSANDS_COMMA = Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2},\\d{3}(?![\\d.,])");

    private static final Pattern THOUSANDS_POINT = Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}\\.\\d{3}(?![\\d.,])");
    private static final Pattern BARE_NUMBERS =
            Pattern.compile("(?:[-+<>=\u2264\u2265\u2013\u2014\\s]|to\\b|[\\d.]++(?:[eE][-+]?\\d++)?+)++");

    /** Anything longer is no quantity. */
    private static final int LONGEST = 100;

    private final ColumnMapping.Column column;
    private final String name;
    private final Decimals decimals;
    private final Optional<FactType> type;

    /** How decimals are written in a table. */
    enum Decimals {
        /** With a point. */
        POINT,
        /** With a point or, since no comma separates cells, with a comma. */
        EITHER,
        /** With a comma, as somebody said. */
        COMMA;

        static Decimals of(Optional<Character> stated, char separator) {
            if (stated.isPresent()) {
                return stated.get() == ',' ? COMMA : POINT;
            }
            return separator == ',' ? POINT : EITHER;
        }
    }

    /** @param name the column's own */
    CellReader(ColumnMapping.Column column, String name, Decimals decimals) {
        this.column = column;
        this.name = name;
        this.decimals = decimals;
        this.type = column.type();
    }

    /** What the cells say something of: the path of a fact, {@code id} and the like, {@code extra.NAME}. */
    String path() {
        return column.fact().equals("extra")
                ? "extra." + name
                : type.map(FactType::path).orElse(column.fact());
    }

    /** States what a cell says; nothing if it is empty. */
    void read(String cell, Location at, Experiment.Builder builder) {
        String text = meant(cell.strip());
        if (text.isEmpty()) {
            return;
        }
        if (type.isPresent()) {
            builder.state(type.get().path(), value(type.get(), text, at, builder), at);
            return;
        }
        switch (column.fact()) {
            case "id" -> builder.id(text);
            case "title" -> builder.title(text);
            case "notes" -> builder.notes(text);
            case "complaint" -> builder.complaint(list(text, at, this::meant));
            default -> {}
        }
    }

    /** Keeps what is only carried along. */
    void keep(String cell, Map<String, Object> extra) {
        if (type.isEmpty() && column.fact().startsWith("extra") && !cell.isBlank()) {
            extra.put(path().substring("extra.".length()), meant(cell.strip()));
        }
    }

    private String meant(String text) {
        return column.values().getOrDefault(text, text);
    }

    private Written value(FactType fact, String text, Location at, Experiment.Builder builder) {
        return switch (fact.kind()) {
            case AMOUNT, NUMBER -> new Written.Scalar(number(text, at, builder), at);
            case AMOUNTS -> list(text, at, item -> number(meant(item), at, builder));
            case CHOICES -> list(text, at, this::meant);
            case WHOLE_NUMBER -> new Written.Scalar(whole(text, at, builder), at);
            case YES_NO, CHOICE, TEXT -> new Written.Scalar(text, at);
        };
    }

    private static Written list(String text, Location at, UnaryOperator<String> reader) {
        List<String> items = Tables.items(text).stream().map(reader).toList();
        return items.size() > 1 ? Written.of(items, at) : new Written.Scalar(items.isEmpty() ? text : items.get(0), at);
    }

    /** The number with a decimal point and, if it has no unit, with the column's. */
    private String number(String text, Location at, Experiment.Builder builder) {
        if (text.length() > LONGEST) {
            return text;
        }
        String number = text;
        if (decimals != Decimals.POINT) {
            refuseThousands(
                    text,
                    decimals == Decimals.COMMA
                            ? "a decimal comma, and no thousands separator"
                            : "decimal: \".\" or \",\" in columns.yaml, which says what it means",
                    at,
                    builder);
        }
        if (text.indexOf(',') >= 0
                && (decimals == Decimals.COMMA
                        || decimals == Decimals.EITHER
                                && !THOUSANDS_COMMA.matcher(text).find())) {
            number = DECIMAL_COMMA.matcher(text).replaceAll("$1.$2");
        }
        return !column.unit().isEmpty() && BARE_NUMBERS.matcher(number).matches()
                ? number + " " + column.unit()
                : number;
    }

    private String whole(String text, Location at, Experiment.Builder builder) {
        if (decimals != Decimals.POINT && text.length() <= LONGEST) {
            refuseThousands(text, "a whole number without separators", at, builder);
        }
        return text;
    }

    /** Where decimals have a comma, 5.000 is five thousand to one and five to another. */
    private void refuseThousands(String text, String allowed, Location at, Experiment.Builder builder) {
        if (THOUSANDS_POINT.matcher(text).find()) {
            builder.problem(new Problem(
                    at,
                    path(),
                    "\"" + text + "\" has a point where decimals " + (decimals == Decimals.COMMA ? "have" : "may have")
                            + " a comma",
                    allowed,
                    ""));
        }
    }
}
