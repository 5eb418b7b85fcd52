package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.letrodx.report.ReviewFormat;

/** Reviews as they are typed. */
class ReviewCommandTest extends TypedCommands {

    @Test
    void theFolderOfTheReadme() {
        assertEquals(1, letrodx("review", "scenarios/review"));
        assertTrue(
                out.toString().contains("20 set-ups: 5 clean, 1 clean with waivers, 9 not clean, 5 undecided"),
                out.toString());
        assertTrue(out.toString().contains("waiver of MED-02: expired on 2025-12-31"), out.toString());
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @EnumSource(ReviewFormat.class)
    void theSameWhateverTheJobs(ReviewFormat format) {
        letrodx("review", "--format", format, "--jobs", 1, "scenarios/review", "scenarios/rules");
        String alone = out.toString();
        letrodx("review", "--format", format, "--jobs", 3, "scenarios/review", "scenarios/rules");
        assertEquals(alone, out.toString());
        assertTrue(alone.contains("P-4702") && alone.contains("MED-02"), "it says something");
    }

    @Test
    void whatItFailsOn() throws IOException {
        assertEquals(1, letrodx("review", folder));
        assertEquals(0, letrodx("review", "--fail-on", "never", folder));
        Files.delete(folder.resolve("one.yaml"));
        assertEquals(0, letrodx("review", folder));
        Files.writeString(folder.resolve("three.yaml"), "model: {system: cell-culture}\nmedium: {phenolRed: true}\n");
        assertEquals(0, letrodx("review", folder));
        assertEquals(1, letrodx("review", "--fail-on", "warning", folder));
        Files.writeString(
                folder.resolve("three.yaml"), "model: {system: cell-culture}\nserum: {treatment: charcoal-stripped}\n");
        assertEquals(0, letrodx("review", "--fail-on", "warning", folder));
        assertEquals(1, letrodx("review", "--fail-on", "question", folder));
    }

    @Test
    void oneBadRecordOfManyIsReportedAndTheOthersAreReviewed() {
        String many = many("{\"id\": \"x\", \"medium\": {\"phenolRed\": ");
        assertEquals(3, letrodxReading(many, "review", "--format", "ndjson", "-"));
        assertTrue(err.toString().startsWith("-:250:"), err.toString());
        assertEquals(501, out.toString().lines().count(), "500 set-ups and the summary");
        assertTrue(out.toString().contains("\"unreadable\":1"));
        assertEquals(0, letrodxReading(many, "review", "--fail-on", "never", "-"));
        assertTrue(
                out.toString()
                        .replaceAll("\\s+", " ")
                        .contains("1 could not be read, and the exit code does not say so"),
                out.toString());
    }

    @Test
    void aBadValueCostsTheValueAndNotTheRecord() {
        String many = many("{\"id\": \"x\", \"medium\": {\"phenolRed\": 7}, \"hormones\": {\"estradiolAdded\": true}}");
        assertEquals(1, letrodxReading(many, "review", "--format", "ndjson", "-"));
        assertTrue(out.toString().contains("\"unreadable\":0,\"withFaults\":1"), out.toString());
        String bad = out.toString().lines().toList().get(249);
        assertTrue(bad.contains("\"rule\":\"HOR-02\""), "what can be read is reviewed");
        assertTrue(bad.contains("\\\"7\\\" is neither true nor false"), bad);
    }

    /** Each of the two can be read. */
    @ParameterizedTest
    @EnumSource(ReviewFormat.class)
    void aContradictionIsCalledOneAndHasTwoPlaces(ReviewFormat format) throws IOException {
        Path clash = folder.resolve("clash.yaml");
        Files.writeString(clash, "id: clash\nserum:\n  treatment: serum-free\n  percent: 10 %\n");
        letrodx("review", "--format", format, "--questions", clash);
        String told = out.toString().replaceAll("\\s+", " ");
        boolean isJson = format == ReviewFormat.JSON || format == ReviewFormat.NDJSON;
        assertTrue(isJson || told.contains("(see serum.treatment, 3:14)"), told);
        assertTrue(isJson || told.contains("serum.percent and serum.treatment count as unknown"), told);
        switch (format) {
            case TEXT -> {
                assertTrue(told.contains("undecided, 1 contradiction: clash"), told);
                assertTrue(told.contains(" contradiction: " + clash.toString().substring(0, 4)), told);
                assertTrue(told.contains("1 set-up contradicts itself."), told);
                assertTrue(told.contains("- serum level [serum.percent; look-up; what is stated was left out;"), told);
            }
            case HTML -> {
                assertTrue(told.contains(">contradiction</b>"), told);
                assertTrue(told.contains("<ul> <li>stripping of the serum [serum.treatment;"), told);
            }
            case SARIF -> {
                assertTrue(told.contains("\"relatedLocations\":[{\"physicalLocation\""), told);
                assertTrue(told.contains("To state:\\n- stripping of the serum [serum.treatment;"), told);
            }
            case JSON, NDJSON -> {
                assertTrue(told.replace(" ", "").contains("\"withUnread\":0,\"withContradictions\":1"), told);
                assertTrue(told.contains("\"others\":[{\"source\":\"" + clash + "\",\"line\":3,\"column\":14}]"), told);
            }
            default -> {}
        }
        assertFalse(told.contains("1 unread"), told);
    }

    /** Five hundred set-ups with nothing wrong, but for one. */
    private static String many(String other) {
        return IntStream.rangeClosed(1, 500)
                .mapToObj(number -> number == 250
                        ? other
                        : "{\"id\": \"p-" + number + "\", \"hormones\": {\"estradiolAdded\": false}}")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void rulesAreChosenByTheBeginningOfTheirIds() {
        assertEquals(0, letrodx("review", "--without", "HOR", folder));
        assertTrue(err.toString().startsWith("20 rules are switched off: HOR-01, "), err.toString());
        assertEquals(1, letrodx("review", "--select", "HOR-02,MED", folder));
        assertEquals(0, letrodx("review", "--select", "MED", folder));
        assertEquals(2, letrodx("review", "--select", "HOX", folder));
        assertTrue(err.toString().contains("--select: there is no rule HOX"), err.toString());
    }

    @ParameterizedTest
    @EnumSource(ReviewFormat.class)
    void everyFormatSaysWhichRulesAreSwitchedOff(ReviewFormat format) {
        letrodx("review", "--format", format, "--without", "HOR-02,MED-05", folder);
        assertTrue(Pattern.compile("HOR-02\\W+MED-05").matcher(out.toString()).find(), out.toString());
    }

    @Test
    void filesThatAreNotReadAreToldOnceBesideTheReport() throws IOException {
        letrodx("review", "--format", "json", folder);
        String report = out.toString();
        Path sheet = Files.writeString(folder.resolve("plates.xlsx"), "no table");
        String endings =
                ": set-ups are files that end with .yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv, a folder named data holds what scenarios name, and what is hidden is left out\n";

        assertEquals(1, letrodx("review", "--format", "json", folder));
        assertEquals(sheet + " was not read" + endings, err.toString());
        assertEquals(report, out.toString());
        Files.writeString(folder.resolve("zone.txt"), "");
        letrodx("review", folder);
        assertEquals(sheet + ", " + folder.resolve("zone.txt") + " were not read" + endings, err.toString());
        Files.delete(folder.resolve("zone.txt"));
        Files.createDirectories(folder.resolve(".old"));
        letrodx("review", folder);
        assertEquals(folder.resolve(".old") + ", " + sheet + " were not read" + endings, err.toString());
        Files.delete(folder.resolve(".old"));
        Files.delete(sheet);
        letrodx("review", "--write-baseline", sheet, "--by", "Ada", "--because", "as found", folder);
        letrodx("review", "--baseline", sheet, folder);
        assertEquals("", err.toString(), "it is read as something else");
    }

    @Test
    void whatTheCommandLineNamesForSomethingElseIsNoSetUp() throws IOException {
        Path baseline = folder.resolve("known.json");
        Path waivers = Files.writeString(folder.resolve("accepted.yaml"), "waivers: []\n");
        Path records = folder.resolve("records");

        letrodx("review", "--format", "json", folder, "--fail-on", "never", "--isolated", "--waivers", waivers);
        String report = out.toString();
        letrodx(
                "review",
                folder,
                "--write-baseline",
                baseline,
                "--record",
                records,
                "--by",
                "Ada",
                "--because",
                "as found",
                "--waivers",
                waivers);
        letrodx(
                "review",
                "--format",
                "json",
                folder,
                "--fail-on",
                "never",
                "--isolated",
                "--waivers",
                waivers,
                "--write-baseline",
                baseline,
                "--record",
                records,
                "--by",
                "Ada",
                "--because",
                "as found");
        assertEquals(report, withoutRecords());
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        letrodx(
                "review",
                "--format",
                "json",
                folder,
                "--fail-on",
                "never",
                "--isolated",
                "--waivers",
                link.resolve("accepted.yaml"),
                "--write-baseline",
                link.resolve("known.json"),
                "--record",
                link.resolve("records"),
                "--by",
                "Ada",
                "--because",
                "as found");
        assertEquals(report, withoutRecords(), "by another name");
        letrodx("review", folder);
        assertTrue(out.toString().contains("accepted.yaml"), "named for nothing else, it is taken for a set-up");
    }

    /** What was written, but for where it was recorded. */
    private String withoutRecords() {
        return out.toString().replaceAll("(?<=\"record\":\")[0-9a-f]+", "");
    }

    /** A table and JUnit's cases have no place for it; standard error tells of it beside them. */
    @ParameterizedTest
    @EnumSource(
            value = ReviewFormat.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CSV", "JUNIT"})
    void reportsWithASummarySayWhichIdOccursTwice(ReviewFormat format) throws IOException {
        letrodxReading("{\"id\": \"a\"}\n{\"id\": \"a\"}\n", "review", "--format", format, "-");
        assertTrue(out.toString().contains("is the id of an earlier set-up"), out.toString());
    }

    @Test
    void anIdThatOccursTwiceIsToldAndFailsNothing() throws IOException {
        assertEquals(0, letrodxReading("{\"id\": \"a\"}\n{\"id\": \"b\"}\n{}\n{}\n", "review", "--format", "csv", "-"));
        assertEquals("", err.toString(), "what has no id shares none");
        String twice = "{\"id\": \"a\"}\n{\"id\": \"b\"}\n{\"id\": \"a\"}\n";
        String said = "-:3: id: \"a\" is the id of an earlier set-up, too; waivers and records go by id";
        assertEquals(0, letrodxReading(twice, "review", "--fail-on", "warning", "-"));
        assertTrue(
                out.toString().replaceAll("\\s+", " ").contains("IDS THAT OCCUR MORE THAN ONCE - " + said),
                out.toString());
        assertEquals("", err.toString());
        letrodxReading(twice, "review", "--format", "csv", "-");
        assertEquals(said + "\n", err.toString());
        letrodxReading("{\"id\": \"a\"}\n".repeat(22), "review", "--format", "csv", "-");
        assertEquals(
                List.of("id: 1 more set-up has an id of one before them"),
                err.toString().lines().skip(20).toList());
        letrodxReading("{\"id\": \"a\"}\n".repeat(23), "review", "--format", "csv", "-");
        assertEquals(
                List.of("id: 2 more set-ups have an id of one before them"),
                err.toString().lines().skip(20).toList());
    }

    @Test
    void noCharacterOfATableHidesTheRowsAfterIt() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "id\na\n\u0004\nb\n");
        letrodx("review", table);
        assertTrue(out.toString().contains("3 set-ups"), out.toString());
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, letrodx("review"));
        assertEquals(2, letrodx("review", "--jobs", 0, folder));
        assertEquals(2, letrodx("review", "--sign", "key.pem", folder));
        assertEquals(2, letrodx("review", "-", "-"));
        assertEquals(2, letrodx("review", "--jobs", 1000, folder));
        assertEquals(2, letrodx("review", ""));
        assertEquals(2, letrodx("review", "--record", folder.resolve("kept"), "--by", " ", folder));
        assertEquals(2, letrodx("review", "--record", folder.resolve("kept"), "--correct", "", folder));
        assertEquals(2, letrodx("review", "--write-baseline", folder.resolve("none/baseline"), folder));
        assertEquals(2, letrodx("review", "--fail-on", "everything", folder));
    }

