package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.LogisticFit;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.Spelling;

/** How the cells of one condition and run respond to the doses, in per cent of the vehicle wells on the same plate. */
public final class DoseResponse {
    private static final double CHANCE = 0.05;
    /** House limit, in per cent of vehicle: a response that may be so large is not excluded. */
    static final double RELEVANT = 30;
    /** House limit, in per cent of vehicle: a curve may begin so far from the vehicle wells, and no farther. */
    private static final double PLATEAU = 15;
    /** House limits: the means miss the curve by chance so rarely, and one by so many per cent of vehicle. */
    private static final double LACK_OF_FIT = 0.001;

    private static final double MISS = 10;
    /** From how many degrees of freedom a pooled spread is believed. House limit. */
    private static final int FREEDOM = 3;

    private final String condition;
    private final String run;
    private final String unit;
    private final TreeMap<Double, double[]> percents;
    private final double variance;
    private final int freedom;
    private final boolean isClipped;
    private final Shape shape;
    private final Optional<LogisticFit> fit;
    private final List<Level> levels;
    private final Half half;

    /** How the response goes with the dose. */
    public enum Shape {
        /** No dose can differ from vehicle by as much as matters. */
        FLAT,
        FALLING,
        RISING,
        HUMPED,
        /** The doses differ, and in none of these ways. */
        UNCLEAR,
        /** The wells scatter so much that neither a response nor its absence is certain. */
        UNDECIDED;

        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }

    /**
     * The doses around half of vehicle.
     *
     * @param point the dose that the curve gives; NaN if it is not determined
     * @param low the lower end of what is possible
     * @param high the upper end
     * @param reason why there is no point, or neither point nor range; empty if there is a point
     */
    public record Half(double point, double low, double high, String reason) {
        static Half unknown(String reason) {
            return new Half(Double.NaN, Double.NaN, Double.NaN, reason);
        }

        /** True if the curve gives a dose. */
        public boolean isPoint() {
            return !Double.isNaN(point);
        }

        /** True if at least a range is known. */
        public boolean isKnown() {
            return !Double.isNaN(high);
        }
    }

    /**
     * A dose and what was measured there.
     *
     * @param dose 0 for vehicle
     * @param name with its unit; {@code vehicle}
     * @param values of its wells, in per cent of vehicle
     * @param percent their mean with its 95 % interval, from the spread of all doses; the ends are NaN if that is not
     *     known
     */
    public record Level(double dose, String name, double[] values, Interval percent) {}

    /** @param isClipped true if wells above the range of the reader are missing from it */
    DoseResponse(String condition, String run, String unit, Map<Double, double[]> percents, boolean isClipped) {
        this.isClipped = isClipped;
        this.condition = condition;
        this.run = run;
        this.unit = unit;
        this.percents = new TreeMap<>(percents);
        int wells = this.percents.values().stream()
                .mapToInt(values -> values.length)
                .sum();
        freedom = wells - this.percents.size();
        variance = this.percents.values().stream()
                        .mapToDouble(values -> {
                            double mean = Statistics.mean(values);
                            return Arrays.stream(values)
                                    .map(value -> (value - mean) * (value - mean))
                                    .sum();
                        })
                        .sum()
                / Math.max(freedom, 1);
        shape = findShape();
        fit = shape == Shape.FALLING || shape == Shape.HUMPED ? LogisticFit.of(doses(), responses()) : Optional.empty();
        levels = List.copyOf(findLevels());
        half = findHalf();
    }

    /** The condition; empty if the layout names none. */
    public String condition() {
        return condition;
    }

    /** The run; empty if nobody said. */
    public String run() {
        return run;
    }

    /** The unit of the doses. */
    public String unit() {
        return unit;
    }

    /** Whether and how the response goes with the dose. */
    public Shape shape() {
        return shape;
    }

