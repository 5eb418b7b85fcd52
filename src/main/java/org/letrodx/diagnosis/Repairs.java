package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.engine.Causes;
import org.letrodx.engine.Derivations;
import org.letrodx.facts.Changes;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;

/**
 * Tries repairs on the set-up as it was before anything was measured, and says what goes and what comes. The questions
 * of the causes are put again, only those of facts that have changed.
 */
final class Repairs {
    /** House limit: how many repairs are put together; a circle comes to an end. */
    private static final int MOST_STEPS = 6;

    private final Derivations derivations;
    private final Selection.Selected selected;
    private final Experiment setUp;
    private final Facts facts;
    private final Verdict[] before;
    /** What was tried: several causes may have one repair. */
    private final Map<Map<String, String>, Optional<Attempt>> tried = new HashMap<>();

    /** @param assessments of the experiment, in the order of the selected causes */
    Repairs(
            Experiment experiment,
            Facts understood,
            Derivations derivations,
            Selection.Selected selected,
            List<Assessment> assessments) {
        this.derivations = derivations;
        this.selected = selected;
        setUp = experiment.withoutOutcomes();
        facts = setUp == experiment ? understood : derivations.understand(setUp, experiment, understood);
        before = assessments.stream().map(Assessment::verdict).toArray(Verdict[]::new);
        Causes.Answers answers = selected.causes().answers(facts);
        BitSet asked = selected.asking(facts.differences(understood));
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            before[i] = Assessor.verdict(rule(i), i, facts, answers);
        }
    }

    private Rule rule(int number) {
        return selected.causes().rules().get(number);
    }

    /** What a change of the set-up does. */
    private record Attempt(Map<String, String> changes, List<Rule> removes, List<Rule> creates) {
        /** Those of the created that would spoil the result. */
        List<Rule> faults() {
            return creates.stream()
                    .filter(rule -> rule.impact() != Impact.ADVISORY)
                    .toList();
        }
    }

    /**
     * The repair of a rule, if it has one that works. Where it brings up another cause whose repair works as well, the
     * two are made one, and so on.
     */
    Optional<Repair> tryRepair(Rule rule) {
        Optional<Attempt> first = tried.computeIfAbsent(rule.repair(), repair -> attempt(repair, rule.changes()))
                .filter(attempt -> attempt.removes.contains(rule));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Attempt now = first.get();
        Attempt best = now;
        for (int step = 0; step < MOST_STEPS && !best.faults().isEmpty(); step++) {
            Optional<Attempt> next = next(rule, now);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
            best = now.faults().size() < best.faults().size() ? now : best;
        }
        return Optional.of(new Repair(best.changes, ids(best.removes), ids(best.creates)));
    }

    /** The same changes and those that mend the first of what they bring up, if they can be made one. */
    private Optional<Attempt> next(Rule rule, Attempt now) {
        for (Rule created : now.faults()) {
            Map<String, String> changes = new LinkedHashMap<>(now.changes);
            changes.putAll(created.repair());
            Optional<Attempt> next = changes.equals(now.changes)
                    ? Optional.empty()
                    : tried.computeIfAbsent(changes, both -> attempt(both, Changes.of(both)))
                            .filter(attempt -> attempt.removes.contains(rule) && !attempt.creates.contains(created));
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).sorted().toList();
    }

    /** Empty if the changes contradict what is stated. */
    private Optional<Attempt> attempt(Map<String, String> changes, Changes read) {
        Experiment changed;
        try {
            changed = setUp.with(read);
        } catch (InvalidExperimentException contradictsWhatIsStated) {
            return Optional.empty();
        }
        Facts after = derivations.understand(changed, setUp, facts);
        Causes.Answers answers = selected.causes().answers(after);
        List<Rule> removes = new ArrayList<>();
        List<Rule> creates = new ArrayList<>();
        BitSet asked = selected.asking(after.differences(facts));
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            Verdict verdict = Assessor.verdict(rule(i), i, after, answers);
            if (!verdict.isCause() && before[i].isCause()) {
                removes.add(rule(i));
            } else if (verdict.isCause() && verdict.compareTo(before[i]) < 0) {
                creates.add(rule(i));
            }
        }
        return Optional.of(new Attempt(changes, removes, creates));
    }
}
