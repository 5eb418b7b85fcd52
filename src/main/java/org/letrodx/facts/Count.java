package org.letrodx.facts;

/** A fact that is a number without a unit. */
public final class Count extends Fact<Quantity> {

    Count(FactType<Count> type, Known<Quantity> known) {
        super(type, known);
    }

    /** Is it this number? */
    public Answer is(double number) {
        return in(Interval.at(number), false);
    }

    /** Is it above this limit? */
    public Answer above(double limit) {
        return in(Interval.above(limit), false);
    }

    /** Is it below this limit? */
    public Answer below(double limit) {
        return in(Interval.below(limit), false);
    }

    /** Is it this limit or more? */
    public Answer atLeast(double limit) {
        return in(Interval.atLeast(limit), false);
    }

    /** Both limits are inside. */
    public Answer between(double low, double high) {
        return in(Interval.closed(low, high), false);
    }

    /** Both limits are inside. */
    public Answer outside(double low, double high) {
        return in(Interval.closed(low, high), true);
    }

    private Answer in(Interval range, boolean negated) {
        return answer(new Condition.InRange(range, negated, Dimension.NUMBER));
    }
}
