package org.letrodx.record;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What came of a review that was to be recorded. Immutable. */
public final class Recorded {
    private final Done done;
    private final String record;
    private final String earlier;
    private final boolean twice;
    private final List<String> changed;

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
         * The book says something else of the experiment, and no reason was given, or the experiment occurs twice in
         * the run: no record was written, but that it was tried.
         */
        CONFLICT;

        /** What a run counts it by in the log. */
        String counter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Recorded(Done done, String record, String earlier) {
        this(done, record, earlier, false, List.of());
    }

    private Recorded(Done done, String record, String earlier, boolean twice, List<String> changed) {
        this.done = done;
        this.record = record;
        this.earlier = earlier;
        this.twice = twice;
        this.changed = List.copyOf(changed);
    }

    static Recorded conflict(String record, String earlier, boolean twice, List<String> changed) {
        return new Recorded(Done.CONFLICT, record, earlier, twice, changed);
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

    /** True if nothing was recorded because the experiment stands twice in this run: a reason would not help. */
    public boolean isTwice() {
        return twice;
    }

    /**
     * Of a conflict, what the set-up states differently from the earlier record: {@code serum.percent}, {@code notes};
     * in the order of their names. Empty if both state the same and only the findings differ, or if the earlier record
     * is not written yet.
     */
    public List<String> changed() {
        return changed;
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
