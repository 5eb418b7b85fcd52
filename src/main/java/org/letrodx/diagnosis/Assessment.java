package org.letrodx.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letrodx.rules.Rule;

/**
 * What one rule says of one experiment, before it is ranked. Why it says so is put together when somebody asks, since
 * of the many causes that are open or ruled out nobody does. Safe for threads: two may put it together, to the same.
 */
final class Assessment {
    private final Assessor assessor;
    private final int number;
    private final Verdict verdict;
    private final RankKey key;
    private @Nullable Explanation explanation;
    private @Nullable List<String> missing;

    /**
     * Why a rule says what it says.
     *
     * @param because the facts that speak for it, or rule it out
     * @param assumed the presumptions that nothing is known of
     */
    record Explanation(List<Reason> because, List<Assumption> assumed) {}

    /** @param number of the rule, among the causes that were assessed */
    Assessment(Assessor assessor, int number, Verdict verdict, RankKey key) {
        this.assessor = assessor;
        this.number = number;
        this.verdict = verdict;
        this.key = key;
    }

    int number() {
        return number;
    }

    Rule rule() {
        return assessor.rule(number);
    }

    Verdict verdict() {
        return verdict;
    }

    RankKey key() {
        return key;
    }

    Explanation explanation() {
        Explanation known = explanation;
        if (known == null) {
            known = assessor.explain(number);
            explanation = known;
        }
        return known;
    }

    /** How to mend it in this experiment. */
    String fix() {
        return assessor.fix(number);
    }

    /** The paths of the facts to find out, sorted. */
    List<String> missing() {
        List<String> known = missing;
        if (known == null) {
            known = assessor.missing(number, verdict);
            missing = known;
        }
        return known;
    }
}
