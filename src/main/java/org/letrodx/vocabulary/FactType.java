package org.letrodx.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;

/**
 * One fact that an experiment may have: what it is called, the question that asks for it, what an answer costs, and
 * what it may be. The reader of scenario files, the schema, forms, interviews and the questions of rules are all made
 * from this.
 */
public final class FactType {
    private static final String UNKNOWN = "unknown";
    /** Digits enough to be told apart in threes. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![\\d.])\\d{4,}");
    /** House limit: characters in a text. */
    public static final int LONGEST_TEXT = 2000;
    /** House limit: items in a list. */
    public static final int LONGEST_LIST = 100;

    private final Description described;
    private final String path;
    private final ValueReader values;

    /** What a vocabulary says of a fact. */
    static final class Description {
        final String section;
        final String name;
        final int position;
        final int sectionPosition;
        String label = "";
        String phrase = "";
        String question = "";
        String unit = "";
        final Map<String, String> says = new HashMap<>();
        Cost cost = Cost.LOOK_UP;
        Kind kind = Kind.TEXT;
        Dimension dimension = Dimension.NUMBER;
        List<Word> words = List.of();
        Interval possible = Interval.atLeast(0);

        @Nullable
        Quantity rarelyAbove;

        boolean signed;
        List<String> only = List.of();
        boolean derived;
        boolean outcome;
        boolean joined;
        String dependsOn = "";
        String substance = "";
        String measures = "";
        int change = 1;
        String howTo = "";
        List<String> alsoCalled = List.of();
        List<String> onlyFor = List.of();
        List<String> onlyIn = List.of();
        Map<String, String> pointlessIf = Map.of();
        Map<String, List<String>> notIf = Map.of();
        Map<String, List<String>> atHandIf = Map.of();

        Description(String section, String name, int position, int sectionPosition) {
            this.section = section;
            this.name = name;
            this.position = position;
            this.sectionPosition = sectionPosition;
        }
    }

    FactType(Description described) {
        this.described = described;
        this.path = described.section + "." + described.name;
        this.values = new ValueReader(described);
    }

    /** The section and the name, for example {@code medium.phenolRed}. */
    public String path() {
        return path;
    }

    /** The section's name, for example {@code medium}. */
    public String section() {
        return described.section;
    }

    /** The name inside the section, for example {@code phenolRed}. */
    public String name() {
        return described.name;
    }

    /** A few words to print beside a field, for example {@code phenol red}. */
    public String label() {
        return described.label;
    }

    /** What it is called where its section is not told, for example {@code vehicle of the dose}. */
    public String phrase() {
        return described.phrase;
    }

    /**
     * What a number counts, {@code (s)} being left out of one: {@code well(s)}; empty for a bare number and a quantity.
     */
    public String unit() {
        return described.unit;
    }

    /**
     * A value as a sentence, for example {@code no androgen was added}.
     *
     * @param value as the vocabulary spells it
     */
    public String sentence(String value) {
        String own = kind() == Kind.YES_NO || kind() == Kind.CHOICE || kind() == Kind.CHOICES
                ? described.says.get(kind() == Kind.YES_NO ? shown(value) : value)
                : null;
        return own != null
                ? own
                : described
                        .says
                        .getOrDefault(VocabularyReader.OTHERWISE, phrase() + " is {}")
                        .replace("{}", spoken(value));
    }

    /** A value inside a sentence: a list ends in {@code and}. */
    private String spoken(String value) {
        boolean list = kind() == Kind.CHOICES || kind() == Kind.AMOUNTS;
        return list ? shown(value).replaceFirst(", (?=[^,]*$)", " and ") : shown(value);
    }

    /**
     * A value for reading: {@code yes}, {@code 10,000 cells per well}, of a list of facts what they are called.
     *
     * @param value as the vocabulary spells it
     */
    public String shown(String value) {
        return switch (kind()) {
            case YES_NO -> value.replace("true", "yes").replace("false", "no");
            case CHOICES -> Stream.of(value.split(", ")).map(this::listed).collect(Collectors.joining(", "));
            case NUMBER, WHOLE_NUMBER -> counted(value);
            case CHOICE -> spelt(value);
            default -> value;
        };
    }

