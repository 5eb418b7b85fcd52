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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Tier;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Effort;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Layer;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Strength;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;

/** The JSON of an answer: held to its schema, and worth reading by a program. */
class JsonReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA_TEXT = schemaText();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema PUBLISHED = SCHEMAS.getSchema(SCHEMA_TEXT);
    /** The published schema lets names come; here, each must be described. */
    private static final JsonSchema SCHEMA = SCHEMAS.getSchema(closed(SCHEMA_TEXT.deepCopy()));

    private static final Experiment UNTREATED_SERUM = Experiment.builder()
            .id("plate 7")
            .title("MCF-7 in full serum")
            .complaint(Complaint.NO_RESPONSE)
            .state("model.system", "cell-culture")
            .state("cellLine.name", "MCF-7")
            .state("medium.phenolRed", true)
            .state("serum.treatment", "untreated")
            .state("serum.percent", "10 %")
            .state("hormones.estradiolAdded", true)
            .state("hormones.deprivation", "1-5 d")
            .state("treatment.concentrations", List.of("0 nM", "1 nM", "50 uM"))
            .state("treatment.exposure", "1 d")
            .state("readings.ic50", "20 uM")
            .build();
    private static final Experiment XENOGRAFT = Experiment.builder()
            .complaint(Complaint.NO_RESPONSE)
            .state("cellLine.name", "MCF-7Ca")
            .state("host.species", "nude mice")
            .state("host.androstenedione", "none")
            .state("dosing.dose", "10 mg/kg/day")
            .state("dosing.bodyWeight", "20-25 g")
            .state("tumour.response", "grew")
            .build();
    private static final Experiment ANOTHER_DRUG = Experiment.builder()
            .complaint(Complaint.NON_ADHERENCE)
            .state("treatment.drug", "exemestane")
            .state("treatment.concentrations", List.of("0 nM"))
            .build();
    private static final Experiment CONTRADICTORY = Experiment.builder()
            .complaint(Complaint.NO_REGRESSION)
            .state("clinic.symptoms", "arthralgia")
            .build();

    @ParameterizedTest
    @MethodSource("experiments")
    void anAnswerConformsToItsSchema(Experiment experiment) throws IOException {
        assertEquals(Set.of(), SCHEMA.validate(answer(experiment)));
    }

    @Test
    void aListOfAnswersIsAnArray() throws IOException {
        RuleBook rules = RuleBook.bundled().without("MED-01");
        JsonNode several =
                JSON.readTree(JsonReport.json(experiments().map(rules::diagnose).toList()));

        assertEquals(Set.of(), SCHEMA.validate(several));
        assertEquals(5, several.size());
        assertEquals("MED-01", several.get(0).at("/ruleSet/switchedOff/0").asText());
        assertEquals(
                1,
                JSON.readTree(JsonReport.json(List.of(rules.diagnose(XENOGRAFT))))
                        .size());
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void aTamperedAnswerDoesNotConform(Consumer<ObjectNode> tamper) throws IOException {
        ObjectNode answer = answer(UNTREATED_SERUM);
        tamper.accept(answer);

        assertFalse(SCHEMA.validate(answer).isEmpty());
    }

    @Test
    void aLaterVersionMayAddNames() throws IOException {
        ObjectNode answer = answer(UNTREATED_SERUM);
        answer.put("probability", 0.9);

        assertEquals(Set.of(), PUBLISHED.validate(answer));
        assertFalse(SCHEMA.validate(answer).isEmpty());
    }

    @Test
    void aReasonLeadsDownToWhatWasStated() throws IOException {
        JsonNode answer = answer(Experiment.of(
                Map.of("complaint", "no-response", "model.system", "cell-culture", "cellLine.name", "SK-BR-3")));
        JsonNode because = answer.at("/findings/0/because/0");

        assertEquals("CELL-01", answer.at("/findings/0/rule").asText());
        assertEquals("cellLine.er", because.path("fact").asText());
        assertTrue(because.path("rule").asText().startsWith("DER-"), because.toString());
        assertEquals(
                "[{\"fact\":\"cellLine.name\",\"value\":\"SK-BR-3\",\"basis\":\"stated\"}]",
                because.path("because").toString());
        assertEquals(because.path("rule"), answer.at("/input/facts/cellLine.er/rule"));
    }

    static Stream<Consumer<ObjectNode>> tampering() {
        return Stream.of(
                answer -> answer.remove("notice"),
                answer -> answer.put("notice", "For any use"),
                answer -> answer.put("probability", 0.9),
                answer -> answer.put("mode", "guess"),
                answer -> ((ObjectNode) answer.at("/findings/0")).put("verdict", "likely"),
                answer -> ((ObjectNode) answer.at("/findings/0")).remove("repair"),
                answer -> ((ObjectNode) answer.at("/findings/0")).put("rank", "1"),
                answer -> ((ObjectNode) answer.at("/findings/0/because/0")).put("basis", "guessed"),
                answer -> ((ObjectNode) answer.at("/findings/0/rankKey")).put("tier", "decisive"),
                answer -> ((ObjectNode) answer.at("/input")).put("sha256", "0"),
                answer -> ((ObjectNode) answer.at("/input/facts"))
                        .set("phenol red", answer.at("/input/facts/medium.phenolRed")),
                answer -> ((ObjectNode) answer.path("references").elements().next()).put("id", 1));
    }

    @Test
    void theAnswerSaysWhatWasReadAndWhereItIsFrom() throws IOException {
        JsonNode culture = answer(UNTREATED_SERUM);
        JsonNode xenograft = answer(XENOGRAFT);
        JsonNode blank = answer(Experiment.blank());

        assertEquals("diagnosis", culture.path("mode").asText());
        assertEquals("cell-culture", culture.at("/setting/value").asText());
        assertEquals(
                "{\"value\":\"10 %\",\"basis\":\"stated\"}",
                culture.at("/input/facts/serum.percent").toString());
        assertEquals("panel", culture.at("/input/facts/cellLine.er/basis").asText());
        assertEquals(
                ScenarioWriter.sha256(UNTREATED_SERUM),
                culture.at("/input/sha256").asText());
        assertEquals("[\"no-regression\"]", xenograft.path("complaints").toString());
        assertEquals(
                "derived",
                xenograft.at("/input/facts/dosing.dosePerAnimal/basis").asText());
        assertEquals("review", blank.path("mode").asText());
        assertEquals(ModelSystem.values().length, blank.at("/setting/value").size());
    }

    @Test
    void noNameInTheAnswerLeadsNowhere() throws IOException {
        for (Experiment experiment : experiments().toList()) {
            JsonNode answer = answer(experiment);
            Set<String> works = new HashSet<>();
            Set<String> values = new HashSet<>();
            answer.path("references").fieldNames().forEachRemaining(works::add);
            answer.path("values").forEach(value -> values.add(value.path("id").asText()));

            for (JsonNode finding : answer.path("findings")) {
                boolean cause = Set.of("confirmed", "suspected")
                        .contains(finding.path("verdict").asText());
                finding.path("references").forEach(key -> assertTrue(works.contains(key.asText()), key.asText()));
                finding.path("disputedBy").forEach(key -> assertTrue(works.contains(key.asText()), key.asText()));
                finding.path("values").forEach(id -> assertTrue(!cause || values.contains(id.asText()), id.asText()));
            }
            answer.path("values").forEach(value -> value.path("references")
                    .forEach(key -> assertTrue(works.contains(key.asText()), key.asText())));
        }
    }

    /** A bibliography manager reads the year as a number; volumes and identifiers stay text. */
    @Test
    void referencesAreCslItems() throws IOException {
        JsonNode works = answer(UNTREATED_SERUM).path("references");

        assertFalse(works.isEmpty());
        works.fields()
                .forEachRemaining(entry ->
                        assertEquals(entry.getKey(), entry.getValue().path("id").asText()));
        works.findValues("issued")
                .forEach(issued -> assertTrue(issued.at("/date-parts/0/0").isInt(), issued.toString()));
        works.findValues("volume").forEach(volume -> assertTrue(volume.isTextual(), volume.toString()));
    }

    @Test
    void theWordsOfTheSchemaAreThoseOfTheProgram() {
        Map<String, Enum<?>[]> words = Map.of(
                "verdict",
                Verdict.values(),
                "impact",
                Impact.values(),
                "strength",
                Strength.values(),
                "effort",
                Effort.values(),
                "cost",
                Cost.values(),
                "relation",
                Relation.values(),
                "tier",
                Tier.values(),
                "layer",
                Layer.values(),
                "basis",
                Basis.values());
        Map<String, Term[]> terms = Map.of("complaint", Complaint.values(), "system", ModelSystem.values());

        words.forEach((name, constants) ->
                assertEquals(Stream.of(constants).map(Enum::toString).toList(), enumOf(name)));
        terms.forEach((name, constants) ->
                assertEquals(Stream.of(constants).map(Term::label).toList(), enumOf(name)));
        assertEquals(
                Set.of(), SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(SCHEMA_TEXT));
    }

    static Stream<Experiment> experiments() {
        return Stream.of(UNTREATED_SERUM, XENOGRAFT, ANOTHER_DRUG, CONTRADICTORY, Experiment.blank());
    }

    private static ObjectNode answer(Experiment experiment) throws IOException {
        return (ObjectNode) JSON.readTree(JsonReport.json(RuleBook.bundled().diagnose(experiment)));
    }

    private static List<String> enumOf(String definition) {
        JsonNode words = SCHEMA_TEXT.at("/$defs/" + definition + "/enum");
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.path("description").asText().startsWith("Bibliographic")
                && !object.path("properties").has("date-parts")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(JsonReportTest::closed);
        return schema;
    }

    private static JsonNode schemaText() {
        try (InputStream schema = JsonReport.class.getResourceAsStream("/org/letrodx/diagnosis.schema.json")) {
            return JSON.readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whatIsNotedOfNamesIsTold() throws IOException {
        JsonNode answer = answer(Experiment.of(Map.of("complaint", "no-response", "cellLine.name", "MFC-7x")));
        assertTrue(
                answer.get("warnings").toString().contains("MFC-7x"),
                answer.get("warnings").toString());
    }
}
