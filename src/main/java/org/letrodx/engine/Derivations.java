package org.letrodx.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.model.Drools;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.Understanding;
import org.letrodx.rules.Conclusion;
import org.letrodx.rules.DerivationOrder;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What follows from what. Derivations fire in a rule base of their own, until none has anything to add; what they
 * concluded is then put
 * before the causes. A stated fact stands, unless a reading overrules it; what is worked out stands over what a table
 * says. Two
 * conclusions that leave no value leave the fact unknown. Safe for threads.
 */
public final class Derivations {
    private final List<Rule> rules;
    private final List<List<String>> asked = new ArrayList<>();
    private final RuleBase base;
    private final Map<FactType, Set<FactType>> asks =
            new TreeMap<>((one, other) -> Integer.compare(one.position(), other.position()));

    /** @param rules that conclude something, without a circle among them */
    public Derivations(List<Rule> rules) {
        this.rules = rules;
        for (Rule rule : rules) {
            asked.add(rule.questions().stream()
                    .map(question -> question.fact().path())
                    .distinct()
                    .toList());
            for (Conclusion conclusion : rule.conclusions()) {
                Set<FactType> below = asks.computeIfAbsent(conclusion.fact(), fact -> new LinkedHashSet<>());
                rule.questions().stream().map(Question::fact).forEach(below::add);
            }
            if (!rule.overrules().isEmpty()) {
                Set<FactType> below =
                        asks.computeIfAbsent(Vocabulary.get(rule.overrules()), fact -> new LinkedHashSet<>());
                rule.questions().stream().map(Question::fact).forEach(below::add);
            }
        }
        DerivationOrder order = new DerivationOrder(rules);
        base = new RuleBase(rules, true, rule -> -order.levelOf(rule), this::fire, false);
    }

    /** What is understood of an experiment: its facts with all that follows from them. */
    public Understanding understand(Experiment experiment) {
        Case known = new Case(experiment.facts().copy(), base.questions());
        base.fire(known);
        Fact[] facts = known.facts();
        for (Map.Entry<FactType, Set<FactType>> entry : asks.entrySet()) {
            Fact fact = facts[entry.getKey().position()];
            if (!fact.isKnown()) {
                facts[entry.getKey().position()] = fact.askedThrough(asksFor(fact, facts));
            }
        }
        return new Understanding(Facts.of(facts), warnings(experiment, facts));
    }

    /**
     * The facts to ask for, where one is unknown: the name that a table needs or, if nobody states it, what it is
     * worked out from.
     */
    private List<String> asksFor(Fact fact, Fact[] facts) {
        Set<String> wanted = new TreeSet<>();
        for (Rule rule : rules) {
            for (Conclusion conclusion : rule.conclusions()) {
                if (conclusion.fact() == fact.type()
                        && conclusion.isSettledByTable()
                        && !facts[conclusion.key().position()].isKnown()) {
                    wanted.add(conclusion.key().path());
                }
            }
        }
        if (wanted.isEmpty() && fact.type().isDerived()) {
            for (FactType below : asks.get(fact.type())) {
                Fact other = facts[below.position()];
                if (!other.isKnown()) {
                    wanted.addAll(asks.containsKey(below) ? asksFor(other, facts) : other.asks());
                }
            }
        }
        return wanted.isEmpty() ? fact.asks() : List.copyOf(wanted);
    }

    private void fire(int number, Section section, Drools drools) {
        Rule rule = rules.get(number);
        Case known = section.experiment();
        Set<FactType> changed = new LinkedHashSet<>();
        for (Conclusion conclusion : rule.conclusions()) {
            Fact concluded = conclusion.conclude(known.facts(), rule.id(), asked.get(number));
            if (conclude(concluded, rule, known.facts())) {
                changed.add(concluded.type());
            }
        }
        if (!rule.overrules().isEmpty()) {
            FactType list = Vocabulary.get(rule.overrules());
            if (!known.facts()[list.position()].isKnown()) {
                known.facts()[list.position()] =
                        Fact.concluded(list, List.of(), Basis.DERIVED, rule.id(), asked.get(number));
            }
        }
        if (!changed.isEmpty()) {
            known.forgetAnswers();
            changed.stream()
                    .map(type -> Vocabulary.allSections().indexOf(type.section()))
                    .distinct()
                    .filter(base::asks)
                    .forEach(other -> drools.update(known.section(other)));
        }
    }

    /** Takes note of a conclusion; true if something else is known than before. */
    private boolean conclude(Fact concluded, Rule rule, Fact[] facts) {
        FactType type = concluded.type();
        Fact before = facts[type.position()];
        if (concluded.basis() == null || before.isContested()) {
            return false;
        }
        if (before.isStated()) {
            boolean clash = !rule.overrules().isEmpty() && (before.remaining() & concluded.remaining()) == 0;
            if (clash) {
                list(Vocabulary.get(rule.overrules()), type, rule, facts);
                facts[type.position()] = Fact.unknown(type);
            }
            return clash;
        }
        boolean isLookUp = concluded.usual() != null
                || rule.conclusions().stream()
                        .anyMatch(one -> one.fact() == type && !one.table().isEmpty());
        if (concluded.remaining() == 0 || isLookUp) {
            // a table gives way to what was worked out, and stands where that leaves its value possible
            boolean free = before.basis() == null
                    || before.isNarrowed() && (before.remaining() & Fact.bit(valueOf(concluded))) != 0;
            if (free && !(before.isNarrowed() && !concluded.isKnown())) {
                facts[type.position()] = concluded;
                return true;
            }
            return false;
        }
        if (before.basis() == null || before.usual() != null && !before.isKnown()) {
            facts[type.position()] = concluded;
            return true;
        }
        long both = before.remaining() & concluded.remaining();
        if (both == before.remaining()) {
            return false;
        }
        facts[type.position()] = both == 0
                ? Fact.contested(type, rule.id(), concluded.from())
                : Fact.narrowed(type, both, rule.id(), concluded.from());
        return true;
    }

    private static Object valueOf(Fact fact) {
        return fact.isKnown() ? Objects.requireNonNull(fact.value()) : Objects.requireNonNull(fact.usual());
    }

    /** Adds a fact to the list of those that were stated otherwise. */
    private static void list(FactType list, FactType type, Rule rule, Fact[] facts) {
        Set<Word> words = new TreeSet<>();
        if (facts[list.position()].value() instanceof List<?> known) {
            known.forEach(word -> words.add((Word) word));
        }
        list.words().stream().filter(word -> word.label().equals(type.path())).forEach(words::add);
        facts[list.position()] =
                Fact.concluded(list, List.copyOf(words), Basis.DERIVED, rule.id(), List.of(type.path()));
    }

    /** Names that no table lists, where one is looked up. */
    private List<Problem> warnings(Experiment experiment, Fact[] facts) {
        List<Problem> warnings = new ArrayList<>(experiment.warnings());
        Fact line = facts[Vocabulary.get("cellLine.name").position()];
        NameTable panel = NameTable.of("cell-lines");
        if (line.value() instanceof String name && panel.find(name).isEmpty()) {
            String near = panel.nearest(name);
            Location at = experiment.place(line.path());
            warnings.add(new Problem(
                    at,
                    line.path(),
                    "\"" + name + "\" is not in the panel of cell lines, so nothing is known of it but what is"
                            + " stated" + (near.isEmpty() ? "" : ". Maybe: " + near),
                    "",
                    ""));
        }
        return List.copyOf(warnings);
    }
}
