package org.letrodx.record;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.document.TextIndex;
import org.letrodx.document.Written;
import org.letrodx.review.Outcome;
import org.letrodx.review.Policy;

/**
 * Verifies a book of records: computes every hash again, follows the log, checks sign-offs, and reviews every recorded input again, on
 * the rules and by the policy that were recorded with it. What is wrong with one record stops nothing. A book that is being appended to
 * looks interrupted.
 *
 * <pre>{@code
 * Verification found = Verifier.of(Path.of("records")).keys(keyring).require(Set.of(Meaning.REVIEW, Meaning.APPROVAL)).verify();
 * }</pre>
 */
public final class Verifier {
    /** House limit: how many differences of one record are named. */
    private static final int NAMED = 20;
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
    private final Map<String, KeptRules> rules = new HashMap<>();
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final List<Replay> waiting = new ArrayList<>();

    /** The ordinals of the records that live, by experiment, and of all records, by hash. */
    private final TextIndex living = new TextIndex();

    private final TextIndex ordinals = new TextIndex();
    private final List<long[]> lineNumbers = new ArrayList<>();
    private final BitSet superseded = new BitSet();
    private final List<SignOff> signOffs = new ArrayList<>();
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

    /** Rules that are kept in the book. */
    private record KeptRules(Optional<RuleBook> book, String why) {}

    /** A run while its lines are followed. */
    private static final class Run {
        private final LogLine first;
        private final Map<String, Long> lines = new HashMap<>();

        Run(LogLine first) {
            this.first = first;
        }
    }

    /**
     * A sign-off whose signature is right and whose key counts.
     *
     * @param before  it covers records with an ordinal below this
     * @param ordinal the one record that it covers; -1 for all
     */
    private record SignOff(String by, String meaning, int before, int ordinal) {}

    /**
     * A record that is to be reviewed again.
     *
     * @param madeBy the program that made it, in words; empty if that is this one, or if the record was changed
     */
    private record Replay(Map<String, Object> tree, String name, String at, String madeBy) {}

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
        checkSigned();
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
        if (rules.containsKey(deciding)) {
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
        rules.put(deciding, new KeptRules(book, why));
    }

