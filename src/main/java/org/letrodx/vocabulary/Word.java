package org.letrodx.vocabulary;

import java.util.List;
import java.util.stream.Stream;
import org.letrodx.document.Written;

/**
 * A word that a fact may be, for example {@code charcoal-stripped}. Each fact has words of its own: two are equal if
 * they are one.
 */
public final class Word implements Comparable<Word>, Written.Spelt {
    private final String label;
    private final List<String> synonyms;
    private final List<String> told;
    private final String meaning;
    private final String shown;
    private final boolean settlesNothing;
    private final int position;

    Word(
            String label,
            List<String> synonyms,
            List<String> told,
            String meaning,
            String shown,
            boolean settlesNothing,
            int position) {
        this.label = label;
        this.synonyms = Stream.concat(synonyms.stream(), told.stream()).toList();
        this.told = List.copyOf(told);
        this.meaning = meaning;
        this.shown = shown;
        this.settlesNothing = settlesNothing;
        this.position = position;
    }

    /** The spelling of the vocabulary. */
    public String label() {
        return label;
    }

    /** As the field writes it, for reading: {@code DHEA}. */
    public String shown() {
        return shown;
    }

    /** Other spellings that mean the same. */
    public List<String> synonyms() {
        return synonyms;
    }

    /** Of the synonyms, those that once meant less: whoever writes one is told how it is read. */
    public List<String> told() {
        return told;
    }

    /** What it means, in a few words; empty if that goes without saying. */
    public String meaning() {
        return meaning;
    }

    /**
     * True for a word that says the matter was not settled, such as {@code not-tested}. It answers only a question that
     * names it; to every other question it is as good as unknown.
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
