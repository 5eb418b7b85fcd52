package org.letrodx.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The facts of one experiment, known or not, each at its place in the vocabulary; its sheet is made from them. */
final class Facts {
    private static final Fact<?>[] UNKNOWN = Vocabulary.types().stream().map(FactType::unknown).toArray(Fact<?>[]::new);

    private final Fact<?>[] inOrder;

    /** Nothing is known. */
    Facts() {
        this(UNKNOWN);
    }

    private Facts(Fact<?>[] facts) {
        this.inOrder = facts.clone();
    }

    Facts copy() {
        return new Facts(inOrder);
    }

    /** The fact of this type; unknown if nothing was said of it. */
    @SuppressWarnings("unchecked") // a fact stands at the place of the type that made it
    <F extends Fact<?>> F of(FactType<F> type) {
        return (F) inOrder[type.position()];
    }

    /** Puts a fact in the place of what was known of it. */
    void put(Fact<?> fact) {
        inOrder[fact.type().position()] = fact;
    }

    /** Makes some facts unknown. */
    void forget(Predicate<Fact<?>> unwanted) {
        for (int i = 0; i < inOrder.length; i++) {
            if (inOrder[i] != UNKNOWN[i] && unwanted.test(inOrder[i])) {
                inOrder[i] = UNKNOWN[i];
            }
        }
    }

    /** Some of the facts, in the order of the vocabulary. */
    List<Fact<?>> which(Predicate<Fact<?>> wanted) {
        List<Fact<?>> which = new ArrayList<>();
        for (Fact<?> fact : inOrder) {
            if (wanted.test(fact)) {
                which.add(fact);
            }
        }
        return Collections.unmodifiableList(which);
    }

    /** The paths of the facts of which something else is known here than there. */
    Set<String> differences(Facts other) {
        Set<String> differences = new HashSet<>();
        for (int i = 0; i < inOrder.length; i++) {
            // mostly the very same: that comes first, since this is asked of every repair
            if (inOrder[i] != other.inOrder[i] && !inOrder[i].isSameAs(other.inOrder[i])) {
                differences.add(inOrder[i].path());
            }
        }
        return differences;
    }
}
