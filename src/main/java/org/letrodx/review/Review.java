package org.letrodx.review;

import org.letrodx.scenario.SetUp;

/**
 * What came of one set-up: a review, or a refusal because nothing of it can be read. Immutable; made by a reviewer
 * alone.
 */
public sealed interface Review permits Reviewed, Refused {
    /** What was to be reviewed. */
    SetUp setUp();

    /** The user's own name of the experiment or, without one, where it was read. */
    default String name() {
        return setUp().name();
    }
}
