package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;

/** Which animals left before the study ended, and how large their tumours were: who stays is a choice, then. */
final class LeftEarlyFacts {
    /** House limit: the share of the days before the end in which who has no reading has left. */
    private static final double LATE = 0.2;

    private final Groups groups;
    private final Dosing dosing;
    private final FactsOfAnimals facts;

    LeftEarlyFacts(Groups groups, Dosing dosing, FactsOfAnimals facts) {
        this.groups = groups;
        this.dosing = dosing;
        this.facts = facts;
    }

    void derive() {
        List<Animal> gone = gone();
        facts.fact(
                DerivableFact.ANIMALS_LEFT_EARLY,
                String.valueOf(gone.size()),
                FactsOfAnimals.names(gone, 6) + ofAll(gone),
                groups.judged(),
                "",
                "");
        double share = share(gone);
        facts.fact(
                DerivableFact.LARGEST_LEFT_EARLY,
                share <= Growth.GREW ? "no" : gone.size() > 1 ? "yes" : "",
                gone.isEmpty() ? "none left early" : "last volumes " + Texts.digits(share) + " times the median then",
                gone,
                "one animal, " + FactsOfAnimals.names(gone, 1) + ", left with " + Texts.digits(share)
                        + " times the median then, and one tells nothing of who leaves",
                "");
        if (!gone.isEmpty()) {
            facts.remark(
                    Remark.Kind.ANIMALS_LEFT_EARLY,
                    Texts.count(gone.size(), "animal")
                            + " left before the last fifth of the study's days; their last volumes "
                            + "were " + Texts.digits(share) + " times the median of the group then"
                            + (gone.size() == 1
                                    ? "."
                                    : share > Growth.GREW
                                            ? ": the large ones left, and what stays looks smaller."
                                            : share < 1 / Growth.GREW
                                                    ? ": the small ones left, and what stays looks larger."
                                                    : "."),
                    gone);
        }
    }

    /** Who was gone before the first dose is none that left. */
    private List<Animal> gone() {
        Map<Animal, NavigableMap<Double, Double>> courses = new LinkedHashMap<>();
        groups.judged().forEach(animal -> courses.put(animal, course(animal)));
        courses.values().removeIf(Map::isEmpty);
        double first = courses.values().stream()
                .mapToDouble(NavigableMap::firstKey)
                .min()
                .orElse(0);
        double last = courses.values().stream()
                .mapToDouble(NavigableMap::lastKey)
                .max()
                .orElse(0);
        return courses.entrySet().stream()
                .filter(course -> course.getValue().lastKey() < last - LATE * (last - first))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By days since the first dose, or of the table, if that day is not known. */
    private NavigableMap<Double, Double> course(Animal animal) {
        return dosing.startIsKnown() ? dosing.course(animal) : animal.volumes();
    }

    /** How many times the median of their group on that day their last volumes are; the median over the animals. */
    private double share(List<Animal> gone) {
        List<Double> shares = new ArrayList<>();
        for (Animal animal : gone) {
            double then = Statistics.median(groups.of(animal.group()).stream()
                    .map(other -> other.volumeOn(animal.volumes().lastKey()))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray());
            if (then > 0) {
                shares.add(animal.volumes().lastEntry().getValue() / then);
            }
        }
        return shares.isEmpty() ? 0 : Statistics.median(Statistics.array(shares));
    }

    /** How many groups are looked at, where it is not clear which two are compared. */
    private String ofAll(List<Animal> gone) {
        int all = groups.animals().size();
        return groups.treatedAnimals().isEmpty() && all > 2
                ? (gone.isEmpty() ? "" : "; ") + "all " + all + " groups"
                : "";
    }
}
