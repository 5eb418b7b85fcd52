package org.letrodx.serve;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.letrodx.scenario.ColumnMapping;

/** The routes of the contract, which {@code org/letrodx/serve/openapi.yaml} describes. */
public final class Api {
    private Api() {}

    /**
     * All of them.
     *
     * @param rules what answers go by
     * @param metrics counts what came of reviews
     * @param mappings what the names of hosts mean, by name
     * @param records the directory of a book of records, which is made if it is not there; empty for none
     * @param clock says which day it is, for waivers and records
     * @param log is told what was interrupted in the book of records
     * @throws org.letrodx.document.InputException if the book of records cannot be used
     */
    public static List<Route> routes(
            ServedBook rules,
            Metrics metrics,
            Map<String, ColumnMapping> mappings,
            Optional<Path> records,
            Clock clock,
            Consumer<String> log) {
        Inputs inputs = new Inputs(mappings);
        Reviews reviews = new Reviews(rules, inputs, metrics, clock);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new Diagnoses(rules, inputs).routes());
        routes.addAll(reviews.routes());
        routes.addAll(new DataRoutes().routes());
        routes.addAll(new Knowledge(rules).routes());
        routes.addAll(new Cards(rules, inputs, reviews).routes());
        records.ifPresent(
                directory -> routes.addAll(new RecordRoutes(rules, inputs, reviews, directory, clock, log).routes()));
        routes.addAll(new Health(rules, metrics).routes());
        return List.copyOf(routes);
    }
}
