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
 * @param references what the findings cite, by key
 * @param values     published numbers that the findings refer to
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

    /** True if it is covered and no decisive cause is confirmed or suspected. */
    public boolean isClean() {
        return notCovered.isEmpty() && findings.stream()
                .noneMatch(finding -> finding.isCause() && finding.rule().impact() == Impact.DECISIVE);
    }
}
