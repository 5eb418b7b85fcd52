package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/** The window of the assay: how far vehicle and the control with the smallest signal lie apart. */
final class WindowFacts {
    /** House limit: how many wells a control needs for Z-prime. */
    private static final int CONTROL = 4;
    /** An end of an interval below it says no more than that there is no window. */
    private static final double LOWEST_Z = -100;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    WindowFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    /** Z-prime on each plate, of vehicle and of what is the minimum there. */
    void derive() {
        List<Interval> found = new ArrayList<>();
        List<Group> used = new ArrayList<>();
        List<Group> inverted = new ArrayList<>();
        List<String> against = new ArrayList<>();
        String reason = analysis.hasLayout()
                ? "no plate has vehicle and a positive control or blanks"
                : "nothing says which wells are controls";
        for (Group vehicle : analysis.groups()) {
            if (vehicle.role() != Role.VEHICLE
                    || analysis.condition().isPresent()
                            && analysis.groups().stream()
                                    .noneMatch(group -> group.condition()
                                                    .equals(analysis.condition().get())
                                            && group.role() == Role.SAMPLE
                                            && analysis.vehicle(group)
                                                    .filter(own -> own == vehicle)
                                                    .isPresent())) {
                continue;
            }
            Optional<Group> positive = vehicle.with(Role.POSITIVE, analysis.groups());
            Optional<Group> minimum = positive.isPresent() ? positive : vehicle.with(Role.BLANK, analysis.groups());
            if (minimum.isEmpty()) {
                continue;
            }
            if (vehicle.signals().length < CONTROL || minimum.get().signals().length < CONTROL) {
                reason = Texts.count(vehicle.signals().length, "well") + " of " + vehicle.name() + " and "
                        + minimum.get().signals().length + " of "
                        + minimum.get().name() + ": four of each are needed";
                continue;
            }
            if (vehicle.mean() <= minimum.get().mean()) {
                inverted.add(minimum.get());
                continue;
            }
            found.add(zPrime(vehicle.signals(), minimum.get().signals()));
            used.add(vehicle);
            used.add(minimum.get());
            against.add(minimum.get().role().toString());
        }
        if (!inverted.isEmpty()) {
            String names =
                    Texts.some(inverted.stream().map(Group::name).distinct().toList(), 4);
            derived.remark(
                    Remark.Kind.WINDOW_INVERTED,
                    "The control that should have the smallest signal reads as high as vehicle, or higher: " + names
                            + ". There is no assay window, or the layout is not this plate's.",
                    analysis.names(inverted.stream().distinct().toList()));
            derived.not(
                    DerivableFact.Z_PRIME,
                    names + " should have the smallest signal, and " + (inverted.size() == 1 ? "does" : "do")
                            + " not lie below vehicle",
                    "a control with the smallest signal");
            return;
        }
        if (found.isEmpty()) {
            derived.not(DerivableFact.Z_PRIME, reason, "four wells each of role vehicle and positive (or blank)");
            return;
        }
        double lowest = found.stream().mapToDouble(Interval::low).min().orElseThrow();
        double highest = found.stream().mapToDouble(Interval::high).max().orElseThrow();
        List<String> wells = analysis.names(used.stream().distinct().toList());
        derived.fact(new DerivedFact(
                DerivableFact.Z_PRIME,
                Texts.fixed(
                        Statistics.median(
                                found.stream().mapToDouble(Interval::value).toArray()),
                        2),
                Optional.of(
                        lowest < LOWEST_Z
                                ? "<" + Texts.fixed(Math.min(highest, 1), 2)
                                : Texts.range(Texts.fixed(lowest, 2), Texts.fixed(Math.min(highest, 1), 2))),
                "vehicle against " + String.join(", ", new TreeSet<>(against))
                        + (found.size() > 1 ? ", median of " + found.size() : ""),
                analysis.from(wells.size()),
                wells));
    }

    private static Interval zPrime(double[] high, double[] low) {
        double first = Statistics.deviation(high);
        double second = Statistics.deviation(low);
        double window = Statistics.mean(high) - Statistics.mean(low);
        double z = 1 - 3 * (first + second) / window;
        // of the logarithm of 1 - Z': the standard deviations vary by SD^2 / 2 (n - 1), the means by SD^2 / n
        double deviations = (first * first / (2.0 * (high.length - 1)) + second * second / (2.0 * (low.length - 1)))
                / Math.pow(first + second, 2);
        double means = (first * first / high.length + second * second / low.length) / (window * window);
        double factor = Math.exp(Statistics.reach(high.length + low.length - 2) * Math.sqrt(deviations + means));
        return first + second == 0
                ? new Interval(1, 1, 1)
                : new Interval(z, 1 - (1 - z) * factor, 1 - (1 - z) / factor);
    }
}
