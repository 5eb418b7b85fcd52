package org.letrodx.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;

/**
 * Rules whose form was found right.
 *
 * @param cards     in the order of their files
 * @param questions what each asks, by its id, as a blank sheet answers it
 */
record CheckedRules(List<RuleCard> cards, Map<String, List<Answer>> questions) {

    /**
     * Checks rules, and what holds between them and others.
     *
     * @param known rules that were checked before
     * @throws InputException with every fault of every file
     */
    static CheckedRules of(List<RuleFile> files, List<RuleCard> known, Map<String, Reference> references, List<ReferenceValue> values) {
        List<Problem> problems = new ArrayList<>();
        Map<RuleCard, RuleFile> read = new LinkedHashMap<>();
        for (RuleFile file : files) {
            RuleReader.read(file, problems).ifPresent(card -> read.put(card, file));
        }
        Set<String> topics = values.stream().flatMap(value -> value.topics().stream()).collect(Collectors.toSet());
        new RuleCheck(read, known, references.keySet(), topics, problems).check();
        if (!problems.isEmpty()) {
            Set<String> faulty = problems.stream().map(problem -> problem.at().source()).collect(Collectors.toSet());
            problems.addAll(faultsOfCompiling(read.values().stream().filter(file -> !faulty.contains(file.file())).toList()));
            throw new InputException(problems);
        }
        return new CheckedRules(List.copyOf(read.keySet()), Libraries.own(() -> questions(read)));
    }

    /** What the compiler finds in the files whose form is right, so that all faults are told at once. */
    private static List<Problem> faultsOfCompiling(List<RuleFile> files) {
        try {
            RuleCompiler.compile(files);
            return List.of();
        } catch (InputException faults) {
            return faults.problems();
        }
    }

    private static Map<String, List<Answer>> questions(Map<RuleCard, RuleFile> rules) {
        KieBase compiled = RuleCompiler.compile(List.copyOf(rules.values()));
        try {
            return BlankSheet.questions(compiled, List.copyOf(rules.keySet()));
        } catch (InputException told) {
            throw told;
        } catch (RuntimeException thrown) {
            List<Problem> problems = faultsOfAsking(rules);
            throw problems.isEmpty() ? thrown : new InputException(problems);
        }
    }

    /** Questions that cannot be put, such as one with a limit of another kind; each rule by itself, since the engine does not say which. */
    private static List<Problem> faultsOfAsking(Map<RuleCard, RuleFile> rules) {
        List<Problem> problems = new ArrayList<>();
        rules.forEach((rule, file) -> {
            KieBase alone = RuleCompiler.compile(List.of(file));
            try {
                BlankSheet.matches(alone, Experiment.blank());
            } catch (RuntimeException thrown) {
                Throwable cause = thrown;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                problems.add(new Problem(file.place("^\\s*Sheet\\("), rule.id(), String.valueOf(cause.getMessage()), "", ""));
            }
        });
        return problems;
    }
}
