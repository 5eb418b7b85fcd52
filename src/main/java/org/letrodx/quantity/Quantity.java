package org.letrodx.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Written;

/**
 * A quantity as written and as understood.
 *
 * @param text the quantity with its unit, as the user wrote it
 * @param interval its value or values in the canonical unit of the dimension
 * @param dimension what it is a quantity of
 */
public record Quantity(String text, Interval interval, Dimension dimension) implements Written.Spelt {
    /** As most are written, a limit or a range among them; no powers of ten. */
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile(
            "[<>=\\u2264\\u2265\\s]*(?:[\\d.]+\\s*-\\s*)?(?<number>\\d+\\.?\\d*|\\.\\d+)\\s*(?<unit>[^\\d\\s.,eExX^-][^\\d]*)");

    /** In seconds. */
    private static final double HOUR = 3600;

    private static final MathContext THREE_DIGITS = new MathContext(3);

    /**
     * A quantity that was computed, printed in the unit that suits it; what is below 0.01 nM, as plates print it, in
     * pM.
     */
    public static Quantity computed(Interval interval, Dimension dimension) {
        boolean tiny = dimension == Dimension.CONCENTRATION
                && interval.low() == interval.high()
                && interval.low() > 0
                && interval.low() < 0.01;
        return new Quantity(
                tiny ? Dimension.number(interval.low() * 1000) + " pM" : dimension.print(interval),
                interval,
                dimension);
    }

    /**
     * A limit as it is shown beside this. Nobody compares a mass and an amount at sight, picomolar and a small part of
     * nanomolar, or hours and a broken number of days: the limit takes the unit in which this is written then.
     */
    public String print(Interval limit) {
        Matcher written = NUMBER_AND_UNIT.matcher(text);
        double number = written.matches() ? Double.parseDouble(written.group("number")) : 0;
        double end = Double.isInfinite(interval.high()) ? interval.low() : interval.high();
        if (number == 0 || end == 0) {
            return dimension.print(limit);
        }
        double size = end / number;
        Interval inUnit = limit.scaled(1 / size);
        if (dimension == Dimension.TIME) {
            return size == HOUR && isWhole(inUnit.low()) && isWhole(inUnit.high())
                    ? Dimension.print(inUnit, "h")
                    : dimension.print(limit);
        }
        String unit = written.group("unit").strip();
        double ofLimit = Double.isInfinite(inUnit.high()) ? inUnit.low() : inUnit.high();
        boolean asWritten = dimension == Dimension.CONCENTRATION
                && (Dimension.MASS_CONCENTRATION.factor(unit).isPresent() || size < 1 && ofLimit < 1 / size);
        return asWritten
                ? Dimension.print(
                        new Interval(
                                rounded(inUnit.low()), inUnit.lowOpen(), rounded(inUnit.high()), inUnit.highOpen()),
                        unit)
                : dimension.print(limit);
    }

    /** A whole number that is easily read. */
    private static boolean isWhole(double number) {
        return Double.isInfinite(number) || number < 1000 && Math.abs(number - Math.rint(number)) < 1e-9;
    }

    private static double rounded(double number) {
        return Double.isInfinite(number)
                ? number
                : new BigDecimal(number).round(THREE_DIGITS).doubleValue();
    }

    /** As for any record, but written out: what the language makes for records is put together at its first use. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Quantity quantity
                        && text.equals(quantity.text)
                        && dimension == quantity.dimension
                        && interval.isSameAs(quantity.interval);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
