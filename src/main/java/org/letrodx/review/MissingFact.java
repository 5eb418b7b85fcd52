package org.letrodx.review;

import java.util.List;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;

/** A fact to state before a set-up can be clean. Immutable. */
public final class MissingFact {
    private final FactType type;
    private final Cost cost;
    private final boolean moreExactly;
    private final boolean required;
    private final boolean setAside;
    private final List<String> decides;

    MissingFact(
            FactType type, Cost cost, boolean moreExactly, boolean required, boolean setAside, List<String> decides) {
        this.type = type;
        this.cost = cost;
        this.moreExactly = moreExactly;
        this.required = required;
        this.setAside = setAside;
        this.decides = List.copyOf(decides);
    }

    /** The fact's path. */
    public String path() {
        return type.path();
    }

    /** The question that asks for it. */
    public String ask() {
        return type.question();
    }

    /** What an answer costs. */
    public Cost cost() {
        return cost;
    }

    /** True if it is known, but only within a range that crosses a limit. */
    public boolean moreExactly() {
        return moreExactly;
    }

    /** True if the policy requires it. */
    public boolean required() {
        return required;
    }

    /** True if it is stated, and was left out: it cannot be read, or contradicts something else. */
    public boolean setAside() {
        return setAside;
    }

    /** The ids of the decisive causes that wait for it, sorted. */
    public List<String> decides() {
        return decides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MissingFact fact && type == fact.type && decides.equals(fact.decides);
    }

    @Override
    public int hashCode() {
        return type.path().hashCode();
    }

    @Override
    public String toString() {
        return path() + " " + decides;
    }
}
