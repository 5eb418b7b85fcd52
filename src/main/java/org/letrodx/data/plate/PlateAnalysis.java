package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.letrodx.data.Derived;
import org.letrodx.data.OptionalLibrary;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/** Plates with their layout, judged. */
public final class PlateAnalysis {
    /** House limit: a group that has lost so much of its wells to the ceiling of the reader is clipped. */
    private static final double CLIPPED = 0.2;

    private final List<PlateSignal> plates;
    private final List<Group> groups;
    private final boolean hasLayout;
    private final List<String> conditions;
    private final Optional<String> condition;
    private final List<DoseResponse> responses;
    private final Derived derived;

    /**
     * A file of plates with what it does not say.
     *
     * @param file the plates
     * @param layout what their wells hold; plates of files that share one are numbered through in it
     * @param read as {@link PlateOptions#read}
     * @param runs the run of each plate of the file, in order; one for all; none if the layout says it
     */
    public record Input(PlateFile file, Optional<Layout> layout, Optional<String> read, List<String> runs) {
        /** Copies the list. */
        public Input {
            runs = List.copyOf(runs);
        }

        private List<Plate> plates() {
            return ReadChoice.plates(file, read);
        }
    }

    private PlateAnalysis(List<Input> inputs, List<PlateSignal> plates, Optional<String> named) {
        this.plates = List.copyOf(plates);
        this.groups = Group.of(plates);
        this.hasLayout = inputs.stream().allMatch(input -> input.layout().isPresent());
        this.conditions = List.copyOf(new TreeSet<>(groups.stream()
                .filter(group -> group.role() == Role.SAMPLE)
                .map(Group::condition)
                .toList()));
        this.condition =
                named.isPresent() ? named : conditions.size() == 1 ? Optional.of(conditions.get(0)) : Optional.empty();
        if (named.isPresent() && !conditions.contains(named.get())) {
            throw refused(
                    inputs.get(0).layout().map(one -> one.file().name()).orElse(""),
                    "there is no condition \"" + named.get() + "\"",
                    String.join(", ", conditions),
                    Nearest.to(named.get(), conditions));
        }
        this.responses = findResponses();
        this.derived = derive(inputs);
    }

