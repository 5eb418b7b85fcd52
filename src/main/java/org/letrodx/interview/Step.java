package org.letrodx.interview;

import java.util.List;
import org.letrodx.diagnosis.Question;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What is asked at once: one fact, with those that depend on it, or a check-list of facts that are found at the same
 * place.
 *
 * @param ask the question in plain words; for a check-list, what it is about
 * @param facts what is asked for, at least one; a check-list has several
 * @param also facts that depend on the first and may be answered with it, such as the concentration of an androgen
 * @param causes the ids of the causes that wait for an answer, in rank order; none before anything is known
 */
public record Step(String ask, List<FactType> facts, List<FactType> also, List<String> causes) {
    /** Copies the lists. */
    public Step {
        facts = List.copyOf(facts);
        also = List.copyOf(also);
        causes = List.copyOf(causes);
    }

    static Step of(FactType fact) {
        return new Step(fact.question(), List.of(fact), List.of(), List.of());
    }

    static Step of(Question question) {
        return new Step(
                question.ask(),
                List.of(Vocabulary.get(question.fact())),
                question.also().stream().map(Vocabulary::get).toList(),
                question.settles());
    }

    /** True if several facts are asked for, each with a letter of its own. */
    public boolean isCheckList() {
        return facts.size() > 1;
    }

    /** What is asked for first. */
    public FactType fact() {
        return facts.get(0);
    }

    /** The letter of a fact of a check-list, {@code a} for the first. */
    public static char letter(int number) {
        return (char) ('a' + number);
    }
}
