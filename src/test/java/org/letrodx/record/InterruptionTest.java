package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/**
 * After an append that is interrupted, at whatever moment, the same reviews again make a sound book, and no file is
 * lost.
 */
@Timeout(120)
class InterruptionTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log.ndjson");
    }

    /** The same reviews again: each is recorded. */
    private void rerun(String... ids) {
        Records.write(directory, ids);
        assertSound(ids);
    }

    private void assertSound(String... ids) {
        Verification found = Records.verify(directory);
        assertTrue(found.isSound(), Records.words(directory, found));
        assertEquals(ids.length, found.records());
        assertEquals(ids.length, found.replayed());
    }

    @Test
    void aLogCutAtAnyByteOfItsLastTwoLinesIsMadeWholeByARerun() throws IOException {
        Records.write(directory, "a", "b", "c");
        byte[] whole = Files.readAllBytes(log());
        List<String> lines = Records.log(directory);
        int second = lines.get(0).length() + 1;
        int third = second + lines.get(1).length() + 1;
        for (int length = second; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(log(), cut);
            boolean torn = length != second && length != third;
            if (length % 32 == 0 || !torn) {
                Verification found = Records.verify(directory);
                assertEquals(length < third ? 1 : 2, found.records());
                assertEquals(
                        3 - found.records() + (torn ? 1 : 0),
                        found.found().get(Fault.Kind.UNFINISHED),
                        found.toString());
                assertEquals(
                        0,
                        found.found().get(Fault.Kind.CHANGED) + found.found().get(Fault.Kind.MISSING),
                        found.toString());
                assertFalse(found.isSound());
            }
            try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
                assertEquals(
                        (length < third ? 2 : 1) + (torn ? 1 : 0),
                        book.completed().size(),
                        book.completed().toString());
            }
            assertEquals(length < third ? 1 : 2, Records.log(directory).size());
            List<Path> setAside = setAside();
            assertEquals(length < third ? 2 : 1, setAside.size());
            Path aside = directory.resolve("log.torn-1");
            assertEquals(torn, Files.exists(aside));
            if (torn) {
                assertArrayEquals(
                        Arrays.copyOfRange(cut, length < third ? second : third, length), Files.readAllBytes(aside));
                Files.delete(aside);
            }
            if (length % 128 == 0) {
                rerun("a", "b", "c");
                assertEquals(
                        (long) setAside.size(),
                        Records.verify(directory).found().get(Fault.Kind.SET_ASIDE));
            }
            // back as it was: at this time of the clock the same reviews make the same files
            for (Path file : setAside) {
                Files.move(
                        file,
                        directory.resolve("records").resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.write(log(), whole);
        rerun("a", "b", "c");
    }

    @Test
    void aTornRecordIsToldOfAndMadeAnew() throws IOException {
        Records.write(directory, "a");
        Path part = directory.resolve("records/" + "0".repeat(64) + ".part");
        Files.writeString(part, "{\"at\":");

        assertTrue(Records.words(directory, Records.verify(directory)).contains(".part: is part of a record"));
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            assertEquals(1, book.completed().size());
        }
        assertEquals("{\"at\":", Files.readString(setAside().get(0)));
        rerun("a", "b");
    }

    @Test
    void recordsWithoutALineAreSetAsideAndMadeAnew() throws IOException {
        Records.write(directory, "a", "b");
        List<Path> before = Records.files(directory);
        Files.write(log(), new byte[0]);
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            assertEquals(2, book.completed().size());
            String said = book.completed().get(0).toString();
            assertTrue(
                    said.startsWith(before.get(0) + ": had no line in the log and was set aside; review again"), said);
        }
        assertEquals(List.of(), Records.files(directory));
        assertEquals(
                before.stream().map(Path::getFileName).toList(),
                setAside().stream().map(Path::getFileName).toList());
        rerun("a", "b");
        Verification found = Records.verify(directory);
        assertEquals(2, found.found().get(Fault.Kind.SET_ASIDE));
        assertTrue(Records.words(directory, found)
                .contains("SET_ASIDE set-aside/" + before.get(0).getFileName() + ": had no line"));
    }

    /** However well it is made: who puts a file beside the records has not reviewed. */
    @Test
    void aForgedRecordNeverGetsALine() throws IOException {
        Records.write(directory, "a");
        List<String> before = Records.log(directory);
        RecordFile old = RecordFile.read(Records.files(directory).get(0));
        var content = new LinkedHashMap<>(old.content());
        content.put("outcome", "clean");
        RecordFile forged = RecordFile.of(
                content,
                Sha256.hex(JsonWriter.canonical(content)),
                "Ada",
                OffsetDateTime.now(Records.CLOCK),
                old.hash(),
                "because");
        for (int round = 1; round <= 3; round++) {
            Files.writeString(directory.resolve("records").resolve(forged.hash() + ".json"), forged.text());
            RecordBook.open(directory, Records.CLOCK).close();
            assertEquals(round, setAside().size(), "one of the same name stays");
        }
        for (Path file : setAside()) {
            assertEquals(forged.text(), Files.readString(file));
        }
        assertEquals(before, Records.log(directory));
        rerun("a");
        assertEquals(before, Records.log(directory));
    }

    /** A folder or a file that cannot be read, under the name of a record; and names that only look like one. */
    @Test
    void nothingBesideTheRecordsKeepsABookFromBeingOpened() throws IOException {
        Records.write(directory, "a");
        Path records = directory.resolve("records");
        Files.createDirectories(records.resolve("1".repeat(64) + ".json/below"));
        Files.createDirectories(records.resolve("2".repeat(64) + ".part/below"));
        Files.createSymbolicLink(records.resolve("3".repeat(64) + ".json"), directory.resolve("nowhere"));
        Files.writeString(records.resolve("4".repeat(64)), "no ending");
        Files.writeString(records.resolve(".json" + "5".repeat(64)), "an ending at the beginning");
        Records.write(directory, "a", "b");
        assertEquals(3, setAside().size());
        assertEquals(2 + 2, Records.files(directory).size());
        assertEquals(2, Records.verify(directory).found().get(Fault.Kind.CHANGED));
    }

    private List<Path> setAside() throws IOException {
        try (var files = Files.list(directory.resolve("set-aside"))) {
            return files.sorted().toList();
        }
    }

    /** The device that is always full takes the place of the record that is written. */
    @Test
    void aFullDiskIsSaidAndNothingIsLost() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "a device of Linux");
        Path elsewhere = directory.resolve("elsewhere");
        Records.write(elsewhere, "b");
        String name = Records.files(elsewhere).get(0).getFileName().toString().replace(".json", ".part");
        Path here = directory.resolve("here");
        try (RecordBook book = RecordBook.open(here, Records.CLOCK)) {
            book.append(Records.review("a"), "Ada");
            book.flush();
            Files.createSymbolicLink(here.resolve("records").resolve(name), Path.of("/dev/full"));
            InputException full = assertThrows(InputException.class, () -> book.append(Records.review("b"), "Ada"));
            assertTrue(full.getMessage().contains("No space left on device"), full.getMessage());
            assertThrows(
                    IllegalStateException.class, () -> book.append(Records.review("c"), "Ada"), "the book is closed");
        }
        assertEquals(1, Records.verify(here).records());
        Records.write(here, "a", "b");
        Verification found = Records.verify(here);
        assertTrue(found.isSound(), Records.words(here, found));
        assertEquals(2, found.records());
    }

    @Test
    void aLogThatIsNoChainIsNotAppendedTo() throws IOException {
        Records.write(directory, "a", "b");
        List<String> log = Records.log(directory);
        Records.writeLog(directory, List.of(log.get(1), log.get(0)));
        InputException refused = assertThrows(InputException.class, () -> RecordBook.open(directory, Records.CLOCK));
        assertTrue(
                refused.getMessage().contains("log.ndjson:1:1: does not follow the line before it"),
                refused.getMessage());
    }

    @Test
    void oneProcessOpensABookOnce() throws Exception {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            InputException refused = assertThrows(
                    InputException.class,
                    () -> RecordBook.open(directory.resolve("../" + directory.getFileName()), Records.CLOCK));
            assertTrue(refused.getMessage().contains("is open in this process already"), refused.getMessage());
            assertEquals(LockTaker.LOCKED, takeLock(), "the refused one leaves the lock alone");
            book.append(Records.review("a"), "Ada");
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
            try {
                while (process.isAlive() && !hasMoreFilesThan(5 + 60 * round)) {
                    Thread.sleep(5);
                }
                assertTrue(process.isAlive(), "it was to be killed at work");
            } finally {
                process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
        }
        Verification interrupted = Records.verify(directory);
        assertEquals(
                0,
                interrupted.found().get(Fault.Kind.CHANGED)
                        + interrupted.found().get(Fault.Kind.MISSING),
                interrupted.toString());

        String[] ids = Stream.of("r0-", "r1-")
                .flatMap(round -> IntStream.range(0, 70).mapToObj(i -> round + i))
                .toArray(String[]::new);
        Records.write(directory, ids);
        Verification completed = Records.verify(directory);
        assertTrue(completed.isSound(), Records.words(directory, completed));
        Set<String> recorded = new HashSet<>();
        for (String line : Records.log(directory)) {
            assertTrue(recorded.add(Trees.text(JsonReader.object(line, ""), "experiment")), "once each: " + line);
        }
        assertTrue(recorded.containsAll(List.of(ids)));
    }

    private boolean hasMoreFilesThan(int number) throws IOException {
        Path records = directory.resolve("records");
        if (!Files.exists(records)) {
            return false;
        }
        try (var files = Files.list(records)) {
            return files.filter(file -> file.toString().endsWith(".json")).count() > number;
        }
    }

    @Test
    void twoProcessesThatAppendAtOnceMakeOneChain() throws Exception {
        List<Process> both = List.of(appender("one-", 20), appender("two-", 20));
        for (Process process : both) {
            assertTrue(process.waitFor(100, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }
        Verification found = Records.verify(directory);
        assertEquals("", Records.words(directory, found));
        assertEquals(40, found.records());
    }
}
