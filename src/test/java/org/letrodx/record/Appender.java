package org.letrodx.record;

import java.nio.file.Path;
import java.time.Clock;
import org.letrodx.review.Policy;

/** A process of its own that records reviews until it has recorded enough or is killed. */
final class Appender {
    private Appender() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        try (RecordBook book = RecordBook.open(directory, Clock.systemUTC())) {
            RecordBook.Run run = book.begin(RunStart.by(arguments[1], RecordsForTests.RULES, Policy.builtIn()));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                run.record(RecordDraft.of(RecordsForTests.review(arguments[1] + i)));
                if (i % 50 == 0) {
                    book.flush();
                }
            }
            run.end();
        }
    }
}
