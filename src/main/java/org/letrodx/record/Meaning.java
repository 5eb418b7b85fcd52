package org.letrodx.record;

import java.util.Locale;

/** What a sign-off means. More may be added. */
public enum Meaning {
    /** A person has read and checked it. */
    REVIEW,
    /** A person approves of it. */
    APPROVAL,
    /** A machine has sealed it, so that a later change shows: nobody has read it. */
    SEAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