    @Test
    void aWrongValueOfAnOptionIsRefusedInWords() {
        assertEquals(2, letrodx("review", "--fail-on", "bogus", folder));
        assertTrue(said().contains("\"bogus\" is none of error, warning, question, never"), said());
        assertEquals(0, letrodx("review", "--fail-on", "NEVER", folder), "however it is written");
        assertEquals(2, letrodx("review", "--expires", "1.1.2027", folder));
        assertTrue(said().contains("\"1.1.2027\" is not a date: write a day such as 2026-11-25"), said());
        assertEquals(2, letrodx("sign", folder, "--key", "k", "--by", "Ada", "--meaning", "liking"));
        assertTrue(said().contains("\"liking\" is none of review, approval, seal"), said());
        assertEquals(2, letrodx("verify", folder, "--keys", "k", "--require", "liking"));
        assertTrue(said().contains("\"liking\" is none of review, approval, seal"), said());
        assertEquals(2, letrodx("verify", folder, "--keys", "k", "--require", "approval+Approval"));
        assertTrue(said().contains("--require: \"Approval\" stands twice: each meaning is asked for once"), said());
        assertEquals(3, letrodx("lint", folder.resolve("none")));
        assertTrue(said().contains("none: no such directory allowed: a rule book"), said());
        assertEquals("", out.toString());
    }

