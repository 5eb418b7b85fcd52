package org.letrodx.interview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/**
 * An interview about one experiment: the complaint, the system and the line first, then whatever can settle most. Each
 * answer changes what is asked next. Not safe for threads.
 *
 * <pre>{@code
 * Interview interview = new Interview(RuleBook.bundled(), Experiment.blank(), true);
 * while (interview.step().isPresent()) {
 *     interview.answer(ask(interview.step().get()));
 * }
 * Diagnosis diagnosis = interview.diagnosis();
 * }</pre>
 */
public final class Interview {
    /** House limit: the longest check-list, so that it can be taken in at a glance. */
    private static final int LONGEST_LIST = 6;

    private static final FactType COMPLAINT = Vocabulary.get("experiment.complaint");
    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType LINE = Vocabulary.get("cellLine.name");
    private static final Set<ModelSystem> WITHOUT_A_LINE = Set.of(ModelSystem.CELL_FREE, ModelSystem.PATIENT);

    /** A fact by its path, and a value: {@code serum.treatment: untreated}. */
    private static final Pattern CORRECTION = Pattern.compile("(?<path>\\w+\\.\\w+)\\s*[:=]\\s*(?<value>\\S.*)");

    private final RuleBook book;
    private final boolean checkLists;
    private final Deque<State> before = new ArrayDeque<>();
    private State now;

    /**
     * Where an interview stands.
     *
     * @param unknown facts that will not be known, by path
     * @param later facts to come back to, by path
     * @param diagnosis of what is known
     * @param step what is asked; empty if nothing is worth asking any more
     */
    private record State(
            Experiment experiment, Set<String> unknown, Set<String> later, Diagnosis diagnosis, Optional<Step> step) {}

    /**
     * An interview that goes on from what is known already. Facts that somebody wrote to be unknown are not asked for.
     *
     * @param checkLists ask for facts that are found at the same place together
     */
    public Interview(RuleBook book, Experiment start, boolean checkLists) {
        this.book = book;
        this.checkLists = checkLists;
        Set<String> unknown = new HashSet<>();
        Vocabulary.types().stream()
                .map(FactType::path)
                .filter(start::isSaidToBeUnknown)
                .forEach(unknown::add);
        now = state(start, unknown, Set.of());
    }

    /** What is asked now; empty if nothing is worth asking any more. */
    public Optional<Step> step() {
        return now.step;
    }

    /** How many steps were gone, those that were gone back not counted. */
    public int steps() {
        return before.size();
    }

    /** All that was said. */
    public Experiment experiment() {
        return now.experiment;
    }

    /** The facts that somebody said will not be known, in the order of the vocabulary. */
    public List<FactType> unknown() {
        return Vocabulary.types().stream()
                .filter(type -> now.unknown.contains(type.path())
                        && !type.isDerived()
                        && !now.experiment.fact(type).isGiven())
                .toList();
    }

    /** What follows from what was said. */
    public Diagnosis diagnosis() {
        return now.diagnosis;
    }

    /**
     * Takes an answer to the step. One that cannot be read, that is blank, or that contradicts what was said before,
     * changes nothing, and the same is asked again; {@link #dontKnow} is for what nobody knows. What was said before is
     * corrected by its path: {@code serum.treatment: untreated}.
     *
     * @param line as a scenario file would have it, or several values with commas between them
     * @throws IllegalStateException if nothing is asked
     */
    public Reply answer(String line) {
        Step step = now.step.orElseThrow(() -> new IllegalStateException("nothing is asked"));
        if (line.isBlank()) {
            return new Reply(
                    List.of(new Problem(
                            Location.NONE,
                            step.isCheckList() ? "" : step.fact().path(),
                            "nothing is answered",
                            step.isCheckList() ? "" : step.fact().allowed(),
                            "")),
                    List.of());
        }
        Matcher correction = CORRECTION.matcher(line.strip());
        if (correction.matches()) {
            Optional<FactType> corrected = Vocabulary.find(Vocabulary.british(correction.group("path")))
                    .filter(type -> !type.isDerived());
            if (corrected.isPresent()) {
                return correct(corrected.get(), correction.group("value"));
            }
        }
        if (step.fact() == COMPLAINT) {
            return complain(line);
        }
        Answers answers = Answers.of(step, line);
        if (!answers.problems().isEmpty()) {
            return new Reply(answers.problems(), List.of());
        }
        Map<String, Object> statements = new LinkedHashMap<>();
        answers.values().forEach((type, value) -> statements.put(type.path(), value));
        return state(statements);
    }

