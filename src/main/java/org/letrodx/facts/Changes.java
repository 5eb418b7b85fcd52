package org.letrodx.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of facts, read once, that may be tried on many experiments. */
public final class Changes {
    private final List<Fact<?>> facts;
    private final Set<String> sections;

    private Changes(List<Fact<?>> facts) {
        this.facts = facts;
        this.sections = FillIn.dependingOn(facts.stream().map(fact -> fact.type().section()).collect(Collectors.toSet()));
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
    List<Fact<?>> facts() {
        return facts;
    }

    /** The sections in which something else may follow from them. */
    Set<String> sections() {
        return sections;
    }

    boolean isOf(FactType<?> type) {
        for (Fact<?> fact : facts) {
            if (fact.type() == type) {
                return true;
            }
        }
        return false;
    }
}
