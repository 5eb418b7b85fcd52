package org.letrodx.facts;

import java.util.List;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** Doses that were pipetted and doses that are stated: the same, if rounding makes the difference. */
final class Doses {
    /**
     * House limit: threefold steps told as half decades are less far apart after eight of them, a doubling is further.
     */
    private static final double APART = 1.5;

    private static final List<FactType> TYPES = List.of(
            Vocabulary.get("treatment.lowestConcentration"),
            Vocabulary.get("treatment.highestConcentration"),
            Vocabulary.get("treatment.concentrations"));

    private Doses() {}

    /** True of a fact that is a dose of the drug, or a list of them. */
    static boolean areOf(FactType type) {
        return TYPES.contains(type);
    }

    /** True if the ones are masses and the others amounts, so that the drug decides whether they are the same. */
    static boolean areOfTwoKinds(Object pipetted, Object stated) {
        List<Quantity> others = aboveZero(stated);
        return aboveZero(pipetted).stream()
                .anyMatch(dose -> others.stream().anyMatch(other -> other.dimension() != dose.dimension()));
    }

    /** True if the doses, of one kind, are others: more or fewer, or one that is higher or lower. */
    static boolean differ(Object pipetted, Object stated) {
        List<Quantity> some = aboveZero(pipetted);
        List<Quantity> others = aboveZero(stated);
        if (others.stream().anyMatch(dose -> !isPoint(dose))) {
            return some.stream().anyMatch(dose -> others.stream().allMatch(range -> areApart(dose, range)));
        }
        if (some.size() != others.size()) {
            return true;
        }
        for (int i = 0; i < some.size(); i++) {
            if (areApart(some.get(i), others.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<Quantity> aboveZero(Object doses) {
        return (doses instanceof List<?> list ? list : List.of(doses))
                .stream()
                        .map(Quantity.class::cast)
                        .filter(dose -> dose.interval().high() > 0)
                        .sorted((one, other) -> Double.compare(
                                one.interval().low(), other.interval().low()))
                        .toList();
    }

    private static boolean isPoint(Quantity dose) {
        return dose.interval().low() == dose.interval().high();
    }

    private static boolean areApart(Quantity one, Quantity other) {
        Interval here = one.interval();
        Interval there = other.interval();
        return here.low() >= APART * there.high() || there.low() >= APART * here.high();
    }
}
