package org.letrodx.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Nearest;

/** The words of one enum and how each may be spelt. Safe for threads. */
final class Words<E extends Enum<E> & Term> {
    private final List<E> terms;
    /** By their spellings, folded. */
    private final Map<String, E> labels = new HashMap<>();
    /** Null until a text is no label: they are found by reflection, which takes longer than a first answer should wait for. */
    private volatile Map<String, E> synonyms;

    private Words(List<E> terms) {
        this.terms = terms;
        terms.forEach(term -> labels.put(Nearest.fold(term.label()), term));
    }

    static <E extends Enum<E> & Term> Words<E> of(Class<E> words) {
        return new Words<>(List.of(words.getEnumConstants()));
    }

    /** All words, in their order. */
    List<E> terms() {
        return terms;
    }

    private Map<String, E> synonyms() {
        Map<String, E> found = synonyms;
        if (found == null) {
            found = new HashMap<>();
            for (E term : terms) {
                for (String synonym : term.synonyms()) {
                    found.putIfAbsent(Nearest.fold(synonym), term);
                }
            }
            synonyms = found;
        }
        return found;
    }

    /** The word that {@code text} spells. @param alsoAllowed a word that may stand instead of one of these */
    E read(String text, String alsoAllowed) throws Unreadable {
        String wanted = Nearest.fold(text);
        E label = labels.get(wanted);
        E read = label != null ? label : synonyms().get(wanted);
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
