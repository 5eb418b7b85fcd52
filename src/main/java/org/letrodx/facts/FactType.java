package org.letrodx.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;

/**
 * The one description of a fact: its name, what it may be, the question that asks for it and what an answer costs. The reader,
 * the error messages, the JSON Schema and the questions of a report are all made from it.
 *
 * @param <F> the kind of fact
 */
public final class FactType<F extends Fact<?>> {
    private static final Map<String, String> BOOLEANS = Map.of("true", "true", "yes", "true", "on", "true",
            "false", "false", "no", "false", "off", "false");
    private static final Set<String> LETROZOLE = Set.of("letrozol", "femara", "cgs20267");
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_LIST = 100;

    private final String path;
    private final String section;
    private final String question;
    private final Cost cost;
    private final Shape shape;
    private final List<? extends Term> terms;
    private final Dimension dimension;
    private final BiFunction<FactType<F>, Fact.Known<Object>, F> maker;
    private final ValueReader reader;
    private final boolean derived;
    private final F unknown;
    private int position;

    /** How the value is written. */
    public enum Shape { YES_NO, CHOICE, CHOICES, QUANTITY, QUANTITIES, NUMBER, WHOLE_NUMBER, TEXT }

    /** Reads one written value that is neither empty nor {@code unknown}. */
    @FunctionalInterface
    private interface ValueReader {
        Object read(Written written) throws Unreadable;
    }

    @SuppressWarnings("unchecked") // each factory below pairs a reader with the maker that takes what it reads
    private <T> FactType(String path, String question, Cost cost, Shape shape, List<? extends Term> terms, Dimension dimension,
            BiFunction<FactType<F>, Fact.Known<T>, F> maker, ValueReader reader) {
        this.path = path;
        this.section = path.substring(0, path.indexOf('.'));
        this.question = question;
        this.cost = cost;
        this.shape = shape;
        this.terms = terms;
        this.dimension = dimension;
        this.maker = (BiFunction<FactType<F>, Fact.Known<Object>, F>) (BiFunction<?, ?, ?>) maker;
        this.reader = reader;
        this.derived = false;
        this.unknown = make(new Fact.Known<>(null, null, null, path));
    }

    private FactType(FactType<F> stated, ValueReader reader, boolean derived) {
        this.path = stated.path;
        this.section = stated.section;
        this.question = stated.question;
        this.cost = stated.cost;
        this.shape = stated.shape;
        this.terms = stated.terms;
        this.dimension = stated.dimension;
        this.maker = stated.maker;
        this.reader = reader;
        this.derived = derived;
        this.unknown = make(new Fact.Known<>(null, null, null, path));
    }

    static FactType<YesNo> yesNo(String path, Cost cost, String question) {
        return new FactType<>(path, question, cost, Shape.YES_NO, List.of(), Dimension.NUMBER, YesNo::new, written -> {
            String word = BOOLEANS.get(Nearest.fold(scalar(written)));
            if (word == null) {
                throw new Unreadable("\"" + shorten(scalar(written)) + "\" is neither true nor false", "true, false, unknown",
                        Nearest.to(scalar(written), List.of("true", "false", "unknown")));
            }
            return Boolean.valueOf(word);
        });
    }

    static <E extends Enum<E> & Term> FactType<Choice<E>> choice(String path, Class<E> words, Cost cost, String question) {
        Words<E> known = Words.of(words);
        return new FactType<>(path, question, cost, Shape.CHOICE, known.terms(), Dimension.NUMBER, Choice<E>::new,
                written -> known.read(scalar(written), "unknown"));
    }

    static <E extends Enum<E> & Term> FactType<Choices<E>> choices(String path, Class<E> words, Cost cost, String question) {
        Words<E> known = Words.of(words);
        return new FactType<>(path, question, cost, Shape.CHOICES, known.terms(), Dimension.NUMBER, Choices<E>::new, written -> {
            Set<E> read = new LinkedHashSet<>();
            for (Written item : items(written)) {
                String text = scalar(item);
                if (items(written).size() > 1 || !Nearest.fold(text).equals("none")) {
                    read.add(known.read(text, "none"));
                }
            }
            return read.stream().sorted().toList();
        });
    }

    static <D extends Limit.Kind> FactType<Amount<D>> amount(String path, Class<D> kind, Dimension dimension, Cost cost,
            String question) {
        QuantityReader quantities = new QuantityReader(dimension, false, false, false);
        return new FactType<>(path, question, cost, Shape.QUANTITY, List.of(), dimension, Amount<D>::new, quantities::read);
    }

