package org.letrodx.review;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** What set-ups are grouped by: a fact, something carried along, or where they were read. Immutable. */
public final class Slice implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String EXTRA = "extra.";
    private static final List<String> TOP = List.of("source", "title", "complaint");

    private final String key;

    private Slice(String key) {
        this.key = key;
    }

    /**
     * The slice of this name.
     *
     * @param key the path of a fact, {@code extra.NAME}, {@code source}, {@code title} or {@code complaint}
     * @throws IllegalArgumentException if it is none of these
     */
    public static Slice of(String key) {
        String path = Vocabulary.british(key);
        if (TOP.contains(key) || key.startsWith(EXTRA) && key.length() > EXTRA.length()) {
            return new Slice(key);
        }
        if (Vocabulary.find(path).isPresent()) {
            return new Slice(path);
        }
        List<String> names = new ArrayList<>(TOP);
        Vocabulary.types().forEach(type -> names.add(type.path()));
        String near = Nearest.to(key, names);
        throw new IllegalArgumentException("nothing is called " + key
                + "; set-ups are grouped by the path of a fact, extra.NAME, source, title or complaint"
                + (near.isEmpty() ? "" : ". Maybe: " + near));
    }

    /** What it is called. */
    public String key() {
        return key;
    }

    /** What a review has there; empty if nothing. */
    public String of(Review review) {
        if (key.equals("source")) {
            return review.setUp().at().source();
        }
        return review.setUp()
                .experiment()
                .map(experiment -> of(experiment, review))
                .orElse("");
    }

    private String of(Experiment experiment, Review review) {
        if (key.equals("title")) {
            return experiment.title();
        }
        if (key.equals("complaint")) {
            return FactType.print(experiment.complaints().stream()
                    .map(complaint -> complaint.label())
                    .toList());
        }
        if (key.startsWith(EXTRA)) {
            Object value = experiment.extra().get(key.substring(EXTRA.length()));
            return value == null ? "" : String.valueOf(value);
        }
        FactType type = Vocabulary.get(key);
        return review instanceof Reviewed reviewed
                ? Optional.of(reviewed.diagnosis().facts().of(type))
                        .filter(fact -> fact.isKnown())
                        .map(fact -> fact.display())
                        .orElse("")
                : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && key.equals(slice.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
