package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Experiment;
import org.letrodx.review.FailOn;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;

/**
 * Reviews for reading in a terminal of 80 columns: a line for what is clean, a paragraph for what is not, and the
 * summary.
 */
final class TextReviews implements ReviewReport {
    private static final int INDENT = 4;
    private static final int PART = 6;
    /** House limit: how many rules the summary lists. */
    private static final int RULES = 20;

    private final Writer out;
    private final RuleSet ruleSet;
    private final boolean baseline;
    private final Paint paint;

    TextReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.baseline = context.baseline();
        this.paint = new Paint(context.colour());
    }

    @Override
    public void begin() {}

    @Override
    public Part part(Review review) {
        List<String> lines = new ArrayList<>();
        lines.add(head(review));
        review.setUp().problems().forEach(problem -> lines.add(Wrap.wrap("  ", problem.toString(), INDENT)));
        review.diagnosis().ifPresent(diagnosis -> lines.addAll(body(review, diagnosis)));
        String text = String.join("\n", lines) + (lines.size() > 1 ? "\n\n" : "\n");
        return () -> out.write(text);
    }

    private String head(Review review) {
        String outcome = review.outcome().map(TextReviews::words).orElse("unreadable");
        boolean bad = review.outcome().isEmpty() || review.outcome().get() == Outcome.NOT_CLEAN;
        String painted = bad
                ? paint.code(outcome, Paint.RED)
                : review.outcome().get() == Outcome.UNDECIDED ? paint.code(outcome, Paint.YELLOW) : outcome;
        return Wrap.wrap(
                painted + ": ",
                name(review)
                        + review.diagnosis()
                                .map(diagnosis -> "; " + assessed(diagnosis))
                                .orElse(""),
                INDENT);
    }

    /** How much stands behind an outcome: of what nothing is known, nothing is held against a set-up. */
    static String assessed(Diagnosis diagnosis) {
        return diagnosis.assessed() + " of " + Words.count(diagnosis.findings().size(), "cause") + " assessed";
    }

    /** Id, title and place, of those that there are. */
    static String name(Review review) {
        String place = review.setUp().at().toString();
        String title = review.setUp().experiment().map(Experiment::title).orElse("");
        return review.name()
                + (title.isEmpty() ? "" : ", " + title)
                + (review.name().equals(place) || place.isEmpty() ? "" : " (" + place + ")");
    }

    private List<String> body(Review review, Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        diagnosis.notCovered().forEach(gap -> lines.add(Wrap.wrap("  not covered: ", gap, INDENT)));
        if (!diagnosis.isAssessed()) {
            lines.add(Wrap.wrap(
                    "  not assessed: ", "too little is known to confirm, suspect or rule out any cause", INDENT));
        }
        for (Remark remark : review.remarks()) {
            if (!remark.known()) {
                add(remark, diagnosis.experiment(), lines);
            }
        }
        long known = review.remarks().stream().filter(Remark::known).count();
        if (known > 0) {
            lines.add("  " + Words.count((int) known, "remark") + " known from the baseline");
        }
        return lines;
    }

    private void add(Remark remark, Experiment experiment, List<String> lines) {
        Finding finding = remark.finding();
        String level = remark.waiver().isPresent() ? "waived " + remark.level() : paint(remark.level());
        lines.add(Wrap.wrap("  " + level + " ", finding.rule().name(), PART));
        part(lines, "because", Words.because(finding));
        part(lines, "missing", Words.missing(finding, experiment));
        if (remark.waiver().isPresent()) {
            part(lines, "waived as", ReviewTree.words(remark.waiver().get()));
        } else if (!finding.isMoot()) {
            part(lines, "fix", finding.rule().fix());
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
        lines.add(Wrap.wrap(remarks(summary, baseline), 0));
        lines.add(Wrap.wrap(fails(summary), 0));
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
        if (!summary.waivers().isEmpty()) {
            heading(lines, "Waivers");
            summary.waivers().forEach(problem -> item(lines, problem.toString()));
        }
        if (!summary.ids().isEmpty()) {
            heading(lines, "Ids that occur more than once");
            summary.ids().forEach(problem -> item(lines, problem.toString()));
        }
        lines.add("");
        lines.add(Wrap.wrap(Words.foot(ruleSet), 0));
        out.write(String.join("\n", lines) + "\n");
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
        return setUps(summary.setUps()) + ": " + outcomes + notCovered + ", " + summary.unreadable() + " unreadable.";
    }

    /** How many remarks there are, of which level. */
    static String remarks(Summary summary, boolean baseline) {
        return (baseline ? "New remarks: " : "Remarks: ") + levels(summary.levels()) + "; " + summary.waived()
                + " waived" + (baseline ? ", " + summary.known() + " known from the baseline." : ".");
    }

    /** Whether the whole fails, and if not, in spite of what. */
    static String fails(Summary summary) {
        String unread = summary.unreadable() > 0 && summary.failOn() == FailOn.NEVER
                ? ": " + summary.unreadable() + " could not be read, and the exit code does not say so"
                : "";
        String why = summary.fails() && summary.unreadable() > 0
                ? ": " + summary.unreadable() + " could not be read"
                : unread;
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
                .map(entry -> entry.getValue() + " " + entry.getKey() + (entry.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }

    static String setUps(long number) {
        return number + " set-up" + (number == 1 ? "" : "s");
    }

    /** An outcome in words. */
    static String words(Outcome outcome) {
        return outcome.toString().replace('-', ' ');
    }
}
