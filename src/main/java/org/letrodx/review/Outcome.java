package org.letrodx.review;

import java.util.Locale;

/** What a review says of one set-up. */
public enum Outcome {
    /** No decisive cause is confirmed or suspected, and nothing had to be waived. */
    CLEAN,
    /** What would stand against it, or some of what was found, was accepted by a waiver. */
    CLEAN_WITH_WAIVERS,
    /** A decisive cause is confirmed and not waived. */
    NOT_CLEAN,
    /** None is confirmed, but a decisive cause is suspected, or the rules do not cover such a set-up. */
    UNDECIDED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
