package org.letrodx.facts;

import java.util.Objects;

/**
 * One fact about an experiment: its path, its value or that it is unknown, and where the value comes from. Rules put questions to
 * facts and get {@link Answer}s.
 *
 * @param <T> the type of the value
 */
public abstract sealed class Fact<T> permits YesNo, Choice, Choices, Amount, Concentrations, Count, Text, LineName {
    private final FactType<?> type;
    private final Known<T> known;
    /** Printed when first wanted; two threads may both print it, to the same words. */
    private String display;

    /**
     * What is known of a fact.
     *
     * @param value the value, null if unknown
     * @param basis where the value, or the usual value, comes from; null if there is neither
     * @param usual an unverified value that is usual for such a set-up; it may raise a suspicion but never settles anything;
     *              null if there is none
     * @param asks  the path of the fact to ask for when this one is unknown: its own, or for a derived fact one it is derived from
     */
    record Known<T>(T value, Basis basis, T usual, String asks) {
        static <T> Known<T> stated(T value, String path) {
            return new Known<>(value, Basis.STATED, null, path);
        }

        /** As for any record, but what mostly differs comes first: repairs compare all facts of an experiment. */
        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Known<?> known && basis == known.basis && asks.equals(known.asks)
                    && Objects.equals(value, known.value) && Objects.equals(usual, known.usual);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, basis, usual, asks);
        }
    }

    Fact(FactType<?> type, Known<T> known) {
        this.type = type;
        this.known = known;
    }

    /** The description of the fact: what it may be, the question that asks for it and what an answer costs. */
    public final FactType<?> type() {
        return type;
    }

    /** The section and the name, for example {@code medium.phenolRed}. */
    public final String path() {
        return type.path();
    }

    /** True if it has a value, stated or filled in; a usual value alone does not make it known. */
    public final boolean isKnown() {
        return known.value != null;
    }

    /** The value, or null if the fact is unknown. */
    public final T value() {
        return known.value;
    }

    /** Where the value, or the usual value, comes from; null if there is neither. */
    public final Basis basis() {
        return known.basis;
    }

    /** An unverified value that is usual for such a set-up, or null. */
    public final T usual() {
        return known.usual;
    }

    /** The path of the fact to ask for if this one is unknown: its own, unless it is derived from another. */
    public final String asks() {
        return known.asks;
    }

    /** The value as the vocabulary spells it; an unverified one is marked so; {@code unknown} if there is none. */
    public final String display() {
        String printed = display;
        if (printed == null) {
            printed = print();
            display = printed;
        }
        return printed;
    }

    private String print() {
        if (known.value != null) {
            return FactType.print(known.value);
        }
        return known.usual == null ? "unknown" : FactType.print(known.usual) + " (usual, not verified)";
    }

    final boolean isStated() {
        return known.basis == Basis.STATED;
    }

    /** True if the same is known of the same fact in another experiment, from the same source. */
    public final boolean isSameAs(Fact<?> other) {
        return this == other || type == other.type && known.equals(other.known);
    }

    final Answer answer(Condition<T> condition) {
        return answer(condition, Answer.Part.EVIDENCE);
    }

    private Answer answer(Condition<T> condition, Answer.Part part) {
        if (known.value == null) {
            boolean suggested = known.usual != null && condition.ask(known.usual) == Outcome.YES;
            return new Answer(this, condition, Outcome.UNKNOWN, suggested, part);
        }
        Outcome outcome = condition.ask(known.value);
        boolean straddles = outcome == Outcome.UNKNOWN && known.value instanceof Quantity;
        return new Answer(this, condition, outcome, straddles, part);
    }

    @SuppressWarnings("unchecked") // Answer.askedOf has checked that the condition was made by a fact of the same type
    final Answer answerUnchecked(Condition<?> condition, Answer.Part part) {
        return answer((Condition<T>) condition, part);
    }

    @Override
    public String toString() {
        return path() + " = " + display();
    }
}
