package org.letrodx.serve.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letrodx.RuleBook;
import org.letrodx.data.picture.Diagram;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Documents;
import org.letrodx.report.Words;
import org.letrodx.rules.Part;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Vocabulary;

/**
 * The three pictures of the source document, lit by what is known: a node stands for facts, and its causes are those that ask
 * about them.
 */
@SuppressWarnings("UnusedMethod") // the templates call them
final class Pictures {
    /** The facts behind each node, by picture. */
    static final Map<Diagram, Map<String, List<String>>> NODES = read();

    private Pictures() {}

    private record View(List<Drawn> pictures, boolean known, List<Form.Field> state) {}

    /** A picture, and in words what is lit in it and what may light it. */
    private record Drawn(String svg, List<Lit> lit, List<Node> nodes, List<Published> published) {
        boolean some() {
            return !lit.isEmpty();
        }

        boolean hasPublished() {
            return !published.isEmpty();
        }
    }

    /** A node and the causes that may light it. */
    private record Node(String name, List<Cause> causes) {}

    private record Cause(String id, String title) {}

    private record Published(String text, String key) {}

    private record Lit(String node, String state, String id, String title) {}

    /** The finding by which a node or an edge is lit. */
    private record Light(Diagram.State state, Finding finding) {}

    private static Map<Diagram, Map<String, List<String>>> read() {
        String text = Documents.text(Pictures.class.getResourceAsStream("nodes.yaml"), "nodes.yaml");
        Map<Diagram, Map<String, List<String>>> nodes = new LinkedHashMap<>();
        Map<?, ?> all = (Map<?, ?>)
                requireNonNull(Documents.yaml(text, "nodes.yaml").root().plain());
        for (Diagram diagram : Diagram.values()) {
            Map<String, List<String>> of = new LinkedHashMap<>();
            ((Map<?, ?>) requireNonNull(all.get(name(diagram))))
                    .forEach((node, paths) -> of.put(
                            String.valueOf(node),
                            ((List<?>) paths)
                                    .stream()
                                            .map(path -> Vocabulary.get(String.valueOf(path))
                                                    .path())
                                            .toList()));
            nodes.put(diagram, of);
        }
        return nodes;
    }

    private static Map<String, List<String>> nodes(Diagram diagram) {
        return requireNonNull(NODES.get(diagram));
    }

    private static String name(Diagram diagram) {
        return diagram.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The page of the pictures. @param form what lights them */
    static String page(Form form, RuleBook book) {
        Diagnosis diagnosis = book.review(form.experiment());
        boolean known = !form.facts().isEmpty();
        List<Drawn> pictures = new ArrayList<>();
        for (Diagram diagram : Diagram.values()) {
            Map<String, Diagram.Light> lights = new LinkedHashMap<>();
            List<Lit> lit = new ArrayList<>();
            if (known) {
                nodes(diagram)
                        .forEach((node, paths) -> light(node, paths, diagnosis).ifPresent(light -> {
                            lights.put(node, shown(light));
                            lit.add(new Lit(
                                    node.replace('-', ' '),
                                    word(light.state()),
                                    light.finding().id(),
                                    light.finding().rule().title()));
                        }));
                edges(diagram, diagnosis).forEach((edge, light) -> lights.put(edge, shown(light)));
            }
            List<Node> nodes = new ArrayList<>();
            nodes(diagram)
                    .forEach((node, paths) -> nodes.add(new Node(
                            node.replace('-', ' '),
                            book.rules().stream()
                                    .filter(rule -> asks(rule, paths))
                                    .map(rule -> new Cause(rule.id(), rule.title()))
                                    .toList())));
            pictures.add(new Drawn(
                    diagram.picture(lights, Map.of()).bare(),
                    lit,
                    nodes,
                    diagram == Diagram.MAKING_RESISTANT_LINES ? times(book) : List.of()));
        }
        return Templates.fill("pictures", new View(pictures, known, form.hidden(Set.of())));
    }

    /** How long it took others, side by side. */
    private static List<Published> times(RuleBook book) {
        return book.values().stream()
                .filter(value ->
                        value.topics().contains("duration") && !value.value().isEmpty())
                .map(value -> new Published(
                        value.place() + ", " + value.endpoint() + ": " + value.value(),
                        value.cites().isEmpty() ? "" : value.cites().get(0)))
                .toList();
    }

    private static Diagram.Light shown(Light light) {
        Rule rule = light.finding().rule();
        return new Diagram.Light(
                light.state(), rule.title() + ": " + Words.sentence(light.finding()), "/rules/" + rule.id());
    }

    private static String word(Diagram.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static boolean asks(Rule rule, List<String> paths) {
        return rule.questions().stream()
                .anyMatch(question -> question.part() == Part.EVIDENCE
                        && paths.contains(question.fact().path()));
    }

    /**
     * What is known of a node: its first cause that these facts speak for; or that all its causes are ruled out, if these
     * facts do so to one of them.
     */
    static Optional<Light> light(String node, List<String> paths, Diagnosis diagnosis) {
        List<Finding> own = diagnosis.findings().stream()
                .filter(finding -> asks(finding.rule(), paths))
                .toList();
        Optional<Finding> cause = own.stream()
                .filter(finding -> finding.isCause() && touches(finding, paths))
                .findFirst();
        if (cause.isPresent()) {
            return cause.map(finding -> new Light(state(finding), finding));
        }
        boolean possible = own.stream().anyMatch(finding -> finding.verdict() == Verdict.OPEN || finding.isCause());
        return possible
                ? Optional.empty()
                : own.stream()
                        .filter(finding -> finding.verdict() == Verdict.RULED_OUT && touches(finding, paths))
                        .findFirst()
                        .map(finding -> new Light(Diagram.State.RULED_OUT, finding));
    }

    private static Diagram.State state(Finding finding) {
        return finding.verdict() == Verdict.CONFIRMED ? Diagram.State.CONFIRMED : Diagram.State.OPEN;
    }

    /** An edge is lit by a cause whose facts belong to both its ends. */
    private static Map<String, Light> edges(Diagram diagram, Diagnosis diagnosis) {
        Map<String, List<String>> nodes = nodes(diagram);
        Map<String, Light> lit = new LinkedHashMap<>();
        for (String from : nodes.keySet()) {
            for (String to : nodes.keySet()) {
                String edge = from + "-" + to;
                if (diagram.edges().contains(edge)) {
                    diagnosis.findings().stream()
                            .filter(finding -> finding.isCause()
                                    && touches(finding, nodes.get(from))
                                    && touches(finding, nodes.get(to)))
                            .findFirst()
                            .ifPresent(finding -> lit.put(edge, new Light(state(finding), finding)));
                }
            }
        }
        return lit;
    }

    private static boolean touches(Finding finding, List<String> paths) {
        Set<String> facts = new HashSet<>();
        finding.because().forEach(reason -> collect(reason, facts));
        return paths.stream().anyMatch(facts::contains);
    }

    private static void collect(Reason reason, Set<String> facts) {
        facts.add(reason.fact());
        reason.because().forEach(below -> collect(below, facts));
    }
}
