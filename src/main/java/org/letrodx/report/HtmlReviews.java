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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
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
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;
import org.letrodx.scenario.ScenarioWriter;

/**
 * Reviews as one page to read and to print, which needs nothing from elsewhere. It is well-formed XML, too. The summary
 * comes first, so
 * the finished text of every part is kept until the end: fit for as many set-ups as a person reads, not for a million.
 * On paper it has a
 * form to sign; signatures that are checked are made of records, not of pages.
 */
final class HtmlReviews implements ReviewReport {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withEscaper(text -> Escapers.HTML.escape(Legible.text(text)));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    private final Writer out;
    private final RuleBook book;
    private final ReviewContext context;
    private final Template page = template("review");
    private final Template setUp = template("set-up");
    private final List<Map<String, Object>> parts = new ArrayList<>();
    /** The keys of the works that the parts cite: each is written once, at the end. */
    private final Set<String> cited = new TreeSet<>();

    HtmlReviews(Writer out, RuleBook book, ReviewContext context) {
        this.out = out;
        this.book = book;
        this.context = context;
    }

    private static Template template(String name) {
        try (InputStream stream = HtmlReviews.class.getResourceAsStream("/org/letrodx/report/" + name + ".mustache")) {
            return COMPILER.compile(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void begin() {}

    @Override
    public Part part(Review review) {
        Map<String, Object> whole = new LinkedHashMap<>();
        addFoot(whole);
        whole.put("name", review.name());
        whole.put("title", review.setUp().experiment().map(Experiment::title).orElse(""));
        whole.put(
                "place",
                review.name().equals(review.setUp().at().toString())
                        ? ""
                        : review.setUp().at().toString());
        String outcome = review.outcome().map(Object::toString).orElse("unreadable");
        whole.put("class", outcome);
        whole.put("outcome", outcome.replace('-', ' '));
        whole.put(
                "input", review.setUp().experiment().map(ScenarioWriter::sha256).orElse(""));
        list(
                whole,
                "problems",
                review.setUp().problems().stream().map(Problem::toString).toList());
        whole.put(
                "read",
                review.diagnosis()
                        .map(diagnosis -> body(review, diagnosis))
                        .map(List::of)
                        .orElse(List.of()));
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("name", review.name());
        part.put("class", outcome);
        part.put("outcome", outcome.replace('-', ' '));
        part.put(
                "assessed",
                review.diagnosis()
                        .map(diagnosis -> diagnosis.assessed() + " of "
                                + diagnosis.findings().size())
                        .orElse(""));
        part.put("remarks", remarks(review));
        part.put("html", setUp.execute(whole));
        return () -> {
            parts.add(part);
            review.remarks().stream().map(remark -> remark.finding().rule()).forEach(rule -> {
                cited.addAll(rule.cites());
                cited.addAll(rule.disputedBy());
            });
        };
    }

    private static List<String> remarks(Review review) {
        return review.remarks().stream()
                .map(remark -> remark.finding().id()
                        + (remark.waiver().isPresent() ? " (waived)" : remark.known() ? " (known)" : ""))
                .toList();
    }

    private Map<String, Object> body(Review review, Diagnosis diagnosis) {
        Map<String, Object> body = new LinkedHashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        review.remarks().forEach(remark -> missing.addAll(remark.finding().missing()));
        body.put("gaps", diagnosis.notCovered());
        list(
                body,
                "remarks",
                review.remarks().stream()
                        .map(remark -> remark(remark, diagnosis.experiment()))
                        .toList());
        body.put(
                "assessed",
                TextReviews.assessed(diagnosis) + ", "
                        + diagnosis.findings(Verdict.RULED_OUT).size() + " ruled out; too little is known of "
                        + diagnosis.findings(Verdict.OPEN).size() + ".");
        list(
                body,
                "missing",
                missing.stream()
                        .map(fact -> Map.of(
                                "fact", Words.missing(fact, diagnosis.experiment()), "ask", ReviewTree.question(fact)))
                        .toList());
        list(body, "rows", facts(diagnosis));
        body.put(
                "warnings",
                diagnosis.experiment().warnings().stream()
                        .map(Problem::toString)
                        .toList());
        return body;
    }

    private Map<String, Object> remark(Remark remark, Experiment experiment) {
        Finding finding = remark.finding();
        List<Map<String, String>> lines = new ArrayList<>();
        line(lines, "Because", Words.because(finding));
        line(lines, "Missing", Words.missing(finding, experiment));
        line(lines, "Waived as", remark.waiver().map(ReviewTree::words).orElse(""));
        line(lines, "Baseline", remark.known() ? "known from the baseline" : "");
        if (!finding.isMoot()) {
            line(lines, "Why", finding.rule().why());
            line(lines, "Check", finding.rule().check() + " (" + finding.rule().effort() + ")");
            line(lines, "Fix", finding.rule().fix());
            line(
                    lines,
                    "Repair",
                    finding.repair()
                            .map(repair -> Words.repair(repair, finding))
                            .orElse(""));
        }
        line(lines, "House limit", String.join("; ", finding.rule().houseLimits()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "class", remark.waiver().isPresent() ? "waived" : remark.level().toString());
        tree.put(
                "level",
                remark.waiver().isPresent()
                        ? "waived " + remark.level()
                        : remark.level().toString());
        tree.put("rule", finding.rule().name());
        tree.put("lines", lines);
        tree.put("cites", works(finding.rule().cites()));
        list(tree, "disputedBy", works(finding.rule().disputedBy()));
        return tree;
    }

    private static void line(List<Map<String, String>> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Map.of("label", label, "text", text));
        }
    }

    /** What is known, a row for each section of each basis: what was stated first, then what was filled in. */
    private static List<Map<String, Object>> facts(Diagnosis diagnosis) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
            diagnosis.known().stream().filter(fact -> fact.basis() == basis).forEach(fact -> sections.computeIfAbsent(
                            fact.type().section(), section -> new ArrayList<>())
                    .add(Map.of("name", fact.type().name(), "value", fact.display())));
            sections.forEach((section, facts) ->
                    rows.add(Map.of("section", section, "facts", facts, "basis", basis.toString())));
        }
        return rows;
    }

