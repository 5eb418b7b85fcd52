package org.letrodx.rules;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;

/** A rule book as data: its rules, its bibliography and its published numbers, checked. Immutable. */
public final class Rules {
    private final Supplier<List<RuleFile>> files;
    private final List<Rule> all;
    private final List<Rule> switchedOn;
    private final Map<String, Reference> references;
    private final List<ReferenceValue> values;
    private final Supplier<List<Evidence>> evidence;
    private final RuleSet set;
    private final Map<String, String> tables;

    private static final class Bundled {
        private static final Rules RULES = BundledRules.load();
    }

    Rules(
            Supplier<List<RuleFile>> files,
            Collection<Rule> rules,
            Map<String, Reference> references,
            List<ReferenceValue> values,
            Supplier<List<Evidence>> evidence,
            RuleSet set,
            Map<String, String> tables) {
        this.files = files;
        this.all = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.switchedOn = all.stream()
                .filter(rule -> !set.switchedOff().contains(rule.id()))
                .toList();
        this.references = Collections.unmodifiableMap(new TreeMap<>(references));
        this.values = List.copyOf(values);
        this.evidence = evidence;
        this.set = set;
        this.tables = Map.copyOf(tables);
    }

    /** The rules that come with the program, read and checked when it was built. */
    public static Rules bundled() {
        return Bundled.RULES;
    }

    /**
     * True for a directory with a rule book of its own, which has a {@code VERSION}; without one its rules are house
     * rules.
     */
    public static boolean isWhole(Path directory) {
        return Files.exists(directory.resolve("VERSION"));
    }

    /**
     * The rules of a directory alone.
     *
     * @throws InputException with every fault of every rule
     */
    public static Rules read(Path directory, RuleParser parser) {
        RuleSources sources = new RuleSources(directory);
        List<ReferenceValue> values = sources.values().orElse(List.of());
        List<Rule> rules = checked(sources, parser, List.of(), sources.references(), values);
        return new Rules(
                sources::files,
                rules,
                sources.references(),
                values,
                sources::evidence,
                new RuleSet(sources.version(), sources.hash(), DecidingHash.of(rules), List.of()),
                KeptRules.bundledTables());
    }

    /**
     * These rules and those of a laboratory.
     *
     * @throws InputException with every fault of every house rule; one is an id or a prefix of ids that is taken
     */
    public Rules withHouseRules(Path directory, RuleParser parser) {
        RuleSources house = new RuleSources(directory);
        checkHouse(house);
        Map<String, Reference> bibliography = new TreeMap<>(references);
        bibliography.putAll(house.references());
        List<ReferenceValue> numbers = new ArrayList<>(values);
        numbers.addAll(house.values().orElse(List.of()));
        List<Rule> own = checked(house, parser, all, bibliography, numbers);
        checkPrefixes(own);
        List<Rule> together = new ArrayList<>(all);
        together.addAll(own);
        RuleSet joined = new RuleSet(
                set.version().replace("+house", "") + "+house",
                Sha256.hex(set.sha256() + house.hash()),
                Sha256.hex(set.deciding() + DecidingHash.of(own)),
                set.switchedOff());
        return new Rules(
                () -> Stream.concat(files.get().stream(), house.files().stream())
                        .toList(),
                together,
                bibliography,
                numbers,
                () -> Stream.concat(evidence.get().stream(), house.evidence().stream())
                        .toList(),
                joined,
                tables);
    }

    /**
     * The same rules with some causes switched off.
     *
     * @throws IllegalArgumentException if there is no cause of such an id
     */
    public Rules without(List<String> ids) {
        Set<String> known = causes().stream().map(Rule::id).collect(Collectors.toSet());
        for (String id : ids) {
            if (!known.contains(id)) {
                String near = Nearest.to(id, known);
                throw new IllegalArgumentException(
                        "there is no rule " + id + (near.isEmpty() ? "" : ". Maybe: " + near));
            }
        }
        Set<String> off = new HashSet<>(set.switchedOff());
        off.addAll(ids);
        return new Rules(
                files,
                all,
                references,
                values,
                evidence,
                set.without(off.stream().sorted().toList()),
                tables);
    }

