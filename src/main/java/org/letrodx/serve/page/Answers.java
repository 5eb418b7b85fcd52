package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Written;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.report.Words;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;

/** What stands beside the form: what to do first, the causes, what to find out, and all that stands behind them. */
final class Answers {
    /** House limit: how many facts are named that are quick to look up. */
    private static final int QUICK = 8;

    private Answers() {}

    /**
     * The whole answer.
     *
     * @param nothing true if nothing is known yet
     * @param start what to do first; {@code to} is the place in the page that it leads to
     * @param name what the experiment is called; empty if it has no name
     * @param unread what is taken as unknown, though something was written
     */
    record Answer(
            boolean nothing,
            String name,
            String start,
            String to,
            String complaint,
            String setting,
            Fields.Unread unread,
            List<String> notes,
            List<Cause> causes,
            List<Besides> besides,
            List<Asked> questions,
            List<Asked> quick,
            List<RuledOut> ruledOut,
            List<Open> open,
            List<Section> understood) {
        boolean hasCauses() {
            return !causes.isEmpty();
        }

        String causeCount() {
            return Texts.count(causes.size(), "cause");
        }

        boolean hasConfirmed() {
            return causes.stream().anyMatch(cause -> cause.kind().equals("confirmed"));
        }

        boolean hasBesides() {
            return !besides.isEmpty();
        }

        boolean hasQuestions() {
            return !questions.isEmpty();
        }

        boolean hasQuick() {
            return !quick.isEmpty();
        }

        int ruledOutCount() {
            return ruledOut.size();
        }

        int openCount() {
            return open.stream().mapToInt(open -> open.causes().size()).sum();
        }
    }

    /**
     * A cause.
     *
     * @param kind its verdict, as a style names it
     * @param missing facts to find out, each with its place in the form
     */
    record Cause(
            int rank,
            String id,
            String title,
            String kind,
            String verdict,
            String under,
            String because,
            List<Place> missing,
            boolean shown,
            String check,
            String effort,
            String fix,
            String why,
            String repair,
            String house,
            List<Step> reasons,
            List<Work> works,
            List<Work> disputed) {
        boolean hasMissing() {
            return !missing.isEmpty();
        }

        boolean hasReasons() {
            return !reasons.isEmpty();
        }

        boolean hasDisputed() {
            return !disputed.isEmpty();
        }
    }

    /** A fact and where its field stands. */
    record Place(String text, String to) {}

    /** A step of the reasons for something, with those that it follows from. */
    record Step(String sentence, String from, String rule, List<Step> because) {
        boolean hasBecause() {
            return !because.isEmpty();
        }
    }

    /** A work that is cited. */
    record Work(String key) {}

    /** A fault beside the complaint. */
    record Besides(String id, String title, String impact, String fix) {}

    /**
     * A question.
     *
     * @param answers what a click may answer; none if it has to be written
     */
    record Asked(String ask, String path, String to, String cost, String settles, List<String> answers) {}

    /** A cause that is ruled out, with what rules it out. */
    record RuledOut(String id, String title, String because) {}

    /** Causes that could not be judged, and what all of them need. */
    record Open(String needs, List<Named> causes) {}

    /** A cause that is named. */
    record Named(String id, String title) {}

    /** What is known of a section. */
    record Section(String name, List<Known> facts) {}

    /**
     * A fact that is known.
     *
     * @param basis where it comes from; empty if it was stated
     */
    record Known(String label, String value, String basis) {}

