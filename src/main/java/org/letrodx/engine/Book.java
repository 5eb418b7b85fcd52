package org.letrodx.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Answer;

/** A rule book that was read and compiled. */
public final class Book {
    private final Supplier<List<RuleFile>> files;
    private final List<RuleCard> cards;
    private final Map<String, List<Answer>> questions;
    private final Diagnoser diagnoser;

    private static final class Bundled {
        private static final Book BOOK = BundledRules.load();
    }

    /**
     * @param cards     all rules, those that are switched off too
     * @param questions what each asks, by its id, as a blank sheet answers it
     */
    Book(Supplier<List<RuleFile>> files, List<RuleCard> cards, Map<String, List<Answer>> questions, Map<String, Reference> references,
            List<ReferenceValue> values, RuleSet ruleSet) {
        this.files = files;
        this.cards = cards;
        this.questions = questions;
        List<RuleCard> on = cards.stream().filter(card -> !ruleSet.switchedOff().contains(card.id())).toList();
        this.diagnoser = new Diagnoser(on, questions, references, values, ruleSet);
    }

    /** The rules that come with the program, compiled when it was built. */
    public static Book bundled() {
        return Bundled.BOOK;
    }

    /** Loads the compiled rules ahead of use, ready for the commonest kind of experiment. */
    public static void preload() {
        bundled().diagnoser.prepare();
    }

    /**
     * The rules of a directory alone, compiled now.
     *
     * @throws InputException        with every fault of every rule
     * @throws IllegalStateException naming the libraries that compile rules, if the host left them out
     */
    public static Book of(Path directory) {
        Libraries.needCompiler();
        RuleSources sources = new RuleSources(directory);
        List<ReferenceValue> values = sources.values().orElse(List.of());
        CheckedRules checked = CheckedRules.of(sources.files(), List.of(), sources.references(), values);
        return new Book(sources::files, checked.cards(), checked.questions(), sources.references(), values,
                new RuleSet(sources.version(), sources.hash(), List.of()));
    }

    /**
     * These rules and those of a laboratory, which are compiled now.
     *
     * @throws InputException        with every fault of every house rule; one is an id or a prefix of ids that is taken
     * @throws IllegalStateException naming the libraries that compile rules, if the host left them out
     */
    public Book withHouseRules(Path directory) {
        Libraries.needCompiler();
        RuleSources house = new RuleSources(directory);
        checkHouse(house);
        Map<String, Reference> references = new TreeMap<>(diagnoser.references());
        references.putAll(house.references());
        List<ReferenceValue> values = new ArrayList<>(diagnoser.values());
        values.addAll(house.values().orElse(List.of()));
        CheckedRules checked = CheckedRules.of(house.files(), cards, references, values);
        checkPrefixes(checked.cards());
        List<RuleCard> all = new ArrayList<>(cards);
        all.addAll(checked.cards());
        Map<String, List<Answer>> asked = new HashMap<>(questions);
        asked.putAll(checked.questions());
        RuleSet own = diagnoser.ruleSet();
        String hash = Sha256.hex(own.sha256() + house.hash());
        return new Book(() -> Stream.concat(files.get().stream(), house.files().stream()).toList(), List.copyOf(all), Map.copyOf(asked),
                references, List.copyOf(values), new RuleSet(own.version().replace("+house", "") + "+house", hash, own.switchedOff()));
    }

    /**
     * The same book with some rules switched off.
     *
     * @throws IllegalArgumentException if there is no rule of such an id
     */
    public Book without(List<String> ids) {
        Set<String> known = diagnoser.rules().stream().map(RuleCard::id).collect(Collectors.toSet());
        for (String id : ids) {
            if (!known.contains(id)) {
                String near = Nearest.to(id, known);
                throw new IllegalArgumentException("there is no rule " + id + (near.isEmpty() ? "" : ". Maybe: " + near));
            }
        }
        RuleSet own = diagnoser.ruleSet();
        Set<String> off = new HashSet<>(own.switchedOff());
        off.addAll(ids);
        return new Book(files, cards, questions, diagnoser.references(), diagnoser.values(),
                new RuleSet(own.version(), own.sha256(), off.stream().sorted().toList()));
    }

    public Diagnoser diagnoser() {
        return diagnoser;
    }

    /** A rule as written. @throws IllegalArgumentException if it is not of this book */
    public String source(RuleCard rule) {
        return files.get().stream().filter(file -> file.name().equals(rule.file())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + rule.id())).text();
    }

    /** A house may add to the bibliography and to the published values, not change what bundled rules cite. */
    private void checkHouse(RuleSources house) {
        List<Problem> problems = new ArrayList<>();
        house.references().keySet().stream().filter(diagnoser.references()::containsKey).forEach(key ->
                problems.add(new Problem(Location.of("references.yaml"), key, "is a key of the bundled bibliography", "a key of your own", "")));
        Set<String> values = diagnoser.values().stream().map(ReferenceValue::id).collect(Collectors.toSet());
        house.values().orElse(List.of()).stream().filter(value -> values.contains(value.id())).forEach(value ->
                problems.add(new Problem(Location.of("reference-values.csv"), value.id(), "is an id of the bundled values", "an id of your own", "")));
        house.unusedTables().forEach(name -> problems.add(new Problem(Location.of(name), "", "is not read in a directory of house rules",
                "reference-values.csv; a line is described by the facts of a scenario", "")));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void checkPrefixes(List<RuleCard> house) {
        Set<String> taken = cards.stream().map(card -> prefix(card.id())).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        house.stream().filter(card -> taken.contains(prefix(card.id()))).forEach(card ->
                problems.add(new Problem(Location.of(card.file()), card.id(), "a house rule with a prefix that is taken",
                        "a prefix of your own, such as LAB-01", "")));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static String prefix(String id) {
        return id.substring(0, id.lastIndexOf('-'));
    }
}
