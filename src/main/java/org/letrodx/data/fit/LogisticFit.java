package org.letrodx.data.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A four-parameter log-logistic curve through responses, and what is certain of the doses at which it passes a level.
 */
public final class LogisticFit {
    private static final double[] SLOPES = {0.7, 1.5, 3};
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};
    /** From how many of the best starts the whole fit is made. */
    private static final int STARTS = 3;

    private static final double DECADE = Math.log(10);
    private static final double CLOSE = 1e-3;
    private static final int MOST_STEPS = 25;

    private final double[] doses;
    private final double[] responses;
    private final LeastSquares.Estimate estimate;
    private final LogisticCurve curve;
    private final Optional<double[][]> covariance;

    private LogisticFit(double[] doses, double[] responses, LeastSquares.Estimate estimate, LogisticCurve curve) {
        this.doses = doses;
        this.responses = responses;
        this.estimate = estimate;
        this.curve = curve;
        this.covariance = estimate.covariance();
    }

    /**
     * A dose with its interval. An end that the data do not close is infinite, or 0.
     *
     * @param dose of the best curve
     * @param low the lower end of the 95 % interval, 0 if it is open
     * @param high the upper end, infinite if it is open
     */
    public record Dose(double dose, double low, double high) {
        /** True if the data close the interval on both sides. */
        public boolean isClosed() {
            return low > 0 && high < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Fits from nine starts: three slopes at three quartiles of the doses on their logarithmic scale, the plateaus that
     * suit each.
     *
     * @param doses 0 for the vehicle, which is on the upper plateau
     * @param responses as many as doses
     * @return empty if there are fewer than three doses above zero, or hardly more observations than parameters, or no
     *     start leads anywhere
     */
    public static Optional<LogisticFit> of(double[] doses, double[] responses) {
        double[] above = Arrays.stream(doses)
                .filter(dose -> dose > 0)
                .map(Math::log)
                .distinct()
                .sorted()
                .toArray();
        if (above.length < 3 || doses.length < 6) {
            return Optional.empty();
        }
        double low = above[0];
        double high = above[above.length - 1];
        LogisticCurve curve = new LogisticCurve(low - DECADE, high + DECADE);
        List<double[]> starts = new ArrayList<>();
        for (double slope : SLOPES) {
            for (double quartile : QUARTILES) {
                starts.add(start(doses, responses, slope, low + quartile * (high - low)));
            }
        }
        return starts.stream()
                .sorted(Comparator.comparingDouble(start -> rss(curve, doses, responses, start)))
                .limit(STARTS)
                .map(start -> LeastSquares.fit(curve, doses, responses, start))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(LeastSquares.Estimate::rss))
                .map(best -> new LogisticFit(doses.clone(), responses.clone(), best, curve));
    }

    /**
     * The plateaus that suit a slope and a middle best: a straight line through what is left of the way at each dose.
     */
    private static double[] start(double[] doses, double[] responses, double slope, double logE) {
        double[] left = Arrays.stream(doses)
                .map(dose -> LogisticCurve.left(dose, slope, logE))
                .toArray();
        double meanLeft = Statistics.mean(left);
        double mean = Statistics.mean(responses);
        double product = 0;
        double square = 0;
        for (int i = 0; i < left.length; i++) {
            product += (left[i] - meanLeft) * (responses[i] - mean);
            square += (left[i] - meanLeft) * (left[i] - meanLeft);
        }
        double rise = square > 0 ? product / square : 0;
        double lower = mean - rise * meanLeft;
        return new double[] {Math.log(slope), lower, lower + rise, logE};
    }

    private static double rss(LeastSquares.Curve curve, double[] x, double[] y, double[] parameters) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - curve.value(x[i], parameters);
            sum += residual * residual;
        }
        return sum;
    }

    /** How steep it is, b. */
    public double slope() {
        return Math.exp(estimate.parameter(LogisticCurve.SLOPE));
    }

    /** The plateau of high doses, c. */
    public double lower() {
        return estimate.parameter(LogisticCurve.LOWER);
    }

    /** The plateau of low doses, d. */
    public double upper() {
        return estimate.parameter(LogisticCurve.UPPER);
    }

    /** The dose half-way between the plateaus, e: the relative EC50. */
    public double middle() {
        return Math.exp(estimate.parameter(LogisticCurve.MIDDLE));
    }

    /**
     * The relative EC50 with its 95 % interval (linear propagation on the logarithm); open if the data do not determine
     * the curve.
     */
    public Dose middleInterval() {
        double half = Statistics.reach(estimate.freedom()) * middleError();
        return Double.isNaN(half)
                ? new Dose(middle(), 0, Double.POSITIVE_INFINITY)
                : new Dose(middle(), middle() * Math.exp(-half), middle() * Math.exp(half));
    }

    private double middleError() {
        return covariance
                .map(matrix -> Math.sqrt(matrix[LogisticCurve.MIDDLE][LogisticCurve.MIDDLE]))
                .orElse(Double.NaN);
    }

    /** The sum of the squared residuals. */
    public double rss() {
        return estimate.rss();
    }

    /**
     * True if the data determine all of the curve: it lies at no limit, and its middle is known to a decade on either
     * side (house limit).
     */
    public boolean isDetermined() {
        double half = Statistics.reach(estimate.freedom()) * middleError();
        return !isAtALimit() && half < DECADE;
    }

    /** True if the slope or the middle lies where the fit must stop: the data say nothing of it. */
    public boolean isAtALimit() {
        double[] p = estimate.parameters();
        return p[LogisticCurve.MIDDLE] <= curve.lowest() + CLOSE
                || p[LogisticCurve.MIDDLE] >= curve.highest() - CLOSE
                || slope() <= LogisticCurve.FLATTEST * (1 + CLOSE)
                || slope() >= LogisticCurve.STEEPEST * (1 - CLOSE);
    }

    /** The height of the curve. */
    public double at(double dose) {
        return curve.value(dose, estimate.parameters());
    }

    /**
     * The height of the curve with its 95 % band, pointwise (linear propagation); empty if the data do not determine
     * the curve.
     */
    public Optional<Interval> band(double dose) {
        return covariance.map(matrix -> {
            double[] gradient = curve.gradient(dose, estimate.parameters());
            double variance = 0;
            for (int i = 0; i < gradient.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    variance += gradient[i] * matrix[i][j] * gradient[j];
                }
            }
            double half = Statistics.reach(estimate.freedom()) * Math.sqrt(Math.max(variance, 0));
            return new Interval(at(dose), at(dose) - half, at(dose) + half);
        });
    }

    /** The dose at which it has half the height that it has without drug; empty if it never falls so far. */
    public OptionalDouble halfDose() {
        double ratio = upper() / (upper() - 2 * lower());
        return upper() > 0 && lower() < upper() / 2
                ? OptionalDouble.of(middle() * Math.pow(ratio, 1 / slope()))
                : OptionalDouble.empty();
    }

    /**
     * The dose at which a falling curve has half the height that it has without drug, with its 95 % interval by profile
     * likelihood: all doses for which some curve that is halved there fits hardly worse. What is uncertain of the
     * height without drug is so accounted for. A side on which that holds up to a decade beyond the doses is open.
     *
     * @return empty if the best curve never falls so far
     */
    public Optional<Dose> half() {
        OptionalDouble dose = halfDose();
        if (dose.isEmpty() || estimate.freedom() < 1) {
            return Optional.empty();
        }
        double log = Math.log(dose.getAsDouble());
        double low = end(log, -1);
        double high = end(log, 1);
        return Optional.of(new Dose(
                dose.getAsDouble(),
                Double.isNaN(low) ? 0 : Math.exp(low),
                Double.isNaN(high) ? Double.POSITIVE_INFINITY : Math.exp(high)));
    }

    /**
     * The logarithm at which the profile reaches the quantile of t; NaN if it does not. The root of how much worse the
     * fit is grows almost linearly, so that a few steps along the secant find it.
     */
    private double end(double log, int side) {
        if (!(rss() > 0)) {
            return log;
        }
        double target = Statistics.reach(estimate.freedom());
        double limit = side < 0 ? Math.min(curve.lowest(), log) : Math.max(curve.highest(), log);
        double[] parameters = {
            estimate.parameter(LogisticCurve.SLOPE), Math.log(upper() / (upper() - 2 * lower())), upper()
        };
        double inside = log;
        double insideWorse = 0;
        double outside = Double.NaN;
        double outsideWorse = Double.NaN;
        double next = log + side * Math.max(0.05, Math.min(1, middleError() * target));
        for (int step = 0; step < MOST_STEPS; step++) {
            next = side < 0 ? Math.max(next, limit) : Math.min(next, limit);
            Optional<LeastSquares.Estimate> fit =
                    LeastSquares.fit(new HalvingCurve(next), doses, responses, parameters);
            double worse = fit.map(one -> Math.sqrt(Math.max(one.rss() - rss(), 0) * estimate.freedom() / rss()))
                    .orElse(Double.POSITIVE_INFINITY);
            if (Math.abs(worse - target) < CLOSE) {
                return next;
            }
            if (worse < target) {
                if (next == limit) {
                    return Double.NaN;
                }
                inside = next;
                insideWorse = worse;
                parameters = fit.orElseThrow().parameters();
            } else {
                outside = next;
                outsideWorse = worse;
            }
            next = Double.isNaN(outside)
                    ? log + (inside - log) * Math.min(2, Math.max(1.1, target / insideWorse))
                    : between(inside, insideWorse, outside, outsideWorse, target);
        }
        return Double.isNaN(outside) ? Double.NaN : (inside + outside) / 2;
    }

    private static double between(
            double inside, double insideWorse, double outside, double outsideWorse, double target) {
        double share = Double.isInfinite(outsideWorse) ? 0.5 : (target - insideWorse) / (outsideWorse - insideWorse);
        return inside + (outside - inside) * Math.max(0.05, Math.min(0.95, share));
    }
}
