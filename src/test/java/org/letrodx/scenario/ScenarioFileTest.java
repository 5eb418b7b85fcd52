package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.letrodx.Scenarios;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Vocabulary;

/** A file that is written on keeps what it said, as it said it. */
class ScenarioFileTest {
    @Test
    void whatIsWrittenReadsAsTheSameExperiment() {
        for (Path file : Scenarios.all()) {
            Experiment experiment = Scenarios.read(file);
            String fresh = ScenarioFile.empty().with(experiment, List.of());
            assertEquals(experiment, ScenarioReader.read(fresh), () -> file + "\n" + fresh);
            String again = ScenarioFile.of(Documents.read(file)).with(experiment, List.of());
            assertEquals(experiment, ScenarioReader.read(again), () -> file + "\n" + again);
        }
    }

    @Test
    void whatWasWrittenKeepsItsWordsAndWhatIsNewIsAdded() {
        Document document = Documents.parse("""
                complaint: no-response
                cellLine: {name: MCF7}
                tumor: {site: flank}
                serum: {treatment: CS-FBS, percent: 10%}
                waivers: [{rule: MED-01}]
                extra: {project: 12}
                """, "x.yaml");
        Experiment after = ScenarioReader.read(document)
                .stating(Map.of("serum.percent", "5 %", "assay.plateWells", "96", "medium.phenolRed", "false"));
        String text = ScenarioFile.of(document)
                .with(after, List.of(Vocabulary.get("serum.lotQualified"), Vocabulary.get("medium.insulin")));
        for (String line : List.of(
                "  name: MCF7\n",
                "tumor:\n  site: flank\n",
                "  treatment: CS-FBS\n",
                "  percent: 5 %\n",
                "  lotQualified: unknown\n",
                "  plateWells: 96\n",
                "  phenolRed: false\n",
                "  insulin: unknown\n",
                "rule: MED-01",
                "project: ")) {
            assertTrue(text.contains(line), () -> line + " is missing in\n" + text);
        }
        assertEquals(after, ScenarioReader.read(text));
    }
}
