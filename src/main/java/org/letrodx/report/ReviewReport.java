package org.letrodx.report;

import java.io.Closeable;
import java.io.IOException;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;

/**
 * A report of many reviews: a head, a part for each review, and the summary. Call {@link #begin} first and {@link #end}
 * last, and write the parts between them in the order of the set-ups, all by one thread; only {@link #part} is safe for
 * several. Close it, above all one that is broken off: a page waits for its summary in a temporary file.
 *
 * <pre>{@code
 * try (ReviewReport report = ReviewReports.to(writer, ReviewFormat.NDJSON, book, context)) {
 *     report.begin();
 *     for (Review review : reviews) {
 *         report.part(review, "").write();
 *     }
 *     report.end(summary);
 * }
 * }</pre>
 */
public interface ReviewReport extends Closeable {
    /** Writes what stands before the first review. */
    void begin() throws IOException;

    /**
     * Makes the part of one review, which is most of the work, and writes nothing yet.
     *
     * @param record the hash of its record; empty if it is not recorded
     */
    Part part(Review review, String record);

    /** Writes what stands after the last review. The writer is left open and not flushed. */
    void end(Summary summary) throws IOException;

    /** Removes what was kept for the end; the writer is left open. */
    @Override
    default void close() throws IOException {}

    /** What a report says of one review, ready to be written. */
    @FunctionalInterface
    interface Part {
        /** Writes it, or keeps it for {@link ReviewReport#end}; once. */
        void write() throws IOException;
    }
}