    /** A slip of the keyboard must not cost what was exported. */
    @Test
    void aBaselineReplacesNothingButABaseline() throws IOException {
        Path other = Files.writeString(folder.resolve("other.ndjson"), "{\"id\": \"a\"}\n");
        for (Path noBaseline : List.of(other, folder.resolve("one.yaml"), folder)) {
            assertEquals(2, writeBaseline(noBaseline, "2027-01-01"), noBaseline.toString());
            assertTrue(said().contains("--write-baseline: " + noBaseline + " is there and is no baseline"), said());
        }
        assertEquals("{\"id\": \"a\"}\n", Files.readString(other));
        Path baseline = Files.writeString(folder.resolve("known.json"), "");
        assertEquals(1, writeBaseline(baseline, "2027-01-01"), "an empty file has nothing to lose");
        assertEquals(1, writeBaseline(baseline, "2027-02-01"));
        assertTrue(Files.readString(baseline).contains("2027-02-01"), "a baseline is renewed");
    }

    @Test
    void whatIsSwitchedOffIsSaidWhereverTheOutcomeIs() throws IOException {
        Path records = folder.resolve("kept");
        letrodx("review", "--without", "HOR-02", "--record", records, folder.resolve("one.yaml"));
        assertTrue(answer().contains("1 rule switched off: plate-1"), out.toString());
        letrodx("records", records);
        assertTrue(answer().contains(", 1 rule switched off, current"), out.toString());
        letrodx("show", records.resolve(out.toString().substring(0, 12)));
        String first = answer().substring(0, answer().indexOf("SIGNATURES"));
        assertTrue(first.contains("Rules switched off: HOR-02"), first);

        letrodx("review", "--select", "MED-01", folder.resolve("one.yaml"));
        assertTrue(err.toString().length() < 400 && err.toString().contains(" more\n"), err.toString());
    }

