package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;

/** What the grid and the layout say before any reading is looked at. */
final class LayoutFacts {
    private static final String ADD_LAYOUT = "a layout (--layout; --layout-template writes one to fill in)";

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
                    DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE)) {
                derived.not(fact, "nothing says what the wells hold", ADD_LAYOUT);
            }
            return;
        }
        controls();
        edge();
        confounding();
        replicates();
        runs();
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

    private List<Well> wells(PlateSignal plate, Role... roles) {
        List<Role> wanted = List.of(roles);
        return plate.fillings().keySet().stream()
                .filter(well -> wanted.contains(plate.role(well)))
                .toList();
    }

    private void controls() {
        for (Role role : List.of(Role.VEHICLE, Role.BLANK)) {
            List<String> used = analysis.plates().stream()
                    .flatMap(plate -> analysis.names(plate, wells(plate, role)).stream())
                    .toList();
            boolean everywhere = analysis.plates().stream()
                    .allMatch(plate -> !wells(plate, role).isEmpty());
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

    private void confounding() {
        List<String> confounded = new ArrayList<>();
        List<String> onEdge = new ArrayList<>();
        int vehicles = 0;
        for (Group group : analysis.groups()) {
            boolean doses = analysis.groups().stream()
                    .anyMatch(other -> other.role() == Role.SAMPLE
                            && other.isInside()
                            && analysis.vehicle(other)
                                    .filter(vehicle -> vehicle == group)
                                    .isPresent());
            if (group.role() == Role.VEHICLE && !group.wells().isEmpty()) {
                vehicles++;
                if (!group.isInside() && doses) {
                    onEdge.addAll(analysis.names(group.plate(), group.wells()));
                    confounded.add(group.name());
                }
            }
            Optional<Group> vehicle = analysis.vehicle(group);
            if (group.role() == Role.SAMPLE
                    && vehicle.isPresent()
                    && !group.wells().isEmpty()
                    && !group.isInside()
                    && vehicle.get().isInside()) {
                confounded.add(group.name());
            }
        }
        if (vehicles == 0) {
            derived.not(DerivableFact.VEHICLE_ONLY_ON_EDGE, "there are no vehicle wells", "");
            derived.not(DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE, "there are no vehicle wells to compare with", "");
            return;
        }
        fact(DerivableFact.VEHICLE_ONLY_ON_EDGE, onEdge.isEmpty() ? "no" : "yes", "", onEdge.size(), onEdge);
        fact(
                DerivableFact.LAYOUT_CONFOUNDED_WITH_EDGE,
                confounded.isEmpty() ? "no" : "yes",
                Texts.some(confounded, 6),
                confounded.size(),
                List.of());
        if (!onEdge.isEmpty()) {
            derived.remark(
                    Remark.Kind.VEHICLE_ONLY_ON_EDGE,
                    "Vehicle lies on the outer ring only while doses lie inside: whatever the edge does to cells looks "
                            + "like an effect of the drug.",
                    onEdge);
        }
        if (!confounded.isEmpty()) {
            derived.remark(
                    Remark.Kind.LAYOUT_CONFOUNDED_WITH_EDGE,
                    "Wholly on the outer ring, unlike what it is compared with: " + Texts.some(confounded, 6)
                            + ". Edge and dose cannot be told apart there.",
                    confounded);
        }
    }

    private void replicates() {
        Optional<Group> fewest = analysis.groups().stream()
                .filter(group -> group.role() == Role.SAMPLE && group.dose().isPresent())
                .filter(group -> analysis.condition().isEmpty()
                        || group.condition().equals(analysis.condition().get()))
                .min(java.util.Comparator.comparingInt(group -> group.signals().length));
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
                    "--run for each plate, or a column run in the layout");
        } else {
            fact(DerivableFact.INDEPENDENT_RUNS, String.valueOf(runs.size()), String.join(", ", runs), 0, List.of());
        }
    }
}
