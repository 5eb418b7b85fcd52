package org.letrodx.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Repair;
import org.letrodx.document.JsonWriter;
import org.letrodx.review.Remark;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Rule;

/**
 * A review as cards in the manner of CDS Hooks 2.0: one for each finding that is neither waived nor known, whose
 * suggestions are the repair, and whose reasons to override are those of waivers. It is about experiments, never about
 * patients.
 */
public final class JsonCards {
    private JsonCards() {}

    /** The cards as an object on one line. */
    public static String json(Reviewed review, RuleBook book) {
        List<Map<String, Object>> cards = review.remarks().stream()
                .filter(Remark::isNew)
                .map(remark -> card(remark, review, book))
                .toList();
        return JsonWriter.compact(Map.of("cards", cards));
    }

    /**
     * What a card is called: the rule, the facts behind it and the experiment, so that an answer to it needs no memory.
     */
    private static String name(Remark remark, Reviewed review) {
        return remark.finding().id() + "." + remark.facts() + "." + review.input();
    }

    private static Map<String, Object> card(Remark remark, Reviewed review, RuleBook book) {
        Rule rule = remark.finding().rule();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("uuid", name(remark, review));
        tree.put("summary", rule.name());
        tree.put("detail", detail(remark));
        tree.put("indicator", indicator(remark));
        tree.put("source", Map.of("label", "letrodx rules " + book.ruleSet().version()));
        tree.put(
                "suggestions",
                remark.finding()
                        .repair()
                        .map(repair -> List.of(suggestion(remark, review, repair)))
                        .orElse(List.of()));
        tree.put("selectionBehavior", "at-most-one");
        tree.put("overrideReasons", overrideReasons());
        tree.put("links", links(rule, book));
        return tree;
    }

    /** An error is critical, a warning is a warning, all else is information. */
    private static String indicator(Remark remark) {
        return switch (remark.level()) {
            case ERROR -> "critical";
            case WARNING -> "warning";
            default -> "info";
        };
    }

    /** Markdown, in which what was stated is escaped. */
    private static String detail(Remark remark) {
        Rule rule = remark.finding().rule();
        List<String> parts = new ArrayList<>();
        String because = Words.sentence(remark.finding());
        parts.add(Words.markdown(Words.verdict(remark.finding()) + (because.isEmpty() ? "" : ": " + because)));
        parts.add(Words.markdown(rule.why()));
        parts.add("**Check:** " + Words.markdown(rule.check()));
        parts.add("**Fix:** " + Words.markdown(remark.finding().fix()));
        return String.join("\n\n", parts);
    }

    private static Map<String, Object> suggestion(Remark remark, Reviewed review, Repair repair) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("type", "update");
        action.put("description", Words.changes(repair.changes()));
        action.put("resource", repair.changes());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", "Change " + Words.changes(repair.changes()));
        tree.put("uuid", name(remark, review) + ".repair");
        tree.put("isRecommended", repair.creates().isEmpty());
        tree.put("actions", List.of(action));
        tree.put("removes", repair.removes());
        tree.put("creates", repair.creates());
        return tree;
    }

    private static List<Map<String, Object>> overrideReasons() {
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (Waiver.Reason reason : Waiver.Reason.values()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("code", reason.toString());
            tree.put("system", "urn:letrodx:waiver-reason");
            tree.put("display", reason.toString().replace('-', ' '));
            reasons.add(tree);
        }
        return reasons;
    }

    private static List<Map<String, Object>> links(Rule rule, RuleBook book) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (String key : rule.cites()) {
            Optional<Reference> reference =
                    Optional.ofNullable(book.references().get(key));
            reference.flatMap(Words::address).ifPresent(address -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("label", reference.get().shortLine());
                tree.put("url", address);
                tree.put("type", "absolute");
                links.add(tree);
            });
        }
        return links;
    }
}
