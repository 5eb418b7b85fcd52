package org.letrodx.diagnosis;

import java.util.Comparator;

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
    private static final Comparator<RankKey> ORDER = Comparator.comparing(RankKey::tier).thenComparing(RankKey::layer)
            .thenComparing(RankKey::strength).thenComparingInt(RankKey::unknown).thenComparing(RankKey::effort)
            .thenComparing(RankKey::rule);

    @Override
    public int compareTo(RankKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tier + ", " + layer + ", " + strength + ", " + unknown + " unknown, " + effort + ", " + rule;
    }
}
