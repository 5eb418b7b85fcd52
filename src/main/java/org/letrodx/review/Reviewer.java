package org.letrodx.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Impact;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/** Reviews set-ups one by one. Safe for threads. */
public final class Reviewer {
    private final RuleBook book;
    private final Waivers waivers;
    private final Set<String> baseline;
    private final boolean tryRepairs;

    /**
     * @param book     the rules
     * @param waivers  what was accepted
     * @param baseline fingerprints of the remarks that are known; empty if there is no baseline
     */
    public Reviewer(RuleBook book, Waivers waivers, Set<String> baseline) {
        this(book, waivers, baseline, true);
    }

    /** @param tryRepairs whether repairs are tried; without them a review takes less time */
    public Reviewer(RuleBook book, Waivers waivers, Set<String> baseline, boolean tryRepairs) {
        this.book = book;
        this.waivers = waivers;
        this.baseline = Set.copyOf(baseline);
        this.tryRepairs = tryRepairs;
    }

    /**
     * The review of one set-up; of one that cannot be read, or whose own waivers cannot be read, a review without an
     * outcome.
     */
    public Review review(SetUp setUp) {
        if (setUp.experiment().isEmpty()) {
            return refused(setUp, setUp.problems());
        }
        Experiment experiment = setUp.experiment().get();
        Diagnosis diagnosis = tryRepairs ? book.review(experiment) : book.reviewWithoutRepairs(experiment);
        List<Finding> causes =
                diagnosis.findings().stream().filter(Finding::isCause).toList();
        Map<String, Waiver> waived;
        try {
            waived = waivers.of(setUp, causes.stream().map(Finding::id).collect(Collectors.toSet()));
        } catch (InputException unreadable) {
            return refused(setUp, unreadable.problems());
        }
        String name = experiment.id().isEmpty() ? ScenarioWriter.sha256(experiment) : experiment.id();
        List<Remark> remarks = new ArrayList<>();
        for (Finding finding : causes) {
            String fingerprint = fingerprint(name, finding);
            remarks.add(new Remark(
                    finding,
                    Level.of(finding),
                    Optional.ofNullable(waived.get(finding.id())),
                    fingerprint,
                    baseline.contains(fingerprint)));
        }
        return new Review(setUp, Optional.of(diagnosis), Optional.of(outcome(diagnosis, remarks)), remarks);
    }

    private static Review refused(SetUp setUp, List<Problem> problems) {
        return new Review(SetUp.refused(setUp.at(), problems), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A remark that the baseline has stands against a set-up as any other does: a baseline says what is new, not what
     * is right.
     */
    private static Outcome outcome(Diagnosis diagnosis, List<Remark> remarks) {
        boolean undecided = !diagnosis.isCovered();
        boolean waived = false;
        for (Remark remark : remarks) {
            if (remark.waiver().isPresent()) {
                waived = true;
            } else if (remark.level() == Level.ERROR) {
                return Outcome.NOT_CLEAN;
            } else {
                undecided |= remark.level() == Level.QUESTION
                        && remark.finding().rule().impact() == Impact.DECISIVE;
            }
        }
        return undecided ? Outcome.UNDECIDED : waived ? Outcome.CLEAN_WITH_WAIVERS : Outcome.CLEAN;
    }

    private static String fingerprint(String experiment, Finding finding) {
        String what = experiment + '\0' + finding.id() + '\0' + finding.verdict();
        return Sha256.hex(what).substring(0, 32);
    }
}
