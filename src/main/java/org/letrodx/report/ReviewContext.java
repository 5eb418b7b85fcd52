package org.letrodx.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.letrodx.review.FailOn;
import org.letrodx.review.Slice;

/**
 * What a report of reviews cannot read out of them.
 *
 * @param directory where the review was started; inputs below it are named relative to it
 * @param baseline  whether there was a baseline, so that what is new can be told from what is not
 * @param colour    use terminal colours
 * @param at        when the review was started; only a page to be signed says so, what programs read is the same for
 *                  the same review
 * @param by        who reviews; empty if nobody is named
 * @param failOn    what makes the whole fail
 * @param questions whether a report for code hosts tells what unknown facts decide, too
 * @param slices    what set-ups are grouped by
 * @param settings  the file of settings that was used; empty if none was
 */
public record ReviewContext(
        Path directory,
        boolean baseline,
        boolean colour,
        OffsetDateTime at,
        String by,
        FailOn failOn,
        boolean questions,
        List<Slice> slices,
        String settings) {
    /** Makes the directory absolute. */
    public ReviewContext {
        directory = directory.toAbsolutePath().normalize();
        slices = List.copyOf(slices);
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
