package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.letrodx.data.Derived;
import org.letrodx.data.OptionalLibrary;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.InputException;

/** A table of tumours, judged: treated animals against controls. */
public final class TumourAnalysis {
    private final TumourTable table;
    private final TumourOptions options;
    private final Groups groups;
    private final Dosing dosing;
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
        this.groups = Groups.of(table, options);
        this.dosing = Dosing.of(table, groups, options);
        this.derived = derive();
    }

    /**
     * Judges a table.
     *
     * @throws InputException if the options name a group, a study or a day that the table does not have, one group as
     *     both, or a last dose before the first
     * @throws IllegalStateException if Hipparchus is not on the class path
     */
    public static TumourAnalysis of(TumourTable table, TumourOptions options) {
        OptionalLibrary.HIPPARCHUS.require();
        return new TumourAnalysis(table, options);
    }

    /** The table. */
    public TumourTable table() {
        return table;
    }

    /** The studies, or models, sorted. */
    public List<String> studies() {
        return table.studies();
    }

    /** The study that is judged; empty if there are several and none was named. */
    public Optional<String> study() {
        return groups.study();
    }

    /** The animals of each group of the study, sorted by group; none while it is not clear which study. */
    public Map<String, List<Animal>> groups() {
        return groups.animals();
    }

    /** The animals of a group of the study; none if there is no such group. */
    public List<Animal> group(String name) {
        return Collections.unmodifiableList(groups.of(name));
    }

    /** The group of the controls, if it is known. */
    public Optional<String> control() {
        return groups.control();
    }

    /** The group that is judged, if it is known. */
    public Optional<String> treated() {
        return groups.treated();
    }

    /** The day of the first dose, as the table counts days; empty if nobody said, or each animal has its own. */
    public OptionalDouble start() {
        return dosing.start();
    }

    /** What was derived. */
    public Derived derived() {
        return derived;
    }

    /**
     * The day of the last dose, as the table counts days; empty if nobody said, or the animals were dosed to the end.
     */
    public OptionalDouble lastDose() {
        return dosing.lastDose();
    }

    /** The groups in numbers, in their order. */
    public List<Summary> summaries() {
        List<Summary> summaries = new ArrayList<>();
        groups.animals().forEach((name, animals) -> {
            double[] days = animals.stream()
                    .flatMapToDouble(
                            animal -> animal.volumes().keySet().stream().mapToDouble(Double::doubleValue))
                    .sorted()
                    .toArray();
            Map<Response, Integer> counts = new EnumMap<>(Response.class);
            OptionalDouble baseline = OptionalDouble.empty();
            if (dosing.startIsKnown()) {
                animals.forEach(animal ->
                        Response.of(animal, dosing).ifPresent(response -> counts.merge(response, 1, Integer::sum)));
                double[] starts = animals.stream()
                        .map(dosing::baseline)
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
        if (studies().size() > 1) {
            holds.add(studies().size() + " studies or models: " + Texts.some(studies(), 8));
        }
        holds.add(
                groups.animals().isEmpty()
                        ? "none is chosen"
                        : Texts.some(
                                groups.animals().entrySet().stream()
                                        .map(group -> group.getKey() + ": "
                                                + Texts.count(group.getValue().size(), "animal"))
                                        .toList(),
                                12));
        builder.file(new Derived.ReadFile(table.file().name(), table.file().sha256(), "table of tumours", holds));
        table.remarks().forEach(remark -> builder.remark(remark.kind(), remark.text(), remark.where()));
        if (groups.control().isPresent() && options.control().isEmpty()) {
            builder.remark(
                    Remark.Kind.CONTROL_BY_NAME,
                    "\"" + groups.control().get() + "\" is taken for the control by its name.",
                    List.of(groups.control().get()));
        }
        new TumourFacts(table, groups, dosing, new FactsOfAnimals(table.file().name(), builder)).derive();
        return builder.build();
    }
}
