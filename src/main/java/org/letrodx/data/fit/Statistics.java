package org.letrodx.data.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/** The few statistics that judge plates and tumours. */
public final class Statistics {
    /** How certain an interval is. */
    public static final double CONFIDENCE = 0.95;

    private static final double SINGULAR = 1e-9;
    private static final Map<Integer, Double> REACHES = new ConcurrentHashMap<>();

    private Statistics() {}

    /** The numbers of both. */
    public static double[] joined(double[] one, double[] other) {
        double[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The arithmetic mean; NaN of nothing. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The standard deviation of a sample (n - 1); NaN of fewer than two. */
    public static double deviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }

    /** The value in the middle, or the mean of the two there; NaN of nothing. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The numbers of a collection. */
    public static double[] array(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How many standard errors the 95 % confidence interval reaches to either side. */
    public static double reach(double freedom) {
        if (!(freedom > 0)) {
            return Double.NaN;
        }
        // the quantile is found by steps, and asked for again and again
        return freedom == Math.rint(freedom)
                ? REACHES.computeIfAbsent((int) freedom, Statistics::quantile)
                : quantile(freedom);
    }

    private static double quantile(double freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    /** How often F, with these degrees of freedom, is at least so large by chance. */
    public static double chanceOfF(double f, int above, int below) {
        return Double.isNaN(f)
                ? Double.NaN
                : Double.isInfinite(f) ? 0 : 1 - new FDistribution(above, below).cumulativeProbability(f);
    }

    /** A mean with its 95 % confidence interval; empty of fewer than two. */
    public static Optional<Interval> meanInterval(double[] values) {
        if (values.length < 2) {
            return Optional.empty();
        }
        double mean = mean(values);
        double half = reach(values.length - 1) * deviation(values) / Math.sqrt(values.length);
        return Optional.of(new Interval(mean, mean - half, mean + half));
    }

    /**
     * The ratio of two means with its 95 % confidence interval: linear propagation of both standard errors, degrees of
     * freedom after Satterthwaite. Empty if either has fewer than two values or the lower mean is not above zero.
     */
    public static Optional<Interval> ratio(double[] upper, double[] lower) {
        double below = mean(lower);
        if (upper.length < 2 || lower.length < 2 || !(below > 0)) {
            return Optional.empty();
        }
        double ratio = mean(upper) / below;
        double one = square(deviation(upper)) / upper.length / square(below);
        double other = square(ratio * deviation(lower)) / lower.length / square(below);
        double freedom = square(one + other) / (square(one) / (upper.length - 1) + square(other) / (lower.length - 1));
        double half = one + other == 0 ? 0 : reach(freedom) * Math.sqrt(one + other);
        return Optional.of(new Interval(ratio, ratio - half, ratio + half));
    }

    /**
     * The slopes of a linear model with an intercept for each group: y = intercept of the group + slopes x covariates.
     * A covariate that never differs within a group has no slope.
     *
     * @param groups the group of each observation
     * @param x the covariates of each observation
     * @return for each covariate its slope and 95 % confidence interval; empty for those that have none
     */
    public static List<Optional<Interval>> slopesWithinGroups(List<String> groups, double[][] x, double[] y) {
        int covariates = x.length == 0 ? 0 : x[0].length;
        double[][] centred = new double[x.length][covariates + 1];
        int different = centre(groups, x, y, centred);
        int[] varying = IntStream.range(0, covariates)
                .filter(column -> Arrays.stream(centred).anyMatch(row -> Math.abs(row[column]) > SINGULAR))
                .toArray();
        int freedom = x.length - different - varying.length;
        if (varying.length == 0 || freedom < 1) {
            return Collections.nCopies(covariates, Optional.empty());
        }
        RealMatrix matrix = new Array2DRowRealMatrix(x.length, varying.length);
        double[] target = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < varying.length; j++) {
                matrix.setEntry(i, j, centred[i][varying[j]]);
            }
            target[i] = centred[i][covariates];
        }
        try {
            double[] slopes = new QRDecomposition(matrix, SINGULAR)
                    .getSolver()
                    .solve(new ArrayRealVector(target))
                    .toArray();
            double[] residuals = new ArrayRealVector(target)
                    .subtract(matrix.operate(new ArrayRealVector(slopes)))
                    .toArray();
            double variance = Arrays.stream(residuals).map(Statistics::square).sum() / freedom;
            RealMatrix inverse = new QRDecomposition(matrix.transposeMultiply(matrix), SINGULAR)
                    .getSolver()
                    .getInverse();
            double reach = reach(freedom);
            List<Optional<Interval>> found = new ArrayList<>(Collections.nCopies(covariates, Optional.empty()));
            for (int j = 0; j < varying.length; j++) {
                double half = reach * Math.sqrt(variance * inverse.getEntry(j, j));
                found.set(varying[j], Optional.of(new Interval(slopes[j], slopes[j] - half, slopes[j] + half)));
            }
            return found;
        } catch (MathRuntimeException oneFollowsFromAnother) {
            return Collections.nCopies(covariates, Optional.empty());
        }
    }

    /**
     * Takes the means of the groups away, from the covariates and, in the last column, from y.
     *
     * @return how many groups there are
     */
    private static int centre(List<String> groups, double[][] x, double[] y, double[][] centred) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < x.length; i++) {
                int width = centred[i].length;
                double[] sum = sums.computeIfAbsent(groups.get(i), any -> new double[width + 1]);
                for (int j = 0; j < width; j++) {
                    double value = j < width - 1 ? x[i][j] : y[i];
                    if (pass == 0) {
                        sum[j] += value;
                    } else {
                        centred[i][j] = value - sum[j] / sum[width];
                    }
                }
                sum[width] += pass == 0 ? 1 : 0;
            }
        }
        return sums.size();
    }

    private static double square(double value) {
        return value * value;
    }
}
