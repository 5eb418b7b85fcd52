package org.letrodx.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;

/**
 * Reads books of records. A record that it gives has its hash; the log is as it stands there: whether it is sound, a
 * {@link Verifier} says.
 */
public final class Records {
    private static final Pattern REFERENCE = Pattern.compile("(?<book>.*)[/\\\\](?<hash>[0-9a-f]{6,64})");

    private Records() {}

    /**
     * One record in a list.
     *
     * @param line its line in the log; what is found again later has one hash and several lines
     * @param supersededBy the hash of the record that supersedes it; empty if it lives
     * @param signed who signed it, and as what
     * @param run the first line of the run it was made in: who, when, with which rules and policy; empty if there is
     *     none
     * @param runEnded false if the run it was made in has no end: that goes on, was interrupted, or was cut off
     */
    public record Listed(
            Map<String, Object> line,
            String supersededBy,
            List<String> signed,
            Map<String, Object> run,
            boolean runEnded) {

        /** How many rules were switched off. */
        public int switchedOff() {
            return Trees.items(run, "ruleSet", "switchedOff").size();
        }
    }

    /** True for the name of a record: the directory of its book, a slash, and at least six digits of its hash. */
    public static boolean isReference(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            return false;
        }
        try {
            return Files.exists(Path.of(reference.group("book")).resolve(DirectoryStore.LOG));
        } catch (InvalidPathException noBook) {
            return false;
        }
    }

    /**
     * The record of this name.
     *
     * @param reference the directory of its book, a slash, and at least six digits of its hash
     * @throws InputException if there is no such book, or none or several such records in it, or the record was changed
     */
    public static RecordView find(String reference) {
        Matcher match = REFERENCE.matcher(reference);
        if (!match.matches()) {
            throw fault(
                    reference,
                    "is not the name of a record",
                    "the directory of its book, a slash, and at least six digits of its hash: records/3f2a9c");
        }
        DirectoryStore store = new DirectoryStore(Path.of(match.group("book")));
        store.checkIsThere();
        return find(store, match.group("hash"));
    }

    /**
     * The record of a book whose hash begins so.
     *
     * @throws InputException if there is none, or several, or it was changed
     */
    public static RecordView find(RecordStore store, String hash) {
        try {
            return new Finder(store, hash).find();
        } catch (IOException unreadable) {
            throw DirectoryStore.unusable(store.name(), unreadable);
        }
    }

    /** One line that names the record that is looked for, and what follows of it. */
    private static final class Occurrence {
        private final LogLine line;
        private final List<RecordView.SignOff> signOffs = new ArrayList<>();
        private Map<String, Object> file = Map.of();
        private Optional<Map<String, Object>> supersededBy = Optional.empty();

        Occurrence(LogLine line) {
            this.line = line;
        }
    }

    /** Goes through a log for one record. */
    private static final class Finder {
        private final RecordStore store;
        private final String hash;
        private final Map<String, Map<String, Object>> runs = new LinkedHashMap<>();
        private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
        private final Set<String> ended = new HashSet<>();
        private final List<Occurrence> found = new ArrayList<>();

        Finder(RecordStore store, String hash) {
            this.store = store;
            this.hash = hash;
        }

        RecordView find() throws IOException {
            LogLine.each(store, this::take);
            if (found.isEmpty()) {
                throw fault(store.name(), "has no record " + hash, "letrodx records lists them");
            }
            LogLine last = last().line;
            byte[] body = store.body(last.bodyPlace())
                    .orElseThrow(() -> fault(store.name(), "has lost record " + hash, "letrodx verify says what else"));
            String sha256 = Sha256.hex(body);
            if (!sha256.equals(last.text("record"))) {
                throw fault(
                        store.name(),
                        "record " + last.text("record") + " was changed: the SHA-256 of its bytes is " + sha256,
                        "letrodx verify says what else");
            }
            Map<String, Object> content = JsonReader.object(new String(body, StandardCharsets.UTF_8), store.name());
            return new RecordView(
                    last.text("record"),
                    content,
                    found.stream().map(this::view).toList(),
                    rules(Trees.text(content, "rules", "deciding")));
        }

        private RecordView.Occurrence view(Occurrence one) {
            String run = one.line.text("run");
            return new RecordView.Occurrence(
                    one.line.tree(),
                    runs.getOrDefault(run, Map.of()),
                    ended.contains(run),
                    one.file,
                    one.supersededBy,
                    one.signOffs);
        }

        private Occurrence last() {
            return found.get(found.size() - 1);
        }

        private void take(LogLine line) {
            switch (line.text("kind")) {
                case LogLine.RUN -> runs.put(line.text("run"), line.tree());
                case LogLine.RULES -> rules.put(line.text("deciding"), line.tree());
                case LogLine.RECORD -> {
                    if (line.text("record").startsWith(hash)) {
                        if (!found.isEmpty()
                                && !line.text("record").equals(last().line.text("record"))) {
                            throw fault(store.name(), "has several records " + hash, "more digits");
                        }
                        found.add(new Occurrence(line));
                    } else if (!found.isEmpty()
                            && line.text("supersedes").equals(last().line.text("record"))) {
                        last().supersededBy = Optional.of(line.tree());
                    }
                }
                case LogLine.FILE ->
                    found.stream()
                            .filter(one -> line.text("run").equals(one.line.text("run"))
                                    && line.text("file").equals(one.line.text("file")))
                            .forEach(one -> one.file = line.tree());
                case LogLine.END -> ended.add(line.text("run"));
                case LogLine.SIGN_OFF -> {
                    if (line.text("record").equals(LogLine.ALL)) {
                        found.forEach(one -> one.signOffs.add(signOff(line)));
                    } else if (!found.isEmpty()
                            && line.text("record").equals(last().line.text("record"))) {
                        last().signOffs.add(signOff(line));
                    }
                }
                default -> {}
            }
        }

        private Optional<RuleBook> rules(String deciding) throws IOException {
            if (deciding.equals(RuleBook.bundled().ruleSet().deciding())) {
                return Optional.of(RuleBook.bundled());
            }
            if (!(rules.getOrDefault(deciding, Map.of()).get("place") instanceof Number place)) {
                return Optional.empty();
            }
            try {
                return store.body(place.longValue())
                        .map(kept -> RuleBook.ofKept(new String(kept, StandardCharsets.UTF_8)));
            } catch (InputException notKnown) {
                return Optional.empty();
            }
        }
    }

    private static RecordView.SignOff signOff(LogLine line) {
        Map<String, Object> signed = new LinkedHashMap<>(line.tree());
        signed.remove("signature");
        return new RecordView.SignOff(
                line.text("by"),
                line.text("at"),
                line.text("meaning"),
                line.text("key"),
                Keys.isSigned(JsonWriter.canonical(signed), line.text("signature"), line.text("key")));
    }

    /**
     * Lists the records of a directory, in the order in which they were written.
     *
     * @return what to say of each run that has no end, with its place; empty if all have one
     * @throws InputException if it cannot be read, or is none of records
     */
    public static List<Problem> list(Path directory, Consumer<Listed> each) {
        DirectoryStore store = new DirectoryStore(directory);
        store.checkIsThere();
        // what was found twice with something else between has one hash and two lines: the next one after each
        // supersedes it
        Map<String, Deque<Superseding>> superseding = new HashMap<>();
        Signers signers = new Signers();
        Map<String, LogLine> withoutEnd = new LinkedHashMap<>();
        try {
            LogLine.each(store, line -> {
                if (line.isOf(LogLine.RECORD) && !line.text("supersedes").isEmpty()) {
                    superseding
                            .computeIfAbsent(line.text("supersedes"), first -> new ArrayDeque<>(1))
                            .add(new Superseding(line.number(), line.text("record")));
                } else if (line.isOf(LogLine.SIGN_OFF)) {
                    signers.add(line);
                } else if (line.isOf(LogLine.RUN)) {
                    withoutEnd.put(line.text("run"), line);
                } else if (line.isOf(LogLine.END)) {
                    withoutEnd.remove(line.text("run"));
                }
            });
            Map<String, Map<String, Object>> run = new HashMap<>();
            LogLine.each(store, line -> {
                if (line.isOf(LogLine.RUN)) {
                    // one process writes at a time, so its records follow it
                    run.clear();
                    run.put(line.text("run"), line.tree());
                } else if (line.isOf(LogLine.RECORD)) {
                    String record = line.text("record");
                    Optional<Superseding> by =
                            supersededBy(superseding.getOrDefault(record, new ArrayDeque<>(0)), line.number());
                    each.accept(new Listed(
                            line.tree(),
                            by.map(Superseding::record).orElse(""),
                            signers.of(line, by.map(Superseding::number).orElse(Long.MAX_VALUE)),
                            run.getOrDefault(line.text("run"), Map.of()),
                            !withoutEnd.containsKey(line.text("run"))));
                }
            });
        } catch (IOException unreadable) {
            throw DirectoryStore.unusable(store.name(), unreadable);
        }
        return withoutEnd.values().stream()
                .map(run -> new Problem(Faults.at(DirectoryStore.logOf(store), run.number()), "", run.withoutEnd(true)))
                .toList();
    }

    /**
     * A record that supersedes another.
     *
     * @param number of its line
     * @param record its hash
     */
    private record Superseding(long number, String record) {}

    private static Optional<Superseding> supersededBy(Deque<Superseding> later, long number) {
        while (!later.isEmpty() && later.getFirst().number() <= number) {
            later.removeFirst();
        }
        return Optional.ofNullable(later.peekFirst());
    }

    /** Who has signed what, with which meaning. */
    private static final class Signers {
        /** The last sign-off of everything by its words; it covers what stands before it. */
        private final Map<String, Long> ofAll = new LinkedHashMap<>();
        /** The sign-offs of one record by its hash: their words by their lines. */
        private final Map<String, SortedMap<Long, String>> ofOne = new HashMap<>();

        void add(LogLine signOff) {
            String words = signOff.text("meaning") + " by " + signOff.text("by");
            String record = signOff.text("record");
            if (record.equals(LogLine.ALL)) {
                ofAll.put(words, signOff.seq());
            } else {
                ofOne.computeIfAbsent(record, first -> new TreeMap<>()).put(signOff.seq(), words);
            }
        }

        /** @param until the line that supersedes it: a later sign-off of its hash is of a later line */
        List<String> of(LogLine line, long until) {
            SortedMap<Long, String> signed = new TreeMap<>();
            ofAll.forEach((words, seq) -> signed.put(seq, words));
            ofOne.getOrDefault(line.text("record"), Collections.emptySortedMap())
                    .forEach((seq, words) -> {
                        if (seq < until) {
                            signed.put(seq, words);
                        }
                    });
            return signed.tailMap(line.seq() + 1).values().stream().distinct().toList();
        }
    }

    private static InputException fault(String source, String fault, String allowed) {
        return new InputException(new Problem(Location.of(source), "", fault, allowed));
    }
}
