package org.letrodx.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Nearest;

/**
 * The words of one enum and how each may be spelt.
 *
 * @param terms     all words, in their order
 * @param spellings labels and synonyms, folded; a label goes before the synonym of another word
 */
record Words<E extends Enum<E> & Term>(List<E> terms, Map<String, E> spellings) {

    static <E extends Enum<E> & Term> Words<E> of(Class<E> words) {
        List<E> terms = List.of(words.getEnumConstants());
        Map<String, E> spellings = new HashMap<>();
        terms.forEach(term -> spellings.putIfAbsent(Nearest.fold(term.label()), term));
        terms.forEach(term -> term.synonyms().forEach(synonym -> spellings.putIfAbsent(Nearest.fold(synonym), term)));
        return new Words<>(terms, Map.copyOf(spellings));
    }

    /** The word that {@code text} spells. @param alsoAllowed a word that may stand instead of one of these */
    E read(String text, String alsoAllowed) throws Unreadable {
        String wanted = Nearest.fold(text);
        E read = spellings.get(wanted);
        if (read != null) {
            return read;
        }
        List<String> labels = new ArrayList<>(terms.stream().map(Term::label).toList());
        if (!labels.contains(alsoAllowed)) {
            labels.add(alsoAllowed);
        }
        if (wanted.equals(Nearest.fold(alsoAllowed))) {
            throw new Unreadable("\"" + text + "\" stands beside other values", alsoAllowed + " alone, or the values", "");
        }
        throw new Unreadable("\"" + FactType.shorten(text) + "\" is not a value of this fact", String.join(", ", labels),
                Nearest.to(text, labels));
    }
}