    private Shape findShape() {
        Optional<Interval> trend = trend();
        boolean falls = trend.filter(slope -> slope.high() < 0).isPresent();
        boolean rises = trend.filter(slope -> slope.low() > 0).isPresent();
        if (percents.size() < 3 || !falls && !rises && !differs()) {
            return isFlat(trend) ? Shape.FLAT : Shape.UNDECIDED;
        }
        double vehicle = percents.firstKey();
        double top = percents.lastKey();
        if (freedom < FREEDOM) {
            return falls ? Shape.FALLING : Shape.RISING;
        }
        int comparisons = percents.size() - 1;
        List<Double> between =
                List.copyOf(percents.subMap(vehicle, false, top, false).keySet());
        if (between.stream().anyMatch(dose -> above(dose, vehicle, comparisons) && above(dose, top, comparisons))) {
            return Shape.HUMPED;
        }
        if (above(vehicle, top, comparisons) || falls && mean(top) < mean(vehicle)) {
            return Shape.FALLING;
        }
        boolean isReversed = between.stream().anyMatch(dose -> above(vehicle, dose, comparisons));
        return above(top, vehicle, comparisons) || rises && mean(top) > mean(vehicle) && !isReversed
                ? Shape.RISING
                : Shape.UNCLEAR;
    }

    private double mean(double dose) {
        return Statistics.mean(requireNonNull(percents.get(dose)));
    }

    /** Analysis of variance over the doses. */
    private boolean differs() {
        if (freedom < FREEDOM) {
            return false;
        }
        double mean = Statistics.mean(responses());
        double between = percents.values().stream()
                        .mapToDouble(values -> {
                            double own = Statistics.mean(values) - mean;
                            return values.length * own * own;
                        })
                        .sum()
                / (percents.size() - 1);
        return Statistics.chanceOfF(between / variance, percents.size() - 1, freedom) < CHANCE;
    }

    /** How much a dose differs from the one before it, if all differ alike: the slope over the ranks of the doses. */
    private Optional<Interval> trend() {
        double[] all = responses();
        double[][] ranks = new double[all.length][1];
        int i = 0;
        int rank = 0;
        for (double[] values : percents.values()) {
            for (int k = 0; k < values.length; k++) {
                ranks[i++][0] = rank;
            }
            rank++;
        }
        return Statistics.slopesWithinGroups(Collections.nCopies(all.length, ""), ranks, all)
                .get(0);
    }

    /** What does not show is absent only if the wells agree so well that it would have shown. */
    private boolean isFlat(Optional<Interval> trend) {
        return freedom >= FREEDOM
                ? findLevels().stream()
                        .skip(1)
                        .allMatch(level -> level.percent().low() > 100 - RELEVANT
                                && level.percent().high() < 100 + RELEVANT)
                : trend.filter(slope -> Math.max(-slope.low(), slope.high()) * (percents.size() - 1) < RELEVANT)
                        .isPresent();
    }

    /** Whether one dose lies above another, at p below 0.05 for so many comparisons. */
    private boolean above(double one, double other, int comparisons) {
        double[] high = requireNonNull(percents.get(one));
        double[] low = requireNonNull(percents.get(other));
        double t = (Statistics.mean(high) - Statistics.mean(low))
                / Math.sqrt(variance * (1.0 / high.length + 1.0 / low.length));
        return t > 0 && Statistics.chanceOfF(t * t, 1, freedom) < CHANCE / comparisons;
    }

    /** True if the lowest dose has an effect and the highest has none: the doses may stand the other way round. */
    boolean isReversed() {
        if (freedom < FREEDOM || percents.size() < 4) {
            return false;
        }
        int comparisons = percents.size() - 1;
        double lowest = levels.get(1).dose();
        return above(percents.firstKey(), lowest, comparisons)
                && above(percents.lastKey(), lowest, comparisons)
                && !above(percents.firstKey(), percents.lastKey(), comparisons);
    }

    /** A dose with its unit, as people write it. */
    public String print(double dose) {
        return Dose.print(dose, unit);
    }

    /** What is possible of the dose around half, with its unit. */
    public String range(Half half) {
        return Dose.range(half.low(), half.high(), unit);
    }

