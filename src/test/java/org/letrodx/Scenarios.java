package org.letrodx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;

/** The scenarios of the repository. */
public final class Scenarios {
    private Scenarios() {}

    /** The worked examples. */
    public static List<Path> worked() {
        return files(Path.of("scenarios"));
    }

    /** The worked examples and the proofs of the rules. */
    public static List<Path> all() {
        return Stream.concat(worked().stream(), files(Path.of("scenarios/rules")).stream())
                .toList();
    }

    public static Experiment read(Path file) {
        return ScenarioReader.read(Documents.read(file));
    }

    public static Experiment worked(String name) {
        return read(Path.of("scenarios", name + ".yaml"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
