package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/**
 * What is done to a book of five records behind its back is found, and named. Line 1 of its log has the rules, line 2
 * the run, lines 3 to 7 have the records, line 8 the end of the run.
 */
class TamperTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void fiveRecords() {
        RecordsForTests.write(directory, "a", "b", "c", "d", "e");
    }

    private String found() {
        Verification found = RecordsForTests.verify(directory);
        assertEquals(Verification.Result.NOT_SOUND, found.result());
        return RecordsForTests.words(directory, found);
    }

    private void change(Consumer<List<String>> change) throws IOException {
        List<String> log = new ArrayList<>(RecordsForTests.log(directory));
        change.accept(log);
        RecordsForTests.writeLog(directory, log);
    }

    private Path bodies() {
        return directory.resolve("records.ndjson");
    }

    private void changeBodies(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(bodies()));
        change.accept(lines);
        Files.writeString(bodies(), String.join("\n", lines) + "\n");
    }

    @Test
    void anUntouchedBookIsSound() {
        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(Verification.Result.SOUND, found.result());
        assertEquals(5, found.replayed());
    }

    /** What is added next must not become part of the last record. */
    @Test
    void theLastLineEndOfTheRecordsIsMissedAndPutBack() throws IOException {
        byte[] all = Files.readAllBytes(bodies());
        Files.write(bodies(), Arrays.copyOf(all, all.length - 1));
        assertTrue(found().contains("was changed: the end of its line is missing"), found());

        RecordsForTests.write(directory, "f");
        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(6, found.replayed());
        assertArrayEquals(all, Arrays.copyOf(Files.readAllBytes(bodies()), all.length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangedLogIsFound(String what, Consumer<List<String>> change, List<String> said) throws IOException {
        change(change);
        String words = found();
        said.forEach(fault -> assertTrue(words.contains(fault), "not found: " + fault + "\nin: " + words));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                of(
                        "an outcome is changed",
                        log -> log.set(4, log.get(4).replace("not-clean", "clean")),
                        "changed: log.ndjson:5:1: /outcome: was changed: the record has \"not-clean\", the log \"clean\"",
                        "changed: log.ndjson:5:1: was changed: line 6 has another hash of it"),
                of(
                        "who reviewed is changed",
                        log -> log.set(1, log.get(1).replace("Ada", "Eve")),
                        "changed: log.ndjson:2:1: was changed: line 3 has another hash of it"),
                of(
                        "the policy is changed",
                        log -> log.set(1, log.get(1).replace("\"name\":\"built-in\"", "\"name\":\"strict\"")),
                        "changed: log.ndjson:2:1: was changed: line 3 has another hash of it",
                        "changed: log.ndjson:2:1: /policy/sha256: the hash of the policy is "),
                of(
                        "the built-in policy is changed",
                        log -> log.set(1, log.get(1).replace("\"cell-free\":[\"treatment.drug\"]", "\"cell-free\":[]")),
                        "changed: log.ndjson:2:1: was changed: line 3 has another hash of it",
                        "changed: log.ndjson:2:1: /policy: cannot be read: \"built-in\" is taken"),
                of(
                        "what the run came to is changed",
                        log -> log.set(7, log.get(7).replace("\"not-clean\":5", "\"not-clean\":4")),
                        "changed: log.ndjson:8:1: /outcomes: says 4, and the lines of the run are 5"),
                of(
                        "a name in what the run came to is changed",
                        log -> log.set(7, log.get(7).replace("\"not-clean\":5", "\"no-clean\":5")),
                        "changed: log.ndjson:8:1: /outcomes/no-clean: is none of clean, clean-with-waivers, not-clean, undecided"),
                of(
                        "another name in it is changed",
                        log -> log.set(7, log.get(7).replace("\"renewed\":0", "\"renewd\":0")),
                        "changed: log.ndjson:8:1: /records/renewd: is none of already_there, conflict, corrected, renewed, written"),
                of(
                        "the hash of the line before is changed",
                        log -> log.set(4, log.get(4).replaceAll("(\"previous\":\").{4}", "$1face")),
                        "changed: log.ndjson:5:1: was changed: /previous is not the hash of the line before"),
                of(
                        "a number is changed",
                        log -> log.set(4, log.get(4).replace("\"seq\":5", "\"seq\":9")),
                        "changed: log.ndjson:5:1: /seq was changed: number 9 stands where number 5 belongs"),
                of(
                        "a blank is put in",
                        log -> log.set(4, log.get(4).replace("\"seq\":5", "\"seq\": 5")),
                        "changed: log.ndjson:5:1: was changed: it is no line of a log"),
                of(
                        "a line is spoilt",
                        log -> log.set(4, "spoilt"),
                        "changed: log.ndjson:5:1: was changed: it is no line of a log"),
                of(
                        "a line is dropped",
                        log -> log.remove(4),
                        "missing: log.ndjson: the line with the number 5 was dropped",
                        "says 5, and the lines of the run are 4"),
                of(
                        "two lines are dropped",
                        log -> log.subList(3, 5).clear(),
                        "missing: log.ndjson: the lines with the numbers 4 to 5 were dropped"),
                of(
                        "the first line is dropped",
                        log -> log.remove(0),
                        "missing: log.ndjson: the line with the number 1 was dropped",
                        "no rules that decide by"),
                of(
                        "the last record is dropped",
                        log -> log.subList(6, 8).clear(),
                        "unfinished: records.ndjson",
                        "no line of the log names it: an append was interrupted, or the end of the log was cut off"),
                of(
                        "a line is moved back",
                        log -> log.add(5, log.remove(3)),
                        "changed: log.ndjson:6:1: was moved: number 4 stands after number 6"),
                of(
                        "a line is moved forward",
                        log -> log.add(3, log.remove(5)),
                        "changed: log.ndjson:4:1: was moved: number 6 stands before its place"),
                of(
                        "two lines are swapped",
                        log -> Collections.swap(log, 3, 4),
                        "changed: log.ndjson:4:1: was moved: number 5 stands before its place"),
                of(
                        "a line is repeated at once",
                        log -> log.add(5, log.get(4)),
                        "changed: log.ndjson:6:1: is repeated: number 5 stood before"),
                of(
                        "a line is repeated later",
                        log -> log.add(log.get(3)),
                        "changed: log.ndjson:9:1: is repeated: number 4 stood before"),
                of(
                        "a line is added that follows",
                        log -> log.add(5, forged(log.get(4), 6)),
                        "changed: log.ndjson:6:1: was added: the line with the number 6 is line 7"),
                of(
                        "a line is added that does not follow",
                        log -> log.add(5, forged(log.get(2), 4)),
                        "changed: log.ndjson:6:1: was added"),
                of(
                        "a line of something else is added",
                        log -> log.add(5, "{}"),
                        "changed: log.ndjson:6:1: was added: it is no line of a log"),
                of(
                        "a record that never was is added at the end",
                        log -> log.add(forged(log.get(7), 9)),
                        "missing: records.ndjson: the body of line 9 of the log is gone",
                        "changed: log.ndjson:9:1: /run: no run"),
                of(
                        "all lines are gone",
                        log -> Collections.fill(log, ""),
                        "changed: log.ndjson:1:1",
                        "changed: log.ndjson:8:1"),
                of(
                        "a line names a place elsewhere",
                        log -> log.set(6, log.get(6).replaceAll("\"place\":\\d+", "\"place\":999999999")),
                        "missing: records.ndjson: the body of line 7 of the log is gone"));
    }

    private static Arguments of(String what, Consumer<List<String>> change, String... said) {
        return Arguments.of(what, change, List.of(said));
    }

    /** A line of a record that was never made, as somebody would write it who knows how. */
    private static String forged(String before, long seq) {
        Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(before, ""));
        line.put("kind", "record");
        line.put("seq", (int) seq);
        line.put("previous", Sha256.hex(before));
        line.put("record", "0".repeat(64));
        line.put("place", 99_999_999);
        line.put("experiment", "z");
        return JsonWriter.canonical(line);
    }

    @Test
    void aChangedRecordIsNamedByItsPath() throws IOException {
        String hash =
                Trees.text(RecordsForTests.lines(directory, LogLine.RECORD).get(2), "record");
        changeBodies(bodies ->
                bodies.set(3, bodies.get(3).replaceFirst("\"verdict\":\"confirmed\"", "\"verdict\":\"suspected\"")));
        String words = found();
        assertTrue(words.contains("changed: " + hash.substring(0, 12) + ": was changed: the SHA-256"), words);
        assertTrue(words.contains("/remarks/0/verdict: recorded \"suspected\", replayed \"confirmed\""), words);
    }

    /** Even if all hashes are made to fit: what is recorded is not what the rules say. */
    @Test
    void aRecordThatWasWrittenAnewDoesNotReplay() throws IOException {
        writeAnew(content -> {
            content.put("outcome", "clean");
            content.put("remarks", List.of());
        });

        String words = found();
        assertTrue(words.contains("/outcome: recorded \"clean\", replayed \"not-clean\""), words);
        assertTrue(words.contains("/remarks/0: recorded nothing, replayed {"), words);
    }

    /** An earlier program may have taken what this one refuses: that is no forgery, and shows nothing. */
    @Test
    void whatThisProgramNoLongerTakesIsNotReplayed() throws IOException {
        writeAnew(content -> {
            Map<Object, Object> input = new TreeMap<>(Trees.entries(content, "input"));
            input.put("medium", Map.of("insulin", false, "insulinConcentration", "10 nM", "phenolRed", true));
            content.put("input", input);
        });

        Verification found = RecordsForTests.verify(directory);
        String words = RecordsForTests.words(directory, found).strip();
        assertEquals(Verification.Result.SOUND_NOT_REPLAYED, found.result(), words);
        assertTrue(
                words.endsWith(
                        "medium.insulinConcentration: cannot be reviewed again: the insulin concentration is 10 nM, "
                                + "yet the assay medium contains no insulin or growth factors"),
                words);
    }

    /** Programs change. What one answered and another does not is told with both, and is not called forged. */
    @Test
    void whatAnotherProgramAnsweredOtherwiseIsNotReplayed() throws IOException {
        writeAnew(content -> content.put("notCovered", List.of("what an earlier program said")));
        change(log -> {
            Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(log.get(1), ""));
            line.put("program", Map.of("name", "letrodx", "version", "0.1.9", "sha256", "0123456789ab"));
            log.set(1, JsonWriter.canonical(line));
            for (int i = 2; i < log.size(); i++) {
                Map<String, Object> next = new LinkedHashMap<>(JsonReader.object(log.get(i), ""));
                next.put("previous", Sha256.hex(log.get(i - 1)));
                log.set(i, JsonWriter.canonical(next));
            }
        });

        Verification found = RecordsForTests.verify(directory);
        String words = RecordsForTests.words(directory, found).strip();
        assertEquals(Verification.Result.ANSWERED_OTHERWISE, found.result(), words);
        assertEquals(1, found.answeredOtherwise());
        assertTrue(
                words.endsWith(
                        "/notCovered/0: is said to be made by letrodx 0.1.9 (0123456789ab); this program answers "
                                + "otherwise: recorded \"what an earlier program said\", now nothing; only that program can tell "
                                + "whether it was changed"),
                words);
    }

    /** Changes the last record, and makes all hashes fit. */
    @SuppressWarnings("unchecked") // a record has an input
    private void writeAnew(Consumer<Map<String, Object>> change) throws IOException {
        List<String> bodies = new ArrayList<>(Files.readAllLines(bodies()));
        Map<String, Object> content = new LinkedHashMap<>(JsonReader.object(bodies.get(5), ""));
        change.accept(content);
        String body = JsonWriter.canonical(content);
        bodies.set(5, body);
        Files.writeString(bodies(), String.join("\n", bodies) + "\n");
        change(log -> {
            Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(log.get(6), ""));
            line.put("outcome", content.get("outcome"));
            line.put("record", Sha256.hex(body));
            String input = Sha256.hex(JsonWriter.canonical((Map<String, Object>) content.get("input")));
            line.put("input", input);
            line.put("says", RecordDraft.says(content, input));
            log.set(6, JsonWriter.canonical(line));
            Map<String, Object> end = new LinkedHashMap<>(JsonReader.object(log.get(7), ""));
            end.put("previous", Sha256.hex(log.get(6)));
            log.set(7, JsonWriter.canonical(end));
        });
    }

    @Test
    void keptRulesThatWereChangedAreFound() throws IOException {
        changeBodies(bodies -> bodies.set(0, bodies.get(0).replace("untreated", "stripped")));
        assertTrue(found().contains("was changed: the SHA-256 of its bytes is"));
    }

    @Test
    void aDeletedRecordIsFound() throws IOException {
        changeBodies(bodies -> bodies.remove(3));
        String words = found();
        assertTrue(words.contains("missing: records.ndjson: the body of line 7 of the log is gone"), words);
        Files.delete(bodies());
        assertTrue(found().contains("missing: records.ndjson: the body of line 5 of the log is gone"));
    }

    @Test
    void swappedRecordsAreFound() throws IOException {
        changeBodies(bodies -> Collections.swap(bodies, 2, 3));
        assertEquals(
                2,
                found().lines()
                        .filter(line -> line.contains("was changed: the SHA-256"))
                        .count());
    }

    @Test
    void anAddedRecordIsFound() throws IOException {
        changeBodies(bodies -> bodies.add(2, bodies.get(2)));
        assertTrue(found().contains("no line of the log names it"), found());
    }

    @Test
    void aCorrectionOfWhatNeverWasIsFound() throws IOException {
        change(log -> {
            Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(log.get(6), ""));
            line.put("supersedes", "0".repeat(64));
            line.put("because", "because");
            log.set(6, JsonWriter.canonical(line));
        });
        assertTrue(found().contains("log.ndjson:7:1: /supersedes: no record 0000"), found());
    }

    @Test
    void twoLivingRecordsOfOneExperimentAreListed() throws IOException {
        RecordsForTests.run(
                directory,
                RecordsForTests.daysLater(1),
                RecordsForTests.RULES,
                "a slip of the pen",
                RecordsForTests.review(RecordsForTests.experiment("a").without("medium.phenolRed")));
        change(log -> {
            Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(log.get(9), ""));
            line.remove("supersedes");
            log.set(9, JsonWriter.canonical(line));
        });
        assertTrue(
                found().contains("conflicting: log.ndjson:10:1: two records of \"a\" live: that of line 3"), found());
    }

    @Test
    void aClockThatWasSetBackIsFound() throws IOException {
        change(log -> log.set(7, log.get(7).replace("2026-11-25T11:00:00", "2026-11-25T10:00:00")));
        assertTrue(
                found().contains(
                                "backwards: log.ndjson:8:1: /at: 2026-11-25T09:00:00Z is before 2026-11-25T10:00:00Z,"),
                found());
    }

    @Test
    void linesOfTomorrowAreFound() {
        RecordsForTests.run(
                directory, RecordsForTests.daysLater(1), RecordsForTests.RULES, "", RecordsForTests.review("f"));
        Instant now = RecordsForTests.CLOCK.instant();
        Verification found = Verifier.of(directory).now(now).verify();
        assertEquals(
                "ahead: log.ndjson:9:1: /at: 2026-11-26T10:00:00Z is later than it is now, 2026-11-25T10:00:00Z; "
                        + "so it is in 2 more lines: set the clock of this machine; if it is right, set the one that wrote "
                        + "the line\n",
                RecordsForTests.words(directory, found));
        assertEquals(Verification.Result.NOT_SOUND, found.result());

        Instant fiveMinutesSlow = RecordsForTests.daysLater(1).instant().minus(Duration.ofMinutes(5));
        assertEquals(
                Verification.Result.SOUND,
                Verifier.of(directory).now(fiveMinutesSlow).verify().result());
    }

    /** A host that says nothing of the time has the clock of the system. */
    @Test
    void aLineOfTheFarFutureIsFoundByWhoeverVerifies() {
        Clock fast = Clock.fixed(Instant.parse("9000-01-01T00:00:00Z"), ZoneOffset.UTC);
        RecordsForTests.run(directory, fast, RecordsForTests.RULES, "", RecordsForTests.review("f"));
        assertEquals(
                Verification.Result.NOT_SOUND, Verifier.of(directory).verify().result());
    }

    /** What one machine may append after another, each of them finds sound. */
    @ParameterizedTest
    @CsvSource({"PT-5M, true", "PT-5M-0.001S, false", "PT5M, true", "PT5M0.001S, false"})
    void clocksMayDifferAsMuchForAppendingAsForVerifying(Duration ahead, boolean allowed) {
        Clock other = Clock.offset(RecordsForTests.CLOCK, ahead);
        boolean appends = true;
        try {
            RecordsForTests.run(directory, other, RecordsForTests.RULES, "", RecordsForTests.review("f"));
        } catch (InputException behind) {
            appends = false;
            assertTrue(
                    behind.getMessage()
                            .contains("the clock says 2026-11-25T09:54:59.999Z, and the latest line of the log is of "
                                    + "2026-11-25T10:00:00Z: time does not run backwards, so nothing is recorded. Set the "
                                    + "clock of this machine; if it is right, the one that wrote that line was ahead: wait "
                                    + "until 2026-11-25T09:55:00Z, or begin another book"),
                    behind.getMessage());
        }
        Instant now = RecordsForTests.CLOCK.instant();
        boolean isSound = Verifier.of(directory).now(now).verify().result() == Verification.Result.SOUND;
        assertEquals(allowed, appends && isSound);
    }

    @Test
    void aLogThatWasCutOffShowsFromAHeadThatWasNoted() throws IOException {
        Head noted = RecordsForTests.verify(directory).head();
        assertEquals(8, noted.lines());
        assertEquals(
                Verification.Result.SOUND,
                RecordsForTests.verifier(directory)
                        .head(noted.hash().substring(0, 12))
                        .verify()
                        .result());
        change(log -> log.subList(6, 8).clear());
        changeBodies(bodies -> bodies.remove(5));
        assertEquals(
                Verification.Result.SOUND, RecordsForTests.verify(directory).result(), "nothing else shows it");
        Verification found =
                RecordsForTests.verifier(directory).head(noted.hash()).verify();
        assertTrue(
                RecordsForTests.words(directory, found).contains("has no line with the hash " + noted.hash()),
                found.faults().toString());
    }

    /** Each byte counts, and whatever it turns into, it never stops the verification of the others. */
    @Test
    void anyChangedByteIsFound() throws IOException {
        Random random = new Random(1);
        for (String name : List.of("log.ndjson", "records.ndjson")) {
            Path file = directory.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            // what the last line of a log says shows only from a head that was noted
            int end = name.startsWith("log")
                    ? new String(bytes, StandardCharsets.UTF_8).lastIndexOf("{\"at\"")
                    : bytes.length;
            for (int i = 0; i < 150; i++) {
                byte[] changed = bytes.clone();
                int at = i < 3 ? i : random.nextInt(end);
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertEquals(
                        Verification.Result.NOT_SOUND,
                        RecordsForTests.verify(directory).result(),
                        name + ", byte " + at);
            }
            Files.write(file, bytes);
        }
    }
}
