package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Tier;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.JsonStream;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.InputFormat;
import org.letrodx.vocabulary.Term;

/**
 * Reviews as SARIF 2.1.0. Results are written as they come; only the notices of unreadable inputs are kept until the
 * end.
 *
 * <p>A confirmed finding is a result of kind {@code fail}; a suspected one is {@code open}, which has no level in
 * SARIF, and its message
 * names the facts that decide it. {@code rank} is the place of the finding's tier in the order of all tiers, evenly
 * spaced: what a
 * viewer sorts by it comes in the order of the tiers. It measures nothing and is no probability.
 *
 * <p>A tried repair stands in the properties of its result, in words, and as a fix where {@link SarifFix} can make it
 * one.
 */
final class SarifReviews implements ReviewReport {
    /** The name by which every SARIF reader knows the folder that relative addresses start from. */
    private static final String ROOT = "%SRCROOT%";

    private static final String RANK =
            "The place of the finding's tier in the order of the tiers, evenly spaced. Not a probability.";
    private static final List<Tier> TIERS = Stream.of(Tier.values())
            .filter(tier -> tier.compareTo(Tier.OPEN) < 0)
            .toList();

    private final JsonStream json;
    private final RuleBook book;
    private final ReviewContext context;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Map<String, Object>> notifications = new ArrayList<>();

    SarifReviews(Writer out, RuleBook book, ReviewContext context) throws IOException {
        this.json = new JsonStream(out);
        this.book = book;
        this.context = context;
        book.rules().forEach(rule -> indices.put(rule.id(), indices.size()));
    }

