package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.Documents;
import org.letrodx.scenario.ColumnMapping;

/** The contract and the server say the same: every operation answers as described, and every route is described. */
class ContractTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "http://contract.invalid";
    private static final Set<String> SCHEMAS = Set.of("scenario", "diagnosis", "review", "data");
    private static final String BOUNDARY = "frontier";

    @TempDir
    private static Path folder;

    private static Serving serving;
    private static JsonNode contract;
    private static JsonSchemaFactory schemas;

    /** What was answered so far: operation and status. */
    private final Set<String> answered = new TreeSet<>();

    private String card;
    private String record;

    @BeforeAll
    static void start() throws Exception {
        Map<String, ColumnMapping> mappings = Map.of(
                "lims-a",
                ColumnMapping.of(Documents.yaml(
                        "columns:\n  Line: cellLine.name\n  Serum: {fact: serum.percent, unit: '%'}\n", "lims-a")));
        serving =
                Serving.of(Options.standard(), ServedBook.bundled(), mappings, Optional.of(folder.resolve("records")));
        contract = YAML.readTree(serving.get("/openapi.yaml").body());
        Map<String, String> texts = new HashMap<>();
        texts.put(BASE + "/openapi.yaml", contract.toString());
        for (String name : SCHEMAS) {
            texts.put(
                    BASE + "/v1/schemas/" + name,
                    serving.get("/v1/schemas/" + name).body());
        }
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, factory -> factory.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    @AfterAll
    static void stop() {
        serving.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        contract.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase() + " " + path.getKey())));
        Set<String> served = Api.routes(
                        ServedBook.bundled(),
                        new Metrics(),
                        Map.of(),
                        Optional.of(folder.resolve("others")),
                        Clock.systemUTC(),
                        nobody -> {})
                .stream()
                .map(Route::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(described, served);
    }

    @Test
    void everyOperationAnswersAsDescribed() throws Exception {
        experiments();
        data();
        knowledge();
        records();
        cards();
        server();
        Set<String> described = new TreeSet<>();
        contract.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> operation
                        .getValue()
                        .get("responses")
                        .fieldNames()
                        .forEachRemaining(status -> described.add(
                                operation.getValue().get("operationId").asText() + " " + status))));
        described.removeIf(one -> one.endsWith(" default"));
        assertEquals(described, answered);
    }

    private void experiments() throws Exception {
        for (String path : List.of("/v1/diagnoses", "/v1/plans", "/v1/reviews", "/v1/checks", "/v1/records?by=me")) {
            String and = path.contains("?") ? "&" : "?";
            HttpResponse<String> answer = yaml(path, Serving.SPARSE, 200);
            Optional<String> tag = answer.headers().firstValue("ETag");
            if (tag.isPresent()) {
                call(post(path, Serving.YAML, Serving.SPARSE).header("If-None-Match", tag.get()), path, 304);
            }
            call(post(path, "application/json", "{\"complaint\":"), path, 400);
            call(post(path, "application/json", "x".repeat(Documents.LARGEST + 1)), path, 413);
            call(post(path, "application/xml", "<a/>"), path, 415);
            yaml(
                    path,
                    path.equals("/v1/checks") ? "- a" : "medium: {phenolRed: maybe}",
                    path.contains("rev") || path.contains("che") || path.contains("rec") ? 200 : 422);
            yaml(path, "- a", path.equals("/v1/checks") ? 200 : 422);
            if (!path.startsWith("/v1/records")) {
                call(post(path, Serving.YAML, Serving.SPARSE).header("Accept", "image/png"), path, 406);
            }
            call(post(path + and + "nonsense=1", Serving.YAML, Serving.SPARSE), path, 400);
        }
        yaml("/v1/checks", "complaint: no-response\nmedium: {phenolRed: maybe}\n", 200);
        call(
                post("/v1/checks", "application/json", "{\"path\": \"serum.percent\", \"path\": \"b\"}"),
                "/v1/checks",
                422);
        String row = "{\"Line\": \"MCF-7\", \"Serum\": \"10\"}";
        call(post("/v1/diagnoses?mapping=lims-a", "application/json", row), "/v1/diagnoses", 200);
        call(post("/v1/diagnoses?mapping=other", "application/json", row), "/v1/diagnoses", 404);
        call(post("/v1/reviews?mapping=other", "application/json", row), "/v1/reviews", 404);
        call(post("/v1/reviews?mapping=lims-a", "text/csv", "Line,Serum\nMCF-7,10\n"), "/v1/reviews", 200);
        call(post("/v1/reviews", "application/x-ndjson", "{\"id\": \"a\"}\n{\"id\": \n"), "/v1/reviews", 200);
        call(post("/v1/diagnoses?findings=causes&repairs=false", Serving.YAML, Serving.SPARSE), "/v1/diagnoses", 200);
    }

    private void data() throws Exception {
        String plate = bytes("src/examples/data/plate.txt");
        String layout = bytes("src/examples/data/layout.csv");
        String tumours = bytes("src/examples/data/tumours.csv");
        call(form(file("plate", plate) + file("layout", layout)), "/v1/data", 200);
        call(form(file("tumours", tumours) + field("start", "0")), "/v1/data", 200);
        call(form(file("plate", plate) + file("layout", layout)).header("Accept", "image/png"), "/v1/data", 406);
        call(form(field("start", "0")), "/v1/data", 400);
        call(form(file("plate", "nothing of a plate")), "/v1/data", 422);
        call(form(file("plate", "x".repeat(33 << 20))), "/v1/data", 413);
        call(post("/v1/data", "text/csv", plate), "/v1/data", 415);
    }

    private void knowledge() throws Exception {
        for (String path : List.of(
                "/v1/form?complaint=no-response&system=cell-culture",
                "/v1/facts?about=serum",
                "/v1/rules",
                "/v1/rules/MED-01",
                "/v1/references/Berthois1986",
                "/v1/schemas/scenario")) {
            HttpResponse<String> answer = call(serving.to(path), path, 200);
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            call(serving.to(path).header("If-None-Match", tag), path, 304);
        }
        for (String path : List.of("/v1/form", "/v1/facts", "/v1/rules")) {
            call(serving.to(path).header("Accept", "image/png"), path, 406);
        }
        call(serving.to("/v1/form?complaint=nonsense"), "/v1/form", 400);
        call(serving.to("/v1/facts?about=a&about=b"), "/v1/facts", 400);
        for (String path : List.of("/v1/rules/MED-99", "/v1/references/none", "/v1/schemas/none")) {
            call(serving.to(path), path, 404);
        }
        for (String rule : List.of("DER-01", "CELL-01")) {
            call(serving.to("/v1/rules/" + rule), "/v1/rules/" + rule, 200);
        }
    }

    private void records() throws Exception {
        String named = "id: plate-7\nserum: {treatment: untreated}\n";
        record = JSON.readTree(yaml("/v1/records?by=me", named, 200).body())
                .get("record")
                .asText();
        yaml("/v1/records?by=me", "id: plate-7\nserum: {treatment: charcoal-stripped}\n", 409);
        yaml("/v1/records?by=me&because=x", "id: plate-7\nserum: {treatment: charcoal-stripped}\n", 400);
        call(serving.to("/v1/records?current=true"), "/v1/records", 200);
        call(serving.to("/v1/records?current=perhaps"), "/v1/records", 400);
        call(serving.to("/v1/records/verification"), "/v1/records/verification", 200);
        call(serving.to("/v1/records/" + record), "/v1/records/" + record, 200);
        call(serving.to("/v1/records/abcdefabcdef"), "/v1/records/abcdefabcdef", 404);
    }

    private void cards() throws Exception {
        String review = "/cds-services/letrodx-review";
        call(serving.to("/cds-services"), "/cds-services", 200);
        String experiment = "{\"context\": {\"experiment\": {\"id\": \"a\", \"cellLine\": {\"name\": \"MDA-MB-231\"}, "
                + "\"serum\": {\"treatment\": \"untreated\"}}}}";
        JsonNode cards = JSON.readTree(call(post(review, "application/json", experiment), review, 200)
                        .body())
                .get("cards");
        assertTrue(cards.size() > 1, cards.toString());
        card = cards.get(0).get("uuid").asText();
        for (String path : List.of(review, review + "/feedback")) {
            call(post(path, "application/json", "{"), path, 400);
            call(post(path, "application/json", "{}"), path, 422);
            call(post(path, "application/json", "x".repeat(Documents.LARGEST + 1)), path, 413);
            call(post(path, "text/plain", "{}"), path, 415);
        }
        String feedback = "{\"feedback\": [{\"card\": \"" + card + "\", \"outcome\": \"overridden\", "
                + "\"overrideReason\": {\"reason\": {\"code\": \"intended\"}, \"userComment\": \"a negative control\"}}]}";
        JsonNode drafts =
                JSON.readTree(call(post(review + "/feedback", "application/json", feedback), review + "/feedback", 200)
                        .body());
        assertEquals("CELL-01", drafts.at("/waiverDrafts/0/rule").asText(), drafts.toString());
        call(
                post(review + "/feedback", "application/json", feedback.replace("intended", "because")),
                review + "/feedback",
                422);
    }

    private void server() throws Exception {
        for (String path : List.of("/openapi.yaml", "/health/live", "/health/ready", "/metrics")) {
            call(serving.to(path), path, 200);
        }
    }

    private static HttpRequest.Builder post(String path, String type, String body) {
        return serving.to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> yaml(String path, String body, int status) throws Exception {
        return call(post(path, Serving.YAML, body), path, status);
    }

    private static HttpRequest.Builder form(String parts) {
        return serving.to("/v1/data")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(
                        parts + "--" + BOUNDARY + "--\r\n", StandardCharsets.ISO_8859_1));
    }

    /** The bytes of a file as characters; plate readers write what they like. */
    private static String bytes(String file) throws Exception {
        return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    }

    private static String file(String name, String text) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + ".csv\"\r\n\r\n" + text + "\r\n";
    }

    private static String field(String name, String text) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    /** Sends a request, and holds its answer to what the contract says of it. */
    private HttpResponse<String> call(HttpRequest.Builder request, String path, int status) throws Exception {
        HttpResponse<String> answer = serving.send(request);
        String what = answer.request().method() + " " + path + " " + answer.statusCode() + " " + answer.body();
        assertEquals(status, answer.statusCode(), what);
        String template = template(path.split("\\?")[0]);
        JsonNode operation = contract.get("paths")
                .get(template)
                .get(answer.request().method().toLowerCase());
        answered.add(operation.get("operationId").asText() + " " + status);
        String pointer = "/paths/" + template.replace("/", "~1") + "/"
                + answer.request().method().toLowerCase() + "/responses/" + status;
        JsonNode response = contract.at(pointer);
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = contract.at(pointer);
        }
        assertTrue(!response.isMissingNode(), what);
        assertTrue(answer.headers().firstValue("Letrodx-Request").isPresent(), what);
        if (!response.has("content")) {
            assertEquals("", answer.body());
            return answer;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        assertTrue(response.get("content").has(type), what);
        headers(answer, response, type);
        if (type.endsWith("json")) {
            JsonSchema schema = schemas.getSchema(SchemaLocation.of(
                    BASE + "/openapi.yaml#" + pointer + "/content/" + type.replace("/", "~1") + "/schema"));
            for (String text :
                    type.equals(Response.NDJSON) ? answer.body().lines().toList() : List.of(answer.body())) {
                assertEquals(Set.of(), schema.validate(JSON.readTree(text)), what);
            }
        }
        return answer;
    }

    private static void headers(HttpResponse<String> answer, JsonNode response, String type) {
        List<String> missing = new ArrayList<>();
        if (response.has("headers") && !type.equals(Response.NDJSON)) {
            response.get("headers").fieldNames().forEachRemaining(name -> {
                if (answer.headers().firstValue(name).isEmpty()) {
                    missing.add(name);
                }
            });
        }
        assertEquals(List.of(), missing, answer.request().uri().toString());
    }

    /** The path of the contract that a path is one of; one without names first. */
    private static String template(String path) {
        List<String> templates = new ArrayList<>();
        contract.get("paths").fieldNames().forEachRemaining(templates::add);
        return templates.stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparing(template -> template.contains("{")))
                .orElseThrow();
    }
}
