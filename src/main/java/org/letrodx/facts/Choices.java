package org.letrodx.facts;

import java.util.List;

/**
 * A fact that is a list of words; the list states all of it, so a word that is not in it is denied.
 *
 * @param <E> the enum of those words
 */
public final class Choices<E extends Enum<E> & Term> extends Fact<List<E>> {

    Choices(FactType<Choices<E>> type, Known<List<E>> known) {
        super(type, known);
    }

    public Answer has(E word) {
        return answer(new Condition.HasOneOf<>(List.of(word)));
    }

    public Answer hasOneOf(E first, E second) {
        return answer(new Condition.HasOneOf<>(List.of(first, second)));
    }

    public Answer isNone() {
        return answer(new Condition.Empty<>(false));
    }

    public Answer isNotEmpty() {
        return answer(new Condition.Empty<>(true));
    }
}
