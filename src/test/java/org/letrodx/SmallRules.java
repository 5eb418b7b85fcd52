package org.letrodx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A book of eight rules, for tests that do not hang on the rules of the day. */
public final class SmallRules {
    private static final Path FOLDER = Path.of("src/test/resources/small-rules");

    public static final RuleBook BOOK = RuleBook.of(FOLDER);

    private SmallRules() {}

    /** The same book, but for one rule that lets more serum pass. @param directory where to write it */
    public static RuleBook withMoreSerum(Path directory) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(FOLDER.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("\"3 %\", \"1 %\"", "\"20 %\", \"15 %\""));
            }
            return RuleBook.of(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
