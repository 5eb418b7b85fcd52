package org.letrodx.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.Program;
import org.letrodx.data.picture.DataPage;
import org.letrodx.data.picture.DoseResponsePicture;
import org.letrodx.data.picture.Picture;
import org.letrodx.data.picture.PlatePicture;
import org.letrodx.data.picture.TerminalPlate;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.report.DataJson;
import org.letrodx.data.report.DataText;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.letrodx.facts.Experiment;

/** What was derived, as JSON that holds to its schema, as text, and as a page. */
class DataReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode schemaText() throws IOException {
        try (InputStream stream = Program.class.getResourceAsStream("data.schema.json")) {
            return JSON.readTree(stream);
        }
    }

    private static JsonNode holds(String json) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
        JsonNode node = JSON.readTree(json);
        assertEquals(Set.of(), schema.validate(node), json.substring(0, Math.min(300, json.length())));
        return node;
    }

    private static TumourAnalysis tumours(TumourOptions options) {
        return TumourAnalysis.of(
                TumourTable.read(
                        TestPlate.file(
                                "tumours.csv", Xlsx.utf8(TestTumours.standard().longTable())),
                        Optional.empty()),
                options);
    }

    @Test
    void aDoseWithOneWellHasOneWell() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        for (int row = 2; row < 7; row++) {
            plate.role(row, 2, "medium,,,");
        }
        String text = DataText.text(plate.judged(), TerminalPlate.Colour.NONE);
        assertTrue(text.contains(" 1 well  ") && !text.contains("1 wells"), text);
    }

    @Test
    void jsonHoldsToItsSchema() throws IOException {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1).set("C5", "OVRFLW");
        JsonNode node = holds(DataJson.json(plate.judged()));
        assertEquals(
                "OVRFLW",
                Stream.iterate(0, i -> i < 96, i -> i + 1)
                        .map(i -> node.at("/plates/0/wells").get(i))
                        .filter(well -> well.get("well").asText().equals("C5"))
                        .findFirst()
                        .orElseThrow()
                        .get("flag")
                        .asText());
        assertTrue(node.at("/conditions/0/ic50/value").isNumber()
                && node.at("/conditions/0/curve/determined").asBoolean());
        holds(DataJson.json(TestPlate.response(3, 8, 100, 0.1).judged()));
        holds(DataJson.line(PlateAnalysis.of(
                List.of(TestPlate.read(Xlsx.utf8(plate.gen5()))), Optional.empty(), PlateOptions.NONE)));
        holds(DataJson.json(tumours(TumourOptions.NONE)));
        JsonNode judged = holds(DataJson.json(tumours(new TumourOptions(
                Optional.of("0"),
                Optional.of("end"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))));
        assertEquals(6, judged.at("/groups/1/responses/SD").asInt());
    }

    @Test
    void theSchemaKnowsEveryCode() throws IOException {
        Set<String> codes = new TreeSet<>();
        schemaText().at("/$defs/remark/properties/code/enum").forEach(code -> codes.add(code.asText()));
        assertEquals(
                new TreeSet<>(
                        Stream.of(Remark.Kind.values()).map(Remark.Kind::code).toList()),
                codes);
    }

    @Test
    void everyFactHasItsDefinition() {
        Set<String> paths = new TreeSet<>();
        for (DerivableFact fact : DerivableFact.values()) {
            assertTrue(
                    paths.add(fact.path()) && fact.path().matches("[a-z][A-Za-z]+\\.[a-z][A-Za-z0-9]+"), fact.path());
            assertTrue(
                    fact.definition().endsWith(".")
                            && fact.definition().length() > 20
                            && !fact.source().isBlank(),
                    fact.path());
            assertEquals(Optional.of(fact), DerivableFact.of(fact.path()));
        }
    }

    /** A host states what data say. */
    @Test
    void whatIsStatedIsTakenByAnExperiment() {
        Map<String, String> stated =
                TestPlate.response(7, 8, 20, 0.1).judged().derived().stated();
        Experiment experiment = Experiment.of(stated);
        assertEquals("300 nM", experiment.fact("treatment.highestConcentration").display());
        assertEquals(stated.size(), experiment.stated().size());
    }

    @Test
    void theTextKeepsToItsColumnsAndSaysEverything() {
        PlateAnalysis analysis =
                TestPlate.response(7, 8, 20, 0.1).set("C5", "OVRFLW").judged();
        String text = DataText.text(analysis, TerminalPlate.Colour.NONE);
        text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
        analysis.derived()
                .facts()
                .forEach(fact -> assertTrue(
                        text.replaceAll("\\s+", " ").contains(fact.fact().path() + " is " + fact.both()),
                        fact.toString()));
        analysis.derived()
                .notDerived()
                .forEach(fact -> assertTrue(text.contains(fact.fact().path()), fact.toString()));
        assertTrue(text.contains("reading-missing: 1 well without a reading that can be used: C5 OVRFLW."), text);
        String groups = DataText.text(tumours(TumourOptions.NONE));
        assertTrue(
                groups.contains("control-by-name")
                        && groups.replaceAll("\\s+", " ").contains(": the day of the first dose is not known")
                        && groups.contains("table's days"),
                groups);
    }

    /** Without a layout, twenty facts are missing for one reason. */
    @Test
    void whatIsMissingForOneReasonIsToldOnce() {
        String text = DataText.text(
                PlateAnalysis.of(
                        List.of(TestPlate.read(
                                Xlsx.utf8(TestPlate.response(7, 8, 20, 0.1).mars()))),
                        Optional.empty(),
                        PlateOptions.NONE),
                TerminalPlate.Colour.NONE);
        String missing = text.substring(text.indexOf("Not derived")).replaceAll("\\s+", " ");
        assertEquals(2, missing.split("which says what the wells hold").length, missing);
    }

    @Test
    void thePageIsWellFormedAndHoldsThePictures() throws Exception {
        PlateAnalysis analysis = TestPlate.response(7, 8, 20, 0.1).judged();
        List<Picture> pictures = List.of(
                PlatePicture.of(analysis.plates().get(0)),
                DoseResponsePicture.of(analysis.responses().get(0)));
        String page = DataPage.html("a <plate> & more", analysis.derived(), pictures, Program.NOTICE);
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(page.replaceFirst("<!DOCTYPE html>", ""))));
        pictures.forEach(picture -> assertTrue(page.contains(picture.svg())));
        assertTrue(page.contains("a &lt;plate&gt; &amp; more") && page.contains("Research use only"));
        analysis.derived()
                .facts()
                .forEach(fact -> assertTrue(page.contains(">" + fact.fact().path() + "<"), fact.toString()));
    }

    @Test
    void aScenarioWouldStateTheRange() {
        assertEquals(
                "6.68-11.3 nM",
                TestPlate.response(7, 8, 20, 0.1).judged().derived().stated().get("readings.ic50"));
        assertEquals(
                "static",
                tumours(new TumourOptions(
                                Optional.of("0"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .derived()
                        .stated()
                        .get("tumour.response"));
    }
}
