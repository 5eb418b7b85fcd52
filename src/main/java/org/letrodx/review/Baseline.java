package org.letrodx.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Lines;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;

/**
 * The remarks of an earlier review, by fingerprint, so that a later one can tell what is new. It is held in memory, so
 * it is for
 * thousands of set-ups, not for millions. Not safe for threads.
 */
public final class Baseline {
    private static final String FINGERPRINT = "fingerprint";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    private final Map<String, String> remarks = new TreeMap<>();

    /**
     * The fingerprints in a file that {@link #lines} gave.
     *
     * @throws InputException if it is none
     */
    public static Set<String> read(Path file) {
        Set<String> fingerprints = new HashSet<>();
        try (InputStream stream = Documents.open(file)) {
            Lines lines = new Lines(stream, file.toString());
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                fingerprints.add(fingerprint(line.get().json()));
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(file.toString()), unreadable);
        }
        return fingerprints;
    }

    private static String fingerprint(Document line) {
        Optional<Written> written =
                line.sound() instanceof Written.Entries entries ? entries.find(FINGERPRINT) : Optional.empty();
        String text = written.map(Written::plain).map(String::valueOf).orElse("");
        if (!FORM.matcher(text).matches()) {
            throw new InputException(List.of(new Problem(
                    line.root().at(),
                    "",
                    "is not a line of a baseline",
                    "what --write-baseline has written: a fingerprint of 32 hexadecimal digits, and the remark",
                    "")));
        }
        return text;
    }

    /** Adds the remarks of a review; what is waived needs no baseline. */
    public void add(Review review) {
        review.remarks().stream()
                .filter(remark -> remark.waiver().isEmpty())
                .forEach(remark -> remarks.put(
                        remark.fingerprint(),
                        review.name() + ": " + remark.level() + " "
                                + remark.finding().rule().name()));
    }

    /** How many remarks it has. */
    public int size() {
        return remarks.size();
    }

    /** The baseline as lines of JSON, one for each remark, so that a change of it can be read. */
    public Stream<String> lines() {
        return remarks.entrySet().stream().map(remark -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put(FINGERPRINT, remark.getKey());
            line.put("remark", remark.getValue());
            return JsonWriter.compact(line);
        });
    }
}