    /** The answer to an experiment. */
    static Answer of(Experiment experiment, List<FactType> unknown, RuleBook book) {
        // what nobody will know is not asked for again
        List<String> tried = Stream.concat(
                        experiment.tried().stream(), unknown.stream().map(FactType::path))
                .toList();
        Diagnosis diagnosis = book.diagnose(
                unknown.isEmpty()
                        ? experiment
                        : experiment.toBuilder().tried(Written.of(tried)).build());
        List<Question> best = diagnosis.questions();
        List<String> notes = new ArrayList<>(diagnosis.setting().notes());
        diagnosis
                .warnings()
                .forEach(warning -> notes.add(Words.label(warning.path()) + ": " + warning.fault()
                        + (warning.maybe().isEmpty() ? "" : ". Maybe: " + warning.maybe())));
        diagnosis.notCovered().forEach(gap -> notes.add("not covered: " + gap));
        return new Answer(
                experiment.stated().isEmpty(),
                Stream.of(experiment.id(), experiment.title())
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(": ")),
                start(diagnosis),
                to(diagnosis),
                Words.complaints(diagnosis),
                systems(diagnosis),
                Fields.Unread.of(experiment, true),
                notes,
                diagnosis.findings().stream()
                        .filter(Finding::isCause)
                        .map(finding -> cause(finding, diagnosis))
                        .toList(),
                book.besides(diagnosis).stream()
                        .map(rule -> new Besides(
                                rule.id(),
                                rule.title(),
                                rule.impact().toString(),
                                Words.beginning(rule.fix(diagnosis.facts()), 0)))
                        .toList(),
                best.stream().map(Answers::asked).toList(),
                Words.quick(diagnosis).limit(QUICK).map(Answers::asked).toList(),
                diagnosis.findings(Verdict.RULED_OUT).stream()
                        .map(Answers::ruledOut)
                        .toList(),
                open(diagnosis),
                understood(diagnosis));
    }

    private static List<Open> open(Diagnosis diagnosis) {
        Map<String, List<Named>> byNeed = new LinkedHashMap<>();
        for (Finding finding : diagnosis.findings(Verdict.OPEN)) {
            String needs = finding.missing().stream()
                    .map(path -> Words.unknown(path, diagnosis.experiment()))
                    .collect(Collectors.joining(", "));
            byNeed.computeIfAbsent(needs, first -> new ArrayList<>())
                    .add(new Named(finding.id(), finding.rule().title()));
        }
        return byNeed.entrySet().stream()
                .map(open -> new Open(open.getKey(), open.getValue()))
                .toList();
    }

    private static String systems(Diagnosis diagnosis) {
        boolean any = diagnosis.setting().systems().size() == ModelSystem.values().length;
        return any
                ? "any kind of experiment"
                : Term.labels(diagnosis.setting().systems(), " or ")
                        + (diagnosis.setting().isStated() ? "" : ", assumed");
    }

    /** The fact that the first line asks for; empty if it names a cause. */
    private static Optional<String> wanted(Diagnosis diagnosis) {
        Optional<Finding> first = first(diagnosis);
        return first.isEmpty()
                ? diagnosis.questions().stream().findFirst().map(Question::fact)
                : first.filter(finding -> finding.verdict() == Verdict.SUSPECTED)
                        .map(finding -> finding.missing().get(0));
    }

    private static Optional<Finding> first(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.isCause() && !finding.isMoot())
                .findFirst();
    }

    /** What to do first; a link leads to the fact, so its path need not be read. */
    private static String start(Diagnosis diagnosis) {
        String start = Words.startHere(diagnosis);
        return wanted(diagnosis)
                .map(path -> start.replace(" [" + path + "]", ""))
                .orElse(start);
    }

    /** Where the first line leads: to the field that is asked for, or to the first cause. */
    private static String to(Diagnosis diagnosis) {
        return wanted(diagnosis)
                .map(Fields::id)
                .orElse(first(diagnosis).map(finding -> "cause-" + finding.id()).orElse(""));
    }

    private static Cause cause(Finding finding, Diagnosis diagnosis) {
        Rule rule = finding.rule();
        return new Cause(
                finding.rank(),
                rule.id(),
                rule.title(),
                finding.verdict().toString(),
                Words.verdict(finding),
                finding.under().map(Words::under).orElse(""),
                Words.sentence(finding),
                places(finding, diagnosis.experiment()),
                !finding.isMoot(),
                rule.check(),
                rule.effort().toString(),
                finding.fix(),
                rule.why(),
                finding.repair().map(repair -> Words.repair(repair, finding)).orElse(""),
                String.join("; ", rule.houseLimits()),
                finding.because().stream().map(Answers::step).toList(),
                works(Words.sources(rule, diagnosis.references())),
                works(rule.disputedBy()));
    }

    private static List<Work> works(List<String> keys) {
        return keys.stream().map(Work::new).toList();
    }

    private static List<Place> places(Finding finding, Experiment experiment) {
        return finding.missing().stream()
                .map(path -> new Place(Words.unknown(path, experiment), Fields.id(path)))
                .toList();
    }

    private static Step step(Reason reason) {
        return new Step(
                Words.step(reason),
                reason.basis() == Basis.STATED ? "stated" : Words.basis(reason.basis(), reason.source()),
                reason.rule(),
                reason.because().stream().map(Answers::step).toList());
    }

    private static Asked asked(Question question) {
        FactType type = Vocabulary.get(question.fact());
        return new Asked(
                question.ask(),
                question.fact(),
                Fields.id(question.fact()),
                Words.cost(question.cost()),
                String.join(", ", question.settles().stream().limit(3).toList()),
                type.kind() == Kind.YES_NO ? List.of("yes", "no") : List.of());
    }

    private static RuledOut ruledOut(Finding finding) {
        return new RuledOut(
                finding.id(),
                finding.rule().title(),
                finding.because().stream().map(Words::against).collect(Collectors.joining("; ")));
    }

    private static List<Section> understood(Diagnosis diagnosis) {
        Map<String, List<Known>> sections = new LinkedHashMap<>();
        for (Fact fact : diagnosis.known()) {
            if (!Words.saysNothing(fact)) {
                sections.computeIfAbsent(Words.section(fact.type().section()), first -> new ArrayList<>())
                        .add(new Known(fact.type().label(), Words.value(fact), Words.basis(fact)));
            }
        }
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList();
    }
}
