package org.letrodx.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a log says up to its last line: which records hold, and what the next line has to follow. */
final class LogState {
    /** The records that are not superseded, by the hash of their content. */
    private final Map<String, String> current = new HashMap<>();
    /** The latest content of each experiment. */
    private final Map<String, String> latest = new HashMap<>();

    private long seq;
    private String head = LogLine.FIRST;

    /** True if a line has the next number and the hash of the last line. */
    boolean isFollowedBy(LogLine line) {
        return line.seq() == nextSeq() && line.text("previous").equals(head);
    }

    /** The number of the next line. */
    long nextSeq() {
        return seq + 1;
    }

    /** The hash of the last line; {@link LogLine#FIRST} if there is none. */
    String head() {
        return head;
    }

    /** Takes up the next line. @param hash of the line */
    void add(Map<String, Object> line, String hash) {
        seq++;
        head = hash;
        if (Trees.text(line, "kind").equals(LogLine.RECORD)) {
            String content = Trees.text(line, "content");
            String supersedes = Trees.text(line, "supersedes");
            String before =
                    latest.put(LogLine.experiment(Trees.text(line, "experiment"), Trees.text(line, "input")), content);
            if (!supersedes.isEmpty() && supersedes.equals(current.get(before))) {
                current.remove(before);
            }
            current.put(content, Trees.text(line, "record"));
        }
    }

    /** True if there is no record. */
    boolean isEmpty() {
        return current.isEmpty();
    }

    /** True if there is such a record that is not superseded. */
    boolean holds(String record) {
        return current.containsValue(record);
    }

    /** The record of a content; empty if there is none, or it is superseded. */
    Optional<String> recordOf(String content) {
        return Optional.ofNullable(current.get(content));
    }

    /** The latest record of an experiment, from {@link LogLine#experiment}; empty if there is none. */
    Optional<String> latestOf(String experiment) {
        return Optional.ofNullable(latest.get(experiment)).flatMap(this::recordOf);
    }
}