    private void checkRun(LogLine line) {
        count(Verification.Counted.RUNS);
        runs.put(line.text("run"), new Run(line));
        Map<String, Object> written = new LinkedHashMap<>();
        Trees.entries(line.tree(), "policy").forEach((name, value) -> written.put((String) name, value));
        String sha256 = String.valueOf(written.remove("sha256"));
        if (policies.containsKey(sha256)) {
            return;
        }
        try {
            Policy policy = Policy.recorded(new Document(Written.of(written, Location.of(log)), List.of()));
            if (!policy.sha256().equals(sha256)) {
                changed(line, "/policy/sha256", "the hash of the policy is " + policy.sha256());
            }
            policies.put(sha256, policy);
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
        waiting.add(new Replay(tree, name(hash), line.text("at"), isChanged ? "" : otherProgram(line)));
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

    /** What was found when a record was reviewed again. */
    private record Found(Fault.Kind kind, String path, String words, String maybe) {
        static Found changed(String path, String words) {
            return new Found(Fault.Kind.CHANGED, path, words, "");
        }
    }

    private final Map<List<String>, Optional<RuleBook>> switchedOff = new ConcurrentHashMap<>();

    private void replayAll() {
        List<List<Found>> found = waiting.parallelStream().map(this::replay).toList();
        for (int i = 0; i < waiting.size(); i++) {
            boolean replayed = true;
            for (Found one : found.get(i)) {
                replayed &= one.kind() != Fault.Kind.NOT_REPLAYED;
                faults.add(one.kind(), waiting.get(i).name(), 0, one.path(), one.words(), one.maybe());
            }
            count(replayed ? Verification.Counted.REPLAYED : Verification.Counted.NOT_REPLAYED);
        }
        waiting.clear();
    }

    /** Reviews a record again; safe for threads. */
    private List<Found> replay(Replay record) {
        Map<String, Object> tree = record.tree();
        if (!Integer.valueOf(Content.SCHEMA).equals(tree.get("schema"))) {
            return List.of(new Found(
                    Fault.Kind.NOT_REPLAYED, "/schema", "is a record of another form than " + Content.SCHEMA, ""));
        }
        String deciding = Trees.text(tree, "rules", "deciding");
        KeptRules kept = rules.get(deciding);
        Policy policy = policies.get(Trees.text(tree, "policy", "sha256"));
        if (kept == null || policy == null) {
            return List.of(Found.changed(
                    kept == null ? "/rules/deciding" : "/policy/sha256",
                    (kept == null ? "no rules that decide by " + deciding : "no such policy")
                            + " come before it in the log"));
        }
        List<String> off = Trees.items(tree, "rules", "switchedOff").stream()
                .map(String::valueOf)
                .toList();
        Optional<RuleBook> book = kept.book().flatMap(whole -> without(whole, deciding, off));
        if (book.isEmpty()) {
            String why = kept.book().isPresent() ? "they have no " + String.join(", ", off) : kept.why();
            return List.of(new Found(
                    Fault.Kind.NOT_REPLAYED,
                    "/rules/deciding",
                    "cannot be reviewed again on its rules, " + deciding + ": " + why,
                    ""));
        }
        try {
            LocalDate day = OffsetDateTime.parse(record.at()).toLocalDate();
            Map<String, Object> again = Content.replayed(tree, book.get(), policy, day, Location.of(record.name()));
            return record.madeBy().isEmpty() ? compare(tree, again) : compareWithOther(record, again);
        } catch (InputException unreadable) {
            return unreadable.problems().stream().map(Verifier::unreadable).toList();
        } catch (DateTimeException noTime) {
            return List.of();
        } catch (RuntimeException ours) {
            return List.of(Found.changed("", "cannot be reviewed again, which may be a fault of ours: " + ours));
        }
    }

    /** What this program no longer knows, or no longer takes, shows nothing; anything else was not recorded so. */
    private static Found unreadable(Problem problem) {
        boolean unknown =
                switch (problem.code()) {
                    case UNKNOWN_SECTION, UNKNOWN_FACT, UNKNOWN_WORD, DERIVED_FACT, OUT_OF_RANGE, CONTRADICTION -> true;
                    default -> false;
                };
        return new Found(
                unknown ? Fault.Kind.NOT_REPLAYED : Fault.Kind.CHANGED,
                problem.path(),
                "cannot be reviewed again: " + problem.fault(),
                "");
    }

    private Optional<RuleBook> without(RuleBook whole, String deciding, List<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of(whole);
        }
        List<String> key = new ArrayList<>(ids);
        key.add(deciding);
        return switchedOff.computeIfAbsent(key, first -> {
            try {
                return Optional.of(whole.without(ids.toArray(String[]::new)));
            } catch (IllegalArgumentException noSuchRule) {
                return Optional.empty();
            }
        });
    }

    /** What another program answered otherwise is no forgery for certain, and not shown to be none. */
    private static List<Found> compareWithOther(Replay record, Map<String, Object> again) {
        if (again.equals(record.tree())) {
            return List.of();
        }
        List<Change> changes = Trees.changes(record.tree(), again);
        Change first = changes.get(0);
        return List.of(new Found(
                Fault.Kind.NOT_REPLAYED,
                first.what(),
                "was made by " + record.madeBy() + ", and this program answers otherwise: recorded "
                        + or(first.before()) + ", now " + or(first.after())
                        + (changes.size() > 1 ? ", and " + (changes.size() - 1) + " more differences" : "")
                        + "; verify it with the program that made it",
                ""));
    }

    private static List<Found> compare(Map<String, Object> recorded, Map<String, Object> again) {
        if (again.equals(recorded)) {
            return List.of();
        }
        List<Change> changes = Trees.changes(recorded, again);
        List<Found> found = new ArrayList<>();
        changes.stream()
                .limit(NAMED)
                .forEach(change -> found.add(Found.changed(
                        change.what(), "recorded " + or(change.before()) + ", replayed " + or(change.after()))));
        if (changes.size() > NAMED) {
            found.add(Found.changed("", "differs from its replay in " + (changes.size() - NAMED) + " more places"));
        }
        return found;
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
            signOffs.add(new SignOff(line.text("by"), line.text("meaning"), before, ordinal));
        }
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

    /** Which records that live are covered by what is required. A sign-off of everything covers the records before it. */
    private void checkSigned() {
        boolean mustBe = keyring.isPresent() || !required.isEmpty();
        Map<Integer, List<SignOff>> ofOne = new HashMap<>();
        Deque<SignOff> ofAll = new ArrayDeque<>();
        for (SignOff signOff : signOffs) {
            if (signOff.ordinal() >= 0) {
                ofOne.computeIfAbsent(signOff.ordinal(), first -> new ArrayList<>())
                        .add(signOff);
            } else {
                ofAll.add(signOff);
            }
        }
        Map<String, Set<String>> covering = new TreeMap<>();
        boolean covered = isCovered(covering);
        for (int ordinal = (int) records() - 1; ordinal >= 0; ordinal--) {
            while (!ofAll.isEmpty() && ofAll.peekLast().before() > ordinal) {
                add(ofAll.removeLast(), covering);
                covered = isCovered(covering);
            }
            if (superseded.get(ordinal)) {
                continue;
            }
            Map<String, Set<String>> signers = covering;
            boolean isCovered = covered;
            if (!covered && ofOne.containsKey(ordinal)) {
                signers = new TreeMap<>();
                for (Map.Entry<String, Set<String>> entry : covering.entrySet()) {
                    signers.put(entry.getKey(), new TreeSet<>(entry.getValue()));
                }
                for (SignOff signOff : ofOne.get(ordinal)) {
                    add(signOff, signers);
                }
                isCovered = isCovered(signers);
            }
            if (isCovered) {
                count(Verification.Counted.SIGNED);
            } else if (mustBe) {
                faults.add(Fault.Kind.UNSIGNED, log, lineOf(ordinal), "", lacks(signers), "");
            }
        }
    }

    private static void add(SignOff signOff, Map<String, Set<String>> signers) {
        signers.computeIfAbsent(signOff.meaning(), first -> new TreeSet<>()).add(signOff.by());
    }

    private boolean isCovered(Map<String, Set<String>> signers) {
        return required.isEmpty() ? !signers.isEmpty() : isCovered(new ArrayList<>(required), signers, new HashSet<>());
    }

    private String lacks(Map<String, Set<String>> signers) {
        return required.isEmpty()
                ? "no valid sign-off covers this record"
                : "this record lacks "
                        + String.join(
                                " + ",
                                required.stream()
                                        .sorted()
                                        .map(Meaning::toString)
                                        .toList())
                        + (required.size() > 1 ? " by different people" : "") + "; it has "
                        + (signers.isEmpty() ? "none" : signers);
    }

    /** True if each meaning has a signer of its own. */
    private static boolean isCovered(List<Meaning> meanings, Map<String, Set<String>> signers, Set<String> taken) {
        if (meanings.isEmpty()) {
            return true;
        }
        List<Meaning> rest = meanings.subList(1, meanings.size());
        for (String signer : signers.getOrDefault(meanings.get(0).toString(), Set.of())) {
            if (taken.add(signer)) {
                if (isCovered(rest, signers, taken)) {
                    return true;
                }
                taken.remove(signer);
            }
        }
        return false;
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

    private static String or(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
