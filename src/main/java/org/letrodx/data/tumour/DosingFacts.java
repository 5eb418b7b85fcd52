package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Statistics;

/** How long the animals were on drug, and how much weight they lost on it. */
final class DosingFacts {
    /** House limit, in per cent of the weight. */
    private static final double WEIGHT = 20;

    private final List<Animal> treated;
    private final Dosing dosing;
    private final FactsOfAnimals facts;

    DosingFacts(Groups groups, Dosing dosing, FactsOfAnimals facts) {
        this.treated = groups.treatedAnimals();
        this.dosing = dosing;
        this.facts = facts;
    }

    void derive() {
        timeOnDrug();
        weight();
    }

    private void timeOnDrug() {
        if (!dosing.endIsKnown()) {
            facts.not(
                    DerivableFact.TIME_ON_DRUG,
                    "the day of the last dose is not known",
                    Unsaid.LAST_DOSE + "; end, if they were dosed to their last reading");
            return;
        }
        double[] days = treated.stream()
                .filter(animal -> !dosing.course(animal).isEmpty())
                .mapToDouble(animal -> (dosing.toTheEnd()
                                ? animal.volumes().lastKey()
                                : dosing.lastDose().getAsDouble())
                        - dosing.start(animal))
                .toArray();
        double median = Statistics.median(days);
        facts.fact(
                DerivableFact.TIME_ON_DRUG,
                median >= 0 ? Texts.digits(median) + " d" : "",
                "median of the animals",
                treated,
                "no treated animal has a reading from the first dose on",
                "");
    }

    private void weight() {
        Animal thinnest = null;
        double most = 0;
        List<Animal> thin = new ArrayList<>();
        List<Animal> weighed = new ArrayList<>();
        for (Animal animal : treated) {
            OptionalDouble from = animal.weightOn(dosing.start(animal));
            if (from.isEmpty() || from.getAsDouble() <= 0) {
                continue;
            }
            weighed.add(animal);
            double lowest = animal.weights().tailMap(dosing.start(animal), true).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(from.getAsDouble());
            double loss = 100 * (from.getAsDouble() - lowest) / from.getAsDouble();
            if (loss > most || thinnest == null) {
                most = loss;
                thinnest = animal;
            }
            if (loss > WEIGHT) {
                thin.add(animal);
            }
        }
        facts.fact(
                DerivableFact.BODY_WEIGHT_LOSS,
                weighed.isEmpty() ? "" : Texts.fixed(Math.max(most, 0), 0) + " %",
                thinnest == null ? "" : thinnest.name(),
                weighed,
                "there are no weights on the day of the first dose",
                "a column weight");
        if (!thin.isEmpty()) {
            facts.remark(
                    Remark.Kind.BODY_WEIGHT_LOST,
                    Texts.count(thin.size(), "animal") + " lost more than " + (int) WEIGHT + " % of their weight: "
                            + FactsOfAnimals.names(thin, 6) + ".",
                    thin);
        }
    }
}
