package org.letrodx.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it arrives: a short one is held in memory, a longer one in a temporary file. Not safe for
 * threads.
 */
final class Body implements AutoCloseable {
    /** House limit: what of one body is held in memory, in bytes; the largest experiment. */
    static final int IN_MEMORY = 1 << 20;

    private final Room room;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable Path file;
    private OutputStream out = OutputStream.nullOutputStream();
    private long inMemory;
    private long inFile;

    /** What all bodies together may take. Safe for threads. */
    static final class Room {
        /** House limit: how much is held in temporary files, in bytes. */
        private static final long ON_DISK = 2L << 30;
        /** House limit: how much is held in memory, as a part of what Java has. */
        private static final int OF_MEMORY = 8;

        private final AtomicLong memory = new AtomicLong(Runtime.getRuntime().maxMemory() / OF_MEMORY);
        private final AtomicLong disk = new AtomicLong(ON_DISK);

        private static boolean take(AtomicLong left, long bytes) {
            if (left.addAndGet(-bytes) >= 0) {
                return true;
            }
            left.addAndGet(bytes);
            return false;
        }
    }

    Body(Room room) {
        this.room = room;
    }

    /** @throws Refusal if there is no room */
    void add(ByteBuffer chunk) throws IOException {
        int more = chunk.remaining();
        boolean fits = file == null && inMemory + more <= IN_MEMORY && Room.take(room.memory, more);
        if (fits) {
            inMemory += more;
            Channels.newChannel(memory).write(chunk);
            return;
        }
        if (!Room.take(room.disk, more)) {
            throw Refusal.of(Refusal.Code.BUSY, "too much is being sent at once: try again")
                    .with("Retry-After", "10");
        }
        inFile += more;
        if (file == null) {
            file = Files.createTempFile("letrodx-", ".body");
            out = Files.newOutputStream(file);
        }
        Channels.newChannel(out).write(chunk);
    }

    long length() {
        return inMemory + inFile;
    }

    /**
     * Whatever it holds.
     *
     * @throws IOException if the temporary file cannot be read
     */
    InputStream stream() throws IOException {
        InputStream first = new ByteArrayInputStream(memory.toByteArray());
        return file == null ? first : new SequenceInputStream(first, Files.newInputStream(file));
    }

    /** Deletes the temporary file; the body is empty then. */
    @Override
    public void close() throws IOException {
        room.memory.addAndGet(inMemory);
        room.disk.addAndGet(inFile);
        inMemory = 0;
        inFile = 0;
        memory.reset();
        if (file != null) {
            out.close();
            Files.deleteIfExists(file);
            file = null;
        }
    }
}
