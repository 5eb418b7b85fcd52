package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.letrodx.data.Derived;
import org.letrodx.data.OptionalLibrary;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/** A table of tumours, judged: treated animals against controls. */
public final class TumourAnalysis {
    /** House limit, in days: a dose a day works until the next would be due. */
    private static final double DOSING_INTERVAL = 1;

    private static final Pattern CONTROL =
            Pattern.compile("(?i).*\\b(?:controls?|vehicle|placebo|untreated|saline|sham|no treatment)\\b.*");

    private final TumourTable table;
    private final TumourOptions options;
    private final List<String> studies;
    private final Optional<String> study;
    private final Map<String, List<Animal>> groups = new TreeMap<>();
    private final List<String> named;
    private final Optional<String> control;
    private final Optional<String> treated;
    private final OptionalDouble start;
    private final OptionalDouble lastDose;
    private final boolean dosedToTheEnd;
    private final Derived derived;

    /**
     * A group in numbers.
     *
     * @param name its treatment
     * @param animals how many it has
     * @param first the first day on which one was measured
     * @param last the last
     * @param baseline the median volume on the day of the first dose, in mm3; empty if that day is not known
     * @param counts how many animals had which response by mRECIST
     */
    public record Summary(
            String name,
            int animals,
            double first,
            double last,
            OptionalDouble baseline,
            Map<Response, Integer> counts) {}

    private TumourAnalysis(TumourTable table, TumourOptions options) {
        this.table = table;
        this.options = options;
        this.studies = table.studies();
        this.study = options.study().isPresent()
                ? options.study()
                : studies.size() == 1 ? Optional.of(studies.get(0)) : Optional.empty();
        options.study().ifPresent(name -> check("study", name, studies));
        // groups of several studies are not one group
        table.animals().stream()
                .filter(animal -> study.filter(animal.study()::equals).isPresent())
                .forEach(animal -> groups.computeIfAbsent(animal.group(), any -> new ArrayList<>())
                        .add(animal));
        if (study.isPresent()) {
            options.control().ifPresent(name -> check("group", name, groups.keySet()));
            options.treated().ifPresent(name -> check("group", name, groups.keySet()));
        }
        this.named = groups.keySet().stream()
                .filter(name -> CONTROL.matcher(name).matches())
                .toList();
        this.control = options.control().isPresent()
                ? options.control()
                : named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        List<String> others = groups.keySet().stream()
                .filter(name -> control.filter(name::equals).isEmpty())
                .toList();
        this.treated = options.treated().isPresent()
                ? options.treated()
                : control.isPresent() && others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
        this.start = options.start().isPresent()
                ? day("--start", options.start().get())
                : table.onDrug() ? OptionalDouble.of(0) : OptionalDouble.empty();
        this.dosedToTheEnd = options.lastDose().filter("end"::equals).isPresent();
        this.lastDose = options.lastDose().isEmpty() || dosedToTheEnd
                ? OptionalDouble.empty()
                : day("--last-dose", options.lastDose().get());
        this.derived = derive();
    }

    /**
     * Judges a table.
     *
     * @throws InputException if the options name a group, a study or a day that the table does not have
     * @throws IllegalStateException if Hipparchus is not on the class path
     */
    public static TumourAnalysis of(TumourTable table, TumourOptions options) {
        OptionalLibrary.HIPPARCHUS.require();
        return new TumourAnalysis(table, options);
    }

    private void check(String what, String name, java.util.Collection<String> there) {
        if (!there.contains(name)) {
            throw new InputException(new Problem(
                    Location.of(table.file().name()),
                    "",
                    "has no " + what + " \"" + name + "\"",
                    Texts.some(List.copyOf(there), 12),
                    Nearest.to(name, there)));
        }
    }

    private OptionalDouble day(String option, String text) {
        OptionalDouble day = table.day(text);
        if (day.isEmpty()) {
            throw new InputException(new Problem(
                    Location.of(table.file().name()),
                    "",
                    option + ": \"" + text + "\" is no day of this table",
                    table.origin().isPresent()
                            ? "a date such as " + table.origin().get()
                            : "a number of days, as the table counts them"));
        }
        return day;
    }

    /** The table. */
    public TumourTable table() {
        return table;
    }

    /** The studies, or models, sorted. */
    public List<String> studies() {
        return studies;
    }

    /** The study that is judged; empty if there are several and none was named. */
    public Optional<String> study() {
        return study;
    }

    /** The animals of each group of the study, sorted by group; none while it is not clear which study. */
    public Map<String, List<Animal>> groups() {
        return java.util.Collections.unmodifiableMap(groups);
    }

    /** The animals of a group of the study; none if there is no such group. */
    public List<Animal> group(String name) {
        return java.util.Collections.unmodifiableList(groups.getOrDefault(name, List.of()));
    }

