package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Statistics;

/**
 * How the groups are made up: the control, how many animals and tumours, how often measured, how alike at the start.
 */
final class GroupFacts {
    /** House limit, in per cent: groups that begin further apart are told. */
    private static final double UNEQUAL = 20;
    /** House limit, in days. */
    private static final double LONG_GAP = 7;

    private final Groups groups;
    private final Dosing dosing;
    private final FactsOfAnimals facts;

    GroupFacts(Groups groups, Dosing dosing, FactsOfAnimals facts) {
        this.groups = groups;
        this.dosing = dosing;
        this.facts = facts;
    }

    /** What does not go by days. */
    void derive() {
        vehicleArm();
        tumours();
    }

    /** What goes by readings, from the first dose on if that day is known. */
    void deriveFromReadings() {
        size();
        interval();
    }

    private void vehicleArm() {
        List<String> controls = groups.control().map(List::of).orElse(groups.named());
        facts.fact(
                DerivableFact.VEHICLE_ARM,
                controls.isEmpty() ? "" : "yes",
                Texts.list(controls),
                controls.stream().flatMap(name -> groups.of(name).stream()).toList(),
                "no group has the name of a control",
                Unsaid.CONTROL.toString());
    }

    private void size() {
        boolean known = dosing.startIsKnown();
        List<Animal> judged = groups.judged();
        Map<String, Long> sizes = judged.stream()
                .collect(Collectors.groupingBy(
                        Animal::group,
                        TreeMap::new,
                        Collectors.filtering(
                                animal -> !known || dosing.baseline(animal).isPresent(), Collectors.counting())));
        Map.Entry<String, Long> smallest =
                sizes.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        facts.fact(
                DerivableFact.ANIMALS_PER_GROUP,
                smallest.getValue() == 0 ? "" : String.valueOf(smallest.getValue()),
                sizes.entrySet().stream()
                                .map(group -> group.getKey() + " " + group.getValue())
                                .collect(Collectors.joining(", "))
                        + (known ? " with a volume on the day of the first dose" : ""),
                judged,
                "no animal of " + smallest.getKey() + " has a volume on the day of the first dose",
                "readings on both sides of it, at most 7 d apart");
    }

    private void interval() {
        List<Double> gaps = new ArrayList<>();
        double longest = 0;
        for (Animal animal : groups.judged()) {
            Double before = null;
            for (double day : animal.volumes().keySet()) {
                if (before != null && (!dosing.startIsKnown() || before >= dosing.start(animal))) {
                    gaps.add(day - before);
                    longest = Math.max(longest, day - before);
                }
                before = day;
            }
        }
        String value = gaps.isEmpty() ? "" : Texts.digits(Statistics.median(Statistics.array(gaps))) + " d";
        facts.fact(
                DerivableFact.MEASUREMENT_INTERVAL,
                value,
                "longest " + Texts.digits(longest) + " d",
                groups.judged(),
                "no animal has two readings" + (dosing.startIsKnown() ? " from the first dose on" : ""),
                "");
        if (longest > LONG_GAP) {
            facts.remark(
                    Remark.Kind.LONG_GAP,
                    "Up to " + Texts.digits(longest)
                            + " d lie between two readings of an animal: nothing is taken for the days between.",
                    List.of());
        }
    }

    private void tumours() {
        int most = groups.judged().stream().mapToInt(Animal::tumours).max().orElse(0);
        facts.fact(
                DerivableFact.TUMOURS_PER_ANIMAL,
                most == 0 ? "" : String.valueOf(most),
                "",
                groups.judged(),
                "no column tells the tumours of an animal apart",
                "a column tumour");
    }

    /** How alike they were on the day of the first dose, which is known. */
    void deriveBaseline() {
        double one = Statistics.median(starts(groups.treatedAnimals()));
        double other = Statistics.median(starts(groups.controls()));
        double difference = 100 * Math.abs(one - other) / Math.min(one, other);
        facts.fact(
                DerivableFact.BASELINE_DIFFERENCE,
                Double.isFinite(difference) ? Texts.fixed(difference, 0) + " %" : "",
                "medians " + Texts.digits(one) + " and " + Texts.digits(other) + " mm3",
                groups.judged(),
                "a group has no volume on the day of the first dose, or one of zero",
                "readings on both sides of the first dose, at most 7 d apart");
        if (difference > UNEQUAL && Double.isFinite(difference)) {
            facts.remark(
                    Remark.Kind.GROUPS_UNEQUAL_AT_START,
                    "The groups began " + Texts.fixed(difference, 0) + " % apart: medians " + Texts.digits(one)
                            + " mm3 treated and " + Texts.digits(other) + " mm3 control.",
                    List.of());
        }
        List<Animal> small = groups.judged().stream()
                .filter(animal -> dosing.baseline(animal).orElse(Double.MAX_VALUE) < TreatedOverControl.SMALL)
                .toList();
        if (!small.isEmpty()) {
            facts.remark(
                    Remark.Kind.SMALL_AT_START,
                    Texts.count(small.size(), "tumour") + " began below " + (int) TreatedOverControl.SMALL + " mm3 ("
                            + FactsOfAnimals.names(small, 6) + "): volumes relative to that mean little.",
                    small);
        }
    }

    private double[] starts(List<Animal> group) {
        return group.stream()
                .map(dosing::baseline)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }
}
