package org.letrodx.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;

/**
 * Compares what two rule books say of experiments, one experiment after the other and in constant memory. A rule that
 * is only in one of them counts where it confirms or suspects something. Not safe for threads.
 */
public final class RuleComparison {
    private final RuleBook before;
    private final RuleBook after;
    private final Set<String> rulesBefore;
    private final Set<String> rulesAfter;
    private final Map<String, Map<Change, Long>> byRule = new TreeMap<>();
    private long experiments;
    private long differing;

    /**
     * What the comparison came to.
     *
     * @param experiments how many were compared
     * @param differing of how many the books say different things
     * @param onlyBefore rules that are switched on in the first book only
     * @param onlyAfter rules that are switched on in the second book only
     * @param byRule by rule: how often which change of its verdict was made, in the order seen; only rules with changes
     */
    public record Totals(
            long experiments,
            long differing,
            List<String> onlyBefore,
            List<String> onlyAfter,
            Map<String, Map<Change, Long>> byRule) {

        /** True if there is nothing to say. */
        public boolean isEmpty() {
            return differing == 0 && onlyBefore.isEmpty() && onlyAfter.isEmpty();
        }
    }

    /** A comparison of two books, of no experiment yet. */
    public RuleComparison(RuleBook before, RuleBook after) {
        this.before = before;
        this.after = after;
        this.rulesBefore = ids(before);
        this.rulesAfter = ids(after);
    }

    private static Set<String> ids(RuleBook book) {
        return book.rules().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Which rules say something else of this experiment: the rule, its verdict in the first book, and in the second.
     */
    public List<Change> compare(Experiment experiment) {
        List<Change> changes =
                Difference.changes(verdicts(before, experiment, rulesAfter), verdicts(after, experiment, rulesBefore));
        experiments++;
        differing += changes.isEmpty() ? 0 : 1;
        changes.forEach(change -> byRule.computeIfAbsent(change.what(), rule -> new LinkedHashMap<>())
                .merge(change, 1L, Long::sum));
        return changes;
    }

    private static Map<String, String> verdicts(RuleBook book, Experiment experiment, Set<String> rulesOfTheOther) {
        Map<String, String> verdicts = new TreeMap<>();
        for (Finding finding : book.reviewWithoutRepairs(experiment).findings()) {
            if (finding.isCause() || rulesOfTheOther.contains(finding.id())) {
                verdicts.put(finding.id(), finding.verdict().toString());
            }
        }
        return verdicts;
    }

    /** What was found so far. */
    public Totals totals() {
        Map<String, Map<Change, Long>> rules = new LinkedHashMap<>();
        byRule.forEach((rule, changes) -> rules.put(rule, Collections.unmodifiableMap(new LinkedHashMap<>(changes))));
        return new Totals(
                experiments,
                differing,
                only(rulesBefore, rulesAfter),
                only(rulesAfter, rulesBefore),
                Collections.unmodifiableMap(rules));
    }

    private static List<String> only(Set<String> these, Set<String> others) {
        return these.stream().filter(rule -> !others.contains(rule)).sorted().toList();
    }
}
