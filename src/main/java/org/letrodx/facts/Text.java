package org.letrodx.facts;

import java.util.List;

/** A fact in free words. */
public final class Text extends Fact<String> {

    Text(FactType<Text> type, Known<String> known) {
        super(type, known);
    }

    /** Is it exactly these words, upper and lower case as here? */
    public Answer is(String words) {
        return answer(new Condition.OneOf<>(List.of(words), false));
    }
}
