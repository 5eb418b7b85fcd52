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

    /** Is this word in the list? */
    public Answer has(E word) {
        return answer(new Condition.HasOneOf<>(type().ofThese(List.of(word))));
    }

    /** Is at least one of these two words in the list? */
    public Answer hasOneOf(E first, E second) {
        return answer(new Condition.HasOneOf<>(type().ofThese(List.of(first, second))));
    }

    /** Is the list empty? */
    public Answer isNone() {
        return answer(new Condition.Empty<>(false));
    }

    /** Is there at least one word in the list? */
    public Answer isNotEmpty() {
        return answer(new Condition.Empty<>(true));
    }
}
