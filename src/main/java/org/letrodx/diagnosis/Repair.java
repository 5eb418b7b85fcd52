package org.letrodx.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of the set-up that was tried: applied to the facts with every outcome unknown, and compared with the unchanged set-up
 * without its outcomes.
 *
 * @param changes values by fact path
 * @param removes ids of findings, confirmed or suspected, that are gone after it
 * @param creates ids of findings that are confirmed or suspected only after it, or confirmed after it and suspected before
 */
public record Repair(Map<String, String> changes, List<String> removes, List<String> creates) {
    /** Copies the map, whose order is kept, and the lists. */
    public Repair {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        removes = List.copyOf(removes);
        creates = List.copyOf(creates);
    }
}
