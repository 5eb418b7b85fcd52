package org.letrodx.facts;

import java.util.Locale;

/**
 * A fact that is a quantity with a unit. A question names its limit with a unit of the same kind; another kind does not compile
 * in Java, and in a rule is an {@link IllegalArgumentException} that its check reports.
 *
 * @param <D> the kind of quantity
 */
public final class Amount<D extends Limit.Kind> extends Fact<Quantity> {

    Amount(FactType<Amount<D>> type, Known<Quantity> known) {
        super(type, known);
    }

    /** Is it above this limit? */
    public Answer above(Limit<D> limit) {
        return in(Interval.above(value(limit)), false);
    }

    /** Is it below this limit? */
    public Answer below(Limit<D> limit) {
        return in(Interval.below(value(limit)), false);
    }

    /** Is it this limit or more? */
    public Answer atLeast(Limit<D> limit) {
        return in(Interval.atLeast(value(limit)), false);
    }

    /** Is it this limit or less? */
    public Answer atMost(Limit<D> limit) {
        return in(Interval.atMost(value(limit)), false);
    }

    /** Both limits are inside. */
    public Answer between(Limit<D> low, Limit<D> high) {
        return in(Interval.closed(value(low), value(high)), false);
    }

    /** Both limits are inside. */
    public Answer outside(Limit<D> low, Limit<D> high) {
        return in(Interval.closed(value(low), value(high)), true);
    }

    /** Not all that puts a question knows of the kinds: Drools compiles rules without them. */
    private double value(Limit<D> limit) {
        Class<?> kind = limit.kind();
        if (type().dimension().limit().filter(own -> own == kind).isEmpty()) {
            throw new IllegalArgumentException(path() + " (" + type().allowed() + ") is compared with a limit of another kind, "
                    + kind.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
        }
        return limit.value();
    }

    private Answer in(Interval range, boolean negated) {
        return answer(new Condition.InRange(range, negated, type().dimension()));
    }
}
