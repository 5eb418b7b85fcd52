package org.letrodx.review;

import org.letrodx.document.Spelling;

/** What a review says of one set-up. More may be added. */
public enum Outcome {
    /**
     * Every decisive cause that the set-up can decide is ruled out, and none is confirmed. Contributing causes may be.
     */
    CLEAN,
    /** So it is, but only because somebody accepted something. */
    CLEAN_WITH_WAIVERS,
    /** A decisive cause is confirmed and not waived. */
    NOT_CLEAN,
    /**
     * None is confirmed, and yet it is not clean: a decisive cause that the set-up can decide is neither ruled out nor
     * waived, something cannot be read, a fact that the policy requires is unknown, or the rules do not cover such a
     * set-up.
     */
    UNDECIDED;

    private final String label = Spelling.label(this);

    @Override
    public String toString() {
        return label;
    }
}
