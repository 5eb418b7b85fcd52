package org.letrodx.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.letrodx.document.Documents;

/** A request whose body has arrived. Not safe for threads; it is gone when its answer is written. */
public final class Request {
    /** House limit: how many fields a form has. */
    private static final int MOST_FIELDS = 1000;

    private final String method;
    private final String path;
    private final Map<String, String> parameters;
    private final Map<String, List<String>> query;
    private final Function<String, List<String>> headers;
    private final Body body;

    Request(
            String method,
            String path,
            Map<String, String> parameters,
            Map<String, List<String>> query,
            Function<String, List<String>> headers,
            Body body) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A field of a form: a value, or a file. Immutable.
     *
     * @param fileName as the sender calls it; empty if it is no file
     */
    public record Part(String name, Optional<String> fileName, byte[] bytes) {
        /**
         * What it says.
         *
         * @throws org.letrodx.document.InputException if it is no UTF-8
         */
        public String text() {
            return Documents.text(bytes, name);
        }
    }

    /** GET, HEAD or POST. */
    public String method() {
        return method;
    }

    /** The path as it was asked for, decoded. */
    public String path() {
        return path;
    }

    /** What a name of the route's pattern stands for, decoded. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /**
     * The value of a parameter of the query; empty if it is not given.
     *
     * @throws Refusal if it is given twice
     */
    public Optional<String> query(String name) {
        List<String> values = queries(name);
        if (values.size() > 1) {
            throw Refusal.of(
                    Refusal.Code.BAD_REQUEST, "?" + name + " is given " + values.size() + " times: give it once");
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter of the query, in their order. */
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** @throws Refusal if the query has another parameter than these, since a misspelt one would say nothing */
    public void onlyQueries(Set<String> known) {
        List<String> others = query.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.BAD_REQUEST,
                    "?" + others.get(0) + " is no parameter of " + path + ": "
                            + (known.isEmpty()
                                    ? "it takes none"
                                    : "it takes "
                                            + String.join(
                                                    ", ",
                                                    known.stream().sorted().toList())));
        }
    }

    /**
     * True or false of a parameter of the query.
     *
     * @throws Refusal if it is neither
     */
    boolean query(String name, boolean otherwise) {
        return query(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw Refusal.of(Refusal.Code.BAD_REQUEST, "?" + name + "=" + value + ": write true or false");
                })
                .orElse(otherwise);
    }

    /** A header, whatever its case; empty if it is not there. */
    public Optional<String> header(String name) {
        return headers.apply(name).stream().findFirst();
    }

    /** The media type of the body in lower case and without parameters; empty if none is given. */
    public String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The body. */
    public InputStream stream() {
        try {
            return body.stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** How long the body is, in bytes. */
    public long length() {
        return body.length();
    }

    /** All of the body. */
    public byte[] bytes() {
        try (InputStream stream = body.stream()) {
            return stream.readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * All of the body as text.
     *
     * @throws org.letrodx.document.InputException if it is no UTF-8 or longer than a document may be
     */
    public String text() {
        return Documents.text(bytes(), "body");
    }

    /**
     * The fields of a form that was sent as {@code application/x-www-form-urlencoded} or {@code multipart/form-data},
     * in their order.
     *
     * @throws Refusal if it is no form
     */
    public List<Part> parts() {
        return switch (mediaType()) {
            case "application/x-www-form-urlencoded" -> urlEncoded();
            case "multipart/form-data" -> multiPart();
            default ->
                throw Refusal.of(
                        Refusal.Code.UNSUPPORTED_MEDIA_TYPE,
                        "send a form, as multipart/form-data or application/x-www-form-urlencoded");
        };
    }

    private List<Part> urlEncoded() {
        Fields fields = new Fields(true);
        try {
            UrlEncoded.decodeUtf8To(text(), fields);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "the form cannot be decoded: send it in UTF-8");
        }
        return fields.stream()
                .flatMap(field -> field.getValues().stream()
                        .map(value ->
                                new Part(field.getName(), Optional.empty(), value.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private List<Part> multiPart() {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxParts(MOST_FIELDS)
                .maxSize(body.length())
                .maxPartSize(body.length())
                .maxMemoryPartSize(body.length())
                .maxHeadersSize(4096)
                .build();
        try (InputStream stream = body.stream();
                MultiPartFormData.Parts parts = MultiPartFormData.getParts(
                        Content.Source.from(stream),
                        new Attributes.Mapped(),
                        header("Content-Type").orElse(""),
                        config)) {
            List<Part> read = new ArrayList<>();
            for (MultiPart.Part part : parts) {
                read.add(new Part(
                        String.valueOf(part.getName()),
                        Optional.ofNullable(part.getFileName()),
                        Content.Source.asInputStream(part.getContentSource()).readAllBytes()));
            }
            return read;
        } catch (IOException | RuntimeException wrong) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "the form cannot be read: send it as multipart/form-data");
        }
    }

    /** The answer, or that the sender has it already: an answer to the same carries the same {@code ETag}. */
    Response unlessKnown(Response answer) {
        String tag = answer.headers().getOrDefault("ETag", "");
        boolean known = answer.status() == 200
                && !tag.isEmpty()
                && headers.apply("If-None-Match").stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
        return known ? Response.of(304).with("ETag", tag) : answer;
    }

    /** The media types that the sender takes, in their order and in lower case; all if none is said. */
    Stream<String> accepted() {
        List<String> accept = headers.apply("Accept").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .filter(type -> !type.isBlank())
                .toList();
        return accept.isEmpty()
                ? Stream.of("*/*")
                : accept.stream()
                        .filter(type -> !type.replace(" ", "").matches(".*;q=0(\\.0*)?"))
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** @throws Refusal if the sender takes none of what can be given */
    void accepts(String mediaType) {
        String group = mediaType.split("/")[0] + "/*";
        if (accepted().noneMatch(type -> type.equals("*/*") || type.equals(group) || type.equals(mediaType))) {
            throw Refusal.of(Refusal.Code.NOT_ACCEPTABLE, "the answer is " + mediaType + ": accept it");
        }
    }
}
