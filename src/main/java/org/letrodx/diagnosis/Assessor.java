package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.letrodx.engine.Causes;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.quantity.Quantity;
import org.letrodx.rules.Answer;
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
    private final Predicate<FactType> mayHave;

    /** @param mayHave whether a fact belongs to a possible setting: of a culture, nothing is assumed about a host */
    Assessor(Facts facts, Causes causes, Causes.Answers answers, Predicate<FactType> mayHave) {
        this.facts = facts;
        this.causes = causes;
        this.answers = answers;
        this.mayHave = mayHave;
    }

    Rule rule(int number) {
        return causes.rules().get(number);
    }

    String fix(int number) {
        return rule(number).fix(facts);
    }

    /** What each cause says, in the order of their numbers. */
    List<Assessment> assess() {
        List<Assessment> assessments = new ArrayList<>(causes.rules().size());
        for (int i = 0; i < causes.rules().size(); i++) {
            assessments.add(answers.hasFired(i) ? fired(i) : silent(i));
        }
        return assessments;
    }

    private Assessment silent(int number) {
        Verdict verdict = Verdict.RULED_OUT;
        List<Question> questions = rule(number).questions();
        for (int i = 0; i < questions.size(); i++) {
            if (isOfTheDrug(questions.get(i)) && answers.of(number, i) == Answer.NO) {
                verdict = Verdict.NOT_COVERED;
            }
        }
        return assessment(number, verdict, false, 0);
    }

    private Assessment fired(int number) {
        List<Question> questions = rule(number).questions();
        boolean evidence = false;
        boolean borderline = false;
        boolean byNameAlone = true;
        int unknown = 0;
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Answer answer = answers.of(number, i);
            borderline |= answer == Answer.BORDERLINE;
            if (question.part() == Part.PRESUMED) {
                unknown += isDoubtful(question, answer, facts.of(question.fact())) ? 1 : 0;
                continue;
            }
            unknown += answer == Answer.UNKNOWN ? 1 : 0;
            if (question.part() == Part.EVIDENCE && answer != Answer.BORDERLINE && speaks(question, answer)) {
                evidence = true;
                byNameAlone &= isByName(facts.of(question.fact()));
            }
        }
        boolean speaks = evidence && !(byNameAlone && isGuess(questions, i -> answers.of(number, i), facts));
        Verdict verdict = verdict(unknown > 0, borderline, speaks);
        return assessment(number, verdict, byNameAlone && verdict != Verdict.BORDERLINE, unknown);
    }

    private Assessment assessment(int number, Verdict verdict, boolean byNameAlone, int unknown) {
        Rule rule = rule(number);
        return new Assessment(
                this, number, verdict, new RankKey(Tier.of(verdict, rule.impact(), byNameAlone), rule, unknown));
    }

    /** A value between two limits is no evidence by itself: while anything is unknown, other evidence has to speak. */
    private static Verdict verdict(boolean unknown, boolean borderline, boolean evidence) {
        if (unknown) {
            return evidence ? Verdict.SUSPECTED : Verdict.OPEN;
        }
        return borderline ? Verdict.BORDERLINE : Verdict.CONFIRMED;
    }

    private boolean speaks(Question question, Answer answer) {
        return answer != Answer.UNKNOWN || question.isSuggestedBy(facts.of(question.fact()));
    }

    /** True of what a name tells or makes usual: nobody saw it in this experiment. */
    private static boolean isByName(Fact fact) {
        return fact.usual() != null || fact.basis() == Basis.PANEL || fact.basis() == Basis.INFERRED;
    }

    /**
     * A range that crosses the limit of a caveat, or what is usual and speaks against it, is no absence of knowledge:
     * it may exclude the cause, so it confirms nothing.
     */
    static boolean isDoubtful(Question question, Answer answer, Fact fact) {
        return answer == Answer.UNKNOWN
                && (fact.value() instanceof Quantity || fact.usual() != null && !question.isSuggestedBy(fact));
    }

    /**
     * What a rule presumes of the drug says for which drugs it speaks at all. A drug that it excepts is free of the
     * fault.
     */
    private static boolean isOfTheDrug(Question question) {
        return question.part() == Part.PRESUMED
                && (question.fact() == DRUG_CLASS || question.fact() == COMPOUND && !question.isException());
    }

    /**
     * What a cause says of facts that it has not been put before, in one word.
     *
     * @param answers of these facts
     */
    static Verdict verdict(Rule rule, int number, Facts facts, Causes.Answers answers) {
        boolean evidence = false;
        boolean unknown = false;
        boolean borderline = false;
        for (int i = 0; i < rule.questions().size(); i++) {
            Question question = rule.questions().get(i);
            Answer answer = answers.of(number, i);
            if (answer == Answer.NO) {
                return Verdict.RULED_OUT;
            }
            if (question.part() == Part.PRESUMED) {
                unknown |= isDoubtful(question, answer, facts.of(question.fact()));
            } else {
                evidence |= question.part() == Part.EVIDENCE
                        && (answer == Answer.YES
                                || answer == Answer.UNKNOWN && question.isSuggestedBy(facts.of(question.fact())));
                unknown |= answer == Answer.UNKNOWN;
            }
            borderline |= answer == Answer.BORDERLINE;
        }
        boolean speaks = evidence && !isGuess(rule.questions(), i -> answers.of(number, i), facts);
        return verdict(unknown, borderline, speaks);
    }

    /**
     * True of a guess upon a guess: all that speaks for a cause is what is usual, and what else has to be so for the
     * cause to make sense is not known. The section of what is usual does not count: how much serum there is may be
     * unknown.
     */
    private static boolean isGuess(List<Question> questions, IntFunction<Answer> answers, Facts facts) {
        Set<String> usual = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Answer answer = answers.apply(i);
            if (question.part() == Part.EVIDENCE && answer == Answer.YES) {
                return false;
            }
            Fact fact = facts.of(question.fact());
            if (question.part() == Part.EVIDENCE && answer == Answer.UNKNOWN && question.isSuggestedBy(fact)) {
                if (fact.usual() == null) {
                    return false;
                }
                usual.add(question.fact().section());
            }
        }
        return IntStream.range(0, questions.size())
                .anyMatch(i -> questions.get(i).part() == Part.GIVEN
                        && answers.apply(i) == Answer.UNKNOWN
                        && !usual.contains(questions.get(i).fact().section()));
    }

    /** Why a cause says what it says: what speaks for it first, then the context. */
    Assessment.Explanation explain(int number) {
        List<Question> questions = rule(number).questions();
        List<Reason> because = new ArrayList<>();
        List<Reason> context = new ArrayList<>();
        List<Assumption> assumed = new ArrayList<>();
        boolean fired = answers.hasFired(number);
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Answer answer = answers.of(number, i);
            if (!fired && answer != Answer.NO) {
                continue;
            }
            Fact fact = facts.of(question.fact());
            boolean presumed = fired && isPresumed(question, answer, fact);
            if (!fired || !presumed && speaks(question, answer)) {
                (question.part() == Part.EVIDENCE ? because : context).add(Reason.asked(fact, facts, question, answer));
            }
            if (presumed && answer == Answer.UNKNOWN && mayHave.test(fact.type())) {
                assumed.add(new Assumption(fact.path(), question.words()));
            }
        }
        because.addAll(context);
        return new Assessment.Explanation(List.copyOf(because), List.copyOf(assumed));
    }

    /** The facts to find out before a cause can be confirmed or ruled out. */
    List<String> missing(int number, Verdict verdict) {
        if (!answers.hasFired(number) || verdict == Verdict.CONFIRMED || verdict == Verdict.BORDERLINE) {
            return List.of();
        }
        List<Question> questions = rule(number).questions();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Fact fact = facts.of(questions.get(i).fact());
            Answer answer = answers.of(number, i);
            if (answer == Answer.UNKNOWN && !isPresumed(questions.get(i), answer, fact)) {
                boolean any = false;
                for (String path : fact.asks()) {
                    any |= add(path, missing);
                }
                // without a name to look up, the fact itself
                if (!any && !fact.type().isDerived()) {
                    add(fact.path(), missing);
                }
            }
        }
        missing.sort(Comparator.naturalOrder());
        return List.copyOf(missing);
    }

    /** Adds the path of a fact, once; false if it belongs to no possible setting. */
    private boolean add(String path, List<String> missing) {
        if (!mayHave.test(Vocabulary.get(path))) {
            return false;
        }
        if (!missing.contains(path)) {
            missing.add(path);
        }
        return true;
    }

    private static boolean isPresumed(Question question, Answer answer, Fact fact) {
        return question.part() == Part.PRESUMED && !isDoubtful(question, answer, fact);
    }
}
