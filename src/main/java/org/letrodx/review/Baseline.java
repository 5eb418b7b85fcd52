package org.letrodx.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;

/**
 * The remarks of an earlier review, by fingerprint, so that a later one can tell what is new. It is held in memory, so it is for
 * thousands of set-ups, not for millions. Not safe for threads.
 */
public final class Baseline {
    private static final String REMARKS = "remarks";

    private final Map<String, String> remarks = new TreeMap<>();

    /**
     * The fingerprints in a file that {@link #json} wrote.
     *
     * @throws InputException if it is none
     */
    public static Set<String> read(Document file) {
        List<Problem> problems = new ArrayList<>();
        Set<String> fingerprints = new TreeSet<>();
        if (file.sound() instanceof Written.Entries top && top.find(REMARKS).orElse(null) instanceof Written.Entries remarks) {
            for (Written.Entry remark : remarks.entries()) {
                if (!remark.name().matches("[0-9a-f]{32}")) {
                    problems.add(new Problem(remark.at(), REMARKS, "\"" + remark.name() + "\" is not a fingerprint", "32 hexadecimal digits", ""));
                }
                fingerprints.add(remark.name());
            }
        } else {
            problems.add(new Problem(file.root().at(), "", "is not a baseline", "a file that --write-baseline has written", ""));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return fingerprints;
    }

    /** Adds the remarks of a review; what is waived needs no baseline. */
    public void add(Review review) {
        review.remarks().stream().filter(remark -> remark.waiver().isEmpty()).forEach(remark -> remarks.put(remark.fingerprint(),
                review.name() + ": " + remark.level() + " " + remark.finding().rule().name()));
    }

    /** How many remarks it has. */
    public int size() {
        return remarks.size();
    }

    /** The baseline as JSON: a line for each remark, so that a change of it can be read. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(REMARKS, remarks);
        return JsonWriter.pretty(tree);
    }
}
