package org.letrodx.facts;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.letrodx.vocabulary.Contradiction;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** Changes of facts, read once, that may be tried on many experiments. */
public final class Changes {
    private static final FactType LINE = Vocabulary.get("cellLine.name");
    private static final FactType CONCENTRATIONS = Vocabulary.get("treatment.concentrations");
    private static final FactType LOWEST = Vocabulary.get("treatment.lowestConcentration");
    private static final FactType HIGHEST = Vocabulary.get("treatment.highestConcentration");

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

    /**
     * What is stated after the change, by its place in the vocabulary; what the change leaves no sense in is dropped,
     * as {@link Experiment#with(Changes)} tells.
     *
     * @param stated what was stated before
     * @param known the same with what was calculated from it
     */
    Fact[] on(Facts stated, Facts known) {
        Fact[] changed = stated.copy();
        if (isOf(LINE)) {
            for (Fact fact : changed) {
                if (fact.type().section().equals(LINE.section())) {
                    forget(fact.type(), changed);
                }
            }
        }
        for (Fact fact : facts) {
            Fact old = stated.of(fact.type());
            Vocabulary.find(fact.type().measures())
                    .filter(reading -> old.isKnown() && !fact.display().equals(old.display()))
                    .ifPresent(reading -> forget(reading, changed));
        }
        if (isOf(LOWEST) || isOf(HIGHEST)) {
            forget(CONCENTRATIONS, changed);
            for (FactType end : List.of(LOWEST, HIGHEST)) {
                // the other end of the list stays
                Object value = known.of(end).value();
                if (value != null) {
                    changed[end.position()] = Fact.stated(end, value);
                }
            }
        }
        if (isOf(CONCENTRATIONS)) {
            forget(LOWEST, changed);
            forget(HIGHEST, changed);
        }
        facts.forEach(fact -> changed[fact.type().position()] = fact);
        for (Contradiction contradiction : Vocabulary.contradictions()) {
            FactType one = contradiction.one().fact();
            FactType other = contradiction.other().fact();
            if (isOf(one) != isOf(other)
                    && contradiction.isSaidBy(changed[one.position()].value(), changed[other.position()].value())) {
                forget(isOf(one) ? other : one, changed);
            }
        }
        return changed;
    }

    private static void forget(FactType type, Fact[] changed) {
        changed[type.position()] = Facts.UNKNOWN.of(type);
    }

    private boolean isOf(FactType type) {
        return positions.get(type.position());
    }
}
