package org.letrodx.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer: a status, headers, and a body that is ready or is written as it is made. Immutable. */
public final class Response {
    /** JSON. */
    public static final String JSON = "application/json";
    /** JSON, an object a line. */
    public static final String NDJSON = "application/x-ndjson";

    /** The header that names what was read: SHA-256 of the canonical form of the experiment. */
    static final String INPUT = "Letrodx-Input";

    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Optional<Writing> writing;

    /** Writes a body, a piece after the other. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Writes all of it; the stream is buffered and closed by the server.
         *
         * @throws IOException if nobody reads any more
         */
        void to(OutputStream out) throws IOException;
    }

    private Response(int status, Map<String, String> headers, byte[] body, Optional<Writing> writing) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.writing = writing;
    }

    private static Map<String, String> mediaType(String mediaType) {
        return new TreeMap<>(Map.of("Content-Type", mediaType));
    }

    /** A body of bytes. It is not copied. */
    public static Response of(int status, String mediaType, byte[] body) {
        return new Response(status, mediaType(mediaType), body, Optional.empty());
    }

    /** A text, in UTF-8. */
    public static Response of(int status, String mediaType, String body) {
        return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON, and all is well. */
    public static Response json(String json) {
        return of(200, JSON, json);
    }

    /** A page, and all is well. */
    public static Response html(String page) {
        return of(200, "text/html; charset=utf-8", page);
    }

    /**
     * A body that is written as it is made; a thread of the server is busy with it meanwhile, and there are few of
     * these.
     */
    public static Response streamed(String mediaType, Writing writing) {
        return new Response(200, mediaType(mediaType), NOTHING, Optional.of(writing));
    }

    /** A status without a body, such as 304. */
    static Response of(int status) {
        return new Response(status, new TreeMap<>(), NOTHING, Optional.empty());
    }

    /** The same answer with a header. */
    public Response with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, writing);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The headers, by name. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    byte[] body() {
        return body;
    }

    Optional<Writing> writing() {
        return writing;
    }
}
