package org.letrodx.facts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every fact an experiment may have, in the order in which a report lists them. */
public final class Vocabulary {
    private static final List<FactType<?>> TYPES;
    private static final Map<String, FactType<?>> BY_PATH = new LinkedHashMap<>();
    private static final List<String> SECTIONS;

    static {
        Set<String> sections = new LinkedHashSet<>();
        for (List<FactType<?>> section : List.of(Model.TYPES, CellLine.TYPES, Medium.TYPES, Serum.TYPES, Hormones.TYPES, Treatment.TYPES,
                Assay.TYPES, Readings.TYPES, Host.TYPES, Dosing.TYPES, Tumour.TYPES, Design.TYPES, History.TYPES, Markers.TYPES,
                Translation.TYPES, Clinic.TYPES)) {
            for (FactType<?> type : section) {
                type.placeAt(BY_PATH.size());
                BY_PATH.put(type.path(), type);
                sections.add(type.section());
            }
        }
        TYPES = List.copyOf(BY_PATH.values());
        SECTIONS = List.copyOf(sections);
    }

    private Vocabulary() { }

    /** All facts, derived ones too. */
    public static List<FactType<?>> types() {
        return TYPES;
    }

    /** The names of the sections. */
    public static List<String> sections() {
        return SECTIONS;
    }

    /** The facts of one section that may be stated; empty if there is no such section. */
    public static List<FactType<?>> statable(String section) {
        return TYPES.stream().filter(type -> type.section().equals(section) && !type.isDerived()).toList();
    }

    /** The fact with this path, for example {@code medium.phenolRed}. */
    public static Optional<FactType<?>> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The paths of all facts that may be stated. */
    static Collection<String> statablePaths() {
        return TYPES.stream().filter(type -> !type.isDerived()).map(FactType::path).toList();
    }
}
