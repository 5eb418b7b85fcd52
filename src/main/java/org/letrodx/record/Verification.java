package org.letrodx.record;

import java.util.List;
import java.util.Map;

/**
 * What a verification found.
 *
 * @param faults        in the order found; of each kind the first thousand (a house limit)
 * @param found         how many faults of each kind there are; every kind is named
 * @param records       how many records the log has
 * @param signed        how many of them a valid sign-off covers: of the key, if one was given
 * @param superseded    how many of them a later one supersedes
 * @param replayed      how many were reviewed again on the same rules
 * @param notReplayable how many could not be, because they need other rules
 */
public record Verification(
        List<Fault> faults,
        Map<Fault.Kind, Long> found,
        long records,
        long signed,
        long superseded,
        long replayed,
        long notReplayable) {

    /** True if nothing was changed, nothing is missing or unfinished, and nothing is unsigned that had to be signed. */
    public boolean isSound() {
        return found.entrySet().stream().allMatch(kind -> kind.getKey().isHarmless() || kind.getValue() == 0);
    }
}
