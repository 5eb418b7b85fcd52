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

    public Answer is(E word) {
        return answer(new Condition.OneOf<>(List.of(word), false));
    }

    public Answer isNot(E word) {
        return answer(new Condition.OneOf<>(List.of(word), true));
    }

    public Answer isOneOf(E first, E second) {
        return answer(new Condition.OneOf<>(List.of(first, second), false));
    }

    public Answer isOneOf(E first, E second, E third) {
        return answer(new Condition.OneOf<>(List.of(first, second, third), false));
    }

    public Answer isNeither(E first, E second) {
        return answer(new Condition.OneOf<>(List.of(first, second), true));
    }
}