    /** Words as the field writes them, one or what a rule asks for: {@code DHEA or androstenediol}. */
    private String spelt(String value) {
        String spelt = value;
        for (Word word : words()) {
            if (!word.shown().equals(word.label())) {
                spelt = spelt.replaceAll("\\b" + Pattern.quote(word.label()) + "\\b", word.shown());
            }
        }
        return spelt;
    }

    private String listed(String word) {
        return Vocabulary.find(word)
                .or(() -> compares().isEmpty() ? Optional.empty() : Vocabulary.find(section() + "." + word))
                .map(FactType::phrase)
                .orElseGet(() -> spelt(word).equals(word) ? word.replace('-', ' ') : spelt(word));
    }

    private String counted(String number) {
        return unit().isEmpty() || number.equals(UNKNOWN)
                ? grouped(number)
                : grouped(number) + " " + unit().replace("(s)", number.equals("1") ? "" : "s");
    }

    /** A count, or a limit of one, without its unit, for reading: {@code above 10,000}; of any other fact as it is. */
    public String grouped(String number) {
        return kind() != Kind.NUMBER && kind() != Kind.WHOLE_NUMBER
                ? number
                : LONG_NUMBER.matcher(number).replaceAll(digits -> digits.group()
                        .replaceAll("(?<=\\d)(?=(\\d{3})+$)", ","));
    }

    /** Other names that people give it; none if it has no other. */
    public List<String> alsoCalled() {
        return described.alsoCalled;
    }

    /** How to work it out from what was measured; empty if that goes without saying. */
    public String howTo() {
        return described.howTo;
    }

    /** True if this is one of its words, or another spelling of one. */
    public boolean hasWord(String text) {
        return values.hasWord(text);
    }

    /** The question that asks for the fact, in plain words. */
    public String question() {
        return described.question;
    }

    /** What it costs to answer. */
    public Cost cost() {
        return described.cost;
    }

    /** How its value is written. */
    public Kind kind() {
        return described.kind;
    }

    /** The words it may be, for {@link Kind#CHOICE} and {@link Kind#CHOICES}; none for any other kind. */
    public List<Word> words() {
        return described.words;
    }

    /** What it is a quantity of; {@link Dimension#NUMBER} for anything without a unit. */
    public Dimension dimension() {
        return described.dimension;
    }

    /** Units to suggest, as a laboratory writes them; none for anything without a unit. */
    public List<String> units() {
        return described.dimension.suggested();
    }

    /** The numbers it may be, in the canonical unit of its dimension. */
    public Interval possible() {
        return described.possible;
    }

    /** What it is rarely above: a house limit beyond which the number or its unit may be a slip of the pen. */
    public Optional<Quantity> rarelyAbove() {
        return Optional.ofNullable(described.rarelyAbove);
    }

    /** The numbers it may be, where there are but a few, such as the wells of a plate; none if it may be any. */
    public List<String> numbers() {
        return described.only;
    }

    /** True for a fact that nobody states: it is worked out from others. */
    public boolean isDerived() {
        return described.derived;
    }

    /** True for a result; a changed set-up makes it unknown. False for what a set-up decides. */
    public boolean isOutcome() {
        return described.outcome;
    }

    /**
     * The path of the fact without which this one says little, such as the androgen of its concentration; empty if
     * there is none.
     */
    public String dependsOn() {
        return described.dependsOn;
    }

    /**
     * The path of the fact that names what a concentration is of, so that one by mass can be converted; empty if it
     * cannot.
     */
    public String substance() {
        return described.substance;
    }

    /**
     * The path of the fact that is measured with this method, and unknown once another method is used; empty for what
     * is no method.
     */
    public String measures() {
        return described.measures;
    }

    /** True for a text that may be written as a list, whose items are joined: two drugs are a combination. */
    public boolean isJoined() {
        return described.joined;
    }

