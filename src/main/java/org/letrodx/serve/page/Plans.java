package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Spelling;
import org.letrodx.document.Templates;
import org.letrodx.facts.Experiment;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Arms;
import org.letrodx.plan.Calendar;
import org.letrodx.plan.Change;
import org.letrodx.plan.Day;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Planner;
import org.letrodx.plan.Unmended;
import org.letrodx.report.Words;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.serve.Refusal;
import org.letrodx.vocabulary.Vocabulary;

/** The plan for Monday: one corrected set-up, the arms that decide, a calendar, and the layout of the plates. */
@SuppressWarnings("UnusedMethod") // the templates call them
final class Plans {
    /** House limit: how many published numbers stand beside a change, unless more contradict each other. */
    private static final int PUBLISHED = 3;

    private Plans() {}

    /**
     * What somebody wants of a plan.
     *
     * @param keep facts that may not be changed
     * @param seed what the random order of the plates starts from
     */
    record Wanted(Set<String> keep, long seed) {
        /**
         * What was sent of it.
         *
         * @throws Refusal if there is no such fact, or the seed is no number
         */
        static Wanted of(Sent sent) {
            Set<String> keep = new LinkedHashSet<>();
            for (Form.Field field : sent.fields()) {
                if (field.name().equals("keep")) {
                    if (!Vocabulary.statablePaths().contains(field.value())) {
                        throw Refusal.of(Refusal.Code.BAD_REQUEST, "keep: there is no fact " + field.value());
                    }
                    keep.add(field.value());
                }
            }
            String seed = sent.text("seed").orElse("1");
            if (!seed.matches("\\d{1,9}")) {
                throw Refusal.of(
                        Refusal.Code.BAD_REQUEST, "seed: write a whole number of up to nine digits, not " + seed);
            }
            return new Wanted(keep, Long.parseLong(seed));
        }
    }

    private record View(
            Fields.Unread unread,
            String summary,
            List<ChangeView> changes,
            List<Other> others,
            List<Kept> kept,
            List<String> notCovered,
            List<Named> unmended,
            List<Named> standing,
            List<ToState> toState,
            List<Named> borderline,
            List<ArmView> arms,
            List<Day> days,
            List<Plate> plates,
            List<Filling> fillings,
            int replicates,
            long seed,
            List<Form.Field> state,
            List<Form.Field> next) {
        boolean hasChanges() {
            return !changes.isEmpty();
        }

        boolean hasKept() {
            return !kept.isEmpty();
        }

        boolean hasReplan() {
            return hasChanges() || hasKept();
        }

        boolean hasUnmended() {
            return !unmended.isEmpty();
        }

        boolean hasStanding() {
            return !standing.isEmpty();
        }

        boolean hasToState() {
            return !toState.isEmpty();
        }

        boolean hasBorderline() {
            return !borderline.isEmpty();
        }

        boolean hasArms() {
            return !arms.isEmpty();
        }

        boolean hasDays() {
            return !days.isEmpty();
        }

        boolean hasPlates() {
            return !plates.isEmpty();
        }
    }

    /** @param beyond what it fixes, and the first plan leaves undecided; empty if nothing */
    private record Other(String work, String beyond, List<ChangeView> changes) {
        boolean fixesMore() {
            return !beyond.isEmpty();
        }
    }

    private record ChangeView(
            String path, String label, String before, String after, List<Named> because, List<Published> published) {
        boolean isNew() {
            return because.isEmpty();
        }
    }

    private record Kept(String path, String label) {}

    private record Named(String id, String title, String text) {}

    /**
     * Something to state.
     *
     * @param facts what it is
     * @param id the cause that it decides, with its title; empty if it goes with a change
     * @param repair what would rule the cause out; empty if no change does
     */
    private record ToState(List<Fact> facts, String id, String title, String repair) {}

    private record Fact(String path, String text) {}

    private record Published(String text, String key) {}

    private record ArmView(
            String name, String gets, String expect, String reading, List<Named> ifYes, List<Named> ifNo) {
        boolean decides() {
            return !ifYes.isEmpty() || !ifNo.isEmpty();
        }

        boolean yes() {
            return !ifYes.isEmpty();
        }

        boolean no() {
            return !ifNo.isEmpty();
        }
    }

    private record Plate(int number, List<Integer> columns, List<Row> rows) {
        /** True if it is wider than a phone. */
        boolean wide() {
            return columns.size() > 6;
        }
    }

    private record Row(String letter, List<Cell> wells) {}

    private record Cell(String code, String tip, String kind) {}

    private record Filling(String code, String text) {}

