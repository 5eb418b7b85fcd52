package org.letrodx.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problems;
import org.letrodx.scenario.ColumnMapping;

/** Reads the mappings of a directory: what the names and units of a host mean. */
public final class Mappings {
    private static final String ENDING = ".yaml";

    private Mappings() {}

    /**
     * The mappings by name: {@code lims-a.yaml} is {@code lims-a}.
     *
     * @throws InputException with every problem of every file
     */
    public static Map<String, ColumnMapping> read(Path directory) {
        Map<String, ColumnMapping> mappings = new TreeMap<>();
        Problems problems = new Problems();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> named = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            for (Path file : named) {
                String name = file.getFileName().toString();
                try {
                    mappings.put(name.substring(0, name.length() - ENDING.length()), ColumnMapping.read(file));
                } catch (InputException wrong) {
                    problems.addAll(wrong.problems());
                }
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(directory.toString()), unreadable);
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.list());
        }
        return Collections.unmodifiableMap(mappings);
    }
}
