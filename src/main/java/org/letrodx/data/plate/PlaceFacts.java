package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.Spelling;

/** What the place on a plate does to the signal: the outer ring, a drift, a row or column that differs. */
final class PlaceFacts {
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

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    PlaceFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
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

    void derive(List<Group> alive) {
        edge(alive);
        drift(alive);
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
        boolean rowsDrift = rows.filter(PlaceFacts::isCertain).isPresent();
        boolean columnsDrift = columns.filter(PlaceFacts::isCertain).isPresent();
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
}
