package org.letrodx.data.tumour;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Statistics;

/**
 * Whether tumours that had responded grew again, and whether that was on drug: after the last dose it is no resistance.
 */
final class RegrowthFacts {
    private static final String ASK = "whether dosing had ended is not in the table";
    private static final String ADD = Unsaid.LAST_DOSE + "; end, if they were dosed to their last reading";

    private final List<Animal> responders;
    private final boolean responded;
    private final boolean endIsKnown;
    private final FactsOfAnimals facts;
    private final List<Regrowth> regrown;
    private final List<Regrowth> onDrug;
    /** Those after the last dose that had begun before it: it is open what they are. */
    private final List<Regrowth> begun;

    private final List<Regrowth> offDrug;

    /** @param responded true if the group certainly responded */
    RegrowthFacts(List<Animal> responders, boolean responded, Dosing dosing, FactsOfAnimals facts) {
        this.responders = responders;
        this.responded = responded;
        this.endIsKnown = dosing.endIsKnown();
        this.facts = facts;
        this.regrown = responders.stream()
                .map(animal -> Regrowth.of(animal, dosing))
                .flatMap(Optional::stream)
                .toList();
        List<Regrowth> placed = endIsKnown ? regrown : List.of();
        this.onDrug = placed.stream().filter(Regrowth::isOnDrug).toList();
        this.begun =
                placed.stream().filter(one -> !one.isOnDrug() && one.hadBegun()).toList();
        this.offDrug = placed.stream()
                .filter(one -> !one.isOnDrug() && !one.hadBegun())
                .toList();
    }

    void derive() {
        if (responders.isEmpty()) {
            facts.not(
                    List.of(
                            DerivableFact.RESPONSE_LOST,
                            DerivableFact.REGROWTH_ON_DRUG,
                            DerivableFact.REGROWTH_OFF_DRUG),
                    "no tumour responded",
                    "");
            return;
        }
        String open = begun.size() + " of " + responders.size() + " grew " + Growth.GREW + " to " + Regrowth.REGROWN
                + " times their smallest volume on drug and went on after it";
        lost(open);
        any(DerivableFact.REGROWTH_ON_DRUG, onDrug, open);
        any(DerivableFact.REGROWTH_OFF_DRUG, offDrug, open);
        tell(Remark.Kind.REGROWTH, begun, "They had begun to on drug: whether this is resistance is open.");
        tell(
                Remark.Kind.REGROWTH,
                endIsKnown ? List.of() : regrown,
                "The table does not say whether dosing had ended: a regrowth off drug is no resistance.");
        tell(Remark.Kind.REGROWTH_ON_DRUG, onDrug, "They were dosed then.");
        tell(Remark.Kind.REGROWTH_OFF_DRUG, offDrug, "Dosing had ended: this is no resistance.");
    }

    private void lost(String open) {
        if (!responded) {
            facts.not(DerivableFact.RESPONSE_LOST, "there was no first response that is certain", "");
            return;
        }
        String value = regrown.size() * 2 < responders.size()
                ? "no"
                : !endIsKnown
                        ? ""
                        : onDrug.size() * 2 >= responders.size()
                                ? "yes"
                                : (onDrug.size() + begun.size()) * 2 >= responders.size() ? "" : "no";
        facts.fact(
                DerivableFact.RESPONSE_LOST,
                value,
                regrown.size() + " of " + responders.size() + " that responded grew again"
                        + (endIsKnown ? ", " + onDrug.size() + " on drug" : "") + days(regrown),
                responders,
                endIsKnown
                        ? open
                        : regrown.size() + " of " + responders.size() + " grew again" + days(regrown) + ", and " + ASK,
                endIsKnown ? "" : ADD);
    }

    private void any(DerivableFact fact, List<Regrowth> own, String open) {
        facts.fact(
                fact,
                !own.isEmpty() ? "yes" : !endIsKnown && !regrown.isEmpty() || !begun.isEmpty() ? "" : "no",
                own.size() + " of " + responders.size() + days(own),
                responders,
                endIsKnown ? open : ASK,
                endIsKnown ? "" : ADD);
    }

    private void tell(Remark.Kind kind, List<Regrowth> some, String what) {
        if (!some.isEmpty()) {
            facts.remark(
                    kind,
                    Texts.count(some.size(), "tumour") + " that had responded grew again" + days(some) + ". " + what,
                    some.stream().map(Regrowth::animal).toList());
        }
    }

    private static String days(List<Regrowth> some) {
        return some.isEmpty()
                ? ""
                : ", smallest on day " + median(some, Regrowth::nadirDay) + " (" + median(some, Regrowth::nadir)
                        + " mm3), regrown on day " + median(some, Regrowth::day)
                        + " (medians, after the first dose)";
    }

    private static String median(List<Regrowth> some, ToDoubleFunction<Regrowth> of) {
        return Texts.digits(Statistics.median(some.stream().mapToDouble(of).toArray()));
    }
}
