package org.letrodx.facts;

/**
 * A quantity as written and as understood.
 *
 * @param text      the quantity with its unit, as the user wrote it
 * @param interval  its value or values in the canonical unit of the dimension
 * @param dimension what it is a quantity of
 */
public record Quantity(String text, Interval interval, Dimension dimension) {

    /** A quantity that was computed, printed in the unit that suits it. */
    static Quantity computed(Interval interval, Dimension dimension) {
        return new Quantity(dimension.print(interval), interval, dimension);
    }

    @Override
    public String toString() {
        return text;
    }
}
