package org.letrodx.review;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Problem;

/** What many reviews come to. Immutable; made by a {@link SummaryCounter}. */
public final class Summary {
    private final SummaryCounter.Counts counts;
    private final Map<Outcome, Long> outcomes;
    private final Map<Level, Long> levels;
    private final List<RuleCount> rules;
    private final Map<String, Long> missing;
    private final Map<String, Long> warnings;
    private final Map<String, Map<String, Map<String, Long>>> groups;
    private final List<Problem> waivers;
    private final List<Problem> baseline;
    private final List<Problem> ids;
    private final List<Problem> brokenOff;
    private final Policy policy;
    private final FailOn failOn;

    /** How often one rule spoke. Immutable. */
    public static final class RuleCount {
        private final String rule;
        private final String title;
        private final Map<Level, Long> levels;
        private final long waived;
        private final long known;

        RuleCount(String rule, String title, Map<Level, Long> levels, long waived, long known) {
            this.rule = rule;
            this.title = title;
            this.levels = Collections.unmodifiableMap(new EnumMap<>(levels));
            this.waived = waived;
            this.known = known;
        }

        /** Its id. */
        public String rule() {
            return rule;
        }

        /** The fault in plain words. */
        public String title() {
            return title;
        }

        /** How many of its remarks of each level count; levels of which there are none are not named. */
        public Map<Level, Long> levels() {
            return levels;
        }

        /** How many were waived. */
        public long waived() {
            return waived;
        }

        /** How many the baseline has. */
        public long known() {
            return known;
        }
    }

    Summary(
            SummaryCounter.Counts counts,
            Map<Outcome, Long> outcomes,
            Map<Level, Long> levels,
            List<RuleCount> rules,
            Map<String, Long> missing,
            Map<String, Long> warnings,
            Map<String, Map<String, Map<String, Long>>> groups,
            List<Problem> waivers,
            List<Problem> baseline,
            List<Problem> ids,
            List<Problem> brokenOff,
            Policy policy,
            FailOn failOn) {
        this.counts = counts;
        this.outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
        this.levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        this.rules = List.copyOf(rules);
        this.missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        this.warnings = Collections.unmodifiableMap(new LinkedHashMap<>(warnings));
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.waivers = List.copyOf(waivers);
        this.baseline = List.copyOf(baseline);
        this.ids = List.copyOf(ids);
        this.brokenOff = List.copyOf(brokenOff);
        this.policy = policy;
        this.failOn = failOn;
    }

    /** How many set-ups there were. */
    public long setUps() {
        return counts.setUps;
    }

    /** How many came to each outcome; every outcome is named. */
    public Map<Outcome, Long> outcomes() {
        return outcomes;
    }

    /** Of how many nothing could be read. */
    public long unreadable() {
        return counts.unreadable;
    }

    /** In how many something could not be read or contradicts something else, and the rest was reviewed. */
    public long withFaults() {
        return counts.withFaults;
    }

    /** In how many something could not be read, and the rest was reviewed. */
    public long withUnread() {
        return counts.withUnread;
    }

    /** How many contradict themselves, so that the facts concerned were left out. */
    public long withContradictions() {
        return counts.withContradictions;
    }

    /** How many clean ones have warnings. */
    public long cleanWithWarnings() {
        return counts.cleanWithWarnings;
    }

    /** How many the rules do not cover, or of how many too little is known to assess any cause. */
    public long notCovered() {
        return counts.notCovered;
    }

    /** How many remarks of each level count: neither waived nor known; every level is named. */
    public Map<Level, Long> levels() {
        return levels;
    }

    /** How many remarks were waived. */
    public long waived() {
        return counts.waived;
    }

    /** How many remarks the baseline has. */
    public long known() {
        return counts.known;
    }

    /** How many remarks each rule made, by their worst level that counts, then most first. */
    public List<RuleCount> rules() {
        return rules;
    }

    /** Facts by how many set-ups wait for them, most first. */
    public Map<String, Long> missing() {
        return missing;
    }

    /** Statements that say less than they seem to, in words, by how many set-ups have them, most first. */
    public Map<String, Long> warnings() {
        return warnings;
    }

    /**
     * How many set-ups came to each outcome, by what they were grouped by and by what they have there;
     * {@code unreadable} is named beside the outcomes.
     */
    public Map<String, Map<String, Map<String, Long>>> groups() {
        return groups;
    }

    /** What is wrong with waivers: expired, overtaken, unused, or wider than one experiment. */
    public List<Problem> waivers() {
        return waivers;
    }

    /**
     * How many waivers held in more than one experiment: the whole fails, since nobody knows for which one they were
     * meant.
     */
    public long tooWideWaivers() {
        return counts.tooWide;
    }

    /** Entries of the baseline that have expired or do not occur any more. */
    public List<Problem> baseline() {
        return baseline;
    }

    /** Set-ups with the id of one before them, the first twenty and how many more; waivers and records go by id. */
    public List<Problem> ids() {
        return ids;
    }

    /** Inputs whose rest could not be read, so that nobody knows how much there was. */
    public List<Problem> brokenOff() {
        return brokenOff;
    }

    /** The policy by which it was reviewed. */
    public Policy policy() {
        return policy;
    }

    /** What would make the whole fail. */
    public FailOn failOn() {
        return failOn;
    }

    /** True if the whole fails: something cannot be read, or there is what it is to fail on. */
    public boolean fails() {
        return failOn.fails(this);
    }
}
