package org.letrodx.serve;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Legible;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.record.Fault;
import org.letrodx.record.RecordBook;
import org.letrodx.record.RecordDraft;
import org.letrodx.record.Recorded;
import org.letrodx.record.Records;
import org.letrodx.record.RunStart;
import org.letrodx.record.Verification;
import org.letrodx.record.Verifier;
import org.letrodx.report.JsonReport;
import org.letrodx.report.RecordReport;
import org.letrodx.report.Words;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Waiver;
import org.letrodx.scenario.SetUp;

/** A book of records, if the server was given one. */
final class RecordRoutes {
    private final ServedBook rules;
    private final Inputs inputs;
    private final Reviews reviews;
    private final Path directory;
    private final Clock clock;
    private final Consumer<String> log;
    /** One writes at a time: whoever else has the book open makes it wait, too. */
    private final ReentrantLock writing = new ReentrantLock(true);

    RecordRoutes(ServedBook rules, Inputs inputs, Reviews reviews, Path directory, Clock clock, Consumer<String> log) {
        this.rules = rules;
        this.inputs = inputs;
        this.reviews = reviews;
        this.directory = directory;
        this.clock = clock;
        this.log = log;
        // made now, and found unusable now rather than at the first request
        open().close();
    }

    /** The book, to append. What was interrupted is told in the log: once a run has its end, nobody else says so. */
    private RecordBook open() {
        RecordBook book = RecordBook.open(directory, clock);
        book.interrupted().forEach(problem -> log.accept(problem.toString()));
        return book;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/records", this::record),
                Route.get("/v1/records", this::list),
                Route.get("/v1/records/verification", this::verification),
                Route.get("/v1/records/{sha256}", this::show));
    }

    private Response record(Request request) {
        request.onlyQueries(Set.of("by", "because", Inputs.MAPPING));
        request.accepts(Response.JSON);
        String by = words(request, "by");
        if (by.isBlank()) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?by is not given: a record names who reviews");
        }
        String because = words(request, "because");
        if (!because.isEmpty() && !Waiver.saysWhy(because)) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?because=" + because + " says nothing: say in a few words why");
        }
        RuleBook book = rules.book();
        SetUp setUp = inputs.setUp(request);
        Reviewed review =
                Reviews.reviewed(reviews.reviewer(book).withoutRepairs().build().review(setUp));
        Recorded recorded =
                record(review, RunStart.by(by, book, review.policy()).because(because));
        if (recorded.done() == Recorded.Done.CONFLICT) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    "this experiment is in the book as " + recorded.earlier() + ", and "
                            + Words.differing(recorded.changed())
                            + " there; nothing was recorded. To correct that record, give ?because with the reason");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("done", Spelling.label(recorded.done()));
        tree.put("record", recorded.record());
        tree.put("earlier", recorded.earlier());
        tree.put("review", JsonReport.tree(review));
        return Response.json(JsonWriter.compact(tree)).with(Response.INPUT, review.input());
    }

    private Recorded record(Reviewed review, RunStart start) {
        writing.lock();
        try (RecordBook records = open()) {
            RecordBook.Run run = records.begin(start.command(List.of("serve", "POST /v1/records")));
            Recorded recorded = run.record(RecordDraft.of(review));
            run.end();
            return recorded;
        } finally {
            writing.unlock();
        }
    }

    private static String words(Request request, String name) {
        String text = request.query(name).orElse("");
        Legible.fault(text).ifPresent(fault -> {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?" + name + " " + fault);
        });
        return text;
    }

    private Response list(Request request) {
        request.onlyQueries(Set.of("current"));
        request.accepts(Response.JSON);
        boolean current = request.query("current", false);
        List<Map<String, Object>> records = new ArrayList<>();
        List<Problem> withoutEnd = Records.list(directory, record -> {
            if (!current || record.supersededBy().isEmpty()) {
                Map<String, Object> tree = new LinkedHashMap<>();
                for (String name : List.of("record", "experiment", "input", "outcome", "at", "file")) {
                    tree.put(name, record.line().get(name));
                }
                tree.put("logLine", record.line().get("seq"));
                tree.put("runEnded", record.runEnded());
                tree.put("supersededBy", record.supersededBy());
                tree.put("signed", record.signed());
                records.add(tree);
            }
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("records", records);
        tree.put("withoutEnd", withoutEnd.stream().map(Problem::toString).toList());
        return Response.json(JsonWriter.compact(tree));
    }

    private Response show(Request request) {
        request.onlyQueries(Set.of());
        request.accepts(Response.JSON);
        String hash = request.parameter("sha256");
        if (!hash.matches("[0-9a-f]{6,64}")) {
            throw Refusal.of(Refusal.Code.NOT_FOUND, "a record is named by at least six digits of its hash");
        }
        try {
            return Response.json(RecordReport.json(List.of(Records.find(directory + "/" + hash))));
        } catch (InputException none) {
            throw Refusal.of(Refusal.Code.NOT_FOUND, none.problems());
        }
    }

    private Response verification(Request request) {
        request.onlyQueries(Set.of());
        request.accepts(Response.JSON);
        Verification found = Verifier.of(directory).now(clock.instant()).verify();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("result", Spelling.label(found.result()));
        tree.put("runs", found.runs());
        tree.put("records", found.records());
        tree.put("current", found.living());
        tree.put("superseded", found.superseded());
        tree.put("signed", found.signed());
        tree.put("reviewedAgain", found.replayed());
        tree.put("notReviewedAgain", found.notReplayed());
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("hash", found.head().hash());
        head.put("lines", found.head().lines());
        tree.put("head", head);
        tree.put("faults", found.faults().stream().map(Fault::toString).toList());
        return Response.json(JsonWriter.compact(tree));
    }
}
