package org.letrodx.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;

/** Reads a log line by line, one ahead; what is not a line of a log is a line that says nothing. */
final class LogReader implements Closeable {
    /** House limit: no line is a hundredth of it; what is longer is not kept, and is no line of a log. */
    private static final int LONGEST = Documents.LARGEST;

    private final InputStream stream;
    private Optional<LogLine> ahead;
    private long number;
    private long position;

    LogReader(Path log) throws IOException {
        stream = new BufferedInputStream(Files.newInputStream(log), 1 << 16);
        ahead = read();
    }

    Optional<LogLine> next() throws IOException {
        Optional<LogLine> next = ahead;
        if (next.isPresent()) {
            ahead = read();
        }
        return next;
    }

    /** The line after the one that was read last. */
    Optional<LogLine> ahead() {
        return ahead;
    }

    private Optional<LogLine> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        long start = position;
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
        number++;
        return Optional.of(new LogLine(
                number, start, line.toByteArray(), read == '\n', tree(line.toString(StandardCharsets.UTF_8))));
    }

    private static Map<String, Object> tree(String text) {
        try {
            return JsonReader.object(text, "");
        } catch (InputException notJson) {
            return Map.of();
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
