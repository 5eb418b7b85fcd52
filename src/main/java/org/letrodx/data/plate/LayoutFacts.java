package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;

/** What the grid and the layout say before any reading is looked at. */
final class LayoutFacts {
    private static final String ADD_LAYOUT = "a layout, which says " + Unsaid.LAYOUT;

    private final PlateAnalysis analysis;
    private final Derived.Builder derived;

    LayoutFacts(PlateAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
    }

    void derive() {
        plate();
        if (!analysis.hasLayout()) {
            for (DerivableFact fact : List.of(
                    DerivableFact.EDGE_WELLS_USED,
                    DerivableFact.EDGE_WELLS_FILLED,
                    DerivableFact.VEHICLE_CONTROL,
                    DerivableFact.BLANK_WELLS,
                    DerivableFact.REPLICATE_WELLS,
                    DerivableFact.INDEPENDENT_RUNS,
                    DerivableFact.VEHICLE_ONLY_ON_EDGE,
                    DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE,
                    DerivableFact.ESTRADIOL_ADDED,
                    DerivableFact.LOWEST_DOSE,
                    DerivableFact.HIGHEST_DOSE,
                    DerivableFact.DOSES)) {
                derived.not(fact, "nothing says what the wells hold", ADD_LAYOUT);
            }
            return;
        }
        controls();
        edge();
        confounding();
        replicates();
        runs();
        estradiol();
        doses();
    }

    private void fact(DerivableFact fact, String value, String detail, int wells, List<String> used) {
        derived.fact(new DerivedFact(fact, value, Optional.empty(), detail, analysis.from(wells), used));
    }

    private void plate() {
        Set<PlateSize> sizes =
                analysis.plates().stream().map(PlateSignal::size).collect(Collectors.toCollection(TreeSet::new));
        if (sizes.size() == 1) {
            fact(
                    DerivableFact.PLATE_WELLS,
                    String.valueOf(sizes.iterator().next().wells()),
                    "",
                    sizes.iterator().next().wells(),
                    List.of());
        } else {
            derived.not(
                    DerivableFact.PLATE_WELLS,
                    "the plates differ: "
                            + sizes.stream().map(PlateSize::toString).collect(Collectors.joining(", ")),
                    "");
        }
        Set<OptionalInt> wavelengths = analysis.plates().stream()
                .map(plate -> plate.isAbsorbance() ? plate.choice().primary().wavelength() : OptionalInt.empty())
                .collect(Collectors.toSet());
        if (wavelengths.size() == 1 && wavelengths.iterator().next().isPresent()) {
            fact(
                    DerivableFact.WAVELENGTH,
                    wavelengths.iterator().next().getAsInt() + " nm",
                    "",
                    analysis.plates().get(0).size().wells(),
                    List.of());
        } else if (analysis.plates().stream().noneMatch(PlateSignal::isAbsorbance)) {
            derived.not(DerivableFact.WAVELENGTH, "the file does not say that absorbance was read", "");
        } else {
            derived.not(
                    DerivableFact.WAVELENGTH,
                    wavelengths.size() > 1
                            ? "the plates were read at different wavelengths"
                            : "the file does not name the wavelength",
                    "");
        }
    }

    private void controls() {
        for (Role role : List.of(Role.VEHICLE, Role.BLANK)) {
            List<String> used = analysis.plates().stream()
                    .flatMap(plate -> analysis.names(plate, plate.wells(role)).stream())
                    .toList();
            boolean everywhere = analysis.plates().stream()
                    .allMatch(plate -> !plate.wells(role).isEmpty());
            fact(
                    role == Role.VEHICLE ? DerivableFact.VEHICLE_CONTROL : DerivableFact.BLANK_WELLS,
                    everywhere ? "yes" : "no",
                    everywhere || used.isEmpty() ? "" : "not on every plate",
                    used.size(),
                    used);
        }
    }

    private void edge() {
        List<String> used = new ArrayList<>();
        List<String> unlisted = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        int filled = 0;
        for (PlateSignal plate : analysis.plates()) {
            for (Well well : plate.size().all()) {
                if (!plate.size().isEdge(well)) {
                    continue;
                }
                Role role = plate.role(well);
                String name = analysis.names(plate, List.of(well)).get(0);
                if (role == Role.VEHICLE || role == Role.SAMPLE) {
                    used.add(name);
                } else if (!plate.fillings().containsKey(well)) {
                    unlisted.add(name);
                } else if (role == Role.EMPTY) {
                    bare.add(name);
                } else {
                    filled++;
                }
            }
        }
        fact(
                DerivableFact.EDGE_WELLS_USED,
                used.isEmpty() ? "no" : "yes",
                used.isEmpty() ? "" : Texts.count(used.size(), "well") + " of the ring",
                used.size(),
                used);
        if (!bare.isEmpty()) {
            fact(
                    DerivableFact.EDGE_WELLS_FILLED,
                    "no",
                    Texts.count(bare.size(), "well") + " of the ring without anything",
                    bare.size(),
                    bare);
        } else if (!unlisted.isEmpty()) {
            derived.not(
                    DerivableFact.EDGE_WELLS_FILLED,
                    "the layout does not say what " + Texts.some(unlisted, 4)
                            + (unlisted.size() == 1 ? " holds" : " hold"),
                    "medium or empty for these wells");
        } else if (filled == 0) {
            derived.not(DerivableFact.EDGE_WELLS_FILLED, "no well of the ring is left unused", "");
        } else {
            fact(DerivableFact.EDGE_WELLS_FILLED, "yes", "", filled, List.of());
        }
    }

