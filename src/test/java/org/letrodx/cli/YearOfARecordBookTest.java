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
 * A year of a laboratory with its book of records, as it is typed and read. R. Okafor reviews, J. Moreau approves. Each month goes on
 * where the one before ended.
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

    @TempDir
    private Path folder;

    private Path book;
    private Clock clock = Clock.systemUTC();
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
        out = printed.toString().replaceAll("\\n +", " ");
        err = told.toString().replaceAll("\\n +", " ");
        assertEquals(exit, code, () -> List.of(words) + "\n" + out + err);
    }

    private void review(int exit, Object... words) {
        letrodx(
                exit,
                Stream.concat(Stream.of("review", "--isolated", "--record", book), Stream.of(words))
                        .toArray());
    }

    private void verify(int exit, String counted, String result, Object... words) {
        letrodx(exit, Stream.concat(Stream.of("verify"), Stream.of(words)).toArray());
        prints(counted);
        assertEquals(
                result,
                out.lines()
                        .filter(line -> line.matches("(Sound|Not sound).*"))
                        .findFirst()
                        .orElseThrow(),
                out);
    }

    private void prints(String... expected) {
        Stream.of(expected).forEach(one -> assertTrue(out.contains(one), () -> one + "\nis not in\n" + out + err));
    }

    private void tells(String... expected) {
        Stream.of(expected).forEach(one -> assertTrue(err.contains(one), () -> one + "\nis not in\n" + err));
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

    private void sign(int exit, Path keys, String key, String by, String meaning) {
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
                keys);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("log.ndjson", "records.ndjson")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    @Test
    void aYear() throws Exception {
        book = folder.resolve("book");

        // January: three plates are reviewed, before the cells are seeded
        on("2026-01-12");
        Path plates = file(
                "january.ndjson",
                assay("G-1", 30, "charcoal-stripped", false),
                assay("G-2", 4, "untreated", false),
                assay("G-3", 4, "charcoal-stripped", true));
        review(1, "--by", "R. Okafor", plates);
        prints("clean: G-1", "not clean: G-2", "error MED-02", "not clean: G-3", "error HOR-02");
        tells("3 recorded, in " + book);
        verify(0, "1 run, 3 records: 3 current, 0 superseded, 0 signed; 3 reviewed again, 0 not", SOUND, book);
        review(1, "--by", "J. Moreau", plates);
        tells("0 recorded, 3 recorded already");

        // February: the serum of G-2 was written down wrongly; whoever changes it says why
        on("2026-02-03");
        Path corrected = file("corrected.ndjson", assay("G-2", 4, "charcoal-stripped", false));
        String first = records("G-2").get(0);
        review(3, "--by", "R. Okafor", corrected);
        tells(
                "\"G-2\" is in the book, and this review says something else: " + first
                        + " stands, and nothing was recorded",
                "--because REASON",
                "0 recorded, 1 not recorded, since the book says something else");
        review(0, "--by", "R. Okafor", "--because", "The label of the bottle says stripped.", corrected);
        tells("0 recorded, 1 corrected");
        assertEquals(2, records("G-2").size());
        prints(
                first + " 2026-01-12T09:00:00Z not-clean",
                "superseded by " + records("G-2").get(1));
        prints("corrects " + first + ": The label of the bottle says stripped.");
        letrodx(1, "diff", book + "/" + first, book + "/" + records("G-2").get(1));
        prints("the outcome: not-clean -> clean", "verdict of MED-02: confirmed -> ruled-out");
        verify(
                0,
                "4 runs, 4 records: 3 current, 1 superseded, 0 signed; 4 reviewed again, 0 not; "
                        + "0 set-ups unreadable, 1 not recorded for want of a reason.",
                SOUND,
                book);

        // March: the estradiol of G-3 is meant; it is accepted until the autumn, on the facts as they are
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
        prints("clean with waivers: G-3");
        tells("1 corrected");
        letrodx(0, "show", book + "/" + records("G-3").get(1));
        prints("Outcome: clean with waivers", "Waived as intended: The rescue is what this plate is about. (J. Moreau");
        file("third.ndjson", assay("G-3", 4, "untreated", true));
        letrodx(1, "review", "--isolated", "--waivers", waivers, third);
        prints("not clean: G-3", "error MED-02");
        file("third.ndjson", assay("G-3", 4, "charcoal-stripped", true));

        // April: it takes two people to sign
        on("2026-04-01");
        KeyPair okafor = key("okafor");
        KeyPair moreau = key("moreau");
        String ofOkafor = inTheKeyring("R. Okafor", okafor, "2026-01-01", "2026-06-30", "review");
        String ofMoreau = inTheKeyring("J. Moreau", moreau, "2026-01-01", "2026-12-31", "review, approval");
        Path keys = file("keys.yaml", "keys:\n", ofOkafor, ofMoreau);
        Object[] bothSigned = {"--keys", keys, "--require", "review+approval", book};
        sign(0, keys, "okafor", "R. Okafor", "review");
        verify(1, "5 records: 3 current, 2 superseded, 0 signed", "Not sound.", bothSigned);
        prints("unsigned: ", "this record lacks review + approval by different people; it has {review=[R. Okafor]}");
        sign(3, keys, "okafor", "R. Okafor", "approval");
        tells("may not mean");
        sign(3, keys, "moreau", "R. Okafor", "review");
        tells("with the key of \"J. Moreau\"");
        sign(0, keys, "moreau", "J. Moreau", "approval");
        verify(0, "5 records: 3 current, 2 superseded, 3 signed; 5 reviewed again, 0 not", SOUND, bothSigned);
        String head = printed("Head: ([0-9a-f]{64}), \\d+ lines, the last of 2026-04-01T09:00:00Z");
        Path inApril = folder.resolve("april");
        copy(book, inApril);

        // July: R. Okafor has a new key, and the old one holds for what was signed while it held
        on("2026-07-01");
        KeyPair renewed = key("okafor-2");
        file(
                "keys.yaml",
                "keys:\n",
                ofOkafor,
                inTheKeyring("R. Okafor", renewed, "2026-07-01", "2027-06-30", "review"),
                ofMoreau);
        review(0, "--by", "R. Okafor", file("july.ndjson", assay("G-4", 5, "charcoal-stripped", false)));
        sign(3, keys, "okafor", "R. Okafor", "review");
        tells("did not hold: from 2026-01-01 to 2026-06-30");
        sign(0, keys, "okafor-2", "R. Okafor", "review");
        sign(0, keys, "moreau", "J. Moreau", "approval");
        verify(0, "6 records: 4 current, 2 superseded, 4 signed", SOUND, bothSigned);

        // the head that was noted in April is still there, and would be missed
        verify(0, "6 records", SOUND, "--head", head, book);
        String july = printed("Head: ([0-9a-f]{64})");
        verify(0, "5 records", SOUND, inApril);
        verify(1, "has no line with the hash " + july, "Not sound.", "--head", july, inApril);

        // September: the laboratory writes a rule of its own
        on("2026-09-01");
        file("our-rules/cells/LAB-01.drl", LAB_01);
        Path rules = folder.resolve("our-rules");
        Path oldAndNew = file(
                "september.ndjson",
                assay("G-1", 30, "charcoal-stripped", false),
                assay("G-2", 4, "charcoal-stripped", false),
                assay("G-4", 5, "charcoal-stripped", false));
        review(3, "--by", "R. Okafor", "--rules", rules, oldAndNew);
        prints("not clean: G-1", "error LAB-01", "clean: G-2", "clean: G-4");
        tells("0 recorded, 2 renewed on other rules, 1 not recorded, since the book says something else");
        review(1, "--by", "R. Okafor", "--rules", rules, "--because", "LAB-01 is in force.", oldAndNew);
        tells("0 recorded, 1 corrected, 2 recorded already");

        // October: the waiver has run out
        on("2026-10-01");
        review(3, "--by", "R. Okafor", "--waivers", waivers, third);
        prints("not clean: G-3", "waiver of HOR-02: expired on 2026-09-30");
        review(1, "--by", "R. Okafor", "--waivers", waivers, "--because", "It was not accepted again.", third);
        tells("1 corrected");

        // every record is replayed on its own rules, though the rules of the laboratory are gone from the disk
        Files.delete(rules.resolve("cells/LAB-01.drl"));
        verify(0, "10 records: 4 current, 6 superseded, 0 signed; 10 reviewed again, 0 not", SOUND, book);
        sign(0, keys, "okafor-2", "R. Okafor", "review");
        sign(0, keys, "moreau", "J. Moreau", "approval");
        verify(0, "10 records: 4 current, 6 superseded, 4 signed; 10 reviewed again, 0 not", SOUND, bothSigned);

        // December: an inspector comes
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
        prints("G-1", "G-2", "G-3", "G-4", "LAB-01 is in force.", "It was not accepted again.");
        prints("R. Okafor, 2026-10-01T09:00:00Z", "J. Moreau, 2026-10-01T09:00:00Z", "More than twenty passages");
        current.forEach(record -> prints(record.substring(record.length() - 12)));
        letrodx(0, "show", book + "/" + first);
        prints("State: superseded by ", "SHA-256 of the file " + Sha256.hex(Files.readAllBytes(plates)));

        // whoever changes a record after the fact is found out
        Path changed = folder.resolve("changed");
        copy(book, changed);
        Path bodies = changed.resolve("records.ndjson");
        Files.writeString(
                bodies, Files.readString(bodies).replace("\"outcome\":\"not-clean\"", "\"outcome\":\"clean\""));
        verify(1, "/outcome: recorded \"clean\", replayed \"not-clean\"", "Not sound.", changed);

        // a sister laboratory sends a book that a later program wrote: what this one cannot replay it does not call
        // sound
        Path ours = book;
        book = folder.resolve("sister");
        file("our-rules/cells/LAB-01.drl", LAB_01);
        review(0, "--by", "A. Lind", "--rules", rules, corrected);
        asALaterProgramWroteIt(book);
        verify(
                1,
                "1 record: 1 current, 0 superseded, 0 signed; 0 reviewed again, 1 not",
                "Sound, but 1 not reviewed again.",
                book);
        prints("passagesSinceThow");
        letrodx(0, "verify", "--allow-unreplayed", book);
        letrodx(0, "show", book + "/" + records("G-2").get(0));
        prints("Outcome: clean", "Reviewed by: A. Lind");

        // and the year ends as it was signed
        verify(
                0,
                "10 records: 4 current, 6 superseded, 4 signed; 10 reviewed again, 0 not",
                SOUND,
                "--keys",
                keys,
                "--head",
                head,
                ours);
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
