package org.letrodx.record;

import java.util.Locale;
import org.letrodx.document.Problem;

/**
 * One thing that a verification found.
 *
 * @param kind    of what kind it is
 * @param problem the file, the line of the log, the path into the JSON, and what was seen there
 */
public record Fault(Kind kind, Problem problem) {

    /** Of what kind a fault is, worst first. */
    public enum Kind {
        /** Something is not what was written, or a replay does not give what is recorded. */
        CHANGED,
        /** Something that was written is gone. */
        MISSING,
        /** A record that no valid sign-off of the key covers. */
        UNSIGNED,
        /** An append was interrupted, or the end of the log was cut off; opening the book sets it aside. */
        UNFINISHED,
        /** A record made with other rules than those at hand, or by a program that writes records in another way. */
        NOT_REPLAYABLE,
        /**
         * What an interrupted append left of a line, or a file that had no line, kept where no record is. Nothing is to
         * be done.
         */
        SET_ASIDE;

        /** True if a book in which it is found may be sound. */
        boolean isHarmless() {
            return this == NOT_REPLAYABLE || this == SET_ASIDE;
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
