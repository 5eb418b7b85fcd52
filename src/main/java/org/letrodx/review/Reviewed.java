package org.letrodx.review;

import java.util.ArrayList;
import java.util.List;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/** The review of one set-up. Immutable. */
public final class Reviewed implements Review {
    private final SetUp setUp;
    private final String canonicalInput;
    private final String input;
    private final Diagnosis diagnosis;
    private final Outcome outcome;
    private final List<Remark> remarks;
    private final List<MissingFact> toState;
    private final Policy policy;
    private final List<WaiverNote> waiverNotes;

    Reviewed(
            SetUp setUp,
            String canonicalInput,
            String input,
            Diagnosis diagnosis,
            Outcome outcome,
            List<Remark> remarks,
            List<MissingFact> toState,
            Policy policy,
            List<WaiverNote> waiverNotes) {
        this.setUp = setUp;
        this.canonicalInput = canonicalInput;
        this.input = input;
        this.diagnosis = diagnosis;
        this.outcome = outcome;
        this.remarks = List.copyOf(remarks);
        this.toState = List.copyOf(toState);
        this.policy = policy;
        this.waiverNotes = List.copyOf(waiverNotes);
    }

    @Override
    public SetUp setUp() {
        return setUp;
    }

    /** What was reviewed, as far as it could be read. */
    public Experiment experiment() {
        return diagnosis.experiment();
    }

    /** The experiment in the canonical form of {@link ScenarioWriter#canonical}. */
    public String canonicalInput() {
        return canonicalInput;
    }

    /** SHA-256 of the experiment's canonical form, in hexadecimal. */
    public String input() {
        return input;
    }

    /** The whole answer of the rules. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** What it comes to. */
    public Outcome outcome() {
        return outcome;
    }

    /** The confirmed, suspected and borderline findings, and what was waived, in rank order. */
    public List<Remark> remarks() {
        return remarks;
    }

    /**
     * The facts to state before it can be clean: what is stated and was left out first, then the cheapest; none if
     * nothing waits for a fact.
     */
    public List<MissingFact> toState() {
        return toState;
    }

    /** What was written and could not be read, or cannot be true together: the facts concerned are unknown. */
    public List<Problem> faults() {
        return experiment().faults();
    }

    /** Statements that say less than they seem to, such as the name of a line that is not in the panel. */
    public List<Problem> warnings() {
        return diagnosis.warnings();
    }

    /** The policy by which it was reviewed. */
    public Policy policy() {
        return policy;
    }

    /** What became of waivers in it. */
    List<WaiverNote> waiverNotes() {
        return waiverNotes;
    }

    /**
     * How many remarks of a level count against it: they are not waived. A baseline says what is new, not what is
     * right.
     */
    public long count(Level level) {
        long count = 0;
        for (Remark remark : remarks) {
            count += remark.level() == level && remark.waiver().isEmpty() ? 1 : 0;
        }
        return count;
    }

    /** How many decisive causes the policy lowers that are not ruled out: without it, the outcome could be another. */
    public long lowered() {
        if (policy.changesNothing()) {
            return 0;
        }
        return diagnosis.findings().stream()
                .filter(finding -> finding.verdict() != Verdict.RULED_OUT
                        && finding.verdict() != Verdict.NOT_COVERED
                        && policy.lowers(finding.rule()))
                .count();
    }

    /** The outcome with what it may hide, for example {@code clean, 2 warnings}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        parts.add(outcome.toString().replace('-', ' '));
        long warnings = count(Level.WARNING);
        if (warnings > 0) {
            parts.add(Texts.count(warnings, "warning"));
        }
        long contradictions = faults().stream().filter(Problem::isContradiction).count();
        if (contradictions > 0) {
            parts.add(Texts.count(contradictions, "contradiction"));
        }
        if (faults().size() > contradictions) {
            parts.add(faults().size() - contradictions + " unread");
        }
        long lowered = lowered();
        if (lowered > 0) {
            parts.add(Texts.count(lowered, "decisive cause") + " lowered by the policy");
        }
        int off = diagnosis.ruleSet().switchedOff().size();
        if (off > 0) {
            parts.add(Texts.count(off, "rule") + " switched off");
        }
        return String.join(", ", parts);
    }

    @Override
    public String toString() {
        return words() + ": " + name();
    }
}
