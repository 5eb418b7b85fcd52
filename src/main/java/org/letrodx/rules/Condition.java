package org.letrodx.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Fact;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Word;

/** What is asked of one fact, as data: it can be asked of any experiment, and it can be printed. */
sealed interface Condition {

    /** What a fact says, given all that it may still be. */
    Answer ask(Fact fact);

    /** What of it holds where a quantity answered so, with limits as they are shown beside it. */
    default String words(Answer answer, Function<Interval, String> print) {
        return toString();
    }

    /** True if a usual value, which is not verified, says yes. */
    default boolean isSuggestedBy(Object usual) {
        return false;
    }

    /**
     * Is the word, or the truth value, one of these?
     *
     * @param wanted a bit for each word that says yes
     * @param named a bit for each word that the question names
     */
    record OneOf(long wanted, long named, String words) implements Condition {
        static OneOf of(FactType type, List<Object> words, boolean negated) {
            long named = words.stream().mapToLong(Fact::bit).reduce(0, (one, other) -> one | other);
            return new OneOf(negated ? Fact.all(type) & ~named : named, named, (negated ? "not " : "") + anyOf(words));
        }

        @Override
        public Answer ask(Fact fact) {
            long possible = fact.remaining();
            if (fact.value() instanceof Word word && word.settlesNothing() && (named & possible) == 0) {
                return Answer.UNKNOWN;
            }
            return (possible & ~wanted) == 0 ? Answer.YES : (possible & wanted) == 0 ? Answer.NO : Answer.UNKNOWN;
        }

        @Override
        public boolean isSuggestedBy(Object usual) {
            return (Fact.bit(usual) & wanted) != 0;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Does the list have one of these words? A list states all of it, so what is not in it is denied. */
    record Has(List<Object> words, boolean negated) implements Condition {
        @Override
        public Answer ask(Fact fact) {
            return fact.value() instanceof List<?> list
                    ? of(list.stream().anyMatch(words::contains) != negated)
                    : Answer.UNKNOWN;
        }

        /** Of a list, the words that are named; all of it if none is. */
        List<?> named(List<?> list) {
            List<?> named = list.stream().filter(words::contains).toList();
            return named.isEmpty() ? list : named;
        }

        @Override
        public String toString() {
            return (negated ? "has not " : "has ") + anyOf(words);
        }
    }

    /** Is the list empty? */
    record Empty(boolean negated) implements Condition {
        @Override
        public Answer ask(Fact fact) {
            return fact.value() instanceof List<?> list ? of(list.isEmpty() != negated) : Answer.UNKNOWN;
        }

        @Override
        public String toString() {
            return negated ? "not empty" : "none";
        }
    }

    /** Does the quantity lie in this range? */
    record InRange(Interval range, boolean negated, Dimension dimension) implements Condition {
        @Override
        public Answer ask(Fact fact) {
            if (!(fact.value() instanceof Quantity quantity)) {
                return Answer.UNKNOWN;
            }
            Interval value = quantity.interval();
            return value.liesIn(range) ? of(!negated) : value.liesOutside(range) ? of(negated) : Answer.UNKNOWN;
        }

        @Override
        public String words(Answer answer, Function<Interval, String> print) {
            return (negated ? "outside " : "") + print.apply(range);
        }

        @Override
        public String toString() {
            return words(Answer.UNKNOWN, dimension::print);
        }
    }

    /**
     * Does the quantity lie in this range? What lies in the margin around it is neither in nor out.
     *
     * @param range yes
     * @param margin borderline; the range lies in it
     */
    record Graded(Interval range, Interval margin, Dimension dimension) implements Condition {
        @Override
        public Answer ask(Fact fact) {
            if (!(fact.value() instanceof Quantity quantity)) {
                return Answer.UNKNOWN;
            }
            Interval value = quantity.interval();
            if (value.liesIn(range) || value.liesOutside(margin)) {
                return of(value.liesIn(range));
            }
            return value.liesIn(margin) && value.liesOutside(range) ? Answer.BORDERLINE : Answer.UNKNOWN;
        }

        @Override
        public String words(Answer answer, Function<Interval, String> print) {
            return switch (answer) {
                case YES -> print.apply(range);
                case BORDERLINE -> print.apply(margin) + ", but not " + print.apply(range);
                case NO, UNKNOWN -> print.apply(range) + " (borderline " + print.apply(margin) + ")";
            };
        }

        @Override
        public String toString() {
            return words(Answer.UNKNOWN, dimension::print);
        }
    }

    /** Does the text mention one of these, whatever its case, blanks and hyphens? */
    record Mentions(List<String> phrases, List<String> folded, boolean negated) implements Condition {
        Mentions(List<String> phrases, boolean negated) {
            this(phrases, phrases.stream().map(Nearest::fold).toList(), negated);
        }

        @Override
        public Answer ask(Fact fact) {
            if (!(fact.value() instanceof String text)) {
                return Answer.UNKNOWN;
            }
            String said = Nearest.fold(text);
            for (String phrase : folded) {
                if (said.contains(phrase)) {
                    return of(!negated);
                }
            }
            return of(negated);
        }

        @Override
        public String toString() {
            return (negated ? "does not mention " : "mentions ") + String.join(" or ", phrases);
        }
    }

    /** Is it known at all? */
    record Known() implements Condition {
        @Override
        public Answer ask(Fact fact) {
            return fact.isKnown() ? Answer.YES : Answer.UNKNOWN;
        }

        @Override
        public String toString() {
            return "known";
        }
    }

    private static Answer of(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    private static String anyOf(List<?> words) {
        return words.stream().map(FactType::print).collect(Collectors.joining(" or "));
    }
}
