package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.letrodx.engine.Causes;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Outcome;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Vocabulary;

/** What the causes say of one experiment, read from what its facts answered. */
final class Assessor {
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
        boolean evidence = false;
        int unknown = 0;
        for (int i = 0; i < rule.questions().size(); i++) {
            Question question = rule.questions().get(i);
            Fact fact = facts.of(question.fact());
            boolean yes = answers.of(number, i) == Outcome.YES;
            if (question.part() == Part.PRESUMED) {
                if (!yes && mayHave.test(fact)) {
                    assumed.add(new Assumption(fact.path(), question.words()));
                }
                continue;
            }
            boolean speaks = yes || question.isSuggestedBy(fact);
            if (speaks) {
                because.add(reason(fact, question.words()));
            }
            if (!yes) {
                unknown++;
                missing.addAll(fact.asks());
            }
            evidence |= speaks && question.part() == Part.EVIDENCE;
        }
        Verdict verdict = unknown == 0 ? Verdict.CONFIRMED : evidence ? Verdict.SUSPECTED : Verdict.OPEN;
        return new Assessment(
                rule,
                verdict,
                List.copyOf(because),
                List.copyOf(missing),
                List.copyOf(assumed),
                new RankKey(Tier.of(verdict, rule.impact()), rule, unknown));
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
        return new Assessment(
                rule,
                Verdict.RULED_OUT,
                List.copyOf(because),
                List.of(),
                List.of(),
                new RankKey(Tier.RULED_OUT, rule, 0));
    }

    /** What a cause says of facts, in one word. */
    static Verdict verdict(Rule rule, int number, Facts facts, Causes.Answers answers) {
        boolean evidence = false;
        boolean unknown = false;
        for (int i = 0; i < rule.questions().size(); i++) {
            Question question = rule.questions().get(i);
            Outcome outcome = answers.of(number, i);
            if (outcome == Outcome.NO) {
                return Verdict.RULED_OUT;
            }
            if (question.part() != Part.PRESUMED) {
                boolean speaks = outcome == Outcome.YES || question.isSuggestedBy(facts.of(question.fact()));
                evidence |= speaks && question.part() == Part.EVIDENCE;
                unknown |= outcome == Outcome.UNKNOWN;
            }
        }
        return !unknown ? Verdict.CONFIRMED : evidence ? Verdict.SUSPECTED : Verdict.OPEN;
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