    /** The curve, if there is a response that falls. */
    public Optional<LogisticFit> fit() {
        return fit;
    }

    private double[] doses() {
        return percents.entrySet().stream()
                .flatMapToDouble(level -> Arrays.stream(level.getValue()).map(any -> level.getKey()))
                .toArray();
    }

    private double[] responses() {
        return percents.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** The doses from vehicle up. */
    public List<Level> levels() {
        return levels;
    }

    private List<Level> findLevels() {
        List<Level> found = new ArrayList<>();
        double[] vehicle = percents.firstEntry().getValue();
        percents.forEach((dose, values) -> {
            double mean = Statistics.mean(values);
            double share = mean / Statistics.mean(vehicle);
            // the vehicle's own uncertainty is in the per cents of all others, not in its own
            double errors = 1.0 / values.length + (dose == 0 ? 0 : share * share / vehicle.length);
            double reach = freedom >= FREEDOM ? Statistics.reach(freedom) * Math.sqrt(variance * errors) : Double.NaN;
            found.add(new Level(
                    dose,
                    dose == 0 ? "vehicle" : Dose.print(dose, unit),
                    values,
                    new Interval(mean, mean - reach, mean + reach)));
        });
        return found;
    }

    /** The lowest mean of a dose. */
    public Level lowest() {
        return levels.stream()
                .skip(1)
                .min(Comparator.comparingDouble(level -> level.percent().value()))
                .orElseThrow();
    }

    /**
     * True if some dose lies certainly below half of vehicle and some certainly above, false if certainly no dose lies
     * below, or none above; empty if the spread leaves both possible, or is not known.
     */
    public Optional<Boolean> bracketsHalf() {
        if (freedom < FREEDOM) {
            return Optional.empty();
        }
        List<Interval> doses = levels.stream().skip(1).map(Level::percent).toList();
        if (doses.stream().anyMatch(percent -> percent.high() < 50)
                && doses.stream().anyMatch(percent -> percent.low() > 50)) {
            return Optional.of(true);
        }
        return doses.stream().allMatch(percent -> percent.low() > 50)
                        || doses.stream().allMatch(percent -> percent.high() < 50)
                ? Optional.of(false)
                : Optional.empty();
    }

    /** True if wells are too few to tell how they scatter. */
    boolean hasNoSpread() {
        return freedom < FREEDOM;
    }

    /** The dose at which half of vehicle is left. A response that never falls so far has none. */
    public Half half() {
        return half;
    }

    private Half findHalf() {
        List<Level> doses = levels.subList(1, levels.size());
        String top = doses.get(doses.size() - 1).name();
        if (doses.size() < 2) {
            return Half.unknown("one dose makes no curve");
        }
        if (shape != Shape.FALLING && shape != Shape.HUMPED) {
            return Half.unknown(
                    switch (shape) {
                        case FLAT -> "no response up to " + top;
                        case UNDECIDED -> whyUndecided();
                        default -> "the response is " + shape + " up to " + top;
                    });
        }
        if (doses.stream().noneMatch(level -> level.percent().value() < 50)) {
            Level lowest = lowest();
            return Half.unknown("not reached up to " + top + ": the lowest mean is "
                    + percent(lowest.percent().value()) + " of vehicle at " + lowest.name());
        }
        String why = "";
        if (fit.isPresent()) {
            Optional<LogisticFit.Dose> dose = fit.get().half();
            why = isClipped
                    ? "wells above the range of the reader are missing"
                    : misfit().orElseGet(() -> dose.map(one -> whyNoPoint(fit.get(), one, doses))
                            .orElse("the curve does not fall to half"));
            if (why.isEmpty()) {
                return new Half(dose.get().dose(), dose.get().low(), dose.get().high(), "");
            }
        } else {
            why = "no curve fits";
        }
        return around(doses, why);
    }

    /** What the scatter leaves possible, in words. */
    String whyUndecided() {
        Level widest = levels.stream()
                .skip(1)
                .max(Comparator.comparingDouble(level ->
                        Math.max(100 - level.percent().low(), level.percent().high() - 100)))
                .orElseThrow();
        return "neither a response nor its absence is certain"
                + (Double.isNaN(widest.percent().low())
                        ? ""
                        : ": at " + widest.name() + " "
                                + percent(widest.percent().low()) + " of vehicle are as possible as "
                                + percent(widest.percent().high()));
    }

    /**
     * How the curve misses the data: it does not begin at vehicle, or the means of the doses lie off it farther than
     * their wells explain (lack of fit). Empty if it does neither, or there is no curve.
     */
    public Optional<String> misfit() {
        if (fit.isEmpty()) {
            return Optional.empty();
        }
        LogisticFit curve = fit.get();
        if (Math.abs(curve.upper() - 100) > PLATEAU) {
            return Optional.of("the curve begins at " + percent(curve.upper()) + " of vehicle");
        }
        int freedomOfMeans = levels.size() - 4;
        if (freedom < FREEDOM || freedomOfMeans < 1) {
            return Optional.empty();
        }
        Level worst = levels.stream()
                .max(Comparator.comparingDouble(level -> miss(curve, level)))
                .orElseThrow();
        double lack = Math.max(curve.rss() - variance * freedom, 0) / freedomOfMeans;
        return miss(curve, worst) > MISS && Statistics.chanceOfF(lack / variance, freedomOfMeans, freedom) < LACK_OF_FIT
                ? Optional.of("the curve does not fit: at " + worst.name() + " it has "
                        + percent(curve.at(worst.dose())) + " of vehicle, and the wells "
                        + percent(worst.percent().value()))
                : Optional.empty();
    }

    private static double miss(LogisticFit curve, Level level) {
        return Math.abs(curve.at(level.dose()) - level.percent().value());
    }

    private static String whyNoPoint(LogisticFit fit, LogisticFit.Dose half, List<Level> doses) {
        long below = doses.stream()
                .filter(level -> fit.at(level.dose()) < fit.upper() / 2)
                .count();
        long above = doses.size() - below;
        return below < 2 || above < 2
                ? tooFew(Math.min(below, above)) + (below < 2 ? " below half" : " above half")
                        + ", and a point needs two"
                : fit.isAtALimit()
                        ? "the curve is not determined"
                        : !half.isClosed() ? "the 95 % interval is open" : "";
    }

    private static String tooFew(long doses) {
        return doses == 0 ? "no dose lies" : "only one dose lies";
    }

    /**
     * From the highest dose up to which all are certainly above half to the lowest from which on all are certainly
     * below.
     */
    private Half around(List<Level> doses, String why) {
        if (freedom < FREEDOM) {
            return Half.unknown(why + ", and with one well a dose no dose is certainly above or below half");
        }
        double low = 0;
        for (int i = 0; i < doses.size() && doses.get(i).percent().low() > 50; i++) {
            low = doses.get(i).dose();
        }
        double high = Double.NaN;
        for (int i = doses.size() - 1; i >= 0 && doses.get(i).percent().high() < 50; i--) {
            high = doses.get(i).dose();
        }
        if (Double.isNaN(high)) {
            Level top = doses.get(doses.size() - 1);
            return Half.unknown(
                    top.percent().value() < 50
                            ? "the highest dose, " + top.name() + ", is not certainly below half: "
                                    + percent(top.percent().value()) + " of vehicle ("
                                    + Texts.range(
                                            Texts.fixed(top.percent().low(), 0),
                                            Texts.fixed(top.percent().high(), 0))
                                    + ")"
                            : "the response comes back above half at " + top.name());
        }
        if (high == doses.get(0).dose()) {
            return Half.unknown("every dose is below half: it lies below the lowest, "
                    + doses.get(0).name());
        }
        return new Half(Double.NaN, low, high, why);
    }

    private static String percent(double value) {
        return Texts.fixed(value, 0) + " %";
    }
}
