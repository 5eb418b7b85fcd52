package org.letrodx.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.document.Dates;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Lines;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;

/**
 * The remarks of an earlier review that somebody took note of, so that a later one can tell what is new: each by its
 * fingerprint, on the facts that it had then. It is held in memory, so it is for thousands of set-ups, not for
 * millions. Immutable.
 */
public final class Baseline implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No baseline: everything is new. */
    public static final Baseline NONE = new Baseline(new TreeMap<>());

    /** House limit: how many years an entry counts at most. */
    static final int LONGEST_YEARS = 3;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final List<String> FIELDS =
            List.of("fingerprint", "remark", "by", "on", "because", "ruleSet", "expires");

    private final TreeMap<String, Entry> entries;

    /**
     * One remark.
     *
     * @param fingerprint of the remark, as {@link Remark#fingerprint} tells it: it stands for the facts, too
     * @param remark in words
     * @param by who took note of it
     * @param on the day
     * @param because why it is not to be told again
     * @param ruleSet the version of the rules
     * @param expires the last day on which it counts
     * @param at where it was written
     */
    record Entry(
            String fingerprint,
            String remark,
            String by,
            LocalDate on,
            String because,
            String ruleSet,
            LocalDate expires,
            Location at)
            implements Serializable {

        Problem problem(String fault) {
            return new Problem(at, "baseline", remark + ": " + fault);
        }
    }

    private Baseline(TreeMap<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads a file that {@link Draft#lines} gave.
     *
     * @throws InputException with every problem of it
     */
    public static Baseline read(Path file) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        Problems problems = new Problems();
        try (InputStream stream = Documents.open(file)) {
            Lines lines = new Lines(stream, file.toString());
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    Entry entry = entry(line.get().json(), line.get().at());
                    entries.put(entry.fingerprint(), entry);
                } catch (InputException wrong) {
                    problems.addAll(wrong.problems());
                }
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(file.toString()), unreadable);
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.list());
        }
        return new Baseline(entries);
    }

    private static Entry entry(Document line, Location at) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (line.sound() instanceof Written.Entries map) {
            map.entries()
                    .forEach(entry -> fields.put(
                            entry.name(), String.valueOf(entry.value().plain()).strip()));
        }
        List<String> missing = FIELDS.stream()
                .filter(field -> fields.getOrDefault(field, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw fault(
                    at,
                    "is not a line of a baseline: it has no " + String.join(", ", missing),
                    "what --write-baseline writes: " + String.join(", ", FIELDS));
        }
        UnaryOperator<String> field = name -> fields.getOrDefault(name, "");
        if (!FORM.matcher(field.apply("fingerprint")).matches()) {
            throw fault(
                    at,
                    "\"" + field.apply("fingerprint") + "\" is not a fingerprint",
                    "32 hexadecimal digits, as --write-baseline writes them");
        }
        LocalDate on = day(field.apply("on"), at);
        LocalDate expires = day(field.apply("expires"), at);
        if (!mayExpire(on, expires)) {
            throw fault(at, "expires on " + expires + ", and it was noted on " + on, days(on));
        }
        return new Entry(
                field.apply("fingerprint"),
                field.apply("remark"),
                field.apply("by"),
                on,
                field.apply("because"),
                field.apply("ruleSet"),
                expires,
                at);
    }

    /** True if what is noted on one day may count until another. */
    public static boolean mayExpire(LocalDate on, LocalDate expires) {
        return !expires.isBefore(on) && !expires.isAfter(on.plusYears(LONGEST_YEARS));
    }

    /** Until when what is noted on a day may count, in words. */
    public static String days(LocalDate on) {
        return "from " + on + " to " + on.plusYears(LONGEST_YEARS) + ", a house limit";
    }

    private static LocalDate day(String text, Location at) {
        try {
            return Dates.read(text);
        } catch (Unreadable notDate) {
            throw new InputException(notDate.at(at, "baseline"));
        }
    }

    private static InputException fault(Location at, String fault, String allowed) {
        return new InputException(new Problem(at, "baseline", fault, allowed));
    }

    /** True if it has a remark on some day: one that has expired counts as new again. */
    boolean has(String fingerprint, LocalDate day) {
        Entry entry = entries.isEmpty() ? null : entries.get(fingerprint);
        return entry != null && !entry.expires().isBefore(day);
    }

    /** All of it, by fingerprint. */
    Collection<Entry> entries() {
        return entries.values();
    }

    /** How many remarks it has. */
    public int size() {
        return entries.size();
    }

    /** Collects the remarks of a review that is going on, for a new baseline. Not safe for threads. */
    public static final class Draft {
        private final Map<String, String> remarks = new TreeMap<>();

        /** Adds the remarks of a review; what is waived needs no baseline. */
        public void add(Reviewed review) {
            review.remarks().stream()
                    .filter(remark -> remark.waiver().isEmpty())
                    .forEach(remark -> remarks.put(
                            remark.fingerprint(),
                            review.name() + ": " + remark.level() + " "
                                    + remark.finding().rule().name()));
        }

        /** How many remarks it has. */
        public int size() {
            return remarks.size();
        }

        /**
         * The baseline as lines of JSON, one for each remark, so that a change of it can be read.
         *
         * @param by who takes note
         * @param on the day
         * @param because why these are not to be told again
         * @param ruleSet the version of the rules
         * @param expires the last day on which they count
         */
        public Stream<String> lines(String by, LocalDate on, String because, String ruleSet, LocalDate expires) {
            return remarks.entrySet().stream().map(remark -> {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("fingerprint", remark.getKey());
                line.put("remark", remark.getValue());
                line.put("by", by);
                line.put("on", on.toString());
                line.put("because", because);
                line.put("ruleSet", ruleSet);
                line.put("expires", expires.toString());
                return JsonWriter.compact(line);
            });
        }
    }
}
