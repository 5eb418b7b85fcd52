package org.letrodx.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.RuleSet;
import org.letrodx.vocabulary.Complaint;

/** The answer to one experiment. Immutable; made by a rule book alone. */
public sealed interface Diagnosis permits Diagnoser.Answer {

    /** What was asked about, as stated. */
    Experiment experiment();

    /** What was understood: the facts as stated, and all that follows from them. */
    Facts facts();

    /** Statements that say less than they seem to. */
    List<Problem> warnings();

    /** The complaints as read; none for a review. */
    List<Complaint> complaints();

    /** The setting as read. */
    Setting setting();

    /** Why the answer says less than it seems to, for example a drug other than letrozole; empty if it does not. */
    List<String> notCovered();

    /** Confirmed, suspected and borderline in rank order, then open, then not covered, then ruled out. */
    List<Finding> findings();

    /**
     * All that is worth finding out, best first: what an answer can settle over all causes that are still possible,
     * divided by what it costs. It is worked out when asked for.
     */
    List<Question> allQuestions();

    /**
     * All that is worth finding out where some facts will not be known: a cause that waits for one of them is not asked
     * about.
     *
     * @param unknown paths of facts
     */
    List<Question> questionsWithout(Set<String> unknown);

    /** What to find out next: the best of all questions, at most five, the cheapest first. */
    default List<Question> questions() {
        return Question.best(allQuestions());
    }

    /** The whole bibliography of the rules, by key. */
    Map<String, Reference> references();

    /** All published numbers of the rules; {@code rule().shows(value)} tells which belong to a finding. */
    List<ReferenceValue> values();

    /** The rules that gave the answer. */
    RuleSet ruleSet();

    /** {@code diagnosis} of a complaint or {@code review} of a set-up. */
    default String mode() {
        return complaints().isEmpty() ? "review" : "diagnosis";
    }

    /**
     * The known facts, in the order of the vocabulary; what is worked out of the complaint and the sections is not
     * among them.
     */
    default List<Fact> known() {
        return facts().which(fact -> fact.isKnown() && !fact.type().section().equals("experiment"));
    }

    /** The findings with this verdict, in rank order. */
    default List<Finding> findings(Verdict verdict) {
        return findings().stream()
                .filter(finding -> finding.verdict() == verdict)
                .toList();
    }

    /**
     * True for a review in which something was assessed, everything is covered, and no decisive cause is confirmed or
     * suspected. Contributing causes may be confirmed in a clean set-up; what nothing is known of is not held against
     * it.
     */
    default boolean isClean() {
        return complaints().isEmpty()
                && isCovered()
                && findings().stream()
                        .noneMatch(finding -> finding.isCause()
                                && finding.verdict() != Verdict.BORDERLINE
                                && finding.rule().impact() == Impact.DECISIVE);
    }

    /** True if the rules cover such an experiment, and enough is known of it. */
    default boolean isCovered() {
        return notCovered().isEmpty() && isAssessed();
    }

    /** True if enough is known to confirm, suspect or rule out at least one cause. */
    default boolean isAssessed() {
        return findings().stream().anyMatch(Diagnosis::isAssessed);
    }

    /**
     * How many of the findings are confirmed, suspected, borderline or ruled out: how much stands behind an answer. Of
     * the others too little is known.
     */
    default int assessed() {
        return (int) findings().stream().filter(Diagnosis::isAssessed).count();
    }

    private static boolean isAssessed(Finding finding) {
        return finding.verdict() != Verdict.OPEN && finding.verdict() != Verdict.NOT_COVERED;
    }
}
