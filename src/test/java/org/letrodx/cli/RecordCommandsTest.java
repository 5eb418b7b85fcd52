package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.document.Documents;
import org.letrodx.document.Sha256;

/** Records as they are typed: made, verified, shown, signed and compared. */
class RecordCommandsTest extends TypedCommands {

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
