package org.letrodx.interview;

import java.util.List;

/**
 * What an answer would do.
 *
 * @param answers answers that would do the same
 * @param confirms the ids of the causes that would be confirmed, sorted
 * @param suspects the ids of the causes that something would speak for, sorted
 * @param rulesOut the ids of the causes that would be ruled out, sorted
 */
public record Effect(List<String> answers, List<String> confirms, List<String> suspects, List<String> rulesOut) {
    /** Copies the lists. */
    public Effect {
        answers = List.copyOf(answers);
        confirms = List.copyOf(confirms);
        suspects = List.copyOf(suspects);
        rulesOut = List.copyOf(rulesOut);
    }
}
