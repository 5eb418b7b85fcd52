package org.letrodx.report;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.letrodx.document.Location;
import org.letrodx.review.Reviewer;
import org.letrodx.scenario.SetUp;

/**
 * Reviews as a function from text to text: an experiment in JSON goes in, its review in JSON comes out, as
 * {@code org/letrodx/review.schema.json} describes it. Nothing is thrown: a text that cannot be read comes out as such.
 * It is immutable, safe for threads, and can be sent to other machines, as Spark, Flink and Beam do.
 *
 * <pre>{@code
 * LineReviewer reviewer = new LineReviewer(Reviewer.of(RuleBook.bundled()).withoutRepairs().build());
 * spark.read().textFile("set-ups.ndjson").map((MapFunction<String, String>) reviewer::apply, Encoders.STRING());
 * }</pre>
 */
public final class LineReviewer implements UnaryOperator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    private final Reviewer reviewer;

    /** @param reviewer what to review by */
    public LineReviewer(Reviewer reviewer) {
        this.reviewer = Objects.requireNonNull(reviewer, "reviewer");
    }

    /** The review of an experiment, on one line. */
    @Override
    public String apply(String json) {
        return JsonReport.line(reviewer.review(SetUp.ofJson(json, Location.NONE)));
    }
}