    /** The group of the controls, if it is known. */
    public Optional<String> control() {
        return control;
    }

    /** The groups that have the name of a control. */
    List<String> named() {
        return named;
    }

    /** The group that is judged, if it is known. */
    public Optional<String> treated() {
        return treated;
    }

    /** The day of the first dose, as the table counts days; empty if nobody said, or each animal has its own. */
    public OptionalDouble start() {
        return start;
    }

    /** What was derived. */
    public Derived derived() {
        return derived;
    }

    boolean dosedToTheEnd() {
        return dosedToTheEnd;
    }

    /**
     * The day of the last dose, as the table counts days; empty if nobody said, or the animals were dosed to the end.
     */
    public OptionalDouble lastDose() {
        return lastDose;
    }

    /** True unless the last dose is known and lies more than a day before a day, as the table counts them. */
    boolean isOnDrug(double day) {
        return lastDose.isEmpty() || day <= lastDose.getAsDouble() + DOSING_INTERVAL;
    }

    /** True if the day of the first dose is known of every animal. */
    boolean startIsKnown() {
        return start.isPresent()
                || table.animals().stream().allMatch(animal -> animal.start().isPresent());
    }

    /** The day of the first dose of an animal. @throws java.util.NoSuchElementException if it is not known */
    double start(Animal animal) {
        return animal.start().isPresent() ? animal.start().getAsDouble() : start.orElseThrow();
    }

    /** The readings of an animal by days since its first dose. */
    Map<Double, Double> since(Animal animal) {
        Map<Double, Double> since = new TreeMap<>();
        animal.volumes().forEach((day, volume) -> since.put(day - start(animal), volume));
        return since;
    }

    Optional<Response> response(Animal animal) {
        return Response.of(since(animal), animal.volumeOn(start(animal)));
    }

    List<Animal> animals(Optional<String> group) {
        return group.map(groups::get).orElse(List.of());
    }

    /** The groups in numbers, in their order. */
    public List<Summary> summaries() {
        List<Summary> summaries = new ArrayList<>();
        groups.forEach((name, animals) -> {
            double[] days = animals.stream()
                    .flatMapToDouble(
                            animal -> animal.volumes().keySet().stream().mapToDouble(Double::doubleValue))
                    .sorted()
                    .toArray();
            Map<Response, Integer> counts = new EnumMap<>(Response.class);
            OptionalDouble baseline = OptionalDouble.empty();
            if (startIsKnown()) {
                animals.forEach(
                        animal -> response(animal).ifPresent(response -> counts.merge(response, 1, Integer::sum)));
                double[] starts = animals.stream()
                        .map(animal -> animal.volumeOn(start(animal)))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .toArray();
                baseline = starts.length == 0 ? baseline : OptionalDouble.of(Statistics.median(starts));
            }
            summaries.add(new Summary(
                    name,
                    animals.size(),
                    days.length == 0 ? Double.NaN : days[0],
                    days.length == 0 ? Double.NaN : days[days.length - 1],
                    baseline,
                    counts));
        });
        return summaries;
    }

    private Derived derive() {
        Derived.Builder builder = new Derived.Builder();
        List<String> holds = new ArrayList<>();
        holds.add(
                "a " + table.form() + " table of " + Texts.count(table.animals().size(), "animal") + ", "
                        + Texts.count(
                                table.animals().stream()
                                        .mapToInt(animal -> animal.volumes().size())
                                        .sum(),
                                "volume")
                        + table.origin().map(date -> ", day 0 is " + date).orElse(""));
        if (studies.size() > 1) {
            holds.add(studies.size() + " studies or models: " + Texts.some(studies, 8));
        }
        holds.add(
                groups.isEmpty()
                        ? "none is chosen"
                        : Texts.some(
                                groups.entrySet().stream()
                                        .map(group -> group.getKey() + ": "
                                                + Texts.count(group.getValue().size(), "animal"))
                                        .toList(),
                                12));
        builder.file(new Derived.ReadFile(table.file().name(), table.file().sha256(), "table of tumours", holds));
        table.remarks().forEach(remark -> builder.remark(remark.kind(), remark.text(), remark.where()));
        if (control.isPresent() && options.control().isEmpty()) {
            builder.remark(
                    Remark.Kind.CONTROL_BY_NAME,
                    "\"" + control.get() + "\" is taken for the control by its name.",
                    List.of(control.get()));
        }
        new TumourFacts(this, builder).derive();
        return builder.build();
    }

    /** {@code table.csv, 12 animals}. */
    String from(int animals) {
        return table.file().name() + ", " + Texts.count(animals, "animal");
    }

    static String names(List<Animal> animals, int most) {
        return Texts.some(animals.stream().map(Animal::name).toList(), most);
    }

    static List<String> used(List<Animal> animals) {
        return animals.stream().map(Animal::name).toList();
    }
}
