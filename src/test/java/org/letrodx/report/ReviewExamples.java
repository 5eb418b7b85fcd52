package org.letrodx.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Baseline;
import org.letrodx.review.FailOn;
import org.letrodx.review.Policy;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.review.SummaryCounter;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** Set-ups of every outcome, two waivers that hold and two that do not, and a set-up whose names mean harm. */
final class ReviewExamples {
    static final RuleBook BOOK = RuleBook.bundled();
    static final Path DIRECTORY = Path.of("").toAbsolutePath();
    static final OffsetDateTime AT = OffsetDateTime.parse("2026-06-01T09:30:00.123+02:00");
    static final String NOT_CLEAN = "scenarios/mcf7-full-serum.yaml";
    static final String CLEAN = "scenarios/clean-mcf7ca.yaml";
    /** How many causes were assessed of the set-up that is clean. */
    static final String CLEAN_ASSESSED = "79 of 119";

    static final String UNDECIDED = "scenarios/protocol-1.yaml";
    static final String UNREADABLE = "old plates/3 #2 100 %.yaml";
    static final String HOSTILE = "ü:n/<b>&\"q\".csv";
    static final String HOSTILE_ID =
            "=2+5|'<script>alert(1)</script>\" & ]]> {{x}}" + "\u0000\u001b[31m\u009b\u202e\u000b\uffff\ud83e\uddea";

    private static final String WAIVERS = """
            waivers:
            - {rule: MED-01, experiment: mcf7-full-serum, reason: intended, facts: FULL_SERUM, text: "red <is> the point", by: A. Curie,
               on: 2026-01-02, expires: 2026-12-31}
            - {rule: MED-02, experiment: nothing, reason: mitigated, text: as agreed, by: B. Jones, on: 2026-01-02, expires: 2026-12-31}
            - {rule: MED-02, experiment: '*', reason: mitigated, text: as agreed, by: B. Jones, on: 2026-01-02, expires: 2026-12-31}
            """;

    private ReviewExamples() {}

    /** The set-ups; the hostile one and the one after it are rows of one file. */
    static List<SetUp> setUps() {
        return List.of(worked(NOT_CLEAN), worked(CLEAN), worked(UNDECIDED), unreadable(), hostile(), waived());
    }

    private static SetUp worked(String file) {
        return SetUp.of(Location.of(file), Scenarios.read(Path.of(file)), Optional.empty());
    }

    private static SetUp unreadable() {
        try {
            ScenarioReader.read(Documents.parse("serum: {treatment: <stript>}\nmedium: {colour: red}\n", UNREADABLE));
            throw new IllegalStateException("was read");
        } catch (InputException expected) {
            return SetUp.refused(Location.of(UNREADABLE), "", expected.problems());
        }
    }

    private static SetUp hostile() {
        Experiment experiment = Experiment.builder()
                .id(HOSTILE_ID)
                .title("@SUM(A1)\r\n" + HOSTILE_ID)
                .state("cellLine.name", "MCF-7")
                .state("serum.treatment", "untreated")
                .state("assay.tipsChanged", false)
                .build();
        return SetUp.of(new Location(HOSTILE, 2, 1), experiment, Optional.empty());
    }

    private static SetUp waived() {
        Experiment experiment = Experiment.builder()
                .id("row 3")
                .state("assay.tipsChanged", false)
                .build();
        Location at = new Location(HOSTILE, 3, 1);
        String facts = facts(experiment, "ASY-03");
        return SetUp.of(
                at,
                experiment,
                Optional.of(Written.of(
                        List.of(Map.of(
                                "rule",
                                "ASY-03",
                                "facts",
                                facts,
                                "reason",
                                "mitigated",
                                "text",
                                HOSTILE_ID,
                                "by",
                                "+B",
                                "on",
                                "2026-01-02",
                                "expires",
                                "2026-12-31")),
                        at)));
    }

    static List<Review> reviews(Baseline baseline) {
        Reviewer reviewer = reviewer(baseline);
        return setUps().stream().map(reviewer::review).toList();
    }

    /** The reviews of what could be read. */
    static List<Reviewed> reviewed() {
        return reviews(Baseline.NONE).stream()
                .filter(Reviewed.class::isInstance)
                .map(Reviewed.class::cast)
                .toList();
    }

    /** A baseline that knows what MED-02 says of the first set-up. */
    static Baseline knownFullSerum() throws IOException {
        Baseline.Draft draft = new Baseline.Draft();
        draft.add(reviewed().get(0));
        Path file = Files.createTempFile("baseline", ".ndjson");
        Files.write(
                file,
                draft.lines(
                                "A. Curie",
                                AT.toLocalDate(),
                                "as found",
                                BOOK.ruleSet().version(),
                                AT.toLocalDate().plusYears(1))
                        .filter(line -> line.contains("MED-02"))
                        .toList());
        try {
            return Baseline.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> ids() {
        return BOOK.rules().stream().map(Rule::id).toList();
    }

    private static WaiverList waivers() {
        String facts = facts(Scenarios.read(Path.of(NOT_CLEAN)), "MED-01");
        return WaiverList.read(Documents.parse(WAIVERS.replace("FULL_SERUM", facts), "waivers.yaml"), ids());
    }

    /** What stands for the facts behind what a rule says of an experiment. */
    private static String facts(Experiment experiment, String rule) {
        Reviewed review = (Reviewed) Reviewer.of(BOOK).build().review(experiment);
        return review.remarks().stream()
                .filter(remark -> remark.finding().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    private static Reviewer reviewer(Baseline baseline) {
        return Reviewer.of(BOOK)
                .waivers(waivers())
                .baseline(baseline)
                .clock(Clock.fixed(AT.toInstant(), ZoneOffset.UTC))
                .build();
    }

    /** A review that nobody has signed for. */
    static ReviewContext context() {
        return ReviewContext.of(DIRECTORY).at(AT);
    }

    static String report(ReviewFormat format) throws IOException {
        return report(format, context(), Baseline.NONE);
    }

    static String report(ReviewFormat format, ReviewContext context, Baseline baseline) throws IOException {
        return report(format, context, baseline, setUps());
    }

    /** The parts are made on several threads and written in order on one, as the command does. */
    static String report(ReviewFormat format, ReviewContext context, Baseline baseline, List<SetUp> setUps)
            throws IOException {
        Reviewer reviewer = reviewer(baseline);
        List<Review> reviews = setUps.stream().map(reviewer::review).toList();
        SummaryCounter counter = new SummaryCounter();
        reviews.forEach(counter::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                ReviewReport report = ReviewReports.to(out, format, BOOK, context)) {
            report.begin();
            for (ReviewReport.Part part : reviews.parallelStream()
                    .map(review -> report.part(review, ""))
                    .toList()) {
                part.write();
            }
            report.end(counter.summary(
                    SummaryCounter.Basis.of(Policy.builtIn())
                            .waivers(waivers(), ids(), List.of())
                            .baseline(baseline)
                            .on(AT.toLocalDate()),
                    FailOn.ERROR,
                    List.of()));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What a hostile name has in it that no report may pass on. */
    static Stream<String> illegible() {
        return Stream.of("\u0000", "\u001b", "\u009b", "\u202e", "\u000b", "\uffff");
    }
}
