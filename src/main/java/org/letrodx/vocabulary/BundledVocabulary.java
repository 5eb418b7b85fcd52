package org.letrodx.vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.letrodx.document.Documents;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Resources;

/**
 * The vocabulary that comes with the program: written as YAML, and kept as JSON by the build, since a program that
 * starts reads that in a third of the time.
 */
public final class BundledVocabulary {
    private static final String KEPT = "vocabulary/vocabulary.json";

    private BundledVocabulary() {}

    /**
     * The build step: keeps the vocabulary where the jar is made from.
     *
     * @param classes the directory of classes
     * @throws IOException if the file cannot be written
     */
    public static void write(Path classes) throws IOException {
        Path kept = classes.resolve("org/letrodx").resolve(KEPT);
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, JsonWriter.ascii(Resources.yaml("vocabulary/vocabulary.yaml")));
    }

    static VocabularyReader.Read load() {
        return VocabularyReader.read(Documents.json(Resources.text(KEPT), KEPT).sound());
    }
}
