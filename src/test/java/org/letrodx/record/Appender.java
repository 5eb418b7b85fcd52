package org.letrodx.record;

import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that appends records until it has made enough or is killed. */
final class Appender {
    private Appender() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (RecordBook book = RecordBook.open(directory, Clock.systemUTC())) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                book.append(Records.review(arguments[1] + i), arguments[1]);
            }
        }
    }
}
