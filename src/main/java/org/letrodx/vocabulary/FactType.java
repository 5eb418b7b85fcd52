package org.letrodx.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.quantity.QuantityReader;

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

    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

    /** What tables have where nothing is known: no name of anything. */
    private static final Set<String> NO_NAMES = Set.of(
            "#n/a", "#na", "#ref!", "#value!", "#name?", "#null!", "#div0!", "n/a", "na", "n.a.", "nd", "n.d.", "-",
            "--", "?", "tbd", "nan", "null");

    private static final int LONGEST_NO_NAME =
            NO_NAMES.stream().mapToInt(String::length).max().orElse(0) + 1;
    /** House limit: how many quantities are kept by their text. */
    private static final int KEPT = 500;
    /** House limit: of how many characters such a text is at most; blanks around a quantity may be many. */
    private static final int LONGEST_KEPT = 40;

    /** House limit: how many problems of one value are told. */
    private static final int TOLD = 20;

    private final Description described;
    private final String path;
    private final QuantityReader quantities;
    private final Map<String, Word> spellings = new HashMap<>();
    /** Quantities that were read before, by their text: laboratories write the same few again and again. */
    private final Map<String, Quantity> readBefore = new ConcurrentHashMap<>();

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
        this.quantities = new QuantityReader(
                described.dimension,
                !described.substance.isEmpty(),
                described.signed,
                described.kind == Kind.WHOLE_NUMBER);
        for (Word word : described.words) {
            spellings.put(Nearest.fold(word.label()), word);
        }
        for (Word word : described.words) {
            spellings.putIfAbsent(word.label(), word);
            word.synonyms().forEach(synonym -> spellings.putIfAbsent(Nearest.fold(synonym), word));
        }
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
                .orElse(word.replace('-', ' '));
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
        return spellings.containsKey(Nearest.fold(text));
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
        boolean list = kind() == Kind.CHOICES || kind() == Kind.AMOUNTS;
        if (list
                && written instanceof Written.Items items
                && items.items().size() > 1
                && items.items().size() <= LONGEST_LIST) {
            List<Problem> ofItems = ofItems(items.items());
            if (!ofItems.isEmpty()) {
                return ofItems;
            }
        }
        try {
            read(written);
            return List.of();
        } catch (Unreadable bad) {
            Problem problem = bad.at(written.at(), path);
            String guess = written instanceof Written.Scalar scalar && scalar.text() != null
                    ? guess(problem, scalar.text())
                    : problem.maybe();
            return List.of(new Problem(problem.at(), path, problem.fault(), problem.allowedValues(), guess)
                    .coded(problem.code()));
        }
    }

    /** A comma ends an item: of {@code [1,5 uM]}, two are left, neither of which was meant. */
    private List<Problem> ofItems(List<Written> items) {
        List<Problem> problems = new ArrayList<>();
        int i = 0;
        while (i < items.size() && problems.size() < TOLD) {
            Optional<String> cut = i + 1 < items.size() && kind() == Kind.AMOUNTS
                    ? cutByAComma(items.get(i), items.get(i + 1))
                    : Optional.empty();
            if (cut.isEmpty()) {
                problems(items.get(i)).stream().limit(TOLD - problems.size()).forEach(problems::add);
                i++;
                continue;
            }
            String whole = Unreadable.shorten(cut.get());
            problems.add(new Problem(
                            items.get(i).at(),
                            path,
                            "\"" + whole + "\" has a comma, which ends an item of a list",
                            allowed(),
                            whole.matches("[1-9]\\d{0,2},\\d{3}(?!\\d).*")
                                    ? "a decimal point, and no thousands separator"
                                    : whole.replaceFirst(",", ".").replaceAll("\\s*;\\s*", ", "))
                    .coded(Problem.Code.WRONG_FORM));
            i += 2;
        }
        return problems;
    }

    /**
     * What stands in the file of two items without a blank between them, a whole number and what begins with a digit.
     */
    private static Optional<String> cutByAComma(Written first, Written second) {
        if (first instanceof Written.Scalar one
                && second instanceof Written.Scalar other
                && one.text() != null
                && other.text() != null
                && one.text().matches("\\d+")
                && other.text().matches("\\d+\\s*[^\\d\\s].*")
                && one.at().line() > 0
                && one.at().line() == other.at().line()
                && other.at().column() == one.at().column() + one.text().length() + 1) {
            return Optional.of(one.text() + "," + other.text());
        }
        return Optional.empty();
    }

    /** What somebody probably meant, beyond what the value alone tells. */
    private String guess(Problem problem, String text) {
        if (kind() == Kind.AMOUNTS) {
            Written list = Together.written(this, text);
            return list instanceof Written.Items items && canBe(items)
                    ? items.plain().toString()
                    : problem.maybe();
        }
        if (problem.code() != Problem.Code.UNKNOWN_WORD) {
            return problem.maybe();
        }
        return Together.split(this, Together.dependents(this), text)
                .map(read -> read.entrySet().stream()
                        .sorted(Comparator.comparingInt(value -> value.getKey().position()))
                        .map(value ->
                                value.getKey().name() + ": " + value.getValue().plain())
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> problem.maybe().isEmpty() ? meant(text) : problem.maybe());
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
        if (written instanceof Written.Scalar scalar
                && (scalar.text() == null || scalar.text().isBlank() || isUnknown(scalar.text()))) {
            return null;
        }
        return switch (kind()) {
            case YES_NO -> readYesNo(written);
            case CHOICE -> readWord(written, "unknown");
            case CHOICES -> readWords(written);
            case AMOUNT, NUMBER, WHOLE_NUMBER -> readQuantity(written);
            case AMOUNTS -> readQuantities(written);
            case TEXT -> readText(written);
        };
    }

    private static boolean isUnknown(String text) {
        return text.length() >= UNKNOWN.length() && Nearest.fold(text).equals(UNKNOWN);
    }

    private Boolean readYesNo(Written written) throws Unreadable {
        String text = scalar(written);
        Boolean read = BOOLEANS.get(Nearest.fold(text));
        if (read == null) {
            List<String> allowed = List.of("true", "false", "unknown");
            throw new Unreadable(
                    Problem.Code.UNKNOWN_WORD,
                    "\"" + Unreadable.shorten(text) + "\" is neither true nor false",
                    allowed,
                    Nearest.to(text, allowed));
        }
        return read;
    }

    /**
     * The word that was written.
     *
     * @param alsoAllowed a word that may stand instead of one of these
     */
    Word readWord(Written written, String alsoAllowed) throws Unreadable {
        String text = scalar(written);
        Word asIs = spellings.get(text);
        if (asIs != null) {
            return asIs;
        }
        String wanted = Nearest.fold(text);
        Word read = spellings.get(wanted);
        if (read != null) {
            return read;
        }
        if (wanted.equals(Nearest.fold(alsoAllowed))) {
            throw new Unreadable(
                    Problem.Code.UNKNOWN_WORD,
                    "\"" + text + "\" stands beside other values",
                    alsoAllowed + " alone, or the values",
                    "");
        }
        List<String> labels = new ArrayList<>(words().stream()
                .map(word -> word.label() + (word.meaning().isEmpty() ? "" : " (" + word.meaning() + ")"))
                .toList());
        if (!labels.contains(alsoAllowed)) {
            labels.add(alsoAllowed);
        }
        throw new Unreadable(
                Problem.Code.UNKNOWN_WORD,
                "\"" + Unreadable.shorten(text) + "\" is not a value of this fact",
                labels,
                Nearest.to(text, words().stream().map(Word::label).toList()));
    }

    /** What somebody probably meant by a word that is none of these: a word of another fact, or one inside the text. */
    private String meant(String text) {
        return Vocabulary.statable(section()).stream()
                .filter(other -> other != this && other.hasWord(text))
                .findFirst()
                .map(other -> other.name() + ": " + text)
                .or(() -> words().stream()
                        .filter(word -> Stream.concat(Stream.of(word.label()), word.synonyms().stream())
                                .anyMatch(spelling -> spelling.length() > 3
                                        && Nearest.fold(text).contains(Nearest.fold(spelling))))
                        .findFirst()
                        .map(Word::label))
                .orElse("");
    }

    private List<Word> readWords(Written written) throws Unreadable {
        TreeSet<Word> read = new TreeSet<>();
        List<Written> items = items(written);
        for (Written item : items) {
            if (items.size() > 1 || !Nearest.fold(scalar(item)).equals("none")) {
                read.add(readWord(item, "none"));
            }
        }
        return List.copyOf(read);
    }

    private Quantity readQuantity(Written written) throws Unreadable {
        String text = written instanceof Written.Scalar scalar ? scalar.text() : null;
        Quantity before = text == null ? null : readBefore.get(text);
        if (before != null) {
            return before;
        }
        Quantity read = readPossible(written);
        if (text != null && text.length() <= LONGEST_KEPT && readBefore.size() < KEPT) {
            readBefore.put(text, read);
        }
        return read;
    }

    private Quantity readPossible(Written written) throws Unreadable {
        Quantity read = quantities.read(written);
        if (!described.only.isEmpty()
                && !described.only.contains(Dimension.number(read.interval().low()))) {
            throw new Unreadable(Problem.Code.OUT_OF_RANGE, "\"" + read + "\" cannot be", described.only, "");
        }
        if (read.interval().liesOutside(possible())) {
            throw new Unreadable(
                    Problem.Code.OUT_OF_RANGE,
                    "\"" + read + "\" cannot be",
                    dimension().print(possible()),
                    "");
        }
        return read;
    }

    /** The other reading of a quantity that was read, {@code 1000 nM} of {@code 1.000 nM}; empty if it has none. */
    public String otherReading(Quantity read) {
        return quantities.otherReading(read);
    }

    private List<Quantity> readQuantities(Written written) throws Unreadable {
        List<Quantity> read = new ArrayList<>();
        for (Written item : written instanceof Written.Entries ? List.of(written) : items(written)) {
            read.add(readQuantity(item));
        }
        return List.copyOf(read);
    }

    private String readText(Written written) throws Unreadable {
        String text;
        if (described.joined && written instanceof Written.Items) {
            List<String> items = new ArrayList<>();
            for (Written item : items(written)) {
                items.add(scalar(item).strip());
            }
            text = String.join(" + ", items);
        } else {
            text = scalar(written).strip();
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Unreadable(
                    Problem.Code.TOO_LARGE, "a text of " + text.length() + " characters", "up to " + LONGEST_TEXT, "");
        }
        if (text.length() <= LONGEST_NO_NAME
                && (NO_NAMES.contains(Nearest.fold(text)) || NO_NAMES.contains(text.toLowerCase(Locale.ROOT)))) {
            throw new Unreadable(
                    Problem.Code.UNKNOWN_WORD,
                    "\"" + text + "\" is not the name of anything",
                    "a name, or unknown",
                    "");
        }
        return text;
    }

    private static String scalar(Written written) throws Unreadable {
        if (written instanceof Written.Scalar scalar && scalar.text() != null) {
            if (scalar.text().indexOf('\ufffd') >= 0) {
                throw new Unreadable(
                        Problem.Code.UNREADABLE,
                        "\"" + Unreadable.shorten(scalar.text())
                                + "\" holds a character that was lost: it is not UTF-8",
                        "save the file as UTF-8",
                        "");
            }
            return scalar.text();
        }
        throw new Unreadable(
                Problem.Code.WRONG_FORM,
                written instanceof Written.Scalar ? "an empty item" : "a list or a map where one value is wanted",
                "one value",
                "");
    }

    private static List<Written> items(Written written) throws Unreadable {
        List<Written> items = written instanceof Written.Items list ? list.items() : List.of(written);
        if (items.size() > LONGEST_LIST) {
            throw new Unreadable(
                    Problem.Code.TOO_LARGE, "a list of " + items.size() + " items", "up to " + LONGEST_LIST, "");
        }
        return items;
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
