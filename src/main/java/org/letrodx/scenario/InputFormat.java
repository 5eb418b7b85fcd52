package org.letrodx.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.document.Spelling;

/** How set-ups are written in an input. */
public enum InputFormat {
    /** One experiment in YAML. */
    YAML(".yaml", ".yml"),
    /** One experiment in JSON. */
    JSON(".json"),
    /** One experiment in JSON a line. */
    NDJSON(".ndjson", ".jsonl"),
    /** One experiment a row of a table; the separator is a comma, a semicolon or a tab. */
    CSV(".csv", ".tsv");

    private final List<String> endings;

    InputFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** The endings of the files that are read, with their dots. */
    public static List<String> allEndings() {
        return Stream.of(values()).flatMap(format -> format.endings.stream()).toList();
    }

    /** What the name of a file says of it, upper or lower case; empty if nothing. */
    public static Optional<InputFormat> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.endings.stream().anyMatch(lower::endsWith))
                .findFirst();
    }

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
