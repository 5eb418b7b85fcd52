package org.letrodx.record;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;

/**
 * One line of the log.
 *
 * @param number   counted from 1
 * @param start    the place of its first byte in the file
 * @param bytes    without the line feed
 * @param finished false if the line feed is missing
 * @param tree     what it says; empty if it is no JSON
 */
record LogLine(long number, long start, byte[] bytes, boolean finished, Map<String, Object> tree) {
    /** Stands in the first line, in place of the hash of the line before. */
    static final String FIRST = "start";

    static final String RECORD = "record";
    static final String SIGN_OFF = "sign-off";
    /** Stands in a sign-off for everything up to its line, in place of one record. */
    static final String ALL = "all";

    /** The line of a record; everything but its place in the log comes from the record. */
    static Map<String, Object> of(RecordFile record, long seq, String previous) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seq", seq);
        tree.put("kind", RECORD);
        tree.put("record", record.hash());
        tree.put("content", Trees.text(record.tree(), "content"));
        tree.put("input", record.inputHash());
        tree.put("experiment", record.id());
        tree.put("outcome", Trees.text(record.tree(), "outcome"));
        if (!record.supersedes().isEmpty()) {
            tree.put("supersedes", record.supersedes());
        }
        tree.put("previous", previous);
        return tree;
    }

    /** What makes two records those of one experiment: its id or, without one, the hash of its input. */
    static String experiment(String id, String inputHash) {
        return id.isEmpty() ? inputHash : "id " + id;
    }

    /** True if it is written as a line of a log is. */
    boolean isCanonical() {
        return !tree.isEmpty() && JsonWriter.canonical(tree).equals(new String(bytes, StandardCharsets.UTF_8));
    }

    /** What no other line may have: the record of a record, the signature of a sign-off. */
    String identity() {
        return text(text("kind").equals(SIGN_OFF) ? "signature" : "record");
    }

    String hash() {
        return Sha256.hex(bytes);
    }

    /** Its number in the chain; -1 if it has none. */
    long seq() {
        return tree.get("seq") instanceof Number seq ? seq.longValue() : -1;
    }

    String text(String name) {
        return Trees.text(tree, name);
    }
}
