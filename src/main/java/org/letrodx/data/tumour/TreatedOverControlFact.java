package org.letrodx.data.tumour;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;

/** Tells T/C of the last day on drug, with what the other definitions and the other days would say. */
final class TreatedOverControlFact {
    /** In per cent: NCI's limit of activity, which the rules use. */
    private static final double ACTIVE = 42;

    private final List<Animal> treated;
    private final List<Animal> controls;
    private final Dosing dosing;
    private final boolean controlsGrew;
    private final FactsOfAnimals facts;

    TreatedOverControlFact(Groups groups, Dosing dosing, ControlGrowth growth, FactsOfAnimals facts) {
        this.treated = groups.treatedAnimals();
        this.controls = groups.controls();
        this.dosing = dosing;
        this.controlsGrew = growth.isCertain();
        this.facts = facts;
    }

    void derive() {
        Optional<TreatedOverControl> found = TreatedOverControl.of(treated, controls, dosing::start, dosing::isOnDrug);
        if (found.isEmpty()) {
            facts.not(
                    DerivableFact.TREATED_OVER_CONTROL,
                    "on no day " + (dosing.lastDose().isPresent() ? "on drug " : "")
                            + "from the tenth after the first dose on can "
                            + Texts.fixed(100 * TreatedOverControl.SHARE, 0) + " % of both groups be read",
                    "");
            return;
        }
        TreatedOverControl ratio = found.get();
        if (!Double.isFinite(ratio.lowestDefinition()
                + ratio.highestDefinition()
                + ratio.interval().high())) {
            facts.not(
                    DerivableFact.TREATED_OVER_CONTROL,
                    "so many controls have no tumour that nothing can be compared with them",
                    "");
            return;
        }
        double low = Math.min(ratio.interval().low(), ratio.lowestDefinition());
        double high = Math.max(ratio.interval().high(), ratio.highestDefinition());
        facts.fact(
                DerivableFact.TREATED_OVER_CONTROL,
                percent(ratio.value()),
                Optional.of(Texts.range(Texts.fixed(low, 0), Texts.fixed(high, 0)) + " %"),
                detail(ratio),
                Stream.concat(treated.stream(), controls.stream()).toList());
        if (ratio.lowestDefinition() <= ACTIVE && ratio.highestDefinition() > ACTIVE) {
            facts.remark(
                    Remark.Kind.DEFINITIONS_DISAGREE,
                    "T/C is from " + percent(ratio.lowestDefinition()) + " to " + percent(ratio.highestDefinition())
                            + " by the usual definitions, on both sides of " + (int) ACTIVE + " %.",
                    List.of());
        }
    }

    private String detail(TreatedOverControl ratio) {
        return "day "
                + Texts.digits(ratio.day()) + " after the first dose, medians of "
                + (ratio.byVolume() ? "V" : "V/V0")
                + ", 95 % interval "
                + Texts.range(
                        Texts.fixed(ratio.interval().low(), 0),
                        Texts.fixed(ratio.interval().high(), 0)) + " %; V/V0 medians "
                + percent(ratio.medianRelative()) + ", means " + percent(ratio.meanRelative())
                + "; V medians " + percent(ratio.medianVolume()) + ", means " + percent(ratio.meanVolume())
                + growth(ratio.growth())
                + "; lowest " + percent(ratio.lowest()) + " on day " + Texts.digits(ratio.lowestDay())
                + " after it"
                + TreatedOverControl.of(treated, controls, dosing::start, (animal, day) -> true)
                        .filter(last -> last.day() > ratio.day())
                        .map(last -> "; off drug " + percent(last.value()) + " on day " + Texts.digits(last.day())
                                + " after it")
                        .orElse("")
                + rates();
    }

    /** Divided by the growth of controls that rest, any change is large. */
    private String growth(double growth) {
        if (!Double.isFinite(growth)) {
            return "";
        }
        return growth < 0
                ? "; growth dT/dT0 " + percent(growth)
                : controlsGrew
                        ? "; growth dT/dC " + percent(growth)
                        : "; no dT/dC, since it is not certain that the controls grew";
    }

    /** The growth rates of both groups, which use every reading from the first dose to the last. */
    private String rates() {
        double[] one = rates(treated);
        double[] other = rates(controls);
        return one.length == 0 || other.length == 0
                ? ""
                : "; growth rates " + Texts.digits(Statistics.mean(one)) + " and "
                        + Texts.digits(Statistics.mean(other)) + "/d";
    }

    private double[] rates(List<Animal> group) {
        return Growth.rates(group.stream().map(dosing::courseOnDrug).toList());
    }

    private static String percent(double value) {
        return Texts.fixed(value, 0) + " %";
    }
}
