package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Baseline;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.SetUp;

/** A review as a code host reads it: held to the schema of SARIF. */
class SarifReviewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void conformsToTheSchemaOfSarif() throws IOException {
        JsonNode report = JSON.readTree(ReviewExamples.report(ReviewFormat.SARIF));
        assertEquals(Set.of(), faults(report));

        ((ObjectNode) report.at("/runs/0/results/0")).put("kind", "likely");
        ((ObjectNode) report.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation"))
                .put("uri", "old plates");
        assertEquals(2, faults(report).size());
    }

    private static Set<ValidationMessage> faults(JsonNode report) throws IOException {
        try (InputStream text = SarifReviewsTest.class.getResourceAsStream("/schemas/sarif-2.1.0-rtm.5.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(text)
                    .validate(
                            report, execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true));
        }
    }

    @Test
    void everyRuleOfTheBookIsDescribed() throws IOException {
        JsonNode rules = run().at("/tool/driver/rules");

        assertEquals(
                Stream.concat(ReviewExamples.BOOK.rules().stream().map(Rule::id), Stream.of("input", "undecided"))
                        .toList(),
                rules.findValuesAsText("id"));
        JsonNode serum = found(rules, "id", "MED-02");
        assertEquals(
                "Serum not stripped of estrogens",
                serum.at("/shortDescription/text").asText());
        assertEquals("error", serum.at("/defaultConfiguration/level").asText());
        assertEquals("medium", serum.at("/properties/area").asText());
        assertTrue(serum.at("/help/text").asText().contains("\nFix: use charcoal-stripped serum"));
        assertTrue(
                serum.at("/help/text").asText().contains("(site named, no paper identified). [unidentified source]"));
    }

    @Test
    void aConfirmedFindingFailsWhereItsFactIsStated() throws IOException {
        JsonNode serum = result(ReviewExamples.NOT_CLEAN, "MED-02");

        assertEquals(
                "fail error 100.0",
                serum.path("kind").asText() + " " + serum.path("level").asText() + " " + serum.path("rank"));
        assertEquals(
                "{\"startLine\":22,\"startColumn\":14,\"endColumn\":23}",
                serum.at("/locations/0/physicalLocation/region").toString());
        assertEquals(
                "%SRCROOT%",
                serum.at("/locations/0/physicalLocation/artifactLocation/uriBaseId")
                        .asText());
        assertEquals(
                "mcf7-full-serum",
                serum.at("/locations/0/logicalLocations/0/name").asText());
        assertEquals(
                "mcf7-full-serum: Serum not stripped of estrogens, because the serum is untreated; the serum level is 10 %, at least 3 %.",
                serum.at("/message/text").asText());
        assertEquals(32, serum.at("/partialFingerprints/letrodx~1v1").asText().length());
        assertEquals(
                "MED-02",
                run().at("/tool/driver/rules/" + serum.path("ruleIndex").asInt() + "/id")
                        .asText());
        assertTrue(serum.at("/properties/repair").asText().startsWith("[serum.treatment: charcoal-stripped; "));
        assertFalse(serum.has("fixes"), "the repair states facts that stand nowhere in the file");
    }

    @Test
    void aRepairOfWhatIsWrittenIsAnEdit() throws IOException {
        JsonNode phenolRed = result(ReviewExamples.NOT_CLEAN, "MED-01");

        // in this order on every machine
        assertEquals(
                "{\"artifactLocation\":{\"uri\":\"scenarios/mcf7-full-serum.yaml\",\"uriBaseId\":\"%SRCROOT%\"},\"replacements\":["
                        + "{\"deletedRegion\":{\"startLine\":19,\"startColumn\":14,\"endColumn\":18},"
                        + "\"insertedContent\":{\"text\":\"false\"}}]}",
                phenolRed.at("/fixes/0/artifactChanges/0").toString());
    }

