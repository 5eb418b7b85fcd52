package org.letrodx.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.scenario.ScenarioWriter;

/**
 * A tried repair as an edit of the file that an editor can apply. There is one only where every value it changes stands
 * in the file, in one line, and where nothing else that is stated would have to go.
 */
final class SarifFix {
    private SarifFix() {}

    /**
     * @param source the file in which the experiment is stated
     * @param artifact its address
     */
    static Optional<Map<String, Object>> of(
            Map<String, String> changes, Experiment experiment, String source, Map<String, Object> artifact) {
        Experiment values = Experiment.of(changes);
        List<Map<String, Object>> replacements = new ArrayList<>();
        for (String path : changes.keySet()) {
            Location old = experiment.place(path);
            // a constant of many rows stands elsewhere
            if (old.end() == 0 || !old.source().equals(source)) {
                return Optional.empty();
            }
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", old.line());
            region.put("startColumn", old.column());
            region.put("endColumn", old.end());
            Map<String, Object> replacement = new LinkedHashMap<>();
            replacement.put("deletedRegion", region);
            // the form of JSON, which is right in YAML, too
            replacement.put(
                    "insertedContent", Map.of("text", JsonWriter.compact(ScenarioWriter.value(values.fact(path)))));
            replacements.add(replacement);
        }
        if (!keepsWhatIsStated(experiment.withoutOutcomes(), changes)) {
            return Optional.empty();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "description",
                Map.of(
                        "text",
                        "While it is still a plan: "
                                + changes.entrySet().stream()
                                        .map(change -> change.getKey() + " = " + change.getValue())
                                        .collect(Collectors.joining(", "))
                                + ". What was carried out stays as it was written."));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("artifactLocation", artifact);
        change.put("replacements", replacements);
        tree.put("artifactChanges", List.of(change));
        return Optional.of(tree);
    }

    /** Another cell line, for example, is another line: nothing that was stated of the old one holds of it. */
    private static boolean keepsWhatIsStated(Experiment setUp, Map<String, String> changes) {
        return setUp.with(changes).stated().stream()
                .map(Fact::path)
                .toList()
                .containsAll(setUp.stated().stream().map(Fact::path).toList());
    }
}
