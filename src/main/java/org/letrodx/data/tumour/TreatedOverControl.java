package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/**
 * Treated over control on the last day on drug, in per cent, by the usual definitions.
 *
 * @param day days after the first dose
 * @param treated how many treated animals can be read then
 * @param control how many controls
 * @param medianRelative of the medians of V/V0
 * @param meanRelative of the means of V/V0
 * @param medianVolume of the medians of V
 * @param meanVolume of the means of V
 * @param byVolume true if a tumour began so small that V is compared instead of V/V0
 * @param interval of the definition that is used, by a bootstrap of the animals
 * @param growth change of the treated over change of the controls, of mean volumes; over their own start, if they
 *     shrink
 * @param lowest the lowest value of the definition that is used
 * @param lowestDay its day
 */
public record TreatedOverControl(
        double day,
        int treated,
        int control,
        double medianRelative,
        double meanRelative,
        double medianVolume,
        double meanVolume,
        boolean byVolume,
        Interval interval,
        double growth,
        double lowest,
        double lowestDay) {
    /** House limit: how much of each group must be readable. */
    static final double SHARE = 0.8;
    /** House limit, in mm3: below it relative volumes mean little. */
    static final double SMALL = 50;

    private static final int RESAMPLES = 1_000;
    private static final long SEED = 20_260_302;

    /** The definition that is used. */
    public double value() {
        return byVolume ? medianVolume : medianRelative;
    }

    /** The smallest and the largest of the usual definitions. */
    double lowestDefinition() {
        return DoubleStream.of(medianRelative, meanRelative, medianVolume, meanVolume)
                .min()
                .orElseThrow();
    }

    /** The largest of them. */
    double highestDefinition() {
        return DoubleStream.of(medianRelative, meanRelative, medianVolume, meanVolume)
                .max()
                .orElseThrow();
    }

    /** The volumes of those animals of a group that can be read, on a day and at the start. */
    private record Read(double[] volumes, double[] relative, double[] starts) {}

    /**
     * On the last day on drug, ten or more after the first dose, on which four fifths of both groups can be read.
     *
     * @param start of each animal
     * @param isOnDrug whether a treated animal was dosed still on a day after its first dose
     * @return empty if there is no such day
     */
    static Optional<TreatedOverControl> of(
            List<Animal> treated,
            List<Animal> control,
            ToDoubleFunction<Animal> start,
            BiPredicate<Animal, Double> isOnDrug) {
        TreeSet<Double> days = new TreeSet<>();
        for (List<Animal> group : List.of(treated, control)) {
            group.forEach(
                    animal -> animal.volumes().keySet().forEach(day -> days.add(day - start.applyAsDouble(animal))));
        }
        boolean byVolume = Stream.concat(treated.stream(), control.stream())
                .map(animal -> animal.volumeOn(start.applyAsDouble(animal)))
                .filter(OptionalDouble::isPresent)
                .anyMatch(volume -> volume.getAsDouble() < SMALL);
        double lowest = Double.POSITIVE_INFINITY;
        double lowestDay = Double.NaN;
        Optional<Double> last = Optional.empty();
        for (double day : days.tailSet(0.0, false)) {
            if (!treated.stream().allMatch(animal -> isOnDrug.test(animal, day))) {
                continue;
            }
            Read one = read(treated, day, start);
            Read other = read(control, day, start);
            if (one.volumes.length >= SHARE * treated.size()
                    && other.volumes.length >= SHARE * control.size()
                    && one.volumes.length > 0
                    && other.volumes.length > 0) {
                double value = ratio(byVolume ? one.volumes : one.relative, byVolume ? other.volumes : other.relative);
                if (value < lowest) {
                    lowest = value;
                    lowestDay = day;
                }
                last = day >= Response.FROM ? Optional.of(day) : last;
            }
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Read one = read(treated, last.get(), start);
        Read other = read(control, last.get(), start);
        return Optional.of(new TreatedOverControl(
                last.get(),
                one.volumes.length,
                other.volumes.length,
                ratio(one.relative, other.relative),
                100 * Statistics.mean(one.relative) / Statistics.mean(other.relative),
                ratio(one.volumes, other.volumes),
                100 * Statistics.mean(one.volumes) / Statistics.mean(other.volumes),
                byVolume,
                bootstrap(byVolume ? one.volumes : one.relative, byVolume ? other.volumes : other.relative),
                growth(one, other),
                lowest,
                lowestDay));
    }

    private static Read read(List<Animal> group, double day, ToDoubleFunction<Animal> start) {
        List<Double> volumes = new ArrayList<>();
        List<Double> relative = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        for (Animal animal : group) {
            OptionalDouble from = animal.volumeOn(start.applyAsDouble(animal));
            OptionalDouble to = animal.volumeOn(start.applyAsDouble(animal) + day);
            if (from.isPresent() && from.getAsDouble() > 0 && to.isPresent()) {
                volumes.add(to.getAsDouble());
                relative.add(to.getAsDouble() / from.getAsDouble());
                starts.add(from.getAsDouble());
            }
        }
        return new Read(Statistics.array(volumes), Statistics.array(relative), Statistics.array(starts));
    }

    private static double ratio(double[] treated, double[] control) {
        return 100 * Statistics.median(treated) / Statistics.median(control);
    }

    private static double growth(Read treated, Read control) {
        double change = Statistics.mean(treated.volumes) - Statistics.mean(treated.starts);
        return 100
                * change
                / (change < 0
                        ? Statistics.mean(treated.starts)
                        : Statistics.mean(control.volumes) - Statistics.mean(control.starts));
    }

    /** The middle 95 % of the ratio over groups drawn anew with replacement; always the same draws. */
    private static Interval bootstrap(double[] treated, double[] control) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] one = treated.clone();
        double[] other = control.clone();
        Arrays.sort(one);
        Arrays.sort(other);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            ratios[i] = 100 * medianOfDrawn(one, random) / medianOfDrawn(other, random);
        }
        Arrays.sort(ratios);
        return new Interval(ratio(treated, control), ratios[RESAMPLES / 40], ratios[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    /**
     * The median of as many values, drawn with replacement from sorted ones: how often each was drawn tells, without
     * sorting again.
     */
    private static double medianOfDrawn(double[] sorted, SplittableRandom random) {
        int[] drawn = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            drawn[random.nextInt(sorted.length)]++;
        }
        return (at((sorted.length - 1) / 2, sorted, drawn) + at(sorted.length / 2, sorted, drawn)) / 2;
    }

    private static double at(int place, double[] sorted, int[] drawn) {
        int seen = 0;
        int i = 0;
        while (seen + drawn[i] <= place) {
            seen += drawn[i];
            i++;
        }
        return sorted[i];
    }
}
