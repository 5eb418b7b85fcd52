package org.letrodx.review;

import org.letrodx.document.Spelling;

/** What makes a review of many set-ups fail; what is waived or known to a baseline never does. */
public enum FailOn {
    /** A confirmed decisive cause. */
    ERROR,
    /** That, a confirmed contributing cause, or a waiver that is expired, overtaken, unused or too wide. */
    WARNING,
    /**
     * That, or anything that unknown facts decide, a set-up that is undecided for any other reason, or a value that
     * cannot be read.
     */
    QUESTION,
    /** Nothing, not even an input that cannot be read. */
    NEVER;

    /**
     * True if a review with this summary fails; unless nothing makes it, one in which something cannot be read does.
     */
    boolean fails(Summary summary) {
        boolean errors = summary.levels().getOrDefault(Level.ERROR, 0L) > 0
                || summary.unreadable() > 0
                || summary.tooWideWaivers() > 0
                || !summary.brokenOff().isEmpty();
        boolean warnings = summary.levels().getOrDefault(Level.WARNING, 0L) > 0
                || !summary.waivers().isEmpty();
        boolean questions = summary.levels().getOrDefault(Level.QUESTION, 0L) > 0
                || summary.notCovered() > 0
                || summary.withFaults() > 0
                || summary.outcomes().getOrDefault(Outcome.UNDECIDED, 0L) > 0;
        return switch (this) {
            case ERROR -> errors;
            case WARNING -> errors || warnings;
            case QUESTION -> errors || warnings || questions;
            case NEVER -> false;
        };
    }

    /** True if a review by itself is one that makes the whole fail. */
    public boolean fails(Review review) {
        if (this == NEVER) {
            return false;
        }
        if (!(review instanceof Reviewed reviewed)) {
            return true;
        }
        return reviewed.remarks().stream().anyMatch(remark -> remark.isNew() && fails(remark.level()))
                || this == QUESTION
                        && (reviewed.outcome() == Outcome.UNDECIDED
                                || !reviewed.diagnosis().isCovered());
    }

    /** True if a remark of this level, neither waived nor known, makes the whole fail. */
    public boolean fails(Level level) {
        return switch (this) {
            case ERROR -> level == Level.ERROR;
            case WARNING -> level == Level.ERROR || level == Level.WARNING;
            case QUESTION -> level != Level.NOTE;
            case NEVER -> false;
        };
    }

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
