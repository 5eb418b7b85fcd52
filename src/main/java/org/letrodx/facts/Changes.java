package org.letrodx.facts;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.letrodx.vocabulary.FactType;

/** Changes of facts, read once, that may be tried on many experiments. */
public final class Changes {
    private final List<Fact> facts;
    private final BitSet positions = new BitSet();

    private Changes(List<Fact> facts) {
        this.facts = facts;
        facts.forEach(fact -> positions.set(fact.type().position()));
    }

    /**
     * Reads changes.
     *
     * @param changes values by fact path, as a scenario file would write them; {@code unknown} makes a fact unknown
     * @throws InvalidExperimentException with every value that does not fit its fact
     */
    public static Changes of(Map<String, ?> changes) {
        Experiment.Builder builder = Experiment.builder();
        changes.forEach(builder::state);
        return new Changes(builder.statements());
    }

    /** The facts as they will be. */
    List<Fact> facts() {
        return facts;
    }

    boolean isOf(FactType type) {
        return positions.get(type.position());
    }
}
