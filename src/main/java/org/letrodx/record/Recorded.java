package org.letrodx.record;

import java.util.Locale;
import java.util.Objects;

/** What came of a review that was to be recorded. Immutable. */
public final class Recorded {
    private final Done done;
    private final String record;
    private final String earlier;

    /** What was done. More may be added. */
    public enum Done {
        /** A record was written: the first of its experiment. */
        WRITTEN,
        /** A record was written that says something else than the one it supersedes, and a reason was given. */
        CORRECTED,
        /** A record was written that says the same as the one it supersedes, on other rules or by another policy. */
        RENEWED,
        /** The same is recorded already: nothing was written but that it was reviewed again. */
        ALREADY_THERE,
        /**
         * The book says something else of the experiment, and no reason was given, or the experiment occurs twice in the run: no record was
         * written, but that it was tried.
         */
        CONFLICT;

        /** What a run counts it by in the log. */
        String counter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Recorded(Done done, String record, String earlier) {
        this.done = done;
        this.record = record;
        this.earlier = earlier;
    }

    /** What was done. */
    public Done done() {
        return done;
    }

    /** The hash of its record, written now or before, or that was to be written. */
    public String record() {
        return record;
    }

    /** The hash of the record of the same experiment that it supersedes or stands against; empty if there was none. */
    public String earlier() {
        return earlier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recorded recorded
                && done == recorded.done
                && record.equals(recorded.record)
                && earlier.equals(recorded.earlier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(done, record);
    }

    @Override
    public String toString() {
        return done + " " + record;
    }
}
