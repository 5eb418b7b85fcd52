package org.letrodx.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.letrodx.Program;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Policy;
import org.letrodx.review.Refused;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.review.Waiver;
import org.letrodx.rules.RuleSet;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Reviews and their summary as maps, lists, strings, integers and booleans; {@code org/letrodx/review.schema.json}
 * describes the names.
 */
final class ReviewTree {
    /** The form of the answers; names are added without another number. */
    static final int SCHEMA = 2;

    private ReviewTree() {}

    /** @param record the hash of its record; empty if it is not recorded */
    static Map<String, Object> of(Review review, String record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Location at = review.setUp().at();
        boolean refused = review instanceof Refused;
        tree.put("type", refused ? "unreadable" : "review");
        tree.put("schema", SCHEMA);
        tree.put("source", at.source());
        tree.put("line", at.line());
        tree.put("row", review.setUp().row());
        tree.put("id", review.setUp().id());
        if (review instanceof Reviewed reviewed) {
            add(reviewed, record, tree);
        } else {
            tree.put(
                    "problems",
                    review.setUp().problems().stream().map(ReviewTree::problem).toList());
        }
        return tree;
    }

    private static void add(Reviewed review, String record, Map<String, Object> tree) {
        Diagnosis diagnosis = review.diagnosis();
        Experiment experiment = diagnosis.experiment();
        int ruledOut = 0;
        int notAssessed = 0;
        for (Finding finding : diagnosis.findings()) {
            ruledOut += finding.verdict() == Verdict.RULED_OUT ? 1 : 0;
            notAssessed += finding.verdict() == Verdict.OPEN || finding.verdict() == Verdict.NOT_COVERED ? 1 : 0;
        }
        tree.put("title", experiment.title());
        tree.put("notes", experiment.notes());
        tree.put("extra", experiment.extra());
        tree.put("input", review.input());
        tree.put("record", record);
        tree.put("outcome", review.outcome().toString());
        tree.put("words", review.words());
        tree.put("remarks", review.remarks().stream().map(ReviewTree::remark).toList());
        tree.put("toState", review.toState().stream().map(ReviewTree::missing).toList());
        tree.put("faults", review.faults().stream().map(ReviewTree::problem).toList());
        tree.put("warnings", review.warnings().stream().map(ReviewTree::problem).toList());
        tree.put("notCovered", diagnosis.notCovered());
        tree.put("ruledOut", ruledOut);
        tree.put("notAssessed", notAssessed);
        tree.put("policy", policy(review.policy()));
        tree.put("ruleSet", JsonReport.tree(diagnosis.ruleSet()));
    }

    private static Map<String, Object> remark(Remark remark) {
        Finding finding = remark.finding();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", finding.id());
        tree.put("title", finding.rule().title());
        tree.put("verdict", finding.verdict().toString());
        tree.put("level", remark.level().toString());
        tree.put("levelOfRule", remark.levelOfRule().toString());
        tree.put("policyReason", remark.policyReason());
        tree.put("impact", finding.rule().impact().toString());
        tree.put("because", finding.because().stream().map(ReviewTree::reason).toList());
        tree.put("missing", finding.missing());
        tree.put("waiver", remark.waiver().map(ReviewTree::waiver).orElse(null));
        tree.put("known", remark.known());
        tree.put("facts", remark.facts());
        tree.put("fingerprint", remark.fingerprint());
        return tree;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", reason.fact());
        tree.put("value", reason.value());
        tree.put("basis", String.valueOf(reason.basis()));
        return tree;
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reason", waiver.reason().toString());
        tree.put("text", waiver.text());
        tree.put("by", waiver.by());
        tree.put("on", waiver.on().toString());
        tree.put("expires", waiver.expires().toString());
        tree.put("source", waiver.at().source());
        tree.put("line", waiver.at().line());
        return tree;
    }

