package org.letrodx.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.SetUp;

/** Counts reviews, one by one and in bounded memory. Not safe for threads. */
public final class SummaryCounter {
    /** House limit: how many of the facts most often missing a summary names. */
    private static final int MISSING = 10;
    /** House limit: how many set-ups with the id of one before them it names. */
    private static final int REPEATED = 20;

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Level, Long> levels = new EnumMap<>(Level.class);
    private final Map<String, OfRule> rules = new TreeMap<>();
    private final Map<String, Long> missing = new HashMap<>();
    private final SeenIds ids = new SeenIds();
    private final List<Problem> repeated = new ArrayList<>();
    private long untold;
    private long setUps;
    private long unreadable;
    private long notCovered;
    private long waived;
    private long known;

    private static final class OfRule {
        private final String title;
        private final Map<Level, Long> levels = new EnumMap<>(Level.class);
        private long waived;
        private long known;

        private OfRule(String title) {
            this.title = title;
        }
    }

    /** A counter at zero. */
    public SummaryCounter() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
        for (Level level : Level.values()) {
            levels.put(level, 0L);
        }
    }

    /** Counts one review. */
    public void add(Review review) {
        setUps++;
        if (review.outcome().isEmpty()) {
            unreadable++;
            return;
        }
        compareId(review.setUp());
        outcomes.merge(review.outcome().get(), 1L, Long::sum);
        notCovered += review.diagnosis().orElseThrow().isCovered() ? 0 : 1;
        TreeSet<String> waitsFor = new TreeSet<>();
        for (Remark remark : review.remarks()) {
            OfRule rule = rules.computeIfAbsent(
                    remark.finding().id(),
                    id -> new OfRule(remark.finding().rule().title()));
            if (remark.waiver().isPresent()) {
                waived++;
                rule.waived++;
            } else if (remark.known()) {
                known++;
                rule.known++;
            } else {
                levels.merge(remark.level(), 1L, Long::sum);
                rule.levels.merge(remark.level(), 1L, Long::sum);
                waitsFor.addAll(remark.finding().missing());
            }
        }
        waitsFor.forEach(fact -> missing.merge(fact, 1L, Long::sum));
    }

    private void compareId(SetUp setUp) {
        String id = setUp.experiment().map(Experiment::id).orElse("");
        if (id.isEmpty() || !ids.hasSeen(id)) {
            return;
        }
        if (repeated.size() < REPEATED) {
            repeated.add(new Problem(
                    setUp.at(),
                    "id",
                    "\"" + id + "\" is the id of a set-up before it, too; waivers and records go by id",
                    "",
                    ""));
        } else {
            untold++;
        }
    }

    private List<Problem> repeated() {
        List<Problem> problems = new ArrayList<>(repeated);
        if (untold > 0) {
            problems.add(new Problem(
                    Location.NONE,
                    "id",
                    untold + (untold == 1 ? " more set-up has" : " more set-ups have") + " an id of one before them",
                    "",
                    ""));
        }
        if (ids.hasLost()) {
            problems.add(new Problem(
                    Location.NONE, "id", "only the first " + SeenIds.MOST + " ids were kept to compare", "", ""));
        }
        return List.copyOf(problems);
    }

    /**
     * What was counted so far.
     *
     * @param waivers what is wrong with the waivers
     * @param failOn  what makes the whole fail
     */
    public Summary summary(List<Problem> waivers, FailOn failOn) {
        List<Summary.RuleCount> counts = new ArrayList<>();
        rules.forEach((id, rule) -> counts.add(new Summary.RuleCount(
                id, rule.title, Collections.unmodifiableMap(new EnumMap<>(rule.levels)), rule.waived, rule.known)));
        counts.sort(Comparator.comparing((Summary.RuleCount count) -> worst(count))
                .thenComparing(count -> -total(count))
                .thenComparing(Summary.RuleCount::rule));
        Map<String, Long> most = new LinkedHashMap<>();
        missing.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MISSING)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return new Summary(
                setUps,
                Collections.unmodifiableMap(new EnumMap<>(outcomes)),
                unreadable,
                notCovered,
                Collections.unmodifiableMap(new EnumMap<>(levels)),
                waived,
                known,
                List.copyOf(counts),
                Collections.unmodifiableMap(most),
                List.copyOf(waivers),
                repeated(),
                failOn);
    }

    private static int worst(Summary.RuleCount count) {
        return count.levels().keySet().stream().mapToInt(Level::ordinal).min().orElse(Level.values().length);
    }

    private static long total(Summary.RuleCount count) {
        return count.levels().values().stream().mapToLong(Long::longValue).sum();
    }
}
