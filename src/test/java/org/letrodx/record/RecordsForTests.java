package org.letrodx.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.RuleBook;
import org.letrodx.SmallRules;
import org.letrodx.document.Documents;
import org.letrodx.document.JsonReader;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Policy;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** Books of records to try things on. */
final class RecordsForTests {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.ofHours(1));
    static final RuleBook RULES = SmallRules.BOOK;

    private RecordsForTests() {}

    static Clock daysLater(int days) {
        return Clock.offset(CLOCK, Duration.ofDays(days));
    }

    static Experiment experiment(String id) {
        return ScenarioReader.read("""
                id: %s
                model: {system: cell-culture}
                medium: {phenolRed: yes}
                serum: {treatment: untreated, percent: 10 %%}
                extra: {plate: 0.60}
                """.formatted(id));
    }

    static Reviewed review(String id) {
        return review(experiment(id));
    }

    static Reviewed review(Experiment experiment) {
        return review(experiment, RULES, "[]");
    }

    /** @param waivers as a file of them lists them */
    static Reviewed review(Experiment experiment, RuleBook rules, String waivers) {
        List<String> ids = rules.rules().stream().map(Rule::id).toList();
        return (Reviewed) Reviewer.of(rules)
                .withoutRepairs()
                .clock(CLOCK)
                .waivers(WaiverList.read(Documents.parse("waivers: " + waivers, "waivers.yaml"), ids))
                .build()
                .review(SetUp.of(Location.of("plate.yaml"), experiment, Optional.empty()));
    }

    /**
     * One run of these reviews, and what came of each. @param because why earlier records are superseded; empty if not
     */
    static List<Recorded> run(Path directory, Clock clock, RuleBook rules, String because, Reviewed... reviews) {
        try (RecordBook book = RecordBook.open(directory, clock)) {
            RecordBook.Run run =
                    book.begin(RunStart.by("Ada", rules, Policy.builtIn()).because(because));
            List<Recorded> done = new ArrayList<>();
            for (Reviewed review : reviews) {
                done.add(run.record(RecordDraft.of(review)));
            }
            run.end();
            return done;
        }
    }

    /** A closed book with a run of these experiments. */
    static List<Recorded> write(Path directory, String... ids) {
        return run(
                directory,
                CLOCK,
                RULES,
                "",
                List.of(ids).stream().map(RecordsForTests::review).toArray(Reviewed[]::new));
    }

    /** To verify a year after {@link #CLOCK}, whenever the tests run. */
    static Verifier.Builder verifier(Path directory) {
        return Verifier.of(directory).now(daysLater(365).instant());
    }

    static Verification verify(Path directory) {
        return verifier(directory).verify();
    }

    static List<String> log(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("log.ndjson"));
    }

    static void writeLog(Path directory, List<String> lines) throws IOException {
        Files.writeString(directory.resolve("log.ndjson"), String.join("\n", lines) + "\n");
    }

    /** The lines of one kind, as maps. */
    static List<Map<String, Object>> lines(Path directory, String kind) throws IOException {
        return log(directory).stream()
                .map(line -> JsonReader.object(line, ""))
                .filter(line -> kind.equals(line.get("kind")))
                .toList();
    }

    /** What was found, a line for each: the kind and the words, without the directory. */
    static String words(Path directory, Verification found) {
        StringBuilder words = new StringBuilder();
        found.faults().forEach(fault -> words.append(fault.kind())
                .append(": ")
                .append(fault.toString().replace(directory + "/", "").replace(directory.toString(), "book"))
                .append('\n'));
        return words.toString();
    }
}