    private static Map<String, Object> missing(MissingFact fact) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", fact.path());
        tree.put("ask", fact.ask());
        tree.put("cost", fact.cost().toString());
        tree.put("moreExactly", fact.moreExactly());
        tree.put("required", fact.required());
        tree.put("setAside", fact.setAside());
        tree.put("decides", fact.decides());
        return tree;
    }

    static Map<String, Object> problem(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", problem.at().source());
        tree.put("line", problem.at().line());
        tree.put("column", problem.at().column());
        tree.put("path", problem.path());
        tree.put("paths", problem.paths());
        tree.put("code", problem.code().toString());
        tree.put("fault", problem.fault());
        tree.put("allowed", problem.allowed());
        tree.put("maybe", problem.maybe());
        tree.put("others", problem.others().stream().map(ReviewTree::place).toList());
        return tree;
    }

    private static Map<String, Object> place(Location at) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", at.source());
        tree.put("line", at.line());
        tree.put("column", at.column());
        return tree;
    }

    static Map<String, Object> policy(Policy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", policy.name());
        tree.put("version", policy.version());
        tree.put("sha256", policy.sha256());
        return tree;
    }

    static Map<String, Object> of(Summary summary, RuleSet ruleSet, String settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "summary");
        tree.put("schema", SCHEMA);
        tree.put("setUps", summary.setUps());
        tree.put("outcomes", byWord(summary.outcomes()));
        tree.put("unreadable", summary.unreadable());
        tree.put("withFaults", summary.withFaults());
        tree.put("withUnread", summary.withUnread());
        tree.put("withContradictions", summary.withContradictions());
        tree.put("cleanWithWarnings", summary.cleanWithWarnings());
        tree.put("notCovered", summary.notCovered());
        tree.put("levels", byWord(summary.levels()));
        tree.put("waived", summary.waived());
        tree.put("known", summary.known());
        tree.put("rules", summary.rules().stream().map(ReviewTree::count).toList());
        tree.put(
                "missing",
                summary.missing().entrySet().stream().map(ReviewTree::missing).toList());
        tree.put(
                "warnings",
                summary.warnings().entrySet().stream().map(ReviewTree::warning).toList());
        tree.put("groups", summary.groups());
        tree.put(
                "waiverProblems",
                summary.waivers().stream().map(ReviewTree::problem).toList());
        tree.put(
                "baselineProblems",
                summary.baseline().stream().map(ReviewTree::problem).toList());
        tree.put("idProblems", summary.ids().stream().map(ReviewTree::problem).toList());
        tree.put(
                "brokenOff",
                summary.brokenOff().stream().map(ReviewTree::problem).toList());
        tree.put("failOn", summary.failOn().toString());
        tree.put("fails", summary.fails());
        tree.put("policy", policy(summary.policy()));
        tree.put("settings", settings);
        tree.put("ruleSet", JsonReport.tree(ruleSet));
        tree.put("program", JsonReport.program());
        tree.put("notice", Program.NOTICE);
        return tree;
    }

    private static Map<String, Long> byWord(Map<?, Long> counts) {
        Map<String, Long> tree = new LinkedHashMap<>();
        counts.forEach((word, count) -> tree.put(word.toString(), count));
        return tree;
    }

    private static Map<String, Object> count(Summary.RuleCount count) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", count.rule());
        tree.put("title", count.title());
        tree.put("levels", byWord(count.levels()));
        tree.put("waived", count.waived());
        tree.put("known", count.known());
        return tree;
    }

    private static Map<String, Object> missing(Map.Entry<String, Long> fact) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", fact.getKey());
        tree.put("ask", question(fact.getKey()));
        tree.put("setUps", fact.getValue());
        return tree;
    }

    private static Map<String, Object> warning(Map.Entry<String, Long> warning) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("warning", warning.getKey());
        tree.put("setUps", warning.getValue());
        return tree;
    }

    /** The question that asks for a fact. */
    static String question(String fact) {
        return Vocabulary.get(fact).question();
    }
}
