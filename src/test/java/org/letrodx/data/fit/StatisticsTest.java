package org.letrodx.data.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against numbers of other programs (R 4, worked out by hand where it says nothing). */
class StatisticsTest {
    @Test
    void quantiles() {
        assertEquals(2.228139, Statistics.reach(10), 1e-6);
        assertEquals(0.05, Statistics.chanceOfF(4.964603, 1, 10), 1e-6);
        assertEquals(0, Statistics.chanceOfF(Double.POSITIVE_INFINITY, 2, 5));
    }

    @Test
    void meansAndMedians() {
        assertEquals(2.5, Statistics.median(new double[] {4, 1, 2, 3}));
        assertEquals(2, Statistics.median(new double[] {9, 1, 2}));
        assertEquals(1.290994, Statistics.deviation(new double[] {1, 2, 3, 4}), 1e-6);
        assertTrue(
                Double.isNaN(Statistics.deviation(new double[] {1})) && Double.isNaN(Statistics.median(new double[0])));
    }

    /**
     * lm(y ~ factor(g) + x): slope 2, residual standard error sqrt(0.1 / 1) ... with four observations in two groups.
     */
    @Test
    void slopesWithinGroups() {
        List<Optional<Interval>> slopes = Statistics.slopesWithinGroups(
                List.of("a", "a", "b", "b"),
                new double[][] {{0, 5}, {1, 5}, {0, 7}, {1, 7}},
                new double[] {1.0, 3.1, 11.0, 12.9});
        assertEquals(2.0, slopes.get(0).orElseThrow().value(), 1e-12);
        // residuals are 0.05: variance 4 * 0.0025 / 1, divided by the sum of squares 1
        assertEquals(12.7062 * 0.1, slopes.get(0).orElseThrow().high() - 2.0, 1e-4);
        assertTrue(slopes.get(1).isEmpty(), "a covariate that does not differ within groups has no slope");
    }

    @Test
    void covariatesThatFollowFromEachOtherHaveNoSlope() {
        assertTrue(Statistics.slopesWithinGroups(
                        List.of("a", "a", "a", "a", "a"),
                        new double[][] {{0, 0}, {1, 2}, {2, 4}, {3, 6}, {4, 8}},
                        new double[] {1, 2, 3, 5, 8})
                .stream()
                .allMatch(Optional::isEmpty));
    }

    /** Welch's degrees of freedom; the ratio of 12 (SD 2) over 6 (SD 1), n = 3 each. */
    @Test
    void ratios() {
        Interval ratio = Statistics.ratio(new double[] {10, 12, 14}, new double[] {5, 6, 7})
                .orElseThrow();
        assertEquals(2, ratio.value(), 1e-12);
        double half = Statistics.reach(4) * Math.sqrt(4.0 / 3 / 36 + 4 * 1.0 / 3 / 36);
        assertEquals(2 + half, ratio.high(), 1e-12);
        assertTrue(Statistics.ratio(new double[] {1, 2}, new double[] {-1, 1}).isEmpty(), "a ratio to nothing");
    }
}
