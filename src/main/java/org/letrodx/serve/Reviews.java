package org.letrodx.serve;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letrodx.RuleBook;
import org.letrodx.report.JsonReport;
import org.letrodx.report.ReviewContext;
import org.letrodx.report.ReviewFormat;
import org.letrodx.report.ReviewReport;
import org.letrodx.report.ReviewReports;
import org.letrodx.review.Baseline;
import org.letrodx.review.FailOn;
import org.letrodx.review.Policy;
import org.letrodx.review.Refused;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.review.SummaryCounter;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.InOrder;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.SetUp;
import org.letrodx.scenario.SetUps;

/** Reviews of set-ups: one, or as many as are sent. */
final class Reviews {
    /** House limit: how long a stream of set-ups may be, in bytes; about a quarter of a million. */
    private static final long LONGEST_STREAM = 256L << 20;

    private final ServedBook rules;
    private final Inputs inputs;
    private final Metrics metrics;
    private final Clock clock;

    Reviews(ServedBook rules, Inputs inputs, Metrics metrics, Clock clock) {
        this.rules = rules;
        this.inputs = inputs;
        this.metrics = metrics;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/reviews", this::review).upTo(LONGEST_STREAM));
    }

    private Response review(Request request) {
        request.onlyQueries(Set.of(Inputs.MAPPING));
        return switch (request.mediaType()) {
            case Response.NDJSON -> many(request, InputFormat.NDJSON);
            case Inputs.CSV -> many(request, InputFormat.CSV);
            default -> one(request);
        };
    }

    private Response one(Request request) {
        request.accepts(Response.JSON);
        RuleBook book = rules.book();
        SetUp setUp = inputs.setUp(request);
        Reviewed review = reviewed(reviewer(book).withoutRepairs().build().review(setUp));
        metrics.outcome(review.outcome().toString());
        return Tag.on(
                        Response.json(JsonReport.line(review)),
                        book,
                        List.of(
                                "review",
                                review.input(),
                                setUp.waivers()
                                        .map(written -> String.valueOf(written.plain()))
                                        .orElse(""),
                                review.policy().sha256(),
                                LocalDate.now(clock).toString()))
                .with(Response.INPUT, review.input());
    }

    Reviewer.Builder reviewer(RuleBook book) {
        return Reviewer.of(book).clock(clock);
    }

    /** @throws Refusal with every problem, if nothing of it could be read */
    static Reviewed reviewed(Review review) {
        if (review instanceof Refused refused) {
            throw Refusal.of(Refusal.Code.INVALID, refused.problems());
        }
        return (Reviewed) review;
    }

    /** The same bytes as {@code letrodx review --format ndjson} gives for the same bytes on standard input. */
    private Response many(Request request, InputFormat format) {
        request.accepts(Response.NDJSON);
        Optional<ColumnMapping> mapping = inputs.mapping(request);
        if (mapping.isPresent() && format == InputFormat.NDJSON) {
            throw Refusal.of(
                    Refusal.Code.BAD_REQUEST, "?mapping is for a table or one record: lines of NDJSON are scenarios");
        }
        RuleBook book = rules.book();
        SetUps.Opening opening =
                SetUps.of(List.of(SetUps.STANDARD_INPUT)).format(format).columns(mapping.orElse(ColumnMapping.NONE));
        return Response.streamed(Response.NDJSON, out -> {
                    try (InputStream in = request.stream()) {
                        stream(opening.standardInput(in), book, out);
                    }
                })
                .with(Tag.RULES, book.ruleSet().sha256());
    }

    /** One set-up, reviewed and ready to be written. */
    private record Done(Review review, ReviewReport.Part part) {}

    private void stream(SetUps.Opening opening, RuleBook book, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Reviewer reviewer = reviewer(book).withoutRepairs().build();
        SummaryCounter counter = new SummaryCounter();
        try (ReviewReport report = ReviewReports.to(writer, ReviewFormat.NDJSON, book, ReviewContext.of(Path.of("")));
                SetUps setUps = opening.open()) {
            report.begin();
            InOrder.run(
                    setUps,
                    setUps::bytesRead,
                    Runtime.getRuntime().availableProcessors(),
                    setUp -> done(reviewer.review(setUp.get()), report),
                    done -> take(done, counter));
            report.end(counter.summary(
                    SummaryCounter.Basis.of(Policy.builtIn())
                            .waivers(
                                    WaiverList.NONE,
                                    book.rules().stream().map(Rule::id).toList(),
                                    book.ruleSet().switchedOff())
                            .baseline(Baseline.NONE)
                            .on(LocalDate.now(clock)),
                    FailOn.ERROR,
                    setUps.brokenOff()));
        } catch (UncheckedIOException nobodyReads) {
            throw nobodyReads.getCause();
        }
        writer.flush();
    }

    /** Whatever happens with one set-up is that set-up's: the next ones go on. */
    private static Done done(Review review, ReviewReport report) {
        try {
            return new Done(review, report.part(review, ""));
        } catch (RuntimeException | StackOverflowError ours) {
            Review refused = Refused.because(review.setUp(), ours);
            return new Done(refused, report.part(refused, ""));
        }
    }

    private void take(Done done, SummaryCounter counter) {
        counter.add(done.review());
        metrics.outcome(
                done.review() instanceof Reviewed reviewed ? reviewed.outcome().toString() : "unreadable");
        try {
            done.part().write();
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        }
    }
}
