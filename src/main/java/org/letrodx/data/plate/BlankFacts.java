package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;

/** What the blanks tell: how much of the signal they have, and whether they are blanks. */
final class BlankFacts {
    /** House limit: blanks with this share of the vehicle are told. */
    private static final double HIGH_BLANK = 20;
    /** House limits of what {@code readings.signal} calls in-blanks. */
    private static final double HALF = 50;

    private static final double HIGH_ABSORBANCE = 0.3;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    BlankFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    void derive() {
        List<String> reasons = new ArrayList<>();
        Map<String, List<String>> verdicts = new TreeMap<>();
        List<Double> shares = new ArrayList<>();
        int wells = 0;
        for (PlateSignal plate : analysis.plates()) {
            List<Well> vehicle = plate.wells(Role.VEHICLE);
            List<Well> blank = plate.wells(Role.BLANK);
            double[] high = values(plate, vehicle);
            double[] low = values(plate, blank);
            if (!vehicle.isEmpty()
                    && vehicle.stream().filter(plate.saturated()::contains).count() * 2 >= vehicle.size()) {
                verdicts.computeIfAbsent("saturated", any -> new ArrayList<>()).addAll(analysis.names(plate, vehicle));
            } else if (plate.choice().primary().corrected()) {
                reasons.add("the reader had taken the blanks already");
            } else if (high.length == 0 || low.length == 0) {
                reasons.add("vehicle and blanks are not both there");
            } else {
                double share = Statistics.mean(high) > 0 ? 100 * Statistics.mean(low) / Statistics.mean(high) : 100;
                shares.add(share);
                wells += high.length + low.length;
                verdict(plate, high, low, share)
                        .ifPresentOrElse(
                                verdict -> verdicts.computeIfAbsent(verdict, any -> new ArrayList<>())
                                        .addAll(analysis.names(plate, vehicle)),
                                () -> reasons.add(
                                        "vehicle and blanks are alike, and whether both are low or both are high does "
                                                + "not show in "
                                                + plate.plate().detection()));
            }
        }
        if (verdicts.size() == 1 && reasons.isEmpty()) {
            Map.Entry<String, List<String>> verdict =
                    verdicts.entrySet().iterator().next();
            derived.fact(new DerivedFact(
                    DerivableFact.SIGNAL,
                    verdict.getKey(),
                    Optional.empty(),
                    "",
                    analysis.from(verdict.getValue().size()),
                    verdict.getValue()));
        } else {
            derived.not(
                    DerivableFact.SIGNAL,
                    reasons.isEmpty() ? "the plates differ: " + String.join(", ", verdicts.keySet()) : reasons.get(0),
                    "vehicle and blank wells in the layout");
        }
        if (shares.isEmpty()) {
            derived.not(
                    DerivableFact.BLANK_SIGNAL,
                    reasons.isEmpty() ? "vehicle is saturated" : reasons.get(0),
                    "vehicle and blank wells in the layout");
            return;
        }
        String low = Texts.fixed(
                shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow(), 0);
        String high = Texts.fixed(
                shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), 0);
        derived.fact(new DerivedFact(
                DerivableFact.BLANK_SIGNAL,
                Texts.fixed(Statistics.median(Statistics.array(shares)), 0) + " %",
                low.equals(high) ? Optional.empty() : Optional.of(Texts.range(low, high) + " %"),
                "",
                analysis.from(wells),
                List.of()));
        if (shares.stream().anyMatch(share -> share >= HIGH_BLANK)) {
            derived.remark(
                    Remark.Kind.BLANKS_HIGH,
                    "Blanks have " + Texts.range(low, high)
                            + " % of the signal of vehicle: reagent, medium or plate give " + "signal without cells.",
                    List.of());
        }
        belowBlanks();
    }

    private static double[] values(PlateSignal plate, List<Well> wells) {
        return wells.stream()
                .filter(plate.raw()::containsKey)
                .mapToDouble(plate.raw()::get)
                .toArray();
    }

    private static Optional<String> verdict(PlateSignal plate, double[] vehicle, double[] blank, double share) {
        boolean high = plate.isAbsorbance() && Statistics.mean(blank) >= HIGH_ABSORBANCE;
        boolean alike = blank.length > 1
                && Statistics.mean(vehicle) <= Statistics.mean(blank) + 3 * Statistics.deviation(blank);
        if (share >= HALF && (high || !plate.isAbsorbance() && !alike)) {
            return Optional.of("in-blanks");
        }
        return !alike ? Optional.of("normal") : plate.isAbsorbance() ? Optional.of("none") : Optional.empty();
    }

    private void belowBlanks() {
        List<String> below = new ArrayList<>();
        for (PlateSignal plate : analysis.plates()) {
            double[] blanks = values(plate, plate.wells(Role.BLANK));
            if (blanks.length > 1 && plate.blank().isPresent()) {
                double limit = -3 * Statistics.deviation(blanks);
                below.addAll(analysis.names(
                        plate,
                        plate.signals().entrySet().stream()
                                .filter(well -> plate.role(well.getKey()).hasCells() && well.getValue() < limit)
                                .map(Map.Entry::getKey)
                                .toList()));
            }
        }
        if (!below.isEmpty()) {
            derived.remark(
                    Remark.Kind.BELOW_BLANKS,
                    Texts.count(below.size(), "well") + " with cells lie below the blanks by more than three standard "
                            + "deviations of these: the blanks are no blanks, or the layout is not this plate's.",
                    below);
        }
    }
}
