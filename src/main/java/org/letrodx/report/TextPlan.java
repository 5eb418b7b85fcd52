package org.letrodx.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.data.Texts;
import org.letrodx.data.plate.Well;
import org.letrodx.diagnosis.Finding;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Change;
import org.letrodx.plan.Day;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Unmended;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** A plan for reading in a terminal: what changes and who says so, what is still to state, arms, calendar, plates. */
public final class TextPlan {
    private static final int PART = 6;
    private static final int VALUES = 3;
    private static final int WHEN = 13;

    private final RuleBook book;
    private final TextStyle style;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();
    /** The ids of the published numbers that were shown: each once. */
    private final Set<String> told = new HashSet<>();

    private TextPlan(RuleBook book, TextStyle style) {
        this.book = book;
        this.style = style;
        this.paint = new Paint(style.colour());
    }

    /**
     * The plan as text, with a line feed at the end.
     *
     * @param plans at least one; the first is worked out, of the others only the changes are shown
     * @param arms of the first plan
     * @param days of the first plan
     * @param layout of its plates, if it has any
     */
    public static String text(
            List<Plan> plans, List<Arm> arms, List<Day> days, Optional<Layout> layout, RuleBook book, TextStyle style) {
        TextPlan text = new TextPlan(book, style);
        text.summary(plans);
        for (int i = 0; i < plans.size(); i++) {
            text.changes(plans.get(i), i, plans.get(0));
        }
        text.unmended(plans.get(0));
        text.standing(plans.get(0), arms);
        text.toState(plans.get(0));
        text.borderline(plans.get(0));
        text.arms(arms);
        text.days(days);
        layout.ifPresentOrElse(text::layout, () -> text.whyNoLayout(plans.get(0), arms));
        text.foot();
        return String.join("\n", text.lines) + "\n";
    }

    private void summary(List<Plan> plans) {
        line(paint.bold("Start here:") + " ", Words.summary(plans.get(0)), 2);
        plans.get(0).review().notCovered().forEach(gap -> line("Not covered: ", gap, 2));
    }

    private void changes(Plan plan, int number, Plan first) {
        if (plan.changes().isEmpty()) {
            return;
        }
        heading(number == 0 ? "Change" : "Or change this instead, for " + Words.work(plan, first));
        for (Change change : plan.changes()) {
            FactType fact = change.fact();
            line(
                    "  " + paint.bold(fact.phrase()) + ":",
                    fact.shown(change.before()) + " -> " + fact.shown(change.after()) + " [" + fact.path() + "]",
                    PART);
            if (number > 0) {
                continue;
            }
            if (change.because().isEmpty()) {
                line("      ", "this was stated for the old set-up: state it for the new one", PART);
            }
            for (Rule rule : change.because()) {
                line("      ", rule.name() + " [" + String.join("; ", grounds(rule)) + "]", PART);
            }
            published(book.values().stream()
                    .filter(value -> change.because().stream().anyMatch(rule -> rule.shows(value)))
                    .toList());
        }
        if (plan.cost() > first.cost()) {
            line("      ", "This fixes " + Words.fixedBeyond(plan, first) + " as well.", PART);
        }
    }

    /** What a rule rests on: its sources, those that disagree, and what we chose. */
    private List<String> grounds(Rule rule) {
        List<String> grounds = new ArrayList<>();
        grounds.add(String.join(", ", Words.sources(rule, book.references())));
        if (!rule.disputedBy().isEmpty()) {
            grounds.add("disputed by " + String.join(", ", rule.disputedBy()));
        }
        if (!rule.houseLimits().isEmpty()) {
            grounds.add("house limit: " + String.join("; ", rule.houseLimits()));
        }
        grounds.removeIf(String::isEmpty);
        return grounds;
    }

    private void published(List<ReferenceValue> values) {
        List<ReferenceValue> shown = Words.published(values, told, style.all() ? values.size() : VALUES);
        if (shown.isEmpty()) {
            return;
        }
        line(
                "      ",
                "published: "
                        + shown.stream()
                                .map(value -> value.place() + ", " + value.endpoint() + " " + value.value() + " ("
                                        + String.join(", ", value.cites())
                                        + (value.conflictsWith().isEmpty() ? "" : ", in conflict") + ")")
                                .collect(Collectors.joining("; ")),
                PART);
    }

    private void unmended(Plan plan) {
        if (plan.isWhole()) {
            return;
        }
        heading("Not fixed");
        for (Unmended fault : plan.unmended()) {
            line("  " + paint.bold(fault.rule().name()) + ":", fault.why(), PART);
        }
    }

    private void standing(Plan plan, List<Arm> arms) {
        if (plan.standing().isEmpty()) {
            return;
        }
        heading(plan.changes().isEmpty() ? "Not fixed by a change of the set-up" : "Shown by the results, too");
        for (Finding finding : plan.standing()) {
            line("  " + paint.bold(finding.rule().name()) + ":", Words.standing(finding, plan), PART);
        }
        if (!arms.isEmpty()) {
            line("  ", "The arms below are those of a new experiment.", PART);
        }
    }