    /** What it takes to change a set-up so, compared with a change of the medium, which is 2; a house limit. */
    public int changeCost() {
        return described.change;
    }

    /** The complaints that it has to do with, as a scenario spells them; empty for all. Of others it is not asked. */
    public List<String> onlyFor() {
        return described.onlyFor;
    }

    /**
     * The kinds of experiment that have it or its section, as {@code model.system} spells them; empty for all. In
     * others it is not asked, and a warning where it is stated.
     */
    public List<String> onlyIn() {
        return described.onlyIn;
    }

    /**
     * Values of other facts, by path, as a scenario writes them: while all of them hold it is pointless to ask for it
     * on behalf of a cause that nothing speaks for.
     */
    public Map<String, String> pointlessIf() {
        return described.pointlessIf;
    }

    /** Values of other facts, by path, any of which means that the experiment has no such fact. */
    public Map<String, List<String>> notIf() {
        return described.notIf;
    }

    /**
     * Values of other facts, by path, any of which makes it what the experiment measures anyway: then its answer is a
     * look-up.
     */
    public Map<String, List<String>> atHandIf() {
        return described.atHandIf;
    }

    /** The paths of the facts whose statements a list of clashes compares with something; none for any other fact. */
    public List<String> compares() {
        return kind() != Kind.CHOICES || !isDerived()
                ? List.of()
                : words().stream()
                        .map(word -> word.label().contains(".") ? word.label() : section() + "." + word.label())
                        .filter(compared -> Vocabulary.find(compared).isPresent())
                        .toList();
    }

    /** Its position in the vocabulary, from 0. */
    public int position() {
        return described.position;
    }

    /** The position of its section in the vocabulary, from 0. */
    public int sectionPosition() {
        return described.sectionPosition;
    }

    /** What may be written, in one line. */
    public String allowed() {
        return switch (kind()) {
            case YES_NO -> "true or false";
            case CHOICE, CHOICES -> words().stream().map(Word::label).collect(Collectors.joining(", "));
            case AMOUNT, AMOUNTS -> "a number with a unit such as " + String.join(" or ", units());
            case NUMBER -> "a number";
            case WHOLE_NUMBER -> described.only.isEmpty() ? "a whole number" : String.join(", ", described.only);
            case TEXT -> "text";
        };
    }

    /**
     * What is wrong with a value; nothing if it can be stated of this fact.
     *
     * @param value as {@code Experiment.Builder.state} takes it
     */
    public List<Problem> check(@Nullable Object value) {
        try {
            return problems(Written.of(value));
        } catch (IllegalArgumentException foreign) {
            return List.of(new Problem(Location.NONE, path, String.valueOf(foreign.getMessage()), allowed())
                    .coded(Problem.Code.WRONG_FORM));
        }
    }

    /** What is wrong with each item of a list by itself, or with the value as a whole; nothing if it can be read. */
    public List<Problem> problems(Written written) {
        return new ValueProblems(this).of(written);
    }

    /** True if this can be said of the fact. */
    boolean canBe(Written written) {
        try {
            return read(written) != null;
        } catch (Unreadable bad) {
            return false;
        }
    }

    /**
     * The value that was written; null for an empty one and for {@code unknown}.
     *
     * @throws Unreadable if it means nothing for this fact
     */
    public @Nullable Object read(Written written) throws Unreadable {
        return values.read(written);
    }

    /**
     * The word that was written.
     *
     * @throws Unreadable if it is none of these
     */
    Word readWord(Written written) throws Unreadable {
        return values.readWord(written, UNKNOWN);
    }

    /** The other reading of a quantity that was read, {@code 1000 nM} of {@code 1.000 nM}; empty if it has none. */
    public String otherReading(Quantity read) {
        return values.otherReading(read);
    }

    /** A value as the vocabulary spells it. */
    public static String print(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(FactType::print).collect(Collectors.joining(", "));
        }
        return value instanceof Word word ? word.label() : String.valueOf(value);
    }

    @Override
    public String toString() {
        return path;
    }
}
