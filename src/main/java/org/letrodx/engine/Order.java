package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.diagnosis.Beneath;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.Relation;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.Tier;
import org.letrodx.diagnosis.Verdict;

/**
 * The order of an answer. A cause is placed beneath the best-ranked confirmed cause that it may stand under; one with others beneath it
 * takes the best tier among itself and them.
 */
final class Order {
    private final Map<String, Map<String, Beneath>> under;
    private final List<Finding> confirmed = new ArrayList<>();
    private final Map<String, Beneath> above = new HashMap<>();
    private final Map<String, List<Finding>> beneath = new HashMap<>();
    private final List<Finding> ranked;

    private Order(List<Finding> findings, Map<String, Map<String, Beneath>> under) {
        this.under = under;
        ranked = new ArrayList<>(findings.size());
        List<Finding> causes = new ArrayList<>();
        List<Finding> open = new ArrayList<>();
        List<Finding> ruledOut = new ArrayList<>();
        for (Finding finding : findings) {
            (finding.isCause() ? causes : finding.verdict() == Verdict.OPEN ? open : ruledOut).add(finding);
            if (finding.verdict() == Verdict.CONFIRMED) {
                confirmed.add(finding);
            }
        }
        List<Finding> uppermost = new ArrayList<>();
        for (Finding cause : causes) {
            if (!isPlaced(cause)) {
                uppermost.add(cause);
            }
        }
        append(uppermost);
        open.sort((one, other) -> one.rankKey().compareTo(other.rankKey()));
        appendOthers(open);
        appendOthers(ruledOut);
    }

    /** Nothing stands beneath them. */
    private void appendOthers(List<Finding> findings) {
        for (Finding finding : findings) {
            add(finding, Optional.empty(), finding.rankKey());
        }
    }

    /**
     * The findings in their order, numbered, each with what it stands under.
     *
     * @param findings in the order in which they would stand if all were ruled out
     * @param under    as {@link #under} tells of their rules
     */
    static List<Finding> rank(List<Finding> findings, Map<String, Map<String, Beneath>> under) {
        return List.copyOf(new Order(findings, under).ranked);
    }

    /** What each of some rules may stand under, by ids; rules that may stand under none are left out. */
    static Map<String, Map<String, Beneath>> under(List<RuleCard> rules) {
        Map<String, Map<String, Beneath>> under = new HashMap<>();
        for (RuleCard rule : rules) {
            for (RuleCard other : rules) {
                if (other != rule) {
                    standsOver(other, rule).ifPresent(how -> under.computeIfAbsent(rule.id(), id -> new HashMap<>()).put(other.id(), how));
                }
            }
        }
        return under;
    }

    /** How {@code rule} stands under {@code other}, if it may at all. */
    static Optional<Beneath> standsOver(RuleCard other, RuleCard rule) {
        for (Beneath named : rule.beneath()) {
            if (named.rule().equals(other.id())) {
                return Optional.of(named);
            }
        }
        return Collections.disjoint(rule.explains(), other.over()) ? Optional.empty()
                : Optional.of(new Beneath(other.id(), Relation.MOOT_BESIDE));
    }

    /** Places a cause beneath another, if it may stand under one of the confirmed. */
    private boolean isPlaced(Finding finding) {
        Map<String, Beneath> others = under.getOrDefault(finding.id(), Map.of());
        Finding parent = null;
        for (Finding other : confirmed) {
            if (others.containsKey(other.id()) && (parent == null || comesBefore(other, parent, others))) {
                parent = other;
            }
        }
        if (parent == null) {
            return false;
        }
        above.put(finding.id(), others.get(parent.id()));
        beneath.computeIfAbsent(parent.id(), id -> new ArrayList<>()).add(finding);
        return true;
    }

    /** What one confirmed cause makes moot is moot, whatever else it stands under; then the better rank decides. */
    private static boolean comesBefore(Finding one, Finding other, Map<String, Beneath> others) {
        boolean moot = isMoot(others.get(one.id()));
        return moot == isMoot(others.get(other.id())) ? one.rankKey().compareTo(other.rankKey()) < 0 : moot;
    }

    private static boolean isMoot(Beneath above) {
        return above.relation() == Relation.MOOT_BESIDE;
    }

    private void append(List<Finding> siblings) {
        Map<RankKey, Finding> inOrder = new TreeMap<>();
        for (Finding finding : siblings) {
            inOrder.put(key(finding), finding);
        }
        for (Map.Entry<RankKey, Finding> next : inOrder.entrySet()) {
            Finding finding = next.getValue();
            add(finding, Optional.ofNullable(above.get(finding.id())), next.getKey());
            append(beneath.getOrDefault(finding.id(), List.of()));
        }
    }

    private RankKey key(Finding finding) {
        RankKey own = finding.rankKey();
        Tier best = bestTier(finding);
        return best == own.tier() ? own : new RankKey(best, own.layer(), own.strength(), own.unknown(), own.effort(), own.rule());
    }

    private Tier bestTier(Finding finding) {
        Tier best = finding.rankKey().tier();
        for (Finding child : beneath.getOrDefault(finding.id(), List.of())) {
            Tier tier = bestTier(child);
            best = tier.compareTo(best) < 0 ? tier : best;
        }
        return best;
    }

    private void add(Finding finding, Optional<Beneath> under, RankKey key) {
        ranked.add(new Finding(ranked.size() + 1, finding.rule(), finding.verdict(), finding.because(), finding.missing(),
                finding.assumed(), under, finding.repair(), key));
    }
}
