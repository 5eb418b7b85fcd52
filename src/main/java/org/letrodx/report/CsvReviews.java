package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.facts.Experiment;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;

/**
 * Reviews as a table: a row for each remark, one for a set-up without remarks, and one for a set-up that cannot be
 * read. New columns come last, so that a reader who counts columns finds the others where they were. It is made to be
 * opened in a spreadsheet, where a cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line
 * end may be run as a formula: such a cell gets an apostrophe before it, as OWASP advises. The summary is left to the
 * reader's own sums.
 */
final class CsvReviews implements ReviewReport {
    private static final List<String> COLUMNS = List.of(
            "source",
            "line",
            "id",
            "title",
            "outcome",
            "rule",
            "fault",
            "verdict",
            "level",
            "impact",
            "because",
            "missing",
            "waiver",
            "waiver_text",
            "waiver_by",
            "waiver_expires",
            "known",
            "fingerprint",
            "input",
            "not_covered",
            "problems",
            "assessed",
            "applicable",
            "rule_set",
            "rule_set_sha256",
            "switched_off",
            "row",
            "outcome_in_words",
            "to_state",
            "warnings",
            "facts",
            "fix",
            "notes",
            "extra",
            "record",
            "policy",
            "policy_sha256",
            "policy_reason");
    private static final String FORMULA = "=+-@\t\r\n";

    private final Writer out;
    private final RuleSet ruleSet;
    private final ReviewContext context;

    CsvReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.context = context;
    }

    @Override
    public void begin() throws IOException {
        List<String> header = new ArrayList<>(COLUMNS);
        context.slices().forEach(slice -> header.add(slice.key()));
        // a spreadsheet takes a file without this mark for one in the encoding of the computer
        out.write('\ufeff' + Tables.csv(List.of(header)));
    }

    @Override
    public Part part(Review review, String record) {
        String rows = Tables.csv(rows(review, record));
        return () -> out.write(rows);
    }

    @Override
    public void end(Summary summary) {}

    private List<List<String>> rows(Review review, String record) {
        if (!(review instanceof Reviewed reviewed)) {
            return List.of(row(review, Map.of(), record));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Remark remark : reviewed.remarks()) {
            rows.add(row(review, cells(remark), record));
        }
        for (Problem fault : reviewed.faults()) {
            rows.add(row(review, Map.of("fault", Words.fault(fault), "level", "input"), record));
        }
        return rows.isEmpty() ? List.of(row(review, Map.of(), record)) : rows;
    }

    /** @param ofRemark what a remark says, by column */
    private List<String> row(Review review, Map<String, String> ofRemark, String record) {
        Map<String, String> cells = new HashMap<>(ofRemark);
        cells.put("source", review.setUp().at().source());
        cells.put("line", String.valueOf(review.setUp().at().line()));
        cells.put(
                "row",
                review.setUp().row() == 0 ? "" : String.valueOf(review.setUp().row()));
        cells.put("id", review.setUp().id());
        cells.put("rule_set", ruleSet.version());
        cells.put("rule_set_sha256", ruleSet.sha256());
        cells.put("switched_off", String.join("; ", ruleSet.switchedOff()));
        cells.put("record", record);
        if (review instanceof Reviewed reviewed) {
            add(reviewed, cells);
        } else {
            cells.put("outcome", "unreadable");
            cells.put("outcome_in_words", "unreadable");
            cells.put("problems", joined(review.setUp().problems()));
        }
        context.slices().forEach(slice -> cells.put(slice.key(), slice.of(review)));
        List<String> row = new ArrayList<>();
        COLUMNS.forEach(column -> row.add(harmless(cells.getOrDefault(column, ""))));
        context.slices().forEach(slice -> row.add(harmless(cells.getOrDefault(slice.key(), ""))));
        return row;
    }

    private static void add(Reviewed review, Map<String, String> cells) {
        Diagnosis diagnosis = review.diagnosis();
        Experiment experiment = review.experiment();
        cells.put("title", experiment.title());
        cells.put("notes", experiment.notes());
        cells.put("extra", experiment.extra().isEmpty() ? "" : JsonWriter.compact(experiment.extra()));
        cells.put("outcome", review.outcome().toString());
        cells.put("outcome_in_words", review.words());
        cells.put("input", review.input());
        cells.put("not_covered", String.join("; ", diagnosis.notCovered()));
        cells.put("problems", joined(review.faults()));
        cells.put("warnings", joined(review.warnings()));
        cells.put("to_state", review.toState().stream().map(MissingFact::ask).collect(Collectors.joining(" ")));
        cells.put("assessed", String.valueOf(diagnosis.assessed()));
        cells.put("applicable", String.valueOf(diagnosis.findings().size()));
        cells.put("policy", review.policy().name() + " " + review.policy().version());
        cells.put("policy_sha256", review.policy().sha256());
    }

    private static String joined(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    private static Map<String, String> cells(Remark remark) {
        Finding finding = remark.finding();
        Map<String, String> cells = new HashMap<>();
        cells.put("rule", finding.id());
        cells.put("fault", finding.rule().title());
        cells.put("verdict", finding.verdict().toString());
        cells.put("level", remark.level().toString());
        cells.put("impact", finding.rule().impact().toString());
        cells.put("because", Words.sentence(finding));
        cells.put("missing", String.join("; ", finding.missing()));
        remark.waiver().ifPresent(waiver -> {
            cells.put("waiver", waiver.reason().toString());
            cells.put("waiver_text", waiver.text());
            cells.put("waiver_by", waiver.by());
            cells.put("waiver_expires", waiver.expires().toString());
        });
        cells.put("known", String.valueOf(remark.known()));
        cells.put("policy_reason", Words.policy(remark));
        cells.put("facts", remark.facts());
        cells.put("fix", finding.fix());
        cells.put("fingerprint", remark.fingerprint());
        return cells;
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
