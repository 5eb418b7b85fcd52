package org.letrodx.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;

/**
 * A directory of records, open to write: locked, its log read, and what was interrupted set aside. While it is open no
 * other process can
 * open it: it waits.
 */
final class RecordDirectory implements Closeable {
    static final String RECORDS = "records";
    static final String LOG = "log.ndjson";
    static final String LOCK = "lock";
    static final String TORN = "log.torn-";
    static final String SET_ASIDE = "set-aside";
    /** The ending of a record that is being written. */
    static final String PART = ".part";

    /**
     * The real paths of those that are open in this process: closing any channel to a lock file gives up the lock of
     * them all.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path real;
    private final Path records;
    private final FileChannel lock;
    private final FileChannel log;
    private final LogState state = new LogState();
    private final List<Problem> setAside = new ArrayList<>();

    private RecordDirectory(Path directory, Path real, FileChannel lock) throws IOException {
        this.directory = directory;
        this.real = real;
        this.records = directory.resolve(RECORDS);
        this.lock = lock;
        this.log = FileChannel.open(
                directory.resolve(LOG), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            force(directory);
            setAsideAllBut(readLog());
            log.position(log.size());
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    /**
     * Opens a directory, which is made if it is not there; waits while another process has it open.
     *
     * @throws InputException if it cannot be read or written, is open in this process, or if its log is not a chain
     */
    static RecordDirectory open(Path directory) {
        try {
            make(directory.toAbsolutePath().resolve(RECORDS));
            Path real = directory.toRealPath();
            if (!OPEN.add(real)) {
                throw fault(directory, 0, "is open in this process already", "");
            }
            try {
                return locked(directory, real);
            } catch (IOException | RuntimeException failed) {
                OPEN.remove(real);
                throw failed;
            }
        } catch (IOException failed) {
            throw unusable(directory, failed);
        }
    }

    /** @throws InputException if there is no such directory, or nothing in it that makes it one of records */
    static void checkIsThere(Path directory) {
        if (!Files.exists(directory)) {
            throw fault(directory, 0, "no such directory", "");
        }
        if (!Files.isDirectory(directory)) {
            throw fault(directory, 0, "is a file, not a directory of records", "");
        }
        if (!isThere(directory)) {
            Path above = directory.toAbsolutePath().normalize().getParent();
            throw fault(
                    directory,
                    0,
                    "holds neither " + RECORDS + " nor " + LOG + ", so it is no directory of records",
                    above != null && isThere(above) ? above.toString() : "");
        }
    }

    /** @throws InputException if there is no such directory of records, or nothing in its log */
    static void checkHasLog(Path directory) {
        checkIsThere(directory);
        Path log = directory.resolve(LOG);
        try {
            if (!Files.exists(log) || Files.size(log) == 0) {
                throw fault(
                        log,
                        0,
                        "is missing or empty, so there is no record to sign",
                        "letrodx verify says what is there");
            }
        } catch (IOException failed) {
            throw unusable(directory, failed);
        }
    }

    private static boolean isThere(Path directory) {
        return Files.isDirectory(directory.resolve(RECORDS)) || Files.exists(directory.resolve(LOG));
    }

    private static RecordDirectory locked(Path directory, Path real) throws IOException {
        FileChannel lock =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock.lock();
            return new RecordDirectory(directory, real, lock);
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

    /** Takes up every line; gives the records that have one. */
    private Set<String> readLog() throws IOException {
        Set<String> known = new HashSet<>();
        try (LogReader reader = new LogReader(directory.resolve(LOG))) {
            for (Optional<LogLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                LogLine line = next.get();
                if (!line.finished()) {
                    setAside(line);
                } else if (!state.isFollowedBy(line)) {
                    throw fault(
                            directory.resolve(LOG),
                            line.number(),
                            "does not follow the line before it, so nothing can be appended",
                            "the log was changed; a verification says where");
                } else {
                    state.add(line.tree(), line.hash());
                    if (line.text("kind").equals(LogLine.RECORD)) {
                        known.add(line.text("record"));
                    }
                }
            }
        }
        return known;
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
        setAside.add(problem(
                directory.resolve(LOG),
                torn.number(),
                "was torn when an append was interrupted; what there was of it is in " + aside.getFileName(),
                ""));
    }

    /** Only a line makes a record one: a file without may have been put there by anybody. */
    private void setAsideAllBut(Set<String> known) throws IOException {
        List<Path> without = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(records)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(PART)
                        || RecordFile.hash(name)
                                .filter(hash -> !known.contains(hash))
                                .isPresent()) {
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
            Files.move(
                    file,
                    Files.exists(aside, LinkOption.NOFOLLOW_LINKS) ? unused(aside + "-") : aside,
                    StandardCopyOption.ATOMIC_MOVE);
            setAside.add(problem(
                    file,
                    0,
                    "had no line in the log and was set aside; review again to record it",
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

    /** What its log says; whoever writes lines adds them. */
    LogState state() {
        return state;
    }

    /** What was set aside when it was opened, and where; empty if nothing was interrupted. */
    List<Problem> setAside() {
        return List.copyOf(setAside);
    }

    /** Writes a record; it gets its name when all of it is on the disk, and keeps it for sure after {@link #append}. */
    void write(RecordFile record) throws IOException {
        Path part = records.resolve(record.hash() + PART);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, record.text().getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        Files.move(part, records.resolve(record.hash() + RecordFile.ENDING), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Appends to the log, after the records that were written, and forces both to the disk. */
    void append(byte[] lines) throws IOException {
        force(records);
        writeAll(log, lines);
        log.force(true);
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            channel.write(rest);
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

    boolean isOpen() {
        return lock.isOpen();
    }

    /** Lets others open it. */
    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            try (lock) {
                log.close();
            } finally {
                OPEN.remove(real);
            }
        }
    }

    static InputException unusable(Path directory, IOException failure) {
        return fault(directory, 0, "records cannot be read or written: " + words(failure), "");
    }

    /** What to say when an append was interrupted, by a full disk for example. */
    static InputException interrupted(Path directory, IOException failure) {
        return fault(
                directory,
                0,
                "records cannot be written any more: " + words(failure)
                        + "; what has a line in the log holds, and the same review again records the rest",
                "");
    }

    private static String words(IOException failure) {
        return failure instanceof AccessDeniedException
                ? "permission denied"
                : failure instanceof NoSuchFileException
                        ? "no such file"
                        : failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException
                                ? failure.getMessage() + " is a file, not a directory"
                                : failure.getMessage();
    }

    private static InputException fault(Path file, long line, String fault, String maybe) {
        return new InputException(List.of(problem(file, line, fault, maybe)));
    }

    private static Problem problem(Path file, long line, String fault, String maybe) {
        return new Problem(Faults.at(file, line), "", fault, "", maybe);
    }
}
