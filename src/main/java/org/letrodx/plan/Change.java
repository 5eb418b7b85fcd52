package org.letrodx.plan;

import java.util.List;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;

/**
 * One change of the set-up.
 *
 * @param fact what is changed
 * @param before the value before, as the vocabulary spells it; {@code unknown} if it was not stated
 * @param after the value after; {@code unknown} for a statement that no longer holds and has to be made anew
 * @param because the causes that are mended by it, whose sources are its sources
 */
public record Change(FactType fact, String before, String after, List<Rule> because) {
    /** Copies the list. */
    public Change {
        because = List.copyOf(because);
    }
}
