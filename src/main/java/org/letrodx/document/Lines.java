package org.letrodx.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a stream that has one JSON document in each (NDJSON), one by one. One line is held at a time, and of a
 * line above the house limit not more than the limit. Lines end with LF or CRLF, the last one with either or nothing.
 * Not safe for threads.
 */
public final class Lines {
    private final InputStream stream;
    private final String source;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int number;

    /**
     * Reads nothing yet and never closes the stream.
     *
     * @param source what to call it in messages
     */
    public Lines(InputStream stream, String source) {
        this.stream = stream;
        this.source = source;
    }

    /** One line that is not blank. It is read as JSON when it is asked for. */
    public static final class Line {
        private final Location at;
        private final byte[] bytes;

        private Line(Location at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }

        /** Its number, without a column. */
        public Location at() {
            return at;
        }

        /**
         * A copy of what it holds, without the end of the line.
         *
         * @throws InputException if it is too long
         */
        public byte[] bytes() {
            if (bytes.length > Documents.LARGEST) {
                throw tooLong();
            }
            return bytes.clone();
        }

        private InputException tooLong() {
            return Documents.fault(
                    at, "is longer than " + Documents.LARGEST / 1024 + " KiB", "a house limit on the size of one line");
        }

        /** True if it only opens a document, which then goes on in the next line. */
        public boolean opensADocument() {
            String text = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1).strip();
            return text.equals("{") || text.equals("[");
        }

        /**
         * The document; any thread may ask.
         *
         * @throws InputException if it is too long, not UTF-8, or not one JSON document
         */
        public Document json() {
            return Documents.json(bytes, at);
        }
    }

    /**
     * The next line that is not blank; empty at the end.
     *
     * @throws InputException if the stream cannot be read on
     */
    public Optional<Line> next() {
        try {
            while (from < to || fill()) {
                byte[] line = line();
                if (!isBlank(line)) {
                    return Optional.of(new Line(new Location(source, number, 0), line));
                }
            }
            return Optional.empty();
        } catch (IOException fault) {
            throw Documents.unreadable(new Location(source, number + 1, 0), fault);
        }
    }

    /** The bytes up to the end of the line; of those above the house limit, one. */
    private byte[] line() throws IOException {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        do {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.min(end - from, Documents.LARGEST + 1 - line.size()));
            from = end;
        } while (from == to && fill());
        from++;
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(stream.read(buffer), 0);
        return to > 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
