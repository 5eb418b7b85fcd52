package org.letrodx.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** Mends one fault of a set-up with a repair that the rules name, of this fault or of another. */
final class Mending {
    private static final String HOST = "host";
    private static final String LINE = "cellLine.name";
    private static final String COMPARATOR = "cellLine.comparator";
    /** Before the name of a line: the one that another was made of. */
    private static final Pattern PARENTAL =
            Pattern.compile("^(?:the\\s+|its\\s+)?(?:parental|parent|wild[- ]type)\\s+", Pattern.CASE_INSENSITIVE);

    private final RuleBook book;
    private final List<ModelSystem> systems;
    private final Set<String> keep;
    /** Every different repair, with the rules that name it. */
    private final Map<Map<String, String>, List<Rule>> repairs = new LinkedHashMap<>();

    /**
     * Knows the repairs of a book.
     *
     * @param systems what the set-up may be; empty if nothing tells
     * @param keep facts that may not be changed, by path, or whole sections
     */
    Mending(RuleBook book, List<ModelSystem> systems, Set<String> keep) {
        this.book = book;
        this.systems = systems;
        this.keep = keep;
        for (Rule rule : book.rules()) {
            if (!rule.repair().isEmpty()) {
                repairs.computeIfAbsent(rule.repair(), repair -> new ArrayList<>())
                        .add(rule);
            }
        }
    }

    /**
     * The repair of a cause, and those that change something which the cause rests on. The line is what an experiment
     * is about: it is replaced only by the own repair of a cause, or where that may not be made.
     */
    List<Map<String, String>> touching(Rule rule, Experiment setUp) {
        Set<String> behind = behind(rule, setUp);
        if (mend(setUp, rule, rule.repair()).isPresent()) {
            behind.remove(LINE);
        }
        return repairs.keySet().stream()
                .filter(repair ->
                        repair.equals(rule.repair()) || repair.keySet().stream().anyMatch(behind::contains))
                .toList();
    }

    /** A repair, and those of other causes that are a part of it. */
    List<Map<String, String>> partsOf(Map<String, String> whole) {
        return repairs.keySet().stream()
                .filter(repair -> whole.entrySet().containsAll(repair.entrySet()))
                .toList();
    }

    /** The set-up after a repair; empty if it may not be made, does not suit, or leaves the cause. */
    Optional<Experiment> mend(Experiment setUp, Rule rule, Map<String, String> repair) {
        return !repair.isEmpty() && isFor(repair) && mayChange(made(repair, setUp), setUp)
                ? fixed(setUp, rule, repair)
                : Optional.empty();
    }

    /**
     * What a repair changes in a set-up. The line that is stated beside another takes its place, if it answers: both
     * stay in the experiment.
     */
    Map<String, String> made(Map<String, String> repair, Experiment setUp) {
        Fact beside = setUp.fact(COMPARATOR);
        Fact line = setUp.fact(LINE);
        if (!repair.containsKey(LINE) || !beside.isKnown() || !line.isKnown()) {
            return repair;
        }
        return NameTable.of("cell-lines")
                .find(PARENTAL.matcher(beside.display()).replaceFirst(""))
                .map(parent -> {
                    Map<String, String> exchanged = new LinkedHashMap<>(repair);
                    exchanged.put(LINE, parent.name());
                    exchanged.put(COMPARATOR, line.display());
                    return exchanged;
                })
                .filter(exchanged ->
                        apply(exchanged, setUp).filter(this::answers).isPresent())
                .orElse(repair);
    }

    /** True if no fault of a set-up asks for another line. */
    private boolean answers(Experiment setUp) {
        return book.reviewWithoutRepairs(setUp).findings(Verdict.CONFIRMED).stream()
                .noneMatch(finding -> finding.rule().repair().containsKey(LINE));
    }

    /** A repair that would do, were it not for what is to be kept; empty if there is none. */
    Optional<Map<String, String>> barred(Experiment setUp, Rule rule) {
        return repairs.keySet().stream()
                .filter(repair -> !mayChange(repair, setUp))
                .filter(repair -> fixed(setUp, rule, repair).isPresent())
                .map(repair -> made(repair, setUp))
                .findFirst();
    }

    private Optional<Experiment> fixed(Experiment setUp, Rule rule, Map<String, String> repair) {
        return apply(made(repair, setUp), setUp).filter(next -> isGone(rule, next) && suits(repair, rule, setUp, next));
    }

