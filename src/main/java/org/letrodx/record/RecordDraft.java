package org.letrodx.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;
import org.letrodx.review.Reviewed;

/**
 * What will be recorded of a review: most of the work of a record, which any thread may do. Immutable.
 */
public final class RecordDraft {
    private final Reviewed review;
    private final byte[] body;
    private final String hash;
    private final String says;

    private RecordDraft(Reviewed review, byte[] body, String says) {
        this.review = review;
        this.body = body;
        this.hash = Sha256.hex(body);
        this.says = says;
    }

    /** What will be recorded of a review. */
    public static RecordDraft of(Reviewed review) {
        Map<String, Object> content = Content.of(review);
        return new RecordDraft(
                review, JsonWriter.canonical(content).getBytes(StandardCharsets.UTF_8), says(content, review.input()));
    }

    /**
     * Stands for what a review says of an experiment, on whatever rules: its input, its outcome, and each remark with its verdict and its
     * waiver.
     */
    static String says(Map<String, Object> content, String input) {
        StringBuilder said = new StringBuilder(input).append(' ').append(Trees.text(content, "outcome"));
        for (Object remark : Trees.items(content, "remarks")) {
            said.append('\n')
                    .append(Trees.text(remark, "rule"))
                    .append(' ')
                    .append(Trees.text(remark, "verdict"))
                    .append(' ')
                    .append(Trees.text(remark, "level"))
                    .append(' ')
                    .append(new TreeMap<>(Trees.entries(remark, "waiver")));
        }
        return Sha256.hex(said.toString()).substring(0, 32);
    }

    /** The review. */
    public Reviewed review() {
        return review;
    }

    /** The hash of its record: SHA-256 in hexadecimal. */
    public String hash() {
        return hash;
    }

    byte[] body() {
        return body;
    }

    String says() {
        return says;
    }
}
