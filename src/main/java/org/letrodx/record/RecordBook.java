package org.letrodx.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;

/**
 * A directory of records, open to append: {@code records/}, a file for each, named by its hash; {@code log.ndjson}, a line for each
 * record and each sign-off, which holds the hash of the line before. While it is open no other process can open it: it waits.
 *
 * <p>A record is on the disk before its line is, and is none without. What was interrupted, at whatever moment, the next one to open the
 * book sets aside: files without a line go to {@code set-aside/}, what there is of a torn line to a file of its own; the same reviews
 * again record what is missing. Not safe for threads.
 */
public final class RecordBook implements AutoCloseable {
    static final String RECORDS = "records";
    static final String LOG = "log.ndjson";
    static final String LOCK = "lock";
    static final String TORN = "log.torn-";
    static final String SET_ASIDE = "set-aside";
    /** The ending of a record that is being written. */
    static final String PART = ".part";
    /** House limit: how many lines wait before they are written and forced to the disk together. */
    private static final int CHUNK = 256;

    /** The real paths of the books that are open in this process: closing any channel to a lock file gives up the lock of them all. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path real;
    private final Path records;
    private final Clock clock;
    private final FileChannel lock;
    private final FileChannel log;
    /** The records that are not superseded, by the hash of their content. */
    private final Map<String, String> current = new HashMap<>();
    /** The latest content of each experiment. */
    private final Map<String, String> latest = new HashMap<>();
    /** The content of each experiment that was corrected since the book was opened, or was right already. */
    private final Map<String, String> corrected = new HashMap<>();
    private final List<Problem> completed = new ArrayList<>();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private int lines;
    private long seq;
    private String head = LogLine.FIRST;

    private RecordBook(Path directory, Path real, Clock clock, FileChannel lock) throws IOException {
        this.directory = directory;
        this.real = real;
        this.records = directory.resolve(RECORDS);
        this.clock = clock;
        this.lock = lock;
        this.log = FileChannel.open(directory.resolve(LOG), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            force(directory);
            setAside(readLog());
            log.position(log.size());
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    /**
     * Opens a book to append, and sets aside what was interrupted; waits while another process has it open.
     *
     * @param directory made if it is not there
     * @param clock     says when a record is written, and in which zone
     * @throws InputException if it cannot be read or written, is open in this process, or if its log is not a chain
     */
    public static RecordBook open(Path directory, Clock clock) {
        try {
            make(directory.toAbsolutePath().resolve(RECORDS));
            Path real = directory.toRealPath();
            if (!OPEN.add(real)) {
                throw fault(directory, 0, "is open in this process already", "");
            }
            try {
                return locked(directory, real, clock);
            } catch (IOException | RuntimeException failed) {
                OPEN.remove(real);
                throw failed;
            }
        } catch (IOException failed) {
            throw unusable(directory, failed);
        }
    }

    private static RecordBook locked(Path directory, Path real, Clock clock) throws IOException {
        FileChannel lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock.lock();
            return new RecordBook(directory, real, clock, lock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Makes a directory, and those it lies in, so that they last. */
    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.getParent();
            make(parent);
            Files.createDirectories(directory);
            force(parent);
        }
    }

    /** What was set aside when the book was opened, and where; empty if nothing was interrupted. */
    public List<Problem> completed() {
        return List.copyOf(completed);
    }

    /** True if there is no record, so nothing to sign. */
    public boolean isEmpty() {
        return current.isEmpty();
    }

    /** Takes up every line; gives the records that have one. */
    private Set<String> readLog() throws IOException {
        Set<String> known = new HashSet<>();
        try (LogReader reader = new LogReader(directory.resolve(LOG))) {
            for (Optional<LogLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                LogLine line = next.get();
                if (!line.finished()) {
                    setAside(line);
                } else if (line.seq() != seq + 1 || !line.text("previous").equals(head)) {
                    throw fault(directory.resolve(LOG), line.number(), "does not follow the line before it, so nothing can be appended",
                            "the log was changed; a verification says where");
                } else {
                    seq++;
                    head = line.hash();
                    if (line.text("kind").equals(LogLine.RECORD)) {
                        known.add(line.text("record"));
                        take(LogLine.experiment(line.text("experiment"), line.text("input")), line.text("content"), line.text("record"),
                                line.text("supersedes"));
                    }
                }
            }
        }
        return known;
    }

    private void take(String experiment, String content, String record, String supersedes) {
        String before = latest.put(experiment, content);
        if (!supersedes.isEmpty() && supersedes.equals(current.get(before))) {
            current.remove(before);
        }
        current.put(content, record);
    }

    /** Keeps the bytes first, then takes them off the log. */
    private void setAside(LogLine torn) throws IOException {
        Path aside = unused(directory.resolve(TORN).toString());
        try (FileChannel copy = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            log.position(torn.start());
            copy.transferFrom(log, 0, log.size() - torn.start());
            copy.force(true);
        }
        force(directory);
        log.truncate(torn.start());
        log.force(true);
        completed.add(problem(directory.resolve(LOG), torn.number(), "was torn when an append was interrupted; what there was of it is in "
                + aside.getFileName(), ""));
    }

    /** Only a line makes a record one: a file without may have been put there by anybody. */
    private void setAside(Set<String> known) throws IOException {
        List<Path> without = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(records)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(PART) || RecordFile.hash(name).filter(hash -> !known.contains(hash)).isPresent()) {
                    without.add(file);
                }
            }
        }
        if (without.isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(directory.resolve(SET_ASIDE));
        Collections.sort(without);
        for (Path file : without) {
            Path aside = folder.resolve(file.getFileName());
            Files.move(file, Files.exists(aside, LinkOption.NOFOLLOW_LINKS) ? unused(aside + "-") : aside, StandardCopyOption.ATOMIC_MOVE);
            completed.add(problem(file, 0, "had no line in the log and was set aside; review again to record it",
                    "an append was interrupted"));
        }
        force(folder);
        force(directory);
        force(records);
    }

