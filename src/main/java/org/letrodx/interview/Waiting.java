package org.letrodx.interview;

import java.util.List;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;

/**
 * A cause that waits for an answer.
 *
 * @param rule the cause
 * @param fact the fact that it waits for
 * @param speaks what would speak for it, one condition for each question, for example {@code below 3 d}
 */
public record Waiting(Rule rule, FactType fact, List<String> speaks) {
    /** Copies the list. */
    public Waiting {
        speaks = List.copyOf(speaks);
    }
}
