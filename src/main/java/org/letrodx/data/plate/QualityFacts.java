package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;

/** How far the readings can be trusted: which are there, and how far wells that hold the same agree. */
final class QualityFacts {
    /** House limit, in per cent: a group that varies by more is told. */
    private static final double VARIATION = 20;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    QualityFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    void derive() {
        wells();
        sameReadings();
        List<Group> alive = analysis.alive();
        if (alive.isEmpty()) {
            String reason = !analysis.hasLayout()
                    ? "nothing says which wells hold the same"
                    : "no group has two usable wells, and vehicle with a signal to compare with";
            for (DerivableFact fact : List.of(
                    DerivableFact.REPLICATE_CV,
                    DerivableFact.EDGE_RATIO,
                    DerivableFact.ROW_DRIFT,
                    DerivableFact.COLUMN_DRIFT,
                    DerivableFact.DRIFT)) {
                derived.not(fact, reason, "a layout with vehicle wells");
            }
        } else {
            variation(alive);
            new PlaceFacts(analysis, derived).derive(alive);
        }
        new WindowFacts(analysis, derived).derive();
        new BlankFacts(analysis, derived).derive();
    }

    private void wells() {
        List<String> lost = new ArrayList<>();
        List<String> saturated = new ArrayList<>();
        List<String> near = new ArrayList<>();
        List<String> told = new ArrayList<>();
        int read = 0;
        for (PlateSignal plate : analysis.plates()) {
            TreeSet<Well> missing = new TreeSet<>();
            plate.flags().forEach((well, flag) -> {
                boolean hasWord = !flag.equals(Reading.NONE.flag());
                if (plate.fillings().isEmpty() ? hasWord : plate.role(well).isRead()) {
                    missing.add(well);
                }
            });
            plate.fillings().keySet().stream()
                    .filter(well ->
                            plate.role(well).isRead() && !plate.signals().containsKey(well))
                    .forEach(missing::add);
            missing.forEach(well -> told.add(analysis.names(plate, List.of(well))
                            .get(0) + " " + plate.flags().getOrDefault(well, "not in the file")));
            lost.addAll(analysis.names(plate, missing));
            saturated.addAll(analysis.names(plate, plate.saturated()));
            near.addAll(analysis.names(plate, plate.nearLimit()));
            read += plate.signals().size();
        }
        derived.fact(new DerivedFact(
                DerivableFact.SATURATED_WELLS,
                String.valueOf(lost.size()),
                Optional.empty(),
                Texts.some(told, 8),
                analysis.from(read + lost.size()),
                lost));
        if (!lost.isEmpty()) {
            derived.remark(
                    Remark.Kind.READING_MISSING,
                    Texts.count(lost.size(), "well") + " without a reading that can be used: " + Texts.some(told, 16)
                            + ".",
                    lost);
        }
        if (!saturated.isEmpty()) {
            derived.remark(
                    Remark.Kind.SATURATED,
                    Texts.count(saturated.size(), "well")
                            + " above the range of the reader. They are left out, so that the means of their groups "
                            + "are too low.",
                    saturated);
        }
        if (!near.isEmpty()) {
            derived.remark(
                    Remark.Kind.NEAR_LIMIT,
                    Texts.count(near.size(), "well")
                            + " between " + (int) PlateSignal.NEAR_LIMIT + " and " + (int) PlateSignal.SATURATED
                            + ": detectors compress there, and Z' and CV look better than they are.",
                    near);
        }
    }

    private void sameReadings() {
        Map<Map<Well, Double>, Integer> seen = new HashMap<>();
        for (PlateSignal plate : analysis.plates()) {
            Integer before = plate.raw().isEmpty() || analysis.plates().size() == 1
                    ? null
                    : seen.putIfAbsent(plate.raw(), plate.number());
            if (before != null) {
                derived.remark(
                        Remark.Kind.SAME_READINGS_TWICE,
                        "Plate " + plate.number() + " has the same readings as plate " + before
                                + ": one plate is counted twice.",
                        List.of("plate " + before, "plate " + plate.number()));
            }
        }
    }

    private void variation(List<Group> alive) {
        List<String> wells = analysis.names(alive);
        double[] all = alive.stream().mapToDouble(Group::variation).toArray();
        double median = Statistics.median(all);
        double pooled =
                Math.sqrt(Arrays.stream(all).map(one -> one * one).average().orElse(Double.NaN));
        List<Group> wide =
                alive.stream().filter(group -> group.variation() > VARIATION).toList();
        Group worst =
                alive.stream().max(Comparator.comparingDouble(Group::variation)).orElseThrow();
        String low = Texts.fixed(Math.min(median, pooled), 1);
        String high = Texts.fixed(Math.max(median, pooled), 1);
        derived.fact(new DerivedFact(
                DerivableFact.REPLICATE_CV,
                Texts.fixed(median, 1) + " %",
                Optional.of(Texts.range(low, high) + " %"),
                "median of " + Texts.count(alive.size(), "group") + ", pooled " + Texts.fixed(pooled, 1) + " %; worst "
                        + worst.name() + " " + Texts.fixed(worst.variation(), 1) + " %; " + wide.size() + " of "
                        + alive.size() + " above " + (int) VARIATION + " %",
                analysis.from(wells.size()),
                wells));
        if (!wide.isEmpty()) {
            derived.remark(
                    Remark.Kind.REPLICATES_DISAGREE,
                    wide.size() + " of " + Texts.count(alive.size(), "group") + " vary by more than "
                            + (int) VARIATION + " %: "
                            + Texts.some(
                                    wide.stream()
                                            .map(group -> group.name() + " " + Texts.fixed(group.variation(), 1) + " %")
                                            .toList(),
                                    8)
                            + ".",
                    wide.stream().map(Group::name).toList());
        }
    }
}