    /** The page of a plan. */
    static String page(Sent sent, RuleBook book) {
        Form form = sent.form();
        Experiment experiment = form.experiment();
        Wanted wanted = Wanted.of(sent);
        List<Plan> plans = new Planner(book).plans(experiment, wanted.keep());
        Plan plan = plans.get(0);
        List<Arm> arms = new Arms(book).of(plan.after());
        Optional<Layout> layout = Layout.of(plan.after(), arms, wanted.seed());
        Set<String> told = new HashSet<>();
        // what cannot be read stays in the form, unless the plan says something of it
        Form next = Form.of(plan.next())
                .and(
                        form,
                        experiment.unread().keySet().stream()
                                .filter(path -> Vocabulary.find(path)
                                        .filter(type -> !type.isDerived() && !type.isOutcome())
                                        .isPresent())
                                .toList());
        return Templates.fill(
                "serve/page/plan",
                new View(
                        Fields.Unread.of(experiment, false),
                        Spelling.begin(Words.summary(plan)),
                        changes(plan, book, told),
                        plans.stream()
                                .skip(1)
                                .map(other -> new Other(
                                        Words.work(other, plan),
                                        Words.fixedBeyond(other, plan),
                                        changes(other, book, told)))
                                .toList(),
                        wanted.keep().stream()
                                .map(path -> new Kept(path, Words.label(path)))
                                .toList(),
                        plan.review().notCovered(),
                        plan.unmended().stream().map(Plans::unmended).toList(),
                        plan.standing().stream()
                                .map(finding ->
                                        new Named(finding.id(), finding.rule().title(), Words.standing(finding, plan)))
                                .toList(),
                        toState(plan),
                        plan.borderline().stream()
                                .map(finding -> new Named(
                                        finding.id(), finding.rule().title(), Words.borderline(finding, plan)))
                                .toList(),
                        arms.stream().map(Plans::arm).toList(),
                        Calendar.of(plan.after(), book),
                        layout.map(Plans::plates).orElse(List.of()),
                        layout.map(Plans::fillings).orElse(List.of()),
                        layout.map(Layout::replicates).orElse(0),
                        wanted.seed(),
                        form.hidden(Set.of()),
                        next.hidden(Set.of())));
    }

    /** The layout of the plates of a plan as a table. */
    static String layout(Sent sent, RuleBook book) {
        Wanted wanted = Wanted.of(sent);
        Plan plan =
                new Planner(book).plans(sent.form().experiment(), wanted.keep()).get(0);
        return Layout.of(plan.after(), new Arms(book).of(plan.after()), wanted.seed())
                .map(Layout::csv)
                .orElse("");
    }

    private static List<ChangeView> changes(Plan plan, RuleBook book, Set<String> told) {
        return plan.changes().stream()
                .map(change -> new ChangeView(
                        change.fact().path(),
                        change.fact().phrase(),
                        change.fact().shown(change.before()),
                        change.fact().shown(change.after()),
                        change.because().stream()
                                .map(rule -> new Named(rule.id(), rule.title(), ""))
                                .toList(),
                        published(change, book, told)))
                .toList();
    }

    private static List<Published> published(Change change, RuleBook book, Set<String> told) {
        List<ReferenceValue> values = book.values().stream()
                .filter(value -> change.because().stream().anyMatch(rule -> rule.shows(value)))
                .toList();
        return Words.published(values, told, PUBLISHED).stream()
                .map(value -> new Published(
                        value.place() + ", " + value.endpoint() + " " + value.value() + conflict(value),
                        value.cites().isEmpty() ? "" : value.cites().get(0)))
                .toList();
    }

    private static String conflict(ReferenceValue value) {
        return value.conflictsWith().isEmpty() ? "" : " (in conflict)";
    }

    private static Named unmended(Unmended fault) {
        return new Named(fault.rule().id(), fault.rule().title(), fault.why());
    }

    /** What would decide the rest, and what goes with a change. */
    private static List<ToState> toState(Plan plan) {
        List<ToState> decisive = plan.toState().stream()
                .map(finding -> new ToState(
                        finding.missing().stream()
                                .map(path -> new Fact(path, Words.unknown(path, plan.after())))
                                .toList(),
                        finding.id(),
                        finding.rule().title(),
                        plan.isSettledByRepair(finding) ? inWords(finding.rule().repair()) : ""))
                .toList();
        Set<String> told = decisive.stream()
                .flatMap(one -> one.facts().stream().map(Fact::path))
                .collect(Collectors.toSet());
        Stream<ToState> companions = plan.companions().stream()
                .filter(type -> !told.contains(type.path()))
                .map(type -> new ToState(List.of(new Fact(type.path(), Words.unknown(type))), "", "", ""));
        return Stream.concat(companions, decisive.stream()).toList();
    }

    private static String inWords(Map<String, String> repair) {
        return repair.entrySet().stream()
                .map(change -> Words.label(change.getKey()) + ": "
                        + Vocabulary.get(change.getKey()).shown(change.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static ArmView arm(Arm arm) {
        return new ArmView(
                arm.name(),
                arm.gets(),
                arm.expect(),
                arm.reading().isEmpty() ? "" : Vocabulary.get(arm.reading()).question(),
                rules(arm.ifYes()),
                rules(arm.ifNo()));
    }

    private static List<Named> rules(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Named(rule.id(), rule.title(), ""))
                .toList();
    }

    private static List<Plate> plates(Layout layout) {
        List<Plate> plates = new ArrayList<>();
        for (Map<Well, Layout.Filling> filled : layout.plates()) {
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < layout.size().rows(); row++) {
                List<Cell> wells = new ArrayList<>();
                for (int column = 0; column < layout.size().columns(); column++) {
                    Layout.Filling filling = filled.get(new Well(row, column));
                    wells.add(
                            filling == null
                                    ? new Cell("", "medium or buffer", "free")
                                    : new Cell(
                                            filling.code(),
                                            filling.inWords(),
                                            filling.role().toString()));
                }
                rows.add(new Row(Well.letters(row), wells));
            }
            plates.add(new Plate(
                    plates.size() + 1,
                    Stream.iterate(1, number -> number + 1)
                            .limit(layout.size().columns())
                            .toList(),
                    rows));
        }
        return plates;
    }

    private static List<Filling> fillings(Layout layout) {
        return layout.conditions().stream()
                .map(filling -> new Filling(filling.code(), filling.inWords()))
                .toList();
    }
}
