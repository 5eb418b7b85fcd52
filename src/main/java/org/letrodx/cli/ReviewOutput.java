package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.RecordDraft;
import org.letrodx.report.ReviewReport;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;

/** Records reviews and writes them, in the order of the input: what is recorded lasts before it is told. */
final class ReviewOutput {
    /** How many reviews are recorded and written before it is looked whether anybody still reads them. */
    private static final int TOGETHER = 1024;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean tellsProblems;
    private final List<String> shown;
    private final Optional<ReviewRecording> recording;
    private final List<Told> pending = new ArrayList<>();
    private long written;

    /** One set-up, reviewed and ready to be written. */
    record Done(Review review, Optional<RecordDraft> draft, ReviewReport.Part part) {}

    /** What is told of one set-up once its record lasts; its review is no longer needed. */
    private record Told(List<Problem> problems, String outcome, ReviewReport.Part part) {
        static Told of(Done done) {
            return new Told(
                    done.review().setUp().problems(),
                    done.review() instanceof Reviewed review ? review.outcome().toString() : "unreadable",
                    done.part());
        }
    }

    /**
     * Writes nothing yet.
     *
     * @param tellsProblems whether problems of inputs are told on {@code err}, which a report may tell itself
     * @param shown the outcomes of which the reviews are written
     */
    ReviewOutput(
            PrintWriter out,
            PrintWriter err,
            boolean tellsProblems,
            List<String> shown,
            Optional<ReviewRecording> recording) {
        this.out = out;
        this.err = err;
        this.tellsProblems = tellsProblems;
        this.shown = shown;
        this.recording = recording;
    }

    /** Adds the next review. */
    void add(Done done) {
        recording.ifPresent(run -> run.add(done.review(), done.draft()));
        pending.add(Told.of(done));
        if (pending.size() >= (recording.isPresent() ? TOGETHER : 1)) {
            flush();
        }
    }

    /**
     * Writes what waits.
     *
     * @throws InputException if nobody reads it any more
     */
    void flush() {
        recording.ifPresent(ReviewRecording::flush);
        for (Told told : pending) {
            if (tellsProblems) {
                told.problems().forEach(err::println);
            }
            if (shown.contains(told.outcome())) {
                try {
                    told.part().write();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            written++;
            if (written % TOGETHER == 0 && out.checkError()) {
                throw new InputException(new Problem(
                        Location.of("standard output"),
                        "",
                        "is closed, after " + written + " set-ups; nothing more was reviewed"));
            }
        }
        pending.clear();
    }
}
