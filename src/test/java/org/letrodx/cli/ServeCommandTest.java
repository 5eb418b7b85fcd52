package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is typed. */
class ServeCommandTest {
    private static final String LINES = "{\"id\": \"a\", \"serum\": {\"treatment\": \"untreated\"}}\n"
            + "{\"id\": \"b\", \"cellLine\": {\"name\": \"MDA-MB-231\"}}\n{\"id\": \"c\"\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int letrodx(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC(), args);
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, letrodx("serve", "--host", "0.0.0.0"));
        assertTrue(err.toString().replaceAll("\\s+", " ").contains("needs --token-file"), err.toString());
        assertEquals(2, letrodx("serve", "--port", "70000"));
        assertEquals(2, letrodx("serve", "--rate", "-1"));
        assertEquals(2, letrodx("serve", "--tls", "keys.p12"));
        assertEquals(2, letrodx("serve", "--client-certificates", "clients.pem"));
    }

    @Test
    void whatCannotBeReadIsThree() throws Exception {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, "columns: {a: nonsense}\n");
        assertEquals(3, letrodx("serve", "--port", "0", "--mapping", folder.toString()));
        assertTrue(err.toString().contains("bad.yaml:1:"), err.toString());
        assertEquals(3, letrodx("serve", "--port", "0", "--token-file", "missing"));
        assertEquals(3, letrodx("serve", "--port", "0", "--rules", "missing"));
        try (ServerSocket taken = new ServerSocket(0)) {
            assertEquals(3, letrodx("serve", "--host", "127.0.0.1", "--port", String.valueOf(taken.getLocalPort())));
        }
    }

    @Test
    void aProcessServesUntilItIsStoppedAndAnswersAsTheCommandLine() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
            String ready = said.readLine();
            assertTrue(ready.startsWith("letrodx serves at http://127.0.0.1:"), ready);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ready.substring(ready.indexOf("http")) + "v1/reviews"))
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(HttpRequest.BodyPublishers.ofString(LINES))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(reviewed(), answer.body());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(143, process.exitValue(), "SIGTERM");
        } finally {
            process.destroyForcibly();
        }
    }

    private String reviewed() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)));
            letrodx("review", "--format", "ndjson", "--isolated", "-");
        } finally {
            System.setIn(before);
        }
        return out.toString();
    }
}
