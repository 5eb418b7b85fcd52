package org.letrodx.rules;

import java.util.List;
import java.util.Locale;

/** How much of a work was read for a citation, most first. */
public enum Extent {
    FULL_TEXT,
    /** A table or a figure of the paper, beside its abstract or without it. */
    TABLE,
    /** The abstract, or an excerpt of the text. */
    ABSTRACT,
    /** Another page that reports the work. */
    SECONDARY,
    /** What this project noted of the work; the work itself was not read again. */
    NOTES,
    /** Title, journal or identifier at most. */
    NOT_READ;

    /** All of them as a table writes them. */
    static List<String> words() {
        return List.of(values()).stream().map(Extent::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
