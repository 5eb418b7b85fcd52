package org.letrodx.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/**
 * One line of the log.
 *
 * @param number counted from 1
 * @param kept what is kept of it
 * @param tree what it says; empty if it is no JSON
 */
record LogLine(long number, RecordStore.Line kept, Map<String, Object> tree) {
    /** Stands in the first line, in place of the hash of the line before. */
    static final String FIRST = "start";

    /** Rules that records were made with; they are its body. */
    static final String RULES = "rules";
    /** A review of many set-ups begins. */
    static final String RUN = "run";
    /** A set-up was reviewed; what was found is its body. */
    static final String RECORD = "record";
    /** A review says something else than the record of the same experiment, and nobody said why. */
    static final String CONFLICT = "conflict";
    /** Says of a conflict that the experiment stands twice in the run. */
    static final String TWICE = "twice";
    /** Nothing of a set-up could be read. */
    static final String UNREADABLE = "unreadable";
    /** A file was read to its end. */
    static final String FILE = "file";
    /** A run is at its end. */
    static final String END = "end";

    static final String SIGN_OFF = "sign-off";
    /** Stands in a sign-off for everything up to its line, in place of one record. */
    static final String ALL = "all";

    static final Set<String> KINDS = Set.of(RULES, RUN, RECORD, CONFLICT, UNREADABLE, FILE, END, SIGN_OFF);

    /** Why a log may end too early: what remains does not tell which it was. */
    static final String ENDS_EARLY = "an append was interrupted, or the end of the log was cut off";

    static LogLine of(long number, RecordStore.Line kept) {
        return new LogLine(number, kept, tree(new String(kept.bytes(), StandardCharsets.UTF_8)));
    }

    /** Reads a log, line by line, from its start. */
    static void each(RecordStore store, Consumer<LogLine> each) throws IOException {
        try (RecordStore.Lines lines = store.log()) {
            long number = 0;
            for (Optional<RecordStore.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                each.accept(of(++number, next.get()));
            }
        }
    }

    private static Map<String, Object> tree(String text) {
        try {
            return JsonReader.object(text, "");
        } catch (InputException notJson) {
            return Map.of();
        }
    }

    /** What makes two records those of one experiment: its id or, without one, the hash of its input. */
    static String experiment(String id, String input) {
        return id.isEmpty() ? input : "id " + id;
    }

    /** The experiment of a record or a conflict. */
    String experiment() {
        return experiment(text("experiment"), text("input"));
    }

    /** True if it is written as a line of a log is. */
    boolean isCanonical() {
        return !tree.isEmpty() && JsonWriter.canonical(tree).equals(new String(kept.bytes(), StandardCharsets.UTF_8));
    }

    /**
     * What to say of a run without an end, of which this is the first line.
     *
     * @param mayGoOn true if somebody may be at it now
     */
    String withoutEnd(boolean mayGoOn) {
        return "the run " + text("run") + " by " + text("by") + " has no end: "
                + (mayGoOn ? "it is still running, was" : "it was")
                + " interrupted, or the end of the log was cut off; what was noted elsewhere tells which: a head "
                + "(letrodx verify --head), or who had signed (--keys)";
    }

    boolean isOf(String kind) {
        return text("kind").equals(kind);
    }

    /** True if the line feed is there. */
    boolean finished() {
        return kept.finished();
    }

    String hash() {
        return Sha256.hex(kept.bytes());
    }

    /** Its number in the chain; -1 if it has none. */
    long seq() {
        return number("seq");
    }

    /** Where its body is; -1 if it has none. */
    long bodyPlace() {
        return number("place");
    }

    long number(String name) {
        return tree.get(name) instanceof Number found ? found.longValue() : -1;
    }

    String text(String name) {
        return Trees.text(tree, name);
    }
}
