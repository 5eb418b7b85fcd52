package org.letrodx.quantity;

import java.util.Optional;

/**
 * A stretch of numbers, in the canonical unit of its dimension. A single value is an interval of no width; a limit such
 * as {@code >10 uM} has one infinite end. An end may be open, that is, not part of the stretch.
 */
public record Interval(double low, boolean lowOpen, double high, boolean highOpen) {

    /** @throws IllegalArgumentException if the ends are the wrong way round or nothing lies between them */
    public Interval {
        if (!(low <= high) || (low == high && (lowOpen || highOpen))) {
            throw new IllegalArgumentException("no number lies between " + low + " and " + high);
        }
    }

    /** As a record prints itself, in less time: hashes of facts are made of it. */
    @Override
    public String toString() {
        return "Interval[low=" + low + ", lowOpen=" + lowOpen + ", high=" + high + ", highOpen=" + highOpen + "]";
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

    /** True if this is one number and no other. */
    public boolean isOnly(double value) {
        return low == value && high == value;
    }

    /** True if it holds the same numbers; unlike the equality of records it does not tell 0 from -0. */
    public boolean isSameAs(Interval other) {
        return low == other.low && high == other.high && lowOpen == other.lowOpen && highOpen == other.highOpen;
    }

    /** True if all of this lies in {@code range}. */
    public boolean liesIn(Interval range) {
        return (low > range.low || (low == range.low && (!range.lowOpen || lowOpen)))
                && (high < range.high || (high == range.high && (!range.highOpen || highOpen)));
    }

    /** True if nothing of this lies in {@code range}. */
    public boolean liesOutside(Interval range) {
        return high < range.low
                || (high == range.low && (highOpen || range.lowOpen))
                || low > range.high
                || (low == range.high && (lowOpen || range.highOpen));
    }

    /** The numbers that lie in both; empty if there are none. */
    public Optional<Interval> and(Interval other) {
        if (liesOutside(other)) {
            return Optional.empty();
        }
        boolean lower = low > other.low || (low == other.low && lowOpen);
        boolean upper = high < other.high || (high == other.high && highOpen);
        return Optional.of(new Interval(
                lower ? low : other.low,
                lower ? lowOpen : other.lowOpen,
                upper ? high : other.high,
                upper ? highOpen : other.highOpen));
    }

    /** This interval with both ends multiplied by a positive number. */
    public Interval scaled(double factor) {
        return between(low * factor, lowOpen, high * factor, highOpen);
    }

    /** The products of two intervals of amounts that are not negative. */
    public Interval times(Interval other) {
        double least = product(low, other.low);
        double most = product(high, other.high);
        boolean reachesZero = low == 0 && !lowOpen || other.low == 0 && !other.lowOpen;
        return between(
                least,
                least == 0 ? !reachesZero : lowOpen || other.lowOpen,
                most,
                most != 0 && (highOpen || other.highOpen));
    }

    /** The quotients of an interval of amounts and one of amounts above zero. */
    public Interval dividedBy(Interval other) {
        // the highest divisor gives the least quotient
        return times(new Interval(
                1 / other.high, /* lowOpen= */ other.highOpen, 1 / other.low, /* highOpen= */ other.lowOpen));
    }

    /** Nothing of an amount without a limit is nothing. */
    private static double product(double one, double other) {
        return one == 0 || other == 0 ? 0 : one * other;
    }

    /** Rounding may bring two ends together: then that number is left. */
    private static Interval between(double low, boolean lowOpen, double high, boolean highOpen) {
        return low == high ? at(low) : new Interval(low, lowOpen, high, highOpen);
    }

    /** Where the larger of two numbers lies, one of each interval. */
    public Interval larger(Interval other) {
        boolean lowest = low > other.low || (low == other.low && lowOpen);
        boolean highest = high > other.high || (high == other.high && !highOpen);
        return new Interval(
                lowest ? low : other.low,
                lowest ? lowOpen : other.lowOpen,
                highest ? high : other.high,
                highest ? highOpen : other.highOpen);
    }

    /** Where the smaller of two numbers lies, one of each interval. */
    public Interval smaller(Interval other) {
        boolean lowest = low < other.low || (low == other.low && !lowOpen);
        boolean highest = high < other.high || (high == other.high && highOpen);
        return new Interval(
                lowest ? low : other.low,
                lowest ? lowOpen : other.lowOpen,
                highest ? high : other.high,
                highest ? highOpen : other.highOpen);
    }
}
