package org.letrodx.facts;

import java.util.BitSet;
import org.letrodx.vocabulary.FactType;

/** Statements on an experiment that differ from those on another one, while they are put together. */
final class Statements {
    private final Fact[] facts;
    private final BitSet changed = new BitSet();

    /** @param before what is stated of the other experiment */
    Statements(Facts before) {
        facts = before.copy();
    }

    /** States a fact in place of what was stated of it. */
    void state(Fact fact) {
        facts[fact.type().position()] = fact;
        changed.set(fact.type().position());
    }

    /** Nothing is stated of this fact any more. */
    void forget(FactType type) {
        state(Facts.UNKNOWN.of(type));
    }

    /** The fact as it is stated now. */
    Fact of(FactType type) {
        return facts[type.position()];
    }

    /** The statements, each at its place in the vocabulary. */
    Fact[] facts() {
        return facts;
    }

    /** The positions of what was stated anew or forgotten. */
    BitSet changed() {
        return changed;
    }
}
