package org.letrodx.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
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
import org.letrodx.document.JsonStream;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Legible;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.InputFormat;
import org.letrodx.vocabulary.Term;

/**
 * Reviews as SARIF 2.1.0, the results that weigh most first, and no more than code hosts take. They and the notices of
 * unreadable inputs are kept until the end.
 *
 * <p>A confirmed finding is a result of kind {@code fail}; a suspected one is {@code open}, which has no level in
 * SARIF, and its message names the facts that decide it. {@code rank} is the place of the finding's tier in the order
 * of all tiers, evenly spaced: what a viewer sorts by it comes in the order of the tiers. It measures nothing and is no
 * probability.
 *
 * <p>A tried repair stands in the properties of its result, in words, and as a fix where {@link SarifFix} can make it
 * one.
 */
final class SarifReviews implements ReviewReport {
    /** The name by which every SARIF reader knows the folder that relative addresses start from. */
    private static final String ROOT = "%SRCROOT%";

    private static final String RANK =
            "The place of the finding's tier in the order of the tiers, evenly spaced. Not a probability.";
    private static final String INPUT = "input";
    private static final String UNDECIDED = "undecided";
    /** How many results code hosts take in one file, and how many of notices we give beside them. */
    private static final int MOST = 25_000;
    /** House limit: how many facts to state are named. */
    private static final int TO_STATE = 5;

    private static final List<Tier> TIERS = Stream.of(Tier.values())
            .filter(tier -> tier.compareTo(Tier.OPEN) < 0)
            .toList();

    private final JsonStream json;
    private final RuleBook book;
    private final ReviewContext context;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Map<String, Object>> notifications = new ArrayList<>();
    /** The results by how much they weigh; of more than a host takes, the lightest are let go. */
    private final Map<Level, Deque<String>> results = new EnumMap<>(Level.class);

    private int kept;
    private long leftOut;
    private long questions;

    SarifReviews(Writer out, RuleBook book, ReviewContext context) throws IOException {
        this.json = new JsonStream(out);
        this.book = book;
        this.context = context;
        book.rules().forEach(rule -> indices.put(rule.id(), indices.size()));
        for (Level level : Level.values()) {
            results.put(level, new ArrayDeque<>());
        }
    }

    @Override
    public void begin() throws IOException {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "letrodx");
        driver.put("version", Program.version());
        List<Map<String, Object>> rules = new ArrayList<>();
        book.rules().forEach(rule -> rules.add(rule(rule)));
        rules.add(named(INPUT, "A value that cannot be read, contradicts another, or may mean something else"));
        rules.add(named(UNDECIDED, "Facts are to be stated before a set-up can be clean"));
        driver.put("rules", rules);
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
        help.put(
                "text",
                "Check: " + rule.check() + "\nFix: " + Words.fix(rule) + "\nReferences: " + references(rule, "; "));
        help.put(
                "markdown",
                "**Check:** " + Words.markdown(rule.check()) + "\n\n**Fix:** " + Words.markdown(Words.fix(rule))
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
        return rule.cites().stream().map(key -> Words.work(book.reference(key))).collect(Collectors.joining(separator));
    }

    private static String level(Impact impact) {
        return switch (impact) {
            case DECISIVE -> "error";
            case CONTRIBUTING -> "warning";
            case ADVISORY -> "note";
        };
    }

    /** One result, written, and how much it weighs. */
    private record Result(Level level, String json) {}

    @Override
    public Part part(Review review, String record) {
        List<Result> made = new ArrayList<>();
        long asked = 0;
        if (review instanceof Reviewed reviewed) {
            for (Remark remark : reviewed.remarks()) {
                boolean question = remark.level() == Level.QUESTION;
                asked += question ? 1 : 0;
                if (!question || context.questions()) {
                    made.add(new Result(
                            remark.waiver().isPresent() ? Level.NOTE : remark.level(),
                            JsonWriter.compact(result(remark, reviewed))));
                }
            }
            reviewed.faults()
                    .forEach(fault -> made.add(new Result(Level.WARNING, JsonWriter.compact(fault(fault, review)))));
            reviewed.warnings()
                    .forEach(warning -> made.add(new Result(
                            Level.NOTE,
                            JsonWriter.compact(
                                    told(INPUT, "informational", "none", warning.toString(), warning.at(), review)))));
            if (reviewed.outcome() == Outcome.UNDECIDED && context.questions()) {
                String message = review.name() + " is undecided."
                        + (reviewed.toState().isEmpty()
                                ? ""
                                : " To state:\n- " + String.join("\n- ", Words.toState(reviewed.toState(), TO_STATE)));
                made.add(new Result(
                        Level.QUESTION,
                        JsonWriter.compact(told(
                                UNDECIDED,
                                "open",
                                "none",
                                message,
                                review.setUp().at(),
                                review))));
            }
        }
        List<Map<String, Object>> unreadable = review.setUp().problems().stream()
                .map(problem -> notification("error", problem))
                .toList();
        long unasked = context.questions() ? 0 : asked;
        return () -> {
            made.forEach(this::keep);
            questions += unasked;
            if (notifications.size() < MOST) {
                notifications.addAll(unreadable);
            }
        };
    }

