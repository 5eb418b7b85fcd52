package org.letrodx.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.JsonWriter;
import org.letrodx.facts.Experiment;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Change;
import org.letrodx.plan.Day;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Unmended;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;

/** A plan as JSON: what changes and why, what stays, the corrected set-up, arms, calendar, layout. */
public final class JsonPlan {
    /** The version of the form; it is raised when a name goes or changes its meaning, not when one comes. */
    private static final int SCHEMA = 1;

    private JsonPlan() {}

    /**
     * The plan as an object on one line.
     *
     * @param of what was planned for
     * @param plans at least one; arms, days and layout are of the first
     * @param layout of its plates, if it has any
     */
    public static String json(
            Experiment of, List<Plan> plans, List<Arm> arms, List<Day> days, Optional<Layout> layout, RuleBook book) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", SCHEMA);
        tree.put("input", ScenarioWriter.sha256(of));
        tree.put("plans", plans.stream().map(JsonPlan::plan).toList());
        tree.put("arms", arms.stream().map(JsonPlan::arm).toList());
        tree.put("days", days.stream().map(JsonPlan::day).toList());
        tree.put("layout", layout.map(JsonPlan::layout).orElse(null));
        tree.put("ruleSet", JsonReport.tree(book.ruleSet()));
        tree.put("program", JsonReport.program());
        tree.put("notice", Program.NOTICE);
        return JsonWriter.compact(tree);
    }

    private static Map<String, Object> plan(Plan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("whole", plan.isWhole());
        tree.put("cost", plan.cost());
        tree.put("changes", plan.changes().stream().map(JsonPlan::change).toList());
        tree.put("mended", ids(plan.mended()));
        tree.put("unmended", plan.unmended().stream().map(JsonPlan::unmended).toList());
        tree.put("standing", plan.standing().stream().map(Finding::id).toList());
        tree.put("notCovered", plan.review().notCovered());
        tree.put("undecided", plan.undecided().stream().map(Finding::id).toList());
        tree.put("next", ScenarioWriter.tree(plan.next()));
        return tree;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", change.fact().path());
        tree.put("before", change.before());
        tree.put("after", change.after());
        tree.put("rules", ids(change.because()));
        return tree;
    }

    private static Map<String, Object> arm(Arm arm) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", arm.name());
        tree.put("gets", arm.gets());
        tree.put("expect", arm.expect());
        tree.put("reading", arm.reading());
        tree.put("ifYes", ids(arm.ifYes()));
        tree.put("ifNo", ids(arm.ifNo()));
        tree.put("values", arm.values().stream().map(ReferenceValue::id).toList());
        return tree;
    }

    private static Map<String, Object> unmended(Unmended fault) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", fault.rule().id());
        tree.put("why", fault.why());
        return tree;
    }

    private static Map<String, Object> day(Day day) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("when", day.when());
        tree.put("what", day.what());
        tree.put("rules", day.rules());
        return tree;
    }

    private static Map<String, Object> layout(Layout layout) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("wells", layout.size().wells());
        tree.put("replicates", layout.replicates());
        tree.put("plates", layout.plates().size());
        tree.put("csv", layout.csv());
        return tree;
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).toList();
    }
}
