package org.letrodx.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;

/**
 * Two statements that cannot both be true, by what the words mean.
 *
 * @param one what is told as the fault
 * @param other what it is set against
 * @param advice how to write what was probably meant; may be empty
 */
public record Contradiction(Statement one, Statement other, String advice) {
    /** Whether these values of the two facts contradict each other for certain; nothing known contradicts nothing. */
    public boolean isSaidBy(@Nullable Object valueOfOne, @Nullable Object valueOfOther) {
        return valueOfOne != null && valueOfOther != null && one.isSaidBy(valueOfOne) && other.isSaidBy(valueOfOther);
    }

    /**
     * What is said of a fact.
     *
     * @param values words, any of which it is; or {@code 0} or {@code above 0}, of an amount
     */
    public record Statement(FactType fact, List<String> values) {
        public Statement {
            values = List.copyOf(values);
        }

        private static final String ZERO = "0";
        private static final String ABOVE_ZERO = "above 0";

        /** True if it says of an amount only that there is none: any other amount is still to be stated. */
        public boolean isOfNone() {
            return values.equals(List.of(ZERO));
        }

        /** Whether this value says so for certain. */
        public boolean isSaidBy(Object value) {
            if (value instanceof Quantity quantity) {
                Interval interval = quantity.interval();
                boolean aboveZero = interval.low() > 0 || interval.low() == 0 && interval.lowOpen();
                return aboveZero && values.contains(ABOVE_ZERO) || interval.isOnly(0) && values.contains(ZERO);
            }
            return values.contains(FactType.print(value));
        }
    }
}
