package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.Spelling;

/** How far the readings can be trusted: spread, edge, drift, window, saturation, blanks. */
final class QualityFacts {
    /** House limit, in per cent: a group that varies by more is told. */
    private static final double VARIATION = 20;
    /** House limit, in per cent: a drift over the plate from which on it is told. */
    private static final double DRIFT = 20;
    /**
     * House limits of a row or column that differs: so many wells, and two and a half times as certain as 95 % asks
     * for.
     */
    private static final int FAULTY_WELLS = 3;

    private static final double CERTAIN = 2.5;
    /** House limit: with more of them, the plate as a whole is at fault. */
    private static final int MOST_FAULTS = 3;
    /** House limit: blanks with this share of the vehicle are told. */
    private static final double HIGH_BLANK = 20;
    /** House limits of what {@code readings.signal} calls in-blanks. */
    private static final double HALF = 50;

    private static final double HIGH_ABSORBANCE = 0.3;
    /** House limit: how many wells a control needs for Z-prime. */
    private static final int CONTROL = 4;
    /** An end of an interval below it says no more than that there is no window. */
    private static final double LOWEST_Z = -100;

    private static final String ADD_LAYOUT = "a layout with vehicle wells";

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
                derived.not(fact, reason, ADD_LAYOUT);
            }
        } else {
            variation(alive);
            edge(alive);
            drift(alive);
        }
        window();
        blanks();
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
                            + " between 3 and 4: detectors compress there, and Z' and CV look better than they are.",
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

    private static int wells(List<Group> groups) {
        return groups.stream().mapToInt(group -> group.signals().length).sum();
    }

    private List<String> used(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> analysis.names(group.plate(), group.wells()).stream())
                .toList();
    }

    private void variation(List<Group> alive) {
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
                analysis.from(wells(alive)),
                used(alive)));
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

    /** A row or a column of a plate. */
    private record Line(PlateSignal plate, boolean isRow, int index) {
        boolean has(PlateSignal of, Well well) {
            return of == plate && index == (isRow ? well.row() : well.column());
        }

        @Override
        public String toString() {
            return isRow ? "row " + Well.letters(index) : "column " + (index + 1);
        }
    }

    /** A line, and how much it differs from what the others let expect, in per cent. */
    private record Fault(Line line, Interval percent, double certainty, List<String> wells) {}

    /** The groups, covariates and logarithms of the wells with a signal above zero, as a linear model takes them. */
    private record Model(List<String> groups, List<double[]> x, List<Double> y, List<String> wells) {
        Model() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        List<Optional<Interval>> slopes() {
            return Statistics.slopesWithinGroups(groups, x.toArray(new double[0][]), Statistics.array(y));
        }
    }

    private Model model(List<Group> groups, boolean withPlace) {
        return model(groups, withPlace, List.of(), Optional.empty());
    }

    /**
     * @param without lines that are left out
     * @param marked a line that gets a covariate of its own
     */
    private Model model(List<Group> groups, boolean withPlace, List<Line> without, Optional<Line> marked) {
        Model model = new Model();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            for (int i = 0; i < group.signals().length; i++) {
                Well well = group.wells().get(i);
                if (group.signals()[i] > 0 && without.stream().noneMatch(line -> line.has(group.plate(), well))) {
                    PlateSize size = group.plate().size();
                    double edge = size.isEdge(well) ? 1 : 0;
                    double own =
                            marked.filter(line -> line.has(group.plate(), well)).isPresent() ? 1 : 0;
                    model.groups.add(String.valueOf(g));
                    model.x.add(
                            withPlace
                                    ? new double[] {
                                        edge,
                                        well.row() / (size.rows() - 1.0),
                                        well.column() / (size.columns() - 1.0),
                                        own
                                    }
                                    : new double[] {edge});
                    model.y.add(Math.log(group.signals()[i]));
                    model.wells.addAll(analysis.names(group.plate(), List.of(well)));
                }
            }
        }
        return model;
    }

    /** The rows and columns that differ from the rest of their plate, the clearest first. A drift is none of them. */
    private List<Fault> faults(List<Group> alive) {
        List<Fault> faults = new ArrayList<>();
        for (PlateSignal plate : analysis.plates()) {
            List<Group> here =
                    alive.stream().filter(group -> group.plate() == plate).toList();
            List<Line> lines = new ArrayList<>();
            for (int row = 0; row < plate.size().rows(); row++) {
                lines.add(new Line(plate, true, row));
            }
            for (int column = 0; column < plate.size().columns(); column++) {
                lines.add(new Line(plate, false, column));
            }
            List<Line> found = new ArrayList<>();
            Optional<Fault> next;
            do {
                next = lines.stream()
                        .filter(line -> !found.contains(line))
                        .map(line -> fault(here, line, found))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingDouble(Fault::certainty));
                next.ifPresent(fault -> {
                    found.add(fault.line());
                    faults.add(fault);
                });
            } while (next.isPresent() && found.size() < MOST_FAULTS);
        }
        return faults;
    }

    private Optional<Fault> fault(List<Group> groups, Line line, List<Line> without) {
        List<String> wells = groups.stream()
                .flatMap(group -> analysis
                        .names(
                                group.plate(),
                                group.wells().stream()
                                        .filter(well -> line.has(group.plate(), well))
                                        .toList())
                        .stream())
                .toList();
        Model model = model(groups, true, without, Optional.of(line));
        if (wells.size() < FAULTY_WELLS || model.y.isEmpty()) {
            return Optional.empty();
        }
        return model.slopes().get(3).flatMap(log -> {
            double certainty = Math.abs(log.value()) / (log.high() - log.value());
            Interval percent = log.on(one -> 100 * (Math.exp(one) - 1));
            return certainty >= CERTAIN && Math.abs(percent.value()) >= DRIFT
                    ? Optional.of(new Fault(line, percent, certainty, wells))
                    : Optional.empty();
        });
    }

    private void edge(List<Group> alive) {
        List<Group> both = alive.stream()
                .filter(group -> group.isOnEdge() && group.isInside())
                .toList();
        Model model = model(both, false);
        Optional<Interval> slope =
                both.isEmpty() ? Optional.empty() : model.slopes().get(0);
        if (slope.isEmpty()) {
            derived.not(
                    DerivableFact.EDGE_RATIO,
                    both.isEmpty()
                            ? "no group has wells on the outer ring and inside it: edge and dose cannot be told apart"
                            : "too few wells",
                    "a layout in which each dose has wells in both places");
            return;
        }
        Interval ratio = slope.get().on(Math::exp);
        derived.fact(new DerivedFact(
                DerivableFact.EDGE_RATIO,
                Texts.fixed(ratio.value(), 2),
                Optional.of(Texts.range(Texts.fixed(ratio.low(), 2), Texts.fixed(ratio.high(), 2))),
                "within " + Texts.count(both.size(), "group") + " with wells on the ring and inside",
                analysis.from(model.y.size()),
                model.wells));
    }

    private void drift(List<Group> alive) {
        List<Fault> faults = faults(alive);
        faults.forEach(fault -> derived.remark(
                Remark.Kind.LINE_APART,
                Spelling.begin(named(fault.line())) + " differs by " + told(fault.percent())
                        + " from wells elsewhere that hold the same: a fault of dispensing, washing or the layout there.",
                fault.wells()));
        Model model = model(alive, true, faults.stream().map(Fault::line).toList(), Optional.empty());
        List<Optional<Interval>> slopes =
                model.y.isEmpty() ? List.of(Optional.empty(), Optional.empty(), Optional.empty()) : model.slopes();
        Optional<Interval> rows = drift(DerivableFact.ROW_DRIFT, true, slopes.get(1), model, alive);
        Optional<Interval> columns = drift(DerivableFact.COLUMN_DRIFT, false, slopes.get(2), model, alive);
        boolean rowsDrift = rows.filter(QualityFacts::isCertain).isPresent();
        boolean columnsDrift = columns.filter(QualityFacts::isCertain).isPresent();
        String drift = "none";
        double together = Math.abs(rows.map(Interval::value).orElse(0.0))
                + Math.abs(columns.map(Interval::value).orElse(0.0));
        if (rowsDrift && columnsDrift && together >= DRIFT) {
            drift = "corner-to-corner";
            derived.remark(
                    Remark.Kind.GRADIENT,
                    "The signal changes across the plate: " + told(rows.get()) + " from the first row to the last, "
                            + told(columns.get()) + " from the first column to the last.",
                    List.of());
        } else if (rowsDrift && Math.abs(rows.get().value()) >= DRIFT) {
            drift = "across-rows";
            derived.remark(
                    Remark.Kind.ROW_DRIFT,
                    "The signal changes by " + told(rows.get())
                            + " from the first row to the last, in wells that hold the same.",
                    List.of());
        } else if (columnsDrift && Math.abs(columns.get().value()) >= DRIFT) {
            drift = "across-columns";
            derived.remark(
                    Remark.Kind.COLUMN_DRIFT,
                    "The signal changes by " + told(columns.get())
                            + " from the first column to the last, in wells that hold " + "the same.",
                    List.of());
        }
        if (drift.equals("none") && (rows.isEmpty() || columns.isEmpty())) {
            derived.not(
                    DerivableFact.DRIFT,
                    "the drift is known in one direction at most",
                    "a layout in which doses are spread over the plate");
        } else if (drift.equals("none") && !(isSmall(rows.get()) && isSmall(columns.get()))) {
            derived.not(
                    DerivableFact.DRIFT,
                    "the wells scatter too much: " + told(rows.get()) + " across the rows and " + told(columns.get())
                            + " across the columns leave a drift of " + (int) DRIFT + " % possible",
                    "more wells that hold the same, spread over the plate");
        } else {
            derived.fact(new DerivedFact(
                    DerivableFact.DRIFT, drift, Optional.empty(), "", analysis.from(model.y.size()), model.wells));
        }
    }

    private static boolean isSmall(Interval drift) {
        return drift.low() > -DRIFT && drift.high() < DRIFT;
    }

    private static boolean isCertain(Interval drift) {
        return drift.low() > 0 || drift.high() < 0;
    }

    private static String told(Interval drift) {
        return Texts.fixed(drift.value(), 0) + " % ("
                + Texts.range(Texts.fixed(drift.low(), 0), Texts.fixed(drift.high(), 0)) + ")";
    }

    private String named(Line line) {
        return line
                + (analysis.plates().size() > 1 ? " of plate " + line.plate().number() : "");
    }

    /** The rows or columns whose wells can be compared with wells of another that hold the same. */
    private static TreeSet<Integer> compared(List<Group> groups, boolean isRow) {
        TreeSet<Integer> compared = new TreeSet<>();
        for (Group group : groups) {
            List<Integer> own = group.wells().stream()
                    .map(well -> isRow ? well.row() : well.column())
                    .distinct()
                    .toList();
            if (own.size() > 1) {
                compared.addAll(own);
            }
        }
        return compared;
    }

    private Optional<Interval> drift(
            DerivableFact fact, boolean isRow, Optional<Interval> slope, Model model, List<Group> groups) {
        String along = isRow ? "row" : "column";
        if (slope.isEmpty()) {
            derived.not(
                    fact,
                    "no group has wells in more than one " + along + ", or too few have",
                    "a layout in which doses are spread over the plate");
            return Optional.empty();
        }
        Interval percent = slope.get().on(log -> 100 * (Math.exp(log) - 1));
        TreeSet<Integer> compared = compared(groups, isRow);
        if (compared.size() == 2 && isCertain(percent) && Math.abs(percent.value()) >= DRIFT) {
            PlateSignal plate = analysis.plates().get(0);
            double span = (compared.last() - compared.first())
                    / ((isRow ? plate.size().rows() : plate.size().columns()) - 1.0);
            String pair = new Line(plate, isRow, compared.first()) + " and " + new Line(plate, isRow, compared.last());
            String apart = "of all " + along + "s, only " + pair + " hold the same, and they are apart by "
                    + told(slope.get().on(log -> 100 * (Math.exp(log * span) - 1)));
            derived.remark(
                    Remark.Kind.LINE_APART,
                    Spelling.begin(apart)
                            + ". A fault of one of them, such as a shift or a dispensing error, is as possible as "
                            + "a drift over the plate.",
                    List.of());
            derived.not(fact, apart, "a layout in which doses are spread over the plate");
            return Optional.empty();
        }
        derived.fact(new DerivedFact(
                fact,
                Texts.fixed(percent.value(), 0) + " %",
                Optional.of(Texts.range(Texts.fixed(percent.low(), 0), Texts.fixed(percent.high(), 0)) + " %"),
                "",
                analysis.from(model.y.size()),
                model.wells));
        return Optional.of(percent);
    }

    /** Z-prime on each plate, of vehicle and of what is the minimum there. */
    private void window() {
        List<Interval> found = new ArrayList<>();
        List<Group> used = new ArrayList<>();
        List<Group> inverted = new ArrayList<>();
        List<String> against = new ArrayList<>();
        String reason = analysis.hasLayout()
                ? "no plate has vehicle and a positive control or blanks"
                : "nothing says which wells are controls";
        for (Group vehicle : analysis.groups()) {
            if (vehicle.role() != Role.VEHICLE
                    || analysis.condition().isPresent()
                            && analysis.groups().stream()
                                    .noneMatch(group -> group.condition()
                                                    .equals(analysis.condition().get())
                                            && group.role() == Role.SAMPLE
                                            && analysis.vehicle(group)
                                                    .filter(own -> own == vehicle)
                                                    .isPresent())) {
                continue;
            }
            Optional<Group> positive = vehicle.with(Role.POSITIVE, analysis.groups());
            Optional<Group> minimum = positive.isPresent() ? positive : vehicle.with(Role.BLANK, analysis.groups());
            if (minimum.isEmpty()) {
                continue;
            }
            if (vehicle.signals().length < CONTROL || minimum.get().signals().length < CONTROL) {
                reason = Texts.count(vehicle.signals().length, "well") + " of " + vehicle.name() + " and "
                        + minimum.get().signals().length + " of "
                        + minimum.get().name() + ": four of each are needed";
                continue;
            }
            if (vehicle.mean() <= minimum.get().mean()) {
                inverted.add(minimum.get());
                continue;
            }
            found.add(zPrime(vehicle.signals(), minimum.get().signals()));
            used.add(vehicle);
            used.add(minimum.get());
            against.add(minimum.get().role().toString());
        }
        if (!inverted.isEmpty()) {
            String names =
                    Texts.some(inverted.stream().map(Group::name).distinct().toList(), 4);
            derived.remark(
                    Remark.Kind.WINDOW_INVERTED,
                    "The control that should have the smallest signal reads as high as vehicle, or higher: " + names
                            + ". There is no assay window, or the layout is not this plate's.",
                    used(inverted.stream().distinct().toList()));
            derived.not(
                    DerivableFact.Z_PRIME,
                    names + " should have the smallest signal, and " + (inverted.size() == 1 ? "does" : "do")
                            + " not lie below vehicle",
                    "a control with the smallest signal");
            return;
        }
        if (found.isEmpty()) {
            derived.not(DerivableFact.Z_PRIME, reason, "four wells each of role vehicle and positive (or blank)");
            return;
        }
        double lowest = found.stream().mapToDouble(Interval::low).min().orElseThrow();
        double highest = found.stream().mapToDouble(Interval::high).max().orElseThrow();
        List<Group> different = used.stream().distinct().toList();
        derived.fact(new DerivedFact(
                DerivableFact.Z_PRIME,
                Texts.fixed(
                        Statistics.median(
                                found.stream().mapToDouble(Interval::value).toArray()),
                        2),
                Optional.of(
                        lowest < LOWEST_Z
                                ? "<" + Texts.fixed(Math.min(highest, 1), 2)
                                : Texts.range(Texts.fixed(lowest, 2), Texts.fixed(Math.min(highest, 1), 2))),
                "vehicle against " + String.join(", ", new TreeSet<>(against))
                        + (found.size() > 1 ? ", median of " + found.size() : ""),
                analysis.from(wells(different)),
                used(different)));
    }

    private static Interval zPrime(double[] high, double[] low) {
        double first = Statistics.deviation(high);
        double second = Statistics.deviation(low);
        double window = Statistics.mean(high) - Statistics.mean(low);
        double z = 1 - 3 * (first + second) / window;
        // of the logarithm of 1 - Z': the standard deviations vary by SD^2 / 2 (n - 1), the means by SD^2 / n
        double deviations = (first * first / (2.0 * (high.length - 1)) + second * second / (2.0 * (low.length - 1)))
                / Math.pow(first + second, 2);
        double means = (first * first / high.length + second * second / low.length) / (window * window);
        double factor = Math.exp(Statistics.reach(high.length + low.length - 2) * Math.sqrt(deviations + means));
        return first + second == 0
                ? new Interval(1, 1, 1)
                : new Interval(z, 1 - (1 - z) * factor, 1 - (1 - z) / factor);
    }

    private void blanks() {
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
