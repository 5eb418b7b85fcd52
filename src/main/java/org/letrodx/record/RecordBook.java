package org.letrodx.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.document.TextIndex;
import org.letrodx.review.Refused;
import org.letrodx.review.Remark;
import org.letrodx.review.Reviewed;
import org.letrodx.scenario.InputFile;
import org.letrodx.scenario.SetUp;

/**
 * A book of records, open to append: a log, each line of which holds the hash of the line before, and what its lines
 * name. It tells who reviewed what when, with which program, rules, policy and files; what was found in each set-up;
 * what could not be read; what was corrected and why; and who signed. While it is open no other process can open it: it
 * waits.
 *
 * <p>What is added lasts for sure after {@link #flush} or {@link #close}. What was interrupted, at whatever moment, the
 * next one to open the book sets aside; the same reviews again record what is missing. Not safe for threads.
 */
public final class RecordBook implements AutoCloseable {
    /** House limit: how many lines wait before they are written and forced to the disk together. */
    private static final int CHUNK = 2_048;
    /** House limit: how far apart the clocks of several machines may be, whether a line is appended or verified. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{6,64}");

    private final RecordStore store;
    private final Clock clock;
    private final RecordStore.Appender appender;
    /** The places of the lines of the records that live, by experiment. */
    private final TextIndex living = new TextIndex();

    private final Set<String> rules = new HashSet<>();
    private long seq;
    private String head = LogLine.FIRST;
    private OffsetDateTime last = OffsetDateTime.MIN;
    private String lastAt = "";
    private boolean anyRecord;
    /** The runs that have no end, and of which nobody has told yet. */
    private final Map<String, Unended> withoutEnd = new LinkedHashMap<>();

    /**
     * A run without an end.
     *
     * @param begin the first of its lines
     * @param last the number of the last one
     */
    private record Unended(LogLine begin, long last) {}

    private final List<Problem> interrupted = new ArrayList<>();
    private int waiting;
    /** Lines that are not written yet, by their places. */
    private final Map<Long, Map<String, Object>> unwritten = new HashMap<>();

    private boolean open = true;

    private RecordBook(RecordStore store, Clock clock) throws IOException {
        this.store = store;
        this.clock = clock;
        appender = store.append();
        try {
            appender.keepBodies(readLog());
            interrupted.addAll(appender.setAside());
            withoutEnd
                    .values()
                    .forEach(run -> interrupted.add(
                            problem(run.begin().number(), run.begin().withoutEnd(false), "")));
        } catch (IOException | RuntimeException failed) {
            appender.close();
            throw failed;
        }
    }

    /**
     * Opens the book of a directory to append, and sets aside what was interrupted; waits while another process has it
     * open.
     *
     * @param directory made if it is not there
     * @param clock says when something is recorded, and in which zone
     * @throws InputException if it cannot be read or written, is open in this process, or if its log is not a chain
     */
    public static RecordBook open(Path directory, Clock clock) {
        return open(new DirectoryStore(directory), clock);
    }

    /** Opens the book that a host keeps, as {@link #open(Path, Clock)}. */
    public static RecordBook open(RecordStore store, Clock clock) {
        try {
            return new RecordBook(store, clock);
        } catch (IOException failed) {
            throw DirectoryStore.unusable(store.name(), failed);
        }
    }

    /**
     * Opens a book that somebody has written, as {@link #open(Path, Clock)}.
     *
     * @throws InputException as there, or if there is no such directory, or no book in it
     */
    public static RecordBook reopen(Path directory, Clock clock) {
        DirectoryStore store = new DirectoryStore(directory);
        store.checkIsThere();
        return open(store, clock);
    }

    /** Takes up every line; gives the place of the last body that one names, -1 if none does. */
    private long readLog() throws IOException {
        long lastBody = -1;
        long number = 0;
        try (RecordStore.Lines lines = store.log()) {
            for (Optional<RecordStore.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                number++;
                LogLine line = LogLine.of(number, next.get());
                if (line.seq() != seq + 1 || !line.text("previous").equals(head)) {
                    throw new InputException(problem(
                            number,
                            "a line of the log does not follow the line before it, so nothing can be appended",
                            "the log was changed; a verification says where"));
                }
                take(line.tree(), line.hash(), next.get().place());
                takeRun(line);
                lastBody = Math.max(lastBody, line.bodyPlace());
            }
        }
        return lastBody;
    }

