package org.letrodx.vocabulary;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A constant that a scenario file or an answer spells in lower case with hyphens. */
public interface Term {
    /** The enum constant's name. */
    String name();

    /** Its spelling, for example {@code no-response}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The spellings of several, joined. */
    static String labels(Collection<? extends Term> terms, String separator) {
        return terms.stream().map(Term::label).collect(Collectors.joining(separator));
    }
}
