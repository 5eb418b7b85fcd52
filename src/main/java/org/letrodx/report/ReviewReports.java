package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import org.letrodx.RuleBook;
import org.letrodx.data.OptionalLibrary;

/** Makes reports of reviews. */
public final class ReviewReports {
    private ReviewReports() {}

    /**
     * A report of which nothing is written yet.
     *
     * @param out where to write; buffer it
     * @param book the rules of the reviews
     * @throws IOException if the writer fails
     * @throws IllegalStateException if HTML is wanted and the host left its template library out
     */
    public static ReviewReport to(Writer out, ReviewFormat format, RuleBook book, ReviewContext context)
            throws IOException {
        return switch (format) {
            case TEXT -> new TextReviews(out, book.ruleSet(), context);
            case JSON -> new JsonReviews(out, book.ruleSet(), context);
            case NDJSON -> new JsonLineReviews(out, book.ruleSet(), context);
            case CSV -> new CsvReviews(out, book.ruleSet(), context);
            case SARIF -> new SarifReviews(out, book, context);
            case JUNIT -> new JUnitReviews(out, book.ruleSet(), context);
            case HTML -> html(out, book, context);
        };
    }

    private static ReviewReport html(Writer out, RuleBook book, ReviewContext context) throws IOException {
        try {
            OptionalLibrary.MUSTACHE.require();
            return new HtmlReviews(out, book, context);
        } catch (IllegalStateException missing) {
            throw new IllegalStateException(
                    "a report in HTML needs a library that is not on the class path here, while the other "
                            + "formats work without it. Missing: com.samskivert:jmustache, which is optional",
                    missing);
        }
    }
}
