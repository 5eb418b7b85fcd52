package org.letrodx.serve;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a server does, for Prometheus. Safe for threads. */
public final class Metrics {
    /** The media type of the text form, version 0.0.4. */
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ConcurrentMap<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> nanoseconds = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    /**
     * Counts an answer.
     *
     * @param route as the server has it, so that there are few
     */
    void answered(String route, int status, double seconds) {
        count(requests, "route=\"" + route + "\",status=\"" + status + "\"", 1);
        count(nanoseconds, "route=\"" + route + "\"", Math.round(seconds * 1e9));
    }

    /**
     * Counts what a set-up came to.
     *
     * @param outcome a word
     */
    public void outcome(String outcome) {
        count(outcomes, "outcome=\"" + outcome + "\"", 1);
    }

    private static void count(ConcurrentMap<String, LongAdder> counts, String labels, long by) {
        counts.computeIfAbsent(labels, first -> new LongAdder()).add(by);
    }

    /**
     * All counts, as Prometheus reads them.
     *
     * @param book the rules in use
     */
    String text(ServedBook book) {
        StringBuilder text = new StringBuilder();
        head(text, "letrodx_requests_total", "counter", "Requests answered.");
        new TreeMap<>(requests)
                .forEach((labels, count) -> line(text, "letrodx_requests_total", labels, count.toString()));
        head(text, "letrodx_request_seconds_total", "counter", "Time from the head of a request to its answer.");
        new TreeMap<>(nanoseconds)
                .forEach((labels, sum) ->
                        line(text, "letrodx_request_seconds_total", labels, String.valueOf(sum.sum() / 1e9)));
        head(text, "letrodx_outcomes_total", "counter", "Set-ups reviewed, by what they came to.");
        new TreeMap<>(outcomes)
                .forEach((labels, count) -> line(text, "letrodx_outcomes_total", labels, count.toString()));
        head(text, "letrodx_rules_info", "gauge", "The rules in use.");
        line(
                text,
                "letrodx_rules_info",
                "version=\"" + book.book().ruleSet().version() + "\",sha256=\""
                        + book.book().ruleSet().sha256() + "\"",
                "1");
        head(text, "letrodx_rules_reloads_total", "counter", "House rules read again.");
        for (Map.Entry<String, Long> reloads : book.reloads().entrySet()) {
            line(
                    text,
                    "letrodx_rules_reloads_total",
                    "result=\"" + reloads.getKey() + "\"",
                    reloads.getValue().toString());
        }
        Runtime memory = Runtime.getRuntime();
        head(text, "letrodx_memory_bytes", "gauge", "Memory of the heap in use.");
        line(text, "letrodx_memory_bytes", "", String.valueOf(memory.totalMemory() - memory.freeMemory()));
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String labels, String value) {
        text.append(name)
                .append(labels.isEmpty() ? "" : "{" + labels + "}")
                .append(' ')
                .append(value)
                .append('\n');
    }
}
