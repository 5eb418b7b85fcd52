package org.letrodx.document;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that are packed beside the classes, each by its path below {@code org/letrodx}. */
public final class Resources {
    private Resources() {}

    /**
     * A file, if there is one.
     *
     * @param path for example {@code report/figures.yaml}
     */
    public static Optional<byte[]> find(String path) {
        try (InputStream stream = Resources.class.getResourceAsStream("/org/letrodx/" + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A file.
     *
     * @throws IllegalStateException if there is none
     */
    public static byte[] bytes(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException(path + " is missing from the jar"));
    }

    /**
     * A file in UTF-8.
     *
     * @throws IllegalStateException if there is none
     */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /**
     * What a file in YAML says: texts, lists and maps.
     *
     * @throws IllegalStateException if there is none
     */
    public static Map<String, Object> yaml(String path) {
        return map(Documents.yaml(text(path), path).sound().plain());
    }

    /** A list of texts within such a file. */
    @SuppressWarnings("unchecked")
    public static List<String> texts(@Nullable Object plain) {
        return (List<String>) requireNonNull(plain);
    }

    /** A map within such a file. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(@Nullable Object plain) {
        return (Map<String, Object>) requireNonNull(plain);
    }
}
