package org.letrodx.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a verification found. Immutable; made by a {@link Verifier}. */
public final class Verification {
    private final List<Fault> faults;
    private final Map<Fault.Kind, Long> found;
    private final Map<Counted, Long> counts;
    private final Head head;

    /** What is counted. */
    enum Counted {
        RUNS,
        RECORDS,
        LIVING,
        SUPERSEDED,
        SIGNED,
        SIGN_OFFS,
        UNREADABLE,
        CONFLICTS,
        TWICE,
        REPLAYED,
        NOT_REPLAYED
    }

    /** What a verification comes to. More may be added. */
    public enum Result {
        /** Nothing was changed, nothing is missing, and every record was reviewed again with the same result. */
        SOUND,
        /** So it is, but some records could not be reviewed again. */
        SOUND_NOT_REPLAYED,
        /**
         * Nothing is missing and all hashes fit, but this program answers some records otherwise than the one that the
         * log names for them: whether they were changed is open until that one verifies them.
         */
        ANSWERED_OTHERWISE,
        /** Something was changed, is missing, or is not signed as it has to be. */
        NOT_SOUND
    }

    Verification(Faults faults, Map<Counted, Long> counts, Head head) {
        this.faults = faults.kept();
        this.found = faults.found();
        this.counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        this.head = head;
    }

    /** In the order found; of each kind the first thousand (a house limit). */
    public List<Fault> faults() {
        return faults;
    }

    /** How many faults of each kind there are; every kind is named. */
    public Map<Fault.Kind, Long> found() {
        return found;
    }

    /** How many faults of this kind there are. */
    public long found(Fault.Kind kind) {
        return found.getOrDefault(kind, 0L);
    }

    private long count(Counted what) {
        return counts.getOrDefault(what, 0L);
    }

    /** How many runs of reviews the log has. */
    public long runs() {
        return count(Counted.RUNS);
    }

    /** How many records. */
    public long records() {
        return count(Counted.RECORDS);
    }

    /** How many of them no later one supersedes. */
    public long living() {
        return count(Counted.LIVING);
    }

    /** How many of them a later one supersedes. */
    public long superseded() {
        return count(Counted.SUPERSEDED);
    }

    /** How many of those that live the sign-offs cover that are required; without a keyring, any sign-offs. */
    public long signed() {
        return count(Counted.SIGNED);
    }

    /** How many sign-offs there are. */
    public long signOffs() {
        return count(Counted.SIGN_OFFS);
    }

    /** Of how many set-ups nothing could be read. */
    public long unreadable() {
        return count(Counted.UNREADABLE);
    }

    /**
     * How many reviews were not recorded, since they differed from the record of the experiment, and nobody said why.
     */
    public long conflicts() {
        return count(Counted.CONFLICTS);
    }

    /** How many of the {@link #conflicts} were of an experiment that stood twice in one run. */
    public long twice() {
        return count(Counted.TWICE);
    }

    /** How many records were reviewed again. */
    public long replayed() {
        return count(Counted.REPLAYED);
    }

    /** How many could not be. */
    public long notReplayed() {
        return count(Counted.NOT_REPLAYED);
    }

    /**
     * How many of those that were reviewed again this program answers otherwise than the one that the log names for
     * them.
     */
    public long answeredOtherwise() {
        return found(Fault.Kind.ANSWERED_OTHERWISE);
    }

    /** Where the log ends. */
    public Head head() {
        return head;
    }

    /** What it comes to. */
    public Result result() {
        boolean sound = found.entrySet().stream().allMatch(kind -> kind.getKey().isHarmless() || kind.getValue() == 0);
        if (!sound) {
            return Result.NOT_SOUND;
        }
        return answeredOtherwise() > 0
                ? Result.ANSWERED_OTHERWISE
                : notReplayed() > 0 ? Result.SOUND_NOT_REPLAYED : Result.SOUND;
    }
}
