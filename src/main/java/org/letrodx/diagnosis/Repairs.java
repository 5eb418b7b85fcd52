package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.letrodx.engine.Causes;
import org.letrodx.engine.Derivations;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.rules.Rule;

/**
 * Tries repairs on the set-up as it was before anything was measured, and says what goes and what comes. The questions
 * of the causes are
 * put again, only those of facts that have changed.
 */
final class Repairs {
    private final Derivations derivations;
    private final Selection.Selected selected;
    private final Experiment setUp;
    private final Facts facts;
    private final Verdict[] before;

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

    /** The repair of a rule, if it has one that works. */
    Optional<Repair> tryRepair(Rule rule) {
        Experiment changed;
        try {
            changed = setUp.with(rule.changes());
        } catch (InvalidExperimentException contradictsWhatIsStated) {
            return Optional.empty();
        }
        Facts after = derivations.understand(changed, setUp, facts);
        Causes.Answers answers = selected.causes().answers(after);
        List<String> removes = new ArrayList<>();
        List<String> creates = new ArrayList<>();
        BitSet asked = selected.asking(after.differences(facts));
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            Verdict verdict = Assessor.verdict(rule(i), i, after, answers);
            if (!verdict.isCause() && before[i].isCause()) {
                removes.add(rule(i).id());
            } else if (verdict.isCause() && verdict.compareTo(before[i]) < 0) {
                creates.add(rule(i).id());
            }
        }
        if (!removes.contains(rule.id())) {
            return Optional.empty();
        }
        removes.sort(null);
        creates.sort(null);
        return Optional.of(new Repair(rule.repair(), removes, creates));
    }
}
