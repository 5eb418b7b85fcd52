package org.letrodx.rules;

import java.util.Locale;

/** How well the literature supports a cause. */
public enum Strength {
    STRONG,
    MODERATE,
    WEAK;

    /** One step lower, for a cause that papers dispute. */
    public Strength lowered() {
        return this == STRONG ? MODERATE : WEAK;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