    /**
     * Judges plates that share a layout.
     *
     * @param files one or more
     * @param layout what the wells hold; without it hardly any fact can be derived
     * @param options what the files do not say
     * @throws InputException if it is not clear which read is the signal, if the options name what is not there, or if
     *     the layout is one of another plate
     * @throws IllegalArgumentException if there is no file
     * @throws IllegalStateException if Hipparchus is not on the class path
     */
    public static PlateAnalysis of(List<PlateFile> files, Optional<Layout> layout, PlateOptions options) {
        if (files.isEmpty()) {
            return of(List.of(), options.condition());
        }
        List<Integer> counts = files.stream()
                .map(file -> ReadChoice.plates(file, options.read()).size())
                .toList();
        int count = counts.stream().mapToInt(Integer::intValue).sum();
        boolean each = options.runs().size() > 1;
        if (each && options.runs().size() != count) {
            throw wrongRuns(files.get(0), options.runs().size(), count);
        }
        List<Input> inputs = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < files.size(); i++) {
            List<String> runs = each ? options.runs().subList(first, first + counts.get(i)) : options.runs();
            inputs.add(new Input(files.get(i), layout, options.read(), runs));
            first += counts.get(i);
        }
        return of(inputs, options.condition());
    }

    private static InputException wrongRuns(PlateFile file, int runs, int plates) {
        return refused(
                file.file().name(),
                runs + " runs are named for " + Texts.count(plates, "plate"),
                "a run for each plate, in order, or one for all",
                "");
    }

    /**
     * Judges plates.
     *
     * @param inputs one or more
     * @param condition as {@link PlateOptions#condition}
     * @throws InputException if it is not clear which read is the signal, if the options name what is not there, or if
     *     a layout is one of another plate
     * @throws IllegalArgumentException if there is no plate
     * @throws IllegalStateException if Hipparchus is not on the class path
     */
    public static PlateAnalysis of(List<Input> inputs, Optional<String> condition) {
        OptionalLibrary.HIPPARCHUS.require();
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no plate, of which nothing can be derived; give one or more");
        }
        List<Problem> problems = new ArrayList<>();
        List<PlateSignal> signals = new ArrayList<>();
        IdentityHashMap<Layout, Integer> numbers = new IdentityHashMap<>();
        for (Input input : inputs) {
            List<Plate> plates = input.plates();
            if (input.runs().size() > 1 && input.runs().size() != plates.size()) {
                throw wrongRuns(input.file(), input.runs().size(), plates.size());
            }
            for (int i = 0; i < plates.size(); i++) {
                Plate plate = plates.get(i);
                try {
                    int number = input.layout()
                            .map(layout -> numbers.merge(layout, 1, Integer::sum))
                            .orElse(0);
                    Map<Well, Filling> fillings = input.layout()
                            .map(layout -> layout.wells(number, plate.name()))
                            .orElse(Map.of());
                    // plates that share a layout have the same problems
                    input.layout().map(layout -> layout.beyond(number, plate.name(), plate.size())).stream()
                            .flatMap(List::stream)
                            .filter(problem -> !problems.contains(problem))
                            .forEach(problems::add);
                    String run = input.runs().isEmpty()
                            ? input.layout()
                                    .flatMap(layout -> layout.run(number, plate.name()))
                                    .orElse("")
                            : input.runs().get(Math.min(i, input.runs().size() - 1));
                    signals.add(new PlateSignal(
                            signals.size() + 1,
                            input.file().file().name(),
                            plate,
                            ReadChoice.of(plate, input.file().grids(), input.read()),
                            run,
                            fillings));
                } catch (InputException unclear) {
                    problems.addAll(unclear.problems());
                    signals.add(null);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new PlateAnalysis(inputs, signals, condition);
    }

    private static InputException refused(String source, String fault, String allowed, String maybe) {
        return new InputException(new Problem(Location.of(source), "", fault, allowed, maybe));
    }

    /** The plates, in the order of the files. */
    public List<PlateSignal> plates() {
        return plates;
    }

    /** The conditions that get drug, sorted; one empty text if the layout names none. */
    public List<String> conditions() {
        return conditions;
    }

    /** The condition that the facts are about; empty if there are several and none was named. */
    public Optional<String> condition() {
        return condition;
    }

    /** How each condition responds in each run, sorted by condition and run. */
    public List<DoseResponse> responses() {
        return responses;
    }

    /** What was derived. */
    public Derived derived() {
        return derived;
    }

    List<Group> groups() {
        return groups;
    }

    boolean hasLayout() {
        return hasLayout;
    }

    /** True if it is known which plates are repeats and which are runs. */
    boolean runsAreKnown() {
        return plates.size() == 1
                || plates.stream().noneMatch(plate -> plate.run().isEmpty());
    }

    /** What the responses of a plate go by: its run, or while runs are not known the plate alone. */
    String runOf(PlateSignal plate) {
        return runsAreKnown() ? plate.run() : "plate " + plate.number();
    }

    /** True of a group of the condition that the facts are about, and of every group if they are about none. */
    boolean concerns(Group group) {
        return condition.isEmpty() || condition.get().equals(group.condition());
    }

    /** The vehicle wells that go with a group. */
    Optional<Group> vehicle(Group group) {
        return group.with(Role.VEHICLE, groups).filter(vehicle -> vehicle.signals().length > 0);
    }

    /**
     * The vehicle wells that go with a group, if they have a signal: with one well, above zero, with more, certainly
     * so.
     */
    Optional<Group> vehicleWithSignal(Group group) {
        return vehicle(group)
                .filter(vehicle -> Statistics.meanInterval(vehicle.signals())
                                .map(Interval::low)
                                .orElse(vehicle.mean())
                        > 0);
    }

    /** The mean of a group in per cent of its vehicle; NaN without one. */
    double percent(Group group) {
        return vehicleWithSignal(group)
                .map(vehicle -> 100 * group.mean() / vehicle.mean())
                .orElse(Double.NaN);
    }

    /** The vehicle and sample groups that were not killed and have wells enough to differ. */
    List<Group> alive() {
        return groups.stream()
                .filter(group -> group.role() == Role.VEHICLE || group.role() == Role.SAMPLE)
                .filter(group -> group.signals().length > 1 && percent(group) >= 100 * Group.KILLED)
                .toList();
    }

    /** How the wells of a plate are named: with the plate, if there are several. */
    List<String> names(PlateSignal plate, Collection<Well> wells) {
        return plate.names(wells, plates.size() > 1);
    }

    /** How the wells of groups are named. */
    List<String> names(List<Group> of) {
        return of.stream()
                .flatMap(group -> names(group.plate(), group.wells()).stream())
                .toList();
    }

    /** How the wells of groups are named, each group once, plate by plate. */
    List<String> names(Stream<Group> of) {
        return names(of.distinct()
                .sorted(Comparator.comparing(group -> group.plate().number()))
                .toList());
    }

    /** {@code plate.txt, 72 wells}. */
    String from(int wells) {
        List<String> files = plates.stream().map(PlateSignal::file).distinct().toList();
        return Texts.some(files, 2) + (wells == 0 ? "" : ", " + Texts.count(wells, "well"));
    }

    private List<DoseResponse> findResponses() {
        Map<String, Map<String, Map<Double, List<Double>>>> percents = new TreeMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        for (Group group : groups) {
            Optional<Group> vehicle = vehicleWithSignal(group);
            if (group.role() != Role.SAMPLE || group.dose().isEmpty() || vehicle.isEmpty()) {
                continue;
            }
            String unit = units.computeIfAbsent(
                    group.condition(), any -> group.dose().get().unit());
            if (!unit.equals(group.dose().get().unit())) {
                throw refused(
                        group.plate().file(),
                        "doses of " + group.condition() + " are in " + unit + " and in "
                                + group.dose().get().unit(),
                        "one unit for a condition",
                        "");
            }
            String run = runOf(group.plate());
            Map<Double, List<Double>> doses = percents.computeIfAbsent(group.condition(), any -> new TreeMap<>())
                    .computeIfAbsent(run, any -> new TreeMap<>());
            add(doses.computeIfAbsent(group.dose().get().value(), any -> new ArrayList<>()), group, vehicle.get());
        }
        // vehicle wells once for each plate of a run
        for (String name : percents.keySet()) {
            percents.get(name).forEach((run, doses) -> {
                List<Double> vehicles = new ArrayList<>();
                plates.stream().filter(plate -> runOf(plate).equals(run)).forEach(plate -> groups.stream()
                        .filter(group -> group.plate() == plate
                                && group.role() == Role.SAMPLE
                                && group.condition().equals(name))
                        .findFirst()
                        .flatMap(this::vehicleWithSignal)
                        .ifPresent(one -> add(vehicles, one, one)));
                doses.put(0.0, vehicles);
            });
        }
        List<DoseResponse> found = new ArrayList<>();
        percents.forEach((name, runs) -> runs.forEach((run, doses) -> {
            Map<Double, double[]> values = new TreeMap<>();
            doses.forEach((dose, list) -> {
                if (!list.isEmpty()) {
                    values.put(dose, Statistics.array(list));
                }
            });
            if (values.size() > 1) {
                found.add(new DoseResponse(name, run, requireNonNull(units.get(name)), values, isClipped(name, run)));
            }
        }));
        return Collections.unmodifiableList(found);
    }

    /** True if so many wells of a dose, or of vehicle, are above the range of the reader that its mean is too low. */
    private boolean isClipped(String condition, String run) {
        return groups.stream()
                .filter(group ->
                        group.role() == Role.SAMPLE && group.condition().equals(condition))
                .filter(group -> runOf(group.plate()).equals(run))
                .flatMap(group -> Stream.concat(Stream.of(group), vehicle(group).stream()))
                .anyMatch(group -> {
                    long above = group.plate().saturated().stream()
                            .filter(well -> group.isOf(group.plate().fillings().getOrDefault(well, Filling.NOTHING)))
                            .count();
                    return above > 0 && above >= CLIPPED * (above + group.signals().length);
                });
    }

    private static void add(List<Double> percents, Group group, Group vehicle) {
        for (double signal : group.signals()) {
            percents.add(100 * signal / vehicle.mean());
        }
    }

    private Derived derive(List<Input> inputs) {
        Derived.Builder builder = new Derived.Builder();
        for (PlateFile file : inputs.stream().map(Input::file).toList()) {
            List<String> holds = new ArrayList<>();
            plates.stream()
                    .filter(plate -> plate.file().equals(file.file().name()))
                    .forEach(plate -> holds.add(plate.name() + ": " + plate.size()
                            + ", " + plate.plate().detection() + ", "
                            + Texts.count(plate.plate().reads().size(), "read") + " ("
                            + String.join(
                                    ", ",
                                    plate.plate().reads().stream()
                                            .map(read -> read.label() + (read.corrected() ? " (corrected)" : ""))
                                            .toList())
                            + "), signal "
                            + plate.choice().label() + "; " + plate.steps()));
            builder.file(new Derived.ReadFile(file.file().name(), file.file().sha256(), file.format(), holds));
            file.notes().forEach(note -> builder.remark(Remark.Kind.FILE_NOTE, note, List.of()));
        }
        Map<Layout, PlateSignal> layouts = new LinkedHashMap<>();
        Iterator<PlateSignal> next = plates.iterator();
        for (Input input : inputs) {
            for (int left = input.plates().size(); left > 0; left--) {
                PlateSignal plate = next.next();
                input.layout().ifPresent(layout -> layouts.putIfAbsent(layout, plate));
            }
        }
        layouts.forEach((layout, plate) -> builder.file(
                new Derived.ReadFile(layout.file().name(), layout.file().sha256(), "layout", layoutHolds(plate))));
        new LayoutFacts(this, builder).derive();
        new QualityFacts(this, builder).derive();
        new GrowthFacts(this, builder).derive();
        new ResponseFacts(this, builder).derive();
        return builder.build();
    }

    private List<String> layoutHolds(PlateSignal plate) {
        List<String> holds = new ArrayList<>();
        for (Role role : Role.values()) {
            int wells = plate.wells(role).size();
            if (wells > 0) {
                holds.add(Texts.count(wells, "well") + " " + role);
            }
        }
        if (conditions.size() > 1 || !conditions.contains("")) {
            holds.add("conditions " + String.join("; ", conditions));
        }
        return List.of(String.join(", ", holds));
    }
}
