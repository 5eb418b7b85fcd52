package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/** Whether cells grow without the drug: over the time of the experiment, and on each hormone. */
final class GrowthFacts {
    /** House limit: a ratio that lies below it and reaches 1 is no growth. */
    private static final double NO_GROWTH = 1.25;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    GrowthFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    void derive() {
        Set<Group> vehicles = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE && analysis.concerns(group))
                .map(analysis::vehicle)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Set<String> conditions = vehicles.stream().map(Group::condition).collect(Collectors.toSet());
        grows(
                DerivableFact.CONTROLS_GROW,
                vehicles::contains,
                group -> group.role() == Role.T0
                        && (group.condition().isEmpty() || conditions.contains(group.condition())),
                analysis.groups().stream().noneMatch(group -> group.role() == Role.T0)
                        ? "there is no time zero, and an end point alone shows no growth"
                        : "no run has vehicle and time zero",
                "wells or a plate of role t0, read when the drug was added");
        for (DerivableFact fact : List.of(DerivableFact.ANDROGEN_ARM_GROWS, DerivableFact.ESTRADIOL_ARM_GROWS)) {
            String arm = fact == DerivableFact.ANDROGEN_ARM_GROWS ? "androgen" : "estradiol";
            grows(
                    fact,
                    group -> group.isVehicleOf(arm),
                    group -> group.isVehicleOf("hormone-free"),
                    "the layout has no vehicle wells of arm " + arm + " and of arm hormone-free",
                    "a column arm with " + arm + " and hormone-free");
        }
    }

    /** The signals of some groups, by their runs. */
    private Map<String, double[]> byRun(Predicate<Group> wanted) {
        Map<String, double[]> signals = new TreeMap<>();
        analysis.groups().stream()
                .filter(wanted)
                .filter(group -> group.signals().length > 0)
                .forEach(group -> signals.merge(group.plate().run(), group.signals(), Statistics::joined));
        return signals;
    }

    private void grows(
            DerivableFact fact, Predicate<Group> grown, Predicate<Group> compared, String nothing, String add) {
        Map<String, double[]> upper = byRun(grown);
        Map<String, double[]> lower = byRun(compared);
        List<String> runs = upper.keySet().stream().filter(lower::containsKey).toList();
        List<Interval> known = runs.stream()
                .map(run -> Statistics.ratio(requireNonNull(upper.get(run)), requireNonNull(lower.get(run))))
                .flatMap(Optional::stream)
                .toList();
        if (known.size() < runs.size() || runs.isEmpty()) {
            derived.not(fact, runs.isEmpty() ? nothing : "one well of each tells nothing of its certainty", add);
            return;
        }
        List<String> wells = analysis.names(analysis.groups().stream()
                .filter(grown.or(compared))
                .filter(group -> runs.contains(group.plate().run())));
        String told = "ratio "
                + known.stream()
                        .map(ratio -> Texts.fixed(ratio.value(), 2) + " ("
                                + Texts.range(Texts.fixed(ratio.low(), 2), Texts.fixed(ratio.high(), 2)) + ")")
                        .collect(Collectors.joining(", "));
        if (known.stream().allMatch(ratio -> ratio.low() > 1)) {
            fact(fact, "yes", told, wells);
        } else if (known.stream().allMatch(ratio -> ratio.low() <= 1 && ratio.high() < NO_GROWTH)) {
            fact(fact, "no", told, wells);
        } else {
            derived.not(fact, "the " + told + " leaves both possible", "more wells");
        }
    }

    private void fact(DerivableFact fact, String value, String detail, List<String> wells) {
        derived.fact(new DerivedFact(fact, value, Optional.empty(), detail, analysis.from(wells.size()), wells));
    }
}
