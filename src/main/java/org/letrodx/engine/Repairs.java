package org.letrodx.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Relation;
import org.letrodx.diagnosis.Repair;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;

/**
 * Tries repairs on the set-up as it was before anything was measured, and says what goes and what comes. The rules' questions are put
 * again instead of running a session for each repair, which would take most of the time of an answer; only the rules that ask for
 * what has changed are asked.
 */
final class Repairs {
    private final Experiment setUp;
    private final Selection.Selected selected;
    private final Verdict[] before;

    /** @param findings of the experiment, in the order of the selected rules */
    private Repairs(Experiment experiment, Selection.Selected selected, List<Finding> findings) {
        this.setUp = experiment.withoutOutcomes();
        this.selected = selected;
        this.before = new Verdict[findings.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = findings.get(i).verdict();
        }
        BitSet asked = selected.asking(setUp.differences(experiment));
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            before[i] = rule(i).verdict(setUp);
        }
    }

    /**
     * The ranked findings, each with its tried repair if it has one that works.
     *
     * @param findings in the order of the selected rules
     */
    static List<Finding> tryEach(List<Finding> ranked, Experiment experiment, Selection.Selected selected, List<Finding> findings) {
        Repairs repairs = null;
        List<Finding> tried = new ArrayList<>(ranked);
        for (int i = 0; i < tried.size(); i++) {
            Finding finding = tried.get(i);
            if (finding.isCause() && !finding.rule().repair().isEmpty() && !isMoot(finding)) {
                repairs = repairs == null ? new Repairs(experiment, selected, findings) : repairs;
                Optional<Repair> repair = repairs.tryRepair(finding);
                if (repair.isPresent()) {
                    tried.set(i, new Finding(finding.rank(), finding.rule(), finding.verdict(), finding.because(), finding.missing(),
                            finding.assumed(), finding.under(), repair, finding.rankKey()));
                }
            }
        }
        return List.copyOf(tried);
    }

    /** True if another cause makes it pointless to look into this one. */
    static boolean isMoot(Finding finding) {
        return finding.under().isPresent() && finding.under().get().relation() == Relation.MOOT_BESIDE;
    }

    private AskingRule rule(int position) {
        return selected.rules().get(position).rule();
    }

    private Optional<Repair> tryRepair(Finding finding) {
        Experiment changed;
        try {
            changed = setUp.with(selected.byId().get(finding.id()).repair());
        } catch (InvalidExperimentException contradictsWhatIsStated) {
            return Optional.empty();
        }
        List<String> removes = new ArrayList<>();
        List<String> creates = new ArrayList<>();
        BitSet asked = selected.asking(changed.differences(setUp));
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            Verdict verdict = rule(i).verdict(changed);
            if (!verdict.isCause() && before[i].isCause()) {
                removes.add(rule(i).id());
            } else if (verdict.isCause() && verdict.compareTo(before[i]) < 0) {
                creates.add(rule(i).id());
            }
        }
        if (!removes.contains(finding.id())) {
            return Optional.empty();
        }
        removes.sort(null);
        creates.sort(null);
        return Optional.of(new Repair(finding.rule().repair(), removes, creates));
    }
}