    private static List<Rule> checked(
            RuleSources sources,
            RuleParser parser,
            List<Rule> known,
            Map<String, Reference> references,
            List<ReferenceValue> values) {
        List<Problem> problems = new ArrayList<>();
        Map<Rule, RuleFile> read = new LinkedHashMap<>();
        for (RuleFile file : sources.files()) {
            parser.parse(file, problems)
                    .flatMap(text -> RuleReader.read(text, problems))
                    .ifPresent(rule -> read.put(rule, file));
        }
        Set<String> topics =
                values.stream().flatMap(value -> value.topics().stream()).collect(Collectors.toSet());
        new RuleCheck(read, known, references.keySet(), topics, problems).check();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return List.copyOf(read.keySet());
    }

    /** A house may add to the bibliography and to the published values, not change what bundled rules cite. */
    private void checkHouse(RuleSources house) {
        List<Problem> problems = new ArrayList<>();
        house.references().keySet().stream()
                .filter(references::containsKey)
                .forEach(key -> problems.add(new Problem(
                        Location.of("references.yaml"),
                        key,
                        "is a key of the bundled bibliography",
                        "a key of your own")));
        Set<String> ids = values.stream().map(ReferenceValue::id).collect(Collectors.toSet());
        house.values().orElse(List.of()).stream()
                .filter(value -> ids.contains(value.id()))
                .forEach(value -> problems.add(new Problem(
                        Location.of("reference-values.csv"),
                        value.id(),
                        "is an id of the bundled values",
                        "an id of your own")));
        house.unusedTables()
                .forEach(name -> problems.add(new Problem(
                        Location.of(name),
                        "",
                        "is not read in a directory of house rules",
                        "reference-values.csv; a line is described by the facts of a scenario")));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void checkPrefixes(List<Rule> house) {
        Set<String> taken = all.stream().map(rule -> prefix(rule.id())).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        house.stream()
                .filter(rule -> taken.contains(prefix(rule.id())))
                .forEach(rule -> problems.add(new Problem(
                        Location.of(rule.file()),
                        rule.id(),
                        "a house rule with a prefix that is taken",
                        "a prefix of your own, such as LAB-01")));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static String prefix(String id) {
        return id.substring(0, id.lastIndexOf('-'));
    }

    /** All rules, those that are switched off too, by id. */
    public List<Rule> all() {
        return all;
    }

    /** The causes that are switched on, by id. */
    public List<Rule> causes() {
        return switchedOn.stream().filter(rule -> !rule.isDerivation()).toList();
    }

    /** The derivations, by id. */
    public List<Rule> derivations() {
        return all.stream().filter(Rule::isDerivation).toList();
    }

    /** The rule of this id, if there is one. */
    public Optional<Rule> find(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The bibliography, by key. */
    public Map<String, Reference> references() {
        return references;
    }

    /** The published numbers. */
    public List<ReferenceValue> values() {
        return values;
    }

    /** What the citations of the rules rest on, as far as it is recorded. */
    public List<Evidence> evidence() {
        return evidence.get();
    }

    /** Version, hashes, and what is switched off. */
    public RuleSet set() {
        return set;
    }

    /**
     * All of the book as one text, canonical JSON, from which {@link #ofKept} makes it again: rules, switched off or
     * not, bibliography and tables. Published numbers and the files of the rules are not in it.
     */
    public String kept() {
        return KeptRules.write(this);
    }

    /**
     * The book that {@link #kept} gave.
     *
     * @param source what to call the text in messages
     * @throws InputException if it is none, or if this program no longer knows a fact, a word or a table of it
     */
    public static Rules ofKept(String text, String source) {
        return KeptRules.read(text, source);
    }

    /** True if what decides is what the hash says; of a book without house rules. */
    public boolean isWhatItSays() {
        return DecidingHash.of(all).equals(set.deciding());
    }

    /** A table that names are looked up in, as it is written. */
    String table(String name) {
        return requireNonNull(tables.get(name), name);
    }

    /** The files of all rules, as written. */
    public List<RuleFile> files() {
        return files.get();
    }

    /**
     * A rule as written.
     *
     * @throws IllegalArgumentException if it is not of this book
     */
    public String source(Rule rule) {
        return files().stream()
                .filter(file -> file.name().equals(rule.file()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + rule.id()))
                .text();
    }
}
