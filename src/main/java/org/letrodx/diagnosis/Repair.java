package org.letrodx.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A change of the set-up that was tried: applied to the facts with every outcome unknown, and compared with the
 * unchanged set-up without its outcomes. Immutable.
 */
public final class Repair {
    private final Map<String, String> changes;
    private final List<String> removes;
    private final List<String> creates;

    Repair(Map<String, String> changes, List<String> removes, List<String> creates) {
        this.changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        this.removes = List.copyOf(removes);
        this.creates = List.copyOf(creates);
    }

    /** Values by fact path: those of the rule, then those that mend what these would bring up. */
    public Map<String, String> changes() {
        return changes;
    }

    /** The ids of findings, confirmed or suspected, that are gone after it; sorted. */
    public List<String> removes() {
        return removes;
    }

    /**
     * The ids of findings that are confirmed or suspected only after it, or confirmed after it and suspected before;
     * sorted.
     */
    public List<String> creates() {
        return creates;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repair repair
                && changes.equals(repair.changes)
                && removes.equals(repair.removes)
                && creates.equals(repair.creates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(changes, removes, creates);
    }

    @Override
    public String toString() {
        return changes + " removes " + removes + ", creates " + creates;
    }
}
