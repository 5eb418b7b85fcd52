package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Documents;
import org.letrodx.document.Sha256;
import org.letrodx.report.ReviewFormat;

/** Reviews as they are typed. */
class ReviewCommandTest {
    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-25T21:00:00Z"), ZoneOffset.UTC);
    private static final String FAULTY =
            "id: plate-1\nmodel: {system: cell-culture}\nhormones: {estradiolAdded: true}\n";
    private static final String RIGHT =
            "id: plate-2\nmodel: {system: cell-culture}\nhormones: {estradiolAdded: false}\n";

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void writeSetUps() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), FAULTY);
        Files.writeString(folder.resolve("two.yaml"), RIGHT);
    }

    private int letrodx(Object... args) {
        return letrodxAt(NOVEMBER, args);
    }

    private int letrodxAt(Clock clock, Object... args) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                clock,
                Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    private int letrodxReading(String input, Object... args) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            return letrodx(args);
        } finally {
            System.setIn(before);
        }
    }

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
    void aBaselineLeavesWhatIsNew() throws IOException {
        Path baseline = folder.resolve("baseline.txt");
        assertEquals(
                1, letrodx("review", "--write-baseline", baseline, "--by", "Ada", "--because", "as found", folder));
        assertTrue(Files.readString(baseline).contains("plate-1: error HOR-02 Added estradiol bypasses aromatase"));
        assertEquals(0, letrodx("review", "--baseline", baseline, folder));
        Files.writeString(folder.resolve("two.yaml"), FAULTY.replace("plate-1", "plate-2"));
        assertEquals(1, letrodx("review", "--baseline", baseline, folder));
        assertFalse(out.toString().contains("plate-1: "), out.toString());
    }

    @Test
    void noCharacterOfATableHidesTheRowsAfterIt() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "id\na\n\u0004\nb\n");
        letrodx("review", table);
        assertTrue(out.toString().contains("3 set-ups"), out.toString());
    }

    /** What standard error says, in one line. */
    private String answer() {
        return out.toString().replaceAll("\\s+", " ");
    }

    private String said() {
        return err.toString().replaceAll("\\s+", " ");
    }

    /** What stands for the facts behind the error, as the review prints it. */
    private String facts() {
        letrodx("review", folder.resolve("one.yaml"));
        Matcher printed = Pattern.compile("error HOR-02 [^\\[]*\\[facts\\s+([0-9a-f]{12})]")
                .matcher(out.toString());
        assertTrue(printed.find(), out.toString());
        return printed.group(1);
    }

    @Test
    void waiversBesideTheSetUpsAreFound() throws IOException {
        Path waivers = folder.resolve("waivers.yaml");
        String waiver = waiver();
        Files.writeString(waivers, waiver);
        assertEquals(0, letrodx("review", folder));
        assertEquals(0, letrodx("review", folder.resolve("one.yaml")));
        assertTrue(
                out.toString().contains("waived error HOR-02")
                        && out.toString().contains("waived as: intended: the rescue arm (J. Moreau, 2026-11-01,"),
                out.toString());
        assertEquals(1, letrodx("review", "--isolated", folder), "unless they are not wanted");
        assertEquals(
                0,
                letrodx("review", "--fail-on", "warning", folder.resolve("two.yaml")),
                "its neighbour's waiver was not asked for");
        assertEquals(
                0,
                letrodx("review", "--fail-on", "warning", "--without", "HOR-02", folder),
                "nor that of a rule that is switched off");
        Files.writeString(waivers, waiver.replace("HOR-02", "HOR-99").replace("intended", "because"));
        assertEquals(3, letrodx("review", folder));
        assertTrue(
                said().contains("there is no rule HOR-99") && said().contains("\"because\" is not a reason"),
                err.toString());
    }

    /**
     * Nobody knows for which of them it was meant, whether they share a folder or not, and wherever the waiver stands.
     */
    @Test
    void aWaiverOfAnIdThatSeveralExperimentsHaveWaivesNothing() throws IOException {
        String waiver = waiver();
        Path waivers = Files.writeString(folder.resolve("waivers.yaml"), waiver);
        Path again = Files.createDirectories(folder.resolve("again"));
        String other = FAULTY + "title: another of this id\n";

        Files.writeString(again.resolve("three.yaml"), FAULTY);
        assertEquals(0, letrodx("review", folder), "the same experiment, named twice");
        Files.writeString(again.resolve("three.yaml"), other);
        assertEquals(1, letrodx("review", folder));
        assertTrue(answer().contains(", 2 not clean, "), out.toString());
        assertTrue(answer().contains("is wider than one experiment and waives nothing"), out.toString());
        Files.writeString(again.resolve("three.yaml"), "id: plate-1\nmodel: {system: mouse}\nmedium: 5\n");
        assertEquals(1, letrodx("review", folder), "it has the id, whatever else can be read of it");
        Files.delete(again.resolve("three.yaml"));
        assertEquals(0, letrodx("review", folder));

        String line =
                "{\"id\": \"plate-1\", \"model\": {\"system\": \"cell-culture\"}, \"hormones\": {\"estradiolAdded\": true}}\n";
        assertEquals(1, letrodxReading(line, "review", "--waivers", waivers, "-"));
        assertTrue(answer().contains("whether another experiment has it can be told only of files"), out.toString());
        Path table = Files.writeString(folder.resolve("lines.ndjson"), line);
        assertEquals(0, letrodx("review", "--waivers", waivers, table), "a file is read beforehand");
    }

    @Test
    void aWaiverThatIsFoundHoldsInItsFolderAndBelow() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one/below"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Path waivers = Files.writeString(folder.resolve("one/waivers.yaml"), waiver());
        Files.move(folder.resolve("one.yaml"), other.resolve("plate.yaml"));
        Files.writeString(one.resolve("two.yaml"), RIGHT);

        assertEquals(1, letrodx("review", folder));
        assertEquals(1, letrodx("review", folder.resolve("one"), other));
        assertTrue(answer().contains("is not used"), out.toString());
        assertEquals(0, letrodx("review", "--waivers", waivers, folder), "unless it is named");
        Files.move(other.resolve("plate.yaml"), one.resolve("plate.yaml"));
        assertEquals(0, letrodx("review", folder));
    }

    /** A waiver of what is wrong with the first set-up. */
    private String waiver() {
        return "waivers: [{rule: HOR-02, experiment: plate-1, facts: FACTS, reason: intended, text: the rescue arm, by: J. Moreau, on: 2026-11-01, expires: 2026-11-30}]"
                .replace("FACTS", facts());
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

    /** It says why an earlier record was wrong, or why remarks are not told again. */
    @Test
    void aReasonIsInWords() {
        for (String nothing : List.of("x", "...", "1 2 3")) {
            assertEquals(2, letrodx("review", "--record", folder.resolve("kept"), "--because", nothing, folder));
            assertTrue(said().contains("--because: \"" + nothing + "\" says nothing"), said());
        }
    }

    /** What is written can be read again. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2029-11-26", "2099-01-01"})
    void aBaselineExpiresWithinItsTime(String day) {
        Path baseline = folder.resolve("known.json");
        assertEquals(2, writeBaseline(baseline, day));
        assertTrue(said().contains("may expire: from 2026-11-25 to 2029-11-25, a house limit"), said());
        assertFalse(Files.exists(baseline));
        for (String right : List.of("2026-11-25", "2029-11-25")) {
            assertEquals(1, writeBaseline(baseline, right));
            assertEquals(0, letrodx("review", "--baseline", baseline, folder), said());
        }
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

    private int writeBaseline(Path file, String expires) {
        return letrodx(
                "review",
                "--write-baseline",
                file,
                "--by",
                "Ada",
                "--because",
                "as found",
                "--expires",
                expires,
                folder);
    }

    /** A fault that the policy lowers, or one that nobody looks for, must not look like none. */
    @ParameterizedTest
    @EnumSource(ReviewFormat.class)
    void whatAPolicyLowersIsSaidBesideTheOutcome(ReviewFormat format) throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.yml"),
                "name: pilots\nversion: 1\nlevels: [{rule: HOR-02, level: note, reason: Pilots only.}]\n");
        letrodx("review", "--format", format, "--policy", policy, folder.resolve("one.yaml"));
        assertTrue(
                format == ReviewFormat.SARIF || answer().contains("1 decisive cause lowered by the policy"),
                out.toString());
        assertTrue(answer().contains("Pilots only."), out.toString());
        letrodx("review", "--format", format, "--policy", policy, folder.resolve("two.yaml"));
        assertFalse(answer().contains("lowered by the policy"), "it is ruled out there: " + out);
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
    void whatAPolicySetsIsInTheFirstBlockOfARecord() throws IOException {
        Path records = folder.resolve("kept");
        Path policy = Files.writeString(
                folder.resolve("policy.yml"),
                "name: pilots\nversion: 1\nlevels: [{rule: HOR-02, level: note, reason: Pilots only.}]\n");
        letrodx("review", "--policy", policy, "--record", records, folder.resolve("one.yaml"));
        letrodx("records", records);
        letrodx("show", records.resolve(out.toString().substring(0, 12)));
        String first = answer().substring(0, answer().indexOf("SIGNATURES"));
        assertTrue(first.contains("The policy sets: HOR-02 to note: Pilots only."), first);
        assertEquals(0, letrodx("verify", records), out.toString());
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

    private int record(Path records, String by, String because, Path... setUps) {
        return letrodx(Stream.concat(
                        Stream.of("review", "--record", records, "--by", by, "--because", because), Stream.of(setUps))
                .toArray());
    }

    @Test
    void recordsAreKeptVerifiedCorrectedAndCompared() throws IOException {
        Path records = folder.resolve("kept");
        Path one = folder.resolve("one.yaml");
        Path two = folder.resolve("two.yaml");
        assertEquals(1, record(records, "R. Okafor", "release of the plates", one, two));
        assertTrue(err.toString().startsWith("2 recorded, in " + records + " (run "), err.toString());
        assertEquals(1, record(records, "R. Okafor", "once more", one, two));
        assertTrue(err.toString().startsWith("0 recorded, 2 recorded already"), err.toString());
        assertEquals(0, letrodx("verify", records));
        assertTrue(out.toString().contains("2 runs, 2 records: 2 current, 0 superseded"), out.toString());

        Files.writeString(one, RIGHT.replace("plate-2", "plate-1"));
        assertEquals(
                3, letrodx("review", "--record", records, "--by", "E. Lind", one), "something else needs a reason");
        assertTrue(
                err.toString().contains(", and hormones.estradiolAdded differs there; nothing was recorded"),
                err.toString());
        assertEquals(0, record(records, "E. Lind", "estradiol was a slip of the pen", one));
        assertTrue(err.toString().startsWith("0 recorded, 1 corrected"), err.toString());
        assertEquals(0, letrodx("verify", records));
        assertTrue(out.toString().contains("2 current, 1 superseded"), out.toString());

        List<String> ids = Files.readAllLines(records.resolve("log.ndjson")).stream()
                .map(line -> (java.util.Map<?, ?>)
                        Documents.parse(line, "log.json").root().plain())
                .filter(line -> "plate-1".equals(line.get("experiment")))
                .map(line -> (String) line.get("record"))
                .toList();
        Path before = records.resolve(ids.get(0));
        Path after = records.resolve(ids.get(1));
        assertEquals(1, letrodx("diff", before, after));
        assertTrue(out.toString().startsWith("""
                before: plate-1, by R. Okafor, 2026-11-25T21:00:00Z
                after: plate-1, by E. Lind, 2026-11-25T21:00:00Z, supersedes the other: estradiol was a slip of the pen
                the outcome: not-clean -> undecided
                """), out.toString());
        assertTrue(
                out.toString().contains("verdict of HOR-02 Added estradiol bypasses aromatase: confirmed -> ruled-out"),
                out.toString());
        assertTrue(out.toString().contains("\nestradiol added [hormones.estradiolAdded]: "), out.toString());
        assertEquals(0, letrodx("diff", before, before));

        Path bodies = records.resolve("records.ndjson");
        Files.writeString(bodies, Files.readString(bodies).replace("\"not-clean\"", "\"not_clean\""));
        assertEquals(1, letrodx("verify", records));
        assertTrue(out.toString().contains("/outcome: recorded \"not_clean\", replayed \"not-clean\""), out.toString());
        assertTrue(out.toString().endsWith("Not sound.\n"), out.toString());
    }

    /** A reason would not help, so none is asked for. */
    @Test
    void anIdThatStandsTwiceInARunIsRecordedOnce() throws IOException {
        Path records = folder.resolve("kept");
        Files.writeString(folder.resolve("two.yaml"), RIGHT.replace("plate-2", "plate-1"));
        letrodx(
                "review",
                "--record",
                records,
                "--by",
                "R. Okafor",
                folder.resolve("one.yaml"),
                folder.resolve("two.yaml"));
        assertTrue(err.toString().contains("\"plate-1\" stands twice in this run"), err.toString());
        assertTrue(err.toString().contains("allowed: one set-up for each experiment in one run"), err.toString());
        assertFalse(err.toString().contains("--because"), err.toString());
        assertTrue(
                err.toString().contains("1 recorded, 1 not recorded (same id twice in this run), in "), err.toString());
        assertEquals(0, letrodx("verify", records));
        assertTrue(
                out.toString().contains("0 not recorded (no reason given), 1 not recorded (same id twice in a run)."),
                out.toString());
    }

    @Test
    void whatDiffersFromARecordIsNamedAndAMissingIdIsTold() throws IOException {
        Path records = folder.resolve("kept");
        Path one = folder.resolve("one.yaml");
        letrodx("review", "--record", records, "--by", "R. Okafor", one);
        assertFalse(err.toString().contains("no id"), err.toString());
        Files.writeString(one, FAULTY + "notes: thawed on Monday\n");
        assertEquals(3, letrodx("review", "--record", records, "--by", "R. Okafor", one));
        assertTrue(err.toString().contains(", and notes differ there; nothing was recorded"), err.toString());

        Files.writeString(one, FAULTY.replace("id: plate-1\n", ""));
        letrodx("review", "--record", records, "--by", "R. Okafor", one);
        assertTrue(
                err.toString().contains("1 set-up has no id (" + one + "). Without one, a corrected file"),
                err.toString());
    }

    @Test
    void aRecordIsShownInWords() throws IOException {
        Path records = folder.resolve("kept");
        Path clash = folder.resolve("clash.yaml");
        Files.writeString(
                clash,
                "id: clash\nmodel: {system: cell-culture}\nserum: {treatment: serum-free, percent: 10 %}\n"
                        + "medium: {phenolRed: yes}\nassay: {edgeWellsUsed: many}\n");
        letrodx("review", "--record", records, "--by", "R. Okafor", clash);
        letrodx("records", records);
        letrodx("show", records.resolve(out.toString().substring(0, 12)));
        String shown = out.toString().replaceAll("\\s+", " ");
        for (String words : List.of(
                "MED-01: warning, confirmed: Phenol red in the medium. Because the medium contains phenol red. ",
                "serum level [serum.percent]: 10 % (left out: contradicts another fact)",
                "[assay.edgeWellsUsed]: many (left out: could not be read)",
                "phenol red [medium.phenolRed]: yes (stated)",
                "Contradicts: serum level [serum.percent] and stripping of the serum [serum.treatment]: ",
                "TOO LITTLE IS KNOWN TO JUDGE ",
                "MED-02 Serum not stripped of estrogens")) {
            assertTrue(shown.contains(words), words + "\nis not in\n" + shown);
        }
        assertEquals(0, letrodx("verify", records), "what was left out is found so again");
    }

    /** Names are the user's, too: none may begin a line of what an inspector reads, or steer the terminal. */
    @Test
    void noNameForgesALineOfARecord() throws IOException {
        Path records = folder.resolve("kept");
        Path input = Files.writeString(
                folder.resolve("x\nforged.ndjson"),
                "{\"id\": \"a\\nforged\", \"cellLine\": {\"b\\nforged\\u001b[2J\": 1}, "
                        + "\"extra\": {\"c\\n\\nSIGNATURES\\r\\u2028forged\\u001b[2J\": 1}}\n");
        letrodx("review", "--record", records, "--by", "R. Okafor", input);
        letrodx("records", records);
        assertEquals(1, out.toString().lines().count(), out.toString());
        String hash = out.toString().substring(0, 12);
        letrodx("show", records.resolve(hash));
        assertEquals(1, out.toString().lines().filter("SIGNATURES"::equals).count(), out.toString());
        assertTrue(
                out.toString().lines().noneMatch(line -> line.startsWith("forged"))
                        && out.toString().contains("forged"),
                out.toString());
        assertFalse(out.toString().matches("(?s).*[\u001b\r\u2028].*"), out.toString());

        Files.writeString(input, Files.readString(input).replace("1}}", "2}}"));
        letrodx("review", "--record", records, "--by", "R. Okafor", "--because", "a slip of the pen", input);
        letrodx("records", records);
        String later = out.toString().lines().toList().get(1).substring(0, 12);
        letrodx("diff", records.resolve(hash), records.resolve(later));
        assertTrue(out.toString().lines().noneMatch(line -> line.startsWith("forged")), out.toString());
    }

    /** It has one hash, and each time that it was recorded is told. */
    @Test
    void aRecordThatWasFoundAgainIsShownEachTime() throws IOException {
        Path records = folder.resolve("kept");
        Path one = folder.resolve("one.yaml");
        Path corrected = folder.resolve("corrected.yaml");
        Files.writeString(corrected, RIGHT.replace("plate-2", "plate-1"));
        Path again = folder.resolve("again.yaml");
        Files.copy(one, again);
        record(records, "R. Okafor", "release of the plates", one);
        record(records, "E. Lind", "a slip of the pen", corrected);
        record(records, "J. Moreau", "it was right before", again);

        letrodx("records", records);
        String hash = out.toString().substring(0, 12);
        List<String> listed = out.toString()
                .lines()
                .map(line -> line.replace(folder + "/", "").replaceAll("[0-9a-f]{12}", "HASH"))
                .toList();
        assertEquals(
                List.of(
                        "HASH 2026-11-25T21:00:00Z not-clean          plate-1 (one.yaml), log line 3, superseded by HASH",
                        "HASH 2026-11-25T21:00:00Z undecided          plate-1 (corrected.yaml), log line 7, superseded by HASH, "
                                + "corrects HASH: a slip of the pen",
                        "HASH 2026-11-25T21:00:00Z not-clean          plate-1 (again.yaml), log line 11, current, "
                                + "corrects HASH: it was right before"),
                listed);

        letrodx("show", records.resolve(hash));
        String shown = out.toString().replace(folder + "/", "").replaceAll("\\s+", " ");
        for (String words : List.of(
                "Recorded: 2026-11-25T21:00:00Z Reviewed by: J. Moreau State: current Supersedes: ",
                "Recorded before: 2026-11-25T21:00:00Z by R. Okafor, from one.yaml, superseded since: see below",
                "Read from: again.yaml; SHA-256 of the file",
                "RECORDED BEFORE, 2026-11-25T21:00:00Z Recorded: 2026-11-25T21:00:00Z Reviewed by: R. Okafor State: superseded by ",
                "Read from: one.yaml; SHA-256 of the file",
                "Line: 3 of the log",
                "Line: 11 of the log")) {
            assertTrue(shown.contains(words), words + "\nis not in\n" + shown);
        }
        letrodx("show", "--format", "json", records.resolve(hash));
        List<?> occurrences = (List<?>) ((java.util.Map<?, ?>)
                        Documents.parse(out.toString(), "show.json").root().plain())
                .get("occurrences");
        assertEquals(2, occurrences.size());
    }

    /**
     * Whoever writes log and record anew can name any program, so neither a word nor a switch makes such a book pass.
     */
    @Test
    void aBookThatAnotherProgramAnsweredOtherwiseIsNeitherPassedNorSigned() throws IOException {
        Path records = folder.resolve("kept");
        letrodx("review", "--record", records, folder.resolve("one.yaml"));
        Path bodies = records.resolve("records.ndjson");
        Path log = records.resolve("log.ndjson");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        String written = lines.get(2).replaceFirst(".*\"record\":\"(\\w+)\".*", "$1");
        String before = Files.readAllLines(bodies).stream()
                .filter(body -> Sha256.hex(body).equals(written))
                .findFirst()
                .orElseThrow();
        String after = before.replace("\"notCovered\":[]", "\"notCovered\":[\"a gap\"]");
        Files.writeString(bodies, Files.readString(bodies).replace(before, after));
        lines.set(
                1,
                lines.get(1)
                        .replaceFirst(
                                "\"program\":\\{[^}]*}",
                                "\"program\":{\"name\":\"letrodx\",\"sha256\":\"0123456789ab\",\"version\":\"0.1.9\"}"));
        lines.set(2, lines.get(2).replace(written, Sha256.hex(after)));
        for (int i = 2; i < lines.size(); i++) {
            String previous = Sha256.hex(lines.get(i - 1));
            lines.set(i, lines.get(i).replaceFirst("\"previous\":\"\\w+\"", "\"previous\":\"" + previous + "\""));
        }
        Files.write(log, lines);

        String told =
                "Not shown to be sound: this program answers 1 record otherwise than the program that the log names.";
        assertEquals(1, letrodx("verify", records));
        assertTrue(out.toString().contains(told), out.toString());
        assertTrue(out.toString().contains("letrodx 0.1.9"), out.toString());
        assertEquals(1, letrodx("verify", "--allow-unreplayed", records));
        assertEquals(
                1,
                letrodx(
                        "sign",
                        "--allow-unreplayed",
                        records,
                        "--key",
                        keyPair(),
                        "--by",
                        "R. Okafor",
                        "--meaning",
                        "review"));
        assertTrue(err.toString().endsWith("Not signed.\n"), err.toString());
    }

    @Test
    void whoseKeyReplacedAnotherNeedsAKeyring() throws Exception {
        Path records = folder.resolve("kept");
        letrodx("review", "--record", records, folder.resolve("two.yaml"));
        assertEquals(0, letrodx("sign", records, "--key", keyPair(), "--by", "R. Okafor", "--meaning", "review"));
        assertEquals(0, letrodx("verify", "--key", folder.resolve("key.pub"), records));
        assertFalse(out.toString().contains("keyring"), out.toString());

        Path renewed = folder.resolve("renewed.pub");
        Files.writeString(
                renewed,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                                        .generateKeyPair()
                                        .getPublic()
                                        .getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        assertEquals(1, letrodx("verify", "--key", renewed, records));
        assertTrue(out.toString().contains("is signed with a key of a stranger, by \"R. Okafor\""), out.toString());
        String hint = out.toString().substring(out.toString().indexOf("--key knows one key, " + renewed));
        assertTrue(hint.endsWith("Then: letrodx verify --keys keys.yaml " + records + "\n"), hint);

        // the keyring that is shown works, once each key has its entry
        String example = hint.lines()
                .dropWhile(line -> !line.equals("keys:"))
                .takeWhile(line -> !line.startsWith("Then"))
                .collect(Collectors.joining("\n"));
        Path keys = Files.writeString(
                folder.resolve("keys.yaml"),
                example.replace("MCowBQ...", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="));
        assertEquals(0, letrodx("verify", "--keys", keys, records), out.toString() + err);
    }

    @Test
    void whatIsNoDirectoryOfRecordsIsSaid() throws IOException {
        Path none = folder.resolve("none");
        Path file = folder.resolve("one.yaml");
        Path records = folder.resolve("kept");
        letrodx("review", "--record", records, folder.resolve("two.yaml"));
        for (String[] command :
                new String[][] {{"verify"}, {"sign", "--key", keyPair(), "--by", "R. Okafor", "--meaning", "review"}}) {
            assertEquals(none + ": no such directory\n", refused(command, none));
            assertEquals(file + ": is a file, not a directory of records\n", refused(command, file));
            assertEquals(
                    folder + ": holds neither log.ndjson nor records.ndjson, so it is no directory of records\n",
                    refused(command, folder));
            assertEquals(
                    2, letrodx(Stream.concat(Stream.of(command), Stream.of("")).toArray()));
        }
        assertFalse(Files.exists(none) || Files.exists(folder.resolve("lock")), "asking makes nothing");
        assertEquals(3, letrodx("review", "--record", file, folder.resolve("two.yaml")));
        assertTrue(err.toString().contains("one.yaml is a file, not a directory"), err.toString());
    }

    /** Without its log every record would be set aside. */
    @Test
    void recordsWhoseLogIsLostAreNotSigned() throws IOException {
        Path records = folder.resolve("kept");
        letrodx("review", "--record", records, folder.resolve("two.yaml"));
        Path log = records.resolve("log.ndjson");
        Files.delete(log);

        String missing = log
                + ": is missing, though there are records, so nothing can be appended. Maybe: letrodx verify says what is there\n";
        assertEquals(
                missing,
                refused(
                        new String[] {"sign", "--key", keyPair(), "--by", "R. Okafor", "--meaning", "review"},
                        records));
        assertEquals(
                missing,
                refused(new String[] {"review", folder.resolve("one.yaml").toString(), "--record"}, records));
        try (Stream<Path> left = Files.list(records)) {
            assertEquals(
                    List.of("lock", "records.ndjson"),
                    left.map(file -> file.getFileName().toString()).sorted().toList(),
                    "nothing is set aside");
        }
    }

    private String refused(String[] command, Path directory) {
        assertEquals(
                3,
                letrodx(Stream.concat(Stream.of(command), Stream.of(directory)).toArray()));
        assertEquals("", out.toString());
        return err.toString().replaceAll("\\n +", " ");
    }

    /** Of the examples in RFC 8410. */
    private String keyPair() throws IOException {
        Files.writeString(
                folder.resolve("key.pub"),
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                        + "-----END PUBLIC KEY-----\n");
        Path key = folder.resolve("key.pem");
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                        key,
                        "-----BEGIN PRIVATE KEY-----\n"
                                + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n")
                .toString();
    }

    @Test
    void whatCouldNotBeReadIsInTheBookAndABookWithoutItsRecordsIsNotSound() throws IOException {
        Path records = folder.resolve("kept");
        Files.writeString(folder.resolve("bad.json"), "{\"medium\": ");
        assertEquals(3, letrodx("review", "--record", records, folder.resolve("bad.json")));
        assertEquals(0, letrodx("verify", records));
        assertTrue(out.toString().contains("1 run, 0 records: "), out.toString());
        assertTrue(out.toString().contains("1 set-up unreadable"), out.toString());
        Files.delete(records.resolve("records.ndjson"));
        assertEquals(1, letrodx("verify", records));
        assertTrue(out.toString().startsWith("missing: " + records.resolve("records.ndjson") + ": "), out.toString());
    }

    /**
     * A limit on the size of files stops the log in the middle of a line, as a full disk does; no record is as large.
     */
    @Test
    void aLogThatCannotBeWrittenOnStopsTheReviewAndHoldsUpToItsLastWholeLine() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "a shell that limits files");
        Path many = Files.write(
                folder.resolve("many.ndjson"),
                IntStream.range(0, 3000)
                        .mapToObj(number -> "{\"id\": \"p-" + number + "\", \"hormones\": {\"estradiolAdded\": false}}")
                        .toList());
        Path records = folder.resolve("kept");
        Path said = folder.resolve("said");
        int exit = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f 6000; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.letrodx.cli.Main",
                        "review",
                        "--isolated",
                        "--format",
                        "csv",
                        "--record",
                        records.toString(),
                        many.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start()
                .waitFor();
        assertEquals(3, exit);
        assertEquals(
                records
                        + ": records cannot be written any more: File too large; what has a line in the log holds, and the same review "
                        + "again records the rest",
                Files.readString(said).replaceAll("\\s+", " ").strip());

        String log = Files.readString(records.resolve("log.ndjson"));
        long whole = log.lines()
                .filter(line -> line.contains("\"kind\":\"record\"") && line.endsWith("}"))
                .count();
        assertTrue(whole > 500 && whole < 3000, whole + " records");
        letrodx("verify", records);
        assertTrue(out.toString().contains(whole + " reviewed again"), out.toString());
        assertTrue(
                out.toString().lines().noneMatch(line -> line.startsWith("changed") || line.startsWith("missing")),
                out.toString());

        // the process before this had the clock of today
        assertEquals(0, letrodxAt(Clock.systemUTC(), "review", "--isolated", "--record", records, many));
        assertTrue(
                err.toString().contains((3000 - whole) + " recorded, " + whole + " recorded already"), err.toString());
        letrodx("verify", records);
        assertTrue(out.toString().contains(" 3000 records: 3000 current"), out.toString());
    }

    @Test
    void ruleSetsAreComparedOverSetUps() throws IOException {
        Path changed = folder.resolve("changed");
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.toList()) {
                Path copy = changed.resolve(Path.of("rules").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path rule = changed.resolve("hormones/HOR-02.drl");
        Files.writeString(
                rule,
                Files.readString(rule).replace("estradiolAdded.is( \"every arm\" )", "estradiolAdded.is( \"no\" )"));
        assertEquals(
                1,
                letrodx("diff", "bundled", changed, "--over", folder.resolve("one.yaml"), folder.resolve("two.yaml")));
        assertTrue(
                out.toString().contains("HOR-02 Added estradiol bypasses aromatase: confirmed -> ruled-out, 1 time"),
                out.toString());
        assertTrue(out.toString().contains("2 of 2 set-ups differ."), out.toString());
        assertEquals(0, letrodx("diff", "bundled", "rules", "--over", folder.resolve("one.yaml")));
        assertEquals(2, letrodx("diff", "bundled", "rules"));
        assertEquals(2, letrodx("diff", "bundled", folder.resolve("one.yaml")));
    }
}
