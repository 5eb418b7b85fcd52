package org.letrodx.review;

import java.util.Optional;
import org.letrodx.diagnosis.Finding;

/**
 * A confirmed or suspected finding in a review.
 *
 * @param finding     what the rule says
 * @param level       how much it weighs
 * @param waiver      by which it was accepted; a waived remark stays visible and counts for nothing
 * @param fingerprint the same for the same verdict of the same rule on the same experiment, in hexadecimal
 * @param known       true if the baseline has it
 */
public record Remark(Finding finding, Level level, Optional<Waiver> waiver, String fingerprint, boolean known) {

    /** True if it counts: it is neither waived nor known. */
    public boolean isNew() {
        return waiver.isEmpty() && !known;
    }
}