    private List<Map<String, String>> works(Collection<String> keys) {
        return keys.stream()
                .map(book.references()::get)
                .map(reference -> Map.of(
                        "key",
                        reference.key(),
                        "line",
                        Words.work(reference),
                        "address",
                        Words.address(reference).orElse("")))
                .toList();
    }

    /** A list under its name, and beside it whether there is anything in it. */
    private static void list(Map<String, Object> tree, String name, List<?> items) {
        tree.put(name, items);
        tree.put(name + "?", !items.isEmpty());
    }

    private void addFoot(Map<String, Object> tree) {
        RuleSet ruleSet = book.ruleSet();
        tree.put("ruleSet", JsonReport.ruleSet(ruleSet));
        tree.put(
                "without",
                ruleSet.switchedOff().isEmpty()
                        ? ""
                        : " without " + Words.count(ruleSet.switchedOff().size(), "rule"));
        tree.put("version", Program.version());
        tree.put(
                "reviewed",
                "Reviewed " + TIME.format(context.at()) + (context.by().isEmpty() ? "" : " by " + context.by()));
    }

    @Override
    public void end(Summary summary) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        addFoot(whole);
        whole.put(
                "switchedOff",
                book.ruleSet().switchedOff().isEmpty()
                        ? "none"
                        : String.join(", ", book.ruleSet().switchedOff()));
        whole.put("setUps", TextReviews.setUps(summary.setUps()));
        whole.put("notice", Program.NOTICE);
        List<Map<String, Object>> outcomes = new ArrayList<>();
        summary.outcomes().forEach((outcome, count) -> outcomes.add(outcome(outcome.toString(), count)));
        outcomes.add(outcome("unreadable", summary.unreadable()));
        whole.put("outcomes", outcomes);
        whole.put("remarks", TextReviews.remarks(summary, context.baseline()));
        whole.put("fails", TextReviews.fails(summary));
        list(
                whole,
                "rules",
                summary.rules().stream()
                        .map(rule ->
                                Map.of("rule", rule.rule(), "title", rule.title(), "count", TextReviews.count(rule)))
                        .toList());
        list(
                whole,
                "missing",
                summary.missing().entrySet().stream()
                        .map(fact -> Map.of(
                                "fact",
                                fact.getKey(),
                                "ask",
                                ReviewTree.question(fact.getKey()),
                                "setUps",
                                fact.getValue()))
                        .toList());
        list(whole, "waivers", summary.waivers().stream().map(Problem::toString).toList());
        list(whole, "ids", summary.ids().stream().map(Problem::toString).toList());
        list(whole, "parts", parts);
        list(whole, "works", works(cited));
        page.execute(whole, out);
    }

    private static Map<String, Object> outcome(String outcome, long count) {
        return Map.of("class", outcome, "name", outcome.replace('-', ' '), "count", count);
    }
}
