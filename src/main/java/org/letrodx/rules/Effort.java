package org.letrodx.rules;

import java.util.Locale;

/** What it takes to check a cause. */
public enum Effort {
    MINUTES,
    HOURS,
    DAYS,
    WEEKS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
