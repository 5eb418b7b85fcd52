package org.letrodx.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.ScenarioReader;

/** A scenario that a command names. */
final class Inputs {
    private Inputs() {}

    /**
     * Reads one scenario.
     *
     * @param name a file, or {@code -} for standard input
     * @throws InputException if it is none; a folder and a table are sent to the command that reads them
     */
    static Document read(String name) {
        if (name.equals("-")) {
            return Documents.read(System.in, name);
        }
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException noPath) {
            throw refused(name, "is not the name of a file", "", "");
        }
        if (Files.isDirectory(file)) {
            throw refused(name, "is a folder, and this command reads one file", "", "letrodx review " + name);
        }
        Optional<InputFormat> format = InputFormat.of(name);
        if (format.filter(one -> one == InputFormat.CSV || one == InputFormat.NDJSON)
                .isPresent()) {
            throw refused(name, "holds many set-ups, and this command reads one", "", "letrodx review " + name);
        }
        String text = Documents.text(file);
        if (format.isEmpty() && Files.isRegularFile(file)) {
            throw refused(
                    name,
                    "has an ending that does not tell how it is written",
                    ".yaml, .yml, .json",
                    "- in its place, for standard input: < " + name);
        }
        if (text.isBlank()) {
            throw refused(name, "is empty", "", "letrodx ask " + name);
        }
        return Documents.parse(text, name);
    }

    /**
     * Reads one scenario with its data files.
     *
     * @param name a file, or {@code -} for standard input, which cannot name any
     */
    static ScenarioReader.Scenario scenario(String name) {
        return ScenarioReader.scenario(read(name), folder(name));
    }

    /** The folder in which data files lie; empty for standard input. */
    static Optional<Path> folder(String name) {
        return name.equals("-") ? Optional.empty() : Optional.of(ScenarioReader.folder(Path.of(name)));
    }

    private static InputException refused(String name, String fault, String allowed, String maybe) {
        return new InputException(new Problem(Location.of(name), "", fault, allowed, maybe));
    }
}
