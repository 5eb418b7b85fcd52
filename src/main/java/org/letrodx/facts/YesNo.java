package org.letrodx.facts;

import java.util.List;

/** A fact that is true or false. */
public final class YesNo extends Fact<Boolean> {
    private static final Condition<Boolean> IS_TRUE = new Condition.OneOf<>(List.of(true), false);
    private static final Condition<Boolean> IS_FALSE = new Condition.OneOf<>(List.of(false), false);
    private static final Condition<Boolean> IS_NOT_TRUE = new Condition.OneOf<>(List.of(true), true);
    private static final Condition<Boolean> IS_NOT_FALSE = new Condition.OneOf<>(List.of(false), true);

    YesNo(FactType<YesNo> type, Known<Boolean> known) {
        super(type, known);
    }

    /** Is it as expected? */
    public Answer is(boolean expected) {
        return answer(expected ? IS_TRUE : IS_FALSE);
    }

    /** Is it other than expected? */
    public Answer isNot(boolean expected) {
        return answer(expected ? IS_NOT_TRUE : IS_NOT_FALSE);
    }
}
