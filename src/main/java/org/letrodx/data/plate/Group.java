package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.letrodx.data.fit.Statistics;

/**
 * The wells of one plate that hold the same.
 *
 * @param plate the plate
 * @param condition and arm, as far as the layout names them: {@code letrozole, androgen}
 * @param role what they are there for
 * @param dose of the drug, for samples of which it is known
 * @param wells those with a signal
 * @param signals as many
 */
record Group(PlateSignal plate, String condition, Role role, Optional<Dose> dose, List<Well> wells, double[] signals) {
    /**
     * House limit: below this share of vehicle a group is taken as killed, and its spread says nothing of the handling.
     */
    static final double KILLED = 0.2;

    /** What wells must share to be one group. */
    private record Key(String condition, Role role, Optional<Dose> dose) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::condition)
                .thenComparing(Key::role)
                .thenComparingDouble(key -> key.dose.map(Dose::value).orElse(0.0))
                .thenComparing(key -> key.dose.map(Dose::unit).orElse(""));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The groups of plates, in the order of plate, condition, role and dose. */
    static List<Group> of(List<PlateSignal> plates) {
        List<Group> groups = new ArrayList<>();
        for (PlateSignal plate : plates) {
            Map<Key, List<Well>> together = new TreeMap<>();
            plate.fillings().forEach((well, filling) -> {
                if (filling.role().isRead()) {
                    together.computeIfAbsent(
                                    new Key(condition(filling), filling.role(), filling.dose()),
                                    any -> new ArrayList<>())
                            .add(well);
                }
            });
            together.forEach((key, wells) -> {
                List<Well> read =
                        wells.stream().filter(plate.signals()::containsKey).toList();
                groups.add(new Group(
                        plate,
                        key.condition,
                        key.role,
                        key.dose,
                        read,
                        read.stream().mapToDouble(plate.signals()::get).toArray()));
            });
        }
        return groups;
    }

    /** True if a well that is so filled belongs to it. */
    boolean isOf(Filling filling) {
        return filling.role() == role
                && filling.dose().equals(dose)
                && condition(filling).equals(condition);
    }

    private static String condition(Filling filling) {
        return String.join(
                ", ",
                Stream.of(filling.condition(), filling.arm())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /**
     * The group with a role that goes with this one: of the same plate, and of the same condition and arm, or else of
     * the one or the other, or else of none. A positive control may have a name of its own, for it may be another drug:
     * then it is the only one of the arm.
     */
    Optional<Group> with(Role wanted, List<Group> groups) {
        List<String> names = new ArrayList<>(List.of(condition));
        String[] parts = condition.split(", ");
        if (parts.length == 2) {
            names.add(parts[1]);
            names.add(parts[0]);
        }
        names.add("");
        return names.stream()
                .map(name -> groups.stream()
                        .filter(group -> group.plate == plate && group.role == wanted && group.condition.equals(name))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> wanted == Role.POSITIVE ? ownPositive(groups) : Optional.empty());
    }

    private Optional<Group> ownPositive(List<Group> groups) {
        List<Group> ofArm = groups.stream()
                .filter(group -> group.plate == plate
                        && group.role == Role.POSITIVE
                        && group.arm().equals(arm())
                        && groups.stream()
                                .noneMatch(other ->
                                        other.role != Role.POSITIVE && other.condition.equals(group.condition)))
                .toList();
        return ofArm.size() == 1 ? Optional.of(ofArm.get(0)) : Optional.empty();
    }

    /** The condition without its arm. */
    String drug() {
        String arm = arm();
        return condition.equals(arm)
                ? ""
                : arm.isEmpty() ? condition : condition.substring(0, condition.length() - arm.length() - 2);
    }

    /** Androgen, estradiol or hormone-free; empty if the layout does not tell. */
    String arm() {
        return Filling.ARMS.stream()
                .filter(arm -> condition.equals(arm) || condition.endsWith(", " + arm))
                .findFirst()
                .orElse("");
    }

    /** True of the vehicle wells of an arm. */
    boolean isVehicleOf(String wanted) {
        return role == Role.VEHICLE && arm().equals(wanted);
    }

    double mean() {
        return Statistics.mean(signals);
    }

    /** The standard deviation in per cent of the mean; NaN of fewer than two wells. */
    double variation() {
        return 100 * Statistics.deviation(signals) / mean();
    }

    /** True if some of its wells lie on the outer ring. */
    boolean isOnEdge() {
        return wells.stream().anyMatch(plate.size()::isEdge);
    }

    /** True if some of its wells lie inside the outer ring. */
    boolean isInside() {
        return wells.stream().anyMatch(well -> !plate.size().isEdge(well));
    }

    /** {@code drug_a 10 nM}, {@code vehicle of drug_a}. */
    String name() {
        String what = role == Role.SAMPLE ? dose.map(Dose::toString).orElse("sample") : role.toString();
        return condition.isEmpty() ? what : role == Role.SAMPLE ? condition + " " + what : what + " of " + condition;
    }
}
