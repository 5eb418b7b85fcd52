package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.facts.Basis;
import org.letrodx.review.Baseline;
import org.letrodx.review.FailOn;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Impact;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/** A review as JSON, in lines and as one document: held to its schema. */
class JsonReviewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA_TEXT = schemaText();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = SCHEMAS.getSchema(JsonReportTest.closed(SCHEMA_TEXT.deepCopy()));

    @Test
    void everyLineConformsAndTheLastIsTheSummary() throws IOException {
        List<ObjectNode> lines = lines();

        lines.forEach(line -> assertEquals(Set.of(), SCHEMA.validate(line), line.toString()));
        assertEquals(
                List.of("review", "review", "review", "unreadable", "review", "review", "summary"),
                lines.stream().map(line -> line.path("type").asText()).toList());
    }

    @Test
    void aLineSaysWhatTheReviewSays() throws IOException {
        JsonNode line = lines().get(0);
        JsonNode waived = StreamSupport.stream(line.path("remarks").spliterator(), false)
                .filter(remark -> remark.path("rule").asText().equals("MED-01"))
                .findFirst()
                .orElseThrow();

        assertEquals(ReviewExamples.NOT_CLEAN, line.path("source").asText());
        assertEquals("mcf7-full-serum", line.path("id").asText());
        assertEquals(
                ScenarioWriter.sha256(
                        ReviewExamples.setUps().get(0).experiment().orElseThrow()),
                line.path("input").asText());
        assertEquals("not-clean", line.path("outcome").asText());
        assertEquals(
                "{\"fact\":\"serum.treatment\",\"value\":\"untreated\",\"basis\":\"stated\"}",
                line.at("/remarks/0/because/0").toString());
        assertTrue(line.at("/remarks/0/waiver").isNull());
        assertEquals(
                "{\"reason\":\"intended\",\"text\":\"red <is> the point\",\"by\":\"A. Curie\",\"on\":\"2026-01-02\","
                        + "\"expires\":\"2026-12-31\",\"source\":\"waivers.yaml\",\"line\":2}",
                waived.path("waiver").toString());
        assertTrue(line.path("ruledOut").asInt() > 0);
    }

    @Test
    void whatCannotBeReadHasItsProblemsWithTheirPlaces() throws IOException {
        JsonNode line = lines().get(3);

        assertEquals(2, line.path("problems").size());
        assertEquals(
                "[1,20,\"serum.treatment\"]",
                "[" + line.at("/problems/0/line") + "," + line.at("/problems/0/column") + ","
                        + line.at("/problems/0/path") + "]");
    }

    @Test
    void anIdThatOccursTwiceIsInTheSummary() throws IOException {
        SetUp one = ReviewExamples.setUps().get(0);
        ReviewContext context = ReviewExamples.context();
        ObjectNode summary = lines(
                        ReviewExamples.report(ReviewFormat.NDJSON, context, Baseline.NONE, List.of(one, one)))
                .get(2);

        assertEquals(Set.of(), SCHEMA.validate(summary));
        assertEquals(
                "\"mcf7-full-serum\" is the id of an earlier set-up, too; waivers and records go by id",
                summary.at("/idProblems/0/fault").asText());
    }

    @Test
    void theBaselineIsKnown() throws IOException {
        ReviewContext context = ReviewExamples.context().baseline(true);
        List<ObjectNode> lines =
                lines(ReviewExamples.report(ReviewFormat.NDJSON, context, ReviewExamples.knownFullSerum()));

        assertEquals(
                "MED-02 true",
                lines.get(0).at("/remarks/0/rule").asText() + " " + lines.get(0).at("/remarks/0/known"));
        assertEquals(1, lines.get(6).path("known").asInt());
    }

    @Test
    void theDocumentHoldsTheSameObjects() throws IOException {
        List<ObjectNode> lines = lines();
        JsonNode document = JSON.readTree(ReviewExamples.report(ReviewFormat.JSON));

        assertEquals(
                lines.subList(0, 6),
                StreamSupport.stream(document.path("reviews").spliterator(), false)
                        .toList());
        assertEquals(lines.get(6), document.path("summary"));
        assertEquals(2, document.size());
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void aTamperedLineDoesNotConform(int number, Consumer<ObjectNode> tamper) throws IOException {
        ObjectNode line = lines().get(number);
        tamper.accept(line);

        assertFalse(SCHEMA.validate(line).isEmpty());
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                tamper(0, line -> line.put("outcome", "fine")),
                tamper(0, line -> line.put("probability", 0.9)),
                tamper(0, line -> line.remove("input")),
                tamper(0, line -> ((ObjectNode) line.at("/remarks/0")).put("level", "fatal")),
                tamper(0, line -> ((ObjectNode) line.at("/remarks/0")).put("waiver", "yes")),
                tamper(3, line -> line.putArray("problems")),
                tamper(6, line -> ((ObjectNode) line.path("outcomes")).remove("clean")),
                tamper(6, line -> line.put("notice", "For any use")));
    }

    private static Arguments tamper(int number, Consumer<ObjectNode> tamper) {
        return Arguments.of(number, tamper);
    }

    @Test
    void theWordsOfTheSchemaAreThoseOfTheProgram() {
        Map<String, Enum<?>[]> words = Map.of(
                "/$defs/outcome",
                Outcome.values(),
                "/$defs/remark/properties/level",
                Level.values(),
                "/$defs/remark/properties/impact",
                Impact.values(),
                "/$defs/waiver/properties/reason",
                Waiver.Reason.values(),
                "/$defs/summary/properties/failOn",
                FailOn.values(),
                "/$defs/remark/properties/because/items/properties/basis",
                Basis.values());

        words.forEach((place, constants) -> assertEquals(
                Stream.of(constants).map(Enum::toString).toList(),
                StreamSupport.stream(SCHEMA_TEXT.at(place + "/enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()));
        assertEquals(
                Set.of(), SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(SCHEMA_TEXT));
    }

    private static List<ObjectNode> lines() throws IOException {
        return lines(ReviewExamples.report(ReviewFormat.NDJSON));
    }

    private static List<ObjectNode> lines(String text) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add((ObjectNode) JSON.readTree(line));
        }
        return lines;
    }

    private static JsonNode schemaText() {
        try (InputStream schema = JsonReviews.class.getResourceAsStream("/org/letrodx/review.schema.json")) {
            return JSON.readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
