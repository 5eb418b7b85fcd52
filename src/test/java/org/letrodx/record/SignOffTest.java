package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Experiment;

/**
 * Who signed what, and whether it still holds. Ada has the keys of the examples in RFC 8410, in the form OpenSSL writes
 * them.
 */
class SignOffTest {
    @TempDir
    private static Path keys;

    private static KeyPair ada;
    private static KeyPair eve;
    private static KeyPair stranger;

    @TempDir
    private Path directory;

    @BeforeAll
    static void writeKeys() throws Exception {
        write("ada.pem", "PRIVATE KEY", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC");
        write("ada.pub", "PUBLIC KEY", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        for (String algorithm : List.of("Ed25519", "Ed448", "RSA", "EC")) {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            write(
                    algorithm + ".pem",
                    "PRIVATE KEY",
                    Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()));
            write(
                    algorithm + ".pub",
                    "PUBLIC KEY",
                    Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded()));
        }
        write("encrypted.pem", "ENCRYPTED PRIVATE KEY", "MIGjMF8G");
        write("damaged.pub", "PUBLIC KEY", "MCoXBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        write("ssh", "OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEA");
        Files.copy(keys.resolve("ada.pem"), keys.resolve("lone.pem"));
        Files.write(keys.resolve("binary.der"), new byte[] {0x30, 0x2e, 0x02, 0x01, 0x00, (byte) 0xf0});
        Files.writeString(keys.resolve("notes.txt"), "the key is under the mat");
        forTheOwnerOnly(keys.resolve("binary.der"));
        forTheOwnerOnly(keys.resolve("notes.txt"));
        ada = Keys.pair(keys.resolve("ada.pem"), keys.resolve("ada.pub"));
        eve = Keys.pair(keys.resolve("Ed25519.pem"), keys.resolve("Ed25519.pub"));
        stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static void write(String name, String label, String base64) throws IOException {
        Path file = Files.writeString(
                keys.resolve(name), "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
        forTheOwnerOnly(file);
    }

    private static void forTheOwnerOnly(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @BeforeEach
    void threeRecords() {
        RecordsForTests.write(directory, "a", "b", "c");
    }

    private void sign(KeyPair pair, String by, Meaning meaning, Optional<String> record) {
        sign(pair, by, meaning, record, RecordsForTests.CLOCK);
    }

    private void sign(KeyPair pair, String by, Meaning meaning, Optional<String> record, Clock clock) {
        try (RecordBook book = RecordBook.open(directory, clock)) {
            book.signOff(pair, by, meaning, record);
        }
    }

    private String record(int number) throws IOException {
        return Trees.text(RecordsForTests.lines(directory, LogLine.RECORD).get(number), "record");
    }

    private static Keyring ring(String from, String to) {
        return Keyring.of(Documents.parse(
                """
                keys:
                  - {name: Ada, key: %s, from: %s, to: %s, meanings: [review, approval]}
                  - {name: Eve, key: %s, from: 2026-01-01, to: 2027-12-31, meanings: [approval]}
                """.formatted(Keys.text(ada.getPublic()), from, to, Keys.text(eve.getPublic())), "keys.yaml"));
    }

    private Verification verify(Keyring ring, Meaning... required) {
        return RecordsForTests.verifier(directory)
                .keys(ring)
                .require(Set.of(required))
                .verify();
    }

    private String words(Verification found) {
        return RecordsForTests.words(directory, found);
    }

    @Test
    void aSignOffCoversEverythingBeforeIt() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        Keyring ring = ring("2026-01-01", "2026-12-31");
        assertEquals("", words(verify(ring)));
        assertEquals(3, verify(ring).signed());

        RecordsForTests.write(directory, "d");
        assertEquals(
                "unsigned: log.ndjson:9:1: " + record(3).substring(0, 12) + ", \"d\": no valid sign-off covers it\n",
                words(verify(ring)));
        assertEquals(
                Verification.Result.SOUND, RecordsForTests.verify(directory).result(), "nobody asked for a signature");
    }

    /** The record is found once more, word for word, after it was corrected: nobody has signed that. */
    @Test
    void aSignOffIsOfWhatWasThere() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.of(record(0)));
        for (Experiment experiment :
                List.of(RecordsForTests.experiment("a").without("medium.phenolRed"), RecordsForTests.experiment("a"))) {
            RecordsForTests.run(
                    directory,
                    RecordsForTests.daysLater(1),
                    RecordsForTests.RULES,
                    "corrected",
                    RecordsForTests.review(experiment));
        }
        assertEquals(record(0), record(4));

        List<List<String>> signed = new ArrayList<>();
        Records.list(directory, listed -> signed.add(listed.signed()));
        assertEquals(List.of(List.of("review by Ada"), List.of(), List.of(), List.of(), List.of()), signed);
        assertEquals(0, verify(ring("2026-01-01", "2026-12-31")).signed(), "of those that live");

        sign(eve, "Eve", Meaning.APPROVAL, Optional.of(record(0)), RecordsForTests.daysLater(1));
        signed.clear();
        Records.list(directory, listed -> signed.add(listed.signed()));
        assertEquals(
                List.of(List.of("review by Ada"), List.of(), List.of(), List.of(), List.of("approval by Eve")), signed);
        assertEquals(
                List.of(List.of("Ada"), List.of("Eve")),
                Records.find(directory + "/" + record(0)).occurrences().stream()
                        .map(one -> one.signOffs().stream()
                                .map(RecordView.SignOff::by)
                                .toList())
                        .toList());
    }

    /** What a signature was over shows what was taken away before it, however the log is mended. */
    @Test
    void theEndOfARunThatALaterSignatureCoversIsMissed() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        List<String> log = RecordsForTests.log(directory);
        List<String> cut = new ArrayList<>(log);
        cut.remove(5);
        RecordsForTests.writeLog(directory, cut);
        Verification found = RecordsForTests.verify(directory);
        assertTrue(words(found).contains("missing: log.ndjson: the line with the number 6 was dropped"), words(found));
        assertEquals(Verification.Result.NOT_SOUND, found.result());

        var mended = new LinkedHashMap<>(JsonReader.object(cut.get(5), ""));
        mended.put("seq", 6);
        mended.put("previous", Sha256.hex(cut.get(4)));
        cut.set(5, JsonWriter.canonical(mended));
        RecordsForTests.writeLog(directory, cut);
        for (int round = 0; round < 2; round++) {
            found = RecordsForTests.verify(directory);
            assertTrue(
                    words(found).contains("changed: log.ndjson:6:1: /signature: is not that of this line by its key"),
                    words(found));
            assertTrue(words(found).contains("interrupted: log.ndjson:2:1: the run "), words(found));
            assertEquals(Verification.Result.NOT_SOUND, found.result());
            RecordsForTests.write(directory, "d");
        }

        RecordsForTests.writeLog(directory, log.subList(0, 5));
        assertEquals(
                Verification.Result.NOT_SOUND,
                verify(ring("2026-01-01", "2026-12-31")).result(),
                "whoever knows that it was signed misses the signature");
    }

