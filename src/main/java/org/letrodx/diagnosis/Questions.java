package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.letrodx.document.Location;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.quantity.Quantity;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Part;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What to find out next: the fact that can settle most, for what it costs. Every cause that is still possible spreads
 * its weight evenly over the facts it waits for; a fact is worth the sum of its shares, divided by the cost of an
 * answer. All numbers here are house limits: of those tried, these let an interview find the cause of each rule's own
 * scenario soonest.
 */
final class Questions {
    private static final FactType SYSTEM = Vocabulary.get("model.system");

    /** A cause that something speaks for. */
    private static final double SUSPECTED = 3;
    /** A cause so common that its rule may ask before anything is known. */
    private static final double COMMON = 2;
    /** A cause whose trace was seen, or that often comes with one that is confirmed. */
    private static final double LED_TO = 6;
    /**
     * A cause whose trace was looked for and is not there; a trace of what is confirmed anyway; a look-up put to the
     * proof.
     */
    private static final double LED_AWAY = 1 / 3.0;

    private final List<Finding> findings;
    private final Facts facts;
    private final List<Complaint> complaints;
    private final Setting setting;
    private final List<Set<String>> tried;
    private final Predicate<FactType> mayHave;
    /** Nothing was measured yet, so there are no results to ask for. */
    private final boolean isPlan;

    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> ruledOut = new HashSet<>();
    private final Map<FactType, Double> worth =
            new TreeMap<>(Comparator.comparingInt((FactType type) -> type.position()));
    private final Map<FactType, Set<String>> settles = new HashMap<>();
    private final Map<FactType, Set<String>> also = new HashMap<>();

    private Questions(
            List<Finding> findings,
            Facts facts,
            List<Complaint> complaints,
            Setting setting,
            List<String> tried,
            Predicate<FactType> mayHave) {
        this.findings = findings;
        this.facts = facts;
        this.complaints = complaints;
        this.setting = setting;
        this.mayHave = mayHave;
        this.tried = tried.stream().map(Questions::words).toList();
        this.isPlan = complaints.isEmpty()
                && facts.which(fact -> fact.isGiven() && fact.type().isOutcome())
                        .isEmpty();
        for (Finding finding : findings) {
            if (finding.verdict() == Verdict.CONFIRMED) {
                confirmed.add(finding.id());
            } else if (finding.verdict() == Verdict.RULED_OUT) {
                ruledOut.add(finding.id());
            }
        }
    }

    /**
     * Everything worth asking, best first.
     *
     * @param findings in rank order
     * @param tried what was looked into already, as {@link org.letrodx.facts.Experiment#tried} tells
     * @param mayHave whether an experiment of this kind has such a fact
     */
    static List<Question> of(
            List<Finding> findings,
            Facts facts,
            List<Complaint> complaints,
            Setting setting,
            List<String> tried,
            Predicate<FactType> mayHave) {
        return new Questions(findings, facts, complaints, setting, tried, mayHave).inOrder();
    }

    private List<Question> inOrder() {
        Map<String, Double> leads = leads();
        for (Finding finding : findings) {
            double lead = leads.getOrDefault(finding.id(), 1.0);
            if (finding.verdict() == Verdict.SUSPECTED || finding.verdict() == Verdict.OPEN) {
                spread(finding, missing(finding), lead * weight(finding));
            } else if (finding.verdict() == Verdict.RULED_OUT) {
                spread(finding, compared(finding.rule()), lead * LED_AWAY * weight(finding));
            }
        }
        List<FactType> best = new ArrayList<>(worth.keySet());
        best.sort(Comparator.comparingDouble((FactType type) -> -worth.getOrDefault(type, 0.0) / cost(type))
                .thenComparingInt(FactType::position));
        Set<String> ofSomeSystems = mayBeAsked(SYSTEM) ? ofSomeSystems() : Set.of();
        if (!ofSomeSystems.isEmpty()) {
            settles.put(SYSTEM, ofSomeSystems);
            best.remove(SYSTEM);
            best.add(0, SYSTEM);
        }
        List<Question> questions = new ArrayList<>();
        for (FactType type : best) {
            questions.add(new Question(
                    questions.size() + 1,
                    type.path(),
                    ask(type),
                    facts.cost(type),
                    List.copyOf(also.getOrDefault(type, Set.of())),
                    List.copyOf(settles.get(type))));
        }
        return List.copyOf(questions);
    }

