package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;
import org.letrodx.vocabulary.Vocabulary;

/** A fact that speaks for a finding, or rules it out, with what it follows from, down to what was stated. Immutable. */
public final class Reason {
    private final Fact known;
    private final Facts all;
    private final @Nullable Put put;

    /** A question that was put to the fact, and what it answered. */
    private record Put(Question question, Answer answer) {}

    private Reason(Fact known, Facts all, @Nullable Put put) {
        this.known = known;
        this.all = all;
        this.put = put;
    }

    /**
     * A fact as it answered a question.
     *
     * @param all among which are those that it follows from
     */
    static Reason asked(Fact known, Facts all, Question question, Answer answer) {
        return new Reason(known, all, new Put(question, answer));
    }

    /** The fact's path. */
    public String fact() {
        return known.path();
    }

    /** Its value, as the vocabulary spells it. */
    public String value() {
        return known.display();
    }

    /** What of the value was asked about: of a list, the words that the rule names; of any other value all of it. */
    public String about() {
        return put == null ? value() : put.question.about(known);
    }

    /** Where the value comes from; null if the fact is unknown. */
    public @Nullable Basis basis() {
        return known.basis();
    }

    /** What the rule asked of it, for example {@code below 3 d}; empty for a fact that another one follows from. */
    public String asked() {
        return put == null ? "" : put.question.words(put.answer, known);
    }

    /** The id of the derivation that concluded it; empty if none did. */
    public String rule() {
        return known.rule();
    }

    /** The facts that it follows from; none for a stated one. Found when asked for: most readers want the top alone. */
    public List<Reason> because() {
        List<Reason> because = new ArrayList<>();
        for (String path : known.from()) {
            Fact below = all.of(Vocabulary.get(path));
            if (below.isKnown() || below.isNarrowed()) {
                because.add(new Reason(below, all, null));
            }
        }
        return List.copyOf(because);
    }

    /**
     * The file that the fact was derived from, and how much of it: {@code plate.txt, 72 wells}; empty if it is not of
     * data.
     */
    public String source() {
        return known.source();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason
                && fact().equals(reason.fact())
                && value().equals(reason.value())
                && basis() == reason.basis()
                && asked().equals(reason.asked())
                && rule().equals(reason.rule())
                && because().equals(reason.because())
                && source().equals(reason.source())
                && about().equals(reason.about());
    }

    @Override
    public int hashCode() {
        return Objects.hash(fact(), value(), asked());
    }

    @Override
    public String toString() {
        return fact() + " is " + value() + (put == null ? "" : " (asked: " + asked() + ")");
    }
}