    @Test
    void aSuspectedFindingIsOpenAndNamesWhatDecidesIt() throws IOException {
        ReviewContext asking = ReviewExamples.context().questions(true);
        JsonNode open = results(ReviewExamples.report(ReviewFormat.SARIF, asking, Baseline.NONE))
                .filter(result -> uri(result).equals(ReviewExamples.UNDECIDED)
                        && result.path("ruleId").asText().equals("HOR-01"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                "open none",
                open.path("kind").asText() + " " + open.path("level").asText());
        assertTrue(open.at("/message/text").asText().endsWith(" To find out: added androgen [hormones.androgen]."));
        assertTrue(results().noneMatch(result -> result.path("kind").asText().equals("open")), "only when asked for");
    }

    /** But for a sign, which stands with its cause and is worth less. */
    @Test
    void theRankFollowsTheOrder() throws IOException {
        List<Double> ranks = results()
                .filter(result -> uri(result).equals(ReviewExamples.NOT_CLEAN)
                        && !result.path("ruleId").asText().equals("DOSE-25"))
                .map(result -> result.path("rank").asDouble())
                .toList();

        assertEquals(
                ranks.stream()
                        .sorted((one, other) -> Double.compare(other, one))
                        .toList(),
                ranks);
        assertTrue(run().at("/properties/rank").asText().contains("Not a probability"));
    }

    @Test
    void aWaivedFindingIsSuppressedWithItsJustification() throws IOException {
        JsonNode waived = result(ReviewExamples.NOT_CLEAN, "MED-01").at("/suppressions/0");
        JsonNode ownWaiver = results()
                .filter(result -> result.at("/message/text").asText().startsWith("row 3: "))
                .findFirst()
                .orElseThrow();

        assertEquals("external", waived.path("kind").asText());
        assertEquals(
                "intended: red <is> the point (A. Curie, 2026-01-02, until 2026-12-31)",
                waived.path("justification").asText());
        assertEquals(2, waived.at("/location/physicalLocation/region/startLine").asInt());
        assertEquals("inSource", ownWaiver.at("/suppressions/0/kind").asText());
        assertEquals(
                0,
                result(ReviewExamples.NOT_CLEAN, "MED-02").path("suppressions").size());
    }

    @Test
    void theBaselineSaysWhatIsNew() throws IOException {
        ReviewContext context = ReviewExamples.context().baseline(true);
        JsonNode results = JSON.readTree(
                        ReviewExamples.report(ReviewFormat.SARIF, context, ReviewExamples.knownFullSerum()))
                .at("/runs/0/results");

        assertEquals(
                "unchanged",
                found(results, "ruleId", "MED-02").path("baselineState").asText());
        assertEquals(
                "new", found(results, "ruleId", "MED-01").path("baselineState").asText());
        assertFalse(result(ReviewExamples.NOT_CLEAN, "MED-02").has("baselineState"));
    }

    @Test
    void whatCannotBeReadAndWaiversToLookAtAreNotifications() throws IOException {
        JsonNode invocation = run().at("/invocations/0");
        JsonNode notifications = invocation.path("toolExecutionNotifications");

        assertFalse(invocation.path("executionSuccessful").asBoolean());
        assertEquals(List.of("error", "error", "note", "warning", "warning"), notifications.findValuesAsText("level"));
        assertEquals(
                20,
                notifications
                        .at("/0/locations/0/physicalLocation/region/startColumn")
                        .asInt());
        assertTrue(notifications.at("/3/message/text").asText().contains("waiver of MED-02: is not used"));
    }

    @Test
    void noNameSteersWhoeverShowsIt() throws IOException {
        String names = results()
                .map(result -> result.at("/locations/0/logicalLocations/0/name").asText())
                .collect(Collectors.joining());
        assertTrue(names.contains("alert(1)"), names);
        ReviewExamples.illegible().forEach(character -> assertFalse(names.contains(character)));
    }

    /** A strange name is one address, relative, that leads to the same file. */
    @Test
    void addressesAreEncoded() throws IOException {
        String unreadable = run().at(
                        "/invocations/0/toolExecutionNotifications/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText();
        String hostile = results()
                .map(SarifReviewsTest::uri)
                .filter(uri -> uri.contains("%C3%BC"))
                .findFirst()
                .orElseThrow();

        assertEquals("old%20plates/3%20%232%20100%20%25.yaml", unreadable);
        assertEquals("./%C3%BC:n/%3Cb%3E&%22q%22.csv", hostile);
        for (String address : List.of(unreadable, hostile)) {
            assertFalse(URI.create(address).isAbsolute());
        }
        assertEquals(ReviewExamples.UNREADABLE, URI.create(unreadable).getPath());
        assertEquals("./" + ReviewExamples.HOSTILE, URI.create(hostile).getPath());
    }

    @Test
    void aFileBelowTheFolderIsRelativeAndAnyOtherIsNot() throws IOException {
        ReviewContext context = ReviewContext.of(Path.of("/data/run 1")).at(ReviewExamples.AT);
        Experiment experiment =
                Experiment.builder().state("assay.tipsChanged", false).build();
        List<SetUp> setUps = Stream.of("/data/run 1/a b.yaml", "c.yaml", "/data/c.yaml", "../d e.yaml", "-", "")
                .map(source -> SetUp.of(Location.of(source), experiment, Optional.empty()))
                .toList();
        JsonNode results = JSON.readTree(ReviewExamples.report(ReviewFormat.SARIF, context, Baseline.NONE, setUps))
                .at("/runs/0/results");

        assertEquals(
                List.of("a%20b.yaml", "c.yaml", "file:///data/c.yaml", "file:///data/d%20e.yaml", "", ""),
                StreamSupport.stream(results.spliterator(), false)
                        .map(SarifReviewsTest::uri)
                        .toList());
        assertEquals(List.of("%SRCROOT%", "%SRCROOT%"), results.findValuesAsText("uriBaseId"));
    }

    private static JsonNode run() throws IOException {
        return JSON.readTree(ReviewExamples.report(ReviewFormat.SARIF)).at("/runs/0");
    }

    private static Stream<JsonNode> results() throws IOException {
        return results(ReviewExamples.report(ReviewFormat.SARIF));
    }

    private static Stream<JsonNode> results(String report) throws IOException {
        return StreamSupport.stream(JSON.readTree(report).at("/runs/0/results").spliterator(), false);
    }

    private static JsonNode result(String file, String rule) throws IOException {
        return results()
                .filter(result -> uri(result).equals(file)
                        && result.path("ruleId").asText().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static String uri(JsonNode result) {
        return result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
    }

    private static JsonNode found(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
