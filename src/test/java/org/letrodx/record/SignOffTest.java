package org.letrodx.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;

/**
 * Who signed what, and whether it still holds. Ada has the keys of the examples in RFC 8410, in the form OpenSSL writes
 * them.
 */
class SignOffTest {
    @TempDir
    private static Path keys;

    private static KeyPair ada;
    private static KeyPair eve;

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
        ada = Keys.pair(keys.resolve("ada.pem"), keys.resolve("ada.pub"));
        eve = Keys.pair(keys.resolve("Ed25519.pem"), keys.resolve("Ed25519.pub"));
    }

    private static void write(String name, String label, String base64) throws IOException {
        Files.writeString(
                keys.resolve(name), "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    @BeforeEach
    void threeRecords() {
        Records.write(directory, "a", "b", "c");
    }

    private void sign(KeyPair pair, Optional<String> record) {
        try (RecordBook book = RecordBook.open(directory, Records.CLOCK)) {
            book.signOff(pair, "Ada Byron", Meaning.APPROVAL, record);
        }
    }

    private String record(int line) throws IOException {
        return Trees.text(JsonReader.object(Records.log(directory).get(line - 1), ""), "record");
    }

    private Verification verify(PublicKey key) {
        return Verifier.verify(directory, Records.RULES, Optional.of(key));
    }

    @Test
    void aSignOffCoversEverythingBeforeIt() {
        sign(ada, Optional.empty());
        assertEquals("", Records.words(directory, verify(ada.getPublic())));
        assertEquals(3, verify(ada.getPublic()).signed());

        Records.write(directory, "d");
        String words = Records.words(directory, verify(ada.getPublic()));
        assertTrue(words.startsWith("UNSIGNED log.ndjson:5:1: no valid sign-off of the key covers record "), words);
        assertEquals(1, words.lines().count());
        assertTrue(Records.verify(directory).isSound(), "nobody asked for a signature");
    }

    @Test
    void aSignOffOfOneRecordCoversThatOne() throws IOException {
        sign(ada, Optional.of(record(2)));
        Verification found = verify(ada.getPublic());
        assertEquals(List.of(1L, 2L), List.of(found.signed(), found.found().get(Fault.Kind.UNSIGNED)));
        assertThrows(IllegalArgumentException.class, () -> sign(ada, Optional.of("0".repeat(64))));
    }

    @Test
    void aKeyThatSignedNothingIsSaidOnce() {
        sign(eve, Optional.empty());
        assertEquals(
                "UNSIGNED log.ndjson: the one signature is not by the key; line 4 is signed with another key, by Ada Byron. "
                        + "Maybe: the key of somebody else was given\n",
                Records.words(directory, verify(ada.getPublic())));
        assertEquals(3, Records.verify(directory).signed());
        sign(eve, Optional.empty());
        Verification found = verify(ada.getPublic());
        assertTrue(Records.words(directory, found)
                .startsWith("UNSIGNED log.ndjson: none of the 2 signatures is by the key; line 5"));
        assertEquals(List.of(0L, false), List.of(found.signed(), found.isSound()));
    }

    @Test
    void theSignatureOfAnotherKeyDoesNotCount() throws IOException {
        sign(ada, Optional.of(record(1)));
        sign(eve, Optional.empty());
        String words = Records.words(directory, verify(ada.getPublic()));
        assertEquals(
                2, words.lines().filter(line -> line.startsWith("UNSIGNED")).count());
        assertTrue(words.contains("line 5 is signed with another key, by Ada Byron"), words);
    }

    @Test
    void aRemovedSignOffIsMissed() throws IOException {
        sign(ada, Optional.empty());
        Records.writeLog(directory, Records.log(directory).subList(0, 3));
        Verification found = verify(ada.getPublic());
        assertEquals(
                "UNSIGNED log.ndjson: nothing is signed, with this key or another\n", Records.words(directory, found));
        assertEquals(List.of(0L, false), List.of(found.signed(), found.isSound()));
    }

    @Test
    void aChangedSignOffDoesNotHold() throws IOException {
        sign(ada, Optional.empty());
        List<String> log = new ArrayList<>(Records.log(directory));
        log.set(3, log.get(3).replace("approval", "review"));
        Records.writeLog(directory, log);
        String words = Records.words(directory, verify(ada.getPublic()));
        assertTrue(words.contains("CHANGED log.ndjson:4:1: /signature: is not that of this line by its key"), words);
        assertEquals(
                3, words.lines().filter(line -> line.startsWith("UNSIGNED")).count(), words);
    }

    /** Whoever writes the log anew cannot make the signature fit: it is over the hash of the line before. */
    @Test
    void aLogWrittenAnewIsNotCovered() throws IOException {
        sign(ada, Optional.empty());
        List<String> log = new ArrayList<>(Records.log(directory));
        var line = new LinkedHashMap<>(JsonReader.object(log.get(2), ""));
        line.put("outcome", "clean");
        log.set(2, JsonWriter.canonical(line));
        Records.writeLog(directory, log);
        assertEquals(3, verify(ada.getPublic()).found().get(Fault.Kind.UNSIGNED));
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
