package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;

/** Who may ask, and under which name. */
class AccessTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private Access tokens() throws Exception {
        Path file = folder.resolve("tokens");
        Files.writeString(file, "# of the LIMS\n" + TOKEN + "\n\nanother-token-of-theirs\n");
        return Access.ANYBODY.withTokens(file);
    }

    @Test
    void othersThanThisComputerNeedToProveWhoTheyAre() throws Exception {
        assertThrows(
                IllegalArgumentException.class,
                () -> Serving.of(Options.standard().at("0.0.0.0", 0)).close());
        try (Serving serving = Serving.of(Options.standard().at("0.0.0.0", 0).access(tokens()))) {
            assertEquals(401, serving.get("/v1/rules").statusCode());
        }
    }

    @Test
    void aTokenOpens() throws Exception {
        try (Serving serving = Serving.of(Options.standard().access(tokens()))) {
            HttpResponse<String> refused = serving.get("/v1/rules");
            assertEquals(401, refused.statusCode());
            assertTrue(refused.headers().firstValue("WWW-Authenticate").isPresent());
            for (String wrong : List.of(
                    "",
                    "Bearer",
                    "Bearer " + TOKEN + "0",
                    "Bearer " + TOKEN.substring(1),
                    "Basic %%%",
                    "Digest " + TOKEN)) {
                assertEquals(
                        401,
                        serving.send(serving.to("/v1/rules").header("Authorization", wrong))
                                .statusCode(),
                        wrong);
            }
            String pair = Base64.getEncoder().encodeToString(("any:" + TOKEN).getBytes(StandardCharsets.UTF_8));
            for (String right : List.of("Bearer " + TOKEN, "bearer another-token-of-theirs", "Basic " + pair)) {
                assertEquals(
                        200,
                        serving.send(serving.to("/v1/rules").header("Authorization", right))
                                .statusCode(),
                        right);
            }
            for (String open : List.of("/health/live", "/health/ready", "/openapi.yaml")) {
                assertEquals(200, serving.get(open).statusCode());
            }
            assertTrue(serving.log.stream().noneMatch(line -> line.contains(TOKEN)));
        }
    }

    @Test
    void tokensThatAreNoneAreAllSaid() throws Exception {
        Path file = folder.resolve("bad");
        Files.writeString(file, "short\n" + TOKEN + "\nwith blanks in between them\n");
        InputException wrong = assertThrows(InputException.class, () -> Access.ANYBODY.withTokens(file));
        assertEquals(
                List.of(1, 3),
                wrong.problems().stream().map(one -> one.at().line()).toList());
        Files.writeString(file, "# none\n");
        assertThrows(InputException.class, () -> Access.ANYBODY.withTokens(file));
    }

    @Test
    void aPageOfElsewhereIsRefused() throws Exception {
        try (Serving serving = Serving.standard()) {
            String rebound = serving.raw(
                    "GET /v1/rules HTTP/1.1\r\nHost: evil.example:" + serving.port() + "\r\nConnection: close\r\n\r\n");
            assertTrue(rebound.startsWith("HTTP/1.1 421 "), rebound);
            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST:" + serving.port())) {
                String answer =
                        serving.raw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 200 "), host + answer);
            }
            assertEquals(
                    403,
                    serving.send(serving.to("/v1/rules").header("Origin", "http://evil.example"))
                            .statusCode());
            assertEquals(
                    403,
                    serving.send(serving.to("/v1/rules").header("Origin", "null"))
                            .statusCode());
            assertEquals(
                    200,
                    serving.send(serving.to("/v1/rules").header("Origin", "http://localhost:" + serving.port()))
                            .statusCode());
        }
    }

    @Test
    void certificatesOpen() throws Exception {
        Certificates made = Certificates.in(folder);
        Access access = Access.ANYBODY.withCertificates(made.server());
        assertTrue(access.isGuarded());
        try (Serving serving =
                Serving.of(Options.standard().access(access), ServedBook.bundled(), Map.of(), Optional.empty())) {
            assertEquals(200, made.get("https://localhost:" + serving.port() + "/v1/rules", true));
            assertThrows(
                    java.io.IOException.class,
                    () -> made.get("https://localhost:" + serving.port() + "/v1/rules", false));
        }
    }
}
