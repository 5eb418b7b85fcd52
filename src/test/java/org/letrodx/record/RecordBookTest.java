package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.SmallRules;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Experiment;
import org.letrodx.record.Recorded.Done;
import org.letrodx.review.Policy;
import org.letrodx.review.Refused;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;
import org.letrodx.scenario.SetUps;

/** What a book of records holds, and what is written when. */
class RecordBookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Reviewed withoutPhenolRed(String id) {
        return RecordsForTests.review(RecordsForTests.experiment(id).without("medium.phenolRed"));
    }

    private JsonNode record(String hash) {
        return JSON.valueToTree(
                Records.find(new DirectoryStore(directory), hash).content());
    }

    private static List<Done> done(List<Recorded> recorded) {
        return recorded.stream().map(Recorded::done).toList();
    }

    @Test
    void aRecordHoldsTheReviewAndItsLineWhoMadeItWhenOfWhat() throws IOException {
        Recorded recorded = RecordsForTests.write(directory, "plate 1").get(0);

        assertEquals(Done.WRITTEN, recorded.done());
        JsonNode record = record(recorded.record());
        assertEquals("0.60", record.at("/input/extra/plate").asText());
        assertEquals("not-clean", record.path("outcome").asText());
        assertEquals(
                RecordsForTests.RULES.ruleSet().deciding(),
                record.at("/rules/deciding").asText());
        Map<String, Object> line =
                RecordsForTests.lines(directory, LogLine.RECORD).get(0);
        assertEquals(recorded.record(), line.get("record"));
        assertEquals("plate 1", line.get("experiment"));
        assertEquals("plate.yaml", line.get("file"));
        assertEquals("2026-11-25T11:00:00+01:00", line.get("at"));
        Map<String, Object> run = RecordsForTests.lines(directory, LogLine.RUN).get(0);
        assertEquals(run.get("run"), line.get("run"));
        assertEquals("Ada", run.get("by"));
        assertEquals("built-in", Trees.text(run, "policy", "name"));
        assertEquals("letrodx", Trees.text(run, "program", "name"));
        Map<String, Object> end = RecordsForTests.lines(directory, LogLine.END).get(0);
        assertEquals("{not-clean=1}", String.valueOf(end.get("outcomes")));
    }

    /** With another library and by hand: the hashes are what they are said to be. */
    @Test
    void anyProgramCanCheckTheHashes() throws IOException {
        RecordsForTests.write(directory, "a", "b");

        String previous = "start";
        byte[] bodies = Files.readAllBytes(directory.resolve("records.ndjson"));
        int checked = 0;
        for (String text : RecordsForTests.log(directory)) {
            JsonNode line = JSON.readTree(text);
            assertEquals(text, new JsonCanonicalizer(text).getEncodedString());
            assertEquals(previous, line.path("previous").asText());
            previous = Sha256.hex(text);
            if (line.has("place")) {
                int place = line.path("place").asInt();
                int end = place;
                while (bodies[end] != '\n') {
                    end++;
                }
                byte[] body = Arrays.copyOfRange(bodies, place, end);
                assertEquals(line.path(line.has("record") ? "record" : "body").asText(), Sha256.hex(body));
                checked++;
            }
        }
        assertEquals(3, checked, "the rules and two records");
    }

    @Test
    void theRulesAreKeptOnceHoweverManyRunsGoByThem() throws IOException {
        RecordsForTests.write(directory, "a");
        RecordsForTests.write(directory, "b");
        assertEquals(1, RecordsForTests.lines(directory, LogLine.RULES).size());
    }

    @Test
    void aSecondReviewerOfTheSameInputLeavesATrace() throws IOException {
        RecordsForTests.write(directory, "a", "b");
        List<Recorded> again = RecordsForTests.run(
                directory,
                RecordsForTests.daysLater(1),
                RecordsForTests.RULES,
                "",
                RecordsForTests.review("a"),
                RecordsForTests.review("b"));

        assertEquals(List.of(Done.ALREADY_THERE, Done.ALREADY_THERE), done(again));
        assertEquals(2, RecordsForTests.lines(directory, LogLine.RECORD).size());
        List<Map<String, Object>> ends = RecordsForTests.lines(directory, LogLine.END);
        assertEquals("2", String.valueOf(Trees.find(ends.get(1), "records", "already_there")));
        assertEquals("2026-11-26T11:00:00+01:00", ends.get(1).get("at"));
    }

    /** The place of a file is not part of its review; that of a warning was in its text. */
    @Test
    void theContentDoesNotDependOnWhereTheInputLay() {
        String text = "id: x\ncellLine: {name: Ishikawa-9}\n";
        Reviewed one = RecordsForTests.review(ScenarioReader.read("# a comment\n" + text), RuleBook.bundled(), "[]");
        Reviewed other = RecordsForTests.review(ScenarioReader.read(text), RuleBook.bundled(), "[]");

        assertFalse(one.warnings().isEmpty());
        assertEquals(Content.of(one), Content.of(other));
    }

    @Test
    void everyRecordIsInTheCanonicalFormOfWhatItHolds() {
        List<Reviewed> reviews = new ArrayList<>();
        Scenarios.all()
                .forEach(file -> reviews.add(RecordsForTests.review(Scenarios.read(file), RuleBook.bundled(), "[]")));
        reviews.add(RecordsForTests.review(
                ScenarioReader.read("id: x\nnotes: \"a bell \\a, \\\\u0007\"\n"), RuleBook.bundled(), "[]"));
        for (Reviewed review : reviews) {
            String content = Content.of(review);

            assertEquals(JsonWriter.canonical(JsonReader.object(content, "")), content);
        }
    }

    @Test
    void everyWorkedScenarioIsReplayedToTheByte() {
        List<Path> files = Scenarios.worked();
        Reviewed[] reviews = files.stream()
                .map(file -> RecordsForTests.review(Scenarios.read(file), RuleBook.bundled(), "[]"))
                .toArray(Reviewed[]::new);
        RecordsForTests.run(directory, RecordsForTests.CLOCK, RuleBook.bundled(), "", reviews);

        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(files.size(), found.replayed());
        assertEquals(Verification.Result.SOUND, found.result());
    }

    @Test
    void anotherResultNeedsAReasonAndIsACorrectionThen() throws IOException {
        Recorded first = RecordsForTests.write(directory, "a").get(0);

        Recorded tried = RecordsForTests.run(
                        directory, RecordsForTests.daysLater(1), RecordsForTests.RULES, "", withoutPhenolRed("a"))
                .get(0);
        assertEquals(Done.CONFLICT, tried.done());
        assertEquals(first.record(), tried.earlier());
        assertEquals(1, RecordsForTests.lines(directory, LogLine.CONFLICT).size(), "that it was tried is recorded");

        Recorded right = RecordsForTests.run(
                        directory,
                        RecordsForTests.daysLater(2),
                        RecordsForTests.RULES,
                        "phenol red was never written down",
                        withoutPhenolRed("a"))
                .get(0);
        assertEquals(Done.CORRECTED, right.done());
        Map<String, Object> line =
                RecordsForTests.lines(directory, LogLine.RECORD).get(1);
        assertEquals(first.record(), line.get("supersedes"));
        assertEquals("phenol red was never written down", line.get("because"));
        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(
                List.of(2L, 1L, 1L, 1L),
                List.of(found.records(), found.living(), found.superseded(), found.conflicts()));
    }

    /** A waiver runs out, and what was found before it was given is found again. */
    @Test
    void whatIsFoundOnceMoreIsCurrentAgain() {
        String first = RecordsForTests.write(directory, "a").get(0).record();
        String between = RecordsForTests.run(
                        directory, RecordsForTests.daysLater(1), RecordsForTests.RULES, "mended", withoutPhenolRed("a"))
                .get(0)
                .record();
        RecordsForTests.run(
                directory,
                RecordsForTests.daysLater(2),
                RecordsForTests.RULES,
                "it was right before",
                RecordsForTests.review("a"));

        List<String> supersededBy = new ArrayList<>();
        Records.list(directory, listed -> supersededBy.add(listed.supersededBy()));
        assertEquals(List.of(between, first, ""), supersededBy);
        RecordView found = Records.find(directory + "/" + first);
        assertEquals(
                List.of("2026-11-25T11:00:00+01:00, line 3, superseded", "2026-11-27T11:00:00+01:00, line 9, current"),
                found.occurrences().stream()
                        .map(one ->
                                one.line().get("at") + ", line " + one.line().get("seq") + ", "
                                        + (one.supersededBy().isPresent() ? "superseded" : "current"))
                        .toList());
        assertNotEquals(
                found.occurrences().get(0).run().get("run"), found.last().run().get("run"));
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
        assertEquals(1, RecordsForTests.verify(directory).living());
    }

    @Test
    void theSameResultOnOtherRulesIsRenewed() {
        RecordsForTests.write(directory, "a");
        RuleBook fewer = RecordsForTests.RULES.without("RES-09");
        Recorded again = RecordsForTests.run(
                        directory,
                        RecordsForTests.daysLater(1),
                        fewer,
                        "",
                        RecordsForTests.review(RecordsForTests.experiment("a"), fewer, "[]"))
                .get(0);
        assertEquals(Done.RENEWED, again.done());
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
    }

    /** Else each of the two would supersede the other whenever both are reviewed again. */
    @Test
    void oneRunCorrectsAnExperimentOnce() {
        RecordsForTests.write(directory, "a");
        List<Recorded> done = RecordsForTests.run(
                directory,
                RecordsForTests.daysLater(1),
                RecordsForTests.RULES,
                "a slip of the pen",
                withoutPhenolRed("a"),
                RecordsForTests.review("a"));
        assertEquals(List.of(Done.CORRECTED, Done.CONFLICT), done(done));
    }

    @Test
    void aWaiverIsRecordedAndReplayedOnItsDay() {
        String facts = RecordsForTests.review("a").remarks().stream()
                .filter(remark -> remark.finding().id().equals("MED-02"))
                .findFirst()
                .orElseThrow()
                .facts();
        Reviewed waived = RecordsForTests.review(
                RecordsForTests.experiment("a"),
                RecordsForTests.RULES,
                "[{rule: MED-02, experiment: a, facts: '" + facts
                        + "', reason: intended, text: the point of it, by: Eve, on: 2026-11-01, expires: 2026-11-25}]");
        Recorded recorded = RecordsForTests.run(directory, RecordsForTests.CLOCK, RecordsForTests.RULES, "", waived)
                .get(0);

        assertEquals("undecided", record(recorded.record()).path("outcome").asText(), "CELL-01 is not ruled out");
        assertEquals(
                "Eve",
                record(recorded.record())
                        .path("remarks")
                        .findValue("waiver")
                        .path("by")
                        .asText());
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
        InputException expired = assertThrows(
                InputException.class,
                () -> RecordsForTests.run(
                        directory.resolve("later"), RecordsForTests.daysLater(1), RecordsForTests.RULES, "", waived));
        assertTrue(expired.getMessage().contains("does not hold on 2026-11-26"), expired.getMessage());
    }

    @Test
    void aWaiverOfASetUpIsReplayed() {
        SetUp setUp = SetUp.of(
                Location.of("a.yaml"),
                RecordsForTests.experiment("a"),
                Optional.of(Documents.parse(
                                "[{rule: MED-02, facts: '"
                                        + RecordsForTests.review("a")
                                                .remarks()
                                                .get(0)
                                                .facts()
                                        + "', reason: mitigated, text: text, by: Eve, on: 2026-11-01, expires: 2027-01-01}]",
                                "a.yaml")
                        .root()));
        Reviewed review = (Reviewed) Reviewer.of(RecordsForTests.RULES)
                .clock(RecordsForTests.CLOCK)
                .build()
                .review(setUp);
        assertTrue(review.remarks().get(0).waiver().isPresent());
        RecordsForTests.run(directory, RecordsForTests.CLOCK, RecordsForTests.RULES, "", review);
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
    }

    @Test
    void whatCouldNotBeReadIsRecordedAndReplayedAsUnread() {
        SetUp setUp = SetUp.ofJson(
                "{\"id\":\"u\",\"serum\":{\"treatment\":\"untreated\",\"percent\":\"lots\"},\"medium\":{\"phenolRed\":\"rosé\"}}",
                Location.of("u.ndjson"));
        Reviewed review = (Reviewed) Reviewer.of(RecordsForTests.RULES).build().review(setUp);
        assertEquals(2, review.faults().size());
        Recorded recorded = RecordsForTests.run(directory, RecordsForTests.CLOCK, RecordsForTests.RULES, "", review)
                .get(0);
        assertEquals(
                "lots",
                record(recorded.record()).at("/input/unread/serum.percent").asText());
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
    }

    @Test
    void whatNothingCanBeReadOfLeavesALineWithItsProblems() throws IOException {
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            RecordBook.Run run = book.begin(RunStart.by("Ada", RecordsForTests.RULES, Policy.builtIn()));
            SetUp torn = SetUp.ofJson("{\"id\":", new Location("plates.ndjson", 7, 0));
            run.unreadable((Refused) Reviewer.of(RecordsForTests.RULES).build().review(torn));
            run.end();
        }
        Map<String, Object> line =
                RecordsForTests.lines(directory, LogLine.UNREADABLE).get(0);
        assertEquals("plates.ndjson", line.get("file"));
        assertEquals(7, ((Number) line.get("line")).intValue());
        assertTrue(String.valueOf(line.get("problems")).contains("is not JSON"), line.toString());
        assertEquals(1, RecordsForTests.verify(directory).unreadable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plates.ndjson | `{'id':'a'}\n{'id':\n{'id':'b'}\n`",
                "plates.csv    | `id,title\na,'x'\nb,y\n`",
                "open.csv      | `id,title\na,x\nb,y\nc,'z\nd,z\n`",
                "spoilt.csv    | `id,title\na,x\nb,y\nc,'z\nd,'z'\n`"
            })
    void everyFileIsRecordedWithItsHashAndItsCounts(String name, String text, @TempDir Path inputs) throws IOException {
        Path file = inputs.resolve(name);
        Files.writeString(file, text.replace("\\n", "\n").replace('\'', '"'));
        Reviewer reviewer = Reviewer.of(RecordsForTests.RULES).build();
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK);
                SetUps setUps = SetUps.of(List.of(file.toString())).hashed(true).open()) {
            RecordBook.Run run = book.begin(RunStart.by("Ada", RecordsForTests.RULES, Policy.builtIn()));
            while (setUps.hasNext()) {
                if (reviewer.review(setUps.next().get()) instanceof Reviewed reviewed) {
                    run.record(RecordDraft.of(reviewed));
                }
            }
            setUps.files().forEach(run::file);
            run.end();
        }
        Map<String, Object> line =
                RecordsForTests.lines(directory, LogLine.FILE).get(0);
        assertEquals(Sha256.hex(Files.readAllBytes(file)), line.get("sha256"));
        assertEquals("2", String.valueOf(Trees.find(line, "counts", "written")));
    }

    @Test
    void aRunThatHasEndedTakesNothingMore(@TempDir Path inputs) throws IOException {
        Path file = Files.writeString(inputs.resolve("plates.ndjson"), "{\"id\":\n");
        Reviewer reviewer = Reviewer.of(RecordsForTests.RULES).build();
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK);
                SetUps setUps = SetUps.of(List.of(file.toString())).hashed(true).open()) {
            Refused refused = (Refused) reviewer.review(setUps.next().get());
            RecordBook.Run run = book.begin(RunStart.by("Ada", RecordsForTests.RULES, Policy.builtIn()));
            run.end();
            for (Executable late : List.<Executable>of(
                    () -> run.record(RecordDraft.of(RecordsForTests.review("a"))),
                    () -> run.unreadable(refused),
                    () -> setUps.files().forEach(run::file),
                    run::end)) {
                IllegalStateException ended = assertThrows(IllegalStateException.class, late);
                assertEquals("the run " + run.id() + " has ended; begin another", ended.getMessage());
            }
        }
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
    }

    @Test
    void aClockThatRunsBackwardsRecordsNothing() {
        RecordsForTests.write(directory, "a");
        Clock back = Clock.offset(RecordsForTests.CLOCK, Duration.ofMinutes(-6));
        InputException refused = assertThrows(
                InputException.class,
                () -> RecordsForTests.run(directory, back, RecordsForTests.RULES, "", RecordsForTests.review("b")));
        assertTrue(refused.getMessage().contains("time does not run backwards"), refused.getMessage());
        RecordsForTests.run(
                directory,
                Clock.offset(RecordsForTests.CLOCK, Duration.ofMinutes(-4)),
                RecordsForTests.RULES,
                "",
                RecordsForTests.review("b"));
        assertEquals("", RecordsForTests.words(directory, RecordsForTests.verify(directory)));
    }

    @Test
    void aNewBookIsEmpty() {
        Path inner = directory.resolve("one/in/another");
        try (RecordBook book = RecordBook.open(inner, RecordsForTests.CLOCK)) {
            assertTrue(book.isEmpty());
        }
        RecordsForTests.write(inner, "a");
        try (RecordBook book = RecordBook.open(inner, RecordsForTests.CLOCK)) {
            assertFalse(book.isEmpty());
        }
    }

    @Test
    void aRecordIsReplayedOnItsOwnRules(@TempDir Path folder) {
        RuleBook other = SmallRules.withMoreSerum(folder);
        RecordsForTests.run(
                directory,
                RecordsForTests.CLOCK,
                RecordsForTests.RULES.without("MED-01"),
                "",
                RecordsForTests.review(RecordsForTests.experiment("a"), RecordsForTests.RULES.without("MED-01"), "[]"));
        Reviewed moreSerum = RecordsForTests.review(RecordsForTests.experiment("b"), other, "[]");
        assertTrue(
                moreSerum.remarks().stream()
                        .noneMatch(remark -> remark.finding().id().equals("MED-02")),
                "its rule lets 10 % pass");
        RecordsForTests.run(directory, RecordsForTests.CLOCK, other, "", moreSerum);

        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(List.of(2L, 0L), List.of(found.replayed(), found.notReplayed()));
    }

    /** Versions of the program ask for other facts. */
    @Test
    void aRecordIsReplayedByItsOwnBuiltInPolicy() {
        Policy earlier = Policy.recorded(Documents.parse("{name: built-in, version: 1}", "p.yaml"));
        assertNotEquals(Policy.builtIn(), earlier);
        Reviewed review = (Reviewed) Reviewer.of(RecordsForTests.RULES)
                .policy(earlier)
                .clock(RecordsForTests.CLOCK)
                .build()
                .review(RecordsForTests.experiment("a"));
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            RecordBook.Run run = book.begin(RunStart.by("Ada", RecordsForTests.RULES, earlier));
            run.record(RecordDraft.of(review));
            run.end();
        }
        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(1, found.replayed());
    }

    @Test
    void anInspectorReadsARecordWithAllThatBelongsToIt() {
        Recorded first = RecordsForTests.write(directory, "a").get(0);
        Recorded second = RecordsForTests.run(
                        directory,
                        RecordsForTests.daysLater(1),
                        RecordsForTests.RULES,
                        "a slip of the pen",
                        withoutPhenolRed("a"))
                .get(0);

        RecordView view = Records.find(directory + "/" + first.record().substring(0, 8));
        assertEquals(first.record(), view.hash());
        assertEquals("Ada", view.last().run().get("by"));
        assertEquals(second.record(), view.last().supersededBy().orElseThrow().get("record"));
        assertEquals(
                RecordsForTests.RULES.ruleSet().deciding(),
                view.rules().orElseThrow().ruleSet().deciding());
        InputException none = assertThrows(InputException.class, () -> Records.find(directory + "/00000000"));
        assertTrue(none.getMessage().contains("has no record 00000000"), none.getMessage());
    }

    /** Whoever asks for a record by its hash must not be given another one. */
    @Test
    void aRecordThatWasChangedIsNotTheOneOfItsHash() throws IOException {
        String hash = RecordsForTests.write(directory, "a").get(0).record();
        Path bodies = directory.resolve("records.ndjson");
        String kept = Files.readString(bodies);
        String changed = kept.replace("\"outcome\":\"not-clean\"", "\"outcome\":\"clean\"");
        assertNotEquals(kept, changed);
        Files.writeString(bodies, changed);
        InputException refused = assertThrows(InputException.class, () -> Records.find(directory + "/" + hash));
        assertTrue(
                refused.getMessage().contains("record " + hash + " was changed: the SHA-256 of its bytes is "),
                refused.getMessage());
    }

    /** A host keeps its books where it keeps everything else. */
    @Test
    void aHostCanKeepABookElsewhere() throws IOException {
        MemoryStore store = new MemoryStore();
        try (RecordBook book = RecordBook.open(store, RecordsForTests.CLOCK)) {
            RecordBook.Run run = book.begin(RunStart.by("Ada", RecordsForTests.RULES, Policy.builtIn()));
            run.record(RecordDraft.of(RecordsForTests.review("a")));
            run.end();
        }
        Verification found =
                Verifier.of(store).now(RecordsForTests.CLOCK.instant()).verify();
        assertEquals(Verification.Result.SOUND, found.result());
        assertEquals(1, found.replayed());
        store.bodies.set(1, store.bodies.get(1).replace("not-clean", "clean"));
        assertEquals(
                Verification.Result.NOT_SOUND,
                Verifier.of(store).now(RecordsForTests.CLOCK.instant()).verify().result());
    }

    @Test
    void withoutANameNothingIsRecorded() {
        assertThrows(IllegalArgumentException.class, () -> RunStart.by(" ", RecordsForTests.RULES, Policy.builtIn()));
    }

    @Test
    void blankIdsAreTheirInputs() {
        Reviewed one = RecordsForTests.review(
                Experiment.builder().state("medium.phenolRed", true).build());
        Reviewed other = RecordsForTests.review(
                Experiment.builder().state("medium.phenolRed", false).build());
        assertEquals(
                List.of(Done.WRITTEN, Done.WRITTEN, Done.ALREADY_THERE),
                done(RecordsForTests.run(
                        directory, RecordsForTests.CLOCK, RecordsForTests.RULES, "", one, other, one)));
    }

    @Test
    void problemsOfABookNameItsPlace() {
        Problem problem = assertThrows(
                        InputException.class, () -> RecordBook.reopen(directory.resolve("none"), RecordsForTests.CLOCK))
                .problems()
                .get(0);
        assertEquals("no such directory", problem.fault());
    }
}
