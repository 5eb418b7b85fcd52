package org.letrodx.review;

import java.util.Objects;
import java.util.Optional;
import org.letrodx.diagnosis.Finding;

/**
 * A finding that a review tells of: one that is confirmed, suspected or borderline, or one that nothing is known of and
 * that was waived. Immutable.
 */
public final class Remark {
    private final Finding finding;
    private final Level level;
    private final Optional<Waiver> waiver;
    private final String facts;
    private final String fingerprint;
    private final boolean known;
    private final String policyReason;

    /** @param policyReason why the policy says another level than the rule; empty if it does not */
    Remark(
            Finding finding,
            Level level,
            Optional<Waiver> waiver,
            String facts,
            String fingerprint,
            boolean known,
            String policyReason) {
        this.finding = finding;
        this.level = level;
        this.waiver = waiver;
        this.facts = facts;
        this.fingerprint = fingerprint;
        this.known = known;
        this.policyReason = policyReason;
    }

    /** What the rule says. */
    public Finding finding() {
        return finding;
    }

    /** How much it weighs. */
    public Level level() {
        return level;
    }

    /** How much it would weigh if the policy said nothing of its rule. */
    public Level levelOfRule() {
        return Level.of(finding, finding.rule().impact());
    }

    /** Why the policy says another level than the rule; empty if it does not. */
    public String policyReason() {
        return level == levelOfRule() ? "" : policyReason;
    }

    /** By which it was accepted; a waived remark stays visible and counts for nothing. */
    public Optional<Waiver> waiver() {
        return waiver;
    }

    /**
     * Stands for the verdict and the facts behind it, in 12 hexadecimal digits: a waiver names it, and holds as long as
     * it is the same.
     */
    public String facts() {
        return facts;
    }

    /** The same for the same verdict of the same rule on the same facts of the same experiment, in hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    /** True if the baseline has it. */
    public boolean known() {
        return known;
    }

    /** True if it counts: it is neither waived nor known. */
    public boolean isNew() {
        return waiver.isEmpty() && !known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Remark remark
                && finding.equals(remark.finding)
                && level == remark.level
                && waiver.equals(remark.waiver)
                && known == remark.known;
    }

    @Override
    public int hashCode() {
        return Objects.hash(finding, level);
    }

    @Override
    public String toString() {
        return level + " " + finding.id() + (waiver.isPresent() ? " (waived)" : known ? " (known)" : "");
    }
}