    /** A concentration of the drug, which may also be written as mass per volume and is then converted as letrozole. */
    static FactType<Amount<Limit.Concentration>> drugConcentration(String path, Cost cost, String question) {
        QuantityReader quantities = new QuantityReader(Dimension.CONCENTRATION, true, false, false);
        return new FactType<>(path, question, cost, Shape.QUANTITY, List.of(), Dimension.CONCENTRATION,
                Amount<Limit.Concentration>::new, quantities::read);
    }

    /** A list of concentrations of the drug; what rules ask about is its lowest and its highest. */
    static FactType<Concentrations> concentrations(String path, Cost cost, String question) {
        QuantityReader quantities = new QuantityReader(Dimension.CONCENTRATION, true, false, false);
        return new FactType<>(path, question, cost, Shape.QUANTITIES, List.of(), Dimension.CONCENTRATION, Concentrations::new,
                written -> {
                    List<Quantity> read = new ArrayList<>();
                    for (Written item : written instanceof Written.Entries ? List.of(written) : items(written)) {
                        read.add(quantities.read(item));
                    }
                    return List.copyOf(read);
                });
    }

    static FactType<Count> wholeNumber(String path, Cost cost, String question) {
        QuantityReader numbers = new QuantityReader(Dimension.NUMBER, false, false, true);
        return new FactType<>(path, question, cost, Shape.WHOLE_NUMBER, List.of(), Dimension.NUMBER, Count::new, numbers::read);
    }

    /** A whole number that can only be one of a few. */
    static FactType<Count> wholeNumber(String path, List<Integer> possible, Cost cost, String question) {
        QuantityReader numbers = new QuantityReader(Dimension.NUMBER, false, false, true);
        return new FactType<>(path, question, cost, Shape.WHOLE_NUMBER, List.of(), Dimension.NUMBER, Count::new, written -> {
            Quantity read = numbers.read(written);
            if (possible.stream().noneMatch(number -> read.interval().isOnly(number))) {
                throw new Unreadable("\"" + read + "\" cannot be", possible.stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")), "");
            }
            return read;
        });
    }

    static FactType<Count> number(String path, boolean signed, Cost cost, String question) {
        QuantityReader numbers = new QuantityReader(Dimension.NUMBER, false, signed, false);
        return new FactType<>(path, question, cost, Shape.NUMBER, List.of(), Dimension.NUMBER, Count::new, numbers::read);
    }

    static FactType<Text> text(String path, Cost cost, String question) {
        return new FactType<>(path, question, cost, Shape.TEXT, List.of(), Dimension.NUMBER, Text::new, FactType::readText);
    }

    /** A text that reads {@code letrozole} if it holds any of its names, whatever else it says of supplier or lot. */
    static FactType<Text> drug(String path, Cost cost, String question) {
        return new FactType<>(path, question, cost, Shape.TEXT, List.of(), Dimension.NUMBER, Text::new,
                written -> LETROZOLE.stream().anyMatch(Nearest.fold(readText(written))::contains) ? "letrozole" : readText(written));
    }

    static FactType<LineName> lineName(String path, Cost cost, String question) {
        return new FactType<>(path, question, cost, Shape.TEXT, List.of(), Dimension.NUMBER, LineName::new, FactType::readText);
    }

    /** The same fact, which cannot be above a limit; the limit is in the canonical unit. */
    FactType<F> atMost(double limit) {
        return bounded(Interval.atMost(limit));
    }

    /** The same fact, which cannot be below a limit; the limit is in the canonical unit. */
    FactType<F> atLeast(double limit) {
        return bounded(Interval.atLeast(limit));
    }

    private FactType<F> bounded(Interval possible) {
        ValueReader checked = written -> {
            Object read = reader.read(written);
            if (((Quantity) read).interval().liesIn(possible) == Outcome.NO) {
                throw new Unreadable("\"" + read + "\" cannot be", dimension.print(possible), "");
            }
            return read;
        };
        return new FactType<>(this, checked, derived);
    }

    /** The same fact as one that nobody states: it is computed from others. */
    FactType<F> derivedOnly() {
        return new FactType<>(this, reader, true);
    }

    /** The section and the name, for example {@code medium.phenolRed}. */
    public String path() {
        return path;
    }

    /** The section's name, for example {@code medium}. */
    public String section() {
        return section;
    }

    /** The name inside the section, for example {@code phenolRed}. */
    public String name() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** The question that asks for the fact, in plain words. */
    public String question() {
        return question;
    }

    /** What it costs to answer. */
    public Cost cost() {
        return cost;
    }

    /** How its value is written. */
    public Shape shape() {
        return shape;
    }

    /** The words it may be, for a choice; empty for any other shape. */
    public List<? extends Term> terms() {
        return terms;
    }

    /**
     * Words of a question, checked to be among its own: Drools compiles rules without regard to their enum.
     *
     * @throws IllegalArgumentException if one is not
     */
    <E> List<E> ofThese(List<E> words) {
        List<E> others = words.stream().filter(word -> !terms.contains(word)).toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(path + " cannot be " + printAny(others) + "; allowed: " + allowed());
        }
        return words;
    }