    /** The causes that the system decides about, where it may be the enzyme alone or cells. */
    private Set<String> ofSomeSystems() {
        return !setting.mayBeEnzymeOrCells()
                ? Set.of()
                : findings.stream()
                        .filter(finding -> finding.isCause() || finding.verdict() == Verdict.OPEN)
                        .filter(finding -> !finding.rule().settings().containsAll(setting.systems()))
                        .map(Finding::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A look-up 1, hours 1.5, days 2, weeks 2.5: whoever is asked may know it already. */
    private double cost(FactType type) {
        return 1 + facts.cost(type).ordinal() / 2.0;
    }

    private static double weight(Finding finding) {
        double impact =
                switch (finding.rule().impact()) {
                    case DECISIVE -> 3;
                    case CONTRIBUTING -> 2;
                    case ADVISORY -> 1;
                };
        return impact
                * (finding.verdict() == Verdict.SUSPECTED
                        ? SUSPECTED
                        : finding.rule().asksFirst() ? COMMON : 1);
    }

    /** What is known of one cause leads to others, or away from them. */
    private Map<String, Double> leads() {
        Map<String, Double> leads = new HashMap<>();
        for (Finding finding : findings) {
            for (Beneath above : finding.rule().beneath()) {
                if (above.relation() == Relation.TRACE_OF) {
                    if (confirmed.contains(finding.id())) {
                        leads.merge(above.rule(), LED_TO, Math::max);
                    } else if (ruledOut.contains(finding.id())) {
                        leads.putIfAbsent(above.rule(), LED_AWAY);
                    }
                }
                if (confirmed.contains(above.rule())) {
                    leads.merge(
                            finding.id(),
                            switch (above.relation()) {
                                case FIX_WITH -> LED_TO;
                                case TRACE_OF -> LED_AWAY;
                                case MOOT_BESIDE -> 0.0;
                            },
                            (one, other) -> one == 0 || other == 0 ? 0.0 : Math.max(one, other));
                }
            }
        }
        return leads;
    }

    private void spread(Finding finding, Set<FactType> missing, double weight) {
        if (weight == 0 || missing.isEmpty() || isTried(finding.rule())) {
            return;
        }
        for (FactType type : missing) {
            worth.merge(type, weight / missing.size(), Double::sum);
            settles.computeIfAbsent(type, fact -> new LinkedHashSet<>()).add(finding.id());
        }
    }

    /** The facts that a cause waits for; none if one of them will not be known. */
    private Set<FactType> missing(Finding finding) {
        boolean open = finding.verdict() == Verdict.OPEN;
        Set<FactType> missing = new LinkedHashSet<>();
        for (org.letrodx.rules.Question question : finding.rule().questions()) {
            Fact fact = facts.of(question.fact());
            if (question.part() == Part.PRESUMED || question.ask(fact) != Answer.UNKNOWN) {
                continue;
            }
            Set<FactType> ask = new LinkedHashSet<>();
            for (String path : fact.asks()) {
                FactType type = Vocabulary.get(path);
                if (mayBeAsked(type)) {
                    ask.add(first(type));
                }
            }
            if (ask.isEmpty() && mayBeAsked(fact.type())) {
                ask.add(first(fact.type()));
            }
            if (ask.isEmpty() || open && ask.stream().allMatch(this::isPointless)) {
                return Set.of();
            }
            missing.addAll(ask);
        }
        return missing;
    }

    /**
     * The facts that a table knows and nobody stated, where a cause is ruled out because no statement differs from it.
     */
    private Set<FactType> compared(Rule rule) {
        Set<FactType> compared = new LinkedHashSet<>();
        for (org.letrodx.rules.Question question : rule.questions()) {
            for (String path : question.fact().compares()) {
                FactType type = Vocabulary.get(path);
                Fact fact = facts.of(type);
                if (fact.isKnown() && !fact.isGiven() && mayBeAsked(type)) {
                    compared.add(type);
                }
            }
        }
        return compared;
    }

    /** The androgen, and its concentration in the same breath. */
    private FactType first(FactType type) {
        if (type.dependsOn().isEmpty()) {
            return type;
        }
        FactType other = Vocabulary.get(type.dependsOn());
        if (facts.of(other).isKnown() || !mayBeAsked(other)) {
            return type;
        }
        also.computeIfAbsent(other, fact -> new TreeSet<>()).add(type.path());
        return other;
    }

    private boolean mayBeAsked(FactType type) {
        return !type.isDerived()
                && !isTried(type)
                && hasToDoWithTheComplaint(type)
                && mayHave.test(type)
                && !(isPlan && type.isOutcome());
    }

    private boolean hasToDoWithTheComplaint(FactType type) {
        return type.onlyFor().isEmpty()
                || complaints.stream().anyMatch(complaint -> type.onlyFor().contains(complaint.label()));
    }

    private boolean isPointless(FactType type) {
        return !type.pointlessIf().isEmpty()
                && type.pointlessIf().entrySet().stream()
                        .allMatch(other -> holds(Vocabulary.get(other.getKey()), other.getValue()));
    }

    private boolean holds(FactType type, String written) {
        Object known = facts.of(type).value();
        try {
            Object wanted = type.read(new Written.Scalar(written, Location.NONE));
            return known instanceof Quantity quantity && wanted instanceof Quantity limits
                    ? quantity.interval().liesIn(limits.interval())
                    : known != null && known.equals(wanted);
        } catch (Unreadable ours) {
            throw new IllegalStateException("vocabulary.yaml: " + type + ": " + ours.getMessage(), ours);
        }
    }

    /** By its path or, in words, by what it is called; "serum lot" says nothing of the serum. */
    private boolean isTried(FactType type) {
        Set<String> label = words(type.label());
        boolean alone = Vocabulary.sections().contains(type.label());
        return tried.stream()
                .anyMatch(words -> words.contains(type.path().toLowerCase(Locale.ROOT))
                        || (alone ? words.equals(label) : words.containsAll(label)));
    }

    private boolean isTried(Rule rule) {
        return tried.stream().anyMatch(words -> words.contains(rule.id().toLowerCase(Locale.ROOT)));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("[\\s,;:()]+")));
    }

    /** The question in plain words, and what is known already. */
    private String ask(FactType type) {
        Fact fact = facts.of(type);
        if (!fact.isKnown()) {
            return type.question();
        }
        if (fact.value() instanceof Word word && word.settlesNothing()) {
            return type.question() + " So far: " + type.shown(fact.display()) + ", which decides nothing.";
        }
        return type.question()
                + (fact.isGiven()
                        ? " More exactly than " + type.shown(fact.display()) + "."
                        : " The table says that " + type.sentence(fact.display()) + "; was it tested in yours?");
    }
}
