package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.review.Policy;
import org.letrodx.review.Reviewed;

/**
 * After an append that is interrupted, at whatever moment, the same reviews again make a sound book, and nothing that
 * was written is lost.
 */
@Timeout(180)
class InterruptionTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log.ndjson");
    }

    private Path bodies() {
        return directory.resolve("records.ndjson");
    }

    /** The same reviews again: each is recorded, once. */
    private void rerun(String... ids) throws IOException {
        RecordsForTests.write(directory, ids);
        Verification found = RecordsForTests.verify(directory);
        assertEquals(Verification.Result.SOUND, found.result(), RecordsForTests.words(directory, found));
        assertEquals(ids.length, found.records());
        assertEquals(ids.length, found.replayed());
    }

    private List<Path> setAside() throws IOException {
        return new DirectoryStore(directory).torn();
    }

    @Test
    void aBookCutAtAnyByteOfItsLastLinesIsMadeWholeByARerun() throws IOException {
        RecordsForTests.write(directory, "a", "b", "c");
        byte[] whole = Files.readAllBytes(log());
        byte[] wholeBodies = Files.readAllBytes(bodies());
        int second = new String(whole, StandardCharsets.US_ASCII).indexOf("\"experiment\":\"b\"");
        for (int length = second; length < whole.length; length += 29) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(log(), cut);
            Files.write(bodies(), wholeBodies);
            Verification found = RecordsForTests.verify(directory);
            assertEquals(
                    0,
                    found.found(Fault.Kind.CHANGED) + found.found(Fault.Kind.MISSING),
                    RecordsForTests.words(directory, found));
            rerun("a", "b", "c");
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            for (Path file : setAside()) {
                if (file.getFileName().toString().startsWith("log")) {
                    kept.writeBytes(Files.readAllBytes(file));
                }
                Files.delete(file);
            }
            int lineStart = new String(cut, StandardCharsets.US_ASCII).lastIndexOf('\n') + 1;
            assertArrayEquals(Arrays.copyOfRange(cut, lineStart, length), kept.toByteArray(), "the torn line is kept");
        }
    }

    @Test
    void bodiesThatNoLineNamesAreSetAsideAndMadeAnew() throws IOException {
        RecordsForTests.write(directory, "a", "b");
        byte[] before = Files.readAllBytes(bodies());
        Files.write(log(), new byte[0]);
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(
                    List.of(bodies()
                            + ": an append was interrupted, or the end of the log was cut off; what was left is in "
                            + "records.ndjson.torn-1, and the same review again records what is missing"),
                    book.interrupted().stream().map(Problem::toString).toList());
        }
        assertArrayEquals(before, Files.readAllBytes(setAside().get(0)));
        rerun("a", "b");
        assertEquals(1, RecordsForTests.verify(directory).found(Fault.Kind.SET_ASIDE));
    }

    /**
     * Whether it was interrupted or cut off cannot be told from the book; that an end is missing is never forgotten.
     */
    @Test
    void aRunWithoutAnEndIsToldByTheNextOneAndListedForEver() throws IOException {
        RecordsForTests.write(directory, "a", "b");
        List<String> whole = RecordsForTests.log(directory);
        RecordsForTests.writeLog(directory, whole.subList(0, whole.size() - 1));
        String run = Trees.text(RecordsForTests.lines(directory, LogLine.RUN).get(0), "run");
        String either = "interrupted, or the end of the log was cut off; what was noted elsewhere tells which: a head "
                + "(letrodx verify --head), or who had signed (--keys)";
        String listed = "interrupted: log.ndjson:2:1: the run " + run + " by Ada has no end: it is still running, was "
                + either + "\n";
        assertEquals(listed, RecordsForTests.words(directory, RecordsForTests.verify(directory)));

        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(
                    List.of(log() + ":2:1: the run " + run + " by Ada has no end: it was " + either),
                    book.interrupted().stream().map(Problem::toString).toList());
        }
        RecordsForTests.write(directory, "a", "b", "c");
        Verification found = RecordsForTests.verify(directory);
        assertEquals(listed, RecordsForTests.words(directory, found));
        assertEquals(Verification.Result.SOUND, found.result());

        List<Boolean> ended = new ArrayList<>();
        List<Problem> withoutEnd = Records.list(directory, record -> ended.add(record.runEnded()));
        assertEquals(List.of(false, false, true), ended);
        assertEquals(
                List.of(listed),
                List.of("interrupted: " + withoutEnd.get(0).toString().replace(directory + "/", "") + "\n"));
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(List.of(), book.interrupted(), "it was told, and a run with an end came after it");
        }
    }

    /** A host may have several runs open at once in its book. */
    @Test
    void theEndOfOneRunDoesNotHideThatAnotherHasNone() {
        String lost;
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            RecordBook.Run first = book.begin(RunStart.by("Ada", RecordsForTests.RULES, Policy.builtIn()));
            RecordBook.Run second = book.begin(RunStart.by("Ben", RecordsForTests.RULES, Policy.builtIn()));
            first.record(RecordDraft.of(RecordsForTests.review("a")));
            second.record(RecordDraft.of(RecordsForTests.review("b")));
            second.end();
            lost = first.id();
        }
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(1, book.interrupted().size());
            assertTrue(book.interrupted().get(0).fault().contains("the run " + lost + " by Ada has no end"));
            book.begin(RunStart.by("Cy", RecordsForTests.RULES, Policy.builtIn()))
                    .end();
        }
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(List.of(), book.interrupted(), "it was told");
        }
    }

    /** The records behind the cut are kept, the run stays without an end. */
    @Test
    void aRunThatLostItsLastRecordsAndItsEndIsListedForEver() throws IOException {
        RecordsForTests.write(directory, "a", "b", "c");
        RecordsForTests.writeLog(directory, RecordsForTests.log(directory).subList(0, 4));
        Verification cut = RecordsForTests.verify(directory);
        assertEquals(Verification.Result.NOT_SOUND, cut.result());
        assertTrue(
                RecordsForTests.words(directory, cut)
                        .contains(
                                "no line of the log names it: an append was interrupted, or the end of the log was cut off"),
                RecordsForTests.words(directory, cut));

        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            assertEquals(2, book.interrupted().size(), "what was set aside, and the run without an end");
        }
        rerun("a", "b", "c");
        Verification found = RecordsForTests.verify(directory);
        assertEquals(1, found.found(Fault.Kind.INTERRUPTED));
        assertEquals(1, found.found(Fault.Kind.SET_ASIDE));
        Files.delete(setAside().get(0));
        assertEquals(1, RecordsForTests.verify(directory).found(Fault.Kind.INTERRUPTED));
    }

    /** However well it is made: who puts a body beside the others has not reviewed. */
    @Test
    void aForgedBodyNeverGetsALine() throws IOException {
        RecordsForTests.write(directory, "a");
        List<String> before = RecordsForTests.log(directory);
        String body = Files.readAllLines(bodies()).get(1).replace("not-clean", "clean");
        for (int round = 1; round <= 3; round++) {
            Files.writeString(bodies(), Files.readString(bodies()) + body + "\n");
            RecordBook.open(directory, RecordsForTests.CLOCK).close();
            assertEquals(round, setAside().size(), "one of the same name stays");
        }
        for (Path file : setAside()) {
            assertEquals(body + "\n", Files.readString(file));
        }
        assertEquals(before, RecordsForTests.log(directory));
    }

    @Test
    void aBookThatLostBodiesIsNotAppendedTo() throws IOException {
        RecordsForTests.write(directory, "a", "b");
        Files.write(bodies(), Arrays.copyOf(Files.readAllBytes(bodies()), 100));
        InputException refused =
                assertThrows(InputException.class, () -> RecordBook.open(directory, RecordsForTests.CLOCK));
        assertTrue(refused.getMessage().contains("is shorter than its log says"), refused.getMessage());
    }

    /** The device that is always full takes the place of the bodies. */
    @Test
    void aFullDiskIsSaidAndNothingIsLost() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "a device of Linux");
        Files.createSymbolicLink(bodies(), Path.of("/dev/full"));
        InputException full = assertThrows(InputException.class, () -> RecordsForTests.write(directory, "a"));
        assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
        Files.delete(bodies());
        rerun("a", "b");
    }

    @Test
    void aLogThatIsNoChainIsNotAppendedTo() throws IOException {
        RecordsForTests.write(directory, "a", "b");
        List<String> log = new ArrayList<>(RecordsForTests.log(directory));
        Collections.swap(log, 2, 3);
        RecordsForTests.writeLog(directory, log);
        InputException refused =
                assertThrows(InputException.class, () -> RecordBook.open(directory, RecordsForTests.CLOCK));
        assertTrue(
                refused.getMessage().contains("a line of the log does not follow the line before it"),
                refused.getMessage());
    }

    @Test
    void oneProcessOpensABookOnce() throws Exception {
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.CLOCK)) {
            InputException refused = assertThrows(
                    InputException.class,
                    () -> RecordBook.open(directory.resolve("../" + directory.getFileName()), RecordsForTests.CLOCK));
            assertTrue(refused.getMessage().contains("is open in this process already"), refused.getMessage());
            assertEquals(LockTaker.LOCKED, takeLock(), "the refused one leaves the lock alone");
            assertTrue(book.isEmpty());
        }
        assertEquals(LockTaker.FREE, takeLock());
        rerun("a");
    }

    private int takeLock() throws Exception {
        return process(LockTaker.class, directory.resolve("lock").toString()).waitFor();
    }

    private Process appender(String name, int records) throws IOException {
        return process(Appender.class, directory.toString(), name, String.valueOf(records));
    }

    private static Process process(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + "target/test-classes",
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aKilledProcessLosesNothing() throws Exception {
        for (int round = 0; round < 2; round++) {
            Process process = appender("r" + round + "-", 100_000);
            long before = Files.exists(log()) ? Files.size(log()) : 0;
            try {
                while (process.isAlive() && (!Files.exists(log()) || Files.size(log()) < before + 20_000)) {
                    Thread.sleep(5);
                }
                assertTrue(process.isAlive(), "it was to be killed at work");
            } finally {
                process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
        }
        Verification interrupted = RecordsForTests.verify(directory);
        assertEquals(
                0,
                interrupted.found(Fault.Kind.CHANGED) + interrupted.found(Fault.Kind.MISSING),
                RecordsForTests.words(directory, interrupted));
        assertEquals(2, interrupted.found(Fault.Kind.INTERRUPTED));

        String[] ids = Stream.of("r0-", "r1-")
                .flatMap(round -> IntStream.range(0, 70).mapToObj(i -> round + i))
                .toArray(String[]::new);
        RecordsForTests.run(
                directory,
                Clock.systemUTC(),
                RecordsForTests.RULES,
                "",
                Stream.of(ids).map(RecordsForTests::review).toArray(Reviewed[]::new));
        Verification completed = RecordsForTests.verify(directory);
        assertEquals(Verification.Result.SOUND, completed.result(), RecordsForTests.words(directory, completed));
        Set<Object> recorded = new HashSet<>();
        for (Map<String, Object> line : RecordsForTests.lines(directory, LogLine.RECORD)) {
            assertTrue(recorded.add(line.get("experiment")), "once each: " + line);
        }
        assertTrue(recorded.containsAll(List.of(ids)));
    }

    @Test
    void twoProcessesThatAppendAtOnceMakeOneChain() throws Exception {
        List<Process> both = List.of(appender("one-", 20), appender("two-", 20));
        for (Process process : both) {
            assertTrue(process.waitFor(100, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }
        Verification found = RecordsForTests.verify(directory);
        assertEquals("", RecordsForTests.words(directory, found));
        assertEquals(List.of(40L, 2L), List.of(found.records(), found.runs()));
    }
}
