package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Answer;

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
            problems.addAll(faultsOfTheRest(files, read.values()));
            throw new InputException(problems);
        }
        List<RuleCard> cards = List.copyOf(read.keySet());
        return new CheckedRules(cards, Libraries.own(() -> BlankSheet.questions(RuleCompiler.compile(files), cards)));
    }

    /** What the compiler finds in the files whose form is right, so that all faults are told at once. */
    private static List<Problem> faultsOfTheRest(List<RuleFile> files, Collection<RuleFile> parsed) {
        try {
            RuleCompiler.compile(files.stream().filter(parsed::contains).toList());
            return List.of();
        } catch (InputException faults) {
            return faults.problems();
        }
    }
}
