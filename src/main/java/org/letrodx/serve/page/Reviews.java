package org.letrodx.serve.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.letrodx.RuleBook;
import org.letrodx.document.Location;
import org.letrodx.report.ReviewContext;
import org.letrodx.report.ReviewFormat;
import org.letrodx.report.ReviewReport;
import org.letrodx.report.ReviewReports;
import org.letrodx.review.FailOn;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.SummaryCounter;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.SetUps;
import org.letrodx.serve.Refusal;
import org.letrodx.serve.Request;

/** A review of many files at once: the page that the command line writes, to find, filter, sort and print. */
final class Reviews {
    /** House limit: a page of more set-ups is no page; the command line and the API review any number. */
    private static final int MOST = 2_000;

    private Reviews() {}

    /** The review of all of some files. */
    static String page(List<Request.Part> files, RuleBook book) {
        Reviewer reviewer = Reviewer.of(book).build();
        SummaryCounter counter = new SummaryCounter();
        List<Location> brokenOff = new ArrayList<>();
        StringWriter page = new StringWriter();
        int reviewed = 0;
        ReviewContext context = ReviewContext.of(Path.of("")).at(OffsetDateTime.now());
        try (ReviewReport report = ReviewReports.to(page, ReviewFormat.HTML, book, context)) {
            report.begin();
            for (Request.Part file : files) {
                String name = file.fileName().orElse("file");
                try (SetUps setUps = open(name, file.bytes())) {
                    while (setUps.hasNext()) {
                        if (++reviewed > MOST) {
                            throw Refusal.of(
                                    Refusal.Code.TOO_LARGE,
                                    "more than " + MOST + " set-ups, a house limit of the page: use letrodx review");
                        }
                        Review review = reviewer.review(setUps.next().get());
                        counter.add(review);
                        report.part(review, "").write();
                    }
                    brokenOff.addAll(setUps.brokenOff());
                }
            }
            report.end(counter.summary(SummaryCounter.Basis.of(reviewer.policy()), FailOn.NEVER, brokenOff));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return page.toString();
    }

    private static SetUps open(String name, byte[] bytes) {
        SetUps.Opening opening =
                SetUps.of(List.of(SetUps.STANDARD_INPUT)).standardInput(new ByteArrayInputStream(bytes), name);
        return InputFormat.of(name).map(opening::format).orElse(opening).open();
    }
}
