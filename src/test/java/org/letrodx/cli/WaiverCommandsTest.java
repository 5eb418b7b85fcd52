package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.report.ReviewFormat;

/** Waivers, baselines and policies as they are typed. */
class WaiverCommandsTest extends TypedCommands {

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
}
