package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.letrodx.engine.Causes;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.quantity.Quantity;
import org.letrodx.rules.Outcome;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** What the causes say of one experiment, read from what its facts answered. */
final class Assessor {
    private static final FactType COMPOUND = Vocabulary.get("treatment.compound");
    private static final FactType DRUG_CLASS = Vocabulary.get("treatment.drugClass");

    private final Facts facts;
    private final Causes causes;
    private final Causes.Answers answers;
    private final Predicate<Fact> mayHave;

    /** @param mayHave whether a fact belongs to a possible setting: of a culture, nothing is assumed about a host */
    Assessor(Facts facts, Causes causes, Causes.Answers answers, Predicate<Fact> mayHave) {
        this.facts = facts;
        this.causes = causes;
        this.answers = answers;
        this.mayHave = mayHave;
    }

    /** What each cause says, in the order of their numbers. */
    List<Assessment> assess() {
        List<Assessment> assessments = new ArrayList<>(causes.rules().size());
        for (int i = 0; i < causes.rules().size(); i++) {
            assessments.add(answers.hasFired(i) ? fired(i) : ruledOut(i));
        }
        return assessments;
    }

    private Assessment fired(int number) {
        Rule rule = causes.rules().get(number);
        List<Reason> because = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        List<Assumption> assumed = new ArrayList<>();
        boolean byNameAlone = true;
        int unknown = 0;
        for (int i = 0; i < rule.questions().size(); i++) {
            Question question = rule.questions().get(i);
            Fact fact = facts.of(question.fact());
            Outcome outcome = answers.of(number, i);
            if (question.part() == Part.PRESUMED) {
                if (isStraddling(outcome, fact)) {
                    because.add(reason(fact, question.words()));
                    unknown++;
                    missing.addAll(fact.asks());
                } else if (outcome == Outcome.UNKNOWN && mayHave.test(fact)) {
                    assumed.add(new Assumption(fact.path(), question.words()));
                }
                continue;
            }
            if (outcome != Outcome.UNKNOWN || question.isSuggestedBy(fact)) {
                because.add(reason(fact, question.words()));
                byNameAlone &= question.part() != Part.EVIDENCE || isLookedUp(fact);
            }
            if (outcome == Outcome.UNKNOWN) {
                unknown++;
                missing.addAll(fact.asks());
            }
        }
        Verdict verdict = verdict(rule, number, facts, answers);
        boolean asks = verdict != Verdict.BORDERLINE;
        return new Assessment(
                rule,
                verdict,
                List.copyOf(because),
                asks ? List.copyOf(missing) : List.of(),
                List.copyOf(assumed),
                new RankKey(Tier.of(verdict, rule.impact(), byNameAlone), rule, asks ? unknown : 0));
    }

    private static boolean isLookedUp(Fact fact) {
        return fact.basis() == Basis.PANEL || fact.basis() == Basis.INFERRED;
    }

    private Assessment ruledOut(int number) {
        Rule rule = causes.rules().get(number);
        List<Reason> because = new ArrayList<>();
        for (int i = 0; i < rule.questions().size(); i++) {
            if (answers.of(number, i) == Outcome.NO) {
                Question question = rule.questions().get(i);
                because.add(reason(facts.of(question.fact()), question.words()));
            }
        }
        Verdict verdict = verdict(rule, number, facts, answers);
        return new Assessment(
                rule,
                verdict,
                List.copyOf(because),
                List.of(),
                List.of(),
                new RankKey(Tier.of(verdict, rule.impact(), false), rule, 0));
    }

    /** What a cause says of facts, in one word. */
    static Verdict verdict(Rule rule, int number, Facts facts, Causes.Answers answers) {
        boolean evidence = false;
        boolean unknown = false;
        boolean borderline = false;
        boolean no = false;
        for (int i = 0; i < rule.questions().size(); i++) {
            Question question = rule.questions().get(i);
            Outcome outcome = answers.of(number, i);
            if (outcome == Outcome.NO && isOfTheDrug(question)) {
                return Verdict.NOT_COVERED;
            }
            no |= outcome == Outcome.NO;
            if (question.part() == Part.PRESUMED) {
                unknown |= isStraddling(outcome, facts.of(question.fact()));
            } else {
                boolean speaks = outcome == Outcome.YES
                        || outcome == Outcome.UNKNOWN && question.isSuggestedBy(facts.of(question.fact()));
                evidence |= speaks && question.part() == Part.EVIDENCE;
                unknown |= outcome == Outcome.UNKNOWN;
                borderline |= outcome == Outcome.BORDERLINE;
            }
        }
        if (no) {
            return Verdict.RULED_OUT;
        }
        if (borderline) {
            return Verdict.BORDERLINE;
        }
        return !unknown ? Verdict.CONFIRMED : evidence ? Verdict.SUSPECTED : Verdict.OPEN;
    }

    /** A range that crosses the limit of a caveat is no absence of knowledge: it may exclude the cause, so it confirms nothing. */
    private static boolean isStraddling(Outcome outcome, Fact fact) {
        return outcome == Outcome.UNKNOWN && fact.value() instanceof Quantity;
    }

    /** What a rule presumes of the drug says for which drugs it speaks at all. */
    private static boolean isOfTheDrug(Question question) {
        return question.part() == Part.PRESUMED && (question.fact() == COMPOUND || question.fact() == DRUG_CLASS);
    }

    /** A fact with what it follows from, down to what was stated. */
    private Reason reason(Fact fact, String asked) {
        List<Reason> because = new ArrayList<>();
        for (String path : fact.from()) {
            Fact below = facts.of(Vocabulary.get(path));
            if (below.isKnown() || below.isNarrowed()) {
                because.add(reason(below, ""));
            }
        }
        return new Reason(fact.path(), fact.display(), fact.basis(), asked, fact.rule(), List.copyOf(because));
    }
}
