package org.letrodx.facts;

/**
 * A stretch of numbers, in the canonical unit of its dimension. A single value is an interval of no width; a limit such as
 * {@code >10 uM} has one infinite end. An end may be open, that is, not part of the stretch.
 */
public record Interval(double low, boolean lowOpen, double high, boolean highOpen) {

    /** @throws IllegalArgumentException if the ends are the wrong way round or nothing lies between them */
    public Interval {
        if (!(low <= high) || (low == high && (lowOpen || highOpen))) {
            throw new IllegalArgumentException("no number lies between " + low + " and " + high);
        }
    }

    /** This number alone. */
    public static Interval at(double value) {
        return new Interval(value, false, value, false);
    }

    /**
     * From one number to another, both of them inside.
     *
     * @throws IllegalArgumentException if {@code low} is above {@code high}
     */
    public static Interval closed(double low, double high) {
        return new Interval(low, false, high, false);
    }

    /** All numbers above the limit, without the limit itself. */
    public static Interval above(double limit) {
        return new Interval(limit, true, Double.POSITIVE_INFINITY, true);
    }

    /** The limit and all numbers above it. */
    public static Interval atLeast(double limit) {
        return new Interval(limit, false, Double.POSITIVE_INFINITY, true);
    }

    /** All numbers below the limit, without the limit itself. */
    public static Interval below(double limit) {
        return new Interval(Double.NEGATIVE_INFINITY, true, limit, true);
    }

    /** The limit and all numbers below it. */
    public static Interval atMost(double limit) {
        return new Interval(Double.NEGATIVE_INFINITY, true, limit, false);
    }

    boolean isOnly(double value) {
        return low == value && high == value;
    }

    boolean isSameAs(Interval other) {
        return low == other.low && high == other.high && lowOpen == other.lowOpen && highOpen == other.highOpen;
    }

    /** YES if all of this lies in {@code range}, NO if none of it does, UNKNOWN if it straddles an end. */
    Outcome liesIn(Interval range) {
        boolean startsInside = low > range.low || (low == range.low && (!range.lowOpen || lowOpen));
        boolean endsInside = high < range.high || (high == range.high && (!range.highOpen || highOpen));
        if (startsInside && endsInside) {
            return Outcome.YES;
        }
        boolean apart = high < range.low || (high == range.low && (highOpen || range.lowOpen))
                || low > range.high || (low == range.high && (lowOpen || range.highOpen));
        return apart ? Outcome.NO : Outcome.UNKNOWN;
    }

    /** This interval with both ends divided by a positive number. */
    Interval dividedBy(double divisor) {
        return new Interval(low / divisor, lowOpen, high / divisor, highOpen);
    }

    /** The products of two intervals of amounts that are not negative. */
    Interval times(Interval other) {
        return new Interval(low * other.low, lowOpen || other.lowOpen, high * other.high, highOpen || other.highOpen);
    }
}
