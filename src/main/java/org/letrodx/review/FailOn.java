package org.letrodx.review;

import java.util.Locale;

/** What makes a review of many set-ups fail; what is waived or known to a baseline never does. */
public enum FailOn {
    /** A confirmed decisive cause. */
    ERROR,
    /** That, a confirmed contributing cause, or a waiver that is expired, unused or too wide. */
    WARNING,
    /** That, or anything that unknown facts decide, or a set-up that the rules do not cover. */
    QUESTION,
    /** Nothing, not even an input that cannot be read. */
    NEVER;

    /**
     * True if a review with this summary fails; unless nothing makes it, one in which something cannot be read does.
     */
    boolean fails(Summary summary) {
        boolean errors = summary.levels().get(Level.ERROR) > 0 || summary.unreadable() > 0;
        boolean warnings =
                summary.levels().get(Level.WARNING) > 0 || !summary.waivers().isEmpty();
        boolean questions = summary.levels().get(Level.QUESTION) > 0 || summary.notCovered() > 0;
        return switch (this) {
            case ERROR -> errors;
            case WARNING -> errors || warnings;
            case QUESTION -> errors || warnings || questions;
            case NEVER -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
