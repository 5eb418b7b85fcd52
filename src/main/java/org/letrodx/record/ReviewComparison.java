package org.letrodx.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Lines;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * What is not the same in two reviews of the same set-ups, as {@code review --format ndjson} wrote them. It holds an
 * outcome of each set-up in memory: it is for a hundred thousand set-ups, not for millions. Immutable.
 */
public final class ReviewComparison {
    /** House limit: how many set-ups are named. */
    private static final int NAMED = 1000;

    private final List<Change> changes;
    private final Map<Change, Long> outcomes;
    private final long changed;
    private final long setUps;

    private ReviewComparison(List<Change> changes, Map<Change, Long> outcomes, long changed, long setUps) {
        this.changes = List.copyOf(changes);
        this.outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        this.changed = changed;
        this.setUps = setUps;
    }

    /**
     * Compares two reviews, set-up by set-up: by their ids or, without one, by where they were read. If several have
     * one name, the first of one review is compared with the first of the other, and so on.
     *
     * @throws InputException if one is not a review in NDJSON
     */
    public static ReviewComparison between(Path before, Path after) {
        Map<String, String> one = read(before);
        Map<String, String> other = read(after);
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Change> changes = new ArrayList<>();
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        long changed = 0;
        for (String name : names) {
            Change change = new Change(name, one.getOrDefault(name, ""), other.getOrDefault(name, ""));
            if (!change.before().equals(change.after())) {
                changed++;
                if (changes.size() < NAMED) {
                    changes.add(change);
                }
                counted.computeIfAbsent(outcome(change.before()), first -> new TreeMap<>())
                        .merge(outcome(change.after()), 1L, Long::sum);
            }
        }
        Map<Change, Long> outcomes = new LinkedHashMap<>();
        counted.forEach((from, to) ->
                to.forEach((outcome, times) -> outcomes.put(new Change("outcome", from, outcome), times)));
        return new ReviewComparison(changes, outcomes, changed, names.size());
    }

    private static String outcome(String said) {
        int colon = said.indexOf(':');
        return colon < 0 ? said : said.substring(0, colon);
    }

    /**
     * What was said of each set-up: the outcome, and the remarks with their verdicts. A review ends with a summary: one
     * without was cut off, and what it lacks is no difference.
     */
    private static Map<String, String> read(Path file) {
        Map<String, String> said = new TreeMap<>();
        Map<String, Integer> times = new HashMap<>();
        boolean whole = false;
        try (InputStream stream = Documents.open(file)) {
            Lines lines = new Lines(stream, file.toString());
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                @Nullable Object tree = line.get().json().root().plain();
                switch (Trees.text(tree, "type")) {
                    case "review" -> said.put(occurrence(name(tree), times), said(tree));
                    case "unreadable" -> said.put(occurrence(name(tree), times), "unreadable");
                    case "summary" -> whole = true;
                    default ->
                        throw new InputException(
                                List.of(
                                        new Problem(
                                                line.get().at(),
                                                "",
                                                "is no line of a review",
                                                "what letrodx review --format ndjson wrote; or a record: its book, a slash, and its hash")));
                }
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(file.toString()), unreadable);
        }
        if (!whole) {
            throw new InputException(new Problem(
                    Location.of(file.toString()),
                    "",
                    "has no summary, so it is no whole review",
                    "all that letrodx review --format ndjson wrote"));
        }
        return said;
    }

    private static String occurrence(String name, Map<String, Integer> times) {
        int time = times.merge(name, 1, Integer::sum);
        return time == 1 ? name : name + " (occurrence " + time + ")";
    }

    private static String name(@Nullable Object tree) {
        String id = Trees.text(tree, "id");
        return id.isEmpty() ? Trees.text(tree, "source") + ":" + Trees.text(tree, "line") : id;
    }

    private static String said(@Nullable Object tree) {
        List<String> remarks = Trees.items(tree, "remarks").stream()
                .map(remark -> Trees.text(remark, "verdict") + " " + Trees.text(remark, "rule") + " "
                        + Trees.text(remark, "title")
                        + (Trees.find(remark, "waiver") == null ? "" : " (waived)"))
                .toList();
        return Trees.text(tree, "outcome") + (remarks.isEmpty() ? "" : ": " + String.join(", ", remarks));
    }

    /** The set-ups of which something else is said, by name; the first thousand. */
    public List<Change> changes() {
        return changes;
    }

    /** How many set-ups went from which outcome to which; empty for a set-up that is only in one. */
    public Map<Change, Long> outcomes() {
        return outcomes;
    }

    /** How many set-ups differ. */
    public long changed() {
        return changed;
    }

    /** How many set-ups there are in both together. */
    public long setUps() {
        return setUps;
    }
}
