package org.letrodx.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.letrodx.review.FailOn;
import org.letrodx.review.Slice;

/**
 * What a report of reviews cannot read out of them. Immutable: each method gives another one.
 *
 * <pre>{@code
 * ReviewContext context = ReviewContext.of(Path.of("")).failOn(FailOn.WARNING).by("R. Okafor");
 * }</pre>
 */
public final class ReviewContext {
    private final Path directory;
    private boolean baseline;
    private boolean colour;
    private OffsetDateTime at = OffsetDateTime.now();
    private String by = "";
    private FailOn failOn = FailOn.ERROR;
    private boolean questions;
    private List<Slice> slices = List.of();
    private String settings = "";

    private ReviewContext(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * A review that nobody has signed for, without a baseline, that fails on errors.
     *
     * @param directory where it was started; inputs below it are named relative to it
     */
    public static ReviewContext of(Path directory) {
        return new ReviewContext(directory);
    }

    private ReviewContext with(Consumer<ReviewContext> change) {
        ReviewContext copy = new ReviewContext(directory);
        copy.baseline = baseline;
        copy.colour = colour;
        copy.at = at;
        copy.by = by;
        copy.failOn = failOn;
        copy.questions = questions;
        copy.slices = slices;
        copy.settings = settings;
        change.accept(copy);
        return copy;
    }

    /** Whether there was a baseline, so that what is new can be told from what is not. */
    public ReviewContext baseline(boolean wanted) {
        return with(copy -> copy.baseline = wanted);
    }

    /** Whether a text has terminal colours. */
    public ReviewContext colour(boolean wanted) {
        return with(copy -> copy.colour = wanted);
    }

    /**
     * When the review was started; only a page to be signed says so: what programs read is the same for the same
     * review.
     */
    public ReviewContext at(OffsetDateTime time) {
        return with(copy -> copy.at = time);
    }

    /** Who reviews. */
    public ReviewContext by(String name) {
        return with(copy -> copy.by = name);
    }

    /** What makes the whole fail. */
    public ReviewContext failOn(FailOn level) {
        return with(copy -> copy.failOn = level);
    }

    /** Whether a report for code hosts tells what unknown facts decide, too. */
    public ReviewContext questions(boolean wanted) {
        return with(copy -> copy.questions = wanted);
    }

    /** What set-ups are grouped by. */
    public ReviewContext slices(List<Slice> by) {
        return with(copy -> copy.slices = List.copyOf(by));
    }

    /** The file of settings that was used. */
    public ReviewContext settings(String file) {
        return with(copy -> copy.settings = file);
    }

    boolean baseline() {
        return baseline;
    }

    boolean colour() {
        return colour;
    }

    OffsetDateTime at() {
        return at;
    }

    String by() {
        return by;
    }

    FailOn failOn() {
        return failOn;
    }

    boolean questions() {
        return questions;
    }

    List<Slice> slices() {
        return slices;
    }

    String settings() {
        return settings;
    }

    /** The path of a source below the directory, its names joined by slashes; empty if it is not below or no file. */
    Optional<String> below(String source) {
        return file(source)
                .filter(file -> file.startsWith(directory) && !file.equals(directory))
                .map(file -> StreamSupport.stream(directory.relativize(file).spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/")));
    }

    /** The file of a source; empty for a stream or a program. */
    Optional<Path> file(String source) {
        try {
            return source.isEmpty() || source.equals("-")
                    ? Optional.empty()
                    : Optional.of(directory.resolve(source).normalize());
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }
}
