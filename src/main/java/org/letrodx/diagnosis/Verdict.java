package org.letrodx.diagnosis;

import java.util.Locale;

/** What a rule says of an experiment. */
public enum Verdict {
    /** Every question is answered with yes. */
    CONFIRMED,
    /** Some questions are answered with yes, some facts are unknown. */
    SUSPECTED,
    /** A known value lies between two graded limits, and all other questions are answered with yes. It asks nothing. */
    BORDERLINE,
    /** Nothing the rule asks about is known. */
    OPEN,
    /** The rule rests on what another drug does: it says nothing of this one. */
    NOT_COVERED,
    /** At least one question is answered with no. */
    RULED_OUT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** True if something speaks for the cause: it is confirmed, suspected or borderline. */
    public boolean isCause() {
        return this == CONFIRMED || this == SUSPECTED || this == BORDERLINE;
    }

    @Override
    public String toString() {
        return label;
    }
}