    @Override
    public void begin() throws IOException {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "letrodx");
        driver.put("version", Program.version());
        driver.put("rules", book.rules().stream().map(this::rule).toList());
        json.object()
                .name("$schema")
                .value("https://json.schemastore.org/sarif-2.1.0.json")
                .name("version")
                .value("2.1.0")
                .name("runs")
                .array()
                .object()
                .name("tool")
                .value(Map.of("driver", driver))
                .name("columnKind")
                .value("utf16CodeUnits")
                .name("originalUriBaseIds")
                .value(Map.of(ROOT, Map.of("description", text("The folder in which the review was started."))))
                .name("results")
                .array();
    }

    private Map<String, Object> rule(Rule rule) {
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", "Check: " + rule.check() + "\nFix: " + rule.fix() + "\nReferences: " + references(rule, "; "));
        help.put(
                "markdown",
                "**Check:** " + Words.markdown(rule.check()) + "\n\n**Fix:** " + Words.markdown(rule.fix())
                        + "\n\n**References:**\n\n- " + Words.markdown(references(rule, "\n- ")));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("impact", rule.impact().toString());
        properties.put("strength", rule.strength().toString());
        properties.put("settings", rule.settings().stream().map(Term::label).toList());
        properties.put("area", rule.area());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.id());
        tree.put("name", rule.title());
        tree.put("shortDescription", text(rule.title()));
        tree.put("fullDescription", text(rule.why()));
        tree.put("help", help);
        tree.put("defaultConfiguration", Map.of("level", level(rule.impact())));
        tree.put("properties", properties);
        return tree;
    }

    private String references(Rule rule, String separator) {
        return rule.cites().stream()
                .map(key -> Words.work(book.references().get(key)))
                .collect(Collectors.joining(separator));
    }

    private static String level(Impact impact) {
        return switch (impact) {
            case DECISIVE -> "error";
            case CONTRIBUTING -> "warning";
            case ADVISORY -> "note";
        };
    }

    @Override
    public Part part(Review review) {
        List<String> results = new ArrayList<>();
        review.diagnosis().ifPresent(diagnosis -> review.remarks()
                .forEach(remark -> results.add(JsonWriter.compact(result(remark, review, diagnosis)))));
        List<Map<String, Object>> unreadable = review.setUp().problems().stream()
                .map(problem -> notification("error", problem))
                .toList();
        return () -> {
            for (String result : results) {
                json.written(result);
            }
            notifications.addAll(unreadable);
        };
    }

    private Map<String, Object> result(Remark remark, Review review, Diagnosis diagnosis) {
        Finding finding = remark.finding();
        boolean confirmed = finding.verdict() == Verdict.CONFIRMED;
        Location at = finding.because().stream()
                .map(reason -> diagnosis.experiment().place(reason.fact()))
                .filter(place -> place.line() > 0)
                .findFirst()
                .orElse(review.setUp().at());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ruleId", finding.id());
        tree.put("ruleIndex", indices.get(finding.id()));
        tree.put("kind", confirmed ? "fail" : "open");
        tree.put("level", confirmed ? level(finding.rule().impact()) : "none");
        tree.put("rank", rank(finding));
        tree.put("message", text(message(finding, review, diagnosis.experiment())));
        tree.put("locations", List.of(location(at, review)));
        tree.put("partialFingerprints", Map.of("letrodx/v1", remark.fingerprint()));
        if (context.baseline()) {
            tree.put("baselineState", remark.known() ? "unchanged" : "new");
        }
        // none at all would mean that nobody looked
        tree.put(
                "suppressions",
                remark.waiver().stream()
                        .map(waiver -> suppression(waiver, review))
                        .toList());
        finding.repair()
                .flatMap(repair -> address(review.setUp().at().source())
                        .flatMap(artifact -> SarifFix.of(repair.changes(), diagnosis.experiment(), artifact)))
                .ifPresent(fix -> tree.put("fixes", List.of(fix)));
        tree.put("properties", properties(finding));
        return tree;
    }

    private static double rank(Finding finding) {
        return Math.round(
                        1000.0 * (TIERS.size() - TIERS.indexOf(finding.rankKey().tier())) / TIERS.size())
                / 10.0;
    }

    private static String message(Finding finding, Review review, Experiment experiment) {
        String because = Words.because(finding);
        String missing = Words.missing(finding, experiment);
        return review.name() + ": " + finding.rule().title() + (because.isEmpty() ? "" : ", because " + because) + "."
                + (missing.isEmpty() ? "" : " To find out: " + missing + ".");
    }

    private static Map<String, Object> properties(Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", finding.verdict().toString());
        tree.put("tier", finding.rankKey().tier().toString());
        tree.put("facts", finding.because().stream().map(Reason::fact).toList());
        tree.put("missing", finding.missing());
        finding.repair().ifPresent(repair -> tree.put("repair", Words.repair(repair, finding)));
        return tree;
    }

    private Map<String, Object> suppression(Waiver waiver, Review review) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", waiver.at().source().equals(review.setUp().at().source()) ? "inSource" : "external");
        tree.put("status", "accepted");
        tree.put("justification", ReviewTree.words(waiver));
        physical(waiver.at()).ifPresent(place -> tree.put("location", Map.of("physicalLocation", place)));
        return tree;
    }

    private Map<String, Object> location(Location at, Review review) {
        Map<String, Object> tree = new LinkedHashMap<>();
        physical(at).ifPresent(place -> tree.put("physicalLocation", place));
        tree.put("logicalLocations", List.of(Map.of("name", review.name())));
        return tree;
    }

    /** Nothing for a stream or a program, which have no address. */
    private Optional<Map<String, Object>> physical(Location at) {
        return address(at.source()).map(address -> {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("artifactLocation", address);
            if (at.line() > 0) {
                Map<String, Object> region = new LinkedHashMap<>();
                region.put("startLine", at.line());
                // the column of a table counts cells
                if (at.column() > 0
                        && InputFormat.of(at.source())
                                .filter(InputFormat.CSV::equals)
                                .isEmpty()) {
                    region.put("startColumn", at.column());
                    if (at.end() > 0) {
                        region.put("endColumn", at.end());
                    }
                }
                tree.put("region", region);
            }
            return tree;
        });
    }

    /** Relative to where the review was started, if it is below. */
    private Optional<Map<String, Object>> address(String source) {
        return context.below(source).map(SarifReviews::relative).or(() -> context.file(source)
                .map(file -> Map.of("uri", file.toUri().toASCIIString())));
    }

    private static Map<String, Object> relative(String path) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("uri", encoded(path));
        tree.put("uriBaseId", ROOT);
        return tree;
    }

    private static String encoded(String path) {
        try {
            // a colon in the first name would be read as the end of a scheme
            return (path.split("/", 2)[0].contains(":") ? "./" : "")
                    + new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a path with a slash before it is no URI: " + path, impossible);
        }
    }

    private Map<String, Object> notification(String level, Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("level", level);
        tree.put("message", text(problem.toString()));
        physical(problem.at()).ifPresent(place -> tree.put("locations", List.of(Map.of("physicalLocation", place))));
        return tree;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    @Override
    public void end(Summary summary) throws IOException {
        summary.waivers().forEach(problem -> notifications.add(notification("warning", problem)));
        summary.ids().forEach(problem -> notifications.add(notification("warning", problem)));
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", summary.unreadable() == 0);
        invocation.put("toolExecutionNotifications", notifications);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ruleSet", JsonReport.ruleSet(book.ruleSet()));
        properties.put("rank", RANK);
        properties.put("notice", Program.NOTICE);
        json.end()
                .name("invocations")
                .value(List.of(invocation))
                .name("properties")
                .value(properties)
                .end()
                .end()
                .end()
                .close();
    }
}
