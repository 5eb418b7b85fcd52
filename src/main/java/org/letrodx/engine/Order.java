package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private final List<Finding> confirmed = new ArrayList<>();
    private final Map<String, Beneath> above = new HashMap<>();
    private final Map<String, List<Finding>> beneath = new HashMap<>();
    private final List<Finding> ranked;

    private Order(List<Finding> findings) {
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
        causes.forEach(this::place);
        causes.removeIf(finding -> above.containsKey(finding.id()));
        append(causes);
        open.sort(Comparator.comparing(Finding::rankKey));
        appendOthers(open);
        appendOthers(ruledOut);
    }

    /** Nothing stands beneath them. */
    private void appendOthers(List<Finding> findings) {
        findings.forEach(finding -> add(finding, Optional.empty(), finding.rankKey()));
    }

    /**
     * The findings in their order, numbered, each with what it stands under.
     *
     * @param findings in the order in which they would stand if all were ruled out
     */
    static List<Finding> rank(List<Finding> findings) {
        return List.copyOf(new Order(findings).ranked);
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

    /** What one confirmed cause makes moot is moot, whatever else it stands under; then the better rank decides. */
    private static boolean comesBefore(Finding one, Finding other, RuleCard rule) {
        boolean moot = isMoot(one.rule(), rule);
        return moot == isMoot(other.rule(), rule) ? one.rankKey().compareTo(other.rankKey()) < 0 : moot;
    }

    private static boolean isMoot(RuleCard other, RuleCard rule) {
        return standsOver(other, rule).filter(above -> above.relation() == Relation.MOOT_BESIDE).isPresent();
    }

    private void place(Finding finding) {
        Finding parent = null;
        for (Finding other : confirmed) {
            if (other != finding && standsOver(other.rule(), finding.rule()).isPresent()
                    && (parent == null || comesBefore(other, parent, finding.rule()))) {
                parent = other;
            }
        }
        if (parent != null) {
            above.put(finding.id(), standsOver(parent.rule(), finding.rule()).orElseThrow());
            beneath.computeIfAbsent(parent.id(), id -> new ArrayList<>()).add(finding);
        }
    }

    private void append(List<Finding> siblings) {
        Map<RankKey, Finding> inOrder = new TreeMap<>();
        siblings.forEach(finding -> inOrder.put(key(finding), finding));
        inOrder.forEach((key, finding) -> {
            add(finding, Optional.ofNullable(above.get(finding.id())), key);
            append(beneath.getOrDefault(finding.id(), List.of()));
        });
    }

    private RankKey key(Finding finding) {
        RankKey own = finding.rankKey();
        return new RankKey(bestTier(finding), own.layer(), own.strength(), own.unknown(), own.effort(), own.rule());
    }

    private Tier bestTier(Finding finding) {
        return beneath.getOrDefault(finding.id(), List.of()).stream().map(this::bestTier)
                .reduce(finding.rankKey().tier(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private void add(Finding finding, Optional<Beneath> under, RankKey key) {
        ranked.add(new Finding(ranked.size() + 1, finding.rule(), finding.verdict(), finding.because(), finding.missing(),
                finding.assumed(), under, finding.repair(), key));
    }
}