    /**
     * Whoever opened the book for a run has told of those that had stopped before. A run that was open beside it, which
     * its later lines show, has stopped since.
     */
    private void takeRun(LogLine line) {
        String run = line.text("run");
        if (line.isOf(LogLine.RUN)) {
            withoutEnd.put(run, new Unended(line, line.number()));
        } else if (line.isOf(LogLine.END)) {
            Unended ended = withoutEnd.remove(run);
            if (ended != null) {
                withoutEnd
                        .values()
                        .removeIf(other -> other.last() < ended.begin().number());
            }
        } else {
            withoutEnd.computeIfPresent(run, (id, open) -> new Unended(open.begin(), line.number()));
        }
    }

    private Problem problem(long number, String fault, String maybe) {
        return new Problem(Faults.at(DirectoryStore.logOf(store), number), "", fault, "", maybe);
    }

    private void take(Map<String, Object> line, String hash, long place) {
        seq++;
        head = hash;
        lastAt = Trees.text(line, "at");
        try {
            OffsetDateTime at = OffsetDateTime.parse(lastAt);
            last = at.isAfter(last) ? at : last;
        } catch (DateTimeException noTime) {
            // a verification says so
        }
        switch (Trees.text(line, "kind")) {
            case LogLine.RECORD -> {
                anyRecord = true;
                living.put(LogLine.experiment(Trees.text(line, "experiment"), Trees.text(line, "input")), place);
            }
            case LogLine.RULES -> rules.add(Trees.text(line, "deciding"));
            default -> {}
        }
    }

    /**
     * What was interrupted, or cut off, before the book was opened: what was set aside and where, and the last runs if
     * they have no end. Empty if all is there. Of two runs that were open at once, one that was begun first and added
     * nothing after the other had begun is taken for one that was told of before. A {@link Verifier} lists all runs
     * without an end for ever.
     */
    public List<Problem> interrupted() {
        return List.copyOf(interrupted);
    }

    /** True if there is no record, so nothing to sign. */
    public boolean isEmpty() {
        return !anyRecord;
    }

    /** Where its log ends now. */
    public Head head() {
        return new Head(head, seq, lastAt);
    }

    private OffsetDateTime now() {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        if (now.plus(TOLERANCE).isBefore(last)) {
            throw new InputException(new Problem(
                    Location.of(store.name()),
                    "",
                    "the clock says " + now.toInstant() + ", and the latest line of the log is of " + last.toInstant()
                            + ": time does not run backwards, so nothing is recorded. Set the clock of this machine; if it "
                            + "is right, the one that wrote that line was ahead: wait until "
                            + last.minus(TOLERANCE).toInstant() + ", or begin another book"));
        }
        return now;
    }

