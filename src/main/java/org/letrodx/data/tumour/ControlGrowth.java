package org.letrodx.data.tumour;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/**
 * Whether the tumours of the controls grew from the first dose on: without that, nothing can be held back.
 *
 * @param grew empty if last over first volume and growth rate do not agree, or too little was measured
 */
record ControlGrowth(Optional<Boolean> grew) {
    /** Looks at the controls and takes down what they did. */
    static ControlGrowth derive(List<Animal> controls, Dosing dosing, FactsOfAnimals facts) {
        if (controls.isEmpty()) {
            return open("it is not clear which group is the control", Unsaid.CONTROL.toString(), facts);
        }
        if (!dosing.startIsKnown()) {
            return open(Dosing.NOT_KNOWN, Dosing.ADD_START, facts);
        }
        List<NavigableMap<Double, Double>> courses = controls.stream()
                .map(dosing::course)
                .filter(course -> course.size() > 1)
                .toList();
        double[] ratios = courses.stream()
                .filter(course -> course.firstEntry().getValue() > 0)
                .mapToDouble(course ->
                        course.lastEntry().getValue() / course.firstEntry().getValue())
                .toArray();
        Optional<Interval> rate = Statistics.meanInterval(Growth.rates(courses));
        if (rate.isEmpty() || ratios.length < 2) {
            return open("fewer than two controls have two volumes from the first dose on", "", facts);
        }
        double median = Statistics.median(ratios);
        boolean large = median > Growth.GREW;
        boolean rises = rate.get().low() > 0;
        String detail = "from the first dose on, last over first volume " + Texts.digits(median) + " (median); "
                + (rises
                        ? "doubling in " + Texts.digits(Math.log(2) / rate.get().value()) + " d"
                        : "no doubling");
        Optional<Boolean> grew = large == rises ? Optional.of(large) : Optional.empty();
        facts.fact(
                DerivableFact.CONTROLS_GREW,
                grew.map(yes -> yes ? "yes" : "no").orElse(""),
                detail,
                controls,
                detail + ", which do not agree",
                "");
        return new ControlGrowth(grew);
    }

    private static ControlGrowth open(String reason, String add, FactsOfAnimals facts) {
        facts.not(DerivableFact.CONTROLS_GREW, reason, add);
        return new ControlGrowth(Optional.empty());
    }

    /** True if they certainly grew. */
    boolean isCertain() {
        return grew.orElse(false);
    }
}