    /**
     * How vehicle and doses of one condition lie.
     *
     * @param vehicles wells of vehicle that lies on the outer ring only while doses lie inside
     * @param groups the groups, vehicle or a dose, that the ring sets apart from what they are compared with
     */
    private record Lie(Set<String> vehicles, Set<String> groups) {}

    private void confounding() {
        List<String> judged = analysis.condition().map(List::of).orElse(analysis.conditions()).stream()
                .filter(condition -> !samples(condition).isEmpty())
                .toList();
        if (judged.isEmpty()) {
            boolean none = analysis.groups().stream()
                    .noneMatch(group ->
                            group.role() == Role.VEHICLE && !group.wells().isEmpty());
            derived.not(
                    DerivableFact.VEHICLE_ONLY_ON_EDGE,
                    none ? "there are no vehicle wells" : "there are no samples to compare vehicle with",
                    "");
            derived.not(
                    DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE,
                    none
                            ? "there are no vehicle wells to compare with"
                            : "there are no samples to compare vehicle with",
                    "");
            return;
        }
        Map<String, Lie> lies = new TreeMap<>();
        judged.forEach(condition -> lies.put(condition, lie(condition)));
        ofEach(DerivableFact.VEHICLE_ONLY_ON_EDGE, lies, Lie::vehicles, false);
        ofEach(DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE, lies, Lie::groups, true);
        List<String> vehicles = all(lies, Lie::vehicles);
        if (!vehicles.isEmpty()) {
            derived.remark(
                    Remark.Kind.VEHICLE_ONLY_ON_EDGE,
                    "Vehicle" + of(lies, Lie::vehicles) + " lies on the outer ring only while doses lie inside: "
                            + "whatever the edge does to cells looks like an effect of the drug.",
                    vehicles);
        }
        List<String> groups = all(lies, Lie::groups);
        if (!groups.isEmpty()) {
            derived.remark(
                    Remark.Kind.LAYOUT_CONFOUNDED_WITH_EDGE,
                    "Wholly on the outer ring, unlike what it is compared with: " + Texts.some(groups, 6)
                            + ". Edge and dose cannot be told apart there.",
                    groups);
        }
    }

    /** A yes or a no that every condition shares; conditions that differ give none. */
    private void ofEach(
            DerivableFact fact, Map<String, Lie> lies, Function<Lie, Set<String>> part, boolean namesGroups) {
        List<String> found = all(lies, part);
        boolean every = lies.values().stream().noneMatch(lie -> part.apply(lie).isEmpty());
        if (!found.isEmpty() && !every) {
            derived.not(
                    fact,
                    "it is so" + of(lies, part) + ", and not of the other conditions",
                    Unsaid.CONDITION.toString());
            return;
        }
        fact(
                fact,
                found.isEmpty() ? "no" : "yes",
                namesGroups ? Texts.some(found, 6) : "",
                found.size(),
                namesGroups ? List.of() : found);
    }

    private static List<String> all(Map<String, Lie> lies, Function<Lie, Set<String>> part) {
        return lies.values().stream()
                .flatMap(lie -> part.apply(lie).stream())
                .distinct()
                .toList();
    }

    /** {@code of drug_a, drug_c}; nothing if the layout names no condition. */
    private static String of(Map<String, Lie> lies, Function<Lie, Set<String>> part) {
        List<String> names = lies.keySet().stream()
                .filter(name -> !part.apply(requireNonNull(lies.get(name))).isEmpty() && !name.isEmpty())
                .toList();
        return names.isEmpty() ? "" : " of " + Texts.some(names, 6);
    }

