package org.letrodx.review;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Sha256;
import org.letrodx.document.Written;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What a laboratory asks of a set-up beyond the rules, or less than they do: facts that must be known, and rules that
 * weigh more or less in its hands. Its name, version and hash stand in every review. Immutable.
 *
 * <pre>{@code
 * name: GLP unit B
 * version: 2
 * require:
 *   any: [cellLine.name]
 *   cell-culture: [serum.treatment, hormones.androgen]
 * levels:
 *   - {rule: DOSE-07, level: error, reason: "We judge growth, and one day is no growth."}
 * }</pre>
 */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class Policy implements Serializable {
    private static final long serialVersionUID = 1L;

    /** House rule: a review must know which drug an enzyme assay or a study of patients is about. */
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            ModelSystem.CELL_FREE.label(), sorted("treatment.drug"),
            ModelSystem.PATIENT.label(), sorted("treatment.drug"));

    private static final String RESERVED = "built-in";
    /** What this program and those before it have built in, the present one first. */
    private static final List<Policy> BUILT_IN = List.of(
            new Policy(RESERVED, "3", REQUIRED, List.of()),
            new Policy(
                    RESERVED,
                    "2",
                    Map.of(
                            ModelSystem.CELL_FREE.label(),
                            sorted("hormones.androgen", "treatment.drug", "treatment.highestConcentration"),
                            ModelSystem.PATIENT.label(),
                            sorted("treatment.drug")),
                    List.of()),
            new Policy(RESERVED, "1", Map.of(), List.of()));

    private static final String ANY = "any";
    private static final List<String> KEYS = List.of("name", "version", "require", "levels");
    private static final List<String> ADJUSTMENT = List.of("rule", "level", "reason");

    private final String name;
    private final String version;
    /** Paths of facts by system, or for any. */
    private final Map<String, Set<String>> required;

    private final List<Adjustment> adjustments;
    private final Map<String, Impact> impacts = new TreeMap<>();
    private final String sha256;

    /**
     * A rule that weighs more or less than it says.
     *
     * @param rule its id
     * @param level what it is when it is confirmed
     * @param reason why
     * @param at where that was written
     */
    record Adjustment(String rule, Level level, String reason, Location at) implements Serializable {}

    private static Set<String> sorted(String... paths) {
        return Collections.unmodifiableSet(new TreeSet<>(Set.of(paths)));
    }

    private Policy(String name, String version, Map<String, Set<String>> required, List<Adjustment> adjustments) {
        this.name = name;
        this.version = version;
        this.required = Collections.unmodifiableMap(new TreeMap<>(required));
        this.adjustments = List.copyOf(adjustments);
        for (Adjustment adjustment : adjustments) {
            impacts.put(
                    adjustment.rule(),
                    Arrays.stream(Impact.values())
                            .filter(impact -> Level.of(impact) == adjustment.level())
                            .findFirst()
                            .orElseThrow());
        }
        sha256 = Sha256.hex(JsonWriter.canonical(tree()));
    }

    /**
     * The policy that holds where no other was given: every rule weighs what it says, and {@code treatment.drug} is
     * required of what is, or may be, an enzyme assay or a study of patients.
     */
    public static Policy builtIn() {
        return BUILT_IN.get(0);
    }

    /**
     * Reads a file, YAML or JSON.
     *
     * @throws InputException with every problem of it
     */
    public static Policy read(Path file) {
        return of(Documents.read(file));
    }

    /**
     * The same, with a problem for each rule that is not there.
     *
     * @param rules the ids of all rules of the book, switched off or not
     */
    public static Policy read(Path file, Collection<String> rules) {
        return of(Documents.read(file), rules);
    }

    /**
     * The policy that a document describes.
     *
     * @throws InputException with every problem of it
     */
    public static Policy of(Document document) {
        return new Reader(document, Optional.empty()).read(List.of());
    }

    static Policy of(Document document, Collection<String> rules) {
        return new Reader(document, Optional.of(rules)).read(List.of());
    }

    /**
     * The policy that a run was recorded with, which may be the built-in one of this program or of one before it.
     *
     * @throws InputException with every problem of it
     */
    public static Policy recorded(Document document) {
        return new Reader(document, Optional.empty()).read(BUILT_IN);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its version. */
    public String version() {
        return version;
    }

    /** SHA-256 of its canonical form, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The paths of the facts that it requires of a set-up which may be of any of these systems; sorted. */
    public Set<String> required(Collection<ModelSystem> systems) {
        if (required.isEmpty()) {
            return Set.of();
        }
        Set<String> paths = new TreeSet<>(required.getOrDefault(ANY, Set.of()));
        systems.forEach(system -> paths.addAll(required.getOrDefault(system.label(), Set.of())));
        return Collections.unmodifiableSet(paths);
    }

    /** How much a rule does to the result, by this policy. */
    public Impact impactOf(Rule rule) {
        return impacts.isEmpty() ? rule.impact() : impacts.getOrDefault(rule.id(), rule.impact());
    }

    /** Why a rule weighs more or less by this policy than it says; empty if the policy says nothing of it. */
    public String reason(Rule rule) {
        return adjustments.stream()
                .filter(adjustment -> adjustment.rule().equals(rule.id()))
                .map(Adjustment::reason)
                .findFirst()
                .orElse("");
    }

    /** True if every rule weighs what it says. */
    boolean changesNothing() {
        return impacts.isEmpty();
    }

    /** True for a decisive rule that this policy lowers: what it finds, and what it cannot decide, counts less. */
    boolean lowers(Rule rule) {
        return rule.impact() == Impact.DECISIVE && impactOf(rule) != Impact.DECISIVE;
    }

    /**
     * Checks that there is each rule that it raises or lowers.
     *
     * @param rules the ids of all rules of the book
     * @throws InputException naming each that is not there
     */
    public void check(Collection<String> rules) {
        List<Problem> problems = unknownRules(rules);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** What is wrong with it where these are all rules. */
    List<Problem> unknownRules(Collection<String> rules) {
        return adjustments.stream()
                .filter(adjustment -> !rules.contains(adjustment.rule()))
                .map(adjustment -> noSuchRule(adjustment.rule(), rules, adjustment.at()))
                .toList();
    }

    private static Problem noSuchRule(String rule, Collection<String> rules, Location at) {
        return new Problem(
                at,
                "levels",
                "there is no rule " + rule,
                "the id of a rule; \"letrodx rules\" lists them",
                Nearest.to(rule, rules));
    }

    /** In the words of its file: maps, lists and texts. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("version", version);
        tree.put("require", required);
        tree.put(
                "levels",
                adjustments.stream()
                        .map(adjustment -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("rule", adjustment.rule());
                            one.put("level", adjustment.level().toString());
                            one.put("reason", adjustment.reason());
                            return one;
                        })
                        .toList());
        return tree;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy policy && sha256.equals(policy.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    /** Its name, its version and the beginning of its hash. */
    @Override
    public String toString() {
        return name + " " + version + " (" + sha256.substring(0, 12) + ")";
    }

    private static final class Reader {
        private final Written root;
        private final Optional<Collection<String>> rules;
        private final Problems problems = new Problems();
        private String name = "";
        private String version = "";
        private final Map<String, Set<String>> required = new TreeMap<>();
        private final List<Adjustment> adjustments = new ArrayList<>();

        /** @param rules the ids of all rules; empty if there is no book to look them up in */
        private Reader(Document document, Optional<Collection<String>> rules) {
            this.rules = rules;
            root = document.root();
            problems.addAll(document.problems());
        }

        /** @param reserved those that may bear the reserved name */
        private Policy read(List<Policy> reserved) {
            if (root instanceof Written.Entries top) {
                top.entries().forEach(this::readEntry);
            } else {
                problem(root.at(), "", "is not a policy", "a map of " + String.join(", ", KEYS), "");
            }
            if (name.isEmpty()) {
                problem(root.at(), "name", "is missing", "what the policy is called", "");
            }
            if (version.isEmpty()) {
                problem(root.at(), "version", "is missing", "a number or a date that changes with the policy", "");
            }
            Policy read = new Policy(name, version, required, adjustments);
            if (name.equals(RESERVED) && !reserved.contains(read)) {
                problem(root.at(), "name", "\"" + name + "\" is taken", "a name of your own", "");
            }
            if (!problems.isEmpty()) {
                throw new InputException(problems.list());
            }
            return read;
        }

        private void readEntry(Written.Entry entry) {
            switch (entry.name()) {
                case "name" -> name = text(entry.value(), "name");
                case "version" -> version = text(entry.value(), "version");
                case "require" -> {
                    if (entry.value() instanceof Written.Entries systems) {
                        systems.entries().forEach(this::readRequired);
                    } else if (entry.value().plain() != null) {
                        problem(entry.value().at(), "require", "is not a map", "systems and lists of facts", "");
                    }
                }
                case "levels" -> items(entry.value()).forEach(this::readAdjustment);
                default ->
                    problem(
                            entry.at(),
                            "",
                            "\"" + entry.name() + "\" is not a key of a policy",
                            String.join(", ", KEYS),
                            Nearest.to(entry.name(), KEYS));
            }
        }

        private void readRequired(Written.Entry entry) {
            List<String> systems = new ArrayList<>(
                    Arrays.stream(ModelSystem.values()).map(Term::label).toList());
            systems.add(ANY);
            if (!systems.contains(entry.name())) {
                problem(
                        entry.at(),
                        "require",
                        "\"" + entry.name() + "\" is not a kind of system",
                        String.join(", ", systems),
                        Nearest.to(entry.name(), systems));
            }
            Set<String> paths = new TreeSet<>();
            for (Written item : items(entry.value())) {
                String path = Vocabulary.british(text(item, "require." + entry.name()));
                if (Vocabulary.find(path).filter(type -> !type.isDerived()).isEmpty()) {
                    Problem unknown = Vocabulary.noSuchFact(path, item.at());
                    problem(item.at(), "require." + entry.name(), unknown.fault(), unknown.allowed(), unknown.maybe());
                }
                paths.add(path);
            }
            required.put(entry.name(), Collections.unmodifiableSet(paths));
        }

        private void readAdjustment(Written written) {
            if (!(written instanceof Written.Entries entries)) {
                problem(
                        written.at(),
                        "levels",
                        "is not the level of a rule",
                        "a map of " + String.join(", ", ADJUSTMENT),
                        "");
                return;
            }
            entries.entries().stream()
                    .filter(entry -> !ADJUSTMENT.contains(entry.name()))
                    .forEach(entry -> problem(
                            entry.at(),
                            "levels",
                            "\"" + entry.name() + "\" is no part of it",
                            String.join(", ", ADJUSTMENT),
                            Nearest.to(entry.name(), ADJUSTMENT)));
            String rule = part(entries, "rule");
            String reason = part(entries, "reason");
            String level = part(entries, "level").toUpperCase(Locale.ROOT);
            List<String> allowed = List.of("ERROR", "WARNING", "NOTE");
            if (!level.isEmpty() && !allowed.contains(level)) {
                problem(
                        entries.find("level").map(Written::at).orElse(entries.at()),
                        "levels",
                        "\"" + level.toLowerCase(Locale.ROOT) + "\" is not a level",
                        "error, warning, note",
                        "");
            }
            if (!reason.isEmpty() && !Waiver.saysWhy(reason)) {
                problem(
                        entries.find("reason").map(Written::at).orElse(entries.at()),
                        "levels",
                        "\"" + reason + "\" is no reason",
                        "why, in words",
                        "");
            }
            rules.filter(ids -> !rule.isEmpty() && !ids.contains(rule))
                    .ifPresent(ids -> problems.add(noSuchRule(rule, ids, entries.at())));
            if (adjustments.stream().anyMatch(other -> other.rule().equals(rule))) {
                problem(entries.at(), "levels", "says a second level of " + rule, "one for each rule", "");
            }
            if (!rule.isEmpty() && allowed.contains(level)) {
                adjustments.add(new Adjustment(rule, Level.valueOf(level), reason, entries.at()));
            }
        }

        private String part(Written.Entries entries, String part) {
            String text =
                    entries.find(part).map(written -> text(written, "levels")).orElse("");
            if (text.isEmpty()) {
                problem(entries.at(), "levels", "has no " + part, String.join(", ", ADJUSTMENT), "");
            }
            return text;
        }

        private static List<Written> items(Written value) {
            return value instanceof Written.Items list ? list.items() : List.of(value);
        }

        private String text(Written written, String path) {
            if (written instanceof Written.Scalar scalar) {
                return scalar.text() == null ? "" : scalar.text().strip();
            }
            problem(written.at(), path, "a list or a map where text is wanted", "text", "");
            return "";
        }

        private void problem(Location at, String path, String fault, String allowed, String maybe) {
            problems.add(new Problem(at, path, fault, allowed, maybe));
        }
    }
}
