package org.letrodx.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.Program;
import org.letrodx.diagnosis.Assumption;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Repair;
import org.letrodx.diagnosis.Setting;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.Term;

/**
 * An answer as JSON, whole: every finding with its verdict, what was read and filled in, and the hashes that say which
 * input and which rules gave it. The names are described in {@code org/letrodx/diagnosis.schema.json}.
 */
public final class JsonReport {
    /** CSL wants numbers here, and the bibliography is read as text. */
    private static final String DATE_PARTS = "date-parts";

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    /**
     * The version of the form of an answer; it is raised when a name goes or changes its meaning, not when one comes.
     */
    private static final int SCHEMA = 2;

    private JsonReport() {}

    /** One answer as an object, indented. */
    public static String json(Diagnosis diagnosis) {
        return JsonWriter.pretty(tree(diagnosis));
    }

    /** The answers as an array, indented, however many there are. */
    public static String json(List<Diagnosis> diagnoses) {
        return JsonWriter.pretty(diagnoses.stream().map(JsonReport::tree).toList());
    }

    /**
     * A review as JSON on one line, as {@code letrodx review --format ndjson} prints it;
     * {@code org/letrodx/review.schema.json} describes it.
     */
    public static String line(Review review) {
        return JsonWriter.compact(tree(review));
    }

    /** The summary of many reviews as JSON on one line. */
    public static String line(Summary summary, RuleSet ruleSet) {
        return JsonWriter.compact(tree(summary, ruleSet));
    }

    /** A review as maps, lists, strings, integers, booleans and nulls. */
    public static Map<String, Object> tree(Review review) {
        return ReviewTree.of(review, "");
    }

    /** The summary of many reviews as maps, lists, strings, integers, booleans and nulls. */
    public static Map<String, Object> tree(Summary summary, RuleSet ruleSet) {
        return ReviewTree.of(summary, ruleSet, "");
    }

    /** A problem of an input as maps, lists, strings and integers. */
    public static Map<String, Object> tree(Problem problem) {
        return ReviewTree.problem(problem);
    }

    /**
     * One answer with its causes alone, confirmed, suspected and borderline, as an object on one line: a seventh of the
     * whole, which names what was ruled out, too.
     */
    public static String causes(Diagnosis diagnosis) {
        return JsonWriter.compact(tree(
                diagnosis,
                diagnosis.findings().stream().filter(Finding::isCause).toList()));
    }

    /** One answer as maps, lists, strings, integers, booleans and nulls. */
    public static Map<String, Object> tree(Diagnosis diagnosis) {
        return tree(diagnosis, diagnosis.findings());
    }

    private static Map<String, Object> tree(Diagnosis diagnosis, List<Finding> findings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", SCHEMA);
        tree.put("mode", diagnosis.mode());
        tree.put("complaints", labels(diagnosis.complaints()));
        tree.put("setting", setting(diagnosis.setting()));
        tree.put("notCovered", diagnosis.notCovered());
        tree.put(
                "warnings", diagnosis.warnings().stream().map(Problem::toString).toList());
        tree.put(
                "findings",
                findings.stream()
                        .map(finding -> finding(finding, diagnosis.values()))
                        .toList());
        tree.put(
                "questions",
                diagnosis.questions().stream().map(JsonReport::question).toList());
        List<ReferenceValue> values = shown(diagnosis);
        tree.put("references", references(diagnosis, findings, values));
        tree.put("values", values.stream().map(JsonReport::value).toList());
        tree.put("ruleSet", tree(diagnosis.ruleSet()));
        tree.put("program", program());
        tree.put("input", input(diagnosis));
        tree.put("notice", Program.NOTICE);
        return tree;
    }

