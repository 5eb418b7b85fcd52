package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Outcome;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.Waivers;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** What a book of records holds, and what is written when. */
class RecordBookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private JsonNode record(String hash) throws IOException {
        return JSON.readTree(
                directory.resolve("records").resolve(hash + ".json").toFile());
    }

    @Test
    void aRecordHoldsTheReviewAndWhoMadeItWhen() throws IOException {
        Review review = Records.review("plate 1");
        Appended appended;
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            appended = book.append(review, "Ada");
        }

        JsonNode record = record(appended.record());
        assertEquals(Appended.Done.WRITTEN, appended.done());
        assertEquals("Ada", record.path("by").asText());
        assertEquals("2026-11-25T11:00:00+01:00", record.path("at").asText());
        assertEquals("0.60", record.at("/input/extra/plate").asText());
        assertEquals("not-clean", record.path("outcome").asText());
        assertEquals("error", record.at("/remarks/0/level").asText());
        assertEquals(
                Records.RULES.ruleSet().sha256(),
                record.at("/diagnosis/ruleSet/sha256").asText());
        JsonNode line = JSON.readTree(Records.log(directory).get(0));
        assertEquals(appended.record(), line.path("record").asText());
        assertEquals("plate 1", line.path("experiment").asText());
        assertEquals(record.path("content"), line.path("content"));
        assertEquals("start", line.path("previous").asText());
    }

    /** With another library and by hand: the hashes are what they are said to be. */
    @Test
    void anyProgramCanCheckTheHashes() throws IOException {
        Records.write(directory, "a", "b");

        List<String> log = Records.log(directory);
        assertEquals(
                Sha256.hex(log.get(0)),
                JSON.readTree(log.get(1)).path("previous").asText());
        for (Path file : Records.files(directory)) {
            String text = Files.readString(file);
            assertEquals(file.getFileName().toString(), Sha256.hex(text) + ".json");
            assertEquals(text, new JsonCanonicalizer(text).getEncodedString());
            var content = (ObjectNode) JSON.readTree(text);
            String hash = content.path("content").asText();
            content.remove(List.of("content", "by", "at", "supersedes"));
            assertEquals(hash, Sha256.hex(new JsonCanonicalizer(content.toString()).getEncodedString()));
        }
    }

    @Test
    void theSameReviewAgainIsThereAlready() throws IOException {
        Records.write(directory, "a", "b");
        List<String> before = Records.log(directory);
        try (RecordBook later = RecordBook.open(directory, Clock.offset(Records.CLOCK, Duration.ofHours(2)))) {
            assertEquals(
                    Appended.Done.ALREADY_THERE,
                    later.append(Records.review("a"), "Grace").done());
            assertEquals(
                    Appended.Done.ALREADY_THERE,
                    later.correct(Records.review("b"), "Grace", "to be sure").done());
            assertEquals(List.of(), later.completed());
        }

        assertEquals(before, Records.log(directory));
        assertEquals(2, Records.files(directory).size());
    }

    /** The place of a file is not part of its review; that of a warning was in its text. */
    @Test
    void theContentDoesNotDependOnWhereTheInputLay() {
        String text = "id: x\ncellLine: {name: Ishikawa-9}\n";
        Review one = Records.review(ScenarioReader.read("# a comment\n" + text), Records.RULES, "[]");
        Review other = Records.review(ScenarioReader.read(text), Records.RULES, "[]");

        assertFalse(one.diagnosis().orElseThrow().experiment().warnings().isEmpty());
        assertEquals(Content.of(one), Content.of(other));
    }

    @Test
    void everyWorkedScenarioIsReplayedToTheByte() {
        List<Path> files = Scenarios.worked();
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            for (Path file : files) {
                book.append(Records.review(Scenarios.read(file), RuleBook.bundled(), "[]"), "Ada");
            }
            book.append(Records.review(Experiment.blank(), RuleBook.bundled(), "[]"), "Ada");
        }

        Verification found = Verifier.verify(directory, RuleBook.bundled(), Optional.empty());
        assertEquals("", Records.words(directory, found));
        assertEquals(files.size() + 1, found.replayed());
        assertTrue(found.isSound());
    }

    @Test
    void aCorrectionSupersedesTheLatestRecordOfTheExperiment() throws IOException {
        Review first = Records.review("a");
        Review second = Records.review(Records.experiment("a").without("medium.phenolRed"), Records.RULES, "[]");
        String corrected;
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            Appended wrong = book.append(first, "Ada");
            Appended right = book.correct(second, "Ada", "phenol red was never written down");
            assertEquals(new Appended(Appended.Done.CORRECTED, right.record(), Optional.of(wrong.record())), right);
            assertEquals(
                    "{\"reason\":\"phenol red was never written down\",\"record\":\"" + wrong.record() + "\"}",
                    record(right.record()).path("supersedes").toString());
            assertEquals(Appended.Done.ALREADY_THERE, book.append(second, "Ada").done());
            corrected = right.record();
        }
        try (RecordBook later = RecordBook.open(directory, Clock.offset(Records.CLOCK, Duration.ofHours(2)))) {
            Appended back = later.append(first, "Ada");
            assertEquals(Appended.Done.WRITTEN, back.done(), "what was superseded is not recorded any more");
            assertEquals(Optional.of(corrected), back.earlier());
        }

        Verification found = Records.verify(directory);
        assertEquals("", Records.words(directory, found));
        assertEquals(List.of(3L, 1L), List.of(found.records(), found.superseded()));
    }

    /** Else each of the two would supersede the other whenever both are reviewed again. */
    @Test
    void oneCorrectingRunCorrectsAnExperimentOnce() {
        Review first = Records.review("a");
        Review second = Records.review(Records.experiment("a").without("medium.phenolRed"), Records.RULES, "[]");
        for (int run = 0; run < 2; run++) {
            try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
                book.correct(first, "Ada", "one");
                book.correct(first, "Ada", "the same again");
                book.correct(Records.review("b"), "Ada", "another");
                InputException refused = assertThrows(InputException.class, () -> book.correct(second, "Ada", "two"));
                assertTrue(
                        refused.getMessage().contains("plate.yaml: id: \"a\" occurs twice in one correcting run"),
                        refused.getMessage());
            }
            assertEquals(2, Records.verify(directory).records());
        }
    }

    @Test
    void aNewBookIsEmpty() {
        try (RecordBook book = RecordBook.open(directory.resolve("one/in/another"), Records.CLOCK)) {
            assertTrue(book.isEmpty());
            book.append(Records.review("a"), "Ada");
            assertFalse(book.isEmpty());
        }
    }

    @Test
    void withoutAReasonNothingIsSuperseded() {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            book.append(Records.review("a"), "Ada");
            Review other = Records.review(Records.experiment("a"), Records.RULES.without("MED-01"), "[]");
            assertEquals(Appended.Done.WRITTEN, book.append(other, "Ada").done());
            assertThrows(IllegalArgumentException.class, () -> book.correct(other, "Ada", " "));
        }
        assertEquals(0, Records.verify(directory).superseded());
    }

    /** The waiver expires on the day of the record, and is judged on that day for ever. */
    @Test
    void waiversAreRecordedAndReplayed() throws IOException {
        String waiver =
                "[{rule: MED-02, experiment: a, reason: intended, text: 'the point of it', by: Eve, on: 2026-11-01, "
                        + "expires: 2026-11-25}]";
        Review review = Records.review(Records.experiment("a"), Records.RULES, waiver);
        Appended appended;
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            appended = book.append(review, "Ada");
        }

        JsonNode remarks = record(appended.record()).path("remarks");
        assertEquals(
                "{\"by\":\"Eve\",\"experiment\":\"a\",\"expires\":\"2026-11-25\",\"on\":\"2026-11-01\",\"reason\":\"intended\","
                        + "\"rule\":\"MED-02\",\"text\":\"the point of it\"}",
                remarks.findValue("waiver").toString());
        assertEquals("", Records.words(directory, Records.verify(directory)));
        try (RecordBook tomorrow =
                RecordBook.open(directory.resolve("later"), Clock.offset(Records.CLOCK, Duration.ofDays(1)))) {
            InputException expired = assertThrows(InputException.class, () -> tomorrow.append(review, "Ada"));
            assertTrue(expired.getMessage().contains("does not hold on 2026-11-26"), expired.getMessage());
        }
    }

    @Test
    void aWaiverOfAScenarioIsReplayed() {
        SetUp setUp = SetUp.of(
                Location.of("a.yaml"),
                Records.experiment("a"),
                Optional.of(Documents.parse(
                                "[{rule: MED-02, reason: mitigated, text: t, by: Eve, on: 2026-11-01, expires: 2027-01-01}]",
                                "a.yaml")
                        .root()));
        Review review = new Reviewer(
                        Records.RULES, new Waivers(List.of("MED-02"), LocalDate.now(Records.CLOCK)), Set.of())
                .review(setUp);
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            book.append(review, "Ada");
        }
        assertEquals(List.of(), review.setUp().problems());
        assertEquals(
                1,
                review.remarks().stream()
                        .filter(remark -> remark.waiver().isPresent())
                        .count());
        assertEquals("", Records.words(directory, Records.verify(directory)));
    }

    @Test
    void whatCannotBeReadHasNoRecord() {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            Review refused = new Review(
                    SetUp.refused(Location.of("a.yaml"), List.of()), Optional.empty(), Optional.empty(), List.of());
            assertThrows(IllegalArgumentException.class, () -> book.append(refused, "Ada"));
            assertThrows(IllegalArgumentException.class, () -> book.append(Records.review("a"), ""));
        }
        assertEquals(0, Records.verify(directory).records());
    }

    @Test
    void otherRulesCannotReplayAndSaySo(@TempDir Path folder) throws IOException {
        Review without = Records.review(Records.experiment("a"), Records.RULES.without("MED-01"), "[]");
        assertEquals(Optional.of(Outcome.NOT_CLEAN), without.outcome());
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            book.append(without, "Ada");
            book.append(Records.review("b"), "Ada");
        }

        Verification bundled = Records.verify(directory);
        assertEquals("", Records.words(directory, bundled), "the rule is switched off for the replay");
        Verification switchedOff = Verifier.verify(directory, Records.RULES.without("MED-01"), Optional.empty());
        assertEquals(
                List.of(1L, 1L),
                List.of(switchedOff.replayed(), switchedOff.notReplayable()),
                "and cannot be switched on");
        Verification other = Verifier.verify(directory, Records.otherRules(folder), Optional.empty());
        assertEquals(List.of(0L, 2L), List.of(other.replayed(), other.notReplayable()));
        assertTrue(other.isSound());
        String said = Records.words(directory, other);
        assertTrue(
                said.contains("NOT_REPLAYABLE records/")
                        && said.contains("/diagnosis/ruleSet: cannot be replayed: needs rule set")
                        && said.contains(Records.RULES.ruleSet().sha256()),
                said);
    }
}
