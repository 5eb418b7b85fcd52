package org.letrodx.rules;

import java.util.List;

/**
 * A published number, shown beside a finding and never averaged with another.
 *
 * @param id its key
 * @param topics what it is about; rules name topics
 * @param system what it was measured in
 * @param arm the arm of a trial; empty for a number that is of no trial
 * @param endpoint what was measured
 * @param value the number or range with its unit; empty where none was given
 * @param conditions under which conditions; empty if not stated
 * @param cites keys of references
 * @param mark how it was checked: {@code V} read in the abstract or a table, {@code V2} second hand, {@code computed}
 *     our arithmetic on the works cited, {@code source} the source document only, {@code U} unverified
 * @param conflictsWith ids of values that disagree
 * @param covers claims of the source document
 * @param note what else a reader should know
 */
public record ReferenceValue(
        String id,
        List<String> topics,
        String system,
        String arm,
        String endpoint,
        String value,
        String conditions,
        List<String> cites,
        String mark,
        List<String> conflictsWith,
        List<String> covers,
        String note) {

    /** What it was measured in, and in which arm. */
    public String place() {
        return arm.isEmpty() ? system : system + ", " + arm;
    }
}
