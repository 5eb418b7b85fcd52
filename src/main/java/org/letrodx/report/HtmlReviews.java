package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.data.Texts;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.document.Templates;
import org.letrodx.facts.Basis;
import org.letrodx.review.Outcome;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;

/**
 * Reviews as one page to read and to print, which needs nothing from elsewhere. It is well-formed XML, too. The summary
 * comes first, so the set-ups wait in a temporary file; what rules say is written once, behind them. On paper it has a
 * form to sign; signatures that are checked are made of records, not of pages.
 */
final class HtmlReviews implements ReviewReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");
    /** House limit: how many facts to state are named. */
    private static final int TO_STATE = 8;

    private final Writer out;
    private final RuleBook book;
    private final ReviewContext context;
    private final Spool parts;
    /** The rules that spoke, by id: each is written once, at the end. */
    private final Map<String, Rule> spoke = new TreeMap<>();

    private int number;

    HtmlReviews(Writer out, RuleBook book, ReviewContext context) throws IOException {
        this.parts = new Spool();
        this.out = out;
        this.book = book;
        this.context = context;
    }

    @Override
    public void begin() {}

    @Override
    public Part part(Review review, String record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", review.name());
        tree.put(
                "place",
                review.name().equals(review.setUp().place())
                        ? ""
                        : review.setUp().place());
        tree.put(
                "slices",
                context.slices().stream()
                        .map(slice -> slice.key() + " " + slice.of(review))
                        .toList());
        List<Map<String, String>> problems = new ArrayList<>();
        review.setUp()
                .problems()
                .forEach(problem -> problems.add(told("unreadable", "unreadable", problem.toString())));
        if (review instanceof Reviewed reviewed) {
            reviewed.faults().forEach(fault -> problems.add(told("input", Words.kind(fault), Words.fault(fault))));
            reviewed.warnings().forEach(warning -> problems.add(told("note", "note", warning.toString())));
            add(reviewed, record, tree);
        } else {
            tree.put("class", "unreadable");
            tree.put("words", "unreadable");
            tree.put("count", problems.size());
            tree.put("open", true);
            tree.put("title", "");
            tree.put("assessed", "");
            tree.put("ids", "");
            tree.put("remarks", List.of());
            HtmlReport.list(tree, "toState", List.of());
            tree.put("notes", "");
            tree.put("extra", "");
            HtmlReport.list(tree, "known", List.of());
            tree.put("hash", "");
        }
        tree.put("problems", problems);
        List<Rule> rules = review instanceof Reviewed reviewed
                ? reviewed.remarks().stream()
                        .map(remark -> remark.finding().rule())
                        .toList()
                : List.of();
        List<Picture> pictures = review.setUp().data().pictures();
        return () -> {
            number++;
            tree.put("number", number);
            HtmlReport.list(
                    tree,
                    "pictures",
                    pictures.stream()
                            .map(picture -> picture.renamed("set-up-" + number + "-" + picture.name())
                                    .svg())
                            .toList());
            Templates.fill("report/set-up", tree, parts.writer());
            rules.forEach(rule -> spoke.put(rule.id(), rule));
        };
    }

    private static Map<String, String> told(String style, String kind, String text) {
        return Map.of("class", style, "kind", kind, "text", text);
    }

    private static void add(Reviewed review, String record, Map<String, Object> tree) {
        tree.put("class", review.outcome().toString());
        tree.put("words", review.words());
        tree.put("title", review.experiment().title());
        tree.put(
                "open",
                review.outcome() == Outcome.NOT_CLEAN || !review.faults().isEmpty());
        tree.put("assessed", TextReviews.assessed(review.diagnosis()));
        tree.put("count", review.remarks().size());
        tree.put("ids", review.remarks().stream().map(HtmlReviews::mention).collect(Collectors.joining(", ")));
        List<Map<String, Object>> remarks = new ArrayList<>();
        review.diagnosis().notCovered().forEach(gap -> remarks.add(remark("note", "not covered", "", gap, Map.of())));
        review.remarks().forEach(remark -> remarks.add(remark(remark, review)));
        tree.put("remarks", remarks);
        HtmlReport.list(tree, "toState", Words.toState(review.toState(), TO_STATE));
        tree.put("notes", review.experiment().notes());
        tree.put(
                "extra",
                review.experiment().extra().entrySet().stream()
                        .map(entry -> entry.getKey() + " "
                                + (entry.getValue() instanceof String text
                                        ? text
                                        : JsonWriter.compact(entry.getValue())))
                        .collect(Collectors.joining("; ")));
        HtmlReport.list(tree, "known", known(review));
        tree.put("hash", "input " + review.input() + (record.isEmpty() ? "" : "; record " + record));
    }

    private static String mention(Remark remark) {
        return remark.finding().id() + (remark.waiver().isPresent() ? " (waived)" : remark.known() ? " (known)" : "");
    }

    private static Map<String, Object> remark(Remark remark, Reviewed review) {
        Finding finding = remark.finding();
        boolean waived = remark.waiver().isPresent();
        return remark(
                waived ? "waived" : remark.level().toString(),
                waived ? "waived " + remark.level() : remark.level().toString(),
                finding.id(),
                finding.rule().title(),
                Map.of(
                        "policy", Words.policy(remark),
                        "because", Words.sentence(finding),
                        "missing", Words.missing(finding, review.experiment()),
                        "waiver", remark.waiver().map(Words::waiver).orElse(""),
                        "known", remark.known(),
                        "repair",
                                finding.repair()
                                        .filter(repair -> !finding.isMoot())
                                        .map(repair -> Words.repair(repair, finding))
                                        .orElse(""),
                        "facts", remark.facts()));
    }

    private static Map<String, Object> remark(
            String style, String level, String rule, String title, Map<String, Object> more) {
        Map<String, Object> tree = new LinkedHashMap<>(Map.of(
                "policy", "", "because", "", "missing", "", "waiver", "", "known", false, "repair", "", "facts", ""));
        tree.put("class", style);
        tree.put("level", level);
        tree.put("rule", rule);
        tree.put("title", title);
        tree.putAll(more);
        return tree;
    }

    /** What is known, a line for each basis: what was stated first, then what was filled in. */
    private static List<Map<String, String>> known(Reviewed review) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            String facts = review.diagnosis().known().stream()
                    .filter(fact -> fact.basis() == basis)
                    .map(fact -> Words.sentence(fact.type(), fact.display()))
                    .collect(Collectors.joining("; "));
            if (!facts.isEmpty()) {
                lines.add(Map.of("basis", Spelling.begin(basis.toString()), "facts", facts));
            }
        }
        return lines;
    }

    private List<Map<String, String>> works(Collection<String> keys) {
        return keys.stream().map(book.references()::get).map(HtmlReport::work).toList();
    }

    @Override
    public void end(Summary summary) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        RuleSet ruleSet = book.ruleSet();
        whole.put("ruleSet", JsonReport.tree(ruleSet));
        whole.put(
                "without",
                ruleSet.switchedOff().isEmpty()
                        ? ""
                        : " without " + Texts.count(ruleSet.switchedOff().size(), "rule"));
        whole.put("switchedOff", ruleSet.switchedOff().isEmpty() ? "none" : String.join(", ", ruleSet.switchedOff()));
        whole.put("version", Program.version());
        String reviewed =
                "Reviewed " + TIME.format(context.at()) + (context.by().isEmpty() ? "" : " by " + context.by());
        whole.put("reviewed", reviewed);
        whole.put(
                "foot",
                // it stands in a text of the style sheet
                (reviewed + "; letrodx " + Program.version() + ", rules " + ruleSet.version() + " "
                                + ruleSet.sha256().substring(0, 12) + ", policy " + summary.policy()
                                + ". Research use only.")
                        .replaceAll("[\\\\\"<>&]", "?"));
        whole.put("policy", summary.policy().toString());
        whole.put("policySha256", summary.policy().sha256());
        whole.put("settings", context.settings());
        whole.put("setUps", TextReviews.setUps(summary.setUps()));
        whole.put("notice", Program.NOTICE);
        List<Map<String, Object>> outcomes = new ArrayList<>();
        outcomes.add(outcome("unreadable", summary.unreadable()));
        for (Outcome outcome :
                List.of(Outcome.NOT_CLEAN, Outcome.UNDECIDED, Outcome.CLEAN_WITH_WAIVERS, Outcome.CLEAN)) {
            outcomes.add(outcome(outcome.toString(), summary.outcomes().getOrDefault(outcome, 0L)));
        }
        whole.put("outcomes", outcomes);
        whole.put("outcomesInWords", TextReviews.outcomes(summary));
        whole.put("remarks", TextReviews.remarks(summary, context.baseline()));
        whole.put("fails", TextReviews.fails(summary));
        whole.put("lists", lists(summary));
        whole.put("groups", groups(summary));
        HtmlReport.list(whole, "rules", counts(summary));
        HtmlReport.list(
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
        Templates.fill("report/review", whole, out);
        parts.moveTo(out);
        close();
        Set<String> cited = new TreeSet<>();
        spoke.values().forEach(rule -> {
            cited.addAll(rule.cites());
            cited.addAll(rule.disputedBy());
        });
        HtmlReport.list(whole, "works", works(cited));
        HtmlReport.list(whole, "rules", spoke.values().stream().map(this::rule).toList());
        Templates.fill("report/review-end", whole, out);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }

    private static List<Map<String, Object>> lists(Summary summary) {
        List<Map<String, Object>> lists = new ArrayList<>();
        add(lists, "Not read", summary.brokenOff());
        List<String> warnings = new ArrayList<>();
        summary.warnings()
                .forEach((warning, setUps) -> warnings.add(warning + " [" + TextReviews.setUps(setUps) + "]"));
        if (!warnings.isEmpty()) {
            lists.add(Map.of("heading", "Notes on the input", "items", warnings));
        }
        add(lists, "Waivers to look at", summary.waivers());
        add(lists, "Baseline", summary.baseline());
        add(lists, "Ids that occur more than once", summary.ids());
        return lists;
    }

    private static void add(List<Map<String, Object>> lists, String heading, List<Problem> problems) {
        if (!problems.isEmpty()) {
            lists.add(Map.of(
                    "heading",
                    heading,
                    "items",
                    problems.stream().map(Problem::toString).toList()));
        }
    }

    private static List<Map<String, Object>> groups(Summary summary) {
        List<Map<String, Object>> groups = new ArrayList<>();
        summary.groups().forEach((key, group) -> {
            List<Map<String, String>> values = new ArrayList<>();
            group.forEach((value, outcomes) ->
                    values.add(Map.of("value", value, "outcomes", TextReviews.outcomes(outcomes))));
            groups.add(Map.of("key", key, "values", values));
        });
        return groups;
    }

    private static List<Map<String, String>> counts(Summary summary) {
        return summary.rules().stream()
                .map(rule -> Map.of("rule", rule.rule(), "title", rule.title(), "count", TextReviews.count(rule)))
                .toList();
    }

    private Map<String, Object> rule(Rule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule.id());
        tree.put("name", rule.name());
        tree.put("why", rule.why());
        tree.put("check", rule.check());
        tree.put("effort", rule.effort().toString());
        tree.put("fix", Words.fix(rule));
        tree.put("house", String.join("; ", rule.houseLimits()));
        tree.put("cites", works(rule.cites()));
        HtmlReport.list(tree, "disputedBy", works(rule.disputedBy()));
        return tree;
    }

    private static Map<String, Object> outcome(String outcome, long count) {
        return Map.of("class", outcome, "name", outcome.replace('-', ' '), "count", count);
    }
}
