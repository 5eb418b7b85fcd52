package org.letrodx.quantity;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Problem;
import org.letrodx.document.Typography;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;

/**
 * Reads quantities as protocols print them: {@code 0.1 nM}, {@code 1-3 d}, {@code >10 uM}, {@code 0.1 nM - 1 uM},
 * {@code 10^-6 M}, {@code 1 x 10^-6 M}, with whichever blanks and hyphens a word processor has put there.
 */
public final class QuantityReader {
    // atomic, so that the exponent of 1e-7 is not taken for a range
    private static final String NUMBER = "(?>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?)";
    private static final String UNIT = "[^\\d\\s.,+-].*";
    private static final Pattern ONE =
            Pattern.compile("(?<limit>[<>]=?|\u2264|\u2265)?\\s*(?<number>" + NUMBER + ")\\s*(?<unit>" + UNIT + ")?");
    private static final Pattern RANGE =
            Pattern.compile("(?<low>" + NUMBER + ")\\s*(?<lowUnit>(?!to\\b)[^\\d\\s.,+-][^\\s-]*?)?"
                    + "\\s*(?:-|\\bto\\b)\\s*(?<high>" + NUMBER + ")\\s*(?<unit>" + UNIT + ")?");
    /** A power of ten with its sign raised: 10 to the minus 6, with the digits of U+2070 and what follows. */
    private static final Pattern RAISED =
            Pattern.compile("(?<=10)[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]++");

    /** {@code 10^-6}, {@code 1 x 10^-6}, {@code 1*10^(-6)}, and {@code 1x10-6}, whose raised sign was lost. */
    private static final Pattern POWER = Pattern.compile(
            "(?<![\\d.])(?:(?<factor>\\d++(?:\\.\\d*+)?+|\\.\\d++)\\s*"
                    + "[xX*\u00d7\u00b7\u22c5]\\s*)?10(?:\\s*\\^\\s*\\(?(?<power>[-+]?\\d{1,3})\\)?|(?<lost>[-+]\\d{1,3}))(?![\\d.])");

    /** Groups of three digits behind a point: thousands to one, decimals to another. */
    private static final Pattern GROUPS = Pattern.compile("(?<![\\d.])[1-9]\\d{0,2}(?:\\.\\d{3})++(?![\\d.])");

    /** As a database prints a whole number of a column with decimals. */
    private static final Pattern NO_DECIMALS = Pattern.compile("\\.000$");

    private static final Pattern PER_AREA = Pattern.compile("(?i).*/\\s*[mc]?m\\s*(?:\\^?2|\u00b2)");
    private static final int LONGEST = 100;
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    private final Dimension dimension;
    private final boolean alsoByMass;
    private final boolean signed;
    private final boolean whole;

    /**
     * @param alsoByMass a concentration may be one by mass, too; it comes out as {@link Dimension#MASS_CONCENTRATION}
     * @param signed allow negative numbers
     * @param whole allow whole numbers only
     */
    public QuantityReader(Dimension dimension, boolean alsoByMass, boolean signed, boolean whole) {
        this.dimension = dimension;
        this.alsoByMass = alsoByMass;
        this.signed = signed;
        this.whole = whole;
    }

    /**
     * Reads a quantity.
     *
     * @throws Unreadable if it is none, or one of another kind
     */
    public Quantity read(Written written) throws Unreadable {
        if (written instanceof Written.Entries entries) {
            return readValueAndUnit(entries);
        }
        if (!(written instanceof Written.Scalar scalar)) {
            throw new Unreadable(Problem.Code.WRONG_FORM, "a list where one value is wanted", allowed(), "");
        }
        return read(
                whole && scalar.isNumber() && scalar.text() != null
                        ? NO_DECIMALS.matcher(scalar.text()).replaceFirst("")
                        : scalar.text());
    }

    /**
     * The other reading of a number that has one: of {@code 1.000 nM}, which is read as 1, {@code 1000 nM}. Empty if
     * there is none.
     */
    public String otherReading(Quantity read) {
        if (read.text().indexOf('.') < 0) {
            return "";
        }
        String text = Typography.plain(read.text());
        boolean twofold = dimension != Dimension.NUMBER && GROUPS.matcher(text).find();
        return twofold
                ? GROUPS.matcher(text).replaceAll(number -> number.group().replace(".", ""))
                : "";
    }

