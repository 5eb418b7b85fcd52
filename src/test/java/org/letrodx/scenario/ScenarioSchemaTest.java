package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema and the reader agree on what a scenario is, and what is written of an experiment can be read again. */
class ScenarioSchemaTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = SCHEMAS.getSchema(ScenarioSchema.json());

    @Test
    void theSchemaIsOneOf2020_12() throws IOException {
        JsonSchema schemaOfSchemas = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));

        assertEquals(Set.of(), schemaOfSchemas.validate(new ObjectMapper().readTree(ScenarioSchema.json())));
    }

    @Test
    void eachFactThatCanBeStatedIsDescribedByItsQuestion() throws IOException {
        JsonNode sections = new ObjectMapper().readTree(ScenarioSchema.json()).path("properties");

        for (FactType type : Vocabulary.types()) {
            JsonNode fact = sections.path(type.section()).path("properties").path(type.name());
            assertEquals(
                    type.isDerived() ? "" : type.question(),
                    fact.path("description").asText(),
                    type.path());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioConforms(Path scenario) throws IOException {
        String yaml = Files.readString(scenario);

        assertEquals(Set.of(), asAnEditorSeesIt(yaml));
        assertEquals(Set.of(), asTheReaderSeesIt(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "id: 7\ntitle: true to type\nnotes: |\n  two\n  lines\nhost: {strain: 129}",
                "complaint: no-response",
                "complaint: [no-response, high-variability]",
                "serum: {percent: 10 %, treatment: unknown, kind: FBS, lotQualified: no}",
                "treatment: {concentrations: [0 nM, 0.1nM, 1 uM], exposure: 1-3 d}",
                "treatment: {highestConcentration: '>10 µM', exposure: {value: 3, unit: d}, renewal: 2 to 3 days}",
                "treatment: {highestConcentration: 10^-6 M, lowestConcentration: 1 x 10^-9 M, concentrations: [1x10-9 M, 10⁻⁶ M]}",
                "treatment: {exposure: 1\u20133\u00a0d, highestConcentration: 10^-9-10^-6 M}",
                "hormones: {androgen: R1881, androgenConcentration: 1e1 nM, estradiolAdded:}",
                "assay: {positiveControl: estradiol, seedingDensity: 5000, replicateWells: 3-6, wavelength: 570 nm}",
                "assay: {positiveControl: [none]}",
                "readings: {zPrime: -0.2, edgeRatio: '<1.1'}",
                "cellLine: {er: +, passage: '12', name: 231}",
                "tumor: {response: shrank}\ndesign: {tumorsPerAnimal: 2, randomized: true}\nhost: {ovariectomized: yes}",
                "waivers: [{rule: MED-01, facts: 0123456789ab, reason: intended, text: on purpose, by: KL, on: 2026-01-31, expires: 2027-01-31}]",
                "waivers:",
                "medium:\nextra: {plate: [1, {reader: 2}]}"
            })
    void whatTheReaderReadsConforms(String yaml) {
        Experiment read = read(yaml);

        assertEquals(Set.of(), asAnEditorSeesIt(yaml));
        assertEquals(Set.of(), asTheReaderSeesIt(yaml));
        assertEquals(Set.of(), asTheReaderSeesIt(JsonWriter.compact(ScenarioWriter.tree(read))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complaints: no-response",
                "complaint: no-respons",
                "serums: {percent: 10 %}",
                "serum: {percentage: 10 %}",
                "serum: charcoal-stripped",
                "serum: {percent: 10}",
                "serum: {percent: '10'}",
                "serum: {percent: ten %}",
                "serum: {treatment: charcole-stripped}",
                "serum: {treatment: [untreated]}",
                "medium: {phenolRed: perhaps}",
                "treatment: {exposure: 1e5}",
                "treatment: {exposure: 1 to 3}",
                "treatment: {exposure: '1,5 d'}",
                "treatment: {exposure: -3 d}",
                "treatment: {exposure: {value: 3, units: d}}",
                "treatment: {concentrations: [0.1 nM, 1]}",
                "assay: {positiveControl: [estradiol, none]}",
                "assay: {replicateWells: many}",
                "assay: {replicateWells: 2.5}",
                "cellLine: {panelClash: [er]}",
                "waivers: MED-01",
                "waivers: [MED-01]",
                "extra: [1]"
            })
    void whatTheReaderRefusesDoesNotConform(String yaml) {
        assertThrows(InputException.class, () -> read(yaml));

        assertNotEquals(Set.of(), asAnEditorSeesIt(yaml));
        assertNotEquals(Set.of(), asTheReaderSeesIt(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{reason: intended, text: t, by: KL, on: 2026-01-31, expires: 2027-01-31}",
                "{rule: MED-01, reason: because, text: t, by: KL, on: 2026-01-31, expires: 2027-01-31}",
                "{rule: MED-01, reason: intended, text: '', by: KL, on: 2026-01-31, expires: 2027-01-31}",
                "{rule: MED-01, reason: intended, text: t, by: KL, on: 31.1.2026, expires: 2027-01-31}",
                "{rule: MED-01, reason: intended, text: t, by: KL, on: 2026-01-31}",
                "{rule: MED-01, reason: intended, text: t, by: KL, on: 2026-01-31, expires: 2027-01-31, until: never}"
            })
    void anIncompleteWaiverDoesNotConform(String waiver) {
        assertNotEquals(Set.of(), asAnEditorSeesIt("waivers: [" + waiver + "]"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatIsWrittenIsReadAgain(Path scenario) throws IOException {
        Experiment experiment = read(Files.readString(scenario));

        Experiment again =
                ScenarioReader.read(Documents.parse(JsonWriter.pretty(ScenarioWriter.tree(experiment)), "again.json"));

        assertEquals(everything(experiment), everything(again));
        assertEquals(ScenarioWriter.canonical(experiment), ScenarioWriter.canonical(again));
    }

    @Test
    void aWrittenScenarioIsInTheOrderAndTheWordsOfTheVocabulary() {
        Experiment experiment = Experiment.builder()
                .id("plate 7")
                .complaint(Complaint.HIGH_VARIABILITY)
                .complaint(Complaint.NO_RESPONSE)
                .state("readings.zPrime", "0.60")
                .state("assay.positiveControl", List.of("E2", "fulvestrant"))
                .state("assay.seedingDensity", "5000")
                .state("treatment.concentrations", List.of("0.1 nM", "1 µM"))
                .state("serum.kind", "fcs")
                .state("medium.phenolRed", "no")
                .extra(Map.of("shelf", 4))
                .build();

        assertEquals(
                "{\"id\":\"plate 7\",\"complaint\":[\"no-response\",\"high-variability\"],\"medium\":{\"phenolRed\":false},"
                        + "\"serum\":{\"kind\":\"fetal-bovine\"},\"treatment\":{\"concentrations\":[\"0.1 nM\",\"1 µM\"]},"
                        + "\"assay\":{\"seedingDensity\":5000,\"positiveControl\":[\"estradiol\",\"fulvestrant\"]},"
                        + "\"readings\":{\"zPrime\":\"0.60\"},\"extra\":{\"shelf\":\"4\"}}",
                JsonWriter.compact(ScenarioWriter.tree(experiment)));
        assertEquals("{}", ScenarioWriter.canonical(Experiment.blank()));
    }

    @Test
    void theHashTellsStatementsApartButNotTheirOrder() {
        String one =
                ScenarioWriter.sha256(read("serum: {treatment: untreated, percent: 10 %}\ncellLine: {name: MCF-7}"));
        String shuffled =
                ScenarioWriter.sha256(read("cellLine: {name: MCF-7}\nserum: {percent: 10 %, treatment: full}"));
        String other =
                ScenarioWriter.sha256(read("serum: {treatment: untreated, percent: 5 %}\ncellLine: {name: MCF-7}"));

        assertTrue(one.matches("[0-9a-f]{64}"), one);
        assertEquals(one, shuffled);
        assertNotEquals(one, other);
    }

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")
                            && !file.endsWith("waivers.yaml")
                            && !file.endsWith("columns.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Experiment read(String text) {
        return ScenarioReader.read(Documents.parse(text, "scenario.yaml"));
    }

    /** With the types of YAML 1.2: {@code true} is a boolean and {@code 12} a number, while {@code yes} is text. */
    private static Set<ValidationMessage> asAnEditorSeesIt(String yaml) {
        Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
        return SCHEMA.validate(new ObjectMapper().valueToTree(load.loadFromString(yaml)));
    }

    /** With every scalar as text, the way somebody quotes it who trusts no types. */
    private static Set<ValidationMessage> asTheReaderSeesIt(String text) {
        return SCHEMA.validate(
                new ObjectMapper().valueToTree(Documents.parse(text, "").root().plain()));
    }

    private static List<Object> everything(Experiment experiment) {
        List<String> facts = experiment.facts().which(Fact::isKnown).stream()
                .map(fact -> fact + " (" + fact.basis() + ")")
                .toList();
        return List.of(
                experiment.id(),
                experiment.title(),
                experiment.notes(),
                experiment.complaints(),
                facts,
                experiment.extra());
    }
}
