package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;

/** Whatever is sent gets an answer with a code and a place, and the next request gets its own. */
class BadRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "\r\n\r\n";

    private static Serving serving;

    @BeforeAll
    static void start() throws Exception {
        serving = Serving.of(
                Options.standard().rate(0).times(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }

    @AfterAll
    static void stop() throws Exception {
        assertEquals(200, serving.get("/health/ready").statusCode());
        List<String> ours = serving.log.stream()
                .filter(line -> line.contains("fault of ours"))
                .toList();
        assertEquals(List.of(), ours);
        serving.close();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                Refusal.MEDIA_TYPE, answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals(code, problem.get("code").asText(), answer.body());
        assertFalse(answer.body().contains("\\tat "), answer.body());
        return problem;
    }

    /** Every hostile text that the reader of files is tried with. */
    static Stream<String> hostile() throws Exception {
        Method files = Arrays.stream(
                        Class.forName("org.letrodx.scenario.BadInputTest").getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .findFirst()
                .orElseThrow();
        Stream<String> listed = Arrays.stream(
                        files.getAnnotation(CsvSource.class).value())
                .map(line -> line.replaceFirst("^`(.*?)`.*", "$1").replace("\\n", "\n"));
        return Stream.concat(
                listed,
                Stream.of(
                        "",
                        "# only a comment\n",
                        "medium:\n\tphenolRed: true\n",
                        "medium: {phenolRed: true}\nmedium: {insulin: perhaps}\n",
                        "extra: " + "[".repeat(50) + "]".repeat(50),
                        "[".repeat(100_000),
                        "id: " + "a".repeat(2_001),
                        "notes: " + "a".repeat(10_001),
                        "a: &a [x]\nb: [*a, *a]\n"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aScenarioThatCannotBeReadIsSaidAsOfAFile(String text) throws Exception {
        HttpResponse<String> answer = serving.post("/v1/diagnoses", Serving.YAML, text);
        List<Problem> problems = assertThrows(InputException.class, () -> ScenarioReader.read(Documents.yaml(text, "")))
                .problems();
        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
        assertEquals(
                JSON.valueToTree(problems.stream().map(JsonReport::tree).toList()),
                JSON.readTree(answer.body()).get("problems"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"a\"} rubbish",
                "{\"id\": NaN}",
                "{\"id\": \"a\"",
                "",
                "null",
                "\"text\"",
                "{\"id\": \"\\ud800\"}",
                "{'id': 'a'}",
                "{\"complaint\": \"no-response\", \"complaint\": \"no-regression\"}"
            })
    void jsonThatIsNone(String text) throws Exception {
        for (String path : List.of("/v1/diagnoses", "/v1/plans", "/cds-services/letrodx-review")) {
            HttpResponse<String> answer = serving.post(path, "application/json", text);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, path + answer.body());
            JSON.readTree(answer.body()).get("code");
        }
    }

    @Test
    void bytesThatAreNoText() throws Exception {
        byte[] latin = "title: \u00b5".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "title: x".getBytes(StandardCharsets.UTF_16);
        for (byte[] bytes : List.of(latin, utf16, new byte[] {'P', 'K', 3, 4}, new byte[1000])) {
            JsonNode problem = problem(serving.post("/v1/diagnoses", Serving.YAML, bytes), 400, "unreadable");
            assertEquals(1, problem.get("problems").size());
        }
        assertEquals(
                200,
                serving.post("/v1/diagnoses", Serving.YAML, "\ufeff" + Serving.SPARSE)
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "GET", "NONSENSE"})
    void otherMethods(String method) throws Exception {
        HttpResponse<String> answer =
                serving.send(serving.to("/v1/diagnoses").method(method, HttpRequest.BodyPublishers.noBody()));
        problem(answer, 405, "method-not-allowed");
        assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "nonsense",
                "*/*"
            })
    void otherMediaTypes(String type) throws Exception {
        problem(serving.post("/v1/diagnoses", type, Serving.SPARSE), 415, "unsupported-media-type");
    }

    @Test
    void whatIsAcceptedDecides() throws Exception {
        for (String accept : List.of("application/json", "*/*", "text/html, */*;q=0.1", "application/*", "")) {
            assertEquals(
                    200,
                    serving.send(serving.to("/v1/rules").header("Accept", accept))
                            .statusCode(),
                    accept);
        }
        for (String accept : List.of("text/html", "application/json;q=0", "image/*")) {
            problem(serving.send(serving.to("/v1/rules").header("Accept", accept)), 406, "not-acceptable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/rules/../../etc/passwd",
                "/v1/rules/..%2f..%2fetc%2fpasswd",
                "/v1/schemas/%00",
                "/v1/form?complaint=%ff",
                "/v1/form?complaint=%zz",
                "/v1//rules",
                "/v1/rules/;a=b",
                "/v1/records",
                "/.git/config"
            })
    void otherPaths(String path) throws Exception {
        String answer = serving.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close" + END);
        assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), path + ": " + answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @Test
    void headsThatAreNone() throws Exception {
        assertTrue(serving.raw("rubbish" + END).startsWith("HTTP/1.1 400 "));
        assertTrue(serving.raw("GET / HTTP/9.9\r\nHost: localhost" + END).startsWith("HTTP/1.1 505 "));
        assertTrue(serving.raw("GET / HTTP/1.1" + END).startsWith("HTTP/1.1 400 "), "no Host");
        String head = serving.raw("GET / HTTP/1.1\r\nHost: localhost\r\nA: " + "x".repeat(20_000) + END);
        assertTrue(head.startsWith("HTTP/1.1 431 ") && head.contains("\"status\":431"), head);
        String path = serving.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost" + END);
        assertTrue(path.startsWith("HTTP/1.1 414 ") && path.contains("\"status\":414"), path);
        String smuggled = serving.raw("POST /v1/diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked" + END + "0" + END + "GET /metrics HTTP/1.1\r\nHost: localhost" + END);
        assertTrue(smuggled.startsWith("HTTP/1.1 400 "), smuggled);
        assertEquals(1, smuggled.split("HTTP/1.1 ", -1).length - 1, smuggled);
    }

    @Test
    void aHeadThatNeverEndsIsClosed() throws Exception {
        try (Socket socket = serving.socket()) {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            long start = System.nanoTime();
            Serving.rest(socket);
            assertTrue(System.nanoTime() - start < 10e9);
        }
    }

    @Test
    void aHeadThatTricklesIsClosed() throws Exception {
        try (Socket socket = serving.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /health/live HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThrows(java.io.IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    out.write(("A: " + i + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    Thread.sleep(100);
                }
            });
        }
    }

    @Test
    void aBodyThatNeverEndsIsTooSlow() throws Exception {
        for (boolean trickles : List.of(false, true)) {
            try (Socket socket = serving.socket()) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /v1/diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n"
                                + "Content-Length: 1000" + END + "id: a")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                for (int i = 0; trickles && i < 30; i++) {
                    out.write('a');
                    out.flush();
                    Thread.sleep(100);
                    if (socket.getInputStream().available() > 0) {
                        break;
                    }
                }
                String answer = Serving.rest(socket);
                assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
                assertTrue(answer.contains("\"code\":\"too-slow\""), answer);
            }
        }
    }

    @Test
    void whoGoesAwayTakesNothingAlong() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = serving.socket()) {
                socket.getOutputStream()
                        .write(("POST /v1/diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n"
                                        + "Content-Length: 100" + END + "id: secret-" + i)
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
        String answer =
                serving.post("/v1/diagnoses", Serving.YAML, Serving.SPARSE).body();
        assertFalse(answer.contains("secret"), answer);
        assertFalse(String.join("\n", serving.log).contains("secret"));
    }

    @Test
    void aPlateOfAHundredMegabytesIsTooLarge() throws Exception {
        String head = "--b\r\nContent-Disposition: form-data; name=\"plate\"; filename=\"p.txt\"" + END;
        HttpRequest.Builder request = serving.to("/v1/data")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                        new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII)), zeros(100 << 20))));
        JsonNode problem = problem(serving.send(request), 413, "too-large");
        assertEquals("body", problem.at("/problems/0/source").asText());
        assertEquals("too-large", problem.at("/problems/0/code").asText());
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? '0' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int most) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(left, most);
                Arrays.fill(bytes, from, from + read, (byte) '0');
                left -= read;
                return read;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b--\r\n",
                "--b\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"plate\"\r\n\r\nno end",
                "--b\r\nContent-Disposition: form-data; name=\"plate\"; filename=\"../../etc/passwd\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"plate\"; filename=\"p.xlsx\"\r\n\r\nPK\u0003\u0004\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"
            })
    void formsThatAreNone(String form) throws Exception {
        HttpResponse<String> answer = serving.post("/v1/data", "multipart/form-data; boundary=b", form);
        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
        assertTrue(JSON.readTree(answer.body()).get("detail").asText().length() > 10, answer.body());
    }

    @Test
    void markupStaysText() throws Exception {
        String markup = "<script>alert(1)</script>";
        String scenario = "id: \"" + markup + "\"\ntitle: \"" + markup + "\"\nnotes: \"" + markup + "\"\n"
                + "cellLine: {name: \"" + markup + "\"}\nserum: {treatment: untreated}\nextra: {\"" + markup + "\": \""
                + markup + "\"}\n";
        for (String path : List.of("/v1/diagnoses", "/v1/reviews", "/v1/plans", "/v1/checks")) {
            HttpResponse<String> answer = serving.post(path, Serving.YAML, scenario);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(
                    "application/json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            JSON.readTree(answer.body());
        }
        String cards = serving.post(
                        "/cds-services/letrodx-review",
                        "application/json",
                        JSON.writeValueAsString(java.util.Map.of(
                                "context",
                                java.util.Map.of(
                                        "experiment",
                                        java.util.Map.of(
                                                "cellLine",
                                                        java.util.Map.of(
                                                                "name", "MDA-MB-231", "strProfile", "mismatch"),
                                                "id", markup,
                                                "serum", java.util.Map.of("treatment", "untreated"))))))
                .body();
        assertFalse(cards.contains("<script"), cards);
    }

    @Test
    void aBrokenLineOfAStreamIsThatLineAlone() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(
                    switch (i % 4) {
                        case 0 -> "{\"id\": \"e" + i + "\", \"serum\": {\"treatment\": \"untreated\"}}";
                        case 1 -> "{\"id\": \"e" + i;
                        case 2 -> "{\"id\": \"e" + i + "\", \"medium\": {\"phenolRed\": \"perhaps\"}}";
                        default -> "\u0000\u0001";
                    });
        }
        HttpResponse<String> answer =
                serving.post("/v1/reviews", "application/x-ndjson", String.join("\n", lines) + "\n");
        assertEquals(200, answer.statusCode());
        List<String> reviews = answer.body().lines().toList();
        assertEquals(201, reviews.size());
        for (int i = 0; i < 200; i++) {
            JsonNode review = JSON.readTree(reviews.get(i));
            assertEquals(i + 1, review.get("line").asInt());
            assertEquals(
                    i % 2 == 0 ? "review" : "unreadable", review.get("type").asText(), reviews.get(i));
        }
        JsonNode summary = JSON.readTree(reviews.get(200));
        assertEquals("summary", summary.get("type").asText());
        assertEquals(100, summary.get("unreadable").asInt());
    }

    @Test
    void manyConnectionsThatSayNothingKeepNobodyOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                silent.add(serving.socket());
            }
            assertEquals(
                    200,
                    serving.post("/v1/diagnoses", Serving.YAML, Serving.SPARSE).statusCode());
            Thread.sleep(3000);
            assertEquals(-1, silent.get(0).getInputStream().read());
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        try (Serving slow = Serving.of(Options.standard().rate(5))) {
            int refused = 0;
            for (int i = 0; i < 100; i++) {
                HttpResponse<String> answer = slow.get("/health/live");
                if (answer.statusCode() != 200) {
                    problem(answer, 429, "too-many-requests");
                    assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
                    refused++;
                }
            }
            assertNotEquals(0, refused);
        }
    }
}
