package org.letrodx.facts;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    /** What was measured by something that is changed, beside the change. */
    private final Map<Fact, FactType> readings = new LinkedHashMap<>();

    private final BitSet positions = new BitSet();
    private final List<Contradiction> contradictions;

    private Changes(List<Fact> facts) {
        this.facts = facts;
        for (Fact fact : facts) {
            positions.set(fact.type().position());
            Vocabulary.find(fact.type().measures()).ifPresent(reading -> readings.put(fact, reading));
        }
        contradictions = Vocabulary.contradictions().stream()
                .filter(one -> isOf(one.one().fact()) != isOf(one.other().fact()))
                .toList();
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

    /** These changes and others; of a fact that both change, the others stand. */
    public Changes and(Changes others) {
        return new Changes(
                Stream.concat(facts.stream().filter(fact -> !others.isOf(fact.type())), others.facts.stream())
                        .toList());
    }

    /**
     * What is stated after the change; what the change leaves no sense in is dropped, as
     * {@link Experiment#with(Changes)} tells.
     *
     * @param stated what was stated before
     * @param known the same with what was calculated from it
     */
    Statements on(Facts stated, Facts known) {
        Statements changed = new Statements(stated);
        if (isOf(LINE)) {
            Vocabulary.types().stream()
                    .filter(type -> type.section().equals(LINE.section()))
                    .forEach(changed::forget);
        }
        readings.forEach((fact, reading) -> {
            Fact old = stated.of(fact.type());
            if (old.isKnown() && !fact.display().equals(old.display())) {
                changed.forget(reading);
            }
        });
        if (isOf(LOWEST) || isOf(HIGHEST)) {
            changed.forget(CONCENTRATIONS);
            for (FactType end : List.of(LOWEST, HIGHEST)) {
                // the other end of the list stays
                Object value = known.of(end).value();
                if (value != null) {
                    changed.state(Fact.stated(end, value));
                }
            }
        }
        if (isOf(CONCENTRATIONS)) {
            changed.forget(LOWEST);
            changed.forget(HIGHEST);
        }
        facts.forEach(changed::state);
        for (Contradiction contradiction : contradictions) {
            FactType one = contradiction.one().fact();
            FactType other = contradiction.other().fact();
            if (contradiction.isSaidBy(
                    changed.of(one).value(), changed.of(other).value())) {
                changed.forget(isOf(one) ? other : one);
            }
        }
        return changed;
    }

    private boolean isOf(FactType type) {
        return positions.get(type.position());
    }
}
