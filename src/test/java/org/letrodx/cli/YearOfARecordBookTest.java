package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/**
 * A year of a laboratory with its book of records, as it is typed and read. R. Okafor reviews, J. Moreau approves. Each
 * month goes on where the one before ended.
 */
class YearOfARecordBookTest {
    /** A growth assay as it should be, but for what a story changes. */
    private static final String ASSAY = "{\"id\":\"%s\",\"model\":{\"system\":\"cell-culture\"},"
            + "\"cellLine\":{\"name\":\"MCF-7Ca\",\"selectionKept\":true,\"strProfile\":\"match\",\"mycoplasma\":\"negative\","
            + "\"passagesSinceThaw\":%d},\"medium\":{\"phenolRed\":false},"
            + "\"serum\":{\"treatment\":\"%s\",\"percent\":\"10 %%\",\"lotQualified\":true},"
            + "\"hormones\":{\"androgen\":\"androstenedione\",\"androgenConcentration\":\"10 nM\",\"estradiolAdded\":%s,"
            + "\"deprivation\":\"3 d\"},\"treatment\":{\"drug\":\"letrozole\",\"concentrations\":[\"1 nM\",\"100 nM\"],"
            + "\"washedOut\":false,\"vehicle\":\"DMSO\",\"vehiclePercent\":\"0.1 %%\",\"vehicleMatched\":true,"
            + "\"exposure\":\"6 d\",\"renewal\":\"3 d\"},\"assay\":{\"endpoint\":\"count\",\"plateWells\":12,"
            + "\"cellsCounted\":true,\"vehicleControl\":true,\"positiveControl\":[\"estradiol\",\"fulvestrant\"]}}%n";

    private static final String LAB_01 = """
            /**
             * Our cells lose their aromatase in long culture.
             *
             * Check: look the passage up.
             *
             * Fix: thaw a fresh vial.
             */
            rule "LAB-01 More than twenty passages since the thaw"
                @explains( "no-response" )
                @setting( "cell-culture" )
                @impact( decisive )
                @strength( weak )
                @effort( days )
                @house( "what our laboratory saw" )
            when
                CellLine( passagesSinceThaw.above( 20 ) )
            then
                cause();
            end
            """;

    private static final String SOUND = "Sound.";
    private static final String NOT_SOUND = "Not sound.";
    /** How the counts of a verification end, around how many reviews were not recorded. */
    private static final String ALL_READ = "0 set-ups unreadable, ";

    private static final String WANT = " not recorded (no reason given).";
    private static final String OF_THE_YEAR =
            "10 runs, 10 records: 4 current, 6 superseded, 4 signed; 10 reviewed again, 0 not; " + ALL_READ + "3"
                    + WANT;

    @TempDir
    private Path folder;

    private Path book;
    private Clock clock = Clock.systemUTC();
    private String ofOkafor = "";
    private String ofMoreau = "";
    /** The record of January that is corrected in February. */
    private String mistaken = "";

    private String headOfApril = "";
    private Object[] bothSigned = {};
    private String out = "";
    private String err = "";

    private void on(String day) {
        clock = Clock.fixed(Instant.parse(day + "T09:00:00Z"), ZoneOffset.UTC);
    }

    private void letrodx(int exit, Object... words) {
        StringWriter printed = new StringWriter();
        StringWriter told = new StringWriter();
        int code = Main.run(
                new PrintWriter(printed, true),
                new PrintWriter(told, true),
                clock,
                Stream.of(words).map(Object::toString).toArray(String[]::new));
        out = readable(printed);
        err = readable(told);
        assertEquals(exit, code, () -> List.of(words) + "\n" + out + err);
    }

    /** Lines that were wrapped are whole again; the files have their names only, and runs none. */
    private String readable(StringWriter text) {
        return text.toString()
                .replaceAll("\\n +", " ")
                .replace(folder + "/", "")
                .replaceAll("run [0-9a-f]{16}", "run ID");
    }

    private void review(int exit, Object... words) {
        letrodx(
                exit,
                Stream.concat(Stream.of("review", "--isolated", "--record", book), Stream.of(words))
                        .toArray());
    }

    private void verify(int exit, String counted, String result, Object... words) {
        letrodx(exit, Stream.concat(Stream.of("verify"), Stream.of(words)).toArray());
        prints(counted, result);
    }

    /** What was printed has these lines, word for word. */
    private void prints(String... lines) {
        Stream.of(lines)
                .forEach(line ->
                        assertTrue(out.lines().anyMatch(line::equals), () -> line + "\nis no line of\n" + out + err));
    }

