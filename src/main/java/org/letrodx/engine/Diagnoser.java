package org.letrodx.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.FactType;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Vocabulary;

/** From matched rules to an answer: verdicts, order, what to find out next, and repairs that were tried. Safe for threads. */
public final class Diagnoser {
    /** House limit: how many questions an answer asks. */
    private static final int QUESTIONS = 5;

    private final List<RuleCard> rules;
    private final Map<String, List<Answer>> questions;
    private final Map<String, Reference> references;
    private final List<ReferenceValue> values;
    private final RuleSet ruleSet;
    private final Selection selection;

    /**
     * @param rules     the rules that are switched on
     * @param questions what each asks, by its id, as a blank sheet answers it
     */
    Diagnoser(List<RuleCard> rules, Map<String, List<Answer>> questions, Map<String, Reference> references,
            List<ReferenceValue> values, RuleSet ruleSet) {
        this.rules = rules.stream().sorted(Comparator.comparing(RuleCard::id)).toList();
        this.questions = questions;
        this.references = Collections.unmodifiableMap(new TreeMap<>(references));
        this.values = List.copyOf(values);
        this.ruleSet = ruleSet;
        this.selection = new Selection(this.rules, questions);
    }

    /** Puts the rules of the commonest kind of experiment together ahead of use. */
    void prepare() {
        selection.of(List.of(ModelSystem.CELL_CULTURE), List.of(Complaint.NO_RESPONSE));
    }

    public List<RuleCard> rules() {
        return rules;
    }

    public Map<String, Reference> references() {
        return references;
    }

    public List<ReferenceValue> values() {
        return values;
    }

    public RuleSet ruleSet() {
        return ruleSet;
    }

    /**
     * The questions a rule asks, as answered by a blank sheet; its presumptions are marked.
     *
     * @throws IllegalArgumentException if it is not of this book, or switched off
     */
    public List<Answer> questionsOf(RuleCard rule) {
        if (rules.stream().noneMatch(known -> known.id().equals(rule.id()))) {
            throw new IllegalArgumentException("there is no rule " + rule.id());
        }
        return questions.get(rule.id());
    }

    /** The answer to one experiment. */
    public Diagnosis diagnose(Experiment experiment) {
        return answer(experiment, new Scope(experiment, false, selection), true);
    }

    /**
     * What is wrong with a set-up, whatever it is complained of.
     *
     * @param tryRepairs whether repairs are tried, which takes about a quarter of the time
     */
    public Diagnosis review(Experiment experiment, boolean tryRepairs) {
        return answer(experiment, new Scope(experiment, true, selection), tryRepairs);
    }

    private Diagnosis answer(Experiment experiment, Scope scope, boolean tryRepairs) {
        List<Finding> findings = findings(experiment, scope);
        List<Finding> ranked = Order.rank(findings, scope.selected().under());
        return new Diagnosis(experiment, scope.complaints(), scope.setting(), List.copyOf(scope.notCovered()),
                tryRepairs ? Repairs.tryEach(ranked, experiment, scope.selected(), findings) : ranked,
                questions(ranked, experiment), references, values, ruleSet);
    }

    /** What each rule that applies says, in their order. */
    private List<Finding> findings(Experiment experiment, Scope scope) {
        Selection.Selected selected = scope.selected();
        BitSet matched = selected.matcher().match(experiment);
        List<Finding> findings = new ArrayList<>(selected.rules().size());
        for (Selection.Applying applying : selected.rules()) {
            AskingRule rule = applying.rule();
            if (!matched.get(applying.position())) {
                findings.add(rule.ruledOut(experiment));
            } else if (rule.isUnanswered(experiment)) {
                findings.add(applying.unanswered());
            } else {
                findings.add(rule.possible(experiment, fact -> Scope.mayHave(fact, scope.setting().systems())));
            }
        }
        return findings;
    }

    private static List<Question> questions(List<Finding> ranked, Experiment experiment) {
        Map<String, List<Finding>> settles = new LinkedHashMap<>();
        for (Finding finding : ranked) {
            boolean waits = finding.verdict() == Verdict.SUSPECTED && !Repairs.isMoot(finding)
                    || finding.verdict() == Verdict.OPEN && finding.rule().asksFirst();
            if (waits) {
                for (String fact : finding.missing()) {
                    settles.computeIfAbsent(fact, path -> new ArrayList<>()).add(finding);
                }
            }
        }
        List<FactType<?>> best = new ArrayList<>();
        for (String path : settles.keySet()) {
            best.add(Vocabulary.find(path).orElseThrow());
        }
        best.sort(Comparator.<FactType<?>>comparingInt(type -> settles.get(type.path()).get(0).rank())
                .thenComparingInt(type -> -settles.get(type.path()).size())
                .thenComparing(FactType::cost).thenComparing(FactType::path));
        List<Question> questions = new ArrayList<>();
        for (FactType<?> type : best.subList(0, Math.min(best.size(), QUESTIONS))) {
            Fact<?> fact = experiment.fact(type);
            String ask = fact.isKnown() ? type.question() + " More exactly than " + fact.display() + "." : type.question();
            questions.add(new Question(questions.size() + 1, type.path(), ask, type.cost(),
                    settles.get(type.path()).stream().map(Finding::id).toList()));
        }
        return List.copyOf(questions);
    }
}
