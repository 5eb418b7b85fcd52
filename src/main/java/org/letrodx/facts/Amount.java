package org.letrodx.facts;

/**
 * A fact that is a quantity with a unit. A question names its limit with a unit of the same kind; another kind does not compile.
 *
 * @param <D> the kind of quantity
 */
public final class Amount<D extends Limit.Kind> extends Fact<Quantity> {

    Amount(FactType<Amount<D>> type, Known<Quantity> known) {
        super(type, known);
    }

    /** Is it above this limit? */
    public Answer above(Limit<D> limit) {
        return in(Interval.above(limit.value()), false);
    }

    /** Is it below this limit? */
    public Answer below(Limit<D> limit) {
        return in(Interval.below(limit.value()), false);
    }

    /** Is it this limit or more? */
    public Answer atLeast(Limit<D> limit) {
        return in(Interval.atLeast(limit.value()), false);
    }

    /** Is it this limit or less? */
    public Answer atMost(Limit<D> limit) {
        return in(Interval.atMost(limit.value()), false);
    }

    /** Both limits are inside. */
    public Answer between(Limit<D> low, Limit<D> high) {
        return in(Interval.closed(low.value(), high.value()), false);
    }

    /** Both limits are inside. */
    public Answer outside(Limit<D> low, Limit<D> high) {
        return in(Interval.closed(low.value(), high.value()), true);
    }

    private Answer in(Interval range, boolean negated) {
        return answer(new Condition.InRange(range, negated, type().dimension()));
    }
}
