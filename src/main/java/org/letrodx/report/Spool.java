package org.letrodx.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that is written now and stands behind something that is known later: it waits in a temporary file. Not safe for
 * threads.
 */
final class Spool implements Closeable {
    private final Path file;
    private Writer writer;

    Spool() throws IOException {
        file = Files.createTempFile("letrodx-", ".part");
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Where to write. */
    Writer writer() {
        return writer;
    }

    /** Writes to another writer what was written here, and begins anew. */
    void moveTo(Writer out) throws IOException {
        writer.close();
        try (Reader written = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.transferTo(out);
        }
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
