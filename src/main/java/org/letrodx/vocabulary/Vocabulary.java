package org.letrodx.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;

/** Every fact an experiment may have, in the order in which a report lists them. Read from {@code vocabulary.yaml}. */
public final class Vocabulary {
    private static final Map<String, FactType> BY_PATH = new LinkedHashMap<>();
    private static final List<FactType> TYPES;
    private static final List<String> SECTIONS;
    private static final List<String> STATABLE_SECTIONS;

    static {
        VocabularyReader.bundled().forEach(type -> BY_PATH.put(type.path(), type));
        TYPES = List.copyOf(BY_PATH.values());
        SECTIONS = TYPES.stream().map(FactType::section).distinct().toList();
        STATABLE_SECTIONS = TYPES.stream()
                .filter(type -> !type.isDerived())
                .map(FactType::section)
                .distinct()
                .toList();
    }

    /** What is complained of; a scenario states it as {@code complaint}. */
    static final FactType COMPLAINT = get("experiment.complaint");

    private Vocabulary() {}

    /** All facts, derived ones too. */
    public static List<FactType> types() {
        return TYPES;
    }

    /** The names of the sections in which facts may be stated. */
    public static List<String> sections() {
        return STATABLE_SECTIONS;
    }

    /** The names of all sections, those of derived facts too. */
    public static List<String> allSections() {
        return SECTIONS;
    }

    /** The facts of one section that may be stated; none if there is no such section. */
    public static List<FactType> statable(String section) {
        return TYPES.stream()
                .filter(type -> type.section().equals(section) && !type.isDerived())
                .toList();
    }

    /** The fact with this path, for example {@code medium.phenolRed}. */
    public static Optional<FactType> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /**
     * The fact with this path.
     *
     * @throws IllegalArgumentException if the vocabulary has no such fact
     */
    public static FactType get(String path) {
        FactType type = BY_PATH.get(path);
        if (type == null) {
            throw new IllegalArgumentException("there is no fact " + path);
        }
        return type;
    }

    /** The name of a section or a fact in the vocabulary's spelling; American spellings are accepted for names, too. */
    public static String british(String name) {
        return name.replace("tumor", "tumour").replace("ized", "ised");
    }

    /** What to say of a path that is no fact, or none that may be stated. */
    public static Problem noSuchFact(String written, Location at) {
        String path = Unreadable.shorten(written);
        if (BY_PATH.containsKey(path)) {
            return new Problem(at, path, "is derived from other facts and cannot be stated", "", "")
                    .coded(Problem.Code.DERIVED_FACT);
        }
        int dot = path.indexOf('.');
        String section = dot < 0 ? path : path.substring(0, dot);
        if (!STATABLE_SECTIONS.contains(british(section))) {
            return new Problem(
                            at,
                            path,
                            "\"" + section + "\" is not a section",
                            STATABLE_SECTIONS,
                            Nearest.to(section, STATABLE_SECTIONS))
                    .coded(Problem.Code.UNKNOWN_SECTION);
        }
        String name = dot < 0 ? "" : path.substring(dot + 1);
        List<String> here =
                statable(british(section)).stream().map(FactType::name).toList();
        String maybe = Nearest.to(name, here);
        if (maybe.isEmpty()) {
            maybe = statablePaths().stream()
                    .filter(other -> other.endsWith("." + name))
                    .findFirst()
                    .orElse("");
        }
        return new Problem(at, path, "\"" + name + "\" is not a fact of " + section, here, maybe)
                .coded(Problem.Code.UNKNOWN_FACT);
    }

    /** The paths of all facts that may be stated. */
    public static Collection<String> statablePaths() {
        return TYPES.stream()
                .filter(type -> !type.isDerived())
                .map(FactType::path)
                .toList();
    }
}
