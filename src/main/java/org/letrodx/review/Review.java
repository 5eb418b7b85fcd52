package org.letrodx.review;

import java.util.List;
import java.util.Optional;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.scenario.SetUp;

/**
 * The review of one set-up.
 *
 * @param setUp     what was reviewed
 * @param diagnosis the whole answer; empty if the set-up cannot be read
 * @param outcome   what it comes to; empty if the set-up cannot be read
 * @param remarks   the confirmed and suspected findings, in rank order; empty if the set-up cannot be read
 */
public record Review(SetUp setUp, Optional<Diagnosis> diagnosis, Optional<Outcome> outcome, List<Remark> remarks) {
    /** Copies the list. */
    public Review {
        remarks = List.copyOf(remarks);
    }

    /**
     * The user's own name of the experiment or, without one, where it was read; of one that cannot be read, where that
     * is.
     */
    public String name() {
        String id = setUp.experiment().map(experiment -> experiment.id()).orElse("");
        return id.isEmpty() ? setUp.at().toString() : id;
    }
}
