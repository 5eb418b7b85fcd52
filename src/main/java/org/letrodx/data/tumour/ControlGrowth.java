package org.letrodx.data.tumour;

import java.util.List;
import java.util.Optional;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/**
 * Whether the tumours of the controls grew: without that, nothing can be held back.
 *
 * @param grew empty if last over first volume and growth rate do not agree, or too little was measured
 */
record ControlGrowth(Optional<Boolean> grew) {
    /** Looks at the controls and takes down what they did. */
    static ControlGrowth derive(List<Animal> controls, FactsOfAnimals facts) {
        List<Animal> measured =
                controls.stream().filter(animal -> animal.volumes().size() > 1).toList();
        double[] ratios = measured.stream()
                .filter(animal -> animal.volumes().firstEntry().getValue() > 0)
                .mapToDouble(animal -> animal.volumes().lastEntry().getValue()
                        / animal.volumes().firstEntry().getValue())
                .toArray();
        Optional<Interval> rate = Statistics.meanInterval(Growth.rates(measured, any -> true));
        if (rate.isEmpty() || ratios.length < 2) {
            facts.not(
                    DerivableFact.CONTROLS_GREW,
                    controls.isEmpty()
                            ? "it is not clear which group is the control"
                            : "fewer than two controls have two volumes",
                    controls.isEmpty() ? Unsaid.CONTROL.toString() : "");
            return new ControlGrowth(Optional.empty());
        }
        double median = Statistics.median(ratios);
        boolean large = median > Growth.GREW;
        boolean rises = rate.get().low() > 0;
        String detail = "last over first volume " + Texts.digits(median) + " (median); "
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

    /** True if they certainly grew. */
    boolean isCertain() {
        return grew.orElse(false);
    }
}
