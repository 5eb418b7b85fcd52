package org.letrodx.data.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.Derived;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.plate.DoseResponse;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateSignal;
import org.letrodx.data.plate.Role;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.document.JsonWriter;

/** What was derived as JSON; its schema is {@code data.schema.json}. A number that is not known is null. */
public final class DataJson {
    private DataJson() {}

    /** Plates, indented. */
    public static String json(PlateAnalysis analysis) {
        return JsonWriter.pretty(tree(analysis));
    }

    /** Tumours, indented. */
    public static String json(TumourAnalysis analysis) {
        return JsonWriter.pretty(tree(analysis));
    }

    /** Plates on one line. */
    public static String line(PlateAnalysis analysis) {
        return JsonWriter.compact(tree(analysis));
    }

    private static Map<String, Object> tree(PlateAnalysis analysis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "plates");
        derived(tree, analysis.derived());
        tree.put("plates", analysis.plates().stream().map(DataJson::plate).toList());
        tree.put(
                "conditions",
                analysis.responses().stream().map(DataJson::response).toList());
        return tree;
    }

    private static Map<String, Object> tree(TumourAnalysis analysis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "tumours");
        derived(tree, analysis.derived());
        tree.put("studies", analysis.studies());
        tree.put("study", analysis.study().orElse(null));
        tree.put("control", analysis.control().orElse(null));
        tree.put("treated", analysis.treated().orElse(null));
        tree.put("start", analysis.start().isPresent() ? analysis.start().getAsDouble() : null);
        tree.put("groups", analysis.summaries().stream().map(DataJson::group).toList());
        return tree;
    }

    private static void derived(Map<String, Object> tree, Derived derived) {
        tree.put(
                "files",
                derived.files().stream()
                        .map(file -> entries(
                                "name",
                                file.name(),
                                "sha256",
                                file.sha256(),
                                "format",
                                file.format(),
                                "holds",
                                file.holds()))
                        .toList());
        tree.put(
                "facts",
                derived.facts().stream()
                        .map(fact -> entries(
                                "fact",
                                fact.fact().path(),
                                "stated",
                                fact.stated(),
                                "value",
                                fact.value(),
                                "range",
                                fact.range().orElse(null),
                                "detail",
                                fact.detail(),
                                "from",
                                fact.from(),
                                "used",
                                fact.used(),
                                "definition",
                                fact.fact().definition(),
                                "source",
                                fact.fact().source()))
                        .toList());
        tree.put(
                "notDerived",
                derived.notDerived().stream()
                        .map(fact -> entries(
                                "fact",
                                fact.fact().path(),
                                "reason",
                                fact.reason(),
                                "add",
                                fact.add(),
                                "definition",
                                fact.fact().definition()))
                        .toList());
        tree.put(
                "remarks",
                derived.remarks().stream()
                        .map(remark ->
                                entries("code", remark.kind().code(), "text", remark.text(), "where", remark.where()))
                        .toList());
    }

    /** A map of names and values in turn. */
    private static Map<String, Object> entries(@Nullable Object... namesAndValues) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return entries;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> interval(Interval interval) {
        return entries(
                "value", finite(interval.value()), "low", finite(interval.low()), "high", finite(interval.high()));
    }

    private static Map<String, Object> plate(PlateSignal plate) {
        List<Map<String, Object>> wells = new ArrayList<>();
        plate.size().all().forEach(well -> {
            @Nullable Double signal = plate.signals().get(well);
            Role role = plate.role(well);
            if (signal != null || plate.flags().containsKey(well)) {
                wells.add(entries(
                        "well",
                        well.toString(),
                        "role",
                        plate.hasLayout() ? role.toString() : null,
                        "signal",
                        signal,
                        "flag",
                        plate.flags().getOrDefault(well, "")));
            }
        });
        return entries(
                "number",
                plate.number(),
                "file",
                plate.file(),
                "name",
                plate.name(),
                "run",
                plate.run(),
                "size",
                plate.size().wells(),
                "signal",
                plate.title(),
                "steps",
                plate.steps(),
                "wells",
                wells);
    }

    private static Map<String, Object> response(DoseResponse response) {
        DoseResponse.Half half = response.half();
        return entries(
                "condition",
                response.condition(),
                "run",
                response.run(),
                "unit",
                response.unit(),
                "shape",
                response.shape().toString(),
                "doses",
                response.levels().stream()
                        .map(level -> entries(
                                "dose",
                                level.dose(),
                                "name",
                                level.name(),
                                "wells",
                                level.values().length,
                                "percent",
                                interval(level.percent())))
                        .toList(),
                "ic50",
                entries(
                        "value",
                        finite(half.point()),
                        "low",
                        finite(half.low()),
                        "high",
                        finite(half.high()),
                        "reason",
                        half.reason()),
                "curve",
                response.fit()
                        .map(fit -> entries(
                                "slope",
                                finite(fit.slope()),
                                "lower",
                                finite(fit.lower()),
                                "upper",
                                finite(fit.upper()),
                                "middle",
                                finite(fit.middle()),
                                "determined",
                                fit.isDetermined()))
                        .orElse(null));
    }

    private static Map<String, Object> group(TumourAnalysis.Summary group) {
        Map<String, Object> counts = new LinkedHashMap<>();
        group.counts().forEach((response, count) -> counts.put(response.toString(), count));
        return entries(
                "name",
                group.name(),
                "animals",
                group.animals(),
                "first",
                finite(group.first()),
                "last",
                finite(group.last()),
                "baseline",
                group.baseline().isPresent() ? finite(group.baseline().getAsDouble()) : null,
                "responses",
                counts);
    }
}
