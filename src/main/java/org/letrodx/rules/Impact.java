package org.letrodx.rules;

import java.util.Locale;

/** How much a cause does to the result. */
public enum Impact {
    /** Alone enough to produce the complaint or to make the result meaningless. */
    DECISIVE,
    /** Shifts or blurs the result. */
    CONTRIBUTING,
    /** Good practice. */
    ADVISORY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
