package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.Scenarios;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioWriter;

/**
 * As many records come out as went in: of the scenarios and proofs, each under an id of its own, of which one in ten
 * has bytes changed, lost or doubled. Runs in the profile {@code million}, in 256 MB.
 */
@EnabledIfSystemProperty(named = "letrodx.records", matches = "\\d+", disabledReason = "mvn -Pmillion test runs it")
class MillionRecordsTest {
    private static final int RECORDS = Integer.getInteger("letrodx.records", 0);
    private static final int HOSTILE_OF = 10;
    /** Bytes that mean something in JSON, in UTF-8 or to a terminal. */
    private static final byte[] BYTES =
            "{}[]\",:\\'-+.019eEtfn \t\r\0\u001b=\u00ff\u00c3\u00ed\u00b5\u00bf".getBytes(StandardCharsets.ISO_8859_1);

    /** How a line of findings begins. */
    private static final Pattern TOLD =
            Pattern.compile("\\{\"type\":\"(?<type>[a-z]+)\",\"schema\":2,\"source\":\"[^\"]*\",\"line\":(?<line>\\d+),"
                    + "\"row\":0,\"id\":\"(?<id>(\\\\.|[^\"\\\\])*)\"");

    @TempDir
    private Path folder;

    @Test
    void asManyRecordsComeOutAsWentIn() throws IOException {
        Path setUps = folder.resolve("set-ups.ndjson");
        Path reviewed = folder.resolve("reviewed.ndjson");
        String book = folder.resolve("book").toString();
        write(setUps);

        int exit = run(
                reviewed, "review", "--isolated", "--format", "ndjson", "--record", book, "--by", "Ada", "" + setUps);
        assertEquals(Main.UNREADABLE, exit, "there are some that cannot be read");
        Map<String, Object> summary = assertEachIsTold(reviewed);
        long unreadable = number(summary, "unreadable");
        assertEquals(RECORDS, number(summary, "setUps"));
        assertTrue(unreadable > RECORDS / 100 && unreadable < RECORDS / HOSTILE_OF, "unreadable: " + unreadable);
        assertEquals(RECORDS - unreadable, sum(summary.get("outcomes")));

        Map<String, Object> end = JsonReader.object(lastLine(Path.of(book, "log.ndjson")), "log");
        assertEquals(RECORDS, number(end, "setUps"));
        assertEquals(unreadable, number(end, "unreadable"));
        assertEquals(summary.get("outcomes"), withoutNone(summary.get("outcomes"), end.get("outcomes")));
        assertEquals(RECORDS - unreadable, sum(end.get("records")));

        Path verified = folder.resolve("verified.txt");
        assertEquals(Main.ANSWERED, run(verified, "verify", book), () -> text(verified));
    }

    /**
     * Each line of the findings tells of the next line of the input, and of a sound one what was found. Gives the
     * summary, which comes last.
     */
    private static Map<String, Object> assertEachIsTold(Path reviewed) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(reviewed)) {
            for (int number = 1; number <= RECORDS; number++) {
                String line = lines.readLine();
                assertNotNull(line, "only " + (number - 1) + " are told");
                Matcher told = TOLD.matcher(line);
                assertTrue(told.lookingAt() && told.group("line").equals("" + number), () -> "not told next: " + line);
                if (number % HOSTILE_OF != 0) {
                    assertEquals("review set-up-" + number, told.group("type") + " " + told.group("id"));
                }
            }
            Map<String, Object> summary = JsonReader.object(lines.readLine(), "summary");
            assertEquals("summary", summary.get("type"));
            assertNull(lines.readLine());
            return summary;
        }
    }

    private static Map<String, Object> withoutNone(Object all, Object some) {
        Map<String, Object> filled = new LinkedHashMap<>();
        ((Map<?, ?>) all).forEach((name, count) -> filled.put((String) name, ((Map<?, ?>) some).get(name)));
        filled.replaceAll((name, count) -> count == null ? 0 : count);
        return filled;
    }

    private static long number(Map<String, Object> tree, String name) {
        return ((Number) tree.get(name)).longValue();
    }

    private static long sum(Object counts) {
        return ((Map<?, ?>) counts)
                .values().stream()
                        .mapToLong(count -> ((Number) count).longValue())
                        .sum();
    }

    private static String lastLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.reduce("", (before, line) -> line);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    private static int run(Path output, String... arguments) throws IOException {
        try (PrintWriter out = new PrintWriter(new BufferedWriter(Files.newBufferedWriter(output)));
                PrintWriter err = new PrintWriter(OutputStream.nullOutputStream())) {
            return Main.run(out, err, Clock.systemDefaultZone(), arguments);
        }
    }

    private static void write(Path file) throws IOException {
        List<Map<String, Object>> scenarios = new ArrayList<>();
        for (Path scenario : Scenarios.all()) {
            Experiment experiment = Scenarios.read(scenario);
            if (experiment.data().isEmpty()) {
                scenarios.add(ScenarioWriter.tree(experiment));
            }
        }
        SplittableRandom random = new SplittableRandom(20261129);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int number = 1; number <= RECORDS; number++) {
                Map<String, Object> tree = new LinkedHashMap<>(scenarios.get(random.nextInt(scenarios.size())));
                tree.put("id", "set-up-" + number);
                byte[] line = JsonWriter.compact(tree).getBytes(StandardCharsets.UTF_8);
                out.write(number % HOSTILE_OF == 0 ? damaged(line, random) : line);
                out.write('\n');
            }
        }
    }

    /**
     * The line with one to four bytes changed, put in, lost, or with its end lost or its beginning doubled; never with
     * another line end.
     */
    private static byte[] damaged(byte[] line, SplittableRandom random) throws IOException {
        byte[] damaged = line;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = 1 + random.nextInt(damaged.length - 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(damaged, 0, at);
            int kind = random.nextInt(20);
            if (kind < 17) {
                out.write(BYTES[random.nextInt(BYTES.length)]);
            }
            if (kind < 18) {
                int from = Math.min(damaged.length, at + (kind < 9 ? 1 : kind == 17 ? 3 : 0));
                out.write(damaged, from, damaged.length - from);
            } else if (kind == 18) {
                out.write(damaged, 0, damaged.length);
            }
            damaged = out.toByteArray();
            if (damaged.length < 2) {
                return "{".getBytes(StandardCharsets.UTF_8);
            }
        }
        return damaged;
    }
}
