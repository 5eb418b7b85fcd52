package org.letrodx.serve.page;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.letrodx.data.picture.Picture;
import org.letrodx.document.Resources;
import org.letrodx.document.Sha256;
import org.letrodx.serve.Refusal;
import org.letrodx.serve.Response;

/**
 * The files that a page loads: styles, scripts, an icon. Their address changes when they do, so a browser may keep
 * them.
 */
final class Assets {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Map<String, byte[]> FILES = read();

    /** Where they are served: below a name that their content gives. */
    static final String PATH = "/page/" + version();

    private Assets() {}

    private static Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : new String[] {"page.css", "page.js", "icon.svg"}) {
            files.put(name, Resources.bytes("serve/page/" + name));
        }
        files.put("picture.css", Picture.style().getBytes(StandardCharsets.UTF_8));
        files.put("htmx.js", htmx());
        return files;
    }

    /** Out of its web jar, whose version is part of the path. */
    private static byte[] htmx() {
        String jar = "META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
        Properties properties = new Properties();
        try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(jar)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the page is served with org.webjars.npm:htmx.org, which is not on the class path");
            }
            properties.load(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String file = "META-INF/resources/webjars/htmx.org/" + properties.getProperty("version") + "/dist/htmx.min.js";
        try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(file)) {
            return requireNonNull(stream, file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String version() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        FILES.values().forEach(all::writeBytes);
        return Sha256.hex(all.toByteArray()).substring(0, 12);
    }

    /**
     * One of them.
     *
     * @throws Refusal if there is none of the name
     */
    static Response file(String name) {
        byte[] bytes = FILES.get(name);
        if (bytes == null) {
            throw Refusal.of(Refusal.Code.NOT_FOUND, "there is no such file");
        }
        return Response.of(200, requireNonNull(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1))), bytes)
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }
}
