package org.letrodx.serve;

import java.util.ArrayList;
import java.util.List;

/** The routes of the contract. */
public final class Api {
    private Api() {}

    /** All of them. @param rules what answers go by */
    public static List<Route> routes(ServedBook rules, Metrics metrics) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new Health(rules, metrics).routes());
        return List.copyOf(routes);
    }
}