    /** Says another value of a fact than before; the step stays asked unless it is of that fact. */
    private Reply correct(FactType type, String value) {
        Answers answers = Answers.of(Step.of(type), value);
        if (!answers.problems().isEmpty()) {
            return new Reply(answers.problems(), List.of());
        }
        Map<String, Object> statements = new LinkedHashMap<>();
        answers.values().forEach((fact, said) -> statements.put(fact.path(), said));
        try {
            Experiment corrected = now.experiment.stating(statements);
            Set<String> unknown = new HashSet<>(now.unknown);
            for (FactType said : answers.values().keySet()) {
                if (!corrected.fact(said).isKnown()) {
                    // what is said to be unknown is not asked for again
                    unknown.add(said.path());
                }
            }
            return go(corrected, unknown, now.later);
        } catch (InvalidExperimentException contradiction) {
            return new Reply(contradiction.problems(), List.of());
        }
    }

    /** Takes values by fact path as the answer to the step. */
    Reply state(Map<String, ?> statements) {
        Set<String> unknown = new HashSet<>(now.unknown);
        // what was left out of a list, and a value that is said to be unknown, is not asked for again
        now.step.ifPresent(step -> {
            step.facts().forEach(type -> unknown.add(type.path()));
            if (!statements.keySet().equals(Set.of(step.fact().path()))) {
                step.also().forEach(type -> unknown.add(type.path()));
            }
        });
        try {
            return go(now.experiment.stating(statements), unknown, now.later);
        } catch (InvalidExperimentException contradiction) {
            return new Reply(contradiction.problems(), List.of());
        }
    }

    private Reply complain(String line) {
        boolean none = line.strip().equalsIgnoreCase("none");
        List<String> words = List.of(line.strip().split("\\s*[,;]\\s*"));
        Written written = words.size() == 1 ? new Written.Scalar(words.get(0), Location.NONE) : Written.of(words);
        List<Problem> problems = none ? List.of() : COMPLAINT.problems(written);
        if (!problems.isEmpty()) {
            return new Reply(
                    problems.stream()
                            .map(problem -> problem.concerning("complaint"))
                            .toList(),
                    List.of());
        }
        Set<String> unknown = new HashSet<>(now.unknown);
        unknown.add(COMPLAINT.path());
        Experiment.Builder builder = now.experiment.toBuilder();
        return go(none ? now.experiment : builder.complaint(written).build(), unknown, now.later);
    }

    /** Nobody knows, or will: none of this step is asked for again. */
    public Reply dontKnow() {
        Set<String> unknown = new HashSet<>(now.unknown);
        now.step.ifPresent(step -> {
            step.facts().forEach(type -> unknown.add(type.path()));
            step.also().forEach(type -> unknown.add(type.path()));
        });
        return go(now.experiment, unknown, now.later);
    }

    /** Leaves the step for later: it is asked again when nothing else is worth asking. */
    public Reply skip() {
        Set<String> later = new HashSet<>(now.later);
        now.step.ifPresent(step -> step.facts().forEach(type -> later.add(type.path())));
        return go(now.experiment, now.unknown, later);
    }

    /** Takes the last step back; does nothing before the first. */
    public void back() {
        if (!before.isEmpty()) {
            now = before.pop();
        }
    }

