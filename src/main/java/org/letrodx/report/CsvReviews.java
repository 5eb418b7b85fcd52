package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.review.Waiver;
import org.letrodx.rules.RuleSet;
import org.letrodx.scenario.ScenarioWriter;

/**
 * Reviews as a table: a row for each remark, one for a set-up without remarks, and one for a set-up that cannot be
 * read. New columns
 * come last, so that a reader who counts columns finds the others where they were. It is made
 * to be opened in a spreadsheet, where a cell that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a
 * line end may be
 * run as a formula: such a cell gets an apostrophe before it, as OWASP advises. The summary is left to the reader's own
 * sums.
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
            "switched_off");
    private static final String FORMULA = "=+-@\t\r\n";

    private final Writer out;
    private final RuleSet ruleSet;

    CsvReviews(Writer out, RuleSet ruleSet) {
        this.out = out;
        this.ruleSet = ruleSet;
    }

    @Override
    public void begin() throws IOException {
        out.write(Tables.csv(List.of(COLUMNS)));
    }

    @Override
    public Part part(Review review) {
        String rows = Tables.csv(rows(review));
        return () -> out.write(rows);
    }

    @Override
    public void end(Summary summary) {}

    private List<List<String>> rows(Review review) {
        String input = review.setUp().experiment().map(ScenarioWriter::sha256).orElse("");
        List<List<String>> rows = new ArrayList<>();
        for (Remark remark : review.remarks()) {
            rows.add(row(review, cells(remark), input));
        }
        if (rows.isEmpty()) {
            rows.add(row(review, List.of("", "", "", "", "", "", "", "", "", "", "", "", ""), input));
        }
        return rows;
    }

    private List<String> row(Review review, List<String> remark, String input) {
        List<String> row = new ArrayList<>();
        row.add(review.setUp().at().source());
        row.add(String.valueOf(review.setUp().at().line()));
        row.add(review.setUp().experiment().map(Experiment::id).orElse(""));
        row.add(review.setUp().experiment().map(Experiment::title).orElse(""));
        row.add(review.outcome().map(Object::toString).orElse("unreadable"));
        row.addAll(remark);
        row.add(input);
        row.add(review.diagnosis()
                .map(diagnosis -> String.join("; ", diagnosis.notCovered()))
                .orElse(""));
        row.add(review.setUp().problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        row.add(review.diagnosis()
                .map(diagnosis -> String.valueOf(diagnosis.assessed()))
                .orElse(""));
        row.add(review.diagnosis()
                .map(diagnosis -> String.valueOf(diagnosis.findings().size()))
                .orElse(""));
        row.add(ruleSet.version());
        row.add(ruleSet.sha256());
        row.add(String.join("; ", ruleSet.switchedOff()));
        row.replaceAll(CsvReviews::harmless);
        return row;
    }

    private static List<String> cells(Remark remark) {
        Finding finding = remark.finding();
        return List.of(
                finding.id(),
                finding.rule().title(),
                finding.verdict().toString(),
                remark.level().toString(),
                finding.rule().impact().toString(),
                Words.because(finding),
                String.join("; ", finding.missing()),
                remark.waiver().map(waiver -> waiver.reason().toString()).orElse(""),
                remark.waiver().map(Waiver::text).orElse(""),
                remark.waiver().map(Waiver::by).orElse(""),
                remark.waiver().map(waiver -> waiver.expires().toString()).orElse(""),
                String.valueOf(remark.known()),
                remark.fingerprint());
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
