package org.letrodx.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.scenario.ScenarioWriter;

/**
 * Reviews as one page to read and to print, which needs nothing from elsewhere. It is well-formed XML, too. The summary comes first, so
 * the finished text of every part is kept until the end: fit for as many set-ups as a person reads, not for a million.
 */
final class HtmlReviews implements ReviewReport {
    private static final Mustache.Compiler COMPILER = Mustache.compiler().emptyStringIsFalse(true)
            .withEscaper(text -> Escapers.HTML.escape(Legible.text(text)));

    private final Writer out;
    private final RuleBook book;
    private final boolean baseline;
    private final Template page = template("review");
    private final Template setUp = template("set-up");
    private final List<Map<String, Object>> parts = new ArrayList<>();

    HtmlReviews(Writer out, RuleBook book, ReviewContext context) {
        this.out = out;
        this.book = book;
        this.baseline = context.baseline();
    }

    private static Template template(String name) {
        try (InputStream stream = HtmlReviews.class.getResourceAsStream("/org/letrodx/report/" + name + ".mustache")) {
            return COMPILER.compile(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void begin() { }

    @Override
    public Part part(Review review) {
        Map<String, Object> whole = new LinkedHashMap<>();
        add(book.ruleSet(), whole);
        whole.put("name", review.name());
        whole.put("title", review.setUp().experiment().map(Experiment::title).orElse(""));
        whole.put("place", review.name().equals(review.setUp().at().toString()) ? "" : review.setUp().at().toString());
        String outcome = review.outcome().map(Object::toString).orElse("unreadable");
        whole.put("class", outcome);
        whole.put("outcome", outcome.replace('-', ' '));
        whole.put("input", review.setUp().experiment().map(ScenarioWriter::sha256).orElse(""));
        list(whole, "problems", review.setUp().problems().stream().map(Problem::toString).toList());
        whole.put("read", review.diagnosis().map(diagnosis -> body(review, diagnosis)).map(List::of).orElse(List.of()));
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("name", review.name());
        part.put("class", outcome);
        part.put("outcome", outcome.replace('-', ' '));
        part.put("remarks", remarks(review));
        part.put("html", setUp.execute(whole));
        return () -> parts.add(part);
    }

    private static List<String> remarks(Review review) {
        return review.remarks().stream().map(remark -> remark.finding().id() + (remark.waiver().isPresent() ? " (waived)"
                : remark.known() ? " (known)" : "")).toList();
    }

    private static Map<String, Object> body(Review review, Diagnosis diagnosis) {
        Map<String, Object> body = new LinkedHashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> works = new TreeSet<>();
        for (Remark remark : review.remarks()) {
            missing.addAll(remark.finding().missing());
            works.addAll(remark.finding().rule().cites());
            works.addAll(remark.finding().rule().disputedBy());
        }
        body.put("gaps", diagnosis.notCovered());
        list(body, "remarks", review.remarks().stream().map(remark -> remark(remark, diagnosis.experiment())).toList());
        body.put("rest", Catalogue.count(diagnosis.findings(Verdict.RULED_OUT).size(), "cause") + " ruled out, "
                + Catalogue.count(diagnosis.findings(Verdict.OPEN).size(), "cause") + " not assessed: too little is known.");
        list(body, "missing", missing.stream().map(fact -> Map.of("fact", TextReport.missing(fact, diagnosis.experiment()),
                "ask", ReviewTree.question(fact))).toList());
        list(body, "facts", diagnosis.experiment().known().stream().map(HtmlReviews::fact).toList());
        body.put("warnings", diagnosis.experiment().warnings().stream().map(Problem::toString).toList());
        list(body, "references", works.stream().map(diagnosis.references()::get).map(HtmlReviews::reference).toList());
        return body;
    }

    private static Map<String, Object> remark(Remark remark, Experiment experiment) {
        Finding finding = remark.finding();
        List<Map<String, String>> lines = new ArrayList<>();
        line(lines, "Because", TextReport.because(finding));
        line(lines, "Missing", TextReport.missing(finding, experiment));
        line(lines, "Waived as", remark.waiver().map(ReviewTree::words).orElse(""));
        line(lines, "Baseline", remark.known() ? "known from the baseline" : "");
        if (!TextReport.isMoot(finding)) {
            line(lines, "Why", finding.rule().why());
            line(lines, "Check", finding.rule().check() + " (" + finding.rule().effort() + ")");
            line(lines, "Fix", finding.rule().fix());
            line(lines, "Repair", finding.repair().map(repair -> TextReport.repair(repair, finding)).orElse(""));
        }
        line(lines, "House limit", String.join("; ", finding.rule().houseLimits()));
        line(lines, "Rests on", String.join(", ", finding.rule().cites()));
        line(lines, "Disputed by", String.join(", ", finding.rule().disputedBy()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("class", remark.waiver().isPresent() ? "waived" : remark.level().toString());
        tree.put("level", remark.waiver().isPresent() ? "waived " + remark.level() : remark.level().toString());
        tree.put("rule", finding.rule().name());
        tree.put("lines", lines);
        return tree;
    }

    private static void line(List<Map<String, String>> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Map.of("label", label, "text", text));
        }
    }

    private static Map<String, Object> fact(Fact<?> fact) {
        return Map.of("fact", fact.path(), "value", fact.display(), "basis", fact.basis().toString());
    }

    private static Map<String, Object> reference(Reference reference) {
        return Map.of("key", reference.key(), "line", reference.line(), "address", Catalogue.address(reference).orElse(""));
    }

    /** A list under its name, and beside it whether there is anything in it. */
    private static void list(Map<String, Object> tree, String name, List<?> items) {
        tree.put(name, items);
        tree.put(name + "?", !items.isEmpty());
    }

    private static void add(RuleSet ruleSet, Map<String, Object> tree) {
        tree.put("ruleSet", JsonReport.ruleSet(ruleSet));
        tree.put("off", ruleSet.switchedOff().isEmpty() ? "" : ", without " + String.join(", ", ruleSet.switchedOff()));
        tree.put("version", Program.version());
    }

    @Override
    public void end(Summary summary) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        add(book.ruleSet(), whole);
        whole.put("setUps", TextReviews.setUps(summary.setUps()));
        whole.put("notice", Program.NOTICE);
        List<Map<String, Object>> outcomes = new ArrayList<>();
        summary.outcomes().forEach((outcome, count) -> outcomes.add(outcome(outcome.toString(), count)));
        outcomes.add(outcome("unreadable", summary.unreadable()));
        whole.put("outcomes", outcomes);
        whole.put("remarks", TextReviews.remarks(summary, baseline));
        whole.put("fails", TextReviews.fails(summary));
        list(whole, "rules", summary.rules().stream()
                .map(rule -> Map.of("rule", rule.rule(), "title", rule.title(), "count", TextReviews.count(rule))).toList());
        list(whole, "missing", summary.missing().entrySet().stream().map(fact -> Map.of("fact", fact.getKey(),
                "ask", ReviewTree.question(fact.getKey()), "setUps", fact.getValue())).toList());
        list(whole, "waivers", summary.waivers().stream().map(Problem::toString).toList());
        list(whole, "parts", parts);
        page.execute(whole, out);
    }

    private static Map<String, Object> outcome(String outcome, long count) {
        return Map.of("class", outcome, "name", outcome.replace('-', ' '), "count", count);
    }
}
