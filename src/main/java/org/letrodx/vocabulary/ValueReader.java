package org.letrodx.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Quantity;
import org.letrodx.quantity.QuantityReader;

/** Reads the values of a fact: yes or no, a word, a quantity, a text, or a list. Safe for threads. */
final class ValueReader {
    private static final String UNKNOWN = "unknown";

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

    private final FactType.Description described;
    private final QuantityReader quantities;
    private final Map<String, Word> spellings = new HashMap<>();
    /** Quantities that were read before, by their text: laboratories write the same few again and again. */
    private final Map<String, Quantity> readBefore = new ConcurrentHashMap<>();

    ValueReader(FactType.Description described) {
        this.described = described;
        quantities = new QuantityReader(
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

    /** True if this is one of the words, or another spelling of one. */
    boolean hasWord(String text) {
        return spellings.containsKey(Nearest.fold(text));
    }

    /** The other reading of a quantity that was read; empty if it has none. */
    String otherReading(Quantity read) {
        return quantities.otherReading(read);
    }

    /** The value that was written; null for an empty one and for {@code unknown}. */
    @Nullable
    Object read(Written written) throws Unreadable {
        if (written instanceof Written.Scalar scalar
                && (scalar.text() == null || scalar.text().isBlank() || isUnknown(scalar.text()))) {
            return null;
        }
        return switch (described.kind) {
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
        List<String> labels = new ArrayList<>(described.words.stream()
                .map(word -> word.label() + (word.meaning().isEmpty() ? "" : " (" + word.meaning() + ")"))
                .toList());
        if (!labels.contains(alsoAllowed)) {
            labels.add(alsoAllowed);
        }
        throw new Unreadable(
                Problem.Code.UNKNOWN_WORD,
                "\"" + Unreadable.shorten(text) + "\" is not a value of this fact",
                labels,
                Nearest.to(text, described.words.stream().map(Word::label).toList()));
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
                && !described.only.containsAll(List.of(
                        Dimension.number(read.interval().low()),
                        Dimension.number(read.interval().high())))) {
            throw new Unreadable(Problem.Code.OUT_OF_RANGE, "\"" + read + "\" cannot be", described.only, "");
        }
        if (read.interval().liesOutside(described.possible)) {
            throw new Unreadable(
                    Problem.Code.OUT_OF_RANGE,
                    "\"" + read + "\" cannot be",
                    described.dimension.print(described.possible),
                    "");
        }
        return read;
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
        if (text.length() > FactType.LONGEST_TEXT) {
            throw new Unreadable(
                    Problem.Code.TOO_LARGE,
                    "a text of " + text.length() + " characters",
                    "up to " + FactType.LONGEST_TEXT,
                    "");
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
        if (items.size() > FactType.LONGEST_LIST) {
            throw new Unreadable(
                    Problem.Code.TOO_LARGE,
                    "a list of " + items.size() + " items",
                    "up to " + FactType.LONGEST_LIST,
                    "");
        }
        return items;
    }
}
