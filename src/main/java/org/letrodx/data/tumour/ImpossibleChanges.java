package org.letrodx.data.tumour;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;

/**
 * Volumes that no tumour can have had: five times those beside it, or a fifth. Inside the course they are left out; at
 * an end, where no return shows which volume is wrong, they are kept and told.
 */
final class ImpossibleChanges {
    /** House limit: no tumour becomes so many times larger or smaller and is back at the next reading. */
    private static final double NEVER_FOLD = 5;
    /** House limit, in days, for a first or last volume, which no return shows to be wrong: twice a week. */
    private static final double HALF_A_WEEK = 4;
    /** House limit, in mm3: below it callipers err by as much. */
    private static final double MEASURABLE = 50;

    /** How many mm3 one of the unit of the table is. */
    private final double factor;
    /** The day that is told as day 0. */
    private final double first;

    private final Map<String, List<String>> inside = new LinkedHashMap<>();
    private final Map<String, List<String>> atEnds = new LinkedHashMap<>();

    ImpossibleChanges(double factor, double first) {
        this.factor = factor;
        this.first = first;
    }

    /** Leaves out those of an animal that are inside the course, and notes them and those at an end. */
    void leaveOut(Draft draft) {
        draft.tumours.values().forEach(readings -> {
            List<Double> slipped = days(readings, 2);
            note(inside, draft, slipped, readings);
            readings.keySet().removeAll(slipped);
            note(atEnds, draft, days(readings, 1), readings);
        });
    }

    /**
     * The days of such volumes.
     *
     * @param neighbours inside the course two, at an end one
     */
    private List<Double> days(TreeMap<Double, Double> readings, int neighbours) {
        double far = neighbours == 1 ? HALF_A_WEEK : Animal.NEIGHBOURS;
        return readings.entrySet().stream()
                .filter(here -> {
                    List<Map.Entry<Double, Double>> beside = beside(readings, here.getKey());
                    return beside.size() == neighbours
                            && beside.stream().allMatch(other -> Math.abs(other.getKey() - here.getKey()) <= far)
                            && isImpossible(readings, here, beside);
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isImpossible(
            TreeMap<Double, Double> readings, Map.Entry<Double, Double> here, List<Map.Entry<Double, Double>> beside) {
        double[] others =
                beside.stream().mapToDouble(Map.Entry::getValue).sorted().toArray();
        double smallest = others[0];
        double largest = others[others.length - 1];
        boolean rises = smallest > 0 && here.getValue() >= NEVER_FOLD * largest;
        boolean falls = here.getValue() > 0 && here.getValue() * NEVER_FOLD <= smallest;
        // a first volume may be small: tumours take
        return others.length == 1
                ? factor * smallest >= MEASURABLE
                        && (rises || falls && !here.getKey().equals(readings.firstKey()))
                : factor * Math.max(here.getValue(), largest) >= MEASURABLE && (rises || falls);
    }

    private static List<Map.Entry<Double, Double>> beside(TreeMap<Double, Double> readings, double day) {
        return Stream.of(Optional.ofNullable(readings.lowerEntry(day)), Optional.ofNullable(readings.higherEntry(day)))
                .flatMap(Optional::stream)
                .toList();
    }

    private void note(
            Map<String, List<String>> changes, Draft draft, List<Double> days, TreeMap<Double, Double> readings) {
        for (double day : days) {
            List<String> beside = beside(readings, day).stream()
                    .map(other -> Texts.digits(factor * other.getValue()))
                    .toList();
            changes.computeIfAbsent(draft.name(), any -> new ArrayList<>())
                    .add("on day " + Texts.digits(day - first) + " ("
                            + Texts.digits(factor * requireNonNull(readings.get(day))) + " mm3 "
                            + (beside.size() == 1 ? "beside " : "between ") + Texts.list(beside) + ")");
        }
    }

    /** What was noted. */
    List<Remark> remarks() {
        return Stream.of(
                        remark(
                                inside,
                                " left out, since no tumour changes fivefold and comes back within a week or two "
                                        + "(house limit; has a decimal point slipped?): "),
                        remark(
                                atEnds,
                                " at an end of the readings five times the next or a fifth, within half a week, and no "
                                        + "other reading tells which of the two is right: kept (house limit; has a "
                                        + "decimal point slipped?): "))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Remark> remark(Map<String, List<String>> changes, String what) {
        List<String> told = changes.entrySet().stream()
                .flatMap(animal -> animal.getValue().stream().map(change -> animal.getKey() + " " + change))
                .toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        Remark.Kind.IMPOSSIBLE_CHANGE,
                        Texts.count(told.size(), "volume") + what + Texts.some(told, 8) + ".",
                        List.copyOf(changes.keySet())));
    }
}
