package org.letrodx.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.letrodx.scenario.SetUps;

/** Finds the waivers that lie where set-ups do: {@code waivers.yaml} and {@code *.waivers.yaml}. */
final class WaiverFiles {
    private WaiverFiles() { }

    /** Those in and below each directory, and those beside each file. */
    static Collection<Path> beside(List<String> paths) throws IOException {
        Set<Path> found = new TreeSet<>();
        for (String text : paths) {
            Path path = path(text);
            if (path != null && Files.isDirectory(path)) {
                find(path, Integer.MAX_VALUE, found);
            } else if (path != null && Files.exists(path)) {
                find(Objects.requireNonNullElse(path.getParent(), Path.of("")), 1, found);
            }
        }
        return found;
    }

    private static Path path(String text) {
        try {
            return text.equals(SetUps.STANDARD_INPUT) ? null : Path.of(text);
        } catch (InvalidPathException reportedWithTheInputs) {
            return null;
        }
    }

    private static void find(Path directory, int depth, Set<Path> found) throws IOException {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            files.filter(file -> SetUps.isWaivers(file.getFileName().toString()) && Files.isRegularFile(file)).forEach(found::add);
        }
    }
}