    /** What would decide the rest, and what a repair would make of it. */
    private void toState(Plan plan) {
        List<FactType> companions = plan.companions();
        if (plan.toState().isEmpty() && companions.isEmpty()) {
            return;
        }
        heading("Still to state");
        for (FactType type : companions) {
            line("  ", type.question() + " [" + type.path() + "]", PART);
        }
        for (Finding finding : plan.toState()) {
            line(
                    "  ",
                    Words.missing(finding, plan.after()) + ", for "
                            + finding.rule().name()
                            + (plan.isSettledByRepair(finding)
                                    ? "; [" + Words.changes(finding.rule().repair()) + "] rules it out"
                                    : ""),
                    PART);
        }
    }

    private void borderline(Plan plan) {
        if (plan.borderline().isEmpty()) {
            return;
        }
        heading("Borderline");
        for (Finding finding : plan.borderline()) {
            line("  " + paint.bold(finding.rule().name()) + ":", Words.borderline(finding, plan), PART);
        }
    }

    private void arms(List<Arm> arms) {
        if (arms.isEmpty()) {
            return;
        }
        heading("Arms that decide");
        for (Arm arm : arms) {
            line("  " + paint.bold(arm.name()) + ":", arm.gets(), PART);
            line("      ", "expect: " + arm.expect() + ".", PART);
            outcome(arm, arm.ifYes(), "yes");
            outcome(arm, arm.ifNo(), "no");
            published(arm.values());
        }
    }

    private void outcome(Arm arm, List<Rule> rules, String answer) {
        if (!rules.isEmpty()) {
            line(
                    "      ",
                    "If " + Vocabulary.get(arm.reading()).sentence(answer.equals("yes") ? "true" : "false") + ": "
                            + rules.stream().map(Rule::name).collect(Collectors.joining("; ")) + ".",
                    PART);
        }
    }

    private void days(List<Day> days) {
        if (days.isEmpty()) {
            return;
        }
        heading("Calendar");
        for (Day day : days) {
            String rules = day.rules().isEmpty() ? "" : " [" + String.join(", ", day.rules()) + "]";
            line("  " + day.when(), day.what() + rules, WHEN + 2);
        }
    }

    private void layout(Layout layout) {
        heading("Plate");
        line(
                "",
                Texts.count(layout.plates().size(), "plate") + " of " + layout.size() + ", "
                        + layout.replicates()
                        + " wells for each condition, seed " + layout.seed()
                        + ". A dot is medium or buffer. Every replicate is a block of its own, in random order.",
                0);
        int width = layout.conditions().stream()
                        .mapToInt(one -> one.code().length())
                        .max()
                        .orElse(1)
                + 1;
        for (int number = 0; number < layout.plates().size(); number++) {
            Map<Well, Layout.Filling> plate = layout.plates().get(number);
            lines.add("");
            StringBuilder head = new StringBuilder(layout.plates().size() > 1 ? "#" + (number + 1) : "  ");
            for (int column = 1; column <= layout.size().columns(); column++) {
                head.append(String.format(Locale.ROOT, "%" + Math.max(3, width) + "d", column));
            }
            lines.add(head.toString());
            for (int row = 0; row < layout.size().rows(); row++) {
                StringBuilder wells = new StringBuilder(String.format(Locale.ROOT, "%2s", Well.letters(row)));
                for (int column = 0; column < layout.size().columns(); column++) {
                    Layout.Filling filling = plate.get(new Well(row, column));
                    wells.append(String.format(
                            Locale.ROOT, "%" + Math.max(3, width) + "s", filling == null ? "." : filling.code()));
                }
                lines.add(wells.toString());
            }
        }
        lines.add("");
        line(
                "",
                layout.conditions().stream()
                        .map(one -> one.code() + " " + one.inWords())
                        .collect(Collectors.joining("; ")),
                0);
    }

    private void whyNoLayout(Plan plan, List<Arm> arms) {
        boolean plates = arms.stream().anyMatch(arm -> !arm.role().isEmpty());
        if (plates) {
            lines.add("");
            String missing =
                    !plan.after().fact("assay.plateWells").isKnown() ? "assay.plateWells" : "treatment.concentrations";
            line("", "For a layout of the plate, state " + Words.called(missing) + ".", 0);
        }
    }

    private void foot() {
        lines.add("");
        Map<String, Reference> references = book.references();
        if (style.all()) {
            heading("References");
            references.values().stream()
                    .filter(reference -> lines.stream().anyMatch(line -> line.contains(reference.key())))
                    .toList()
                    .forEach(reference -> line(reference.key() + ": ", Words.work(reference), 4));
            lines.add("");
        }
        line("", Words.shortFoot(book.ruleSet()), 0);
    }

    private void heading(String text) {
        lines.add("");
        lines.add(paint.bold(text.toUpperCase(Locale.ROOT)));
    }

    private void line(String label, String text, int indent) {
        lines.add(Wrap.wrap(label, text, indent, style.columns()));
    }
}
