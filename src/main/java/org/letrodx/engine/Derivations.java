package org.letrodx.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.drools.model.DSL;
import org.drools.model.Drools;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Block2;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieRuntime;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.Understanding;
import org.letrodx.rules.Answer;
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
 * concluded is then put before the causes. A stated fact stands, unless a reading overrules it; what is worked out
 * stands over what a table says. Two conclusions that leave no value leave the fact unknown. Safe for threads.
 */
public final class Derivations {
    private final List<Rule> rules;
    private final Question[][] questions;
    private final List<List<String>> asked = new ArrayList<>();
    private final Concludes[][] conclusions;
    private final Concluded[] concluded;
    /** The numbers of the rules that ask each fact, or compare it with a table, by its position. */
    private final BitSet[] asking =
            Stream.generate(BitSet::new).limit(Vocabulary.types().size()).toArray(BitSet[]::new);
    /** The numbers of the rules that conclude each fact, by its position. */
    private final BitSet[] concluding =
            Stream.generate(BitSet::new).limit(Vocabulary.types().size()).toArray(BitSet[]::new);
    /** The positions of the facts that any of them asks: only when one of these changes does anything more follow. */
    private final BitSet askedAtAll = new BitSet();
    /** The numbers of the rules that say the same of whatever they are true of, and nothing of what was stated. */
    private final BitSet sayingTheSame = new BitSet();

    private final RuleBase base;

    /**
     * A fact that derivations conclude.
     *
     * @param fact the fact
     * @param names the facts whose values are looked up for it, in tables that settle it
     * @param below the facts that the derivations ask
     */
    private record Concluded(FactType fact, List<FactType> names, List<FactType> below) {}

    /**
     * A conclusion of a rule.
     *
     * @param always what it concludes; null of a look-up, which depends on the name
     */
    private record Concludes(
            Conclusion conclusion, @Nullable Fact always) {}

    /** @param rules that conclude something, without a circle among them */
    public Derivations(List<Rule> rules) {
        this.rules = rules;
        questions = rules.stream()
                .map(rule -> rule.questions().toArray(Question[]::new))
                .toArray(Question[][]::new);
        DerivationOrder order = new DerivationOrder(rules);
        Map<FactType, Integer> levels = new LinkedHashMap<>();
        Map<FactType, Set<FactType>> names = new LinkedHashMap<>();
        Map<FactType, Set<FactType>> below = new LinkedHashMap<>();
        for (Rule rule : rules) {
            List<FactType> questions =
                    rule.questions().stream().map(Question::fact).distinct().toList();
            asked.add(questions.stream().map(FactType::path).toList());
            for (FactType fact : questions) {
                asking[fact.position()].set(asked.size() - 1);
                askedAtAll.set(fact.position());
            }
            for (Conclusion conclusion : rule.conclusions()) {
                concluding[conclusion.fact().position()].set(asked.size() - 1);
                levels.merge(conclusion.fact(), order.levelOf(rule), Math::max);
                below.computeIfAbsent(conclusion.fact(), fact -> new LinkedHashSet<>())
                        .addAll(questions);
                for (FactType fact : conclusion.comparedWith()) {
                    asking[fact.position()].set(asked.size() - 1);
                }
                if (conclusion.isSettledByTable()) {
                    names.computeIfAbsent(conclusion.fact(), fact -> new LinkedHashSet<>())
                            .add(conclusion.key());
                }
            }
            if (!rule.overrules().isEmpty()) {
                below.computeIfAbsent(Vocabulary.get(rule.overrules()), fact -> new LinkedHashSet<>())
                        .addAll(questions);
            }
        }
        // what a fact asks for is told once that of the facts below it is known
        concluded = below.keySet().stream()
                .sorted(Comparator.comparing(fact -> levels.getOrDefault(fact, 0)))
                .map(fact -> new Concluded(
                        fact,
                        List.copyOf(names.getOrDefault(fact, Set.of())),
                        List.copyOf(below.getOrDefault(fact, Set.of()))))
                .toArray(Concluded[]::new);
        conclusions = new Concludes[rules.size()][];
        for (int i = 0; i < conclusions.length; i++) {
            String id = rules.get(i).id();
            List<String> from = asked.get(i);
            conclusions[i] = rules.get(i).conclusions().stream()
                    .map(one -> new Concludes(
                            one, one.table().isEmpty() ? one.conclude(Facts.UNKNOWN.copy(), id, from) : null))
                    .toArray(Concludes[]::new);
            sayingTheSame.set(
                    i,
                    rules.get(i).overrules().isEmpty()
                            && Stream.of(conclusions[i]).allMatch(one -> one.always() != null));
        }
        base = new RuleBase(rules, true, rule -> -order.levelOf(rule), this::consequence, false);
    }