    private Deque<String> results(Level level) {
        return requireNonNull(results.get(level));
    }

    private void keep(Result result) {
        results(result.level()).add(result.json());
        kept++;
        if (kept > MOST) {
            for (int i = Level.values().length - 1; ; i--) {
                Deque<String> lightest = results(Level.values()[i]);
                if (!lightest.isEmpty()) {
                    lightest.removeLast();
                    break;
                }
            }
            kept--;
            leftOut++;
        }
    }

    private Map<String, Object> fault(Problem fault, Review review) {
        Map<String, Object> tree = told(INPUT, "fail", "warning", Words.fault(fault), fault.at(), review);
        List<Map<String, Object>> others = fault.others().stream()
                .filter(other -> other.line() > 0)
                .map(other -> location(other, review))
                .toList();
        if (!others.isEmpty()) {
            tree.put("relatedLocations", others);
        }
        return tree;
    }

    /** A result of no rule of the book. */
    private Map<String, Object> told(
            String rule, String kind, String level, String message, Location at, Review review) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ruleId", rule);
        tree.put("ruleIndex", indices.size() + (rule.equals(INPUT) ? 0 : 1));
        tree.put("kind", kind);
        tree.put("level", level);
        tree.put("message", text(message));
        tree.put(
                "locations",
                List.of(location(at.line() > 0 ? at : review.setUp().at(), review)));
        String what = review.name() + '\0' + rule + '\0' + message;
        tree.put("partialFingerprints", Map.of("letrodx/v1", Sha256.hex(what).substring(0, 32)));
        return tree;
    }

    private Map<String, Object> result(Remark remark, Reviewed review) {
        Finding finding = remark.finding();
        Diagnosis diagnosis = review.diagnosis();
        boolean confirmed = remark.level() != Level.QUESTION;
        Location at = finding.because().stream()
                .map(reason -> diagnosis.experiment().place(reason.fact()))
                .filter(place -> place.line() > 0)
                .findFirst()
                .orElse(review.setUp().at());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ruleId", finding.id());
        tree.put("ruleIndex", indices.get(finding.id()));
        tree.put("kind", confirmed ? "fail" : "open");
        tree.put("level", confirmed ? remark.level().toString() : "none");
        tree.put("rank", rank(finding));
        tree.put("message", text(message(remark, review)));
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
                        .flatMap(artifact -> SarifFix.of(
                                repair.changes(),
                                diagnosis.experiment(),
                                review.setUp().at().source(),
                                artifact)))
                .ifPresent(fix -> tree.put("fixes", List.of(fix)));
        tree.put("properties", properties(finding));
        return tree;
    }

    private static double rank(Finding finding) {
        return Math.round(
                        1000.0 * (TIERS.size() - TIERS.indexOf(finding.rankKey().tier())) / TIERS.size())
                / 10.0;
    }

    private static String message(Remark remark, Reviewed review) {
        Finding finding = remark.finding();
        String because = Words.sentence(finding);
        String missing = Words.missing(finding, review.experiment());
        return review.name() + ": " + finding.rule().title() + (because.isEmpty() ? "" : ", because " + because) + "."
                + (missing.isEmpty() ? "" : " To find out: " + missing + ".")
                + (remark.policyReason().isEmpty() ? "" : " The policy " + Words.policy(remark));
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
        tree.put("justification", Words.waiver(waiver));
        physical(waiver.at()).ifPresent(place -> tree.put("location", Map.of("physicalLocation", place)));
        return tree;
    }

    private Map<String, Object> location(Location at, Review review) {
        Map<String, Object> tree = new LinkedHashMap<>();
        physical(at).ifPresent(place -> tree.put("physicalLocation", place));
        tree.put("logicalLocations", List.of(Map.of("name", Legible.line(review.name()))));
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

    private static Map<String, Object> named(String name, String description) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", name);
        tree.put("name", name);
        tree.put("shortDescription", text(description));
        return tree;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    @Override
    public void end(Summary summary) throws IOException {
        for (Level level : Level.values()) {
            for (String result : results(level)) {
                json.written(result);
            }
        }
        if (leftOut > 0) {
            notifications.add(notification(
                    "warning",
                    new Problem(
                            Location.NONE,
                            "",
                            leftOut + " results are left out, those that weigh least: code hosts take " + MOST)));
        }
        if (questions > 0) {
            notifications.add(notification(
                    "note",
                    new Problem(Location.NONE, "", questions + " questions are left out; --questions puts them in")));
        }
        summary.brokenOff().forEach(problem -> notifications.add(notification("error", problem)));
        summary.baseline().forEach(problem -> notifications.add(notification("warning", problem)));
        summary.waivers().forEach(problem -> notifications.add(notification("warning", problem)));
        summary.ids().forEach(problem -> notifications.add(notification("warning", problem)));
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put(
                "executionSuccessful",
                summary.unreadable() == 0 && summary.brokenOff().isEmpty());
        invocation.put("toolExecutionNotifications", notifications);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ruleSet", JsonReport.tree(book.ruleSet()));
        properties.put("policy", ReviewTree.policy(summary.policy()));
        properties.put("settings", context.settings());
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
