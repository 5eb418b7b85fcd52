package org.letrodx.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that is written now and stands behind something that is known later: it waits in a temporary file. Not safe for
 * threads.
 */
final class Spool {
    private final Path file;
    private Writer writer;

    Spool() {
        try {
            file = Files.createTempFile("letrodx-", ".part");
            file.toFile().deleteOnExit();
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
    void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
