package org.letrodx.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;

/**
 * A directory of records, open to append: {@code records/}, a file for each, named by its hash; {@code log.ndjson}, a
 * line for each
 * record and each sign-off, which holds the hash of the line before. While it is open no other process can open it: it
 * waits.
 *
 * <p>A record is on the disk before its line is, and is none without. What was interrupted, at whatever moment, the
 * next one to open the
 * book sets aside: files without a line go to {@code set-aside/}, what there is of a torn line to a file of its own;
 * the same reviews
 * again record what is missing. Not safe for threads.
 */
public final class RecordBook implements AutoCloseable {
    /** House limit: how many lines wait before they are written and forced to the disk together. */
    private static final int CHUNK = 256;

    private final Path directory;
    private final Clock clock;
    private final RecordDirectory files;
    private final LogState log;
    /** The content of each experiment that was corrected since the book was opened, or was right already. */
    private final Map<String, String> corrected = new HashMap<>();

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private int lines;

    private RecordBook(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.files = RecordDirectory.open(directory);
        this.log = files.state();
    }

    /**
     * Opens a book to append, and sets aside what was interrupted; waits while another process has it open.
     *
     * @param directory made if it is not there
     * @param clock     says when a record is written, and in which zone
     * @throws InputException if it cannot be read or written, is open in this process, or if its log is not a chain
     */
    public static RecordBook open(Path directory, Clock clock) {
        return new RecordBook(directory, clock);
    }

    /**
     * Opens a book that somebody has written, as {@link #open}.
     *
     * @throws InputException as {@link #open}, or if there is no such directory, or no log in it: without one, all
     *                        records would be set aside
     */
    public static RecordBook reopen(Path directory, Clock clock) {
        RecordDirectory.checkHasLog(directory);
        return open(directory, clock);
    }

    /** What was set aside when the book was opened, and where; empty if nothing was interrupted. */
    public List<Problem> completed() {
        return files.setAside();
    }

    /** True if there is no record, so nothing to sign. */
    public boolean isEmpty() {
        return log.isEmpty();
    }

    private void line(Map<String, Object> tree) {
        String text = JsonWriter.canonical(tree);
        waiting.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        lines++;
        log.add(tree, Sha256.hex(text));
    }

    /**
     * Records a review. Its record and its line are sure to be on the disk when 256 lines wait, or at {@link #flush} or
     * {@link #close}.
     * Records whose lines a crash takes are set aside when the book is opened next; the same reviews again record them
     * anew.
     *
     * @param by who reviewed
     * @throws IllegalArgumentException if the set-up could not be read, or nobody reviewed
     * @throws InputException           if the record cannot be written: the book is closed then; or if a waiver has
     *                                  expired meanwhile
     */
    public Appended append(Review review, String by) {
        return append(review, by, "");
    }

    /**
     * Records a review as a correction: it supersedes the latest record of the same experiment (the same id or, without
     * one, the same
     * input) if that says something else. Otherwise as {@link #append}.
     *
     * @param reason why the earlier record is corrected
     * @throws IllegalArgumentException as {@link #append}, or if there is no reason
     * @throws InputException           as {@link #append}, or if the same experiment was corrected to something else
     *                                  since the book was
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
        if (!reason.isEmpty()
                && !corrected.computeIfAbsent(experiment, first -> hash).equals(hash)) {
            String what = id.isEmpty() ? "the same input without an id" : "\"" + id + "\"";
            throw new InputException(List.of(new Problem(
                    review.setUp().at(),
                    "id",
                    what + " occurs twice in one correcting run, and the " + "reviews differ",
                    "one set-up of each experiment",
                    "")));
        }
        Optional<String> there = log.recordOf(hash);
        if (there.isPresent()) {
            return new Appended(Appended.Done.ALREADY_THERE, there.get(), Optional.empty());
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        checkWaivers(review, now.toLocalDate());
        Optional<String> earlier = log.latestOf(experiment);
        String supersedes = reason.isEmpty() ? "" : earlier.orElse("");
        RecordFile record = RecordFile.of(content, hash, given("author", by), now, supersedes, reason);
        try {
            files.write(record);
            line(LogLine.of(record, log.nextSeq(), log.head()));
            if (lines >= CHUNK) {
                flush();
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
        return new Appended(
                supersedes.isEmpty() ? Appended.Done.WRITTEN : Appended.Done.CORRECTED, record.hash(), earlier);
    }

    private void checkOpen() {
        if (!files.isOpen()) {
            throw new IllegalStateException("the book of records is closed");
        }
    }

    /**
     * A replay judges waivers on the day of the record: one that expired between the review and now would not hold
     * there.
     */
    private static void checkWaivers(Review review, LocalDate day) {
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

    private static String given(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a record needs a name or a word for its " + what);
        }
        return text;
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
        if (record.isPresent() ? !log.holds(record.get()) : isEmpty()) {
            throw new IllegalArgumentException(record.map(hash -> "there is no record " + hash + " or it is superseded")
                    .orElse("there is no record to sign"));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seq", log.nextSeq());
        tree.put("kind", LogLine.SIGN_OFF);
        tree.put("record", record.orElse(LogLine.ALL));
        tree.put("by", given("author", by));
        tree.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(clock)));
        tree.put("meaning", meaning.toString());
        tree.put("key", Keys.text(keys.getPublic()));
        tree.put("previous", log.head());
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
                files.append(waiting.toByteArray());
                waiting.reset();
                lines = 0;
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private InputException failed(IOException failure) {
        waiting.reset();
        lines = 0;
        try {
            files.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
        return RecordDirectory.interrupted(directory, failure);
    }

    /** Flushes, and lets others open the book. */
    @Override
    public void close() {
        try {
            if (files.isOpen()) {
                flush();
            }
            files.close();
        } catch (IOException failed) {
            throw RecordDirectory.unusable(directory, failed);
        }
    }
}
