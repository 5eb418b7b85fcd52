package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.List;
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
    private final FactsOfAnimals facts;

    LeftEarlyFacts(Groups groups, FactsOfAnimals facts) {
        this.groups = groups;
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

    private List<Animal> gone() {
        List<Animal> measured = groups.judged().stream()
                .filter(animal -> !animal.volumes().isEmpty())
                .toList();
        double first = measured.stream()
                .mapToDouble(animal -> ownDay(animal, animal.volumes().firstKey()))
                .min()
                .orElse(0);
        double last =
                measured.stream().mapToDouble(LeftEarlyFacts::lastOwnDay).max().orElse(0);
        return measured.stream()
                .filter(animal -> lastOwnDay(animal) < last - LATE * (last - first))
                .toList();
    }

    /** A day of the table, or since the first dose of an animal that has its own. */
    private static double ownDay(Animal animal, double day) {
        return day - animal.start().orElse(0);
    }

    private static double lastOwnDay(Animal animal) {
        return ownDay(animal, animal.volumes().lastKey());
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