    /** What it is a quantity of; {@link Dimension#NUMBER} for anything without a unit. */
    public Dimension dimension() {
        return dimension;
    }

    /** True for a fact that nobody states: it is computed from others. */
    public boolean isDerived() {
        return derived;
    }

    /** Its position in the vocabulary. */
    int position() {
        return position;
    }

    /** Called by the vocabulary, once, before anybody else gets hold of it. */
    void placeAt(int place) {
        position = place;
    }

    /** What may be written, in one line. */
    public String allowed() {
        return switch (shape) {
            case YES_NO -> "true or false";
            case CHOICE, CHOICES -> terms.stream().map(Term::label).collect(Collectors.joining(", "));
            case QUANTITY, QUANTITIES -> "a number with a unit such as " + String.join(" or ", dimension.units());
            case NUMBER -> "a number";
            case WHOLE_NUMBER -> "a whole number";
            case TEXT -> "text";
        };
    }

    @SuppressWarnings("unchecked") // what is known of a fact was read by its own reader or derived with its own type
    F make(Fact.Known<?> known) {
        return maker.apply(this, (Fact.Known<Object>) known);
    }

    /** The fact of which nothing was said. */
    F unknown() {
        return unknown;
    }

    /** What is wrong with each item of a list by itself, or with the value as a whole; empty if it can be read. */
    List<Problem> problems(Written written) {
        List<Written> parts = written instanceof Written.Items list && (shape == Shape.CHOICES || shape == Shape.QUANTITIES)
                && !list.items().isEmpty() ? list.items() : List.of(written);
        List<Problem> problems = new ArrayList<>();
        for (Written part : parts) {
            try {
                read(part);
            } catch (Unreadable bad) {
                problems.add(new Problem(part.at(), path, bad.fault, bad.allowed, bad.maybe));
            }
        }
        return problems;
    }

    /** The value that was written, or null for an empty one and for {@code unknown}. */
    Object read(Written written) throws Unreadable {
        if (written instanceof Written.Scalar scalar
                && (scalar.text() == null || scalar.text().isBlank() || Nearest.fold(scalar.text()).equals("unknown"))) {
            return null;
        }
        return reader.read(written);
    }

    /** A value as the vocabulary spells it. */
    static String print(Object value) {
        if (value instanceof Term term) {
            return term.label();
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(FactType::print).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    /** Any one of several values. */
    static String printAny(List<?> values) {
        return values.stream().map(FactType::print).collect(Collectors.joining(" or "));
    }

    /** A value in a message is shown, not repeated in full. */
    static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private static String readText(Written written) throws Unreadable {
        String text = scalar(written).strip();
        if (text.length() > LONGEST_TEXT) {
            throw new Unreadable("a text of " + text.length() + " characters", "up to " + LONGEST_TEXT, "");
        }
        return text;
    }

    private static String scalar(Written written) throws Unreadable {
        if (written instanceof Written.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        throw new Unreadable(written instanceof Written.Scalar ? "an empty item" : "a list or a map where one value is wanted",
                "one value", "");
    }

    private static List<Written> items(Written written) throws Unreadable {
        List<Written> items = written instanceof Written.Items list ? list.items() : List.of(written);
        if (items.size() > LONGEST_LIST) {
            throw new Unreadable("a list of " + items.size() + " items", "up to " + LONGEST_LIST, "");
        }
        return items;
    }

    @Override
    public String toString() {
        return path;
    }
}