    /** What was printed has this somewhere. */
    private void mentions(String... words) {
        Stream.of(words).forEach(one -> assertTrue(out.contains(one), () -> one + "\nis not in\n" + out + err));
    }

    /** Lines of standard output begin so; how many causes there are is not this year's. */
    private void begins(String... lines) {
        Stream.of(lines)
                .forEach(one -> assertTrue(
                        out.lines().anyMatch(line -> line.startsWith(one)), () -> one + "\nbegins no line of\n" + out));
    }

    /** Standard error has these lines, and no other. */
    private void tells(String... lines) {
        assertEquals(List.of(lines), err.lines().toList());
    }

    private Path file(String name, String... text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("", text));
    }

    private static String assay(String id, int passages, String serum, boolean estradiolAdded) {
        return ASSAY.formatted(id, passages, serum, estradiolAdded);
    }

    /** What the last command printed there. */
    private String printed(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(out);
        assertTrue(found.find(), out);
        return found.group(1);
    }

    /** The records of an experiment, in the order of the book, as {@code letrodx records} shortens them. */
    private List<String> records(String experiment) {
        letrodx(0, "records", book);
        return out.lines()
                .filter(line -> line.contains(" " + experiment + " ("))
                .map(line -> line.substring(0, 12))
                .toList();
    }

    private KeyPair key(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getMimeEncoder();
        Path secret = file(
                name + ".pem",
                "-----BEGIN PRIVATE KEY-----\n",
                base64.encodeToString(pair.getPrivate().getEncoded()),
                "\n-----END PRIVATE KEY-----\n");
        if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        file(
                name + ".pub",
                "-----BEGIN PUBLIC KEY-----\n",
                base64.encodeToString(pair.getPublic().getEncoded()),
                "\n-----END PUBLIC KEY-----\n");
        return pair;
    }

    private static String inTheKeyring(String name, KeyPair key, String from, String to, String meanings) {
        return "  - {name: " + name + ", key: "
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + ", from: " + from + ", to: " + to
                + ", meanings: [" + meanings + "]}\n";
    }

    private void sign(int exit, String key, String by, String meaning) {
        letrodx(
                exit,
                "sign",
                book,
                "--key",
                folder.resolve(key + ".pem"),
                "--by",
                by,
                "--meaning",
                meaning,
                "--keys",
                folder.resolve("keys.yaml"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("log.ndjson", "records.ndjson")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    /** Whoever vouches for a book knows what it lacks. */
    @Test
    void whoeverSignsIsToldOfRunsWithoutAnEnd() throws Exception {
        book = folder.resolve("book");
        key("okafor");
        on("2026-01-12");
        Path plate = file("plate.ndjson", assay("G-1", 4, "charcoal-stripped", false));
        for (String lists : List.of(
                "1 run without an end: letrodx verify lists it", "2 runs without an end: letrodx verify lists them")) {
            review(0, "--by", "R. Okafor", plate);
            Path log = book.resolve("log.ndjson");
            List<String> lines = Files.readAllLines(log);
            Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
            letrodx(0, "sign", book, "--key", folder.resolve("okafor.pem"), "--by", "R. Okafor", "--meaning", "review");
            List<String> told = err.lines().toList();
            assertTrue(told.get(0).contains("has no end"), err);
            assertEquals(lists, told.get(told.size() - 1));
        }
    }

    @Test
    void aYear() throws Exception {
        book = folder.resolve("book");
        ofOkafor = inTheKeyring("R. Okafor", key("okafor"), "2026-01-01", "2026-06-30", "review");
        ofMoreau = inTheKeyring("J. Moreau", key("moreau"), "2026-01-01", "2026-12-31", "review, approval");
        january();
        february();
        march();
        april();
        july();
        september();
        october();
        december();
        whoeverChangesARecordIsFoundOut();
        whatALaterProgramWroteIsNotCalledSound();
        andTheYearEndsAsItWasSigned();
    }

    /** Three plates are reviewed, before the cells are seeded. */
    private void january() throws IOException {
        on("2026-01-12");
        Path plates = file(
                "january.ndjson",
                assay("G-1", 30, "charcoal-stripped", false),
                assay("G-2", 4, "untreated", false),
                assay("G-3", 4, "charcoal-stripped", true));
        review(1, "--by", "R. Okafor", plates);
        begins("clean: G-1 (january.ndjson:1);");
        mentions("not clean: G-2", "error MED-02", "not clean: G-3", "error HOR-02");
        tells("3 recorded, in book (run ID)");
        verify(
                0,
                "1 run, 3 records: 3 current, 0 superseded, 0 signed; 3 reviewed again, 0 not; " + ALL_READ + "0"
                        + WANT,
                SOUND,
                book);

        review(1, "--by", "J. Moreau", plates);
        tells("0 recorded, 3 recorded already, in book (run ID)");
        mistaken = records("G-2").get(0);
    }

    /** The serum of G-2 was written down wrongly; whoever changes it says why. */
    private void february() throws IOException {
        on("2026-02-03");
        Path corrected = file("corrected.ndjson", assay("G-2", 4, "charcoal-stripped", false));
        review(3, "--by", "R. Okafor", corrected);
        tells(
                "corrected.ndjson:1: \"G-2\" is in the book as " + mistaken
                        + ", and serum.treatment differs there; nothing was recorded; allowed: --because REASON, which corrects that record",
                "0 recorded, 1 not recorded (no reason given), in book (run ID)");
        review(0, "--by", "R. Okafor", "--because", "The label of the bottle says stripped.", corrected);
        tells("0 recorded, 1 corrected, in book (run ID)");

        String right = records("G-2").get(1);
        prints(
                mistaken + " 2026-01-12T09:00:00Z not-clean          G-2 (january.ndjson:2), log line 4, superseded by "
                        + right,
                right
                        + " 2026-02-03T09:00:00Z clean              G-2 (corrected.ndjson:1), log line 16, current, corrects "
                        + mistaken + ": The label of the bottle says stripped.");
        letrodx(1, "diff", book + "/" + mistaken, book + "/" + right);
        prints(
                "the outcome: not-clean -> clean",
                "verdict of MED-02 Serum not stripped of estrogens: confirmed -> ruled-out");
        verify(
                0,
                "4 runs, 4 records: 3 current, 1 superseded, 0 signed; 4 reviewed again, 0 not; " + ALL_READ + "1"
                        + WANT,
                SOUND,
                book);
    }

    /** The estradiol of G-3 is meant; it is accepted until the autumn, on the facts as they are. */
    private void march() throws IOException {
        on("2026-03-02");
        Path third = file("third.ndjson", assay("G-3", 4, "charcoal-stripped", true));
        letrodx(1, "review", "--isolated", third);
        Path waivers = file(
                "waivers.yaml",
                "waivers:\n  - {rule: HOR-02, experiment: G-3, facts: ",
                printed("error HOR-02 [^\\[]*\\[facts ([0-9a-f]{12})\\]"),
                ", reason: intended, text: The rescue is what this plate is about., by: J. Moreau, on: 2026-03-02, "
                        + "expires: 2026-09-30}\n");
        review(0, "--by", "R. Okafor", "--waivers", waivers, "--because", "J. Moreau has accepted it.", third);
        mentions("clean with waivers: G-3");
        tells("0 recorded, 1 corrected, in book (run ID)");
        letrodx(0, "show", book + "/" + records("G-3").get(1));
        prints("Outcome: clean with waivers", "State: current");
        mentions(
                "Waived as intended: The rescue is what this plate is about. (J. Moreau, 2026-03-02, until 2026-09-30)");

        letrodx(
                1,
                "review",
                "--isolated",
                "--waivers",
                waivers,
                file("other.ndjson", assay("G-3", 4, "untreated", true)));
        mentions("not clean: G-3", "error MED-02");
    }

    /** It takes two people to sign. */
    private void april() throws IOException {
        on("2026-04-01");
        Path keys = file("keys.yaml", "keys:\n", ofOkafor, ofMoreau);
        bothSigned = new Object[] {"--keys", keys, "--require", "review+approval", book};
        sign(0, "okafor", "R. Okafor", "review");
        verify(
                1,
                "5 runs, 5 records: 3 current, 2 superseded, 0 signed as required (1 signature in the log); 5 reviewed again, 0 not; "
                        + ALL_READ + "1" + WANT,
                NOT_SOUND,
                bothSigned);
        mentions(
                "unsigned: book/log.ndjson:20:1: ",
                ", \"G-3\": it lacks review + approval by different people with different keys; it has review by R. Okafor");
        sign(3, "okafor", "R. Okafor", "approval");
        tells("keys.yaml: is signed by \"R. Okafor\" as approval, which that key may not mean");
        sign(3, "moreau", "R. Okafor", "review");
        tells("keys.yaml: is signed by \"R. Okafor\" with the key of \"J. Moreau\"");
        sign(0, "moreau", "J. Moreau", "approval");
        verify(
                0,
                "5 runs, 5 records: 3 current, 2 superseded, 3 signed; 5 reviewed again, 0 not; " + ALL_READ + "1"
                        + WANT,
                SOUND,
                bothSigned);
        headOfApril = printed("Head: ([0-9a-f]{64}), \\d+ lines, the last of 2026-04-01T09:00:00Z");
        copy(book, folder.resolve("april"));
    }

    /** R. Okafor has a new key, and the old one holds for what was signed while it held. */
    private void july() throws Exception {
        on("2026-07-01");
        String renewed = inTheKeyring("R. Okafor", key("okafor-2"), "2026-07-01", "2027-06-30", "review");
        file("keys.yaml", "keys:\n", ofOkafor, renewed, ofMoreau);
        review(0, "--by", "R. Okafor", file("july.ndjson", assay("G-4", 5, "charcoal-stripped", false)));
        sign(3, "okafor", "R. Okafor", "review");
        tells(
                "keys.yaml: is signed by \"R. Okafor\" on 2026-07-01, when that key did not hold: from 2026-01-01 to 2026-06-30");
        sign(0, "okafor-2", "R. Okafor", "review");
        sign(0, "moreau", "J. Moreau", "approval");
        String counted = "6 runs, 6 records: 4 current, 2 superseded, 4 signed; 6 reviewed again, 0 not; " + ALL_READ
                + "1" + WANT;
        verify(0, counted, SOUND, bothSigned);

        // the head that was noted in April is still there, and would be missed
        verify(0, counted, SOUND, "--head", headOfApril, book);
        String headOfJuly = printed("Head: ([0-9a-f]{64})");
        Path april = folder.resolve("april");
        String before = "5 runs, 5 records: 3 current, 2 superseded, 3 signed; 5 reviewed again, 0 not; " + ALL_READ
                + "1" + WANT;
        verify(0, before, SOUND, april);
        verify(1, before, NOT_SOUND, "--head", headOfJuly, april);
        prints("missing: april/log.ndjson: has no line with the hash " + headOfJuly
                + ", which was its head once: its end was cut off, or it was written anew");
    }

    /** The laboratory writes a rule of its own. */
    private void september() throws IOException {
        on("2026-09-01");
        file("our-rules/cells/LAB-01.drl", LAB_01);
        Path rules = folder.resolve("our-rules");
        Path oldAndNew = file(
                "september.ndjson",
                assay("G-1", 30, "charcoal-stripped", false),
                assay("G-2", 4, "charcoal-stripped", false),
                assay("G-4", 5, "charcoal-stripped", false));
        String first = records("G-1").get(0);
        review(3, "--by", "R. Okafor", "--rules", rules, oldAndNew);
        mentions("not clean: G-1", "error LAB-01");
        begins("clean: G-2 (september.ndjson:2);", "clean: G-4 (september.ndjson:3);");
        tells(
                "september.ndjson:1: \"G-1\" is in the book as " + first
                        + ", and the findings differ there; nothing was recorded; allowed: --because REASON, which corrects that record",
                "0 recorded, 2 renewed on other rules, 1 not recorded (no reason given), in book (run ID)");
        review(1, "--by", "R. Okafor", "--rules", rules, "--because", "LAB-01 is in force.", oldAndNew);
        tells("0 recorded, 1 corrected, 2 recorded already, in book (run ID)");
        // every record is replayed on its own rules from now on, though those of the laboratory are gone from the disk
        Files.delete(rules.resolve("cells/LAB-01.drl"));
    }

    /** The waiver has run out: what was found in January is found again. */
    private void october() throws IOException {
        on("2026-10-01");
        Path third = folder.resolve("third.ndjson");
        Path waivers = folder.resolve("waivers.yaml");
        String january = records("G-3").get(0);
        String march = records("G-3").get(1);
        review(3, "--by", "R. Okafor", "--waivers", waivers, third);
        mentions("not clean: G-3");
        prints("- waivers.yaml:2:5: waiver of HOR-02: expired on 2026-09-30 and waives nothing");
        review(1, "--by", "R. Okafor", "--waivers", waivers, "--because", "It was not accepted again.", third);
        tells("0 recorded, 1 corrected, in book (run ID)");
        assertEquals(List.of(january, march, january), records("G-3"));
        prints(
                january + " 2026-01-12T09:00:00Z not-clean          G-3 (january.ndjson:3), log line 5, superseded by "
                        + march + ", signed: review by R. Okafor, approval by J. Moreau",
                january
                        + " 2026-10-01T09:00:00Z not-clean          G-3 (third.ndjson:1), log line 47, current, corrects "
                        + march + ": It was not accepted again.");
        letrodx(0, "show", book + "/" + january);
        prints(
                "Recorded: 2026-10-01T09:00:00Z",
                "Recorded before: 2026-01-12T09:00:00Z by R. Okafor, from january.ndjson, line 3, superseded since: see below",
                "RECORDED BEFORE, 2026-01-12T09:00:00Z");

        verify(
                0,
                "10 runs, 10 records: 4 current, 6 superseded, 0 signed; 10 reviewed again, 0 not; " + ALL_READ + "3"
                        + WANT,
                SOUND,
                book);
        sign(0, "okafor-2", "R. Okafor", "review");
        sign(0, "moreau", "J. Moreau", "approval");
        verify(0, OF_THE_YEAR, SOUND, bothSigned);
    }

    /** An inspector comes. */
    private void december() throws IOException {
        on("2026-12-14");
        letrodx(0, "records", "--current", book);
        assertEquals(
                List.of("G-1 not-clean", "G-2 clean", "G-3 not-clean", "G-4 clean"),
                out.lines()
                        .map(line -> line.replaceAll("^\\S+ \\S+ (\\S+) +(\\S+) .*", "$2 $1"))
                        .sorted()
                        .toList());
        List<String> current =
                out.lines().map(line -> book + "/" + line.substring(0, 12)).toList();
        letrodx(
                0,
                Stream.concat(Stream.of("show", "--format", "html"), current.stream())
                        .toArray());
        mentions("G-1", "G-2", "G-3", "G-4", "LAB-01 is in force.", "It was not accepted again.");
        mentions("R. Okafor, 2026-10-01T09:00:00Z", "J. Moreau, 2026-10-01T09:00:00Z", "More than twenty passages");
        current.forEach(record -> mentions(record.substring(record.length() - 12)));

        letrodx(0, "show", book + "/" + mistaken);
        mentions("State: superseded by ");
        prints("Read from: january.ndjson, line 2; SHA-256 of the file "
                + Sha256.hex(Files.readAllBytes(folder.resolve("january.ndjson"))));
    }

    private void whoeverChangesARecordIsFoundOut() throws IOException {
        Path changed = folder.resolve("changed");
        copy(book, changed);
        Path bodies = changed.resolve("records.ndjson");
        Files.writeString(
                bodies, Files.readString(bodies).replace("\"outcome\":\"not-clean\"", "\"outcome\":\"clean\""));
        letrodx(1, "verify", changed);
        prints("changed: changed/" + mistaken + ": /outcome: recorded \"clean\", replayed \"not-clean\"", NOT_SOUND);
    }

    /**
     * A sister laboratory sends a book that a later program wrote: what this one cannot replay it does not call sound.
     */
    private void whatALaterProgramWroteIsNotCalledSound() throws IOException {
        Path sister = folder.resolve("sister");
        file("our-rules/cells/LAB-01.drl", LAB_01);
        letrodx(
                0,
                "review",
                "--isolated",
                "--record",
                sister,
                "--by",
                "A. Lind",
                "--rules",
                folder.resolve("our-rules"),
                folder.resolve("corrected.ndjson"));
        asALaterProgramWroteIt(sister);
        verify(
                1,
                "1 run, 1 record: 1 current, 0 superseded, 0 signed; 0 reviewed again, 1 not; " + ALL_READ + "0" + WANT,
                "Sound, but 1 not reviewed again.",
                sister);
        mentions("passagesSinceThow");
        letrodx(0, "verify", "--allow-unreplayed", sister);
        letrodx(0, "records", sister);
        letrodx(0, "show", sister + "/" + out.substring(0, 12));
        prints("Outcome: clean", "Reviewed by: A. Lind");
    }

    private void andTheYearEndsAsItWasSigned() {
        verify(0, OF_THE_YEAR, SOUND, "--keys", folder.resolve("keys.yaml"), "--head", headOfApril, book);
    }

    /** Its rules ask for a fact that this program does not know; every hash is as it should be. */
    private static void asALaterProgramWroteIt(Path book) throws IOException {
        Path records = book.resolve("records.ndjson");
        List<String> bodies = new ArrayList<>(Files.readAllLines(records));
        bodies.set(0, bodies.get(0).replace("passagesSinceThaw.above", "passagesSinceThow.above"));
        Files.writeString(records, String.join("\n", bodies) + "\n");
        List<String> log = new ArrayList<>();
        for (String text : Files.readAllLines(book.resolve("log.ndjson"))) {
            Map<String, Object> line = new LinkedHashMap<>(JsonReader.object(text, ""));
            if (line.get("kind").equals("rules")) {
                line.put("body", Sha256.hex(bodies.get(0)));
            }
            if (!log.isEmpty()) {
                line.put("previous", Sha256.hex(log.get(log.size() - 1)));
            }
            log.add(JsonWriter.canonical(line));
        }
        Files.write(book.resolve("log.ndjson"), log);
    }
}
