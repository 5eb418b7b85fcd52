package org.letrodx.rules;

import java.util.List;
import org.letrodx.facts.Fact;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;

/** A question that a rule puts to one fact. Immutable; two are equal if they ask the same and play the same part. */
public final class Question {
    private final FactType fact;
    private final int position;
    private final Part part;
    private final Condition condition;
    private final String sentence;
    private final String words;

    Question(FactType fact, Part part, Condition condition, String sentence) {
        this.fact = fact;
        this.position = fact.position();
        this.part = part;
        this.condition = condition;
        this.sentence = sentence;
        this.words = condition.toString();
    }

    /**
     * A question put to a fact.
     *
     * @param ask for example {@code below}
     * @param values words, quantities, numbers or truth values, as a rule writes them
     * @throws IllegalArgumentException if the fact cannot be asked so
     */
    public static Question of(FactType fact, String ask, List<Object> values) {
        return QuestionReader.of(fact, ask, values);
    }

    /** The fact that is asked. */
    public FactType fact() {
        return fact;
    }

    /** The position in the vocabulary of the fact that is asked. */
    public int position() {
        return position;
    }

    /** What it does in its rule. */
    public Part part() {
        return part;
    }

    /** The question as a rule writes it, without its part: {@code dosing.dosePerAnimal.below( "2 ug/animal/day" )}. */
    public String sentence() {
        return sentence;
    }

    /** What is asked, in words: {@code below 2 ug/animal/day}. */
    public String words() {
        return words;
    }

    /**
     * What of it holds where a fact answered so, in words: {@code above 3 d, but not above 6 d} of what is borderline.
     */
    public String words(Answer answer) {
        return condition.words(answer, limit -> fact.dimension().print(limit));
    }

    /**
     * The same beside a fact that answered so.
     *
     * @param asked of which the limits take the unit
     */
    public String words(Answer answer, Fact asked) {
        return asked.value() instanceof Quantity quantity ? condition.words(answer, quantity::print) : words;
    }

    /**
     * What a fact says to it.
     *
     * @param asked the fact of this question's type
     */
    public Answer ask(Fact asked) {
        return condition.ask(asked);
    }

    /** True if it names the words that it is not true of, such as the drugs that a rule excepts. */
    public boolean isException() {
        return condition instanceof Condition.OneOf words && words.wanted() != words.named();
    }

    /** What of a fact the question is about, as the vocabulary spells it: of a list, the words that it names. */
    public String about(Fact asked) {
        return asked.value() instanceof List<?> list && condition instanceof Condition.Has has
                ? FactType.print(has.named(list))
                : asked.display();
    }

    /**
     * True if there is something behind an unknown answer: a known interval that straddles the limit, or a usual value.
     */
    public boolean isSuggestedBy(Fact asked) {
        return asked.value() instanceof Quantity || asked.usual() != null && condition.isSuggestedBy(asked.usual());
    }

    /** True if all that a conclusion leaves possible could still be answered with yes. */
    boolean mayBeAnsweredBy(Fact concluded) {
        return condition.ask(concluded) != Answer.NO;
    }

    Condition condition() {
        return condition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && part == question.part && sentence.equals(question.sentence);
    }

    @Override
    public int hashCode() {
        return sentence.hashCode();
    }

    @Override
    public String toString() {
        return part == Part.EVIDENCE ? sentence : sentence + " (" + part.word() + ")";
    }
}
