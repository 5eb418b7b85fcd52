package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.letrodx.diagnosis.Assumption;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.Tier;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Changes;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Outcome;

/** A rule with its questions and its repair: what it says of an experiment, matched or asked. */
final class AskingRule {
    private final RuleCard card;
    private final Asked[] questions;
    /** Read when first tried; two threads may both read it, to the same. */
    private Changes repair;
    private final RankKey ruledOut;

    /** A question as a blank sheet answers it. A rule matches exactly if none is answered with no. */
    private record Asked(Answer unknown, String words) {
        Answer of(Experiment experiment) {
            return unknown.askedOf(experiment.fact(unknown.fact().type()));
        }
    }

    /** @param questions as a blank sheet answers them */
    AskingRule(RuleCard card, List<Answer> questions) {
        this.card = card;
        this.questions = questions.stream().map(answer -> new Asked(answer, answer.condition().toString())).toArray(Asked[]::new);
        this.ruledOut = new RankKey(Tier.RULED_OUT, card.layer(), card.netStrength(), 0, card.effort(), card.id());
    }

    String id() {
        return card.id();
    }

    /** What it would change; nothing if the rule has no repair. */
    Changes repair() {
        Changes read = repair;
        if (read == null) {
            read = Changes.of(card.repair());
            repair = read;
        }
        return read;
    }

    List<Answer> questions() {
        return Arrays.stream(questions).map(Asked::unknown).toList();
    }

    /** Where it stands among others that are ruled out. */
    RankKey rankIfRuledOut() {
        return ruledOut;
    }

    /** True if nothing it asks about is known, not even what is usual. */
    boolean isUnanswered(Experiment experiment) {
        for (Asked asked : questions) {
            Fact<?> fact = experiment.fact(asked.unknown.fact().type());
            // the first says it sooner
            if (fact.isKnown() || !fact.isSameAs(asked.unknown.fact())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What it says of an experiment that it matches.
     *
     * @param mayHave whether a fact belongs to a possible setting: of a culture, nothing is assumed about a host
     */
    Finding possible(Experiment experiment, Predicate<Fact<?>> mayHave) {
        List<Reason> because = new ArrayList<>(questions.length);
        List<String> missing = new ArrayList<>(questions.length);
        List<Assumption> assumed = new ArrayList<>();
        boolean evidence = false;
        int unknown = 0;
        for (Asked asked : questions) {
            Answer answer = asked.of(experiment);
            if (speaks(answer)) {
                because.add(reason(answer, asked));
            }
            if (isMissing(answer)) {
                unknown++;
                if (!missing.contains(answer.fact().asks())) {
                    missing.add(answer.fact().asks());
                }
            } else if (answer.outcome() == Outcome.UNKNOWN && mayHave.test(answer.fact())) {
                assumed.add(new Assumption(answer.fact().path(), asked.words));
            }
            evidence |= isEvidence(answer);
        }
        missing.sort(null);
        return finding(verdict(unknown, evidence), because, missing, assumed, unknown);
    }

    /** What it says of an experiment that it does not match: names the facts that answer with no. */
    Finding ruledOut(Experiment experiment) {
        List<Reason> because = new ArrayList<>(questions.length);
        for (Asked asked : questions) {
            Answer answer = asked.of(experiment);
            if (!answer.isPossible()) {
                because.add(reason(answer, asked));
            }
        }
        return finding(Verdict.RULED_OUT, because, List.of(), List.of(), 0);
    }

    /** What it says of an experiment, in one word and without the engine. */
    Verdict verdict(Experiment experiment) {
        boolean evidence = false;
        int unknown = 0;
        for (Asked asked : questions) {
            Answer answer = asked.of(experiment);
            if (!answer.isPossible()) {
                return Verdict.RULED_OUT;
            }
            evidence |= isEvidence(answer);
            unknown += isMissing(answer) ? 1 : 0;
        }
        return verdict(unknown, evidence);
    }

    private static Reason reason(Answer answer, Asked asked) {
        Fact<?> fact = answer.fact();
        return new Reason(fact.path(), fact.display(), fact.basis(), asked.words);
    }

    private Finding finding(Verdict verdict, List<Reason> because, List<String> missing, List<Assumption> assumed, int unknown) {
        RankKey key = verdict == Verdict.RULED_OUT ? ruledOut
                : new RankKey(Tier.of(verdict, card.impact()), ruledOut.layer(), ruledOut.strength(), unknown, ruledOut.effort(), card.id());
        return new Finding(0, card, verdict, List.copyOf(because), List.copyOf(missing), List.copyOf(assumed), Optional.empty(), Optional.empty(),
                key);
    }

    private static Verdict verdict(int unknown, boolean evidence) {
        return unknown == 0 ? Verdict.CONFIRMED : evidence ? Verdict.SUSPECTED : Verdict.OPEN;
    }

    private static boolean speaks(Answer answer) {
        return answer.part() != Answer.Part.PRESUMPTION && (answer.outcome() == Outcome.YES || answer.isSuggested());
    }

    private static boolean isEvidence(Answer answer) {
        return answer.part() == Answer.Part.EVIDENCE && speaks(answer);
    }

    private static boolean isMissing(Answer answer) {
        return answer.part() != Answer.Part.PRESUMPTION && answer.outcome() == Outcome.UNKNOWN;
    }
}
