package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.scenario.SetUp;

/** What waits for the end of a page waits in a file, and leaves none behind. */
class SpoolTest {
    private static final String MARK = "waits-" + ProcessHandle.current().pid();

    @Test
    void aPageThatIsBrokenOffLeavesNoFile() throws IOException {
        RuleBook book = RuleBook.bundled();
        Review review = Reviewer.of(book)
                .build()
                .review(SetUp.of(Experiment.builder().id(MARK).build()));
        StringWriter page = new StringWriter();
        try (ReviewReport report = ReviewReports.to(page, ReviewFormat.HTML, book, ReviewContext.of(Path.of("")))) {
            report.begin();
            // more than any buffer holds
            for (int i = 0; i < 200; i++) {
                report.part(review, "").write();
            }
            assertEquals(1, waiting());
        }
        assertEquals(0, waiting());
    }

    private static int waiting() throws IOException {
        int waiting = 0;
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "letrodx-*.part")) {
            for (Path file : files) {
                waiting += Files.readString(file).contains(MARK) ? 1 : 0;
            }
        }
        return waiting;
    }
}
