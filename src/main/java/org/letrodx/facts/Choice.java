package org.letrodx.facts;

import java.util.List;

/**
 * A fact that is one word of a fixed list.
 *
 * @param <E> the enum of those words
 */
public final class Choice<E extends Enum<E> & Term> extends Fact<E> {

    Choice(FactType<Choice<E>> type, Known<E> known) {
        super(type, known);
    }

    /** Is it this word? */
    public Answer is(E word) {
        return answer(new Condition.OneOf<>(type().ofThese(List.of(word)), false));
    }

    /** Is it another word than this? */
    public Answer isNot(E word) {
        return answer(new Condition.OneOf<>(type().ofThese(List.of(word)), true));
    }

    /** Is it one of these two words? */
    public Answer isOneOf(E first, E second) {
        return answer(new Condition.OneOf<>(type().ofThese(List.of(first, second)), false));
    }

    /** Is it one of these three words? */
    public Answer isOneOf(E first, E second, E third) {
        return answer(new Condition.OneOf<>(type().ofThese(List.of(first, second, third)), false));
    }

    /** Is it neither of these two words? */
    public Answer isNeither(E first, E second) {
        return answer(new Condition.OneOf<>(type().ofThese(List.of(first, second)), true));
    }
}
