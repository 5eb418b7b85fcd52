package org.letrodx.plan;

import java.util.List;

/**
 * A line of a calendar.
 *
 * @param when for example {@code day -3}; counted from the first dose
 * @param what what is done
 * @param rules the ids of the rules that ask for it; none for what goes without saying
 */
public record Day(String when, String what, List<String> rules) {
    /** Copies the list. */
    public Day {
        rules = List.copyOf(rules);
    }
}