    @Test
    void twoReviewsAreComparedInWords() throws IOException {
        Path before = review("before.ndjson", folder.resolve("one.yaml"), folder.resolve("two.yaml"));
        Files.writeString(folder.resolve("two.yaml"), FAULTY.replace("plate-1", "plate-2"));
        Path after = review("after.ndjson", folder.resolve("two.yaml"));
        assertEquals(1, letrodx("diff", before, after));
        String said = answer();
        assertTrue(
                said.contains("plate-1 is not in the second review; in the other: not-clean: confirmed HOR-02"), said);
        assertTrue(said.contains("-> not-clean: confirmed HOR-02 Added estradiol bypasses aromatase"), said);
        assertTrue(said.endsWith("2 of 2 set-ups differ. "), said);
        assertFalse(said.contains("none"), said);
        letrodx("diff", after, before);
        assertTrue(answer().contains("plate-1 is not in the first review"), out.toString());
        letrodx("diff", after, review("other.ndjson", folder.resolve("one.yaml")));
        assertTrue(answer().endsWith("2 of 2 set-ups differ. "), out.toString());
    }

    private Path review(String name, Path... setUps) throws IOException {
        letrodx(Stream.concat(Stream.of("review", "--format", "ndjson"), Stream.of(setUps))
                .toArray());
        return Files.writeString(folder.resolve(name), out.toString());
    }

    @Test
    void aPageSaysWhenItWasMadeAndByWhom() {
        letrodx("review", "--format", "html", "--by", "R. Okafor", folder);
        assertTrue(out.toString().contains("<p>Reviewed 2026-11-25 21:00:00 +00:00 by R. Okafor."), out.toString());
        letrodx("review", "--format", "html", folder);
        assertTrue(out.toString().contains("<p>Reviewed 2026-11-25 21:00:00 +00:00."), "nobody is named");
        letrodx("review", "--format", "html", "--record", folder.resolve("kept"), folder);
        assertTrue(
                out.toString().contains(" by " + System.getProperty("user.name") + "."),
                "as the records name the user of the computer");
    }

    @Test
    void aReaderThatGoesAwayStopsIt() {
        String many = IntStream.range(0, 3000)
                .mapToObj(number -> "{\"hormones\": {\"estradiolAdded\": false}}")
                .collect(Collectors.joining("\n"));
        int[] written = {0};
        PrintWriter closing = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                written[0] += length;
                throw new IOException("closed");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(many.getBytes(StandardCharsets.UTF_8)));
            err = new StringWriter();
            assertEquals(3, Main.run(closing, new PrintWriter(err, true), NOVEMBER, "review", "--format", "csv", "-"));
        } finally {
            System.setIn(before);
        }
        assertTrue(err.toString().contains("standard output: is closed, after 1024 set-ups"), err.toString());
    }
}
