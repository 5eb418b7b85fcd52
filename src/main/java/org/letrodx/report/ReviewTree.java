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
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.review.Waiver;
import org.letrodx.rules.RuleSet;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Reviews and their summary as maps, lists, strings, integers and booleans; {@code org/letrodx/review.schema.json}
 * describes the names.
 */
final class ReviewTree {
    private ReviewTree() {}

    static Map<String, Object> of(Review review) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Location at = review.setUp().at();
        tree.put("type", review.diagnosis().isPresent() ? "review" : "unreadable");
        tree.put("source", at.source());
        tree.put("line", at.line());
        if (review.diagnosis().isPresent()) {
            add(review, review.diagnosis().get(), tree);
        } else {
            tree.put(
                    "problems",
                    review.setUp().problems().stream().map(ReviewTree::problem).toList());
        }
        return tree;
    }

    private static void add(Review review, Diagnosis diagnosis, Map<String, Object> tree) {
        Experiment experiment = diagnosis.experiment();
        int ruledOut = 0;
        int notAssessed = 0;
        for (Finding finding : diagnosis.findings()) {
            ruledOut += finding.verdict() == Verdict.RULED_OUT ? 1 : 0;
            notAssessed += finding.verdict() == Verdict.OPEN || finding.verdict() == Verdict.NOT_COVERED ? 1 : 0;
        }
        tree.put("id", experiment.id());
        tree.put("title", experiment.title());
        tree.put("input", ScenarioWriter.sha256(experiment));
        tree.put("outcome", review.outcome().orElseThrow().toString());
        tree.put("remarks", review.remarks().stream().map(ReviewTree::remark).toList());
        tree.put("notCovered", diagnosis.notCovered());
        tree.put("ruledOut", ruledOut);
        tree.put("notAssessed", notAssessed);
    }

    private static Map<String, Object> remark(Remark remark) {
        Finding finding = remark.finding();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", finding.id());
        tree.put("title", finding.rule().title());
        tree.put("verdict", finding.verdict().toString());
        tree.put("level", remark.level().toString());
        tree.put("impact", finding.rule().impact().toString());
        tree.put("because", finding.because().stream().map(ReviewTree::reason).toList());
        tree.put("missing", finding.missing());
        tree.put("waiver", remark.waiver().map(ReviewTree::waiver).orElse(null));
        tree.put("known", remark.known());
        tree.put("fingerprint", remark.fingerprint());
        return tree;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", reason.fact());
        tree.put("value", reason.value());
        tree.put("basis", reason.basis().toString());
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

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", problem.at().source());
        tree.put("line", problem.at().line());
        tree.put("column", problem.at().column());
        tree.put("path", problem.path());
        tree.put("fault", problem.fault());
        tree.put("allowed", problem.allowed());
        tree.put("maybe", problem.maybe());
        return tree;
    }

    static Map<String, Object> of(Summary summary, RuleSet ruleSet) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "summary");
        tree.put("setUps", summary.setUps());
        tree.put("outcomes", summary.outcomes());
        tree.put("unreadable", summary.unreadable());
        tree.put("notCovered", summary.notCovered());
        tree.put("levels", summary.levels());
        tree.put("waived", summary.waived());
        tree.put("known", summary.known());
        tree.put("rules", summary.rules().stream().map(ReviewTree::count).toList());
        tree.put(
                "missing",
                summary.missing().entrySet().stream().map(ReviewTree::missing).toList());
        tree.put(
                "waiverProblems",
                summary.waivers().stream().map(ReviewTree::problem).toList());
        tree.put("idProblems", summary.ids().stream().map(ReviewTree::problem).toList());
        tree.put("failOn", summary.failOn().toString());
        tree.put("fails", summary.fails());
        tree.put("ruleSet", JsonReport.ruleSet(ruleSet));
        tree.put("program", JsonReport.program());
        tree.put("notice", Program.NOTICE);
        return tree;
    }

    private static Map<String, Object> count(Summary.RuleCount count) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", count.rule());
        tree.put("title", count.title());
        tree.put("levels", count.levels());
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

    /** The question that asks for a fact. */
    static String question(String fact) {
        return Vocabulary.find(fact)
                .orElseThrow(() -> new IllegalArgumentException("there is no fact " + fact))
                .question();
    }

    /** What a waiver says, in words. */
    static String words(Waiver waiver) {
        return waiver.reason() + ": " + waiver.text() + " (" + waiver.by() + ", " + waiver.on() + ", until "
                + waiver.expires() + ")";
    }
}
