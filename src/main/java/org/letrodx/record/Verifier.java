package org.letrodx.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Sha256;
import org.letrodx.document.TextIndex;
import org.letrodx.document.Written;
import org.letrodx.review.Outcome;
import org.letrodx.review.Policy;

/**
 * Verifies a book of records: computes every hash again, follows the log, checks sign-offs, and reviews every recorded
 * input again, on the rules and by the policy that were recorded with it. What is wrong with one record stops nothing.
 * A book that is being appended to looks interrupted.
 *
 * <pre>{@code
 * Verification found = Verifier.of(Path.of("records")).keys(keyring).require(Set.of(Meaning.REVIEW, Meaning.APPROVAL)).verify();
 * }</pre>
 */
public final class Verifier {
    /** How many records are reviewed again together, on all processors. */
    private static final int TOGETHER = 1_024;

    private static final Set<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::toString).collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> COUNTERS = Arrays.stream(Recorded.Done.values())
            .map(Recorded.Done::counter)
            .collect(Collectors.toCollection(TreeSet::new));

    private final RecordStore store;
    private final String log;
    private final String records;
    private final Optional<Keyring> keyring;
    private final Set<Meaning> required;
    private final String notedHead;
    private final Instant now;
    private final RuleBook current = RuleBook.bundled();

    private final Faults faults = new Faults();
    private final Chain chain;
    private final Map<Verification.Counted, Long> counts = new EnumMap<>(Verification.Counted.class);
    private final Replayer replayer = new Replayer();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final List<Replayer.Replay> waiting = new ArrayList<>();

    /** The ordinals of the records that live, by experiment, and of all records, by hash. */
    private final TextIndex living = new TextIndex();

    private final TextIndex ordinals = new TextIndex();
    private final List<long[]> lineNumbers = new ArrayList<>();
    private final BitSet superseded = new BitSet();
    private final SignOffs signOffs;
    private OffsetDateTime last = OffsetDateTime.MIN;
    private String lastAt = "";
    private boolean headSeen;
    /** The first line that was written later than now, and how many are. */
    private Optional<LogLine> firstAhead = Optional.empty();

    private long ahead;

    /** How to verify. Not safe for threads. */
    public static final class Builder {
        private final RecordStore store;
        private Optional<Keyring> keyring = Optional.empty();
        private Set<Meaning> required = Set.of();
        private String head = "";
        private Optional<Instant> now = Optional.empty();

        private Builder(RecordStore store) {
            this.store = store;
        }

        /** Whose keys count: every record that lives must be signed with one of them. */
        public Builder keys(Keyring ring) {
            keyring = Optional.of(ring);
            return this;
        }

        /** The meanings with which every record that lives must be signed, each by somebody else. */
        public Builder require(Set<Meaning> meanings) {
            required = Set.copyOf(meanings);
            return this;
        }

        /** The hash of a head that was noted elsewhere, or its beginning: the log must have such a line. */
        public Builder head(String hash) {
            head = hash;
            return this;
        }

        /** What time it is, if not what the system's clock says: no line may be five minutes later (a house limit). */
        public Builder now(Instant time) {
            now = Optional.of(time);
            return this;
        }

        /** @throws InputException if the book cannot be read, or is none */
        public Verification verify() {
            try {
                if (store instanceof DirectoryStore directory) {
                    directory.checkIsThere();
                }
                return new Verifier(this).run();
            } catch (IOException unreadable) {
                throw DirectoryStore.unusable(store.name(), unreadable);
            }
        }
    }

    /** To verify the book of a directory. */
    public static Builder of(Path directory) {
        return of(new DirectoryStore(directory));
    }

    /** To verify the book that a host keeps. */
    public static Builder of(RecordStore store) {
        return new Builder(store);
    }

    private Verifier(Builder builder) {
        store = builder.store;
        keyring = builder.keyring;
        required = builder.required;
        signOffs = new SignOffs(required);
        notedHead = builder.head;
        now = builder.now.orElseGet(Instant::now);
        log = DirectoryStore.logOf(store);
        records =
                store instanceof DirectoryStore directory ? directory.records().toString() : store.name();
        chain = new Chain(log, faults);
        for (Verification.Counted one : Verification.Counted.values()) {
            counts.put(one, 0L);
        }
    }

    /** A run while its lines are followed. */
    private static final class Run {
        private final LogLine first;
        private final Map<String, Long> lines = new HashMap<>();

        Run(LogLine first) {
            this.first = first;
        }
    }

    private void count(Verification.Counted what) {
        counts.merge(what, 1L, Long::sum);
    }

    private Verification run() throws IOException {
        try (RecordStore.Lines lines = store.log();
                RecordStore.Lines bodies = store.bodies()) {
            Optional<LogLine> line = read(lines, 1);
            while (line.isPresent()) {
                Optional<LogLine> ahead = read(lines, line.get().number() + 1);
                if (chain.follow(line.get(), ahead)) {
                    check(line.get(), bodies);
                }
                line = ahead;
            }
            chain.end();
            checkRest(bodies);
        }
        replayAll();
        runs.forEach((id, run) ->
                faults.add(Fault.Kind.INTERRUPTED, log, run.first.number(), "", run.first.withoutEnd(true), ""));
        if (store instanceof DirectoryStore directory) {
            directory
                    .torn()
                    .forEach(file -> faults.add(
                            Fault.Kind.SET_ASIDE,
                            file.toString(),
                            0,
                            "",
                            "was set aside when the book was opened: " + LogLine.ENDS_EARLY,
                            ""));
        }
        checkAhead();
        checkHead();
        checkSignOffs();
        counts.put(Verification.Counted.SUPERSEDED, (long) superseded.cardinality());
        counts.put(Verification.Counted.LIVING, records() - superseded.cardinality());
        return new Verification(faults, counts, new Head(chain.head(), chain.headSeq(), lastAt));
    }

    private static Optional<LogLine> read(RecordStore.Lines lines, long number) throws IOException {
        return lines.next().map(line -> LogLine.of(number, line));
    }

    private void check(LogLine line, RecordStore.Lines bodies) throws IOException {
        checkTime(line);
        headSeen |= !notedHead.isEmpty() && line.hash().startsWith(notedHead);
        switch (line.text("kind")) {
            case LogLine.RULES -> checkRules(line, bodies);
            case LogLine.RUN -> checkRun(line);
            case LogLine.RECORD -> checkRecord(line, bodies);
            case LogLine.CONFLICT -> {
                if (ofRun(line, LogLine.CONFLICT, Verification.Counted.CONFLICTS)
                        && Boolean.TRUE.equals(line.tree().get(LogLine.TWICE))) {
                    count(Verification.Counted.TWICE);
                }
            }
            case LogLine.UNREADABLE -> ofRun(line, LogLine.UNREADABLE, Verification.Counted.UNREADABLE);
            case LogLine.FILE -> ofRun(line, LogLine.FILE, null);
            case LogLine.END -> checkEnd(line);
            case LogLine.SIGN_OFF -> checkSignOff(line);
            default ->
                changed(
                        line,
                        "/kind",
                        "is none of "
                                + String.join(
                                        ", ", LogLine.KINDS.stream().sorted().toList()));
        }
    }

    private void checkTime(LogLine line) {
        lastAt = line.text("at");
        try {
            OffsetDateTime at = OffsetDateTime.parse(lastAt);
            if (at.plus(RecordBook.TOLERANCE).isBefore(last)) {
                faults.add(
                        Fault.Kind.BACKWARDS,
                        log,
                        line.number(),
                        "/at",
                        at.toInstant() + " is before " + last.toInstant()
                                + ", when a line before it was written: a clock was set back",
                        "");
            }
            last = at.isAfter(last) ? at : last;
            if (at.toInstant().isAfter(now.plus(RecordBook.TOLERANCE))) {
                firstAhead = firstAhead.or(() -> Optional.of(line));
                ahead++;
            }
        } catch (DateTimeException noTime) {
            changed(line, "/at", "\"" + lastAt + "\" is no date and time");
        }
    }

    /** The body that a line names, if it is there and is the one. */
    private Optional<String> body(LogLine line, String hash, RecordStore.Lines bodies) throws IOException {
        Optional<RecordStore.Line> next = bodies.next();
        while (next.isPresent() && next.get().place() < line.bodyPlace()) {
            changed(records, "/" + next.get().place(), "was added: no line of the log names it");
            next = bodies.next();
        }
        if (next.isEmpty() || next.get().place() != line.bodyPlace()) {
            next.ifPresent(other -> changed(
                    records,
                    "/" + other.place(),
                    "stands where the body of line " + line.number() + " of the log does not begin, which is "
                            + line.bodyPlace()));
            // whatever stands at the place is read once more
            next = store.body(line.bodyPlace()).map(bytes -> new RecordStore.Line(line.bodyPlace(), bytes, true));
        }
        if (next.isEmpty()) {
            faults.add(
                    Fault.Kind.MISSING,
                    records,
                    0,
                    "",
                    "the body of line " + line.number() + " of the log is gone: " + hash,
                    "");
            return Optional.empty();
        }
        if (!next.get().finished()) {
            changed(records, "/" + next.get().place(), "was changed: the end of its line is missing");
        }
        byte[] bytes = next.get().bytes();
        String found = Sha256.hex(bytes);
        if (!found.equals(hash)) {
            changed(name(hash), "", "was changed: the SHA-256 of its bytes is " + found);
        }
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    private void checkRest(RecordStore.Lines bodies) throws IOException {
        for (Optional<RecordStore.Line> next = bodies.next(); next.isPresent(); next = bodies.next()) {
            faults.add(
                    chain.isIntact() ? Fault.Kind.UNFINISHED : Fault.Kind.MISSING,
                    records,
                    0,
                    "/" + next.get().place(),
                    "no line of the log names it" + (chain.isIntact() ? ": " + LogLine.ENDS_EARLY : ""),
                    "");
        }
    }

    private void checkRules(LogLine line, RecordStore.Lines bodies) throws IOException {
        String deciding = line.text("deciding");
        Optional<String> body = body(line, line.text("body"), bodies);
        if (replayer.hasRules(deciding)) {
            changed(line, "/deciding", "rules that decide by " + deciding + " are kept already");
        }
        Optional<RuleBook> book = Optional.empty();
        String why = "";
        if (deciding.equals(current.ruleSet().deciding())) {
            book = Optional.of(current);
        } else if (body.isPresent()) {
            try {
                book = Optional.of(RuleBook.ofKept(body.get()));
                if (!book.get().ruleSet().deciding().equals(deciding)) {
                    changed(
                            line,
                            "/deciding",
                            "the rules that are kept decide by "
                                    + book.get().ruleSet().deciding());
                }
            } catch (InputException notKnown) {
                why = notKnown.problems().get(0).fault();
            }
        }
        replayer.addRules(deciding, book, why);
    }

    private void checkRun(LogLine line) {
        count(Verification.Counted.RUNS);
        runs.put(line.text("run"), new Run(line));
        Map<String, Object> written = new LinkedHashMap<>();
        Trees.entries(line.tree(), "policy").forEach((name, value) -> written.put((String) name, value));
        String sha256 = String.valueOf(written.remove("sha256"));
        if (replayer.hasPolicy(sha256)) {
            return;
        }
        try {
            Policy policy = Policy.recorded(new Document(Written.of(written, Location.of(log)), List.of()));
            if (!policy.sha256().equals(sha256)) {
                changed(line, "/policy/sha256", "the hash of the policy is " + policy.sha256());
            }
            replayer.addPolicy(sha256, policy);
        } catch (InputException wrong) {
            changed(
                    line,
                    "/policy",
                    "cannot be read: " + wrong.problems().get(0).fault());
        }
    }

    /** Takes note of a line of a run; false if there is no such run. */
    private boolean ofRun(LogLine line, String what, Verification.@Nullable Counted counted) {
        Run run = runs.get(line.text("run"));
        if (run == null) {
            changed(line, "/run", "no run " + line.text("run") + " goes on here");
            return false;
        }
        run.lines.merge(what, 1L, Long::sum);
        if (counted != null) {
            count(counted);
        }
        return true;
    }

    private void checkEnd(LogLine line) {
        if (!ofRun(line, LogLine.END, null)) {
            return;
        }
        Run run = requireNonNull(runs.remove(line.text("run")));
        checkCount(line, "/unreadable", line.number("unreadable"), run.lines.getOrDefault(LogLine.UNREADABLE, 0L));
        Map<?, ?> told = Trees.entries(line.tree(), "records");
        long conflicts = count(told, Recorded.Done.CONFLICT);
        checkCount(line, "/records/conflict", conflicts, run.lines.getOrDefault(LogLine.CONFLICT, 0L));
        long written = count(told, Recorded.Done.WRITTEN)
                + count(told, Recorded.Done.CORRECTED)
                + count(told, Recorded.Done.RENEWED);
        checkCount(line, "/records", written, run.lines.getOrDefault(LogLine.RECORD, 0L));
        long all = written + conflicts + count(told, Recorded.Done.ALREADY_THERE) + line.number("unreadable");
        checkCount(line, "/setUps", line.number("setUps"), all);
        long outcomes = Trees.entries(line.tree(), "outcomes").values().stream()
                .mapToLong(Verifier::number)
                .sum();
        checkCount(line, "/outcomes", outcomes, all - line.number("unreadable"));
        checkNames(line, "/records", told, COUNTERS);
        checkNames(line, "/outcomes", Trees.entries(line.tree(), "outcomes"), OUTCOMES);
    }

    private void checkNames(LogLine line, String path, Map<?, ?> counts, Set<String> known) {
        for (Object name : counts.keySet()) {
            if (!known.contains(name)) {
                changed(line, path + "/" + name, "is none of " + String.join(", ", known));
            }
        }
    }

    private long records() {
        return counts.getOrDefault(Verification.Counted.RECORDS, 0L);
    }

    private static long count(Map<?, ?> told, Recorded.Done what) {
        return number(told.get(what.counter()));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private void checkCount(LogLine line, String path, long told, long counted) {
        if (told != counted) {
            changed(line, path, "says " + told + ", and the lines of the run are " + counted);
        }
    }

    private void checkRecord(LogLine line, RecordStore.Lines bodies) throws IOException {
        count(Verification.Counted.RECORDS);
        ofRun(line, LogLine.RECORD, null);
        String hash = line.text("record");
        int ordinal = (int) records() - 1;
        setLine(ordinal, line.number());
        checkSupersedes(line, ordinal);
        ordinals.put(hash, ordinal);
        Optional<String> body = body(line, hash, bodies);
        if (body.isEmpty()) {
            return;
        }
        Map<String, Object> tree;
        try {
            tree = JsonReader.object(body.get(), name(hash));
        } catch (InputException noJson) {
            changed(name(hash), "", "was changed: " + noJson.problems().get(0).fault());
            return;
        }
        if (!JsonWriter.canonical(tree).equals(body.get())) {
            changed(name(hash), "", "is not in canonical form");
        }
        Map<String, Object> input = new TreeMap<>();
        Trees.entries(tree, "input").forEach((name, value) -> input.put((String) name, value));
        String inputHash = Sha256.hex(JsonWriter.canonical(input));
        boolean isChanged = !Sha256.hex(body.get()).equals(hash);
        if (isChanged && !line.text("input").equals(inputHash)) {
            // another record stands there, or so much was changed that a replay would say nothing of it
            return;
        }
        if (!isChanged) {
            equal(line, "/experiment", Trees.text(tree, "input", "id"));
            equal(line, "/input", inputHash);
            equal(line, "/outcome", Trees.text(tree, "outcome"));
            equal(line, "/says", RecordDraft.says(tree, inputHash));
        }
        waiting.add(new Replayer.Replay(tree, name(hash), line.text("at"), isChanged ? "" : otherProgram(line)));
        if (waiting.size() == TOGETHER) {
            replayAll();
        }
    }

    /** The program that a run was made with, in words, if it is another one than this. */
    private String otherProgram(LogLine line) {
        Run run = runs.get(line.text("run"));
        if (run == null) {
            return "";
        }
        String sha256 = Trees.text(run.first.tree(), "program", "sha256");
        return sha256.equals(Program.sha256())
                ? ""
                : "letrodx " + Trees.text(run.first.tree(), "program", "version")
                        + (sha256.isEmpty() ? "" : " (" + sha256.substring(0, Math.min(sha256.length(), 12)) + ")");
    }

    /** A line says nothing that its record does not say. */
    private void equal(LogLine line, String path, String right) {
        String told = line.text(path.substring(1));
        if (!told.equals(right)) {
            changed(line, path, "was changed: the record has \"" + right + "\", the log \"" + told + "\"");
        }
    }

    private void checkSupersedes(LogLine line, int ordinal) {
        long before = living.get(line.experiment());
        String earlier = line.text("supersedes");
        long superseding = earlier.isEmpty() ? -1 : ordinals.get(earlier);
        if (!earlier.isEmpty() && superseding < 0) {
            changed(line, "/supersedes", "no record " + earlier + " comes before it in the log");
        } else if (!earlier.isEmpty() && superseded.get((int) superseding)) {
            changed(line, "/supersedes", "record " + earlier + " is superseded already");
        } else if (!earlier.isEmpty()) {
            superseded.set((int) superseding);
            if (line.text("because").isBlank()) {
                changed(line, "/because", "says no reason why an earlier record is superseded");
            }
        }
        if (before >= 0 && superseding != before) {
            faults.add(
                    Fault.Kind.CONFLICTING,
                    log,
                    line.number(),
                    "",
                    "two records of "
                            + (line.text("experiment").isEmpty() ? "one input" : "\"" + line.text("experiment") + "\"")
                            + " live: that of line " + lineOf((int) before) + " is not superseded",
                    "");
        }
        living.put(line.experiment(), ordinal);
    }

    private void setLine(int ordinal, long number) {
        if (ordinal % TOGETHER == 0) {
            lineNumbers.add(new long[TOGETHER]);
        }
        lineNumbers.get(ordinal / TOGETHER)[ordinal % TOGETHER] = number;
    }

    private long lineOf(int ordinal) {
        return lineNumbers.get(ordinal / TOGETHER)[ordinal % TOGETHER];
    }

    private void replayAll() {
        List<List<Replayer.Found>> found =
                waiting.parallelStream().map(replayer::replay).toList();
        for (int i = 0; i < waiting.size(); i++) {
            boolean replayed = true;
            for (Replayer.Found one : found.get(i)) {
                replayed &= one.kind() != Fault.Kind.NOT_REPLAYED;
                faults.add(one.kind(), waiting.get(i).name(), 0, one.path(), one.words(), one.maybe());
            }
            count(replayed ? Verification.Counted.REPLAYED : Verification.Counted.NOT_REPLAYED);
        }
        waiting.clear();
    }

    private void checkSignOff(LogLine line) {
        count(Verification.Counted.SIGN_OFFS);
        Map<String, Object> signed = new LinkedHashMap<>(line.tree());
        signed.remove("signature");
        String record = line.text("record");
        int before = (int) records();
        int ordinal = record.equals(LogLine.ALL) ? -1 : (int) ordinals.get(record);
        if (!Keys.isSigned(JsonWriter.canonical(signed), line.text("signature"), line.text("key"))) {
            changed(line, "/signature", "is not that of this line by its key");
            return;
        }
        if (!record.equals(LogLine.ALL) && ordinal < 0) {
            changed(line, "/record", "no record " + record + " comes before it in the log");
            return;
        }
        if (record.equals(LogLine.ALL) && !chain.isIntact()) {
            return;
        }
        Optional<String> fault = keyring.flatMap(
                ring -> ring.fault(line.text("by"), line.text("key"), line.text("meaning"), line.text("at")));
        if (fault.isPresent()) {
            faults.add(Fault.Kind.UNTRUSTED, log, line.number(), "", fault.get(), "");
        } else {
            signOffs.add(line.text("by"), Keys.canonical(line.text("key")), line.text("meaning"), before, ordinal);
        }
    }

    private void checkSignOffs() throws IOException {
        boolean mustBeSigned = keyring.isPresent() || !required.isEmpty();
        // told of the last record first: the first ones are kept, by the number of their line
        TreeMap<Long, String> unsigned = new TreeMap<>();
        long[] all = {0};
        signOffs.check((int) records(), superseded, signed -> count(Verification.Counted.SIGNED), (lacks, ordinal) -> {
            all[0]++;
            unsigned.put(lineOf(ordinal), lacks);
            if (unsigned.size() > Faults.KEPT) {
                unsigned.pollLastEntry();
            }
        });
        if (!mustBeSigned || unsigned.isEmpty()) {
            return;
        }
        LogLine.each(store, line -> {
            String lacks = unsigned.get(line.number());
            if (lacks != null) {
                String id = line.text("experiment");
                faults.add(
                        Fault.Kind.UNSIGNED,
                        log,
                        line.number(),
                        "",
                        name(line.text("record")) + (id.isEmpty() ? "" : ", \"" + id + "\"") + ": " + lacks,
                        "");
            }
        });
        faults.addUntold(Fault.Kind.UNSIGNED, all[0] - unsigned.size());
    }

    /** A clock that was wrong was so for many lines: they are one fault. */
    private void checkAhead() {
        firstAhead.ifPresent(line -> faults.add(
                Fault.Kind.AHEAD,
                log,
                line.number(),
                "/at",
                OffsetDateTime.parse(line.text("at")).toInstant() + " is later than it is now, " + now
                        + (ahead > 1 ? "; so it is in " + (ahead - 1) + (ahead > 2 ? " more lines" : " more line") : "")
                        + ": set the clock of this machine; if it is right, set the one that wrote the line",
                ""));
    }

    /** A head that was noted must be that of a line, or else the log was cut off or written anew. */
    private void checkHead() {
        if (!notedHead.isEmpty() && !headSeen) {
            faults.add(
                    Fault.Kind.MISSING,
                    log,
                    0,
                    "",
                    "has no line with the hash " + notedHead
                            + ", which was its head once: its end was cut off, or it was written anew",
                    "");
        }
    }

    /** What a record is called: as {@code letrodx show} takes it. */
    private String name(String hash) {
        return store.name() + "/" + hash.substring(0, Math.min(hash.length(), 12));
    }

    private void changed(String file, String path, String words) {
        faults.add(Fault.Kind.CHANGED, file, 0, path, words, "");
    }

    private void changed(LogLine line, String path, String words) {
        faults.add(Fault.Kind.CHANGED, log, line.number(), path, words, "");
    }
}
