package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;

/**
 * The order of an answer. A cause is placed beneath the best-ranked confirmed cause that it may stand under; one with
 * others beneath it takes the best tier among itself and them.
 */
final class Ranking {
    private final Map<String, Map<String, Beneath>> under;
    private final List<Assessment> confirmed = new ArrayList<>();
    private final Map<String, Beneath> above = new HashMap<>();
    private final Map<String, List<Assessment>> beneath = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * An assessment in its place, before its repair is tried.
     *
     * @param under the confirmed finding it stands beneath
     * @param key its own, or that of the best beneath it
     */
    record Placed(Assessment assessment, Optional<Beneath> under, RankKey key) {
        boolean isMoot() {
            return under.filter(Ranking::isMoot).isPresent();
        }
    }

    private Ranking(List<Assessment> assessments, Map<String, Map<String, Beneath>> under) {
        this.under = under;
        Map<Verdict, List<Assessment>> others = new EnumMap<>(Verdict.class);
        List<Assessment> causes = new ArrayList<>();
        for (Assessment assessment : assessments) {
            if (assessment.verdict().isCause()) {
                causes.add(assessment);
            } else {
                others.computeIfAbsent(assessment.verdict(), verdict -> new ArrayList<>())
                        .add(assessment);
            }
            if (assessment.verdict() == Verdict.CONFIRMED) {
                confirmed.add(assessment);
            }
        }
        append(causes.stream().filter(cause -> !isPlaced(cause)).toList());
        // how much is unknown of the open ones differs; the others come in the order of their keys
        others.getOrDefault(Verdict.OPEN, new ArrayList<>())
                .sort((one, other) -> one.key().compareTo(other.key()));
        // nothing stands beneath what is open, not covered or ruled out
        others.values()
                .forEach(same -> same.forEach(
                        assessment -> placed.add(new Placed(assessment, Optional.empty(), assessment.key()))));
    }

    /**
     * Assessments in their order, each with what it stands under.
     *
     * @param assessments in the order in which they would stand if all were ruled out
     * @param under as {@link #under} tells of their rules
     */
    static List<Placed> of(List<Assessment> assessments, Map<String, Map<String, Beneath>> under) {
        return new Ranking(assessments, under).placed;
    }

    /** What each of some rules may stand under, by ids; rules that may stand under none are left out. */
    static Map<String, Map<String, Beneath>> under(List<Rule> rules) {
        Map<String, Map<String, Beneath>> under = new HashMap<>();
        for (Rule rule : rules) {
            Set<String> named = rule.beneath().stream().map(Beneath::rule).collect(Collectors.toSet());
            for (Rule other : rules) {
                boolean mayBe = named.contains(other.id())
                        || !other.over().isEmpty()
                        || !rule.traceOf().isEmpty();
                if (mayBe && other != rule) {
                    Beneath.of(rule, other).ifPresent(how -> under.computeIfAbsent(rule.id(), id -> new HashMap<>())
                            .put(other.id(), how));
                }
            }
        }
        return under;
    }

    /** Places a cause beneath another, if it may stand under one of the confirmed. */
    private boolean isPlaced(Assessment cause) {
        Map<String, Beneath> others = under.getOrDefault(cause.rule().id(), Map.of());
        Assessment parent = null;
        for (Assessment other : confirmed) {
            if (others.containsKey(other.rule().id()) && (parent == null || comesBefore(other, parent, others))) {
                parent = other;
            }
        }
        if (parent == null) {
            return false;
        }
        above.put(cause.rule().id(), others.get(parent.rule().id()));
        beneath.computeIfAbsent(parent.rule().id(), id -> new ArrayList<>()).add(cause);
        return true;
    }

    /**
     * What one confirmed cause makes moot is moot, whatever else it stands under; nothing stands under what is moot
     * itself if it may stand elsewhere; then the better rank decides.
     */
    private boolean comesBefore(Assessment one, Assessment other, Map<String, Beneath> others) {
        boolean moot = isMoot(others.get(one.rule().id()));
        if (moot != isMoot(others.get(other.rule().id()))) {
            return moot;
        }
        boolean idle = isMootItself(one);
        return idle == isMootItself(other) ? one.key().compareTo(other.key()) < 0 : !idle;
    }

    private boolean isMootItself(Assessment assessment) {
        Map<String, Beneath> others = under.getOrDefault(assessment.rule().id(), Map.of());
        return confirmed.stream()
                .anyMatch(other -> isMoot(others.get(other.rule().id())));
    }

    private static boolean isMoot(@Nullable Beneath above) {
        return above != null && above.relation() == Relation.MOOT_BESIDE;
    }

    private void append(List<Assessment> siblings) {
        Map<RankKey, Assessment> inOrder = new TreeMap<>();
        siblings.forEach(assessment -> inOrder.put(key(assessment), assessment));
        inOrder.forEach((key, assessment) -> {
            placed.add(new Placed(
                    assessment, Optional.ofNullable(above.get(assessment.rule().id())), key));
            append(beneath.getOrDefault(assessment.rule().id(), List.of()));
        });
    }

    private RankKey key(Assessment assessment) {
        return assessment.key().in(bestTier(assessment));
    }

    private Tier bestTier(Assessment assessment) {
        Tier best = assessment.key().tier();
        for (Assessment child : beneath.getOrDefault(assessment.rule().id(), List.of())) {
            Tier tier = bestTier(child);
            best = tier.compareTo(best) < 0 ? tier : best;
        }
        return best;
    }
}
