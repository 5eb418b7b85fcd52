package org.letrodx.serve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Documents;

/**
 * What is done for a method and a path. Immutable.
 *
 * <pre>{@code
 * Route.get("/v1/rules/{id}", request -> Response.json(rule(request.parameter("id"))));
 * Route.get("/static/{file...}", request -> file(request.parameter("file")));
 * Route.post("/v1/data", request -> data(request.parts())).upTo(48 << 20);
 * }</pre>
 */
public final class Route {
    /**
     * House limit: the longest body of a request, in bytes, unless a route says otherwise. It is that of one
     * experiment.
     */
    public static final long LARGEST_BODY = Documents.LARGEST;

    private final String method;
    private final String path;
    private final Answering answering;
    private final long largestBody;
    private final boolean open;
    private final List<String> segments;

    /** Makes the answer to a request. Many threads call it at once. */
    @FunctionalInterface
    public interface Answering {
        /**
         * The answer.
         *
         * @throws Refusal to answer with a problem
         * @throws org.letrodx.document.InputException if what was sent cannot be read, which is answered with every
         *     problem
         */
        Response answer(Request request);
    }

    private Route(String method, String path, Answering answering, long largestBody, boolean open) {
        this.method = method;
        this.path = path;
        this.answering = answering;
        this.largestBody = largestBody;
        this.open = open;
        segments = split(path);
    }

    /**
     * A route that reads; HEAD is answered by it as well.
     *
     * @param path segments, of which {@code {name}} stands for any one and a last {@code {name...}} for all that follow
     */
    public static Route get(String path, Answering answering) {
        return new Route("GET", path, answering, 0, false);
    }

    /**
     * A route that takes a body of up to {@link #LARGEST_BODY}.
     *
     * @param path as {@link #get} takes it
     */
    public static Route post(String path, Answering answering) {
        return new Route("POST", path, answering, LARGEST_BODY, false);
    }

    /** The same route for bodies up to another size, in bytes; what is above 1 MiB waits in a temporary file. */
    public Route upTo(long bytes) {
        return new Route(method, path, answering, bytes, open);
    }

    /** The same route, for which no token is asked: it tells nothing of experiments or rules. */
    public Route open() {
        return new Route(method, path, answering, largestBody, true);
    }

    /** GET or POST. */
    public String method() {
        return method;
    }

    /** The pattern of the path. */
    public String path() {
        return path;
    }

    Answering answering() {
        return answering;
    }

    long largestBody() {
        return largestBody;
    }

    boolean isOpen() {
        return open;
    }

    /**
     * What the names of the pattern stand for in a path; empty if the path is another.
     *
     * @param wanted decoded segments
     */
    Optional<Map<String, String>> match(List<String> wanted) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.endsWith("...}")) {
                if (i >= wanted.size()) {
                    return Optional.empty();
                }
                parameters.put(
                        segment.substring(1, segment.length() - 4), String.join("/", wanted.subList(i, wanted.size())));
                return Optional.of(Collections.unmodifiableMap(parameters));
            }
            if (i >= wanted.size()) {
                return Optional.empty();
            }
            if (segment.startsWith("{")) {
                parameters.put(segment.substring(1, segment.length() - 1), wanted.get(i));
            } else if (!segment.equals(wanted.get(i))) {
                return Optional.empty();
            }
        }
        return segments.size() == wanted.size()
                ? Optional.of(Collections.unmodifiableMap(parameters))
                : Optional.empty();
    }

    /** The segments of a path: {@code /} has one, which is empty. */
    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.remove(0);
        return segments;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
