package org.letrodx.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Experiment;

/** What the tests of plans have in common. */
final class PlanExamples {
    static final RuleBook BOOK = RuleBook.bundled();
    static final Planner PLANNER = new Planner(BOOK);

    /** The cheapest plan, which leaves some facts as they are. */
    static Plan plan(Map<String, ?> facts, String... keep) {
        return PLANNER.plans(Experiment.of(facts), Set.of(keep)).get(0);
    }

    /** What each changed fact is changed to. */
    static Map<String, String> changes(Plan plan) {
        Map<String, String> changes = new TreeMap<>();
        plan.changes().forEach(change -> changes.put(change.fact().path(), change.after()));
        return changes;
    }

    static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
    }

    /** What is done on a day of the calendar. */
    static String whatOn(List<Day> days, String when) {
        return days.stream()
                .filter(day -> day.when().equals(when))
                .map(Day::what)
                .findFirst()
                .orElseThrow(() -> new AssertionError(when + " of " + days));
    }

    /** @param more paths and values, in turn */
    static Map<String, String> with(Map<String, String> facts, String... more) {
        Map<String, String> all = new TreeMap<>(facts);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private PlanExamples() {}
}
