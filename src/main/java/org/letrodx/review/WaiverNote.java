package org.letrodx.review;

import java.util.Optional;
import org.letrodx.document.Problem;

/**
 * What became of a waiver in one review.
 *
 * @param waiver the waiver; empty for one that a set-up carries
 * @param input the hash of the experiment in which it holds; empty if it does not hold there
 * @param problem why it does not hold; empty if it does, or if its finding is not there
 */
record WaiverNote(Optional<Waiver> waiver, String input, Optional<Problem> problem) {
    static WaiverNote seen(Waiver waiver) {
        return new WaiverNote(Optional.of(waiver), "", Optional.empty());
    }

    static WaiverNote held(Waiver waiver, String input) {
        return new WaiverNote(Optional.of(waiver), input, Optional.empty());
    }

    static WaiverNote faulty(Optional<Waiver> waiver, Problem problem) {
        return new WaiverNote(waiver, "", Optional.of(problem));
    }
}
