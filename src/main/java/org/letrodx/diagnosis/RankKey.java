package org.letrodx.diagnosis;

/**
 * Why a finding stands where it does: compared from left to right, lower first. There is no arithmetic in it.
 *
 * @param tier     verdict and impact together
 * @param layer    what lies upstream first
 * @param strength of the evidence, a step lower if disputed
 * @param unknown  how many answers are unknown
 * @param effort   of the check
 * @param rule     the id, so that no two are equal
 */
public record RankKey(Tier tier, Layer layer, Strength strength, int unknown, Effort effort, String rule)
        implements Comparable<RankKey> {

    @Override
    public int compareTo(RankKey other) {
        int order = tier.compareTo(other.tier);
        if (order == 0) {
            order = layer.compareTo(other.layer);
        }
        if (order == 0) {
            order = strength.compareTo(other.strength);
        }
        if (order == 0) {
            order = Integer.compare(unknown, other.unknown);
        }
        if (order == 0) {
            order = effort.compareTo(other.effort);
        }
        return order == 0 ? rule.compareTo(other.rule) : order;
    }

    @Override
    public String toString() {
        return tier + ", " + layer + ", " + strength + ", " + unknown + " unknown, " + effort + ", " + rule;
    }
}