    private Quantity readValueAndUnit(Written.Entries entries) throws Unreadable {
        String value = null;
        String unit = "";
        for (Written.Entry entry : entries.entries()) {
            String text = entry.value() instanceof Written.Scalar scalar ? scalar.text() : null;
            if (entry.name().equals("value")) {
                value = text;
            } else if (entry.name().equals("unit")) {
                unit = text == null ? "" : text;
            } else {
                throw new Unreadable(
                        Problem.Code.WRONG_FORM,
                        "\"" + entry.name() + "\" is not a part of a quantity",
                        "value and unit",
                        "");
            }
        }
        if (value == null) {
            throw new Unreadable(Problem.Code.WRONG_FORM, "a quantity without a value", "value and unit", "");
        }
        return read(value + " " + unit);
    }

    private Quantity read(@Nullable String typed) throws Unreadable {
        String text = typed == null ? "" : typed.strip();
        String plain = text.length() <= LONGEST ? plain(text) : text;
        Matcher range = RANGE.matcher(plain);
        if (plain.length() <= LONGEST && mayBeARange(plain) && range.matches()) {
            String unit = unit(range, "unit");
            Measured low =
                    measure(text, range.group("low"), range.group("lowUnit") == null ? unit : unit(range, "lowUnit"));
            Measured high = measure(text, range.group("high"), unit);
            if (low.dimension() != high.dimension()) {
                throw new Unreadable(
                        Problem.Code.UNIT_OF_ANOTHER_KIND, "\"" + text + "\" mixes units of two kinds", allowed(), "");
            }
            if (low.value() > high.value()) {
                throw new Unreadable(
                        Problem.Code.OUT_OF_RANGE, "\"" + text + "\" runs from high to low", allowed(), "");
            }
            return new Quantity(text, Interval.closed(low.value(), high.value()), low.dimension());
        }
        Matcher one = ONE.matcher(plain);
        if (plain.length() > LONGEST || !one.matches()) {
            throw new Unreadable(
                    Problem.Code.WRONG_FORM,
                    "\"" + Unreadable.shorten(text) + "\" is not a quantity",
                    allowed(),
                    guess(text));
        }
        Measured measured = measure(text, one.group("number"), unit(one, "unit"));
        return new Quantity(text, interval(text, one.group("limit"), measured.value()), measured.dimension());
    }

    /** With plain blanks and hyphens, and powers of ten as a computer writes them. */
    private static String plain(String text) {
        String plain = Typography.plain(text).strip();
        if (plain.indexOf("10") < 0) {
            return plain;
        }
        String flat = RAISED.matcher(plain)
                .replaceAll(power -> "^" + Normalizer.normalize(power.group(), Normalizer.Form.NFKC));
        return POWER.matcher(Typography.plain(flat)).replaceAll(QuantityReader::power);
    }

    /** Without a factor, 10-6 may be a range. */
    private static String power(MatchResult match) {
        boolean range = match.group(1) == null && match.group(2) == null;
        String power = match.group(2) == null ? match.group(3) : match.group(2);
        return range ? match.group() : (match.group(1) == null ? "1" : match.group(1)) + "e" + power;
    }

    /** Most quantities are none, and the pattern takes long to find out. */
    private static boolean mayBeARange(String text) {
        return text.contains("-") || text.contains("to");
    }

    private static String unit(Matcher match, String group) {
        return match.group(group) == null ? "" : match.group(group).strip();
    }

    private Interval interval(String text, String limit, double value) throws Unreadable {
        if (limit == null) {
            return Interval.at(value);
        }
        double least = signed ? Double.NEGATIVE_INFINITY : 0;
        switch (limit) {
            case ">":
                return Interval.above(value);
            case ">=", "\u2265":
                return Interval.atLeast(value);
            case "<":
                if (value <= least) {
                    throw new Unreadable(
                            Problem.Code.OUT_OF_RANGE, "\"" + text + "\" leaves no possible value", allowed(), "");
                }
                return new Interval(least, signed, value, true);
            default:
                return new Interval(least, signed, value, false);
        }
    }

    private record Measured(double value, Dimension dimension) {}