    /** The first path that begins so, ends in a number, and is not there. */
    private static Path unused(String beginning) {
        int number = 1;
        while (Files.exists(Path.of(beginning + number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return Path.of(beginning + number);
    }

    private void line(Map<String, Object> tree) {
        String text = JsonWriter.canonical(tree);
        waiting.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        lines++;
        seq++;
        head = Sha256.hex(text);
    }

    /**
     * Records a review. Its record and its line are sure to be on the disk when 256 lines wait, or at {@link #flush} or {@link #close}.
     * Records whose lines a crash takes are set aside when the book is opened next; the same reviews again record them anew.
     *
     * @param by who reviewed
     * @throws IllegalArgumentException if the set-up could not be read, or nobody reviewed
     * @throws InputException           if the record cannot be written: the book is closed then; or if a waiver has expired meanwhile
     */
    public Appended append(Review review, String by) {
        return append(review, by, "");
    }

    /**
     * Records a review as a correction: it supersedes the latest record of the same experiment (the same id or, without one, the same
     * input) if that says something else. Otherwise as {@link #append}.
     *
     * @param reason why the earlier record is corrected
     * @throws IllegalArgumentException as {@link #append}, or if there is no reason
     * @throws InputException           as {@link #append}, or if the same experiment was corrected to something else since the book was
     *                                  opened: each would supersede the other whenever both are reviewed
     */
    public Appended correct(Review review, String by, String reason) {
        return append(review, by, given("reason", reason));
    }

    private Appended append(Review review, String by, String reason) {
        checkOpen();
        Map<String, Object> content = Content.of(review);
        String hash = Sha256.hex(JsonWriter.canonical(content));
        String id = Trees.text(content, "input", "id");
        String experiment = LogLine.experiment(id, Trees.text(content, "diagnosis", "input", "sha256"));
        if (!reason.isEmpty() && !corrected.computeIfAbsent(experiment, first -> hash).equals(hash)) {
            String what = id.isEmpty() ? "the same input without an id" : "\"" + id + "\"";
            throw new InputException(List.of(new Problem(review.setUp().at(), "id", what + " occurs twice in one correcting run, and the "
                    + "reviews differ", "one set-up of each experiment", "")));
        }
        if (current.containsKey(hash)) {
            return new Appended(Appended.Done.ALREADY_THERE, current.get(hash), Optional.empty());
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        checkWaivers(review, now.toLocalDate());
        Optional<String> earlier = Optional.ofNullable(latest.get(experiment)).map(current::get);
        String supersedes = reason.isEmpty() ? "" : earlier.orElse("");
        RecordFile record = RecordFile.of(content, hash, given("author", by), now, supersedes, reason);
        try {
            write(record);
            line(LogLine.of(record, seq + 1, head));
            take(experiment, hash, record.hash(), supersedes);
            if (lines >= CHUNK) {
                flush();
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
        return new Appended(supersedes.isEmpty() ? Appended.Done.WRITTEN : Appended.Done.CORRECTED, record.hash(), earlier);
    }

    private void checkOpen() {
        if (!log.isOpen()) {
            throw new IllegalStateException("the book of records is closed");
        }
    }

    /** A replay judges waivers on the day of the record: one that expired between the review and now would not hold there. */
    private static void checkWaivers(Review review, LocalDate day) {
        List<Problem> expired = new ArrayList<>();
        for (Remark remark : review.remarks()) {
            remark.waiver().filter(waiver -> waiver.expires().isBefore(day) || waiver.on().isAfter(day)).ifPresent(waiver -> expired.add(
                    new Problem(waiver.at(), "waiver of " + waiver.rule(), "does not hold on " + day + ", the day of the record", "",
                            "review again")));
        }
        if (!expired.isEmpty()) {
            throw new InputException(expired);
        }
    }

    private static String given(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a record needs a name or a word for its " + what);
        }
        return text;
    }

    private void write(RecordFile record) throws IOException {
        Path part = records.resolve(record.hash() + PART);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeAll(channel, record.text().getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        Files.move(part, records.resolve(record.hash() + RecordFile.ENDING), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
            channel.write(rest);
        }
    }

    /**
     * Signs a record, or everything up to here.
     *
     * @param keys   from {@link Keys#pair}
     * @param by     who signs
     * @param record the hash of the record; empty for everything
     * @throws IllegalArgumentException if nobody signs, or there is no such record that is not superseded
     * @throws InputException           if the line cannot be written: the book is closed then
     */
    public void signOff(KeyPair keys, String by, Meaning meaning, Optional<String> record) {
        checkOpen();
        if (record.isPresent() ? !current.containsValue(record.get()) : isEmpty()) {
            throw new IllegalArgumentException(record.map(hash -> "there is no record " + hash + " or it is superseded")
                    .orElse("there is no record to sign"));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seq", seq + 1);
        tree.put("kind", LogLine.SIGN_OFF);
        tree.put("record", record.orElse(LogLine.ALL));
        tree.put("by", given("author", by));
        tree.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(clock)));
        tree.put("meaning", meaning.toString());
        tree.put("key", Keys.text(keys.getPublic()));
        tree.put("previous", head);
        tree.put("signature", Keys.sign(JsonWriter.canonical(tree), keys.getPrivate()));
        line(tree);
        flush();
    }

    /**
     * Writes the lines that wait, and forces them and their records to the disk.
     *
     * @throws InputException if they cannot be written; the book is closed then
     */
    public void flush() {
        try {
            if (lines > 0) {
                force(records);
                writeAll(log, waiting.toByteArray());
                log.force(true);
                waiting.reset();
                lines = 0;
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** Makes the names in a directory last. Not every platform opens a directory. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException noDirectories) {
            // Windows: a rename lasts without
        }
    }

    private InputException failed(IOException failure) {
        waiting.reset();
        lines = 0;
        try {
            closeFiles();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
        return unusable(directory, failure);
    }

    /** Flushes, and lets others open the book. */
    @Override
    public void close() {
        try {
            if (log.isOpen()) {
                flush();
            }
            closeFiles();
        } catch (IOException failed) {
            throw unusable(directory, failed);
        }
    }

    private void closeFiles() throws IOException {
        if (lock.isOpen()) {
            try (lock) {
                log.close();
            } finally {
                OPEN.remove(real);
            }
        }
    }

    static InputException unusable(Path directory, IOException failure) {
        String words = failure instanceof AccessDeniedException ? "permission denied"
                : failure instanceof NoSuchFileException ? "no such file" : failure.getMessage();
        return fault(directory, 0, "records cannot be read or written: " + words, "");
    }

    private static InputException fault(Path file, long line, String fault, String maybe) {
        return new InputException(List.of(problem(file, line, fault, maybe)));
    }

    private static Problem problem(Path file, long line, String fault, String maybe) {
        return new Problem(Faults.at(file, line), "", fault, "", maybe);
    }
}
