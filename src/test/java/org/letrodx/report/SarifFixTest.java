package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Documents;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioWriter;

class SarifFixTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An editor that applies a fix makes the set-up that was tried, in YAML as in JSON. */
    @Test
    void everyFixOfEveryScenarioMakesTheSetUpThatWasTried() {
        int applied = 0;
        for (Path file : Scenarios.all()) {
            String yaml = Documents.text(file);
            String json = ScenarioWriter.canonical(ScenarioReader.read(yaml));
            applied += applyEach(yaml, "a.yaml") + applyEach(json, "a.json");
        }
        assertTrue(applied > 100, applied + " fixes");
    }

    private static int applyEach(String text, String name) {
        Experiment experiment = ScenarioReader.read(Documents.parse(text, name));
        int applied = 0;
        for (Finding finding : RuleBook.bundled().review(experiment).findings()) {
            Optional<Map<String, Object>> fix = finding.repair()
                    .flatMap(repair -> SarifFix.of(repair.changes(), experiment, name, Map.of("uri", name)));
            if (fix.isPresent()) {
                Experiment edited = ScenarioReader.read(Documents.parse(apply(fix.get(), text), name));
                assertEquals(
                        ScenarioWriter.tree(
                                experiment.with(finding.repair().get().changes())),
                        ScenarioWriter.tree(edited));
                applied++;
            }
        }
        return applied;
    }

    private static String apply(Map<String, Object> fix, String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        List<JsonNode> replacements = new ArrayList<>();
        JSON.valueToTree(fix).at("/artifactChanges/0/replacements").forEach(replacements::add);
        // places are those of the text as it was: from the right, none moves another
        replacements.sort(Comparator.comparingInt(
                replacement -> -replacement.at("/deletedRegion/startColumn").asInt()));
        for (JsonNode replacement : replacements) {
            JsonNode region = replacement.path("deletedRegion");
            String line = lines.get(region.path("startLine").asInt() - 1);
            lines.set(
                    region.path("startLine").asInt() - 1,
                    line.substring(0, region.path("startColumn").asInt() - 1)
                            + replacement.at("/insertedContent/text").asText()
                            + line.substring(region.path("endColumn").asInt() - 1));
        }
        return String.join("\n", lines);
    }

    @Test
    void aRepairOfAFactThatIsNotWrittenIsNoFix() {
        Map<String, String> repair = Map.of("medium.phenolRed", "false");

        assertTrue(fix(repair, "medium: {phenolRed: true}").isPresent());
        assertTrue(fix(repair, "medium: {phenolRed: unknown}").isPresent());
        for (String unwritten :
                List.of("medium: {insulin: true}", "medium: {phenolRed: }", "medium:\n  phenolRed:\n")) {
            assertEquals(Optional.empty(), fix(repair, unwritten));
        }
    }

    /** The unit in which YAML counts such a line is not that of editors. */
    @Test
    void aRepairBesideACharacterOfTwoUnitsIsNoFixInYaml() {
        String text = "{\"id\": \"\ud83e\uddea\", \"medium\": {\"phenolRed\": true}}";
        Map<String, String> repair = Map.of("medium.phenolRed", "false");

        assertEquals(Optional.empty(), fix(repair, "# YAML\n" + text));
        assertEquals(text.replace("true", "false"), apply(fix(repair, text).orElseThrow(), text));
    }

    /** Else the file would say of the new line what is true of the old one. */
    @Test
    void aRepairThatDropsOtherStatementsIsNoFix() {
        Map<String, String> repair = Map.of("cellLine.name", "MCF-7Ca");

        assertTrue(fix(repair, "cellLine: {name: MDA-MB-231}").isPresent());
        assertEquals(Optional.empty(), fix(repair, "cellLine: {name: MDA-MB-231, passagesSinceThaw: 3}"));
    }

    private static Optional<Map<String, Object>> fix(Map<String, String> repair, String yaml) {
        String name = yaml.startsWith("{") ? "a.json" : "a.yaml";
        return SarifFix.of(repair, ScenarioReader.read(Documents.parse(yaml, name)), name, Map.of());
    }
}
