package org.letrodx.data.plate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.LogisticFit;
import org.letrodx.data.fit.Statistics;

/** What the drug does: how much it holds back, the shape of its curve, and how far runs agree. */
final class ResponseFacts {
    private static final List<DerivableFact> OF_DOSES = List.of(
            DerivableFact.MAX_INHIBITION,
            DerivableFact.DOSE_RESPONSE,
            DerivableFact.IC50,
            DerivableFact.DOSES_AROUND_HALF);
    /** House limit: from how many runs a spread between them is told. */
    private static final int RUNS = 3;
    /** House limit, in per cent of vehicle: a dose that leaves no more has an effect, over which runs may disagree. */
    private static final double EFFECT = 80;
    /** House limit, in per cent of vehicle: a lower plateau from which on the drug is said not to kill. */
    private static final double PARTIAL = 25;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    ResponseFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    void derive() {
        betweenRuns();
        List<DoseResponse> own = analysis.responses().stream()
                .filter(one ->
                        analysis.condition().filter(one.condition()::equals).isPresent())
                .toList();
        String reason = !analysis.hasLayout()
                ? "nothing says which wells got which dose"
                : analysis.conditions().isEmpty()
                        ? "the layout has no samples"
                        : analysis.condition().isEmpty()
                                ? "there are " + analysis.conditions().size() + " conditions: "
                                        + String.join(", ", analysis.conditions())
                                : own.isEmpty()
                                        ? whyNoResponse()
                                        : !analysis.runsAreKnown()
                                                ? analysis.plates().size()
                                                        + " plates, and nothing says whether they are repeats or runs"
                                                : "";
        if (!reason.isEmpty()) {
            String add = !analysis.hasLayout()
                    ? "a layout with roles and concentrations"
                    : analysis.conditions().size() > 1 && analysis.condition().isEmpty()
                            ? Unsaid.CONDITION.toString()
                            : !analysis.runsAreKnown()
                                    ? Unsaid.RUN + ", or a column run in the layout"
                                    : "concentrations, and vehicle wells whose condition is the drug's, or none, and whose arm "
                                            + "is that of the samples";
            OF_DOSES.forEach(fact -> derived.not(fact, reason, add));
            return;
        }
        Optional<DoseResponse> reversed =
                own.stream().filter(DoseResponse::isReversed).findFirst();
        if (reversed.isPresent()) {
            reversed(reversed.get());
            return;
        }
        List<Group> doses = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE
                        && group.dose().isPresent()
                        && group.condition().equals(analysis.condition().get()))
                .toList();
        List<String> wells = analysis.names(Stream.concat(
                doses.stream(), doses.stream().map(analysis::vehicle).flatMap(Optional::stream)));
        inhibition(own, wells);
        shape(own, wells);
        half(own, wells);
        brackets(own, wells);
    }

    /** Nothing is said of doses that seem to stand the wrong way round: it would be said of other doses. */
    private void reversed(DoseResponse response) {
        List<DoseResponse.Level> levels = response.levels();
        String told = "the lowest dose, " + told(levels.get(1)) + ", has an effect, and the highest, "
                + told(levels.get(levels.size() - 1)) + ", has none";
        derived.remark(
                Remark.Kind.DOSES_REVERSED,
                (response.run().isEmpty() ? "Upside down: " : "Run " + response.run() + " is upside down: ") + told
                        + ". The layout may be mirrored, or the dilution series reversed.",
                List.of());
        OF_DOSES.forEach(fact -> derived.not(fact, told, "the layout as the plate was pipetted"));
    }

    private static String told(DoseResponse.Level level) {
        return level.name() + " with " + Texts.fixed(level.percent().value(), 0) + " % of vehicle";
    }

    /** Vehicle that is there and belongs to something else is named, since that is the layout's fault. */
    private String whyNoResponse() {
        String condition = analysis.condition().orElseThrow();
        List<Group> vehicles = analysis.groups().stream()
                .filter(group -> group.role() == Role.VEHICLE)
                .toList();
        boolean someGoes = analysis.groups().stream()
                .anyMatch(group -> group.role() == Role.SAMPLE
                        && group.condition().equals(condition)
                        && group.with(Role.VEHICLE, analysis.groups()).isPresent());
        return vehicles.isEmpty() || someGoes
                ? "there are no doses with usable wells, or no vehicle with a signal to compare with"
                : "no vehicle belongs to "
                        + (condition.isEmpty() ? "the samples, which have no condition" : condition)
                        + ": the layout has vehicle of "
                        + vehicles.stream()
                                .map(group -> group.condition().isEmpty() ? "none" : group.condition())
                                .distinct()
                                .collect(Collectors.joining("; "));
    }

    private void fact(DerivableFact fact, String value, Optional<String> range, String detail, List<String> wells) {
        derived.fact(new DerivedFact(fact, value, range, detail, analysis.from(wells.size()), wells));
    }

    private void inhibition(List<DoseResponse> own, List<String> wells) {
        List<DoseResponse.Level> lowest = own.stream().map(DoseResponse::lowest).toList();
        double value = 100
                - Statistics.mean(lowest.stream()
                        .mapToDouble(level -> level.percent().value())
                        .toArray());
        double[] ends = lowest.stream()
                .flatMapToDouble(level -> Arrays.stream(new double[] {
                    100 - level.percent().high(), 100 - level.percent().low()
                }))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Optional<String> range = ends.length == 0
                ? Optional.empty()
                : Optional.of(Texts.range(
                                Texts.fixed(Math.min(ends[0], value), 0),
                                Texts.fixed(Math.min(100, Math.max(ends[ends.length - 1], value)), 0))
                        + " %");
        String at = lowest.stream().map(DoseResponse.Level::name).distinct().collect(Collectors.joining(", "));
        fact(
                DerivableFact.MAX_INHIBITION,
                Texts.fixed(value, 0) + " %",
                range,
                "at " + at + (areOnRing(lowest) ? ", wholly on the outer ring" : "")
                        + own.stream()
                                .map(this::ofHormone)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining()),
                wells);
        own.forEach(one -> one.levels().stream()
                .skip(1)
                .filter(level -> level.percent().low() > 100 && level.percent().value() > 120)
                .max(Comparator.comparingDouble(level -> level.percent().value()))
                .ifPresent(level -> derived.remark(
                        Remark.Kind.GROWTH_ABOVE_VEHICLE,
                        level.name() + " gives " + Texts.fixed(level.percent().value(), 0) + " % of vehicle"
                                + (areOnRing(List.of(level)) ? ", and lies wholly on the outer ring" : "") + ".",
                        List.of(level.name()))));
    }

    /**
     * What grows without hormone, in per cent of vehicle: the hormone-free arm of the same plates. Empty if the layout
     * has none, or if it does not certainly grow less.
     */
    private Optional<Interval> floor(DoseResponse response) {
        List<Group> vehicles = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE
                        && group.condition().equals(response.condition())
                        && analysis.runOf(group.plate()).equals(response.run()))
                .map(analysis::vehicleWithSignal)
                .flatMap(Optional::stream)
                .distinct()
                .filter(group -> !group.isVehicleOf("hormone-free"))
                .toList();
        List<double[]> hormoneFree = vehicles.stream()
                .map(vehicle -> analysis.groups().stream()
                        .filter(group -> group.plate() == vehicle.plate() && group.isVehicleOf("hormone-free"))
                        .filter(group -> group.drug().isEmpty() || group.drug().equals(vehicle.drug()))
                        .findFirst()
                        .map(group -> Arrays.stream(group.signals())
                                .map(signal -> signal / vehicle.mean())
                                .toArray())
                        .orElse(new double[0]))
                .toList();
        if (vehicles.isEmpty() || hormoneFree.stream().anyMatch(signals -> signals.length == 0)) {
            return Optional.empty();
        }
        double[] grown = vehicles.stream()
                .flatMapToDouble(vehicle -> Arrays.stream(vehicle.signals()).map(signal -> signal / vehicle.mean()))
                .toArray();
        return Statistics.ratio(hormoneFree.stream().reduce(Statistics::joined).orElseThrow(), grown)
                .map(ratio -> ratio.on(one -> 100 * one))
                .filter(floor -> floor.high() < 100);
    }

    /** How much of the growth that the hormone adds is held back: all that a drug against aromatase can hold back. */
    private Optional<String> ofHormone(DoseResponse response) {
        Interval lowest = response.lowest().percent();
        return floor(response)
                .map(floor -> "; "
                        + percent(new Interval(
                                100 * (100 - lowest.value()) / (100 - floor.value()),
                                100 * (100 - lowest.high()) / (100 - floor.low()),
                                100 * (100 - lowest.low()) / (100 - floor.high())))
                        + " of the growth that the hormone adds, since the hormone-free arm has " + percent(floor)
                        + " of vehicle");
    }

    private static String percent(Interval of) {
        return Texts.fixed(of.value(), 0) + " % "
                + (Double.isNaN(of.low()) || Double.isNaN(of.high())
                        ? ""
                        : "(" + Texts.range(Texts.fixed(of.low(), 0), Texts.fixed(of.high(), 0)) + " %)");
    }

    /**
     * True if the drug does what it can: the lowest dose certainly has an effect, and may have the hormone-free arm's.
     */
    private boolean reachesFloor(DoseResponse response) {
        Interval lowest = response.lowest().percent();
        return lowest.high() < 100
                && floor(response).filter(floor -> lowest.low() <= floor.high()).isPresent();
    }

    /** True if no well with one of these doses lies inside the outer ring. */
    private boolean areOnRing(List<DoseResponse.Level> levels) {
        List<Group> there = analysis.groups().stream()
                .filter(group ->
                        analysis.condition().filter(group.condition()::equals).isPresent()
                                && group.dose()
                                        .filter(dose -> levels.stream().anyMatch(level -> level.dose() == dose.value()))
                                        .isPresent())
                .toList();
        return !there.isEmpty() && there.stream().noneMatch(Group::isInside);
    }

    private void shape(List<DoseResponse> own, List<String> wells) {
        TreeSet<DoseResponse.Shape> shapes =
                own.stream().map(DoseResponse::shape).collect(Collectors.toCollection(TreeSet::new));
        if (own.stream().anyMatch(one -> one.levels().size() < 3)) {
            derived.not(DerivableFact.DOSE_RESPONSE, "one dose makes no curve", "two doses and more");
        } else if (shapes.size() > 1) {
            derived.not(
                    DerivableFact.DOSE_RESPONSE,
                    "the runs differ: " + shapes.stream().map(Object::toString).collect(Collectors.joining(", ")),
                    "");
        } else if (shapes.first() == DoseResponse.Shape.UNDECIDED) {
            derived.not(
                    DerivableFact.DOSE_RESPONSE,
                    own.stream().map(DoseResponse::whyUndecided).distinct().collect(Collectors.joining("; ")),
                    "more wells of each dose");
        } else if (shapes.first() == DoseResponse.Shape.UNCLEAR) {
            derived.not(
                    DerivableFact.DOSE_RESPONSE, "the doses differ, and neither fall, nor rise, nor make a hump", "");
        } else {
            fact(DerivableFact.DOSE_RESPONSE, shapes.first().toString(), Optional.empty(), "", wells);
        }
        List<DoseResponse.Level> levels = own.get(0).levels();
        if (shapes.first() == DoseResponse.Shape.FLAT && shapes.size() == 1 && levels.size() > 2) {
            derived.remark(
                    Remark.Kind.FLAT_CURVE,
                    "No response up to " + levels.get(levels.size() - 1).name()
                            + ": the doses do not differ more than their wells do, and these agree so well that "
                            + (int) DoseResponse.RELEVANT + " % would have shown.",
                    List.of());
        }
    }

    private void half(List<DoseResponse> own, List<String> wells) {
        List<DoseResponse.Half> halves = own.stream().map(DoseResponse::half).toList();
        String unit = own.get(0).unit();
        String middle = own.stream()
                .map(one -> one.fit()
                        .filter(LogisticFit::isDetermined)
                        .map(fit -> Dose.print(fit.middle(), unit))
                        .orElse(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String beside = middle.isEmpty() ? "" : "relative EC50 " + middle;
        Optional<DoseResponse.Half> unknown =
                halves.stream().filter(half -> !half.isKnown()).findFirst();
        if (unknown.isPresent()) {
            derived.not(
                    DerivableFact.IC50,
                    (own.size() > 1
                                    ? "run "
                                            + own.get(halves.indexOf(unknown.get()))
                                                    .run() + ": "
                                    : "")
                            + unknown.get().reason()
                            + (beside.isEmpty() ? "" : "; " + beside),
                    "doses on both sides of half, if the drug reaches it");
        } else {
            double low =
                    halves.stream().mapToDouble(DoseResponse.Half::low).min().orElseThrow();
            double high =
                    halves.stream().mapToDouble(DoseResponse.Half::high).max().orElseThrow();
            if (halves.stream().allMatch(DoseResponse.Half::isPoint)) {
                double[] logs = halves.stream()
                        .mapToDouble(half -> Math.log(half.point()))
                        .toArray();
                double point = Math.exp(Statistics.mean(logs));
                Optional<Interval> runs = logs.length < RUNS
                        ? Optional.empty()
                        : Statistics.meanInterval(logs).map(mean -> mean.on(Math::exp));
                fact(
                        DerivableFact.IC50,
                        Dose.print(point, unit),
                        Optional.of(runs.map(one -> Dose.range(one.low(), one.high(), unit))
                                .orElse(Dose.range(low, high, unit))),
                        (own.size() > 1
                                        ? "geometric mean of " + own.size() + " runs, "
                                                + halves.stream()
                                                        .map(half -> Dose.print(half.point(), unit))
                                                        .collect(Collectors.joining(", "))
                                                + "; "
                                        : "")
                                + beside,
                        wells);
            } else {
                String why = halves.stream()
                        .map(DoseResponse.Half::reason)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
                fact(
                        DerivableFact.IC50,
                        Dose.range(low, high, unit),
                        Optional.of(Dose.range(low, high, unit)),
                        "the doses around half; no point: " + why + (beside.isEmpty() ? "" : "; " + beside),
                        wells);
            }
        }
        for (DoseResponse one : own) {
            String run = own.size() > 1 ? "Run " + one.run() + ": " : "";
            if (one.misfit().isPresent()) {
                derived.remark(
                        Remark.Kind.CURVE_FITS_BADLY,
                        run + "No point is read off the curve, because "
                                + one.misfit().get() + ". Look for a shifted column, a hump or an outlier.",
                        List.of());
            } else if (one.fit().filter(fit -> !fit.isDetermined()).isPresent()
                    && !one.half().isPoint()) {
                derived.remark(
                        Remark.Kind.CURVE_NOT_DETERMINED,
                        run
                                + "The doses do not determine a curve: its middle may lie a decade and more from where "
                                + "it is drawn, as it does when one dose makes all of it.",
                        List.of());
            } else if (one.fit().filter(fit -> fit.lower() > PARTIAL).isPresent()
                    && one.half().isPoint()) {
                derived.remark(
                        Remark.Kind.PARTIAL_INHIBITION,
                        run + "The curve levels off at "
                                + Texts.fixed(one.fit().get().lower(), 0)
                                + " % of vehicle: the cells stop and do not die.",
                        List.of());
            }
        }
    }

    private void brackets(List<DoseResponse> own, List<String> wells) {
        List<Optional<Boolean>> brackets =
                own.stream().map(DoseResponse::bracketsHalf).toList();
        boolean no = brackets.contains(Optional.of(false));
        Optional<Interval> floor = own.stream()
                .filter(this::reachesFloor)
                .map(this::floor)
                .flatMap(Optional::stream)
                .filter(one -> one.low() > 50)
                .findFirst();
        if (no && floor.isPresent()) {
            String told = "the doses reach the hormone-free arm, which has "
                    + percent(floor.get()).strip() + " of vehicle";
            derived.not(DerivableFact.DOSES_AROUND_HALF, told + ": wider doses would not reach half", "");
            derived.remark(
                    Remark.Kind.HORMONE_FREE_ARM_REACHED,
                    told.replaceFirst("the", "The")
                            + ": the drug holds back what the hormone adds. Half of vehicle is out of its reach, so give the "
                            + "share of that growth, and the relative EC50.",
                    List.of());
            return;
        }
        if (no && brackets.contains(Optional.of(true))) {
            derived.not(DerivableFact.DOSES_AROUND_HALF, "the runs differ", "");
            return;
        }
        if (!no && brackets.contains(Optional.<Boolean>empty())) {
            boolean single = own.stream().anyMatch(DoseResponse::hasNoSpread);
            derived.not(
                    DerivableFact.DOSES_AROUND_HALF,
                    single
                            ? "doses have one well each, so that no dose is certainly above or below half"
                            : "the wells scatter too much to tell whether any dose lies below half, and any above",
                    single ? "replicate wells" : "more wells of each dose");
            return;
        }
        fact(DerivableFact.DOSES_AROUND_HALF, no ? "no" : "yes", Optional.empty(), "", wells);
        if (no && own.stream().anyMatch(one -> one.shape() != DoseResponse.Shape.FLAT)) {
            derived.remark(
                    Remark.Kind.DOSES_DO_NOT_BRACKET_HALF,
                    "Every dose leaves certainly more than half of vehicle, or every dose certainly less: the doses do "
                            + "not bracket the IC50.",
                    List.of());
        }
    }

    private void betweenRuns() {
        Map<String, Map<String, double[]>> percents = new TreeMap<>();
        for (Group group : analysis.groups()) {
            if (group.role() == Role.SAMPLE
                    && group.dose().isPresent()
                    && group.signals().length > 0
                    && analysis.vehicleWithSignal(group).isPresent()
                    && !group.plate().run().isEmpty()
                    && analysis.concerns(group)) {
                percents.computeIfAbsent(group.name(), any -> new TreeMap<>())
                        .merge(group.plate().run(), new double[] {analysis.percent(group)}, Statistics::joined);
            }
        }
        // of each dose, the means of its runs; a dose that kills in one run and not in another counts
        List<double[]> doses = percents.values().stream()
                .filter(runs -> runs.size() >= RUNS)
                .map(runs ->
                        runs.values().stream().mapToDouble(Statistics::mean).toArray())
                .filter(runs -> Statistics.mean(runs) >= 100 * Group.KILLED)
                .toList();
        List<double[]> effective =
                doses.stream().filter(runs -> Statistics.mean(runs) <= EFFECT).toList();
        double[] variations = variations(doses);
        if (variations.length == 0) {
            long runs = analysis.plates().stream()
                    .map(PlateSignal::run)
                    .filter(run -> !run.isEmpty())
                    .distinct()
                    .count();
            derived.not(
                    DerivableFact.BETWEEN_RUN_CV,
                    runs >= RUNS
                            ? "no dose has vehicle and usable wells in three runs"
                            : runs == 0
                                    ? "nothing says which runs the plates are"
                                    : "three runs are needed, and there " + (runs == 1 ? "is one" : "are two"),
                    "plates of three runs; " + Unsaid.RUN + ", or a column run in the layout");
            return;
        }
        double[] judged = effective.isEmpty() ? variations : variations(effective);
        String median = Texts.fixed(Statistics.median(judged), 1);
        String worst = Texts.fixed(Arrays.stream(variations).max().orElseThrow(), 1);
        fact(
                DerivableFact.BETWEEN_RUN_CV,
                median + " %",
                Optional.of(Texts.range(median, worst) + " %"),
                "median of " + Texts.count(judged.length, "dose") + (effective.isEmpty() ? "" : " with an effect")
                        + ", worst " + worst + " %",
                analysis.names(analysis.groups().stream()
                        .filter(group -> percents.containsKey(group.name()) || group.role() == Role.VEHICLE)));
    }

    private static double[] variations(List<double[]> doses) {
        return doses.stream()
                .mapToDouble(runs -> 100 * Statistics.deviation(runs) / Statistics.mean(runs))
                .toArray();
    }
}
