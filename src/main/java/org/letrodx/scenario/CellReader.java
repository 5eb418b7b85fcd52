package org.letrodx.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;

/** Reads the cells of one column of a table. Immutable; safe for threads. */
final class CellReader {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<![\\d.,])(\\d+),(\\d+)(?![\\d.,])");
    /** One comma and three digits after a number that may have thousands: a guess could be wrong a thousandfold. */
    private static final Pattern THOUSANDS_COMMA = Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2},\\d{3}(?![\\d.,])");

    private static final Pattern THOUSANDS_POINT = Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}\\.\\d{3}(?![\\d.,])");
    private static final Pattern BARE_NUMBERS =
            Pattern.compile("(?:[-+<>=\u2264\u2265\u2013\u2014\\s]|to\\b|[\\d.]++(?:[eE][-+]?\\d++)?+)++");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?");
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

    /** States what a cell says, to see whether it can be stated. */
    void check(String cell, Location at, Experiment.Builder builder) {
        if (type.isPresent()) {
            value(cell, column.unit(), at, false, builder).ifPresent(value -> builder.state(path(), value, at));
        } else {
            top(List.of(cell), at, builder);
        }
    }

    /** The fact that the cells are about; empty for what stands beside the facts. */
    Optional<FactType> type() {
        return type;
    }

    /** The column that has the units of bare numbers; empty if none has. */
    String unitFrom() {
        return column.unitFrom();
    }

    /** The unit of bare numbers; empty if the cells have their own. */
    String unit() {
        return column.unit();
    }

    /**
     * What a cell says of its fact; nothing if it is blank or cannot be read, of which the builder is told.
     *
     * @param unit of a bare number
     * @param isNumber as {@link Written#isNumber}
     */
    Optional<Written> value(String cell, String unit, Location at, boolean isNumber, Experiment.Builder builder) {
        String text = meant(cell.strip());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        FactType fact = type.orElseThrow();
        try {
            return Optional.of(
                    switch (fact.kind()) {
                        case AMOUNT, NUMBER ->
                            new Written.Scalar(number(text, unit, at, isNumber, builder), at, isNumber);
                        case AMOUNTS ->
                            list(text, at, isNumber, item -> number(meant(item), unit, at, isNumber, builder));
                        case CHOICES -> list(text, at, false, this::meant);
                        case WHOLE_NUMBER -> new Written.Scalar(isNumber ? text : whole(text), at, isNumber);
                        case YES_NO, CHOICE, TEXT -> new Written.Scalar(text, at);
                    });
        } catch (Unreadable bad) {
            builder.unread(path(), text, bad.at(at, path()));
            return Optional.empty();
        }
    }

    /** States what stands beside the facts; several cells are of columns that say the same. */
    void top(List<String> cells, Location at, Experiment.Builder builder) {
        List<String> texts = cells.stream()
                .map(cell -> meant(cell.strip()))
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            return;
        }
        builder.at(at);
        switch (column.fact()) {
            case "id" -> {
                builder.id(texts.get(0));
                if (texts.get(0).startsWith("'")) {
                    builder.warning(new Problem(
                            at,
                            "id",
                            texts.get(0) + " begins with an apostrophe, as spreadsheets mark a text; it is kept",
                            "",
                            texts.get(0).substring(1)));
                }
            }
            case "title" -> builder.title(texts.get(0));
            case "notes" -> builder.notes(String.join("\n", texts));
            case "complaint" ->
                builder.complaint(Written.of(
                        texts.stream()
                                .flatMap(text -> Tables.items(text).stream())
                                .map(this::meant)
                                .toList(),
                        at));
            default -> {}
        }
    }

    /** Keeps what is only carried along. */
    void keep(String cell, Location at, Experiment.Builder builder, Map<String, Object> extra) {
        if (type.isPresent() || !column.fact().startsWith("extra") || cell.isBlank()) {
            return;
        }
        if (cell.indexOf('\ufffd') >= 0) {
            builder.unread(path(), cell, new Problem(at, path(), "is not UTF-8", "save the file as UTF-8"));
        } else {
            extra.put(path().substring("extra.".length()), meant(cell.strip()));
        }
    }

    private String meant(String text) {
        return column.values().getOrDefault(text, text);
    }

    /** Reads one item of a list. */
    @FunctionalInterface
    private interface ItemReader {
        String read(String item) throws Unreadable;
    }

    private static Written list(String text, Location at, boolean isNumber, ItemReader reader) throws Unreadable {
        List<Written> items = new ArrayList<>();
        for (String item : Tables.items(text)) {
            items.add(new Written.Scalar(reader.read(item), at, isNumber));
        }
        return switch (items.size()) {
            case 0 -> new Written.Scalar(text, at);
            case 1 -> items.get(0);
            default -> new Written.Items(items, at);
        };
    }

    /** The number with a decimal point and, if it has no unit, with that of its column. */
    private String number(String text, String unit, Location at, boolean isNumber, Experiment.Builder builder)
            throws Unreadable {
        if (text.length() > LONGEST) {
            return text;
        }
        String number = text;
        if (decimals != Decimals.POINT && !isNumber) {
            refuseThousands(
                    text,
                    decimals == Decimals.COMMA
                            ? "a decimal comma, and no thousands separator"
                            : "decimal: \".\" or \",\" in columns.yaml, which says what it means");
        }
        if (text.indexOf(',') >= 0
                && (decimals == Decimals.COMMA
                        || decimals == Decimals.EITHER
                                && !THOUSANDS_COMMA.matcher(text).find())) {
            number = DECIMAL_COMMA.matcher(text).replaceAll("$1.$2");
        }
        if (unit.isEmpty() || !BARE_NUMBERS.matcher(number).matches()) {
            return number;
        }
        boolean isPercent =
                type.filter(fact -> fact.dimension() == Dimension.PERCENT).isPresent() && unit.equals("%");
        return (isPercent ? percent(number, at, builder) : number) + " " + unit;
    }

    /** A spreadsheet keeps 5 % as 0.05 and writes that into a table, unless it is told otherwise. */
    private String percent(String number, Location at, Experiment.Builder builder) {
        if (column.percent() == ColumnMapping.Percent.FRACTION) {
            return NUMBER.matcher(number).replaceAll(match -> new BigDecimal(match.group())
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString());
        }
        boolean ambiguous = column.percent() == ColumnMapping.Percent.UNSAID
                && NUMBER.matcher(number).results().anyMatch(match -> isBetweenZeroAndOne(match.group()));
        if (ambiguous) {
            builder.warning(new Problem(
                    at,
                    path(),
                    "\"" + number + "\" is read as " + number
                            + " %; a spreadsheet that shows per cents writes a hundredth of them",
                    "percent: as written, or percent: fraction, of this column in columns.yaml"));
        }
        return number;
    }

    private static boolean isBetweenZeroAndOne(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
    }

    private String whole(String text) throws Unreadable {
        if (decimals != Decimals.POINT && text.length() <= LONGEST) {
            refuseThousands(text, "a whole number without separators");
        }
        return text;
    }

    /** Where decimals have a comma, 5.000 is five thousand to one and five to another. */
    private void refuseThousands(String text, String allowed) throws Unreadable {
        if (THOUSANDS_POINT.matcher(text).find()) {
            throw new Unreadable(
                    Problem.Code.OTHER,
                    "\"" + text + "\" has a point where decimals " + (decimals == Decimals.COMMA ? "have" : "may have")
                            + " a comma",
                    allowed,
                    "");
        }
    }
}
