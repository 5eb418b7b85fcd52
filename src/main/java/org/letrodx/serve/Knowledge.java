package org.letrodx.serve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.docs.FactList;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Resources;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.report.JsonFacts;
import org.letrodx.report.JsonReport;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioSchema;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What the rules know, and what may be stated. */
final class Knowledge {
    /** The schemas that have a file. */
    private static final Set<String> SCHEMAS = Set.of("diagnosis", "review", "data");

    private final ServedBook rules;

    Knowledge(ServedBook rules) {
        this.rules = rules;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/form",
                        request -> tagged(request, Set.of("complaint", "system"), book -> form(request, book))),
                Route.get("/v1/facts", request -> tagged(request, Set.of("about"), book -> facts(request, book))),
                Route.get(
                        "/v1/rules",
                        request -> tagged(
                                request,
                                Set.of(),
                                book -> JsonWriter.pretty(book.rules().stream()
                                        .map(JsonReport::tree)
                                        .toList()))),
                Route.get(
                        "/v1/rules/{id}",
                        request -> tagged(request, Set.of(), book -> rule(request.parameter("id"), book))),
                Route.get(
                        "/v1/references/{key}",
                        request -> tagged(request, Set.of(), book -> reference(request.parameter("key"), book))),
                Route.get(
                        "/v1/schemas/{name}",
                        request -> tagged(request, Set.of(), book -> schema(request.parameter("name")))),
                Route.get(
                                "/openapi.yaml",
                                request -> Response.of(200, Inputs.YAML, Resources.bytes("serve/openapi.yaml")))
                        .open());
    }

    private Response tagged(Request request, Set<String> queries, Function<RuleBook, String> json) {
        request.onlyQueries(queries);
        request.accepts(Response.JSON);
        RuleBook book = rules.book();
        List<String> asked = new ArrayList<>(List.of(request.path()));
        queries.stream().sorted().forEach(name -> asked.add(name + request.queries(name)));
        return Tag.on(Response.json(json.apply(book)), book, asked).with("Cache-Control", "no-cache");
    }

    private static String form(Request request, RuleBook book) {
        List<Complaint> complaints = words(request, "complaint", "experiment.complaint")
                .map(Complaint::of)
                .toList();
        List<ModelSystem> systems =
                words(request, "system", "model.system").map(ModelSystem::of).toList();
        return facts(FactList.asked(book, complaints, systems));
    }

    private static Stream<Word> words(Request request, String query, String path) {
        FactType type = Vocabulary.get(path);
        return request.queries(query).stream().flatMap(text -> {
            try {
                Object read = type.read(new Written.Scalar(text, Location.NONE));
                return (read instanceof List<?> list ? list.stream() : Stream.ofNullable(read)).map(Word.class::cast);
            } catch (Unreadable unknown) {
                throw Refusal.of(Refusal.Code.BAD_REQUEST, List.of(unknown.at(Location.of("?" + query), "")));
            }
        });
    }

    private static String facts(Request request, RuleBook book) {
        return facts(request.query("about")
                .map(word -> FactList.about(word, book))
                .orElseGet(() -> Vocabulary.types().stream()
                        .filter(type -> !type.isDerived())
                        .toList()));
    }

    private static String facts(List<FactType> types) {
        return JsonWriter.compact(Map.of("facts", JsonFacts.tree(types)));
    }

    private static String rule(String id, RuleBook book) {
        List<Rule> all = Stream.concat(book.rules().stream(), book.derivations().stream())
                .toList();
        Rule rule = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none("rule", id, all.stream().map(Rule::id).toList()));
        Map<String, Object> tree = new LinkedHashMap<>(JsonReport.tree(rule));
        tree.put("source", book.source(rule));
        return JsonWriter.compact(tree);
    }

    private static String reference(String key, RuleBook book) {
        Reference reference = Optional.ofNullable(book.references().get(key))
                .orElseThrow(() -> none("reference", key, book.references().keySet()));
        return JsonWriter.compact(JsonReport.tree(reference));
    }

    private static Refusal none(String what, String name, Collection<String> known) {
        String near = Nearest.to(name, known);
        return Refusal.of(
                Refusal.Code.NOT_FOUND,
                "there is no " + what + " \"" + name + "\"" + (near.isEmpty() ? "" : ". Maybe: " + near));
    }

    private static String schema(String name) {
        if (name.equals("scenario")) {
            return ScenarioSchema.json();
        }
        if (!SCHEMAS.contains(name)) {
            throw none("schema", name, List.of("scenario", "diagnosis", "review", "data"));
        }
        return Resources.text(name + ".schema.json").stripTrailing();
    }
}
