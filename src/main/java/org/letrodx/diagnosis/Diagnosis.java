package org.letrodx.diagnosis;

import java.util.List;
import java.util.Map;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;

/**
 * The answer to one experiment.
 *
 * @param experiment what was asked about
 * @param complaints the complaints as read; empty for a review
 * @param setting    the setting as read
 * @param notCovered why the answer says less than it seems to, for example a drug other than letrozole; empty if it does not
 * @param findings   confirmed and suspected in rank order, then open, then ruled-out
 * @param questions  what to find out next, best first
 * @param references the whole bibliography of the rules, by key
 * @param values     all published numbers of the rules; {@link RuleCard#shows} tells which belong to a finding
 * @param ruleSet    the rules that gave the answer
 */
public record Diagnosis(Experiment experiment, List<Complaint> complaints, Setting setting, List<String> notCovered,
        List<Finding> findings, List<Question> questions, Map<String, Reference> references, List<ReferenceValue> values,
        RuleSet ruleSet) {

    /** {@code diagnosis} of a complaint or {@code review} of a set-up. */
    public String mode() {
        return complaints.isEmpty() ? "review" : "diagnosis";
    }

    /** The findings with this verdict, in rank order. */
    public List<Finding> findings(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /**
     * True for a review in which something was assessed, everything is covered, and no decisive cause is confirmed or suspected.
     * Contributing causes may be confirmed in a clean set-up; what nothing is known of is not held against it.
     */
    public boolean isClean() {
        return complaints.isEmpty() && isCovered()
                && findings.stream().noneMatch(finding -> finding.isCause() && finding.rule().impact() == Impact.DECISIVE);
    }

    /** True if the rules cover such an experiment, and enough is known of it. */
    public boolean isCovered() {
        return notCovered.isEmpty() && isAssessed();
    }

    /** True if enough is known to confirm, suspect or rule out at least one cause. */
    public boolean isAssessed() {
        return assessed() > 0;
    }

    /** How many of the findings are confirmed, suspected or ruled out: how much stands behind an answer. Of the others too little is known. */
    public int assessed() {
        return (int) findings.stream().filter(finding -> finding.verdict() != Verdict.OPEN).count();
    }
}
