package org.letrodx.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.JsonWriter;
import org.letrodx.report.JsonReport;

/** How the server is. */
final class Health {
    private final ServedBook rules;
    private final Metrics metrics;

    Health(ServedBook rules, Metrics metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health/live", request -> Response.json(JsonWriter.compact(Map.of("status", "live"))))
                        .open(),
                Route.get("/health/ready", request -> ready()).open(),
                Route.get("/metrics", request -> Response.of(200, Metrics.MEDIA_TYPE, metrics.text(rules))));
    }

    private Response ready() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("status", "ready");
        tree.put("ruleSet", JsonReport.tree(rules.book().ruleSet()));
        tree.put(
                "houseRules",
                rules.problems().isEmpty() ? "in use" : "not in use: they cannot be read as they are now");
        return Response.json(JsonWriter.compact(tree));
    }
}
