package org.letrodx.diagnosis;

import java.util.Objects;
import org.letrodx.rules.Effort;
import org.letrodx.rules.Layer;
import org.letrodx.rules.Rule;
import org.letrodx.rules.Strength;

/**
 * Why a finding stands where it does: compared from left to right, lower first. There is no arithmetic in it.
 * Immutable.
 */
public final class RankKey implements Comparable<RankKey> {
    private final Tier tier;
    private final Rule rule;
    private final int unknown;

    RankKey(Tier tier, Rule rule, int unknown) {
        this.tier = tier;
        this.rule = rule;
        this.unknown = unknown;
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
        int order = tier.compareTo(other.tier);
        if (order == 0) {
            order = layer().compareTo(other.layer());
        }
        if (order == 0) {
            order = strength().compareTo(other.strength());
        }
        if (order == 0) {
            order = Integer.compare(unknown, other.unknown);
        }
        if (order == 0) {
            order = effort().compareTo(other.effort());
        }
        return order == 0 ? rule.id().compareTo(other.rule.id()) : order;
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
