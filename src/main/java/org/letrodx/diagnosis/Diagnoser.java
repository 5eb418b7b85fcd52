package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Problem;
import org.letrodx.engine.Causes;
import org.letrodx.engine.Derivations;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.Understanding;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Part;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;
import org.letrodx.rules.Rules;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;

/**
 * From an experiment to an answer: what follows from it, which causes fire, in which order they stand, which repairs
 * work, and what to find out next. Safe for threads.
 */
public final class Diagnoser {
    private final Rules rules;
    private volatile @Nullable Derivations derivations;
    private final Selection selection;

    record Answer(
            Experiment experiment,
            Facts facts,
            List<Problem> warnings,
            List<Complaint> complaints,
            Setting setting,
            List<String> notCovered,
            List<Finding> findings,
            Predicate<FactType> mayHave,
            Rules rules,
            Asked asked)
            implements Diagnosis {

        /**
         * The questions of an answer, once somebody has asked for them. Two threads may both work them out, to the
         * same.
         */
        private static final class Asked {
            private @Nullable List<Question> questions;
        }

        @Override
        public List<Question> allQuestions() {
            List<Question> known = asked.questions;
            if (known == null) {
                known = questionsWithout(Set.of());
                asked.questions = known;
            }
            return known;
        }

        @Override
        public List<Question> questionsWithout(Set<String> unknown) {
            return Questions.of(
                    findings,
                    facts,
                    complaints,
                    setting,
                    experiment.tried(),
                    mayHave.and(type -> !unknown.contains(type.path())));
        }

        @Override
        public Map<String, Reference> references() {
            return rules.references();
        }

        @Override
        public List<ReferenceValue> values() {
            return rules.values();
        }

        @Override
        public RuleSet ruleSet() {
            return rules.set();
        }

        @Override
        public String toString() {
            return mode() + " of " + (experiment.id().isEmpty() ? "an experiment" : experiment.id()) + ": "
                    + findings.stream()
                            .filter(Finding::isCause)
                            .map(Finding::id)
                            .toList();
        }
    }

    /** Puts the rules of a book into rule bases. */
    public Diagnoser(Rules rules) {
        this.rules = rules;
        selection = new Selection(rules.causes());
    }

    /** The derivations; put together for the first experiment, which those who only read rules need not wait for. */
    private Derivations derivations() {
        Derivations known = derivations;
        return known != null ? known : putTogether();
    }

    private synchronized Derivations putTogether() {
        Derivations known = derivations;
        if (known == null) {
            known = new Derivations(rules.derivations());
            derivations = known;
        }
        return known;
    }

    /** Puts derivations and the causes of the commonest kind of experiment together ahead of use. */
    public void prepare() {
        derivations();
        selection.of(List.of(ModelSystem.CELL_CULTURE), List.of(Complaint.NO_RESPONSE), false);
    }

    /** Puts the causes for a diagnosis together ahead of use, if the experiment states its system, which tells them. */
    public void prepare(Experiment experiment) {
        Scope scope = new Scope(experiment.complaints(), experiment.facts(), false);
        if (scope.covered().size() == 1) {
            selection.of(scope.covered(), scope.read(), false);
        }
    }

    /** The rules. */
    public Rules rules() {
        return rules;
    }

    /** What is understood of an experiment, before any cause is looked at. */
    public Understanding understand(Experiment experiment) {
        return derivations().understand(experiment);
    }

    /** The faults that a diagnosis does not speak of, since they explain other complaints; the decisive ones first. */
    public List<Rule> besides(Diagnosis diagnosis) {
        if (diagnosis.complaints().isEmpty()) {
            return List.of();
        }
        Set<String> confirmed =
                diagnosis.findings(Verdict.CONFIRMED).stream().map(Finding::id).collect(Collectors.toSet());
        List<ModelSystem> systems = Scope.covered(diagnosis.setting().systems(), diagnosis.facts());
        return rules.causes().stream()
                .filter(rule -> rule.impact() != Impact.ADVISORY
                        && !rule.needsComplaint()
                        && Collections.disjoint(rule.explains(), diagnosis.complaints())
                        && !Collections.disjoint(rule.settings(), systems))
                .filter(rule -> isTrueOf(rule, diagnosis.facts()))
                .filter(rule -> rule.beneath().stream().noneMatch(above -> confirmed.contains(above.rule())))
                .sorted(Comparator.comparing(Rule::impact).thenComparing(Rule::id))
                .toList();
    }

    private static boolean isTrueOf(Rule rule, Facts facts) {
        return rule.questions().stream().allMatch(question -> {
            Fact fact = facts.of(question.fact());
            org.letrodx.rules.Answer answer = question.ask(fact);
            return answer == org.letrodx.rules.Answer.YES
                    || question.part() == Part.PRESUMED
                            && answer == org.letrodx.rules.Answer.UNKNOWN
                            && !Assessor.isDoubtful(question, answer, fact);
        });
    }

    /**
     * The answer to one experiment.
     *
     * @param review what is wrong with the set-up, whatever it is complained of
     * @param tryRepairs whether repairs are tried, which takes about a quarter of the time
     */
    public Diagnosis answer(Experiment experiment, boolean review, boolean tryRepairs) {
        Understanding understood = derivations().understand(experiment);
        Facts facts = understood.facts();
        Scope scope = new Scope(experiment.complaints(), facts, review);
        Selection.Selected selected = selection.of(scope.covered(), scope.read(), review);
        Causes causes = selected.causes();
        Predicate<FactType> mayHave = new PossibleFacts(scope.setting().systems(), facts);
        List<Assessment> assessments = new Assessor(facts, causes, causes.fire(facts), mayHave).assess();
        List<Finding> ranked = new ArrayList<>(assessments.size());
        Repairs repairs = null;
        for (Ranking.Placed placed : Ranking.of(assessments, selected.under())) {
            Assessment assessment = placed.assessment();
            Optional<Repair> repair = Optional.empty();
            if (tryRepairs
                    && assessment.verdict().isCause()
                    && !assessment.rule().repair().isEmpty()
                    && !placed.isMoot()) {
                repairs = repairs == null
                        ? new Repairs(experiment, facts, derivations(), selected, assessments)
                        : repairs;
                repair = repairs.tryRepair(assessment.number());
            }
            ranked.add(new Ranked(ranked.size() + 1, placed, repair));
        }
        return new Answer(
                experiment,
                facts,
                understood.warnings(),
                scope.complaints(),
                scope.setting(),
                scope.notCovered(ranked),
                List.copyOf(ranked),
                mayHave,
                rules,
                new Answer.Asked());
    }
}
