package org.letrodx.diagnosis;

import java.util.Objects;
import org.letrodx.rules.Effort;
import org.letrodx.rules.Layer;
import org.letrodx.rules.Rule;
import org.letrodx.rules.Strength;

/**
 * Why a finding stands where it does: compared from left to right, lower first. Nothing is weighed against anything.
 * Immutable.
 */
public final class RankKey implements Comparable<RankKey> {
    private final Tier tier;
    private final Rule rule;
    private final int unknown;
    /** All but the id, in one number: keys are compared several times for each cause of each answer. */
    private final long order;

    RankKey(Tier tier, Rule rule, int unknown) {
        this.tier = tier;
        this.rule = rule;
        this.unknown = unknown;
        long packed = tier.ordinal();
        packed = packed << Byte.SIZE | rule.layer().ordinal();
        packed = packed << Byte.SIZE | rule.netStrength().ordinal();
        packed = packed << Byte.SIZE | unknown;
        order = packed << Byte.SIZE | rule.effort().ordinal();
    }

    /** Verdict and impact together. */
    public Tier tier() {
        return tier;
    }

    /** What lies upstream first. */
    public Layer layer() {
        return rule.layer();
    }

    /** The strength of the evidence, a step lower if disputed. */
    public Strength strength() {
        return rule.netStrength();
    }

    /** How many answers are unknown. */
    public int unknown() {
        return unknown;
    }

    /** The effort of the check. */
    public Effort effort() {
        return rule.effort();
    }

    /** The id of the rule, compared last, so that no two are equal. */
    public String rule() {
        return rule.id();
    }

    /** The same key in another tier. */
    RankKey in(Tier other) {
        return other == tier ? this : new RankKey(other, rule, unknown);
    }

    @Override
    public int compareTo(RankKey other) {
        int compared = Long.compare(order, other.order);
        return compared == 0 ? rule.id().compareTo(other.rule.id()) : compared;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RankKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(tier, unknown, rule.id());
    }

    @Override
    public String toString() {
        return tier + ", " + layer() + ", " + strength() + ", " + unknown + " unknown, " + effort() + ", " + rule.id();
    }
}
