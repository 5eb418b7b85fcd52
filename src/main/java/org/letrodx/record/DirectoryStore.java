package org.letrodx.record;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * A book of records in a directory: {@code log.ndjson}, its lines, and {@code records.ndjson}, their bodies. Bodies are
 * on the disk before the lines that name them; what was interrupted, at whatever moment, the next one to open it sets
 * aside. Several processes wait for each other.
 */
public final class DirectoryStore implements RecordStore {
    static final String LOG = "log.ndjson";
    static final String RECORDS = "records.ndjson";
    static final String LOCK = "lock";
    static final String TORN = ".torn-";
    /** House limit: the longest line and the longest body, in bytes; an input is at most one of sixteen. */
    private static final int LONGEST = 16 << 20;
    /** How much waits in memory before it is written. */
    private static final int WAITING = 1 << 20;

    /**
     * The real paths of those that are open in this process: closing any channel to a lock file gives up the lock of
     * them all.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path log;
    private final Path records;

    /** A directory, which is made when it is first written to. */
    public DirectoryStore(Path directory) {
        this.directory = directory;
        log = directory.resolve(LOG);
        records = directory.resolve(RECORDS);
    }

    /**
     * Makes sure that there is a book.
     *
     * @throws InputException if there is no such directory, or no log in it
     */
    void checkIsThere() {
        if (!Files.exists(directory)) {
            throw fault(directory, "no such directory", "");
        }
        if (!Files.isDirectory(directory)) {
            throw fault(directory, "is a file, not a directory of records", "");
        }
        if (!Files.exists(log) && !Files.exists(records)) {
            Path above = directory.toAbsolutePath().normalize().getParent();
            throw fault(
                    directory,
                    "holds neither " + LOG + " nor " + RECORDS + ", so it is no directory of records",
                    above != null && Files.exists(above.resolve(LOG)) ? above.toString() : "");
        }
    }

    @Override
    public String name() {
        return directory.toString();
    }

    /** What to call the log of a store in messages. */
    static String logOf(RecordStore store) {
        return store instanceof DirectoryStore directory ? directory.log.toString() : store.name();
    }

    /** The file of the bodies, for messages. */
    Path records() {
        return records;
    }

