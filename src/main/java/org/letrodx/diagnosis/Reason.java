package org.letrodx.diagnosis;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.letrodx.facts.Basis;

/** A fact that speaks for a finding, or rules it out, with what it follows from, down to what was stated. Immutable. */
public final class Reason {
    private final String fact;
    private final String value;
    private final @Nullable Basis basis;
    private final String asked;
    private final String rule;
    private final List<Reason> because;
    private final String source;
    private final String about;

    Reason(
            String fact,
            String value,
            @Nullable Basis basis,
            String asked,
            String rule,
            List<Reason> because,
            String source) {
        this(fact, value, basis, asked, rule, because, source, value);
    }

    private Reason(
            String fact,
            String value,
            @Nullable Basis basis,
            String asked,
            String rule,
            List<Reason> because,
            String source,
            String about) {
        this.fact = fact;
        this.value = value;
        this.basis = basis;
        this.asked = asked;
        this.rule = rule;
        this.because = because;
        this.source = source;
        this.about = about;
    }

    /** The same fact, as a question asked of it, with what of its value the question is about. */
    Reason asked(String words, String about) {
        return new Reason(fact, value, basis, words, rule, because, source, about);
    }

    /** The fact's path. */
    public String fact() {
        return fact;
    }

    /** Its value, as the vocabulary spells it. */
    public String value() {
        return value;
    }

    /** What of the value was asked about: of a list, the words that the rule names; of any other value all of it. */
    public String about() {
        return about;
    }

    /** Where the value comes from; null if the fact is unknown. */
    public @Nullable Basis basis() {
        return basis;
    }

    /** What the rule asked of it, for example {@code below 3 d}; empty for a fact that another one follows from. */
    public String asked() {
        return asked;
    }

    /** The id of the derivation that concluded it; empty if none did. */
    public String rule() {
        return rule;
    }

    /** The facts that it follows from; none for a stated one. */
    public List<Reason> because() {
        return because;
    }

    /**
     * The file that the fact was derived from, and how much of it: {@code plate.txt, 72 wells}; empty if it is not of
     * data.
     */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason
                && fact.equals(reason.fact)
                && value.equals(reason.value)
                && basis == reason.basis
                && asked.equals(reason.asked)
                && rule.equals(reason.rule)
                && because.equals(reason.because)
                && source.equals(reason.source)
                && about.equals(reason.about);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fact, value, asked);
    }

    @Override
    public String toString() {
        return fact + " is " + value + (asked.isEmpty() ? "" : " (asked: " + asked + ")");
    }
}
