package org.letrodx.vocabulary;

import java.util.List;
import org.letrodx.document.Written;

/** A word that a fact may be, for example {@code charcoal-stripped}. Each fact has words of its own: two are equal if they are one. */
public final class Word implements Comparable<Word>, Written.Spelt {
    private final String label;
    private final List<String> synonyms;
    private final boolean settlesNothing;
    private final int position;

    Word(String label, List<String> synonyms, boolean settlesNothing, int position) {
        this.label = label;
        this.synonyms = List.copyOf(synonyms);
        this.settlesNothing = settlesNothing;
        this.position = position;
    }

    /** The spelling of the vocabulary. */
    public String label() {
        return label;
    }

    /** Other spellings that mean the same. */
    public List<String> synonyms() {
        return synonyms;
    }

    /**
     * True for a word that says the matter was not settled, such as {@code not-tested}. It answers only a question that names it; to
     * every other question it is as good as unknown.
     */
    public boolean settlesNothing() {
        return settlesNothing;
    }

    /** Its place among the words of its fact, from 0. */
    public int position() {
        return position;
    }

    @Override
    public int compareTo(Word other) {
        return Integer.compare(position, other.position);
    }

    @Override
    public String toString() {
        return label;
    }
}