    /** A cause lends its repair to another in a host that it may speak of: the dose of a mouse is none for a rat. */
    private boolean suits(Map<String, String> repair, Rule rule, Experiment before, Experiment after) {
        if (repair.equals(rule.repair())) {
            return true;
        }
        Facts old = book.understand(before).facts();
        Facts now = book.understand(after).facts();
        return requireNonNull(repairs.get(repair)).stream().anyMatch(lender -> lender.questions().stream()
                .filter(question -> question.fact().section().equals(HOST))
                .filter(question -> old.of(question.fact()).equals(now.of(question.fact())))
                .noneMatch(question -> question.ask(now.of(question.fact())) == Answer.NO));
    }

    /** The facts that a cause asks for, and what they follow from, down to what was stated. */
    private Set<String> behind(Rule rule, Experiment setUp) {
        Facts facts = book.understand(setUp).facts();
        Set<String> behind = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        rule.questions().stream()
                .filter(question -> question.part() != Part.PRESUMED)
                .forEach(question -> open.add(question.fact().path()));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (behind.add(path)) {
                open.addAll(facts.of(Vocabulary.get(path)).from());
            }
        }
        return behind;
    }

    /** True if nothing speaks for a cause any more: it is ruled out, or of a new line nothing is known yet. */
    private boolean isGone(Rule rule, Experiment setUp) {
        Facts facts = book.understand(setUp).facts();
        boolean speaks = false;
        for (Question question : rule.questions()) {
            Fact fact = facts.of(question.fact());
            Answer answer = question.ask(fact);
            if (answer == Answer.NO) {
                return true;
            }
            speaks |= question.part() == Part.EVIDENCE && (answer != Answer.UNKNOWN || question.isSuggestedBy(fact));
        }
        return !speaks;
    }

    /**
     * True if a cause that results confirmed has no repair to make, has been repaired, or is ruled out by another
     * change.
     */
    boolean isAnswered(Rule rule, Experiment setUp) {
        return isRepaired(rule, setUp) || isRuledOut(rule, setUp);
    }

    /** True if a set-up is as the repair of a cause makes it, or the cause has none. */
    boolean isRepaired(Rule rule, Experiment setUp) {
        return rule.repair().entrySet().stream().allMatch(change -> setUp.fact(change.getKey())
                .display()
                .equals(Experiment.of(Map.of(change.getKey(), change.getValue()))
                        .fact(change.getKey())
                        .display()));
    }

    /** True if something that is stated rules a cause out. */
    boolean isRuledOut(Rule rule, Experiment setUp) {
        Facts facts = book.understand(setUp).facts();
        return rule.questions().stream().anyMatch(question -> question.ask(facts.of(question.fact())) == Answer.NO);
    }

    /** No other line is put into a patient, nor in the place of organoids. */
    boolean isFor(Map<String, String> repair) {
        if (repair.containsKey(LINE) && systems.equals(List.of(ModelSystem.ORGANOID))) {
            return false;
        }
        return systems.isEmpty()
                || requireNonNull(repairs.get(repair)).stream()
                        .anyMatch(rule -> !Collections.disjoint(rule.settings(), systems));
    }

    private boolean mayChange(Map<String, String> repair, Experiment setUp) {
        return repair.entrySet().stream()
                .allMatch(change -> !isKept(change.getKey())
                        || setUp.fact(change.getKey()).display().equals(change.getValue()));
    }

    private boolean isKept(String path) {
        return keep.contains(path) || keep.contains(Vocabulary.get(path).section());
    }

    /** Statements that contradict the change are dropped, unless they are to be kept. */
    private Optional<Experiment> apply(Map<String, String> repair, Experiment start) {
        Experiment setUp = start;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                Experiment changed = withoutWhatItHasNot(setUp.with(repair), repair);
                return setUp.stated().stream()
                                .anyMatch(fact -> isKept(fact.path())
                                        && !changed.fact(fact.path()).isGiven())
                        ? Optional.empty()
                        : Optional.of(changed);
            } catch (InvalidExperimentException contradiction) {
                for (Problem problem : contradiction.problems()) {
                    for (String path : problem.paths()) {
                        if (!repair.containsKey(path) && !isKept(path)) {
                            setUp = setUp.without(path);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Tumours of a line do not come from a patient: what means that a set-up has no such fact goes when the fact comes.
     */
    private Experiment withoutWhatItHasNot(Experiment changed, Map<String, String> repair) {
        Experiment without = changed;
        for (String path : repair.keySet()) {
            for (Map.Entry<String, List<String>> not :
                    Vocabulary.get(path).notIf().entrySet()) {
                if (not.getValue().contains(changed.fact(not.getKey()).display())) {
                    without = without.without(not.getKey());
                }
            }
        }
        return without;
    }
}
