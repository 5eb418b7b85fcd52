package org.letrodx.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;

/**
 * One record: a content, its hash, by whom, when, and what it supersedes.
 *
 * @param tree all of it
 * @param text as written: the canonical form of the tree
 * @param hash of the text
 */
record RecordFile(Map<String, Object> tree, String text, String hash) {
    static final String ENDING = ".json";
    static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** House limit: the largest record that is read, in bytes. An input is at most one of sixteen. */
    private static final int LARGEST = 16 << 20;

    private static final List<String> BESIDE_THE_CONTENT = List.of("content", "by", "at", "supersedes");

    /**
     * @param content    from {@link Content}
     * @param hash       of the content
     * @param supersedes the hash of the record that this one corrects; empty if none
     * @param reason     why; empty if it corrects none
     */
    static RecordFile of(
            Map<String, Object> content, String hash, String by, OffsetDateTime at, String supersedes, String reason) {
        Map<String, Object> tree = new LinkedHashMap<>(content);
        tree.put("content", hash);
        tree.put("by", by);
        tree.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
        if (!supersedes.isEmpty()) {
            tree.put("supersedes", Map.of("record", supersedes, "reason", reason));
        }
        String text = JsonWriter.canonical(tree);
        return new RecordFile(tree, text, Sha256.hex(text));
    }

    /**
     * A record as it lies in a file, whatever the file's name says.
     *
     * @throws InputException if it is not JSON, or is larger than a record can be
     * @throws IOException    if it cannot be read
     */
    static RecordFile read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InputException(List.of(new Problem(
                        Location.of(file.toString()),
                        "",
                        "is larger than any record",
                        "up to " + (LARGEST >> 20) + " MiB, a house limit",
                        "")));
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new RecordFile(JsonReader.object(text, file.toString()), text, Sha256.hex(bytes));
        }
    }

    /** The hash in the name of a file; empty if it is no name of a record. */
    static Optional<String> hash(String name) {
        return Optional.of(name)
                .filter(file -> file.endsWith(ENDING))
                .map(file -> file.substring(0, file.length() - ENDING.length()))
                .filter(hash -> HASH.matcher(hash).matches());
    }

    /** All of it but the hash of the content, by whom, when, and what it supersedes. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>(tree);
        content.keySet().removeAll(BESIDE_THE_CONTENT);
        return content;
    }

    String id() {
        return Trees.text(tree, "input", "id");
    }

    String inputHash() {
        return Trees.text(tree, "diagnosis", "input", "sha256");
    }

    String supersedes() {
        return Trees.text(tree, "supersedes", "record");
    }

    /** The day it was written, where it was written. @throws java.time.DateTimeException if it does not say so */
    LocalDate day() {
        return OffsetDateTime.parse(Trees.text(tree, "at")).toLocalDate();
    }
}
