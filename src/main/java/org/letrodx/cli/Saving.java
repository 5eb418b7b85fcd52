package org.letrodx.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Writes files that people keep, so that nothing of theirs is lost. */
final class Saving {
    private Saving() {}

    /**
     * Writes a new file.
     *
     * @throws InputException if it is there already, or its folder is not
     */
    static void create(Path file, String text) throws IOException {
        checkNew(file);
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /** @throws InputException if a file is there already, or its folder is not */
    static void checkNew(Path file) {
        checkFolder(file);
        if (Files.exists(file)) {
            throw new InputException(
                    new Problem(Location.of(file.toString()), "", "is there already", "the name of a new file"));
        }
    }

    /**
     * Writes a scenario, or writes one anew. A file that is half written is worse than none: it is written beside and
     * put in place.
     *
     * @param keep true if a file with comments, which are not written again, is copied first
     * @return the copy, if one was made
     * @throws InputException if its folder is not there
     */
    static Optional<Path> replace(Path file, String text, boolean keep) throws IOException {
        checkFolder(file);
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(beside, text, StandardCharsets.UTF_8);
        Optional<Path> copy =
                keep && Files.exists(file) && Files.readString(file).contains("#")
                        ? Optional.of(file.resolveSibling(file.getFileName() + ".bak"))
                        : Optional.empty();
        if (copy.isPresent()) {
            Files.copy(file, copy.get(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private static void checkFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(new Problem(
                    Location.of(file.toString()),
                    "",
                    "cannot be written: there is no folder " + folder,
                    "a folder that is there"));
        }
    }
}
