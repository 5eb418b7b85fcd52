package org.letrodx.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.document.Sha256;
import org.letrodx.review.Remark;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Waiver;

/** What will be recorded of a review: most of the work of a record, which any thread may do. Immutable. */
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
        StringBuilder said = said(review.input(), review.outcome().toString());
        for (Remark remark : review.remarks()) {
            remark(
                    said,
                    remark.finding().id(),
                    remark.finding().verdict().toString(),
                    remark.level().toString(),
                    remark.waiver().map(Waiver::tree).orElse(Map.of()));
        }
        return new RecordDraft(review, Content.of(review).getBytes(StandardCharsets.UTF_8), says(said));
    }

    /**
     * Stands for what a record says of an experiment, on whatever rules: its input, its outcome, and each remark with
     * its verdict and its waiver.
     */
    static String says(Map<String, Object> content, String input) {
        StringBuilder said = said(input, Trees.text(content, "outcome"));
        for (Object remark : Trees.items(content, "remarks")) {
            remark(
                    said,
                    Trees.text(remark, "rule"),
                    Trees.text(remark, "verdict"),
                    Trees.text(remark, "level"),
                    Trees.entries(remark, "waiver"));
        }
        return says(said);
    }

    private static StringBuilder said(String input, String outcome) {
        return new StringBuilder(input).append(' ').append(outcome);
    }

    private static void remark(StringBuilder said, String rule, String verdict, String level, Map<?, ?> waiver) {
        said.append('\n').append(rule).append(' ').append(verdict).append(' ').append(level);
        said.append(' ').append(new TreeMap<>(waiver));
    }

    private static String says(StringBuilder said) {
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
