package org.letrodx.record;

import java.util.Locale;

/** What a sign-off means. */
public enum Meaning {
    /** It was read and checked. */
    REVIEW,
    /** It is approved. */
    APPROVAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
