package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.data.picture.Diagram;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Templates;
import org.letrodx.facts.Experiment;
import org.letrodx.report.Figures;
import org.letrodx.rules.Rule;

/** The page of the source document's three pictures, lit by what is known. */
@SuppressWarnings("UnusedMethod") // the templates call them
final class Pictures {
    private Pictures() {}

    private record View(Fields.Unread unread, List<Drawn> pictures, boolean known, List<Form.Field> state) {}

    /** A picture, and in words what is lit in it and what may light it. */
    private record Drawn(String svg, List<Lit> lit, List<Node> nodes, List<Published> published) {
        boolean some() {
            return !lit.isEmpty();
        }

        boolean hasPublished() {
            return !published.isEmpty();
        }
    }

    /**
     * A node that is lit.
     *
     * @param facts what says so, besides the causes; empty if nothing does
     */
    private record Lit(String node, String state, String facts, List<Cause> causes) {}

    /** A node and the causes that may light it. */
    private record Node(String name, List<Cause> causes) {}

    private record Cause(String id, String title) {
        static Cause of(Rule rule) {
            return new Cause(rule.id(), rule.title());
        }
    }

    private record Published(String text, String key) {}

    /**
     * The page of the pictures.
     *
     * @param form what lights them
     */
    static String page(Form form, RuleBook book) {
        Experiment experiment = form.experiment();
        Diagnosis diagnosis = book.diagnose(experiment);
        List<Drawn> pictures = Stream.of(Diagram.values())
                .map(diagram -> drawn(diagram, diagnosis, book))
                .toList();
        return Templates.fill(
                "serve/page/pictures",
                new View(
                        Fields.Unread.of(experiment, false),
                        pictures,
                        !form.facts().isEmpty(),
                        form.hidden(Set.of())));
    }

    private static Drawn drawn(Diagram diagram, Diagnosis diagnosis, RuleBook book) {
        Figures.Figure figure = Figures.of(diagram, diagnosis, rule -> "/rules/" + rule.id());
        List<Node> nodes = new ArrayList<>();
        Figures.causes(diagram, book.rules())
                .forEach((node, rules) ->
                        nodes.add(new Node(node, rules.stream().map(Cause::of).toList())));
        return new Drawn(
                figure.picture().bare(),
                figure.lit().stream()
                        .map(lit -> new Lit(
                                lit.node(),
                                lit.state().word(),
                                String.join("; ", lit.facts()),
                                lit.findings().stream()
                                        .map(finding -> Cause.of(finding.rule()))
                                        .toList()))
                        .toList(),
                nodes,
                diagram == Diagram.MAKING_RESISTANT_LINES ? times(book) : List.of());
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
}
