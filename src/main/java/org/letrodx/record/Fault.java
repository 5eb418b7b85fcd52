package org.letrodx.record;

import java.util.Locale;
import org.letrodx.document.Problem;

/**
 * One thing that a verification found.
 *
 * @param kind of what kind it is
 * @param problem the file, the line of the log, the path into the JSON, and what was seen there
 */
public record Fault(Kind kind, Problem problem) {

    /** Of what kind a fault is, worst first. */
    public enum Kind {
        /** Something is not what was written, or a replay does not give what is recorded. */
        CHANGED,
        /** Something that was written is gone. */
        MISSING,
        /** A record that lives and that the sign-offs which are required do not cover. */
        UNSIGNED,
        /** An append was interrupted, or the end of the log was cut off; opening the book sets aside what is left. */
        UNFINISHED,
        /**
         * A sign-off that the keyring does not vouch for: of a stranger's key, out of its time, or of a meaning it may
         * not have.
         */
        UNTRUSTED,
        /** Two records of one experiment live: neither supersedes the other. */
        CONFLICTING,
        /** A line was written before the one that it follows. */
        BACKWARDS,
        /** A line says that it was written later than it is now: a clock was wrong. */
        AHEAD,
        /** A record that this program cannot review again: it no longer knows a fact or a word of its rules. */
        NOT_REPLAYED,
        /**
         * A record that this program answers otherwise, where the log names another program as the one that made it:
         * that one may have answered so, or somebody changed the record and the log. Only a review by the program that
         * is named can tell.
         */
        ANSWERED_OTHERWISE,
        /** A run without an end: it goes on, was interrupted, or its end was cut off. What it had recorded holds. */
        INTERRUPTED,
        /** What no line of the log named when the book was opened, or was torn, kept where no record is. */
        SET_ASIDE;

        /** True if a book in which it is found may be sound. */
        boolean isHarmless() {
            return this == NOT_REPLAYED || this == ANSWERED_OTHERWISE || this == SET_ASIDE || this == INTERRUPTED;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return problem.toString();
    }
}
