package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/** What is done to a book of five records behind its back is found, and named. */
class TamperTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void fiveRecords() {
        Records.write(directory, "a", "b", "c", "d", "e");
        assertEquals("", Records.words(directory, Records.verify(directory)));
    }

    private String found() {
        Verification found = Records.verify(directory);
        assertFalse(found.isSound());
        return Records.words(directory, found);
    }

    /** The file of the record in a line of the log, counted from 1. */
    private Path file(int line) throws IOException {
        String record = Trees.text(JsonReader.object(Records.log(directory).get(line - 1), ""), "record");
        return directory.resolve("records").resolve(record + ".json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangedLogIsFound(String what, Consumer<List<String>> change, List<String> said) throws IOException {
        List<String> log = new ArrayList<>(Records.log(directory));
        change.accept(log);
        Records.writeLog(directory, log);

        String words = found();
        said.forEach(fault -> assertTrue(words.contains(fault), "not found: " + fault + "\nin: " + words));
        long ofTheLog =
                words.lines().filter(line -> line.contains(" log.ndjson")).count();
        assertEquals(said.stream().filter(fault -> fault.contains("log.ndjson")).count(), ofTheLog, words);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "an outcome is changed",
                        log -> log.set(2, log.get(2).replace("not-clean", "clean")),
                        "CHANGED log.ndjson:3:1: /outcome: was changed: the record has \"not-clean\", the log \"clean\"",
                        "CHANGED log.ndjson:3:1: was changed: line 4 has another hash of it"),
                change(
                        "the last line is changed",
                        log -> log.set(4, log.get(4).replace("not-clean", "clean")),
                        "CHANGED log.ndjson:5:1: /outcome: was changed"),
                change(
                        "the hash of the line before is changed",
                        log -> log.set(2, log.get(2).replaceAll("(\"previous\":\").{4}", "$1face")),
                        "CHANGED log.ndjson:3:1: was changed: /previous is not the hash of the line before"),
                change(
                        "a number is changed",
                        log -> log.set(2, log.get(2).replace("\"seq\":3", "\"seq\":7")),
                        "CHANGED log.ndjson:3:1: /seq was changed: number 7 stands where number 3 belongs"),
                change(
                        "a blank is put in",
                        log -> log.set(2, log.get(2).replace("\"seq\":3", "\"seq\": 3")),
                        "CHANGED log.ndjson:3:1: was changed: it is no line of a log"),
                change(
                        "a line is spoilt",
                        log -> log.set(2, "spoilt"),
                        "CHANGED log.ndjson:3:1: was changed: it is no line of a log"),
                change(
                        "a line is dropped",
                        log -> log.remove(2),
                        "MISSING log.ndjson: the line with the number 3 was dropped",
                        ".json: has no line in the log"),
                change(
                        "two lines are dropped",
                        log -> log.subList(1, 3).clear(),
                        "MISSING log.ndjson: the lines with the numbers 2 to 3 were dropped"),
                change(
                        "the first line is dropped",
                        log -> log.remove(0),
                        "MISSING log.ndjson: the line with the number 1 was dropped"),
                change("the last line is dropped", log -> log.remove(4)),
                change(
                        "a line is moved back",
                        log -> log.add(3, log.remove(1)),
                        "CHANGED log.ndjson:4:1: was moved: number 2 stands after number 4"),
                change(
                        "a line is moved forward",
                        log -> log.add(1, log.remove(3)),
                        "CHANGED log.ndjson:2:1: was moved: number 4 stands before its place"),
                change(
                        "the last line is moved to the front",
                        log -> log.add(0, log.remove(4)),
                        "CHANGED log.ndjson:1:1: was moved: number 5 stands before its place"),
                change(
                        "the first line is moved to the end",
                        log -> log.add(log.remove(0)),
                        "CHANGED log.ndjson:5:1: was moved: number 1 stands after number 5"),
                change(
                        "two lines are swapped",
                        log -> Collections.swap(log, 1, 2),
                        "CHANGED log.ndjson:2:1: was moved: number 3 stands before its place"),
                change(
                        "a line is repeated at once",
                        log -> log.add(3, log.get(2)),
                        "CHANGED log.ndjson:4:1: is repeated: number 3 stood before"),
                change(
                        "a line is repeated later",
                        log -> log.add(log.get(1)),
                        "CHANGED log.ndjson:6:1: is repeated: number 2 stood before"),
                change(
                        "a line is added that follows",
                        log -> log.add(3, forged(log.get(2), 4)),
                        "CHANGED log.ndjson:4:1: was added: the line with the number 4 is line 5"),
                change(
                        "a line is added that does not follow",
                        log -> log.add(3, forged(log.get(0), 2)),
                        "CHANGED log.ndjson:4:1: was added"),
                change(
                        "a line of something else is added",
                        log -> log.add(3, "{}"),
                        "CHANGED log.ndjson:4:1: was added: it is no line of a log"),
                change(
                        "a line is added at the end",
                        log -> log.add(forged(log.get(4), 6)),
                        "gone; line 6 of the log names it"),
                change(
                        "all lines are gone",
                        log -> Collections.fill(log, ""),
                        "CHANGED log.ndjson:1:1",
                        "CHANGED log.ndjson:2:1",
                        "CHANGED log.ndjson:3:1",
                        "CHANGED log.ndjson:4:1",
                        "CHANGED log.ndjson:5:1"));
    }

    private static Arguments change(String what, Consumer<List<String>> change, String... said) {
        return Arguments.of(what, change, List.of(said));
    }

    /** A line of a record that was never made, as somebody would write it who knows how. */
    private static String forged(String before, long seq) {
        return JsonWriter.canonical(LogLine.of(
                new RecordFile(JsonReader.object("{\"outcome\":\"clean\"}", ""), "", "0".repeat(64)),
                seq,
                Sha256.hex(before)));
    }

    /**
     * Each byte of a record counts. A few of them, and whatever they turn into, never stop the verification of the
     * others.
     */
    @Test
    void anyChangedByteOfARecordIsFound() throws IOException {
        Path file = file(3);
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 25; i++) {
            byte[] changed = bytes.clone();
            changed[i < 3 ? i : random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            Verification found = Records.verify(directory);
            assertTrue(
                    found.faults().stream()
                            .allMatch(fault -> fault.problem().at().source().equals(file.toString())),
                    found.toString());
            assertFalse(found.isSound());
            assertTrue(found.replayed() >= 4);
        }
    }

    @Test
    void aChangedRecordIsNamedByItsPath() throws IOException {
        Path file = file(3);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"verdict\":\"confirmed\"", "\"verdict\":\"suspected\""));

        String words = found();
        assertTrue(words.contains("was changed: the SHA-256 of its bytes is"), words);
        assertTrue(words.contains("/content: recorded"), words);
        assertTrue(
                words.contains("/diagnosis/findings/0/verdict: recorded \"suspected\", replayed \"confirmed\""), words);
        assertEquals(3, words.lines().count(), words);
    }

    @Test
    void aRecordThatWasCutOffSaysSoInPlainWords() throws IOException {
        Path file = file(3);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("\"content\"") + 4));

        assertTrue(
                found().contains(
                                "was changed: is not JSON: it ends within a text before the object that begins at line 1, column 1"),
                found());
    }

    /** Even if all hashes are made to fit: what is recorded is not what the rules say. */
    @Test
    void aRecordThatWasWrittenAnewDoesNotReplay() throws IOException {
        Files.delete(file(5));
        RecordFile old = RecordFile.read(file(4));
        var content = new LinkedHashMap<>(old.content());
        content.put("outcome", "clean");
        content.put("remarks", List.of());
        RecordFile forged = RecordFile.of(
                content, Sha256.hex(JsonWriter.canonical(content)), "Ada", OffsetDateTime.now(Records.CLOCK), "", "");
        Files.writeString(directory.resolve("records").resolve(forged.hash() + ".json"), forged.text());
        List<String> log = new ArrayList<>(Records.log(directory));
        log.set(4, JsonWriter.canonical(LogLine.of(forged, 5, Sha256.hex(log.get(3)))));
        Records.writeLog(directory, log);

        String words = found();
        assertTrue(words.contains("/outcome: recorded \"clean\", replayed \"not-clean\""), words);
        assertTrue(words.contains("/remarks/0: recorded nothing, replayed {"), words);
    }

    @Test
    void aDeletedRecordIsFound() throws IOException {
        Path file = file(2);
        Files.delete(file);
        assertEquals("MISSING records/" + file.getFileName() + ": is gone; line 2 of the log names it\n", found());
    }

    @Test
    void swappedRecordsAreFound() throws IOException {
        byte[] second = Files.readAllBytes(file(2));
        byte[] third = Files.readAllBytes(file(3));
        Files.write(file(2), third);
        Files.write(file(3), second);
        assertEquals(
                2,
                found().lines()
                        .filter(line -> line.contains("was changed: the SHA-256")
                                || line.contains("was changed: it is a copy of record"))
                        .count());
    }

    @Test
    void aCorrectionOfWhatNeverWasIsFound() throws IOException {
        RecordFile last = RecordFile.read(file(5));
        RecordFile forged = RecordFile.of(
                last.content(),
                Trees.text(last.tree(), "content"),
                "Ada",
                OffsetDateTime.now(Records.CLOCK),
                "0".repeat(64),
                "because");
        Files.delete(file(5));
        Files.writeString(directory.resolve("records").resolve(forged.hash() + ".json"), forged.text());
        List<String> log = new ArrayList<>(Records.log(directory));
        log.set(4, JsonWriter.canonical(LogLine.of(forged, 5, Sha256.hex(log.get(3)))));
        Records.writeLog(directory, log);
        assertTrue(found().contains("/supersedes/record: no record 0000"));
    }

    @Test
    void whatDoesNotBelongThereIsFound() throws IOException {
        Files.writeString(directory.resolve("records/notes.txt"), "x");
        Files.writeString(file(1), "x".repeat(100), StandardCharsets.UTF_8);
        Files.delete(directory.resolve("log.ndjson"));
        String words = found();
        assertTrue(words.contains("CHANGED records/notes.txt: was added"), words);
        assertTrue(words.contains("MISSING log.ndjson: there is no log"), words);
    }

    /** A name of a record in the log is data of whoever wrote the log: it must not lead out of the directory. */
    @Test
    void aLineCannotNameAFileElsewhere() throws IOException {
        List<String> log = new ArrayList<>(Records.log(directory));
        log.set(4, log.get(4).replaceAll("\"record\":\"[0-9a-f]{64}\"", "\"record\":\"../../x\""));
        Records.writeLog(directory, log);
        assertTrue(found().contains("CHANGED log.ndjson:5:1: /record: is no hash"));
    }

    @Test
    void aChangedByteOfTheLogIsFoundUnlessItIsTheEnd() throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve("log.ndjson"));
        Random random = new Random(2);
        for (int i = 0; i < 25; i++) {
            byte[] changed = bytes.clone();
            int at = i == 0 ? 0 : random.nextInt(bytes.length - 1);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(directory.resolve("log.ndjson"), changed);
            assertFalse(
                    Verifier.verify(directory, Records.RULES, Optional.empty()).isSound(), "byte " + at);
        }
    }
}