    /** What is understood of an experiment: its facts with all that follows from them. */
    public Understanding understand(Experiment experiment) {
        Facts facts = conclude(experiment);
        return new Understanding(facts, warnings(experiment, facts));
    }

    private Facts conclude(Experiment experiment) {
        Case known = new Case(experiment.facts().copy(), base.questions());
        base.fire(known);
        Fact[] facts = known.facts();
        for (Concluded one : concluded) {
            Fact fact = facts[one.fact().position()];
            if (!fact.isKnown()) {
                facts[one.fact().position()] = fact.askedThrough(asksFor(one, facts));
            }
        }
        return Facts.of(facts);
    }

    /**
     * What is understood of an experiment that differs little from another one.
     *
     * @param facts its facts with all that follows from them
     * @param differences the positions of the facts of which something else may be understood
     */
    public record Changed(Facts facts, BitSet differences) {}

    /**
     * What is understood of an experiment, where another one, which differs little, was understood before: nothing
     * fires unless something else follows from what has changed.
     */
    public Changed understand(Experiment changed, Experiment before, Facts understood) {
        BitSet differences = changed.facts().differences(before.facts());
        Fact[] known = understood.copy();
        Fact[] facts = known.clone();
        BitSet asked = new BitSet(rules.size());
        BitSet uncovered = new BitSet(rules.size());
        for (int i = differences.nextSetBit(0); i >= 0; i = differences.nextSetBit(i + 1)) {
            facts[i] = changed.facts().of(i);
            asked.or(asking[i]);
            if (!facts[i].isGiven()) {
                if (!known[i].rule().isEmpty()) {
                    return anew(changed, understood);
                }
                // what was stated stood over a conclusion
                uncovered.or(concluding[i]);
            }
        }
        asked.or(uncovered);
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            if (isStatedAnyway(i, facts)) {
                continue;
            }
            boolean isTrue = isCertain(questions[i], facts);
            boolean isAsBefore = isTrue == isCertain(questions[i], known);
            if (!isAsBefore || isTrue && (uncovered.get(i) || !sayingTheSame.get(i))) {
                return anew(changed, understood);
            }
        }
        return new Changed(Facts.of(facts), differences);
    }

    private Changed anew(Experiment changed, Facts understood) {
        Facts facts = conclude(changed);
        return new Changed(facts, facts.differences(understood));
    }

    /** True if what a rule concludes would have no effect: all of it is given, and the rule overrules nothing. */
    private boolean isStatedAnyway(int rule, Fact[] facts) {
        if (!rules.get(rule).overrules().isEmpty()) {
            return false;
        }
        for (Concludes conclusion : conclusions[rule]) {
            if (!facts[conclusion.conclusion().fact().position()].isGiven()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCertain(Question[] questions, Fact[] facts) {
        for (Question question : questions) {
            if (question.ask(facts[question.position()]) != Answer.YES) {
                return false;
            }
        }
        return true;
    }

    /**
     * The facts to ask for, where one is unknown: the name that a table needs or, if nobody states it, what it is
     * worked out from.
     */
    private List<String> asksFor(Concluded one, Fact[] facts) {
        List<String> wanted = new ArrayList<>();
        for (FactType name : one.names()) {
            if (!facts[name.position()].isKnown()) {
                wanted.add(name.path());
            }
        }
        if (wanted.isEmpty() && one.fact().isDerived()) {
            for (FactType below : one.below()) {
                if (!facts[below.position()].isKnown()) {
                    wanted.addAll(facts[below.position()].asks());
                }
            }
        }
        return wanted.isEmpty()
                ? facts[one.fact().position()].asks()
                : wanted.stream().distinct().sorted().toList();
    }

    private RuleItemBuilder<?> consequence(int rule, Variable<Section> one) {
        return DSL.on(one).execute(new Fires(this, rule));
    }

    /** A derivation has fired. */
    private static final class Fires implements Block2<Drools, Section> {
        private static final long serialVersionUID = 1L;

        private final transient Derivations all;
        private final int rule;

        Fires(Derivations all, int rule) {
            this.all = all;
            this.rule = rule;
        }

        @Override
        public void execute(Drools drools, Section section) {
            all.fire(rule, section, drools);
        }
    }

    /** @param drools to be told of a section that changes */
    private void fire(int number, Section section, Drools drools) {
        Rule rule = rules.get(number);
        Case known = section.experiment();
        if (known.fired().get(number)) {
            // a section that it asks has changed, and it says what it said before
            return;
        }
        known.fire(number);
        BitSet changed = new BitSet();
        for (Concludes conclusion : conclusions[number]) {
            Fact concluded = conclusion.always() != null
                    ? conclusion.always()
                    : conclusion.conclusion().conclude(known.facts(), rule.id(), asked.get(number));
            if (conclude(concluded, rule, known.facts())
                    && askedAtAll.get(concluded.type().position())) {
                changed.set(concluded.type().sectionPosition());
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
            KieRuntime runtime = drools.getRuntime(KieRuntime.class);
            for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
                known.update(i, runtime);
            }
        }
    }

    /** Takes note of a conclusion; true if something else is known than before. */
    private boolean conclude(Fact concluded, Rule rule, Fact[] facts) {
        FactType type = concluded.type();
        Fact before = facts[type.position()];
        if (concluded.basis() == null || before.isContested()) {
            return false;
        }
        if (before.isGiven()) {
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
    private static List<Problem> warnings(Experiment experiment, Facts facts) {
        List<Problem> warnings = new ArrayList<>(experiment.warnings());
        Fact drug = facts.of(Vocabulary.get("treatment.drug"));
        if (drug.value() instanceof String name) {
            String doubt = doubt(name, facts.of(Vocabulary.get("treatment.compound")));
            if (!doubt.isEmpty()) {
                warnings.add(new Problem(experiment.place(drug.path()), drug.path(), doubt));
            }
        }
        Fact partner = facts.of(Vocabulary.get("treatment.partner"));
        if (partner.isGiven() && partner.value() instanceof String name) {
            String told = aboutPartner(name, facts);
            if (!told.isEmpty()) {
                warnings.add(new Problem(experiment.place(partner.path()), partner.path(), told));
            }
        }
        Fact line = facts.of(Vocabulary.get("cellLine.name"));
        NameTable panel = NameTable.of("cell-lines");
        if (line.value() instanceof String name && panel.find(name).isEmpty()) {
            String near = panel.nearest(name);
            Location at = experiment.place(line.path());
            warnings.add(new Problem(
                    at,
                    line.path(),
                    "\"" + name + "\" is not in the panel of cell lines, so nothing is known of it but what is"
                            + " stated" + (near.isEmpty() ? "" : ". Maybe: " + near)));
        }
        return List.copyOf(warnings);
    }

    /** How a partner is understood; empty if it is none. */
    private static String aboutPartner(String name, Facts facts) {
        NameTable drugs = NameTable.of("drugs");
        String kind = drugs.find(name).map(row -> row.cell("drugClass")).orElse("");
        String drugClass = facts.of(Vocabulary.get("treatment.drugClass")).display();
        if (kind.equals("hormone")) {
            return "\"" + name
                    + "\" is a hormone and counts as no second drug; state it where hormones are asked for, in"
                    + " the sections hormones, medium, host or clinic";
        }
        Fact alone = facts.of(Vocabulary.get("treatment.givenAlone"));
        if (Boolean.TRUE.equals(alone.value())) {
            return "";
        }
        if (kind.equals("aromatase-inhibitor") && !drugClass.equals(kind)) {
            return "the inhibitor is named as the partner, so rules that rest on aromatase are silent; name it as the drug"
                    + " and the other one as the partner";
        }
        String near = drugs.nearest(name);
        return "results count as those of the pair, so rules that lay an effect to the drug ask for an arm that got it"
                + " alone" + (near.isEmpty() ? "" : ". Maybe: " + near);
    }

    /** Why a drug may not be the one that was meant; empty if there is no doubt. */
    private static String doubt(String name, Fact compound) {
        NameTable drugs = NameTable.of("drugs");
        boolean isPlain = drugs.find(name)
                .filter(row -> row.name().equals(name) && !name.equals("combination"))
                .isPresent();
        if (isPlain) {
            return "";
        }
        Optional<NameTable.Row> alone = drugs.withoutQuantity(name);
        if (alone.isPresent()) {
            return "\"" + name + "\" has a quantity in it, so rules that name a drug are silent. Maybe: "
                    + alone.get().name()
                    + ", with the concentration in treatment.concentrations or the dose in dosing.dose";
        }
        String near = drugs.nearest(name);
        if (!near.isEmpty()) {
            return "\"" + name + "\" is not in the table of drugs, so rules that name a drug are silent. Maybe: "
                    + near;
        }
        return compound.isKnown() && compound.display().equals("combination")
                ? "\"" + name
                        + "\" is a combination, of which few rules speak. For those that speak of an inhibitor, name"
                        + " it alone as the drug, and what is given with it as its partner [treatment.partner]"
                : "";
    }
}
