package org.letrodx.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.Document;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.report.JsonCards;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Waiver;
import org.letrodx.scenario.SetUp;

/**
 * Reviews as cards, in the manner of CDS Hooks 2.0, for a host that shows them. Nothing is remembered between a card
 * and what becomes of it: the name of a card says what it was about.
 */
final class Cards {
    private static final String SERVICE = "letrodx-review";
    private static final Pattern CARD =
            Pattern.compile("(?<rule>[\\w-]{1,40})\\.(?<facts>[0-9a-f]{12})\\.(?<input>[0-9a-f]{64})");

    private final ServedBook rules;
    private final Inputs inputs;
    private final Reviews reviews;

    Cards(ServedBook rules, Inputs inputs, Reviews reviews) {
        this.rules = rules;
        this.inputs = inputs;
        this.reviews = reviews;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/cds-services", request -> services()),
                Route.post("/cds-services/" + SERVICE, this::cards),
                Route.post("/cds-services/" + SERVICE + "/feedback", this::feedback));
    }

    private static Response services() {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("id", SERVICE);
        service.put("hook", "set-up-review");
        service.put("title", "Review of a set-up");
        service.put(
                "description",
                "What is wrong with the set-up of an experiment, a card each; context.experiment is a scenario.");
        return Response.json(JsonWriter.compact(Map.of("services", List.of(service))));
    }

    private Response cards(Request request) {
        request.onlyQueries(Set.of());
        request.accepts(Response.JSON);
        Written experiment = find(inputs.document(request).sound(), "context", "experiment")
                .orElseThrow(
                        () -> Refusal.of(Refusal.Code.INVALID, "context.experiment is not there: send a scenario"));
        RuleBook book = rules.book();
        Reviewed review =
                Reviews.reviewed(reviews.reviewer(book).build().review(SetUp.of(new Document(experiment, List.of()))));
        if (!review.faults().isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, review.faults());
        }
        return Response.json(JsonCards.json(review, book))
                .with(Tag.RULES, book.ruleSet().sha256())
                .with(Response.INPUT, review.input());
    }

    private static Optional<Written> find(Written tree, String... names) {
        Optional<Written> found = Optional.of(tree);
        for (String name : names) {
            found = found.filter(Written.Entries.class::isInstance)
                    .flatMap(entries -> ((Written.Entries) entries).find(name));
        }
        return found;
    }

    private static String text(Written tree, String... names) {
        return find(tree, names)
                .map(Written::plain)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    /** Drafts of waivers: a person signs them, with a day on which they end. */
    private Response feedback(Request request) {
        request.onlyQueries(Set.of());
        request.accepts(Response.JSON);
        Written root = inputs.document(request).sound();
        if (!(find(root, "feedback").orElse(null) instanceof Written.Items items)) {
            throw Refusal.of(Refusal.Code.INVALID, "feedback is not there: a list of what became of cards");
        }
        List<Problem> problems = new ArrayList<>();
        List<Map<String, Object>> drafts = new ArrayList<>();
        for (Written item : items.items()) {
            Matcher card = CARD.matcher(text(item, "card"));
            if (!card.matches()) {
                problems.add(new Problem(item.at(), "", "names no card of this server", "the uuid of a card", ""));
            } else if (text(item, "outcome").equals("overridden")) {
                draft(item, card, problems).ifPresent(drafts::add);
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, problems);
        }
        return Response.json(JsonWriter.compact(Map.of("waiverDrafts", drafts)));
    }

    private static Optional<Map<String, Object>> draft(Written item, Matcher card, List<Problem> problems) {
        String reason = text(item, "overrideReason", "reason", "code");
        List<String> known =
                Stream.of(Waiver.Reason.values()).map(Waiver.Reason::toString).toList();
        if (!known.contains(reason)) {
            problems.add(new Problem(
                    item.at(), "overrideReason.reason.code", "\"" + reason + "\" is no reason of a waiver", known, ""));
            return Optional.empty();
        }
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("rule", card.group("rule"));
        draft.put("input", card.group("input"));
        draft.put("facts", card.group("facts"));
        draft.put("reason", reason);
        draft.put("text", text(item, "overrideReason", "userComment"));
        draft.put("by", null);
        draft.put("on", null);
        draft.put("expires", null);
        return Optional.of(draft);
    }
}
