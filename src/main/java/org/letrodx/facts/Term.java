package org.letrodx.facts;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A word of the vocabulary: the constant of an enum that a fact may take. */
public interface Term {
    /** The enum constant's name. */
    String name();

    /** Other spellings that mean the same. */
    default List<String> synonyms() {
        try {
            Also also = getClass().getField(name()).getAnnotation(Also.class);
            return also == null ? List.of() : List.of(also.value());
        } catch (NoSuchFieldException notAnEnumConstant) {
            throw new IllegalStateException(getClass() + " has no constant " + name(), notAnEnumConstant);
        }
    }

    /**
     * True for a value that says the matter was not settled, such as {@code not-tested}. It answers only a question that
     * names it; to every other question it is as good as unknown.
     */
    default boolean undetermined() {
        return false;
    }

    /** The spellings of several words, joined. */
    static String labels(Collection<? extends Term> terms, String separator) {
        return terms.stream().map(Term::label).collect(Collectors.joining(separator));
    }

    /** The spelling of the vocabulary, for example {@code charcoal-stripped}. */
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
