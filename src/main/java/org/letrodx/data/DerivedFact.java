package org.letrodx.data;

import java.util.List;
import java.util.Optional;

/**
 * A fact that was worked out from data.
 *
 * @param fact which
 * @param value the best single value, as a scenario file would have it: {@code 1.13}, {@code 12.8 %}, {@code yes}
 * @param range what the data leave possible, as a scenario file would have it: {@code 1.05-1.23}, {@code <10 uM}; the
 *     95 % interval, the usual definitions, or both. Empty if the value is exact
 * @param detail what else is worth knowing of it, in a sentence; empty if nothing
 * @param from the file or files, and how many wells or animals: {@code plate.txt, 72 wells}
 * @param used these wells or animals, sorted
 */
public record DerivedFact(
        DerivableFact fact, String value, Optional<String> range, String detail, String from, List<String> used) {
    /** Copies the list. */
    public DerivedFact {
        used = List.copyOf(used);
    }

    /**
     * What a scenario states of it: the range, if there is one. What a range leaves open becomes a question, not a
     * verdict.
     */
    public String stated() {
        return range.orElse(value);
    }

    /** Value and range: {@code 1.13 (1.05-1.23)}. */
    public String both() {
        return range.filter(one -> !one.equals(value))
                .map(one -> value + " (" + one + ")")
                .orElse(value);
    }
}
