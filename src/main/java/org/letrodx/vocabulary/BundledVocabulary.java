package org.letrodx.vocabulary;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.letrodx.document.Documents;
import org.letrodx.document.JsonWriter;

/**
 * The vocabulary that comes with the program: written as YAML, and kept as JSON by the build, since a program that
 * starts reads that in a third of the time.
 */
public final class BundledVocabulary {
    private static final String FOLDER = "/org/letrodx/vocabulary/";
    private static final String WRITTEN = "vocabulary.yaml";
    private static final String KEPT = "vocabulary.json";

    private BundledVocabulary() {}

    /**
     * The build step: keeps the vocabulary where the jar is made from.
     *
     * @param classes the directory of classes
     * @throws IOException if the file cannot be written
     */
    public static void write(Path classes) throws IOException {
        Path folder = Files.createDirectories(classes.resolve(FOLDER.substring(1)));
        Files.writeString(
                folder.resolve(KEPT),
                JsonWriter.ascii(requireNonNull(
                        Documents.yaml(resource(WRITTEN), WRITTEN).sound().plain())));
    }

    static VocabularyReader.Read load() {
        return VocabularyReader.read(Documents.json(resource(KEPT), KEPT).sound());
    }

    private static String resource(String name) {
        try (InputStream stream = BundledVocabulary.class.getResourceAsStream(FOLDER + name)) {
            return Documents.text(requireNonNull(stream, name), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
