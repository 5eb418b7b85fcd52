package org.letrodx.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    private static final List<Contradiction> CONTRADICTIONS;

    static {
        VocabularyReader.Read read = BundledVocabulary.load();
        read.types().forEach(type -> BY_PATH.put(type.path(), type));
        CONTRADICTIONS = read.contradictions();
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

    /** What cannot be stated together, in the order of the vocabulary. */
    public static List<Contradiction> contradictions() {
        return CONTRADICTIONS;
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
            return new Problem(at, path, "is derived from other facts and cannot be stated")
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
        if (dot < 0) {
            return new Problem(
                            at,
                            path,
                            "is a section; state each of its facts by its path",
                            statable(british(section)).stream()
                                    .map(FactType::path)
                                    .toList(),
                            "")
                    .coded(Problem.Code.UNKNOWN_FACT);
        }
        String name = path.substring(dot + 1);
        List<String> here =
                statable(british(section)).stream().map(FactType::name).toList();
        return new Problem(
                        at, path, "\"" + name + "\" is not a fact of " + section, here, meant(british(section), name))
                .coded(Problem.Code.UNKNOWN_FACT);
    }

    /** What somebody probably meant by a name that no fact of a section has; empty if there is no good guess. */
    private static String meant(String section, String name) {
        List<FactType> here = statable(section);
        String wanted = Nearest.fold(name);
        List<FactType> all = TYPES.stream().filter(type -> !type.isDerived()).toList();
        return Stream.<Supplier<Optional<String>>>of(
                        () -> here.stream()
                                .filter(type -> isCalled(type, wanted))
                                .findFirst()
                                .map(FactType::name),
                        () -> Optional.of(Nearest.to(
                                name, here.stream().map(FactType::name).toList())),
                        () -> here.stream()
                                .filter(type -> isPart(wanted, Nearest.fold(type.name())))
                                .findFirst()
                                .map(FactType::name),
                        () -> all.stream()
                                .filter(type -> Nearest.fold(type.name()).equals(wanted))
                                .findFirst()
                                .map(FactType::path),
                        () -> here.stream()
                                .filter(type -> type.hasWord(name))
                                .findFirst()
                                .map(type -> type.name() + ": " + name),
                        () -> all.stream()
                                .filter(type -> isCalled(type, wanted))
                                .findFirst()
                                .map(FactType::path),
                        () -> all.stream()
                                .filter(type -> type.hasWord(name))
                                .findFirst()
                                .map(type -> type.path() + ": " + name))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .filter(guess -> !guess.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isCalled(FactType type, String folded) {
        return Nearest.fold(type.label()).equals(folded)
                || type.alsoCalled().stream().map(Nearest::fold).anyMatch(folded::equals);
    }

    /** One name begins as the other does; three letters are too few to tell. */
    private static boolean isPart(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        return shorter > 3 && (one.startsWith(other) || other.startsWith(one));
    }

    /** The fact of a path as somebody may have written it: in American spelling, in upper or lower case. */
    public static Optional<FactType> findWritten(String path) {
        String wanted = british(path);
        FactType exact = BY_PATH.get(wanted);
        return exact != null
                ? Optional.of(exact)
                : TYPES.stream()
                        .filter(type -> type.path().equalsIgnoreCase(wanted))
                        .findFirst();
    }

    /** The paths of all facts that may be stated. */
    public static Collection<String> statablePaths() {
        return TYPES.stream()
                .filter(type -> !type.isDerived())
                .map(FactType::path)
                .toList();
    }
}
