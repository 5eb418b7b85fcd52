package org.letrodx.record;

import java.util.Optional;

/**
 * What came of a review that was to be recorded.
 *
 * @param done    what was done
 * @param record  the hash of its record, written now or before
 * @param earlier of what was written or corrected now: the latest earlier record of the same experiment, which says
 *                something else
 */
public record Appended(Done done, String record, Optional<String> earlier) {

    /** What was done. */
    public enum Done {
        /** A record was written; it supersedes nothing. */
        WRITTEN,
        /** A record was written that supersedes the earlier one. */
        CORRECTED,
        /** The same review is recorded already, and not superseded: nothing was written. */
        ALREADY_THERE
    }
}
