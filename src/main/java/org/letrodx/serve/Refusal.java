package org.letrodx.serve;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.report.JsonReport;

/** A request that is not answered, and why: an answer as RFC 9457 has it, with every problem that was found. */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The media type of problems, RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final Code code;
    private final List<Problem> problems;
    private final Map<String, String> headers;

    /** Why a request is not answered; programs get it as {@code code}. More may be added. */
    public enum Code {
        /** The request is no sound HTTP, or a parameter of it cannot be read. */
        BAD_REQUEST(400, "The request cannot be read"),
        /** What was sent is no JSON, or no UTF-8. */
        UNREADABLE(400, "What was sent cannot be read"),
        UNAUTHORIZED(401, "A token is needed"),
        FORBIDDEN(403, "A page of another origin may not ask"),
        NOT_FOUND(404, "There is no such thing"),
        METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
        NOT_ACCEPTABLE(406, "There is no answer of such a media type"),
        TOO_SLOW(408, "The request did not arrive in time"),
        /** Nothing was recorded, since the book says something else of the experiment. */
        CONFLICT(409, "The book has another record of this experiment"),
        TOO_LARGE(413, "The request is too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "The media type is not read here"),
        /** The host that was asked is none of this server's names. */
        MISDIRECTED(421, "This server has another name"),
        /** It is JSON, but says something that an experiment cannot. */
        INVALID(422, "What was sent says something that cannot be"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        /** A fault of ours. */
        FAILED(500, "The server failed"),
        BUSY(503, "The server is busy");

        private final int status;
        private final String title;

        Code(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The status code of HTTP. */
        public int status() {
            return status;
        }

        /** The code as programs get it, for example {@code too-large}. */
        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }

    private Refusal(Code code, String detail, List<Problem> problems, Map<String, String> headers) {
        super(detail);
        this.code = code;
        this.problems = List.copyOf(problems);
        this.headers = new TreeMap<>(headers);
    }

    /** @param detail what is wrong and what would be right, as a sentence */
    public static Refusal of(Code code, String detail) {
        return new Refusal(code, detail, List.of(), Map.of());
    }

    /** Every problem of what was sent. */
    public static Refusal of(Code code, List<Problem> problems) {
        String first = problems.get(0).sentence();
        String more = problems.size() == 1 ? "" : " (1 of " + problems.size() + " problems)";
        return new Refusal(code, first + more, problems, Map.of());
    }

    /** What was sent says what cannot be. */
    static Refusal of(InputException wrong) {
        return of(Code.INVALID, wrong.problems());
    }

    /**
     * @param most the limit, in bytes
     * @param of what has it
     */
    static Refusal tooLarge(long most, String of) {
        return of(
                Code.TOO_LARGE,
                List.of(new Problem(
                                Location.of("body"),
                                "",
                                "is longer than " + (most >> 20) + " MiB",
                                "a house limit on " + of)
                        .coded(Problem.Code.TOO_LARGE)));
    }

    /** The same refusal with a header. */
    Refusal with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Refusal(code, getMessage(), problems, more);
    }

    /** What is wrong and what would be right, as a sentence. */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** Why. */
    public Code code() {
        return code;
    }

    /** Every problem of what was sent; none if the request itself is refused. */
    public List<Problem> problems() {
        return problems;
    }

    /** What else the answer says in its head, by the names of the headers. */
    Map<String, String> headers() {
        return headers;
    }

    /** The answer. */
    public Response response() {
        return response(code.status());
    }

    /** The answer, where HTTP has a status for the case that tells more than that of the code. */
    Response response(int status) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "urn:letrodx:problem:" + code);
        tree.put("title", code.title);
        tree.put("status", status);
        tree.put("code", code.toString());
        tree.put("detail", getMessage());
        tree.put("problems", problems.stream().map(JsonReport::tree).toList());
        Response response = Response.of(status, MEDIA_TYPE, JsonWriter.compact(tree));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
