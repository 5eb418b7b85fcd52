package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import org.letrodx.document.JsonStream;
import org.letrodx.document.JsonWriter;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;

/**
 * Reviews as one JSON document: {@code reviews}, each on a line of its own as {@link JsonLineReviews} writes it, and
 * {@code summary}.
 */
final class JsonReviews implements ReviewReport {
    private final JsonStream json;
    private final RuleSet ruleSet;
    private final ReviewContext context;

    JsonReviews(Writer out, RuleSet ruleSet, ReviewContext context) throws IOException {
        this.json = new JsonStream(out);
        this.ruleSet = ruleSet;
        this.context = context;
    }

    @Override
    public void begin() throws IOException {
        json.object().name("reviews").array();
    }

    @Override
    public Part part(Review review, String record) {
        String item = JsonWriter.compact(ReviewTree.of(review, record));
        return () -> json.written(item);
    }

    @Override
    public void end(Summary summary) throws IOException {
        json.end()
                .name("summary")
                .value(ReviewTree.of(summary, ruleSet, context.settings()))
                .end()
                .close();
    }
}
