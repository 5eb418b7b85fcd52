package org.letrodx.review;

import java.util.List;
import java.util.Map;
import org.letrodx.document.Problem;

/**
 * What many reviews come to.
 *
 * @param setUps     how many set-ups there were
 * @param outcomes   how many came to each outcome; every outcome is named
 * @param unreadable how many could not be read
 * @param notCovered how many the rules do not cover, or of how many too little is known to assess any cause
 * @param levels     how many remarks of each level count: neither waived nor known; every level is named
 * @param waived     how many remarks were waived
 * @param known      how many remarks the baseline has
 * @param rules      how many remarks each rule made, by their worst level that counts, then most first
 * @param missing    facts by how many set-ups wait for them, most first
 * @param waivers    what is wrong with waivers: expired, unused, or wider than one experiment
 * @param ids        set-ups with the id of one before them, the first twenty and how many more; waivers and records go
 *                   by id
 * @param failOn     what would make the whole fail
 */
public record Summary(
        long setUps,
        Map<Outcome, Long> outcomes,
        long unreadable,
        long notCovered,
        Map<Level, Long> levels,
        long waived,
        long known,
        List<RuleCount> rules,
        Map<String, Long> missing,
        List<Problem> waivers,
        List<Problem> ids,
        FailOn failOn) {

    /**
     * How often one rule spoke.
     *
     * @param rule   its id
     * @param title  the fault in plain words
     * @param levels how many of its remarks of each level count; levels of which there are none are not named
     * @param waived how many were waived
     * @param known  how many the baseline has
     */
    public record RuleCount(String rule, String title, Map<Level, Long> levels, long waived, long known) {}

    /** True if the whole fails: something cannot be read, or there is what it is to fail on. */
    public boolean fails() {
        return failOn.fails(this);
    }
}
