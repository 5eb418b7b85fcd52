package org.letrodx.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stretches of numbers, with open and closed ends. */
class IntervalTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void whatLiesInAndWhatLiesOutside() {
        assertTrue(Interval.at(3).liesIn(Interval.closed(3, 4)));
        assertTrue(Interval.at(3).liesOutside(new Interval(3, true, 4, false)));
        assertTrue(new Interval(3, true, 4, true).liesIn(new Interval(3, true, 4, true)));
        assertTrue(Interval.below(3).liesOutside(Interval.atLeast(3)));
        assertTrue(!Interval.atMost(3).liesOutside(Interval.atLeast(3))
                && !Interval.atMost(3).liesIn(Interval.atLeast(3)));
    }

    /** Waivers and baselines hold hashes of this text. */
    @Test
    void isPrintedAsBefore() {
        assertEquals(
                "Interval[low=1.0E-4, lowOpen=true, high=Infinity, highOpen=true]",
                Interval.above(0.0001).toString());
    }

    @Test
    void whatLiesInBoth() {
        assertEquals(
                Optional.of(new Interval(2, true, 3, false)), Interval.above(2).and(Interval.closed(1, 3)));
        assertEquals(Optional.of(Interval.at(2)), Interval.atMost(2).and(Interval.atLeast(2)));
        assertEquals(Optional.empty(), Interval.below(2).and(Interval.atLeast(2)));
    }

    @Test
    void theLargerAndTheSmallerOfTwo() {
        Interval upToTen = new Interval(0, false, 10, true);
        assertEquals(Interval.at(10), upToTen.larger(Interval.at(10)));
        assertEquals(Interval.at(10), Interval.at(10).larger(upToTen));
        assertEquals(upToTen, upToTen.smaller(Interval.at(10)));
        assertEquals(new Interval(10, true, INFINITE, true), Interval.above(10).larger(Interval.at(10)));
        assertEquals(Interval.at(10), Interval.above(10).smaller(Interval.at(10)));
    }

    @Test
    void productsOfAmounts() {
        assertEquals(Interval.closed(6, 20), Interval.closed(2, 4).times(Interval.closed(3, 5)));
        assertEquals(Interval.at(0), Interval.at(0).times(Interval.above(20)));
        assertEquals(new Interval(0, true, INFINITE, true), Interval.above(0).times(Interval.above(20)));
        assertEquals(new Interval(0, false, 40, true), Interval.closed(0, 2).times(new Interval(1, true, 20, true)));
        assertEquals(
                Interval.at(0), new Interval(0, true, 1e-300, true).times(Interval.at(1e-300)), "too small to tell");
    }

    @Test
    void endsTheWrongWayRoundAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Interval.closed(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, true, 1, false));
        assertThrows(IllegalArgumentException.class, () -> Interval.at(Double.NaN));
    }
}