    private Measured measure(String text, String number, String unit) throws Unreadable {
        BigDecimal value = new BigDecimal(number);
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new Unreadable(Problem.Code.TOO_LARGE, "\"" + text + "\" is too large", "numbers up to 1e30", "");
        }
        if (value.signum() < 0 && !signed) {
            throw new Unreadable(Problem.Code.OUT_OF_RANGE, "\"" + text + "\" is negative", allowed(), "");
        }
        if (dimension == Dimension.NUMBER) {
            if (PER_AREA.matcher(unit).matches()) {
                throw new Unreadable(
                        Problem.Code.UNIT_OF_ANOTHER_KIND,
                        "\"" + text + "\" is a number per area, which is not one per well",
                        "the number per well: that per area times the area of a well",
                        "");
            }
            if (whole && GROUPS.matcher(number).matches()) {
                throw new Unreadable(
                        Problem.Code.WRONG_FORM,
                        "\"" + text + "\" has a point, which separates thousands to one and decimals to another",
                        allowed(),
                        number.replace(".", ""));
            }
            if (!unit.isEmpty()) {
                throw new Unreadable(
                        Problem.Code.UNIT_OF_ANOTHER_KIND,
                        "\"" + text + "\" has a unit where a plain number is wanted",
                        allowed(),
                        whole ? plainNumber(value, unit) : guess(text));
            }
            if (whole && value.stripTrailingZeros().scale() > 0) {
                throw new Unreadable(Problem.Code.WRONG_FORM, "\"" + text + "\" is not a whole number", allowed(), "");
            }
            return new Measured(value.doubleValue(), dimension);
        }
        if (unit.isEmpty()) {
            throw new Unreadable(
                    Problem.Code.UNIT_MISSING,
                    "\"" + text + "\" is a bare number; it needs a unit",
                    allowed(),
                    dimension.suggested().stream()
                            .map(one -> number + " " + one)
                            .collect(Collectors.joining(" or ")));
        }
        for (Dimension kind : kinds()) {
            Optional<BigDecimal> factor = kind.factor(unit);
            if (factor.isPresent()) {
                return new Measured(value.multiply(factor.get()).doubleValue(), kind);
            }
        }
        throw Units.isUnit(unit)
                ? new Unreadable(
                        Problem.Code.UNIT_OF_ANOTHER_KIND,
                        "\"" + text + "\" has a unit of another kind",
                        allowed(),
                        sameLetters(unit))
                : new Unreadable(
                        Problem.Code.UNKNOWN_UNIT,
                        "\"" + text + "\" has an unknown unit, \"" + unit + "\"",
                        allowed(),
                        sameLetters(unit));
    }

    private List<Dimension> kinds() {
        if (dimension == Dimension.DOSE) {
            return List.of(Dimension.DOSE_PER_ANIMAL, Dimension.DOSE_PER_WEIGHT);
        }
        return alsoByMass ? List.of(dimension, Dimension.MASS_CONCENTRATION) : List.of(dimension);
    }

    /** A unit of this kind that differs by case only; a guess by likeness could be wrong a thousandfold. */
    private String sameLetters(String unit) {
        return dimension.commonUnits().stream()
                .filter(unit::equalsIgnoreCase)
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    /** {@code 5k}, {@code 5000/well} and {@code 5'000} are what people write of cells. */
    private static String plainNumber(BigDecimal value, String unit) {
        String plain = unit.toLowerCase(Locale.ROOT).replace(" ", "");
        BigDecimal number = plain.startsWith("k") ? value.movePointRight(3) : value;
        if (plain.matches("'\\d{3}")) {
            return value.toPlainString() + plain.substring(1);
        }
        return plain.matches("k?(cells?)?(/well|perwell)?")
                ? number.stripTrailingZeros().toPlainString()
                : "";
    }

    /** Decimal commas, thousands separators and missing units are what people write. */
    private String guess(String text) {
        if (text.matches("\\d+,\\d+\\D*") && !text.matches("\\d{1,3},\\d{3}\\D*")) {
            return text.replace(',', '.');
        }
        if (whole && text.matches("\\d{1,3}(,\\d{3})+")) {
            return text.replace(",", "");
        }
        if (text.matches(".*\\d(?:,|\\.\\d{3}\\.)\\d.*")) {
            return "a decimal point, and no thousands separator";
        }
        return "";
    }

    private String allowed() {
        if (dimension == Dimension.NUMBER) {
            return whole ? "a whole number without a unit" : "a number without a unit";
        }
        return "a number with a unit such as " + String.join(" or ", dimension.suggested());
    }
}