    /** Adds a line; gives its place. */
    private long line(String kind, Map<String, Object> tree, OffsetDateTime at) {
        tree.put("kind", kind);
        tree.put("seq", seq + 1);
        tree.put("previous", head);
        tree.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
        byte[] bytes = JsonWriter.canonical(tree).getBytes(StandardCharsets.UTF_8);
        try {
            long place = appender.line(bytes);
            unwritten.put(place, tree);
            take(tree, Sha256.hex(bytes), place);
            waiting++;
            if (waiting >= CHUNK) {
                flush();
            }
            return place;
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private long body(byte[] bytes) {
        try {
            return appender.body(bytes);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("the book of records is closed");
        }
    }

    /**
     * Begins a run of reviews. The rules it goes by are kept in the book, once for all runs that decide by the same.
     *
     * @throws InputException if it cannot be written: the book is closed then; or if the clock is behind the log
     */
    public Run begin(RunStart start) {
        checkOpen();
        OffsetDateTime now = now();
        String deciding = start.book().ruleSet().deciding();
        if (!rules.contains(deciding)) {
            byte[] kept = start.book().kept().getBytes(StandardCharsets.UTF_8);
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("deciding", deciding);
            tree.put("version", start.book().ruleSet().version());
            tree.put("sha256", start.book().ruleSet().sha256());
            tree.put("body", Sha256.hex(kept));
            tree.put("place", body(kept));
            line(LogLine.RULES, tree, now);
        }
        Map<String, Object> tree = start.tree();
        String run = Sha256.hex(JsonWriter.canonical(tree) + head + now).substring(0, 16);
        tree.put("run", run);
        line(LogLine.RUN, tree, now);
        return new Run(start, run);
    }

    /**
     * One run of reviews, which is recorded as it goes on: who, when, with what; each set-up that was reviewed, and
     * each of which nothing could be read; each file; and what it came to. Not safe for threads.
     */
    public final class Run {
        private final RunStart start;
        private final String id;
        /** The experiments that this run has recorded or confirmed. */
        private final TextIndex seen = new TextIndex();

        private final Map<Recorded.Done, Long> done = new LinkedHashMap<>();
        private final Map<String, Long> outcomes = new TreeMap<>();
        private final Map<String, OfFile> files = new LinkedHashMap<>();
        private long setUps;
        private long unreadable;
        private boolean ended;

        /** What came of the set-ups of one file. */
        private static final class OfFile {
            private final MessageDigest reviewed = Sha256.digest();
            private final Map<String, Long> counts = new LinkedHashMap<>();

            private void count(String what) {
                counts.merge(what, 1L, Long::sum);
            }
        }

        private Run(RunStart start, String id) {
            this.start = start;
            this.id = id;
            for (Recorded.Done one : Recorded.Done.values()) {
                done.put(one, 0L);
            }
        }

        /** What the lines of this run have in common. */
        public String id() {
            return id;
        }

        /** How many reviews came to this. */
        public long count(Recorded.Done what) {
            return done.getOrDefault(what, 0L);
        }

        private void checkGoesOn() {
            checkOpen();
            if (ended) {
                throw new IllegalStateException("the run " + id + " has ended; begin another");
            }
        }

        private OfFile of(SetUp setUp) {
            return files.computeIfAbsent(setUp.at().source(), name -> new OfFile());
        }

        private Map<String, Object> lineOf(SetUp setUp) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("file", setUp.at().source());
            tree.put("line", setUp.at().line());
            tree.put("row", setUp.row());
            return tree;
        }

        /**
         * Records a review. If the book says something else of the experiment (the same id or, without one, the same
         * input) and the run gave no reason, no record is written, only that it was tried; so it is if the experiment
         * occurs twice in the run and the reviews differ.
         *
         * @throws InputException if it cannot be written: the book is closed then; or if a waiver has expired meanwhile
         * @throws IllegalStateException if the run has ended
         */
        public Recorded record(RecordDraft draft) {
            checkGoesOn();
            Reviewed review = draft.review();
            OffsetDateTime now = now();
            checkWaivers(review, now.toLocalDate());
            setUps++;
            outcomes.merge(review.outcome().toString(), 1L, Long::sum);
            OfFile file = of(review.setUp());
            file.count("setUps");
            file.reviewed.update(draft.hash().getBytes(StandardCharsets.UTF_8));
            Recorded recorded = record(draft, review, now);
            done.merge(recorded.done(), 1L, Long::sum);
            file.count(recorded.done().counter());
            return recorded;
        }

        private Recorded record(RecordDraft draft, Reviewed review, OffsetDateTime now) {
            String experiment = LogLine.experiment(review.setUp().id(), review.input());
            Optional<Map<String, Object>> before = livingOf(experiment);
            boolean seenBefore = seen.has(experiment);
            seen.put(experiment, 0);
            Map<String, Object> tree = lineOf(review.setUp());
            tree.put("record", draft.hash());
            tree.put("experiment", review.setUp().id());
            tree.put("input", review.input());
            tree.put("outcome", review.outcome().toString());
            Recorded.Done what = Recorded.Done.WRITTEN;
            String earlier = "";
            if (before.isPresent()) {
                earlier = Trees.text(before.get(), "record");
                if (earlier.equals(draft.hash())) {
                    return new Recorded(Recorded.Done.ALREADY_THERE, draft.hash(), "");
                }
                boolean same = Trees.text(before.get(), "says").equals(draft.says());
                if (!same && (start.because().isEmpty() || seenBefore)) {
                    tree.put("living", earlier);
                    if (seenBefore) {
                        tree.put(LogLine.TWICE, true);
                    }
                    line(LogLine.CONFLICT, tree, now);
                    return Recorded.conflict(draft.hash(), earlier, seenBefore, changed(before.get(), draft));
                }
                what = same ? Recorded.Done.RENEWED : Recorded.Done.CORRECTED;
                tree.put("supersedes", earlier);
                tree.put("because", same ? "The same is said, on other rules or by another policy." : start.because());
            }
            tree.put("says", draft.says());
            tree.put("place", body(draft.body()));
            line(LogLine.RECORD, tree, now);
            return new Recorded(what, draft.hash(), earlier);
        }

        /**
         * Records that nothing of a set-up could be read, and why.
         *
         * @throws IllegalStateException if the run has ended
         */
        public void unreadable(Refused refused) {
            checkGoesOn();
            setUps++;
            unreadable++;
            OfFile file = of(refused.setUp());
            file.count("setUps");
            file.count("unreadable");
            Map<String, Object> tree = lineOf(refused.setUp());
            tree.put("id", refused.setUp().id());
            tree.put(
                    "problems",
                    refused.problems().stream().map(Problem::toString).toList());
            line(LogLine.UNREADABLE, tree, now());
        }

        /**
         * Records a file that was read to its end, with its hash, and what came of its set-ups.
         *
         * @throws IllegalStateException if the run has ended
         */
        public void file(InputFile input) {
            checkGoesOn();
            OfFile file = files.getOrDefault(input.name(), new OfFile());
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("file", input.name());
            tree.put("sha256", input.sha256());
            tree.put("bytes", input.bytes());
            tree.put("counts", file.counts);
            tree.put("reviewed", HexFormat.of().formatHex(file.reviewed.digest()));
            input.columns().ifPresent(columns -> {
                tree.put("columns", columns.toString());
                tree.put("columnsSha256", Sha256.hex(Documents.bytes(columns)));
            });
            line(LogLine.FILE, tree, now());
        }

        /**
         * Ends the run: what it came to. Nothing can be added after that.
         *
         * @throws IllegalStateException if the run has ended
         */
        public void end() {
            checkGoesOn();
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("run", id);
            tree.put("setUps", setUps);
            tree.put("outcomes", outcomes);
            tree.put("unreadable", unreadable);
            Map<String, Object> records = new LinkedHashMap<>();
            done.forEach((what, count) -> records.put(what.counter(), count));
            tree.put("records", records);
            line(LogLine.END, tree, now());
            ended = true;
            flush();
        }
    }

    /**
     * What a set-up states differently from a record, by its line in the log; empty if that cannot be read back yet.
     */
    private List<String> changed(Map<String, Object> line, RecordDraft draft) {
        if (!(line.get("place") instanceof Number place)) {
            return List.of();
        }
        try {
            Optional<byte[]> body = store.body(place.longValue());
            return body.isEmpty() || !Sha256.hex(body.get()).equals(line.get("record"))
                    ? List.of()
                    : Trees.changes(
                                    Trees.entries(inputOf(body.get()), "input"),
                                    Trees.entries(inputOf(draft.body()), "input"))
                            .stream()
                            .map(change -> change.what()
                                    .substring(1)
                                    .replaceFirst("^(\\w+)/([a-zA-Z]\\w*).*", "$1.$2")
                                    .replaceFirst("/.*", ""))
                            .distinct()
                            .toList();
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private Map<String, Object> inputOf(byte[] body) {
        return JsonReader.object(new String(body, StandardCharsets.UTF_8), store.name());
    }

    /** The line of the record of an experiment that lives. */
    private Optional<Map<String, Object>> livingOf(String experiment) {
        long place = living.get(experiment);
        if (place < 0) {
            return Optional.empty();
        }
        try {
            if (unwritten.containsKey(place)) {
                return Optional.of(unwritten.get(place));
            }
            byte[] line = store.line(place)
                    .orElseThrow(() -> new IOException("a line of the log is gone that was there when it was opened"));
            return Optional.of(JsonReader.object(new String(line, StandardCharsets.UTF_8), store.name()));
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /**
     * A replay judges waivers on the day of the record: one that expired between the review and now would not hold
     * there.
     */
    private static void checkWaivers(Reviewed review, LocalDate day) {
        List<Problem> expired = new ArrayList<>();
        for (Remark remark : review.remarks()) {
            remark.waiver()
                    .filter(waiver ->
                            waiver.expires().isBefore(day) || waiver.on().isAfter(day))
                    .ifPresent(waiver -> expired.add(new Problem(
                            waiver.at(),
                            "waiver of " + waiver.rule(),
                            "does not hold on " + day + ", the day of the record",
                            "",
                            "review again")));
        }
        if (!expired.isEmpty()) {
            throw new InputException(expired);
        }
    }

    /**
     * Signs a record, or everything up to here. Verify the book first: a signature vouches for what is there.
     *
     * @param keys from {@link Keys#pair}
     * @param by who signs
     * @param record the hash of the record, or at least its first six digits; empty for everything
     * @throws IllegalArgumentException if nobody signs, or there is no such record, or several, or it is superseded
     * @throws InputException if the line cannot be written: the book is closed then; or if the clock is behind the log
     */
    public void signOff(KeyPair keys, String by, Meaning meaning, Optional<String> record) {
        checkOpen();
        if (by.isBlank()) {
            throw new IllegalArgumentException("a signature needs the name of who signs");
        }
        if (record.isEmpty() && isEmpty()) {
            throw new IllegalArgumentException("there is no record to sign");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("record", record.map(this::whole).orElse(LogLine.ALL));
        tree.put("by", by);
        tree.put("meaning", meaning.toString());
        tree.put("key", Keys.text(keys.getPublic()));
        OffsetDateTime now = now();
        Map<String, Object> signed = new LinkedHashMap<>(tree);
        signed.put("kind", LogLine.SIGN_OFF);
        signed.put("seq", seq + 1);
        signed.put("previous", head);
        signed.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now));
        tree.put("signature", Keys.sign(JsonWriter.canonical(signed), keys.getPrivate()));
        line(LogLine.SIGN_OFF, tree, now);
        flush();
    }

    /** The whole hash of the record whose hash begins so and that lives. */
    private String whole(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("\"" + digits
                    + "\" names no record: write at least the first six digits of its hash, from 0 to 9 and a to f");
        }
        Set<String> found = new TreeSet<>();
        Set<String> alive = new TreeSet<>();
        Set<String> later = new TreeSet<>();
        try {
            LogLine.each(store, line -> {
                if (line.isOf(LogLine.RECORD) && line.text("record").startsWith(digits)) {
                    found.add(line.text("record"));
                    if (living.get(line.experiment()) == line.kept().place()) {
                        alive.add(line.text("record"));
                    }
                } else if (line.isOf(LogLine.RECORD) && found.contains(line.text("supersedes"))) {
                    later.add(line.text("record").substring(0, 12));
                }
            });
        } catch (IOException failed) {
            throw DirectoryStore.unusable(store.name(), failed);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    found.size() + " records begin with " + digits + ": write more digits; letrodx records lists them");
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no record " + digits + "; letrodx records lists them");
        }
        if (alive.isEmpty()) {
            throw new IllegalArgumentException("record " + digits + " is superseded by " + String.join(", ", later)
                    + ": only a current one is signed");
        }
        return alive.iterator().next();
    }

    /**
     * Writes what waits, and forces it to the disk.
     *
     * @throws InputException if it cannot be written; the book is closed then
     */
    public void flush() {
        try {
            if (waiting > 0) {
                appender.force();
                waiting = 0;
                unwritten.clear();
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private InputException failed(IOException failure) {
        waiting = 0;
        open = false;
        try {
            appender.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
        return DirectoryStore.interrupted(store.name(), failure);
    }

    /** Flushes, and lets others open the book. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        flush();
        open = false;
        try {
            appender.close();
        } catch (IOException failed) {
            throw DirectoryStore.unusable(store.name(), failed);
        }
    }
}