    /** The samples of a condition that have vehicle to be compared with. */
    private List<Group> samples(String condition) {
        return analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE
                        && group.condition().equals(condition)
                        && !group.wells().isEmpty()
                        && analysis.vehicle(group).isPresent())
                .toList();
    }

    private Lie lie(String condition) {
        Lie lie = new Lie(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (Group sample : samples(condition)) {
            Group vehicle = analysis.vehicle(sample).orElseThrow();
            if (sample.isInside() && !vehicle.isInside()) {
                lie.vehicles.addAll(analysis.names(vehicle.plate(), vehicle.wells()));
                lie.groups.add(vehicle.name());
            } else if (!sample.isInside() && vehicle.isInside()) {
                lie.groups.add(sample.name());
            }
        }
        return lie;
    }

    private void replicates() {
        Optional<Group> fewest = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE && group.dose().isPresent())
                .filter(analysis::concerns)
                .min(Comparator.comparingInt(group -> group.signals().length));
        if (fewest.isEmpty()) {
            derived.not(
                    DerivableFact.REPLICATE_WELLS,
                    "the layout has no sample with a dose",
                    "role sample and a concentration");
        } else if (fewest.get().signals().length == 0) {
            derived.not(DerivableFact.REPLICATE_WELLS, fewest.get().name() + " has no usable well", "");
        } else {
            fact(
                    DerivableFact.REPLICATE_WELLS,
                    String.valueOf(fewest.get().signals().length),
                    "fewest at " + fewest.get().name(),
                    fewest.get().signals().length,
                    analysis.names(fewest.get().plate(), fewest.get().wells()));
        }
    }

    private void runs() {
        Set<String> runs =
                analysis.plates().stream().map(PlateSignal::run).collect(Collectors.toCollection(TreeSet::new));
        if (runs.contains("")) {
            derived.not(
                    DerivableFact.INDEPENDENT_RUNS,
                    "nothing says which run "
                            + (analysis.plates().size() == 1 ? "the plate belongs to" : "each plate belongs to"),
                    Unsaid.RUN + ", or a column run in the layout");
        } else {
            fact(DerivableFact.INDEPENDENT_RUNS, String.valueOf(runs.size()), String.join(", ", runs), 0, List.of());
        }
    }

    /** Samples with estradiol are a rescue, unless all of the drug are. */
    private void estradiol() {
        List<Group> samples = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE)
                .toList();
        Set<String> drugs =
                samples.stream().filter(analysis::concerns).map(Group::drug).collect(Collectors.toSet());
        List<Group> own = samples.stream()
                .filter(group -> drugs.size() == 1 && drugs.contains(group.drug()))
                .toList();
        List<Group> rescued =
                own.stream().filter(group -> group.arm().equals("estradiol")).toList();
        if (rescued.isEmpty()) {
            derived.not(
                    DerivableFact.ESTRADIOL_ADDED,
                    drugs.size() > 1
                            ? "there are " + drugs.size() + " drugs: "
                                    + Texts.some(List.copyOf(new TreeSet<>(drugs)), 8)
                            : "no samples are in an arm with estradiol, and a layout does not tell what is in every well",
                    "");
            return;
        }
        fact(
                DerivableFact.ESTRADIOL_ADDED,
                rescued.size() == own.size() ? "every arm" : "separate rescue arm",
                "",
                0,
                analysis.names(rescued));
    }

    private void doses() {
        List<DerivableFact> facts = List.of(DerivableFact.LOWEST_DOSE, DerivableFact.HIGHEST_DOSE, DerivableFact.DOSES);
        List<Group> dosed = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE
                        && analysis.condition()
                                .filter(group.condition()::equals)
                                .isPresent()
                        && group.dose().filter(dose -> dose.value() > 0).isPresent())
                .toList();
        List<Dose> doses = dosed.stream()
                .map(group -> group.dose().orElseThrow())
                .distinct()
                .sorted()
                .toList();
        if (doses.isEmpty() || !doses.stream().allMatch(Dose::isConcentration)) {
            boolean several =
                    analysis.condition().isEmpty() && analysis.conditions().size() > 1;
            String reason = several
                    ? "there are " + analysis.conditions().size() + " conditions: "
                            + Texts.some(analysis.conditions(), 8)
                    : doses.isEmpty()
                            ? "the layout has no sample with a dose"
                            : "a dose in " + doses.get(0).unit() + " is no concentration";
            String add = several
                    ? Unsaid.CONDITION.toString()
                    : doses.isEmpty() ? "role sample and a concentration" : "doses in " + Dose.units();
            facts.forEach(fact -> derived.not(fact, reason, add));
            return;
        }
        int wells = dosed.stream().mapToInt(group -> group.wells().size()).sum();
        List<String> texts = doses.stream().map(Dose::toString).toList();
        fact(DerivableFact.LOWEST_DOSE, texts.get(0), "", wells, List.of());
        fact(DerivableFact.HIGHEST_DOSE, texts.get(texts.size() - 1), "", wells, List.of());
        fact(DerivableFact.DOSES, String.join(", ", texts), "", wells, List.of());
    }
}