    /** What interrupted appends have left, which was set aside. */
    List<Path> torn() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(TORN))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Lines log() throws IOException {
        return new FileLines(log);
    }

    @Override
    public Lines bodies() throws IOException {
        return new FileLines(records);
    }

    @Override
    public Optional<byte[]> line(long place) throws IOException {
        return at(log, place);
    }

    @Override
    public Optional<byte[]> body(long place) throws IOException {
        return at(records, place);
    }

    /** Reads a file line by line; of a line above the house limit not more than the limit is kept. */
    private static final class FileLines implements Lines {
        private final InputStream stream;
        private long position;

        FileLines(Path file) throws IOException {
            stream = Files.exists(file)
                    ? new BufferedInputStream(Files.newInputStream(file), 1 << 16)
                    : InputStream.nullInputStream();
        }

        @Override
        public Optional<Line> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            long place = position;
            int read = stream.read();
            for (; read >= 0 && read != '\n'; read = stream.read()) {
                position++;
                if (line.size() < LONGEST) {
                    line.write(read);
                }
            }
            if (read == '\n') {
                position++;
            } else if (line.size() == 0) {
                return Optional.empty();
            }
            return Optional.of(new Line(place, line.toByteArray(), read == '\n'));
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private static Optional<byte[]> at(Path file, long place) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return at(channel, place);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** The line at a place of a file; empty if none begins there. */
    private static Optional<byte[]> at(FileChannel channel, long place) throws IOException {
        if (place < 0 || place >= channel.size()) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
        for (long position = place; line.size() < LONGEST; position += buffer.limit()) {
            buffer.clear();
            int read = channel.read(buffer, position);
            if (read < 0) {
                break;
            }
            buffer.flip();
            int end = 0;
            while (end < read && buffer.get(end) != '\n') {
                end++;
            }
            line.write(buffer.array(), 0, end);
            if (end < read) {
                break;
            }
        }
        return Optional.of(line.toByteArray());
    }

    @Override
    public Appender append() throws IOException {
        make(directory.toAbsolutePath());
        Path real = directory.toRealPath();
        if (!OPEN.add(real)) {
            throw fault(directory, "is open in this process already", "");
        }
        try {
            return new FileAppender(real);
        } catch (IOException | RuntimeException failed) {
            OPEN.remove(real);
            throw failed;
        }
    }

    /** Makes a directory, and those it lies in, so that they last. */
    private static void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            // absolute, so only the root has none, and that is there
            Path parent = requireNonNull(directory.getParent());
            make(parent);
            Files.createDirectories(directory);
            force(parent);
        }
    }

    /** Makes the names in a directory last. Not every platform opens a directory. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException noDirectories) {
            // Windows: a name lasts without
        }
    }

    /** A file that is appended to; what is added waits in memory, up to a limit. */
    private static final class Growing {
        private final FileChannel channel;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private long end;

        Growing(FileChannel channel) throws IOException {
            this.channel = channel;
            end = channel.size();
            channel.position(end);
        }

        long add(byte[] line) {
            long place = end;
            waiting.writeBytes(line);
            waiting.write('\n');
            end += line.length + 1L;
            return place;
        }

        void write() throws IOException {
            for (ByteBuffer rest = ByteBuffer.wrap(waiting.toByteArray()); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            waiting.reset();
        }
    }

    private final class FileAppender implements Appender {
        private final Path real;
        private final FileChannel lock;
        private final List<Problem> setAside = new ArrayList<>();
        private Growing lines;
        private Growing bodies;

        FileAppender(Path real) throws IOException {
            this.real = real;
            lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            List<FileChannel> opened = new ArrayList<>(List.of(lock));
            try {
                lock.lock();
                if (!Files.exists(log) && Files.exists(records) && Files.size(records) > 0) {
                    // an interrupted first run has left an empty log at least
                    throw fault(
                            log,
                            "is missing, though there are records, so nothing can be appended",
                            "letrodx verify says what is there");
                }
                FileChannel logChannel = open(log);
                opened.add(logChannel);
                FileChannel recordsChannel = open(records);
                opened.add(recordsChannel);
                DirectoryStore.force(directory);
                setAside(log, logChannel, endOfWholeLines(log));
                lines = new Growing(logChannel);
                bodies = new Growing(recordsChannel);
            } catch (IOException | RuntimeException failed) {
                for (FileChannel channel : opened) {
                    channel.close();
                }
                throw failed;
            }
        }

        private static FileChannel open(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        private static long endOfWholeLines(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = channel.size();
                long from = Math.max(0, size - LONGEST - 1);
                ByteBuffer tail = ByteBuffer.allocate((int) (size - from));
                while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                    // until all of it is there
                }
                int last = tail.position() - 1;
                while (last >= 0 && tail.get(last) != '\n') {
                    last--;
                }
                return from + last + 1;
            }
        }

        @Override
        public void keepBodies(long last) throws IOException {
            long end = 0;
            if (last >= 0) {
                byte[] body = at(bodies.channel, last)
                        .orElseThrow(() -> fault(
                                records,
                                "is shorter than its log says, so nothing can be appended",
                                "a verification says where"));
                end = last + body.length + 1;
                finish(end);
            }
            setAside(records, bodies.channel, end);
            bodies = new Growing(bodies.channel);
        }

        /** Puts back the end of the last line, if somebody took it away: what is added next would be part of it. */
        private void finish(long end) throws IOException {
            if (bodies.channel.size() < end) {
                bodies.channel.write(ByteBuffer.wrap(new byte[] {'\n'}), end - 1);
                bodies.channel.force(true);
                setAside.add(new Problem(
                        Location.of(records.toString()),
                        "",
                        "the end of its last line was missing, and was put back: the file was changed"));
            }
        }

        /** Keeps the bytes first, then takes them off the file. */
        private void setAside(Path file, FileChannel channel, long end) throws IOException {
            if (channel.size() <= end) {
                return;
            }
            int number = 1;
            while (Files.exists(aside(file, number), LinkOption.NOFOLLOW_LINKS)) {
                number++;
            }
            Path aside = aside(file, number);
            try (FileChannel copy = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long size = channel.size();
                for (long from = end; from < size; ) {
                    from += channel.transferTo(from, size - from, copy);
                }
                copy.force(true);
            }
            DirectoryStore.force(directory);
            channel.truncate(end);
            channel.force(true);
            setAside.add(new Problem(
                    Location.of(file.toString()),
                    "",
                    LogLine.ENDS_EARLY + "; what was left is in " + aside.getFileName()
                            + ", and the same review again records what is missing"));
        }

        private static Path aside(Path file, int number) {
            return Path.of(file + TORN + number);
        }

        @Override
        public List<Problem> setAside() {
            return List.copyOf(setAside);
        }

        @Override
        public long body(byte[] body) throws IOException {
            long place = bodies.add(body);
            if (bodies.waiting.size() > WAITING) {
                bodies.write();
            }
            return place;
        }

        @Override
        public long line(byte[] line) {
            return lines.add(line);
        }

        @Override
        public void force() throws IOException {
            bodies.write();
            bodies.channel.force(false);
            lines.write();
            lines.channel.force(false);
        }

        @Override
        public void close() throws IOException {
            if (lock.isOpen()) {
                try (lock;
                        lines.channel;
                        bodies.channel) {
                    // all three, whichever fails
                } finally {
                    OPEN.remove(real);
                }
            }
        }
    }

    /** What to say of a directory that cannot be used. */
    static InputException unusable(String name, IOException failure) {
        return fault(Path.of(name), "records cannot be read or written: " + words(failure), "");
    }

    /** What to say when an append was interrupted, by a full disk for example. */
    static InputException interrupted(String name, IOException failure) {
        return fault(
                Path.of(name),
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
                                : String.valueOf(failure.getMessage());
    }

    private static InputException fault(Path file, String fault, String maybe) {
        return new InputException(new Problem(Location.of(file.toString()), "", fault, "", maybe));
    }
}
