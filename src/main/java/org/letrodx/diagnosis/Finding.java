package org.letrodx.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What one rule says of one experiment.
 *
 * @param rank      1 for the first; findings beneath another follow it
 * @param rule      the rule
 * @param verdict   what it says
 * @param because   the facts that speak for it or, when ruled out, those that rule it out
 * @param missing   paths of the facts to find out before it can be confirmed or ruled out
 * @param assumed   presumptions nothing is known of, for example {@code assay.endpoint not aromatase-activity}
 * @param under     the confirmed finding it is reported beneath
 * @param repair    the tried repair, if the rule has one and it works
 * @param rankKey   why it stands where it does
 */
public record Finding(int rank, RuleCard rule, Verdict verdict, List<Reason> because, List<String> missing, List<Assumption> assumed,
        Optional<Beneath> under, Optional<Repair> repair, RankKey rankKey) {

    /** The rule's id. */
    public String id() {
        return rule.id();
    }

    /** True for a confirmed or suspected cause. */
    public boolean isCause() {
        return verdict.isCause();
    }
}
