package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Level;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Outcome;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;

/**
 * Reviews for reading in a terminal of 80 columns: a line for what is clean, a paragraph for what is not, and the
 * summary.
 */
final class TextReviews implements ReviewReport {
    private static final int INDENT = 4;
    private static final int PART = 6;
    /** House limit: how many facts to state are named. */
    private static final int TO_STATE = 5;
    /** House limit: how many rules the summary lists. */
    private static final int RULES = 20;

    private final Writer out;
    private final RuleSet ruleSet;
    private final ReviewContext context;
    private final Paint paint;

    TextReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.context = context;
        this.paint = new Paint(context.colour());
    }

    @Override
    public void begin() {}

    @Override
    public Part part(Review review, String record) {
        List<String> lines = new ArrayList<>();
        if (review instanceof Reviewed reviewed) {
            String painted =
                    switch (reviewed.outcome()) {
                        case NOT_CLEAN -> paint.code(reviewed.words(), Paint.RED);
                        case UNDECIDED -> paint.code(reviewed.words(), Paint.YELLOW);
                        case CLEAN, CLEAN_WITH_WAIVERS -> reviewed.words();
                    };
            lines.add(head(painted, name(review) + "; " + assessed(reviewed.diagnosis())));
            lines.addAll(body(reviewed));
        } else {
            lines.add(head(paint.code("unreadable", Paint.RED), name(review)));
            review.setUp().problems().forEach(problem -> lines.add(Wrap.wrap("  ", problem.toString(), INDENT)));
        }
        String text = String.join("\n", lines) + (lines.size() > 1 ? "\n\n" : "\n");
        return () -> out.write(text);
    }

    private static String head(String outcome, String what) {
        return Wrap.wrap(outcome + ": ", what, INDENT);
    }

    /** How much stands behind an outcome. */
    static String assessed(Diagnosis diagnosis) {
        return diagnosis.assessed() + " of " + Texts.count(diagnosis.findings().size(), "cause") + " assessed";
    }

    /** Id, title and place, of those that there are. */
    static String name(Review review) {
        String place = review.setUp().place();
        String title = review.setUp().experiment().map(Experiment::title).orElse("");
        return review.name()
                + (title.isEmpty() ? "" : ", " + title)
                + (review.name().equals(place) || place.isEmpty() ? "" : " (" + place + ")");
    }

    private List<String> body(Reviewed review) {
        List<String> lines = new ArrayList<>();
        review.faults()
                .forEach(fault -> lines.add(Wrap.wrap("  " + Words.kind(fault) + ": ", Words.fault(fault), INDENT)));
        review.warnings().forEach(warning -> lines.add(Wrap.wrap("  note: ", warning.toString(), INDENT)));
        review.diagnosis().notCovered().forEach(gap -> lines.add(Wrap.wrap("  not covered: ", gap, INDENT)));
        if (!review.diagnosis().isAssessed() && !review.diagnosis().findings().isEmpty()) {
            lines.add(Wrap.wrap(
                    "  not assessed: ", "too little is known to confirm, suspect or rule out any cause", INDENT));
        }
        for (Remark remark : review.remarks()) {
            if (!remark.known()) {
                add(remark, review.experiment(), lines);
            }
        }
        long known = review.remarks().stream().filter(Remark::known).count();
        if (known > 0) {
            lines.add("  " + Texts.count(known, "remark") + " known from the baseline");
            review.remarks().stream()
                    .filter(remark -> remark.known() && remark.level() == Level.ERROR)
                    .forEach(remark -> lines.add(Wrap.wrap(
                            "    - " + remark.level() + " ",
                            remark.finding().rule().name(),
                            PART)));
        }
        if (!review.toState().isEmpty()) {
            toState(lines, review.toState());
        }
        return lines;
    }

    /** The facts to state, one a line; of many, the first and how many more. */
    private static void toState(List<String> lines, List<MissingFact> facts) {
        lines.add("  to state:");
        facts.stream().limit(TO_STATE).forEach(fact -> lines.add(Wrap.wrap("    - ", Words.missing(fact), PART)));
        if (facts.size() > TO_STATE) {
            lines.add("    and " + (facts.size() - TO_STATE) + " more");
        }
    }

    private void add(Remark remark, Experiment experiment, List<String> lines) {
        Finding finding = remark.finding();
        String level = remark.waiver().isPresent() ? "waived " + remark.level() : paint(remark.level());
        String facts = remark.waiver().isPresent() ? "" : " [facts " + remark.facts() + "]";
        lines.add(Wrap.wrap("  " + level + " ", finding.rule().name() + facts, PART));
        part(lines, "because", Words.sentence(finding));
        part(lines, "missing", Words.missing(finding, experiment));
        part(lines, "the policy", Words.policy(remark));
        if (remark.waiver().isPresent()) {
            part(lines, "waived as", Words.waiver(remark.waiver().get()));
        } else if (!finding.isMoot()) {
            part(lines, "fix", finding.fix());
        }
    }

    private String paint(Level level) {
        return switch (level) {
            case ERROR -> paint.code(level.toString(), Paint.RED);
            case WARNING, QUESTION -> paint.code(level.toString(), Paint.YELLOW);
            case NOTE -> level.toString();
        };
    }

    private static void part(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Wrap.wrap("    " + label + ": ", text, PART));
        }
    }

    @Override
    public void end(Summary summary) throws IOException {
        List<String> lines = new ArrayList<>();
        heading(lines, "Summary");
        lines.add(Wrap.wrap(outcomes(summary), 0));
        lines.add(Wrap.wrap(remarks(summary, context.baseline()), 0));
        lines.add(Wrap.wrap(fails(summary), 0));
        items(lines, "Not read", summary.brokenOff());
        if (!summary.rules().isEmpty()) {
            heading(lines, "Rules");
            summary.rules().stream()
                    .limit(RULES)
                    .forEach(rule -> item(lines, rule.rule() + " " + rule.title() + ": " + count(rule)));
            if (summary.rules().size() > RULES) {
                item(lines, (summary.rules().size() - RULES) + " more");
            }
        }
        if (!summary.missing().isEmpty()) {
            heading(lines, "Most often missing");
            summary.missing()
                    .forEach((fact, setUps) ->
                            item(lines, ReviewTree.question(fact) + " [" + fact + "; for " + setUps(setUps) + "]"));
        }
        if (!summary.warnings().isEmpty()) {
            heading(lines, "Notes on the input");
            summary.warnings().forEach((warning, setUps) -> item(lines, warning + " [" + setUps(setUps) + "]"));
        }
        summary.groups().forEach((key, group) -> {
            heading(lines, "By " + key);
            group.forEach((value, outcomes) -> item(lines, value + ": " + outcomes(outcomes)));
        });
        items(lines, "Waivers", summary.waivers());
        items(lines, "Baseline", summary.baseline());
        items(lines, "Ids that occur more than once", summary.ids());
        lines.add("");
        lines.add(Wrap.wrap(by(summary, context), 0));
        lines.add(Wrap.wrap(Words.foot(ruleSet), 0));
        out.write(String.join("\n", lines) + "\n");
    }

    private void items(List<String> lines, String heading, List<Problem> problems) {
        if (!problems.isEmpty()) {
            heading(lines, heading);
            problems.forEach(problem -> item(lines, problem.toString()));
        }
    }

    /** The policy and, if there are any, the settings. */
    static String by(Summary summary, ReviewContext context) {
        return "Policy: " + summary.policy() + "."
                + (context.settings().isEmpty() ? "" : " Settings: " + context.settings() + ".");
    }

    /** Outcomes of a group, in the order of their names. */
    static String outcomes(Map<String, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey().replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    private void heading(List<String> lines, String text) {
        lines.add("");
        lines.add(paint.bold(text.toUpperCase(Locale.ROOT)));
    }

    private static void item(List<String> lines, String text) {
        lines.add(Wrap.wrap("- ", text, 2));
    }

    /** How many set-ups came to what. */
    static String outcomes(Summary summary) {
        String outcomes = summary.outcomes().entrySet().stream()
                .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                .collect(Collectors.joining(", "));
        String notCovered =
                summary.notCovered() == 0 ? "" : " (" + summary.notCovered() + " not covered or not assessed)";
        String unread = summary.withUnread() == 0
                ? ""
                : " In " + setUps(summary.withUnread()) + " something could not be read.";
        String contradictions = summary.withContradictions() == 0
                ? ""
                : " " + setUps(summary.withContradictions())
                        + (summary.withContradictions() == 1 ? " contradicts itself." : " contradict themselves.");
        String warnings = summary.cleanWithWarnings() == 0
                ? ""
                : " Of the clean ones, " + summary.cleanWithWarnings()
                        + (summary.cleanWithWarnings() == 1 ? " has" : " have") + " warnings.";
        return setUps(summary.setUps()) + ": " + outcomes + notCovered + ", " + summary.unreadable() + " unreadable."
                + warnings + unread + contradictions;
    }

    /** How many remarks there are, of which level. */
    static String remarks(Summary summary, boolean baseline) {
        return (baseline ? "New remarks: " : "Remarks: ") + levels(summary.levels()) + "; " + summary.waived()
                + " waived" + (baseline ? ", " + summary.known() + " known from the baseline." : ".");
    }

    /** Whether the whole fails, and if not, in spite of what. */
    static String fails(Summary summary) {
        String why = "";
        if (summary.fails()) {
            List<String> reasons = new ArrayList<>();
            Stream.of(Level.values())
                    .filter(level ->
                            summary.failOn().fails(level) && summary.levels().getOrDefault(level, 0L) > 0)
                    .forEach(level ->
                            reasons.add(Texts.count(summary.levels().getOrDefault(level, 0L), level.toString())));
            if (summary.unreadable() > 0) {
                reasons.add(summary.unreadable() + " could not be read");
            }
            if (summary.tooWideWaivers() > 0) {
                reasons.add(Texts.count(summary.tooWideWaivers(), "waiver") + " held in several experiments");
            }
            why = reasons.isEmpty() ? "" : ": " + String.join(", ", reasons);
        } else if (summary.unreadable() > 0) {
            why = ": " + summary.unreadable() + " could not be read, and the exit code does not say so";
        }
        return (summary.fails() ? "Fails" : "Does not fail") + " (--fail-on " + summary.failOn() + ")" + why + ".";
    }

    /** How often a rule spoke, without what is zero. */
    static String count(Summary.RuleCount rule) {
        String waived = rule.waived() == 0 ? "" : rule.waived() + " waived";
        String known = rule.known() == 0 ? "" : rule.known() + " known";
        return Stream.of(levels(rule.levels()), waived, known)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String levels(Map<Level, Long> levels) {
        return levels.entrySet().stream()
                .map(entry -> Texts.count(entry.getValue(), entry.getKey().toString()))
                .collect(Collectors.joining(", "));
    }

    static String setUps(long number) {
        return Texts.count(number, "set-up");
    }

    /** An outcome in words. */
    static String words(Outcome outcome) {
        return outcome.toString().replace('-', ' ');
    }
}
