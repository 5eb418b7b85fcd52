package org.letrodx.facts;

/**
 * The answer of one fact to one question of a rule. A rule matches when no answer is {@link Outcome#NO}; what its answers are
 * then decides the verdict.
 */
public final class Answer {
    private final Fact<?> fact;
    private final Condition<?> condition;
    private final Outcome outcome;
    private final boolean suggested;
    private final Part part;

    /** What an answer does in its rule. */
    public enum Part {
        /** YES speaks for the cause. */
        EVIDENCE,
        /** The frame in which the rule's other questions make sense: YES alone raises no suspicion. */
        CONTEXT,
        /** A caveat: NO blocks, and nothing else changes anything. */
        PRESUMPTION
    }

    Answer(Fact<?> fact, Condition<?> condition, Outcome outcome, boolean suggested, Part part) {
        this.fact = fact;
        this.condition = condition;
        this.outcome = outcome;
        this.suggested = suggested;
        this.part = part;
    }

    /** The fact that was asked. */
    public Fact<?> fact() {
        return fact;
    }

    /** What it was asked. */
    public Condition<?> condition() {
        return condition;
    }

    /** What it said. */
    public Outcome outcome() {
        return outcome;
    }

    /** True for an unknown answer with something behind it: a stated interval that straddles the limit, or a usual value. */
    public boolean isSuggested() {
        return suggested;
    }

    /** What it does in its rule. */
    public Part part() {
        return part;
    }

    /** What a rule tests: anything but NO. */
    public boolean isPossible() {
        return outcome != Outcome.NO;
    }

    /** This answer as a caveat of the rule, presumed unless known to be otherwise. */
    public Answer presumed() {
        return as(Part.PRESUMPTION);
    }

    /** This answer as context: a rule of which nothing but the context is known stays open. */
    public Answer given() {
        return as(Part.CONTEXT);
    }

    private Answer as(Part other) {
        return new Answer(fact, condition, outcome, suggested, other);
    }

    /**
     * The same question put to the same fact of another experiment.
     *
     * @throws IllegalArgumentException if {@code other} is another fact
     */
    public Answer askedOf(Fact<?> other) {
        if (other.type() != fact.type()) {
            throw new IllegalArgumentException("a question to " + fact.path() + " cannot be put to " + other.path());
        }
        return other.answerUnchecked(condition, part);
    }

    @Override
    public String toString() {
        return fact.path() + " " + condition + "? " + outcome;
    }
}
