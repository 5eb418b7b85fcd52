package org.letrodx.quantity;

import org.letrodx.document.Written;

/**
 * A quantity as written and as understood.
 *
 * @param text the quantity with its unit, as the user wrote it
 * @param interval its value or values in the canonical unit of the dimension
 * @param dimension what it is a quantity of
 */
public record Quantity(String text, Interval interval, Dimension dimension) implements Written.Spelt {

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
