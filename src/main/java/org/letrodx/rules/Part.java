package org.letrodx.rules;

import java.util.Locale;

/** What a question does in its rule. */
public enum Part {
    /** YES speaks for the cause. */
    EVIDENCE,
    /**
     * The frame in which the rule's other questions make sense: YES alone raises no suspicion. Written {@code given}.
     */
    GIVEN,
    /** A caveat: NO blocks, and nothing else changes anything. Written {@code presumed}. */
    PRESUMED;

    /** The word that a rule writes before the question; none for evidence. */
    public String word() {
        return this == EVIDENCE ? "" : name().toLowerCase(Locale.ROOT);
    }
}
