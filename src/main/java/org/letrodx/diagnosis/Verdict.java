package org.letrodx.diagnosis;

import java.util.Locale;

/** What a rule says of an experiment. */
public enum Verdict {
    /** Every question is answered with yes. */
    CONFIRMED,
    /** Some questions are answered with yes, some facts are unknown. */
    SUSPECTED,
    /** Nothing the rule asks about is known. */
    OPEN,
    /** At least one question is answered with no. */
    RULED_OUT;

    /** True if the cause is confirmed or suspected. */
    public boolean isCause() {
        return this == CONFIRMED || this == SUSPECTED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
