package org.letrodx.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.picture.Diagram;
import org.letrodx.data.picture.Diagram.Light;
import org.letrodx.data.picture.Diagram.State;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Documents;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/**
 * The three diagrams of the source document, lit by an answer: filled where a cause is confirmed or a fact states it, dashed where
 * a cause is suspected, struck through where all causes are ruled out or a fact contradicts it. Which facts light which node is
 * written in {@code figures.yaml}.
 */
public final class Figures {
    private static final String FILE = "figures.yaml";

    private static final class Table {
        private static final Map<String, Object> ALL = read();
    }

    private final Diagnosis diagnosis;
    private final Function<Rule, String> page;

    private Figures(Diagnosis diagnosis, Function<Rule, String> page) {
        this.diagnosis = diagnosis;
        this.page = page;
    }

    /**
     * The diagrams that an answer lights up, without links.
     *
     * @throws IllegalStateException if jmustache is not on the class path
     */
    public static List<Picture> of(Diagnosis diagnosis) {
        return of(diagnosis, rule -> "");
    }

    /**
     * The diagrams that an answer lights up: the pathways of cells, animals and patients, the making of resistant lines where there is
     * a history, the way to the bedside where it is about translation or patients; always in this order. None if nothing is lit.
     *
     * @param page where a node leads whose rule this is: the address of its page; empty for nowhere
     * @throws IllegalStateException if jmustache is not on the class path
     */
    public static List<Picture> of(Diagnosis diagnosis, Function<Rule, String> page) {
        Figures figures = new Figures(diagnosis, page);
        return Stream.of(Diagram.values())
                .filter(figures::belongs)
                .flatMap(diagram -> figures.draw(diagram).stream())
                .toList();
    }

    /** One diagram, lit by an answer, even if nothing lights it. @param page as for {@link #of(Diagnosis, Function)} */
    public static Picture of(Diagram diagram, Diagnosis diagnosis, Function<Rule, String> page) {
        Figures figures = new Figures(diagnosis, page);
        return diagram.picture(figures.lights(diagram), figures.notes(diagram));
    }

    private boolean belongs(Diagram diagram) {
        return switch (diagram) {
            case RESISTANCE_PATHWAYS -> true;
            case MAKING_RESISTANT_LINES ->
                isDescribed("history")
                        || Boolean.TRUE.equals(diagnosis
                                .facts()
                                .of(Vocabulary.get("cellLine.derivedResistance"))
                                .value());
            case BENCH_TO_BEDSIDE ->
                isDescribed("translation")
                        || isDescribed("clinic")
                        || diagnosis.setting().systems().equals(List.of(ModelSystem.PATIENT));
        };
    }

    private boolean isDescribed(String section) {
        return diagnosis.known().stream()
                .anyMatch(fact -> fact.isGiven() && fact.type().section().equals(section));
    }

    private List<Picture> draw(Diagram diagram) {
        Map<String, Light> lights = lights(diagram);
        return lights.isEmpty() ? List.of() : List.of(diagram.picture(lights, notes(diagram)));
    }

    private Map<String, Light> lights(Diagram diagram) {
        Map<String, Light> lights = new LinkedHashMap<>();
        nodes(diagram).forEach((node, said) -> {
            Light light = light(diagram, map(said));
            if (light != null) {
                lights.put(node, light);
            }
        });
        for (String edge : diagram.edges()) {
            diagram.nodes().stream()
                    .filter(node ->
                            edge.startsWith(node + "-") && diagram.nodes().contains(edge.substring(node.length() + 1)))
                    .filter(lights::containsKey)
                    .findFirst()
                    .ifPresent(node -> lights.put(edge, lights.get(node)));
        }
        return lights;
    }

    private @Nullable Light light(Diagram diagram, Map<String, Object> node) {
        List<Finding> findings = diagnosis.findings().stream()
                .filter(finding -> asks(finding.rule(), node))
                .toList();
        List<Finding> confirmed = with(findings, Verdict.CONFIRMED);
        List<Finding> possible = Stream.concat(
                        with(findings, Verdict.SUSPECTED).stream(), with(findings, Verdict.BORDERLINE).stream())
                .toList();
        List<String> against = facts(node, "contradicted by");
        List<String> stated = facts(node, "stated by");
        if (!against.isEmpty()) {
            return light(State.RULED_OUT, against, confirmed);
        }
        if (!confirmed.isEmpty() || !stated.isEmpty()) {
            return light(State.CONFIRMED, stated, confirmed);
        }
        if (!possible.isEmpty()) {
            return light(State.OPEN, List.of(), possible);
        }
        // a step of a workflow is not struck through because nothing is wrong with it
        boolean isPathway = diagram == Diagram.RESISTANCE_PATHWAYS;
        List<Finding> out = with(findings, Verdict.RULED_OUT);
        return isPathway && !out.isEmpty() && out.size() == findings.size()
                ? light(State.RULED_OUT, List.of(), out)
                : null;
    }

    private Light light(State state, List<String> facts, List<Finding> findings) {
        List<String> tips = new ArrayList<>(facts);
        findings.forEach(finding -> tips.add(finding.rule().name()));
        return new Light(
                state,
                String.join("; ", tips),
                findings.isEmpty() ? "" : page.apply(findings.get(0).rule()));
    }

    private static List<Finding> with(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    private static boolean asks(Rule rule, Map<String, Object> node) {
        List<?> wanted = (List<?>) node.getOrDefault("asks", List.of());
        return rule.questions().stream()
                .filter(question -> question.part() == Part.EVIDENCE)
                .map(Question::fact)
                .anyMatch(fact -> wanted.contains(fact.path()) || wanted.contains(fact.section()));
    }

    /** The facts that say it of the node, with their values. */
    private List<String> facts(Map<String, Object> node, String how) {
        List<String> facts = new ArrayList<>();
        map(node.getOrDefault(how, Map.of())).forEach((path, word) -> {
            Fact fact = diagnosis.facts().of(Vocabulary.get(path));
            if (fact.isKnown()
                    && (word.equals("known") || FactType.print(fact.value()).equals(word))) {
                facts.add(path + " " + fact.display());
            }
        });
        return facts;
    }

    private Map<String, String> notes(Diagram diagram) {
        Map<String, String> notes = new LinkedHashMap<>();
        nodes(diagram).forEach((node, said) -> diagnosis.values().stream()
                .filter(value -> value.id().equals(map(said).get("value")))
                .findFirst()
                .ifPresent(value -> notes.put(node, value.value() + " (" + String.join(", ", value.cites()) + ")")));
        return notes;
    }

    private static Map<String, Object> nodes(Diagram diagram) {
        return map(requireNonNull(
                Table.ALL.get(diagram.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    }

    private static Map<String, Object> read() {
        try (InputStream stream = Figures.class.getResourceAsStream(FILE)) {
            return map(
                    Documents.yaml(Documents.text(stream, FILE), FILE).sound().plain());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object plain) {
        return (Map<String, Object>) requireNonNull(plain);
    }
}
