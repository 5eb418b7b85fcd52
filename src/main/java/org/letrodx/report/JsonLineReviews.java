package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import org.letrodx.document.JsonWriter;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;

/**
 * Reviews as JSON, one on each line, as {@code org/letrodx/review.schema.json} describes; the last line is the summary.
 */
final class JsonLineReviews implements ReviewReport {
    private final Writer out;
    private final RuleSet ruleSet;
    private final ReviewContext context;

    JsonLineReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.context = context;
    }

    @Override
    public void begin() {}

    @Override
    public Part part(Review review, String record) {
        String line = JsonWriter.compact(ReviewTree.of(review, record)) + '\n';
        return () -> out.write(line);
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.write(JsonWriter.compact(ReviewTree.of(summary, ruleSet, context.settings())) + '\n');
    }
}
