package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.letrodx.scenario.ColumnMapping;

/** The examples for hosts, each run against a stand-in of the host, which is not the host. */
class ExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came of a program. */
    private record Ran(int exit, String said) {}

    @BeforeAll
    static void needsPython() throws Exception {
        boolean there;
        try {
            there = run(Map.of(), "python3", "--version").exit() == 0;
        } catch (IOException missing) {
            there = false;
        }
        assumeTrue(there, "python3 is not here: THE EXAMPLES FOR HOSTS WERE NOT TRIED");
    }

    private static Ran run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /**
     * A stand-in for eLabFTW, not eLabFTW: one experiment, read and patched as the documentation of its API v2 has it.
     */
    private static final class StandInForElabftw implements AutoCloseable {
        private static final String KEY = "3-not-a-key-of-anything";

        private final HttpServer server;
        private final List<String> patches = new ArrayList<>();
        private final ObjectNode experiment = JSON.createObjectNode();

        StandInForElabftw() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v2/experiments/42", this::answer);
            server.start();
            experiment.put("id", 42).put("title", "Plate of Monday");
            state("MDA-MB-231");
        }

        void state(String line) {
            ObjectNode fields = JSON.createObjectNode();
            fields.putObject("cellLine.name").put("type", "text").put("value", line);
            fields.putObject("serum.treatment").put("type", "select").put("value", "charcoal-stripped");
            fields.putObject("medium.phenolRed").put("type", "checkbox").put("value", "");
            fields.putObject("Freezer").put("type", "text").put("value", "B2");
            experiment.put(
                    "metadata",
                    JSON.createObjectNode().set("extra_fields", fields).toString());
        }

        private void answer(HttpExchange exchange) throws IOException {
            int status = 200;
            if (!KEY.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                status = 401;
            } else if (exchange.getRequestMethod().equals("PATCH")) {
                String patch = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                patches.add(patch);
                experiment.setAll((ObjectNode) JSON.readTree(patch));
            }
            byte[] body = JSON.writeValueAsBytes(experiment);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        JsonNode fields() throws IOException {
            return JSON.readTree(experiment.get("metadata").asText()).get("extra_fields");
        }

        Ran review(Serving serving, String key) throws Exception {
            return run(
                    Map.of("ELABFTW_KEY", key),
                    "python3",
                    "src/examples/elabftw/review_experiments.py",
                    "--elabftw",
                    "http://localhost:" + server.getAddress().getPort(),
                    "--letrodx",
                    "http://localhost:" + serving.port(),
                    "42");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void elabftwGetsItsReviewIntoExtraFields() throws Exception {
        try (Serving serving = Serving.standard();
                StandInForElabftw elabftw = new StandInForElabftw()) {
            Ran first = elabftw.review(serving, StandInForElabftw.KEY);
            assertEquals(1, first.exit(), first.said());
            assertTrue(first.said().startsWith("42: not clean"), first.said());
            JsonNode fields = elabftw.fields();
            assertTrue(fields.at("/letrodx findings/value").asText().contains("CELL-01"), fields.toString());
            assertEquals("B2", fields.at("/Freezer/value").asText(), "what is the host's own stays");
            assertEquals("MDA-MB-231", fields.at("/cellLine.name/value").asText());
            elabftw.review(serving, StandInForElabftw.KEY);
            assertEquals(1, elabftw.patches.size(), "nothing changed, so nothing is written");
            elabftw.state("MCF-7");
            assertTrue(elabftw.review(serving, StandInForElabftw.KEY).said().startsWith("42: undecided"));
            Ran refused = elabftw.review(serving, "another key");
            assertEquals(3, refused.exit(), refused.said());
        }
    }

    @Test
    void senaiteKeepsASampleWithADecisiveFaultFromBeingSubmitted() throws Exception {
        ColumnMapping mapping = ColumnMapping.read(Path.of("src/examples/senaite/senaite.yaml"));
        String answers;
        try (Serving serving =
                Serving.of(Options.standard(), ServedBook.bundled(), Map.of("senaite", mapping), Optional.empty())) {
            Ran ran = senaite("http://localhost:" + serving.port());
            assertEquals(0, ran.exit(), ran.said());
            answers = ran.said();
            assertEquals(
                    3,
                    serving.log.stream()
                            .filter(line -> line.contains("/v1/reviews 200"))
                            .count(),
                    "kept");
        }
        assertEquals(
                "{\"sparse, submit\": true, \"wrong line, cancel\": true, \"wrong line, mended\": true, "
                        + "\"wrong line, submit\": false, \"wrong line, verify again\": false}",
                answers.strip());
    }

    @Test
    void senaiteGoesOnWhereNobodyAnswers() throws Exception {
        Ran ran = senaite("http://localhost:1");
        assertTrue(ran.said().contains("\"wrong line, submit\": true"), ran.said());
    }

    private static Ran senaite(String letrodx) throws Exception {
        return run(
                Map.of("LETRODX_URL", letrodx),
                "python3",
                "src/test/resources/examples/senaite_stand_in.py",
                "src/examples/senaite");
    }
}