    /** The causes that wait for an answer to this step, in rank order, and what would speak for each. */
    public List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        Step step = now.step.orElse(null);
        if (step == null) {
            return List.of();
        }
        for (Finding finding : now.diagnosis.findings()) {
            if (step.causes().contains(finding.id())) {
                for (FactType fact : step.facts()) {
                    List<String> speaks = finding.rule().questions().stream()
                            .filter(question -> question.fact() == fact)
                            .map(org.letrodx.rules.Question::words)
                            .toList();
                    if (!speaks.isEmpty() || !step.isCheckList()) {
                        waiting.add(new Waiting(finding.rule(), fact, speaks));
                    }
                }
            }
        }
        return waiting;
    }

    /** What each answer to a step of words, or of yes and no, would do; none for any other. */
    public List<Effect> effects() {
        Step step = now.step.orElse(null);
        if (step == null || step.isCheckList() || step.fact() == COMPLAINT) {
            return List.of();
        }
        List<String> answers =
                switch (step.fact().kind()) {
                    case YES_NO -> List.of("yes", "no");
                    case CHOICE ->
                        step.fact().words().stream().map(word -> word.label()).toList();
                    default -> List.of();
                };
        Map<List<List<String>>, List<String>> same = new LinkedHashMap<>();
        for (String answer : answers) {
            effect(step.fact(), answer).ifPresent(effect -> same.computeIfAbsent(effect, key -> new ArrayList<>())
                    .add(answer));
        }
        return same.entrySet().stream()
                .map(effect -> new Effect(
                        effect.getValue(),
                        effect.getKey().get(0),
                        effect.getKey().get(1),
                        effect.getKey().get(2)))
                .toList();
    }

    /** What an answer confirms, suspects and rules out; empty if it contradicts what was said. */
    private Optional<List<List<String>>> effect(FactType fact, String answer) {
        Diagnosis after;
        try {
            after = book.diagnoseWithoutRepairs(now.experiment.stating(Map.of(fact.path(), answer)));
        } catch (InvalidExperimentException contradiction) {
            return Optional.empty();
        }
        Map<String, Verdict> verdicts = verdicts(now.diagnosis);
        List<List<String>> effect = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.CONFIRMED, Verdict.SUSPECTED, Verdict.RULED_OUT)) {
            effect.add(after.findings(verdict).stream()
                    .filter(finding -> verdicts.get(finding.id()) != verdict && verdicts.containsKey(finding.id()))
                    .map(Finding::id)
                    .sorted()
                    .toList());
        }
        return Optional.of(effect);
    }

    private Reply go(Experiment experiment, Set<String> unknown, Set<String> later) {
        State next = state(experiment, unknown, later);
        Map<String, Verdict> old = verdicts(now.diagnosis);
        List<Finding> changed = next.diagnosis.findings().stream()
                .filter(finding -> finding.verdict() != old.getOrDefault(finding.id(), Verdict.OPEN))
                .toList();
        before.push(now);
        now = next;
        return new Reply(List.of(), changed);
    }

    private static Map<String, Verdict> verdicts(Diagnosis diagnosis) {
        Map<String, Verdict> verdicts = new HashMap<>();
        diagnosis.findings().forEach(finding -> verdicts.put(finding.id(), finding.verdict()));
        return verdicts;
    }

    private State state(Experiment experiment, Set<String> unknown, Set<String> later) {
        Diagnosis diagnosis = book.diagnoseWithoutRepairs(experiment);
        Optional<Step> step = first(experiment, diagnosis, unknown).or(() -> best(diagnosis, unknown, later));
        return new State(experiment, Set.copyOf(unknown), Set.copyOf(later), diagnosis, step);
    }

    /** The complaint, the system and the line, without which little can be asked. */
    private static Optional<Step> first(Experiment experiment, Diagnosis diagnosis, Set<String> unknown) {
        if (experiment.complaints().isEmpty()
                && !unknown.contains(COMPLAINT.path())
                && experiment.stated().isEmpty()) {
            return Optional.of(Step.of(COMPLAINT));
        }
        Fact system = diagnosis.facts().of(SYSTEM);
        // cells are taken for a layer where nobody was asked
        boolean isTold =
                system.isKnown() && (system.isStated() || !system.display().equals(ModelSystem.CELL_CULTURE.label()));
        if (!isTold && !unknown.contains(SYSTEM.path())) {
            return Optional.of(Step.of(SYSTEM));
        }
        boolean hasLine = diagnosis.setting().systems().stream().anyMatch(one -> !WITHOUT_A_LINE.contains(one));
        return hasLine
                        && !diagnosis.facts().exclude(LINE)
                        && !diagnosis.facts().of(LINE).isKnown()
                        && !unknown.contains(LINE.path())
                ? Optional.of(Step.of(LINE))
                : Optional.empty();
    }

    private Optional<Step> best(Diagnosis diagnosis, Set<String> unknown, Set<String> later) {
        Set<String> notNow = new TreeSet<>(unknown);
        notNow.addAll(later);
        List<Question> questions = diagnosis.questionsWithout(notNow);
        if (questions.isEmpty() && !later.isEmpty()) {
            questions = diagnosis.questionsWithout(unknown);
        }
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        Question best = questions.get(0);
        return Optional.of(checkLists ? together(best, questions) : Step.of(best));
    }

    /** The best question with others that are answered at the same place for the same price. */
    private static Step together(Question best, List<Question> questions) {
        FactType lead = Vocabulary.get(best.fact());
        List<Question> others = questions.stream()
                .filter(other -> {
                    FactType type = Vocabulary.get(other.fact());
                    return type.section().equals(lead.section())
                            && other.cost() == best.cost()
                            && type.kind() != Kind.TEXT;
                })
                .limit(LONGEST_LIST)
                .toList();
        if (others.size() < 2 || !others.contains(best)) {
            return Step.of(best);
        }
        Set<String> causes =
                others.stream().flatMap(one -> one.settles().stream()).collect(Collectors.toSet());
        return new Step(
                others.stream().allMatch(one -> Vocabulary.get(one.fact()).kind() == Kind.YES_NO)
                        ? "Which of these are so?"
                        : best.cost() == Cost.LOOK_UP
                                ? "Which of these can you look up?"
                                : "Which of these do you have already?",
                others.stream().map(one -> Vocabulary.get(one.fact())).toList(),
                List.of(),
                List.copyOf(new TreeSet<>(causes)));
    }
}