    /** A rule as maps, lists and texts. */
    public static Map<String, Object> tree(Rule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.id());
        tree.put("title", rule.title());
        tree.put("area", rule.area());
        tree.put("explains", labels(rule.explains()));
        tree.put("settings", labels(rule.settings()));
        tree.put("impact", rule.impact().toString());
        tree.put("strength", rule.strength().toString());
        tree.put("effort", rule.effort().toString());
        tree.put(
                "reads",
                rule.questions().stream()
                        .map(question -> question.fact().path())
                        .distinct()
                        .toList());
        tree.put("why", rule.why());
        tree.put("check", rule.check());
        tree.put("fix", rule.fix());
        tree.put("houseLimits", rule.houseLimits());
        tree.put("repair", rule.repair());
        tree.put("references", rule.cites());
        tree.put("disputedBy", rule.disputedBy());
        tree.put("covers", rule.covers());
        return tree;
    }

    private static Map<String, Object> setting(Setting setting) {
        List<String> systems = labels(setting.systems());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", systems.size() == 1 ? systems.get(0) : systems);
        tree.put("basis", setting.basis());
        tree.put("notes", setting.notes());
        return tree;
    }

    private static Map<String, Object> finding(Finding finding, List<ReferenceValue> values) {
        Rule rule = finding.rule();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rank", finding.rank());
        tree.put("rule", rule.id());
        tree.put("title", rule.title());
        tree.put("verdict", finding.verdict().toString());
        tree.put("impact", rule.impact().toString());
        tree.put("strength", rule.strength().toString());
        tree.put("because", finding.because().stream().map(JsonReport::reason).toList());
        tree.put("missing", finding.missing());
        tree.put(
                "assumed",
                finding.assumed().stream().map(Assumption::fact).distinct().toList());
        tree.put(
                "assumptions",
                finding.assumed().stream().map(JsonReport::assumption).toList());
        tree.put("under", finding.under().map(JsonReport::under).orElse(null));
        tree.put("why", rule.why());
        tree.put("check", rule.check());
        tree.put("fix", rule.fix());
        tree.put("houseLimits", rule.houseLimits());
        tree.put("repair", finding.repair().map(JsonReport::repair).orElse(null));
        tree.put("references", rule.cites());
        tree.put("disputedBy", rule.disputedBy());
        tree.put(
                "values",
                values.stream().filter(rule::shows).map(ReferenceValue::id).toList());
        tree.put("rankKey", rankKey(finding.rankKey()));
        return tree;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", reason.fact());
        tree.put("value", reason.value());
        tree.put("basis", String.valueOf(reason.basis()));
        if (!reason.asked().isEmpty()) {
            tree.put("asked", reason.asked());
        }
        if (!reason.source().isEmpty()) {
            tree.put("source", reason.source());
        }
        if (!reason.rule().isEmpty()) {
            tree.put("rule", reason.rule());
        }
        if (!reason.because().isEmpty()) {
            tree.put(
                    "because", reason.because().stream().map(JsonReport::reason).toList());
        }
        return tree;
    }

    private static Map<String, Object> assumption(Assumption assumption) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", assumption.fact());
        tree.put("holds", assumption.holds());
        return tree;
    }

    private static Map<String, Object> under(Beneath above) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", above.rule());
        tree.put("relation", above.relation().toString());
        return tree;
    }

    private static Map<String, Object> repair(Repair repair) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("changes", repair.changes());
        tree.put("removes", repair.removes());
        tree.put("creates", repair.creates());
        return tree;
    }

    private static Map<String, Object> rankKey(RankKey key) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("tier", key.tier().toString());
        tree.put("layer", key.layer().toString());
        tree.put("strength", key.strength().toString());
        tree.put("unknown", key.unknown());
        tree.put("effort", key.effort().toString());
        tree.put("rule", key.rule());
        return tree;
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rank", question.rank());
        tree.put("fact", question.fact());
        tree.put("ask", question.ask());
        tree.put("cost", question.cost().toString());
        tree.put("settles", question.settles());
        return tree;
    }

    /**
     * What is cited or disputes in any finding, and what the shown numbers come from: no key in the answer leads
     * nowhere.
     */
    private static Map<String, Object> references(
            Diagnosis diagnosis, List<Finding> findings, List<ReferenceValue> shown) {
        Set<String> keys = new TreeSet<>();
        findings.forEach(finding -> {
            keys.addAll(finding.rule().cites());
            keys.addAll(finding.rule().disputedBy());
        });
        shown.forEach(value -> keys.addAll(value.cites()));
        Map<String, Object> tree = new TreeMap<>();
        for (String key : keys) {
            Reference reference = diagnosis.references().get(key);
            if (reference != null) {
                tree.put(key, tree(reference));
            }
        }
        return tree;
    }

    /** A reference as CSL-JSON. */
    public static Object tree(Reference reference) {
        return csl(reference.cslItem());
    }

    private static Object csl(Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((name, value) ->
                    tree.put(String.valueOf(name), DATE_PARTS.equals(name) ? numbers(value) : csl(value)));
            return tree;
        }
        if (node instanceof List<?> items) {
            return items.stream().map(JsonReport::csl).collect(Collectors.toCollection(ArrayList::new));
        }
        return node;
    }

    private static Object numbers(Object node) {
        if (node instanceof List<?> items) {
            return items.stream().map(JsonReport::numbers).collect(Collectors.toCollection(ArrayList::new));
        }
        return node instanceof String text && INTEGER.matcher(text).matches() ? Integer.valueOf(text) : node;
    }

    /** The numbers that a confirmed or suspected finding names. */
    private static List<ReferenceValue> shown(Diagnosis diagnosis) {
        return diagnosis.values().stream()
                .filter(value -> diagnosis.findings().stream()
                        .anyMatch(finding -> finding.isCause() && finding.rule().shows(value)))
                .toList();
    }

    private static Map<String, Object> value(ReferenceValue value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", value.id());
        tree.put("system", value.system());
        tree.put("arm", value.arm());
        tree.put("endpoint", value.endpoint());
        tree.put("value", value.value());
        tree.put("conditions", value.conditions());
        tree.put("references", value.cites());
        tree.put("mark", value.mark());
        tree.put("conflictsWith", value.conflictsWith());
        tree.put("note", value.note());
        return tree;
    }

    /** A rule set as a map of texts. */
    public static Map<String, Object> tree(RuleSet ruleSet) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", ruleSet.version());
        tree.put("sha256", ruleSet.sha256());
        tree.put("deciding", ruleSet.deciding());
        tree.put("switchedOff", ruleSet.switchedOff());
        return tree;
    }

    static Map<String, Object> program() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", "letrodx");
        tree.put("version", Program.version());
        return tree;
    }

    private static Map<String, Object> input(Diagnosis diagnosis) {
        Experiment experiment = diagnosis.experiment();
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Fact fact : diagnosis.known()) {
            Map<String, Object> known = new LinkedHashMap<>();
            known.put("value", fact.display());
            known.put("basis", String.valueOf(fact.basis()));
            if (!fact.source().isEmpty()) {
                known.put("source", fact.source());
            }
            if (!fact.rule().isEmpty()) {
                known.put("rule", fact.rule());
            }
            facts.put(fact.path(), known);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", experiment.id());
        tree.put("title", experiment.title());
        tree.put("sha256", ScenarioWriter.sha256(experiment));
        if (!experiment.data().isEmpty()) {
            tree.put("data", ScenarioWriter.derived(experiment));
        }
        tree.put("facts", facts);
        return tree;
    }

    private static List<String> labels(List<? extends Term> terms) {
        return terms.stream().map(Term::label).toList();
    }
}
