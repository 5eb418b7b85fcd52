package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.document.InputException;
import org.letrodx.facts.Experiment;
import org.letrodx.report.JsonReport;

/** From the start to the end, and what answers go by meanwhile. */
class LifecycleTest {
    private static final String HOUSE_RULE = """
            /**
             * %s
             *
             * Check: look.
             *
             * Fix: mend it.
             */
            rule "LAB-01 A fault of the house"
                @explains( "no-response" )
                @setting( "cell-culture" )
                @impact( contributing )
                @strength( weak )
                @effort( minutes )
                @house( "ours" )
            when
                Medium( phenolRed.is( true ) )
            then
                cause();
            end
            """;

    @TempDir
    private Path folder;

    @Test
    void answersAreTheLibrarysByteForByte() throws Exception {
        try (Serving serving = Serving.standard()) {
            for (Path file : Scenarios.worked()) {
                Experiment experiment = Scenarios.read(file);
                HttpResponse<String> answer = serving.post("/v1/diagnoses", Serving.YAML, Files.readAllBytes(file));
                assertEquals(JsonReport.json(RuleBook.bundled().diagnose(experiment)), answer.body(), file.toString());
            }
        }
    }

    @Test
    void theSameTagIsTheSameAnswer() throws Exception {
        try (Serving serving = Serving.standard()) {
            HttpResponse<String> one = serving.post("/v1/diagnoses", Serving.YAML, Serving.SPARSE);
            HttpResponse<String> same = serving.post(
                    "/v1/diagnoses",
                    Response.JSON,
                    "{\"serum\": {\"treatment\": \"untreated\"}, \"cellLine\": {\"name\": \"MCF-7\"}, \"complaint\": \"no-response\"}");
            HttpResponse<String> other =
                    serving.post("/v1/diagnoses", Serving.YAML, Serving.SPARSE + "medium: {phenolRed: true}\n");
            HttpResponse<String> causes = serving.post("/v1/diagnoses?findings=causes", Serving.YAML, Serving.SPARSE);
            assertEquals(one.body(), same.body());
            assertEquals(tag(one), tag(same));
            assertNotEquals(tag(one), tag(other));
            assertNotEquals(tag(one), tag(causes));
        }
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void anAnswerUnderWayIsFinishedAndThenNothingIsTaken() throws Exception {
        for (String path : List.of("/slow", "/stream")) {
            finishes(path);
        }
    }

    private static void finishes(String path) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Route> routes = List.of(
                Route.get("/slow", request -> {
                    asked.countDown();
                    await(goOn);
                    return Response.json("{}");
                }),
                Route.get(
                        "/stream",
                        request -> Response.streamed(Response.NDJSON, out -> {
                            out.write("{}\n".getBytes(StandardCharsets.UTF_8));
                            asked.countDown();
                            await(goOn);
                            out.write("{}\n".getBytes(StandardCharsets.UTF_8));
                        })));
        Serving serving = Serving.of(Options.standard(), routes);
        CompletableFuture<HttpResponse<String>> answer =
                serving.client.sendAsync(serving.to(path).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(serving::close);
        Thread.sleep(300);
        assertFalse(stopped.isDone());
        goOn.countDown();
        assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
        assertEquals(path.equals("/slow") ? "{}" : "{}\n{}\n", answer.get().body());
        stopped.get(10, TimeUnit.SECONDS);
        assertThrows(IOException.class, () -> serving.get(path));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aFaultOfOursIsToldWithoutItsInside() throws Exception {
        List<Route> routes = List.of(Route.get("/fails", request -> {
            throw new IllegalStateException("the inside");
        }));
        try (Serving serving = Serving.of(Options.standard(), routes)) {
            HttpResponse<String> answer = serving.get("/fails");
            assertEquals(500, answer.statusCode());
            assertFalse(answer.body().contains("inside"), answer.body());
            assertTrue(String.join("\n", serving.log).contains("the inside"));
        }
    }

    @Test
    void houseRulesAreReadAgainAndTheOldServeOnWhenTheyFail() throws Exception {
        Path area = Files.createDirectories(folder.resolve("medium"));
        Path rule = area.resolve("LAB-01.drl");
        Files.writeString(rule, HOUSE_RULE.formatted("First."));
        List<String> log = new CopyOnWriteArrayList<>();
        try (ServedBook book = ServedBook.of(folder, Duration.ofMillis(50), log::add);
                Serving serving = Serving.of(Options.standard(), book, Map.of(), Optional.empty())) {
            assertTrue(serving.get("/v1/rules/LAB-01").body().contains("First."));
            Files.writeString(rule, HOUSE_RULE.formatted("Then another."));
            until(() -> whyOf(serving).contains("Then another."));
            Files.writeString(rule, "rule \"LAB-01 broken\" when Medium( phenolRd.is( true ) ) then cause(); end");
            until(() -> !book.problems().isEmpty());
            assertTrue(whyOf(serving).contains("Then another."), "the old book serves on");
            assertTrue(serving.get("/health/ready").body().contains("not in use"));
            assertTrue(serving.get("/metrics").body().contains("letrodx_rules_reloads_total{result=\"failed\"} 1"));
            assertTrue(String.join("\n", log).contains("LAB-01.drl:1:"), log.toString());
            Files.writeString(rule, HOUSE_RULE.formatted("At last."));
            until(() -> whyOf(serving).contains("At last."));
            assertTrue(book.problems().isEmpty());
            Files.delete(rule);
            Files.delete(area);
            until(() -> statusOf(serving) == 404 || !book.problems().isEmpty());
        }
        Files.createDirectories(area);
        Files.writeString(rule, "nothing of a rule");
        assertThrows(InputException.class, () -> ServedBook.of(folder, Duration.ofSeconds(1), log::add));
    }

    private static String whyOf(Serving serving) {
        try {
            return serving.get("/v1/rules/LAB-01").body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int statusOf(Serving serving) {
        try {
            return serving.get("/v1/rules/LAB-01").statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came");
            Thread.sleep(50);
        }
    }

    @Test
    void whoReadsAStreamSlowlyGetsAllOfIt() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            lines.append("{\"id\": \"e").append(i).append("\", \"serum\": {\"treatment\": \"untreated\"}}\n");
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (Serving serving = Serving.standard();
                Socket socket = serving.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/reviews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            // all of it is sent before anything is read, as simple clients do
            out.write(body);
            out.flush();
            Thread.sleep(1000);
            String answer = Serving.rest(socket);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer.substring(0, 100));
            assertEquals(1500, answer.split("\"type\":\"review\"", -1).length - 1);
            assertTrue(answer.contains("\"type\":\"summary\""));
        }
    }
}
