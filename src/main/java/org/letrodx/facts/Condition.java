package org.letrodx.facts;

import java.util.List;

/**
 * What a rule asks of one fact, as data: it can be asked again of another value, and it can be printed.
 *
 * @param <T> the type of the fact's value
 */
public sealed interface Condition<T> {

    /** The answer that {@code value} gives; the value is known. */
    Outcome ask(T value);

    /** Is the value one of these words (or, negated, none of them)? */
    record OneOf<T>(List<T> words, boolean negated) implements Condition<T> {
        @Override
        public Outcome ask(T value) {
            if (words.contains(value)) {
                return negated ? Outcome.NO : Outcome.YES;
            }
            if (value instanceof Term term && term.undetermined()) {
                return Outcome.UNKNOWN;
            }
            return negated ? Outcome.YES : Outcome.NO;
        }

        @Override
        public String toString() {
            return (negated ? "not " : "") + FactType.printAny(words);
        }
    }

    /** Does the list have one of these words? A list states all of it, so what is not in it is denied. */
    record HasOneOf<T>(List<T> words) implements Condition<List<T>> {
        @Override
        public Outcome ask(List<T> value) {
            return value.stream().anyMatch(words::contains) ? Outcome.YES : Outcome.NO;
        }

        @Override
        public String toString() {
            return "has " + FactType.printAny(words);
        }
    }

    /** Is the list empty (or, negated, not empty)? */
    record Empty<T>(boolean negated) implements Condition<List<T>> {
        @Override
        public Outcome ask(List<T> value) {
            return value.isEmpty() != negated ? Outcome.YES : Outcome.NO;
        }

        @Override
        public String toString() {
            return negated ? "not empty" : "none";
        }
    }

    /** Does the quantity lie in this range (or, negated, outside it)? */
    record InRange(Interval range, boolean negated, Dimension dimension) implements Condition<Quantity> {
        @Override
        public Outcome ask(Quantity value) {
            Outcome inside = value.interval().liesIn(range);
            if (!negated || inside == Outcome.UNKNOWN) {
                return inside;
            }
            return inside == Outcome.YES ? Outcome.NO : Outcome.YES;
        }

        @Override
        public String toString() {
            return (negated ? "outside " : "") + dimension.print(range);
        }
    }

    /** Does the panel list a line of this name as one of this kind? A name it does not list is of no kind. */
    record ListedAs(CellLine.Kind kind) implements Condition<String> {
        @Override
        public Outcome ask(String name) {
            return Panel.bundled().find(name).filter(line -> line.kind() == kind).isPresent() ? Outcome.YES : Outcome.NO;
        }

        @Override
        public String toString() {
            return "listed in the panel as " + kind.label();
        }
    }
}
