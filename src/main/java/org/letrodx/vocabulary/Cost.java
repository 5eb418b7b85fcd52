package org.letrodx.vocabulary;

import java.util.Locale;

/** What it costs to find a fact out, from a look at the notebook to a new experiment. */
public enum Cost {
    LOOK_UP,
    HOURS,
    DAYS,
    WEEKS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
