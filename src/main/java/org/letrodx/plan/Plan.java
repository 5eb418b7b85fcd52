package org.letrodx.plan;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.FromData;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * A corrected set-up.
 *
 * @param after the corrected set-up, without what was measured
 * @param changes what differs, in the order of the vocabulary; none if nothing has to be changed
 * @param mended the faults that are gone, in rank order
 * @param unmended the faults that stay, and why; none of a plan that is whole
 * @param standing the decisive and contributing causes that only what was measured confirms, in rank order: no repair
 *     of theirs is made, and whether what is changed for others mends them is seen only in new results
 * @param undecided what may still be wrong, decisive or contributing: suspected or borderline by the corrected set-up,
 *     then by what was measured, then what was to be fixed with a mended fault
 * @param repairable the ids of the undecided causes that their own repair would rule out, sorted
 * @param review what the rules say of the corrected set-up
 */
public record Plan(
        Experiment after,
        List<Change> changes,
        List<Rule> mended,
        List<Unmended> unmended,
        List<Finding> standing,
        List<Finding> undecided,
        Set<String> repairable,
        Diagnosis review) {
    /** Copies the collections. */
    public Plan {
        changes = List.copyOf(changes);
        mended = List.copyOf(mended);
        unmended = List.copyOf(unmended);
        standing = List.copyOf(standing);
        undecided = List.copyOf(undecided);
        repairable = Collections.unmodifiableSet(new TreeSet<>(repairable));
    }

    /** True if no decisive or contributing fault of the set-up that is known stays. */
    public boolean isWhole() {
        return unmended.isEmpty();
    }

    /** What is borderline by the corrected set-up: nothing more that is stated would settle it. */
    public List<Finding> borderline() {
        return undecided.stream()
                .filter(finding -> finding.verdict() == Verdict.BORDERLINE)
                .toList();
    }

    /** What is decided only when more is stated. */
    public List<Finding> toState() {
        return undecided.stream()
                .filter(finding -> finding.verdict() != Verdict.BORDERLINE)
                .toList();
    }

    /** True if the repair of an undecided cause is still to be made, and would rule it out. */
    public boolean isSettledByRepair(Finding finding) {
        return repairable.contains(finding.id());
    }

    /**
     * The experiment to do next: the corrected set-up, of which nobody complains yet, under a name of its own. What
     * data files say of the old set-up is stated; the files are of what was done, and stay with it.
     */
    public Experiment next() {
        Experiment.Builder next = after.toBuilder().data(FromData.NONE);
        for (FromData.Item item : after.data().items()) {
            Fact fact = after.fact(item.path());
            if (!fact.isStated() && fact.isKnown() && !fact.type().isOutcome()) {
                next.state(item.path(), fact.value());
            }
        }
        return next.complaints(List.of())
                .id(after.id().isEmpty() ? "" : after.id() + "-next")
                .title(after.title().isEmpty() ? "" : "Corrected: " + after.title())
                .notes("")
                .build();
    }

    /** What it takes, compared with a change of the medium, which is 2. */
    public int cost() {
        return changes.stream().mapToInt(change -> change.fact().changeCost()).sum();
    }

    /** What goes with a change and is not known yet, such as the concentration of an androgen that is added. */
    public List<FactType> companions() {
        return changes.stream()
                .flatMap(change -> Vocabulary.types().stream()
                        .filter(type -> type.dependsOn().equals(change.fact().path())
                                && !type.isOutcome()
                                && !after.leavesNothingToState(type)
                                && !after.fact(type).isKnown()))
                .distinct()
                .toList();
    }
}
