package org.letrodx.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** The facts of one experiment, known or not, each at its place in the vocabulary. Immutable. */
public final class Facts {
    /** Nothing is known. */
    public static final Facts UNKNOWN =
            new Facts(Vocabulary.types().stream().map(Fact::unknown).toArray(Fact[]::new));

    private final Fact[] inOrder;

    private Facts(Fact[] inOrder) {
        this.inOrder = inOrder;
    }

    /** Facts to be changed in place; {@link #of} makes the result immutable. */
    public Fact[] copy() {
        return inOrder.clone();
    }

    /** These facts, one for each place in the vocabulary; the array is not changed any more. */
    public static Facts of(Fact[] inOrder) {
        return new Facts(inOrder);
    }

    /** The fact at this position in the vocabulary, known or not. */
    public Fact of(int position) {
        return inOrder[position];
    }

    /** The fact of this type, known or not. */
    public Fact of(FactType type) {
        return inOrder[type.position()];
    }

    /** What an answer costs here: no more than a look-up where the experiment measures it anyway. */
    public Cost cost(FactType type) {
        return anyHolds(type.atHandIf()) ? Cost.LOOK_UP : type.cost();
    }

    /** True if what is known means that the experiment has no such fact: the tumours of a carcinogen are of no line. */
    public boolean exclude(FactType type) {
        return anyHolds(type.notIf());
    }

    private boolean anyHolds(Map<String, List<String>> values) {
        for (Map.Entry<String, List<String>> other : values.entrySet()) {
            Fact fact = of(Vocabulary.get(other.getKey()));
            if (fact.isKnown() && other.getValue().contains(fact.display())) {
                return true;
            }
        }
        return false;
    }

    /** Some of the facts, in the order of the vocabulary. */
    public List<Fact> which(Predicate<Fact> wanted) {
        List<Fact> which = new ArrayList<>();
        for (Fact fact : inOrder) {
            if (wanted.test(fact)) {
                which.add(fact);
            }
        }
        return Collections.unmodifiableList(which);
    }

    /** The positions, in the vocabulary, of the facts of which something else is known here than there. */
    public BitSet differences(Facts other) {
        BitSet differences = new BitSet(inOrder.length);
        for (int i = 0; i < inOrder.length; i++) {
            if (inOrder[i] != other.inOrder[i] && !inOrder[i].isSameAs(other.inOrder[i])) {
                differences.set(i);
            }
        }
        return differences;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && differences(facts).isEmpty();
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Fact fact : inOrder) {
            if (fact.isKnown()) {
                hash = 31 * hash + fact.hashCode();
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return which(Fact::isKnown).toString();
    }
}
