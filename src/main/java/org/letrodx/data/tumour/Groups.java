package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/**
 * Who is compared with whom: the groups of the study that is judged, which of them is the control, and which is the
 * treated one.
 *
 * @param study which is judged; empty if there are several and none was named
 * @param animals of each group of it, sorted by group; groups of several studies are not one group
 * @param named the groups that have the name of a control
 * @param control the group of the controls, if it is known
 * @param treated the group that is judged, if it is known
 */
record Groups(
        Optional<String> study,
        Map<String, List<Animal>> animals,
        List<String> named,
        Optional<String> control,
        Optional<String> treated) {
    private static final Pattern CONTROL =
            Pattern.compile("(?i).*\\b(?:controls?|vehicle|placebo|untreated|saline|sham|no treatment)\\b.*");

    /**
     * @throws InputException if an option names a study or a group that the table does not have, or one group as both
     */
    static Groups of(TumourTable table, TumourOptions options) {
        List<String> studies = table.studies();
        Optional<String> study = options.study().isPresent()
                ? options.study()
                : studies.size() == 1 ? Optional.of(studies.get(0)) : Optional.empty();
        options.study().ifPresent(name -> check(table, "study", name, studies));
        Map<String, List<Animal>> animals = new TreeMap<>();
        table.animals().stream()
                .filter(animal -> study.filter(animal.study()::equals).isPresent())
                .forEach(animal -> animals.computeIfAbsent(animal.group(), any -> new ArrayList<>())
                        .add(animal));
        if (study.isPresent()) {
            options.control().ifPresent(name -> check(table, "group", name, animals.keySet()));
            options.treated().ifPresent(name -> check(table, "group", name, animals.keySet()));
        }
        List<String> named = animals.keySet().stream()
                .filter(name -> CONTROL.matcher(name).matches())
                .toList();
        Optional<String> control = options.control().isPresent()
                ? options.control()
                : named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        List<String> others = animals.keySet().stream()
                .filter(name -> control.filter(name::equals).isEmpty())
                .toList();
        options.treated()
                .filter(name -> control.filter(name::equals).isPresent())
                .ifPresent(both -> {
                    throw new InputException(new Problem(
                            Location.of(table.file().name()),
                            "",
                            Unsaid.TREATED + ": \"" + both + "\" is " + Unsaid.CONTROL + ", too",
                            (others.isEmpty() ? "" : Texts.some(others, 12) + "; or ") + "another one as "
                                    + Unsaid.CONTROL));
                });
        Optional<String> treated = options.treated().isPresent()
                ? options.treated()
                : control.isPresent() && others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
        return new Groups(study, Collections.unmodifiableMap(animals), named, control, treated);
    }

    private static void check(TumourTable table, String what, String name, Collection<String> there) {
        if (!there.contains(name)) {
            throw new InputException(new Problem(
                    Location.of(table.file().name()),
                    "",
                    "has no " + what + " \"" + name + "\"",
                    Texts.some(List.copyOf(there), 12),
                    Nearest.to(name, there)));
        }
    }

    /** The animals of a group; none if there is no such group. */
    List<Animal> of(String name) {
        return animals.getOrDefault(name, List.of());
    }

    /** The controls; none if it is not known which they are. */
    List<Animal> controls() {
        return control.map(this::of).orElse(List.of());
    }

    /** The animals of the group that is judged; none if it is not known which that is. */
    List<Animal> treatedAnimals() {
        return treated.map(this::of).orElse(List.of());
    }

    /** Treated animals and controls; those of all groups, if it is not known which is the treated one. */
    List<Animal> judged() {
        return treatedAnimals().isEmpty()
                ? animals.values().stream().flatMap(List::stream).toList()
                : Stream.concat(treatedAnimals().stream(), controls().stream()).toList();
    }

    /** Why treated animals cannot be compared with controls; empty if they can. */
    String whyNotCompared() {
        List<String> others = animals.keySet().stream()
                .filter(name -> control.filter(name::equals).isEmpty())
                .toList();
        return control.isEmpty()
                ? "it is not clear which group is the control: " + Texts.some(others, 8)
                : treated.isEmpty()
                        ? others.isEmpty()
                                ? "there is no group beside the control"
                                : "there are " + others.size() + " treated groups: " + Texts.some(others, 8)
                        : "";
    }
}
