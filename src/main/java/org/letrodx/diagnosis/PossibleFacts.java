package org.letrodx.diagnosis;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.letrodx.facts.Facts;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Which facts an experiment may have: of a culture, nothing is assumed or asked about a host; of the tumours of a
 * carcinogen, nothing about a line. Immutable.
 */
final class PossibleFacts implements Predicate<FactType> {
    private static final BitSet OF_ANY = which(type -> type.onlyIn().isEmpty());
    /** Those of one system alone or of some, in the order of the systems. */
    private static final List<BitSet> OF_SOME = Stream.of(ModelSystem.values())
            .map(system -> which(type -> type.onlyIn().contains(system.label())))
            .toList();
    /** Those of which other facts may say that there are none. */
    private static final List<FactType> EXCLUDED_BY_OTHERS =
            Vocabulary.types().stream().filter(type -> !type.notIf().isEmpty()).toList();

    private static BitSet which(Predicate<FactType> wanted) {
        BitSet which = new BitSet();
        Vocabulary.types().stream().filter(wanted).forEach(type -> which.set(type.position()));
        return which;
    }

    private final BitSet possible = (BitSet) OF_ANY.clone();

    /** @param systems those that the experiment may be of */
    PossibleFacts(List<ModelSystem> systems, Facts facts) {
        systems.forEach(system -> possible.or(OF_SOME.get(system.ordinal())));
        for (FactType type : EXCLUDED_BY_OTHERS) {
            if (facts.exclude(type)) {
                possible.clear(type.position());
            }
        }
    }

    @Override
    public boolean test(FactType type) {
        return possible.get(type.position());
    }
}
