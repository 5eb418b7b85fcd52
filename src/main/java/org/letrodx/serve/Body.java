package org.letrodx.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request as it arrives: a short one is held in memory, a longer one in a temporary file. Not safe for threads. */
final class Body implements AutoCloseable {
    /** House limit: what is held in memory, in bytes; the largest experiment. */
    static final int IN_MEMORY = 1 << 20;

    static final Body NONE = new Body();

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private Path file;
    private OutputStream out;
    private long length;

    void add(ByteBuffer chunk) throws IOException {
        length += chunk.remaining();
        if (file == null && length > IN_MEMORY) {
            file = Files.createTempFile("letrodx-", ".body");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory.reset();
        }
        Channels.newChannel(file == null ? memory : out).write(chunk);
    }

    long length() {
        return length;
    }

    /** Whatever it holds. @throws IOException if the temporary file cannot be read */
    InputStream stream() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        out.flush();
        return Files.newInputStream(file);
    }

    /** Deletes the temporary file. */
    @Override
    public void close() throws IOException {
        memory.reset();
        if (file != null) {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
