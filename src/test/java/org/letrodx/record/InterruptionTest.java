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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;

/** An append that is interrupted, at whatever moment, loses no record, and the next one completes it. */
@Timeout(120)
class InterruptionTest {
    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log.ndjson");
    }

    private void rerun(String... ids) {
        Records.write(directory, ids);
        Verification found = Records.verify(directory);
        assertTrue(found.isSound(), Records.words(directory, found));
        assertEquals(ids.length, found.records());
        assertEquals(ids.length, found.replayed());
    }

    @Test
    void aLogCutAtAnyByteOfItsLastTwoLinesIsCompleted() throws IOException {
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
                assertEquals(3 - found.records() + (torn ? 1 : 0), found.found().get(Fault.Kind.UNFINISHED), found.toString());
                assertEquals(0, found.found().get(Fault.Kind.CHANGED) + found.found().get(Fault.Kind.MISSING), found.toString());
                assertFalse(found.isSound());
            }
            try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
                assertEquals((length < third ? 2 : 1) + (torn ? 1 : 0), book.completed().size(), book.completed().toString());
            }
            // in one instant records are taken in the order of their hashes
            assertEquals(whole.length, Files.size(log()));
            Path aside = directory.resolve("log.torn-1");
            assertEquals(torn, Files.exists(aside));
            if (torn) {
                assertArrayEquals(Arrays.copyOfRange(cut, length < third ? second : third, length), Files.readAllBytes(aside));
                Verification after = length % 128 == 0 ? Records.verify(directory) : null;
                assertTrue(after == null || after.isSound() && after.found().get(Fault.Kind.SET_ASIDE) == 1);
                Files.delete(aside);
            }
        }
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
        rerun("a", "b");
    }

    /** A correction and what it corrects, both without a line. */
    @Test
    void correctionsFindTheirLineAgain() throws IOException {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            book.append(Records.review("a"), "Ada");
            book.correct(Records.review(Records.experiment("a").without("medium.phenolRed"), Records.RULES, "[]"), "Ada", "one");
            book.correct(Records.review(Records.experiment("a").without("serum.percent"), Records.RULES, "[]"), "Ada", "two");
        }
        List<String> before = Records.log(directory);
        Files.write(log(), new byte[0]);
        RecordBook.open(directory, Records.CLOCK).close();
        assertEquals(before, Records.log(directory));
        assertEquals("", Records.words(directory, Records.verify(directory)));
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
            assertThrows(IllegalStateException.class, () -> book.append(Records.review("c"), "Ada"), "the book is closed");
        }
        assertEquals(1, Records.verify(here).records());
        Records.write(here, "a", "b");
        assertEquals("", Records.words(here, Records.verify(here)));
    }

    @Test
    void aLogThatIsNoChainIsNotAppendedTo() throws IOException {
        Records.write(directory, "a", "b");
        List<String> log = Records.log(directory);
        Records.writeLog(directory, List.of(log.get(1), log.get(0)));
        InputException refused = assertThrows(InputException.class, () -> RecordBook.open(directory, Records.CLOCK));
        assertTrue(refused.getMessage().contains("log.ndjson:1:1: does not follow the line before it"), refused.getMessage());
    }

    @Test
    void oneProcessOpensABookOnce() {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            assertThrows(InputException.class, () -> RecordBook.open(directory, Records.CLOCK));
            book.append(Records.review("a"), "Ada");
        }
        rerun("a");
    }

    private Process appender(String name, int records) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + "target/test-classes", Appender.class.getName(),
                directory.toString(), name, String.valueOf(records)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
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
        int whole = (int) Records.files(directory).stream().filter(file -> file.toString().endsWith(".json")).count();
        Verification interrupted = Records.verify(directory);
        assertEquals(0, interrupted.found().get(Fault.Kind.CHANGED) + interrupted.found().get(Fault.Kind.MISSING), interrupted.toString());
        RecordBook.open(directory, Records.CLOCK).close();

        Verification completed = Records.verify(directory);
        assertTrue(completed.isSound(), Records.words(directory, completed));
        assertEquals(whole, completed.records());
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
