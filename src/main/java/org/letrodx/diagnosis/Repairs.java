package org.letrodx.diagnosis;

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
        Derivations.Changed unmeasured = derivations.understand(setUp, experiment, understood);
        facts = unmeasured.facts();
        before = assessments.stream().map(Assessment::verdict).toArray(Verdict[]::new);
        Causes.Answers answers = selected.causes().answers(facts);
        BitSet asked = selected.asking(unmeasured.differences());
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            before[i] = Assessor.verdict(rule(i), i, facts, answers);
        }
    }

    private Rule rule(int number) {
        return selected.causes().rules().get(number);
    }

    /**
     * What a change of the set-up does.
     *
     * @param changes as a scenario file would write them
     * @param read the same, read
     * @param removes the numbers of the causes that go
     * @param creates the numbers of those that come
     * @param faults those that come and would spoil the result
     */
    private record Attempt(Map<String, String> changes, Changes read, BitSet removes, BitSet creates, BitSet faults) {}

    /**
     * The repair of a rule, if it has one that works. Where it brings up another cause whose repair works as well, the
     * two are made one, and so on.
     *
     * @param number the number of the rule
     */
    Optional<Repair> tryRepair(int number) {
        Rule rule = rule(number);
        Optional<Attempt> first = tried.computeIfAbsent(rule.repair(), repair -> attempt(repair, rule.changes()))
                .filter(attempt -> attempt.removes.get(number));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Attempt now = first.get();
        Attempt best = now;
        for (int step = 0; step < MOST_STEPS && !best.faults.isEmpty(); step++) {
            Optional<Attempt> next = next(number, now);
            if (next.isEmpty()) {
                break;
            }
            now = next.get();
            best = now.faults.cardinality() < best.faults.cardinality() ? now : best;
        }
        return Optional.of(new Repair(best.changes, ids(best.removes), ids(best.creates)));
    }

    /** The same changes and those that mend the first of what they bring up, if they can be made one. */
    private Optional<Attempt> next(int number, Attempt now) {
        for (int i = now.faults.nextSetBit(0); i >= 0; i = now.faults.nextSetBit(i + 1)) {
            int created = i;
            Map<String, String> changes = new LinkedHashMap<>(now.changes);
            changes.putAll(rule(created).repair());
            Optional<Attempt> next = changes.equals(now.changes)
                    ? Optional.empty()
                    : tried.computeIfAbsent(
                                    changes,
                                    both -> attempt(
                                            both, now.read.and(rule(created).changes())))
                            .filter(attempt -> attempt.removes.get(number) && !attempt.creates.get(created));
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private List<String> ids(BitSet numbers) {
        return numbers.stream().mapToObj(number -> rule(number).id()).sorted().toList();
    }

    /** Empty if the changes contradict what is stated. */
    private Optional<Attempt> attempt(Map<String, String> changes, Changes read) {
        Experiment changed;
        try {
            changed = setUp.with(read);
        } catch (InvalidExperimentException contradictsWhatIsStated) {
            return Optional.empty();
        }
        Derivations.Changed after = derivations.understand(changed, setUp, facts);
        Causes.Answers answers = selected.causes().answers(after.facts());
        BitSet removes = new BitSet();
        BitSet creates = new BitSet();
        BitSet faults = new BitSet();
        BitSet asked = selected.asking(after.differences());
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            Verdict verdict = Assessor.verdict(rule(i), i, after.facts(), answers);
            if (!verdict.isCause() && before[i].isCause()) {
                removes.set(i);
            } else if (verdict.isCause() && verdict.compareTo(before[i]) < 0) {
                creates.set(i);
                faults.set(i, rule(i).impact() != Impact.ADVISORY);
            }
        }
        return Optional.of(new Attempt(changes, read, removes, creates, faults));
    }
}
