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

/**
 * The cards of rules whose form was found right.
 *
 * @param cards in the order of their files
 */
record CheckedRules(List<RuleCard> cards) {

    /** @throws InputException with every fault of every file */
    static CheckedRules of(List<RuleFile> files, Map<String, Reference> references, List<ReferenceValue> values) {
        List<Problem> problems = new ArrayList<>();
        Map<RuleCard, RuleFile> read = new LinkedHashMap<>();
        for (RuleFile file : files) {
            RuleReader.read(file, problems).ifPresent(card -> read.put(card, file));
        }
        Set<String> topics = values.stream().flatMap(value -> value.topics().stream()).collect(Collectors.toSet());
        new RuleCheck(read, references.keySet(), topics, problems).check();
        if (!problems.isEmpty()) {
            problems.addAll(faultsOfTheRest(files, read.values()));
            throw new InputException(problems);
        }
        return new CheckedRules(List.copyOf(read.keySet()));
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
