package org.letrodx.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.letrodx.data.Texts;
import org.letrodx.document.Legible;
import org.letrodx.document.Problem;
import org.letrodx.record.RecordBook;
import org.letrodx.record.RecordDraft;
import org.letrodx.record.Recorded;
import org.letrodx.record.RunStart;
import org.letrodx.report.Words;
import org.letrodx.review.Refused;
import org.letrodx.review.Review;
import org.letrodx.scenario.InputFile;
import org.letrodx.scenario.SetUp;

/** Records the reviews of one run, and tells on standard error what became of them. */
final class ReviewRecording {
    /** House limit: how many reviews that could not be recorded are told by themselves. */
    private static final int TOLD = 20;

    private final RecordBook book;
    private final RecordBook.Run run;
    private final PrintWriter err;
    private long conflicts;
    private long twice;
    private long withoutId;
    private String firstWithoutId = "";

    /** Begins a run in an open book. */
    ReviewRecording(RecordBook book, RunStart start, PrintWriter err) {
        this.book = book;
        this.run = book.begin(start);
        this.err = err;
    }

    /** How many reviews were not recorded, because the book says something else of the same experiments. */
    long conflicts() {
        return conflicts;
    }

    /** What was added lasts from here on. */
    void flush() {
        book.flush();
    }

    /** Records one review; a conflict with what is recorded is told. */
    void add(Review review, Optional<RecordDraft> draft) {
        if (review instanceof Refused refused) {
            run.unreadable(refused);
            return;
        }
        Recorded recorded = run.record(draft.orElseThrow());
        SetUp setUp = review.setUp();
        if (setUp.id().isEmpty()) {
            withoutId++;
            firstWithoutId = firstWithoutId.isEmpty() ? setUp.place() : firstWithoutId;
        }
        if (recorded.done() == Recorded.Done.CONFLICT) {
            conflicts++;
            twice += recorded.isTwice() ? 1 : 0;
            if (conflicts <= TOLD) {
                err.println(conflict(recorded, review));
            }
        }
    }

    private static Problem conflict(Recorded recorded, Review review) {
        String name = "\"" + review.name() + "\"";
        String earlier = recorded.earlier().substring(0, 12);
        return new Problem(
                review.setUp().at(),
                "",
                recorded.isTwice()
                        ? name + " stands twice in this run: the first was recorded as " + earlier
                                + ", this one was not"
                        : name + " is in the book as " + earlier + ", and " + Words.differing(recorded.changed())
                                + " there; nothing was recorded",
                recorded.isTwice()
                        ? "one set-up for each experiment in one run; give this one an id of its own"
                        : "--because REASON, which corrects that record");
    }

    /**
     * Ends the run, and tells what became of it.
     *
     * @param directory where the book is, as the user named it
     */
    void end(List<InputFile> files, String directory) {
        files.forEach(run::file);
        run.end();
        StringBuilder words = new StringBuilder();
        words.append(run.count(Recorded.Done.WRITTEN)).append(" recorded");
        tell(words, run.count(Recorded.Done.CORRECTED), "corrected");
        tell(words, run.count(Recorded.Done.RENEWED), "renewed on other rules");
        tell(words, run.count(Recorded.Done.ALREADY_THERE), "recorded already");
        tell(words, run.count(Recorded.Done.CONFLICT) - twice, "not recorded (no reason given)");
        tell(words, twice, "not recorded (same id twice in this run)");
        err.println(words + ", in " + directory + " (run " + run.id() + ")");
        if (conflicts > TOLD) {
            err.println((conflicts - TOLD) + " more were not recorded for the same reasons");
        }
        if (withoutId > 0) {
            err.println(Legible.line(Texts.count(withoutId, "set-up")
                    + (withoutId == 1 ? " has no id (" : " have no id (the first is ")
                    + firstWithoutId + "). Without one, a corrected file counts as another experiment: give each "
                    + "set-up an id"));
        }
    }

    private static void tell(StringBuilder words, long number, String what) {
        if (number > 0) {
            words.append(", ").append(number).append(' ').append(what);
        }
    }
}
