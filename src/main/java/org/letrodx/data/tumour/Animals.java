package org.letrodx.data.tumour;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;

/**
 * Makes animals of what was read of them: each in the group of its treatment, its tumours added up, in mm3, and without
 * zeros that stand for no reading.
 */
final class Animals {
    /** House limit, in mm3: a tumour that was larger at the reading before is not gone at the next. */
    private static final double NOT_GONE = 100;

    private final double factor;
    private final double first;
    private final boolean tellsTumours;
    private final List<Animal> animals = new ArrayList<>();
    private final List<String> zeros = new ArrayList<>();

    private Animals(double factor, double first, boolean tellsTumours) {
        this.factor = factor;
        this.first = first;
        this.tellsTumours = tellsTumours;
    }

    /**
     * @param factor how many mm3 one of the unit of the table is
     * @param first the day that becomes day 0
     * @param tellsTumours true if a column tells the tumours of an animal apart
     */
    static Animals of(Collection<Draft> drafts, double factor, double first, boolean tellsTumours) {
        Animals animals = new Animals(factor, first, tellsTumours);
        Map<String, Set<String>> groups = new TreeMap<>();
        drafts.forEach(draft -> groups.computeIfAbsent(draft.study + "\n" + draft.treatment, any -> new TreeSet<>())
                .add(draft.group));
        drafts.forEach(draft -> {
            // a study may have several groups of one treatment
            boolean several = requireNonNull(groups.get(draft.study + "\n" + draft.treatment))
                            .size()
                    > 1;
            animals.add(draft, several ? draft.treatment + " (" + draft.group + ")" : draft.treatment);
        });
        return animals;
    }

    private void add(Draft draft, String group) {
        TreeMap<Double, Double> sums = new TreeMap<>();
        for (Map.Entry<Double, Double> reading : draft.added().entrySet()) {
            double volume = reading.getValue() * factor;
            double before = sums.isEmpty() ? 0 : sums.lastEntry().getValue();
            if (volume == 0 && before > NOT_GONE) {
                zeros.add(draft.name() + " on day " + Texts.digits(reading.getKey() - first) + " after "
                        + Texts.digits(before) + " mm3");
            } else {
                sums.put(reading.getKey() - first, volume);
            }
        }
        TreeMap<Double, Double> weights = new TreeMap<>();
        draft.weights.forEach((day, weight) -> weights.put(day - first, weight));
        animals.add(new Animal(
                draft.study,
                group,
                draft.id,
                draft.start.isPresent() ? OptionalDouble.of(draft.start.getAsDouble() - first) : draft.start,
                sums,
                weights,
                tellsTumours ? draft.tumours.size() : 0));
    }

    /** The animals, in the order of the table. */
    List<Animal> list() {
        return animals;
    }

    /** What happened to them on the way. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (!zeros.isEmpty()) {
            remarks.add(remark(
                    Remark.Kind.ZERO_VOLUMES,
                    Texts.count(zeros.size(), "volume")
                            + " of zero left out, since tumours of that size are not gone at the next reading: "
                            + Texts.some(zeros, 6) + "."));
        }
        long gone = animals.stream()
                .flatMap(animal -> animal.volumes().values().stream())
                .filter(volume -> volume == 0)
                .count();
        if (gone > 0) {
            remarks.add(remark(
                    Remark.Kind.ZERO_VOLUMES,
                    Texts.count((int) gone, "volume") + " of zero taken as tumours that are gone."));
        }
        Map<String, Set<String>> groups = new TreeMap<>();
        animals.forEach(animal -> groups.computeIfAbsent(animal.study() + "\n" + animal.id(), any -> new TreeSet<>())
                .add(animal.group()));
        if (groups.values().stream().anyMatch(of -> of.size() > 1)) {
            remarks.add(remark(
                    Remark.Kind.IDS_RESTART,
                    "Numbers of animals are used in more than one group: each group has its own."));
        }
        if (tellsTumours && animals.stream().anyMatch(animal -> animal.tumours() > 1)) {
            remarks.add(remark(
                    Remark.Kind.TUMOURS_ADDED_UP,
                    "Animals have more than one tumour: their volumes are added up, and the animal counts once."));
        }
        return remarks;
    }

    private static Remark remark(Remark.Kind kind, String text) {
        return new Remark(kind, text, List.of());
    }
}