    @Test
    void aSignOffOfOneRecordCoversThatOne() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.of(record(1)));
        Verification found = verify(ring("2026-01-01", "2026-12-31"));
        assertEquals(List.of(1L, 2L), List.of(found.signed(), found.found(Fault.Kind.UNSIGNED)));
        assertThrows(
                IllegalArgumentException.class, () -> sign(ada, "Ada", Meaning.REVIEW, Optional.of("0".repeat(64))));
    }

    @Test
    void oneRecordIsNamedByItsFirstDigits() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.of(record(1).substring(0, 6)));
        assertEquals(
                record(1),
                Trees.text(RecordsForTests.lines(directory, LogLine.SIGN_OFF).get(0), "record"));
        RecordsForTests.write(directory, "d");
        String superseded = record(3);
        RecordsForTests.run(
                directory,
                RecordsForTests.CLOCK,
                RecordsForTests.RULES,
                "another medium",
                RecordsForTests.review(RecordsForTests.experiment("d").with(Map.of("medium.phenolRed", "false"))));
        for (String[] wrong : new String[][] {
            {"abcde", "write at least the first six digits of its hash"},
            {record(1).substring(0, 6).toUpperCase(Locale.ROOT) + "G", "names no record"},
            {"0".repeat(12), "there is no record 000000000000; letrodx records lists them"},
            {superseded.substring(0, 12), "record " + superseded.substring(0, 12) + " is superseded by "}
        }) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> sign(ada, "Ada", Meaning.REVIEW, Optional.of(wrong[0])),
                    wrong[0]);
            assertTrue(refused.getMessage().contains(wrong[1]), refused.getMessage());
        }
    }

    /** One person cannot make two by a blank or a capital letter. */
    @Test
    void spellingsOfANameAreOnePerson() {
        for (String name : List.of("A  Da", "a da", "A\u00a0Da", "A-Da")) {
            InputException refused = assertThrows(
                    InputException.class,
                    () -> Keyring.of(Documents.parse(
                            """
                            keys:
                              - {name: A Da, key: %s, from: 2026-01-01, to: 2026-12-31, meanings: [review]}
                              - {name: "%s", key: %s, from: 2026-01-01, to: 2026-12-31, meanings: [approval]}
                            """.formatted(Keys.text(ada.getPublic()), name, Keys.text(eve.getPublic())), "keys.yaml")),
                    name);
            assertTrue(refused.getMessage().contains("so they are one name"), refused.getMessage());
        }
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        sign(ada, "a da", Meaning.APPROVAL, Optional.empty());
        assertEquals(
                3,
                RecordsForTests.verifier(directory)
                        .keys(Keyring.of(ada.getPublic()))
                        .require(Set.of(Meaning.REVIEW, Meaning.APPROVAL))
                        .verify()
                        .found(Fault.Kind.UNSIGNED));
    }

    /** One person cannot make two by another name, either. */
    @Test
    void whoHoldsOneKeyIsOnePerson() {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        sign(ada, "Bea", Meaning.APPROVAL, Optional.empty());
        Verification verification = RecordsForTests.verifier(directory)
                .keys(Keyring.of(ada.getPublic()))
                .require(Set.of(Meaning.REVIEW, Meaning.APPROVAL))
                .verify();
        assertEquals(3, verification.found(Fault.Kind.UNSIGNED));
        assertTrue(words(verification).contains("it has approval by Bea, review by Ada"), words(verification));
        String key = Keys.text(ada.getPublic());
        assertEquals(key, Keys.canonical(key.replace("=", "")), "one key, in Base64 that ends otherwise");
    }

    @Test
    void twoMeaningsNeedTwoPeople() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        sign(ada, "Ada", Meaning.APPROVAL, Optional.empty());
        Keyring ring = ring("2026-01-01", "2026-12-31");
        assertTrue(
                words(verify(ring, Meaning.REVIEW, Meaning.APPROVAL))
                        .startsWith("unsigned: log.ndjson:3:1: " + record(0).substring(0, 12)
                                + ", \"a\": it lacks review + approval by different people with different keys; it has approval by Ada,"
                                + " review by Ada"),
                words(verify(ring, Meaning.REVIEW, Meaning.APPROVAL)));
        sign(eve, "Eve", Meaning.APPROVAL, Optional.empty());
        assertEquals("", words(verify(ring, Meaning.REVIEW, Meaning.APPROVAL)));
    }

    /** What a cut end shows depends on what is known elsewhere: the keys, or the head. */
    @Test
    void anEndThatWasCutOffWithItsSignatureIsFoundByTheKeysAndByTheHead() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        Head noted = RecordsForTests.verify(directory).head();
        List<String> whole = RecordsForTests.log(directory);

        List<String> withoutEnd = new ArrayList<>(whole);
        withoutEnd.remove(whole.size() - 2);
        RecordsForTests.writeLog(directory, withoutEnd);
        assertEquals(
                Verification.Result.NOT_SOUND, RecordsForTests.verify(directory).result(), "the signature stands");

        RecordsForTests.writeLog(directory, whole.subList(0, whole.size() - 2));
        Verification cut = RecordsForTests.verify(directory);
        assertEquals(Verification.Result.SOUND, cut.result(), words(cut));
        assertEquals(1, cut.found(Fault.Kind.INTERRUPTED));
        assertEquals(3, verify(ring("2026-01-01", "2026-12-31")).found(Fault.Kind.UNSIGNED));
        assertEquals(
                Verification.Result.NOT_SOUND,
                RecordsForTests.verifier(directory).head(noted.hash()).verify().result());
    }

    @Test
    void aSealOfAMachineIsNobodysApproval() {
        sign(eve, "Eve", Meaning.SEAL, Optional.empty());
        String words = words(verify(ring("2026-01-01", "2026-12-31")));
        assertTrue(
                words.startsWith(
                        "untrusted: log.ndjson:7:1: is signed by \"Eve\" as seal, which that key may not mean"),
                words);
        Verification any = RecordsForTests.verifier(directory)
                .keys(Keyring.of(eve.getPublic()))
                .require(Set.of(Meaning.APPROVAL))
                .verify();
        assertEquals(3, any.found(Fault.Kind.UNSIGNED));
    }

    @Test
    void whatTheKeyringDoesNotVouchForDoesNotCount() {
        Keyring ring = ring("2026-11-26", "2026-12-31");
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        assertTrue(
                words(verify(ring))
                        .startsWith("untrusted: log.ndjson:7:1: is signed by \"Ada\" on 2026-11-25, when that key did"
                                + " not hold: from 2026-11-26 to 2026-12-31"),
                words(verify(ring)));
        sign(eve, "Ada", Meaning.APPROVAL, Optional.empty());
        assertTrue(
                words(verify(ring)).contains("log.ndjson:8:1: is signed by \"Ada\" with the key of \"Eve\""),
                words(verify(ring)));
        String strange = words(RecordsForTests.verifier(directory)
                .keys(Keyring.of(stranger.getPublic()))
                .verify());
        assertTrue(strange.contains("is signed with a key of a stranger, by \"Ada\""), strange);
        assertEquals(3, verify(ring).found(Fault.Kind.UNSIGNED));
    }

    /** Keys are renewed: the old one holds for what was signed while it held. */
    @Test
    void aRotatedKeyStaysGoodForItsTime() {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        Keyring ring = Keyring.of(Documents.parse(
                """
                keys:
                  - {name: Ada, key: %s, from: 2026-01-01, to: 2026-11-30, meanings: [review]}
                  - {name: Ada, key: %s, from: 2026-12-01, to: 2027-12-31, meanings: [review]}
                """.formatted(Keys.text(ada.getPublic()), Keys.text(stranger.getPublic())), "keys.yaml"));
        assertEquals("", words(verify(ring)));
        RecordsForTests.run(
                directory, RecordsForTests.daysLater(30), RecordsForTests.RULES, "", RecordsForTests.review("d"));
        try (RecordBook book = RecordBook.open(directory, RecordsForTests.daysLater(30))) {
            book.signOff(stranger, "Ada", Meaning.REVIEW, Optional.empty());
        }
        assertEquals("", words(verify(ring)));
    }

    @Test
    void aKeyringThatIsWrongSaysAllAtOnce() {
        InputException wrong = assertThrows(
                InputException.class,
                () -> Keyring.of(Documents.parse("""
                        keys:
                          - {name: Ada, key: abc, from: 2026-13-01, to: 2026-12-31, meaning: [review]}
                          - {name: Eve, key: %s, from: 2027-01-01, to: 2026-12-31, meanings: [approve]}
                          - {name: "", key: abc, from: 2026-01-01, to: 2026-12-31, meanings: [seal]}
                        """.formatted(Keys.text(eve.getPublic())), "keys.yaml")));
        String said = wrong.getMessage();
        for (String one : List.of(
                "keys.yaml:2:22: keys.key: is not a public Ed25519 key",
                "keys.from: \"2026-13-01\" is not a date",
                "\"meaning\" is no part of a key; allowed: name, key, from, to, meanings. Maybe: meanings",
                "keys.meanings: is missing",
                "keys.yaml:4:5: keys.name: is missing",
                "keys.to: 2026-12-31 is before 2027-01-01",
                "\"approve\" is not a meaning; allowed: review, approval, seal")) {
            assertTrue(said.contains(one), one + "\nnot in\n" + said);
        }
    }

    @Test
    void aRemovedSignOffIsMissed() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        RecordsForTests.writeLog(directory, RecordsForTests.log(directory).subList(0, 6));
        Verification found = verify(ring("2026-01-01", "2026-12-31"));
        assertEquals(3, found.found(Fault.Kind.UNSIGNED));
        assertEquals(Verification.Result.NOT_SOUND, found.result());
    }

    @Test
    void aChangedSignOffDoesNotHold() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        List<String> log = new ArrayList<>(RecordsForTests.log(directory));
        log.set(6, log.get(6).replace("review", "approval"));
        RecordsForTests.writeLog(directory, log);
        String words = words(verify(ring("2026-01-01", "2026-12-31")));
        assertTrue(words.contains("changed: log.ndjson:7:1: /signature: is not that of this line by its key"), words);
        assertEquals(
                3, words.lines().filter(line -> line.startsWith("unsigned")).count(), words);
    }

    /** Whoever writes the log anew cannot make the signature fit: it is over the hash of the line before. */
    @Test
    void aLogWrittenAnewIsNotCovered() throws IOException {
        sign(ada, "Ada", Meaning.REVIEW, Optional.empty());
        List<String> log = new ArrayList<>(RecordsForTests.log(directory));
        var line = new LinkedHashMap<>(JsonReader.object(log.get(5), ""));
        line.put("outcomes", Map.of("clean", 3));
        log.set(5, JsonWriter.canonical(line));
        RecordsForTests.writeLog(directory, log);
        assertEquals(3, verify(ring("2026-01-01", "2026-12-31")).found(Fault.Kind.UNSIGNED));
    }

    @Test
    void aPrivateKeyThatOthersMayReadIsRefused() throws IOException {
        assumeTrue(Files.getFileStore(keys).supportsFileAttributeView("posix"), "permissions as on Unix");
        Path open = keys.resolve("open.pem");
        Files.copy(keys.resolve("ada.pem"), open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        InputException refused = assertThrows(InputException.class, () -> Keys.pair(open, keys.resolve("ada.pub")));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ed25519.pem | ada.pub    | `ada.pub: is not the public key of Ed25519.pem; allowed: what openssl pkey -in Ed25519.pem -pubout prints`",
                "none.pem    | ada.pub    | `none.pem: no such file`",
                "lone.pem    | lone.pub   | `lone.pub: no such file; allowed: the public key that belongs to lone.pem. Maybe: openssl pkey -in lone.pem "
                        + "-pubout -out lone.pub`",
                "ada.pub     | ada.pub    | `ada.pub: holds \"PUBLIC KEY\"; allowed: \"PRIVATE KEY\": openssl genpkey -algorithm ed25519 makes one. Maybe: ada.pem`",
                "ada.pem     | ada.pem    | `ada.pem: holds \"PRIVATE KEY\"; allowed: \"PUBLIC KEY\": openssl pkey -pubout makes one of the private key. "
                        + "Maybe: ada.pub`",
                "RSA.pem     | RSA.pub    | `RSA.pem: is a key for RSA; allowed: one for Ed25519: openssl genpkey -algorithm ed25519 makes one`",
                "Ed448.pem   | ada.pub    | `Ed448.pem: is a key for Ed448; allowed: one for Ed25519: openssl genpkey -algorithm ed25519 makes one`",
                "ada.pem     | Ed448.pub  | `Ed448.pub: is a key for Ed448; allowed: one for Ed25519: openssl genpkey -algorithm ed25519 makes one`",
                "ada.pem     | EC.pub     | `EC.pub: is a key for EC; allowed: one for Ed25519: openssl genpkey -algorithm ed25519 makes one`",
                "ada.pem     | damaged.pub | `damaged.pub: is not an Ed25519 key; allowed: openssl genpkey -algorithm ed25519 makes one. Maybe: it is damaged`",
                "encrypted.pem | ada.pub  | `encrypted.pem: is encrypted; allowed: a key without a pass phrase, in a file that only you may read. Maybe: "
                        + "openssl pkey -in encrypted.pem`",
                "ssh         | ada.pub    | `ssh: holds \"OPENSSH PRIVATE KEY\"; allowed: \"PRIVATE KEY\": openssl genpkey -algorithm ed25519 makes one`",
                "binary.der  | ada.pub    | `binary.der: is not a key in PEM; allowed: a file that begins with -----BEGIN PRIVATE KEY-----, as openssl "
                        + "writes it`",
                "notes.txt   | ada.pub    | `notes.txt: is not a key in PEM; allowed: a file that begins with -----BEGIN PRIVATE KEY-----, as openssl "
                        + "writes it`"
            })
    void aKeyThatCannotBeUsedIsNamedWithWhatToDo(String privateKey, String publicKey, String said) {
        InputException refused =
                assertThrows(InputException.class, () -> Keys.pair(keys.resolve(privateKey), keys.resolve(publicKey)));
        assertEquals(said, refused.getMessage().replace(keys + File.separator, ""));
    }

    /** A command that overwrites the key it reads is no help. */
    @Test
    void aKeyUnderTheNameOfTheOtherHasNoGoodGuess() throws IOException {
        Files.copy(keys.resolve("ada.pem"), keys.resolve("swapped.pub"));
        InputException refused = assertThrows(InputException.class, () -> Keys.publicKey(keys.resolve("swapped.pub")));
        assertEquals("", refused.problems().get(0).maybe());
    }

    @Test
    void theRootIsNoKey() {
        InputException root = assertThrows(InputException.class, () -> Keys.pairOf(keys.getRoot()));
        assertEquals("is not a file", root.problems().get(0).fault());
    }
}
