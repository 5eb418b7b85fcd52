package org.letrodx.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.letrodx.data.picture.Diagram;
import org.letrodx.data.picture.Diagram.Light;
import org.letrodx.data.picture.Diagram.State;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Resources;
import org.letrodx.document.Spelling;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/**
 * The three diagrams of the source document, lit by an answer: filled where a cause is confirmed or a fact states it,
 * dashed where a cause is suspected, struck through where all causes are ruled out or a fact contradicts it. A cause
 * lights a node if a fact of the node speaks for it, an arrow is lit if both its ends are lit alike. Which facts belong
 * to which node is written in {@code figures.yaml}.
 */
public final class Figures {
    /**
     * A diagram, and in words what is lit in it.
     *
     * @param lit the nodes that are lit, in the order of {@code figures.yaml}
     */
    public record Figure(Picture picture, List<Lit> lit) {
        /** Copies the list. */
        public Figure {
            lit = List.copyOf(lit);
        }
    }

    /**
     * A node that is lit.
     *
     * @param node what is written in it, such as {@code estrogen receptor}
     * @param facts the facts that say it of the node, with their values
     * @param findings the findings that light it, in the order of their ranks
     */
    public record Lit(String node, State state, List<String> facts, List<Finding> findings) {
        /** Copies the lists. */
        public Lit {
            facts = List.copyOf(facts);
            findings = List.copyOf(findings);
        }
    }

    private static final class Table {
        private static final Map<String, Object> ALL = Resources.yaml("report/figures.yaml");
    }

    private final Diagnosis diagnosis;
    private final Function<Rule, String> page;

    private Figures(Diagnosis diagnosis, Function<Rule, String> page) {
        this.diagnosis = diagnosis;
        this.page = page;
    }

    /**
     * The diagrams that an answer lights up: the pathways of cells, animals and patients, the making of resistant lines
     * where there is a history and the cells may be a line, the way to the bedside where it is about translation or
     * patients; always in this order. None if nothing is lit.
     *
     * @param page the address of the page of a rule, to which its node leads; empty: the node leads nowhere
     * @throws IllegalStateException if jmustache is not on the class path
     */
    public static List<Picture> of(Diagnosis diagnosis, Function<Rule, String> page) {
        Figures figures = new Figures(diagnosis, page);
        return Stream.of(Diagram.values())
                .filter(figures::belongs)
                .map(figures::draw)
                .filter(figure -> !figure.lit().isEmpty())
                .map(Figure::picture)
                .toList();
    }

    /**
     * One diagram, lit by an answer, even if nothing lights it.
     *
     * @param page as for {@link #of(Diagnosis, Function)}
     */
    public static Figure of(Diagram diagram, Diagnosis diagnosis, Function<Rule, String> page) {
        return new Figures(diagnosis, page).draw(diagram);
    }

    /** Which of these causes may light each node, by what is written in it, in the order of {@code figures.yaml}. */
    public static Map<String, List<Rule>> causes(Diagram diagram, Collection<Rule> rules) {
        Map<String, List<Rule>> causes = new LinkedHashMap<>();
        nodes(diagram)
                .forEach((node, said) -> causes.put(
                        diagram.label(node),
                        rules.stream()
                                .filter(rule ->
                                        !asked(rule, Resources.map(said)).isEmpty())
                                .toList()));
        return Collections.unmodifiableMap(causes);
    }

    private boolean belongs(Diagram diagram) {
        return switch (diagram) {
            case RESISTANCE_PATHWAYS -> true;
            case MAKING_RESISTANT_LINES ->
                isDescribed("history") && !diagnosis.facts().exclude(Vocabulary.get("cellLine.name"))
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

    private Figure draw(Diagram diagram) {
        Map<String, Lit> lit = new LinkedHashMap<>();
        nodes(diagram)
                .forEach((node, said) -> lit(diagram, node, Resources.map(said)).ifPresent(one -> lit.put(node, one)));
        Map<String, Light> lights = new LinkedHashMap<>();
        lit.forEach((node, one) -> lights.put(node, light(one)));
        lit.forEach((from, one) -> lit.forEach((to, other) -> {
            if (one.state() == other.state() && diagram.edges().contains(from + "-" + to)) {
                lights.put(from + "-" + to, new Light(one.state(), "", ""));
            }
        }));
        return new Figure(diagram.picture(lights, notes(diagram)), List.copyOf(lit.values()));
    }

    private Light light(Lit lit) {
        List<String> tips = new ArrayList<>(lit.facts());
        lit.findings().forEach(finding -> tips.add(finding.rule().name() + ": " + Words.sentence(finding)));
        return new Light(
                lit.state(),
                String.join("; ", tips),
                lit.findings().stream()
                        .findFirst()
                        .map(finding -> page.apply(finding.rule()))
                        .orElse(""));
    }

    private Optional<Lit> lit(Diagram diagram, String node, Map<String, Object> said) {
        List<Finding> own = diagnosis.findings().stream()
                .filter(finding -> !asked(finding.rule(), said).isEmpty())
                .toList();
        List<Finding> touching =
                own.stream().filter(finding -> rests(finding, said)).toList();
        List<Finding> confirmed = with(touching, Verdict.CONFIRMED);
        List<String> against = facts(said, "contradicted by");
        List<String> stated = facts(said, "stated by");
        String label = diagram.label(node);
        if (!against.isEmpty()) {
            return Optional.of(new Lit(label, State.RULED_OUT, against, confirmed));
        }
        if (!confirmed.isEmpty() || !stated.isEmpty()) {
            return Optional.of(new Lit(label, State.CONFIRMED, stated, confirmed));
        }
        List<Finding> possible = with(touching, Verdict.SUSPECTED, Verdict.BORDERLINE);
        if (!possible.isEmpty()) {
            return Optional.of(new Lit(label, State.OPEN, List.of(), possible));
        }
        // a step of a workflow is not struck through because nothing is wrong with it
        List<Finding> out = with(touching, Verdict.RULED_OUT);
        boolean isOut = !out.isEmpty() && with(own, Verdict.RULED_OUT).size() == own.size();
        return diagram == Diagram.RESISTANCE_PATHWAYS && isOut
                ? Optional.of(new Lit(label, State.RULED_OUT, List.of(), out))
                : Optional.empty();
    }

    private static List<Finding> with(List<Finding> findings, Verdict... verdicts) {
        return findings.stream()
                .filter(finding -> List.of(verdicts).contains(finding.verdict()))
                .toList();
    }

    /** The facts of a node that speak for a cause, if they are as it asks. */
    private static List<String> asked(Rule rule, Map<String, Object> node) {
        List<?> wanted = (List<?>) node.getOrDefault("asks", List.of());
        return rule.questions().stream()
                .filter(question -> question.part() == Part.EVIDENCE)
                .map(Question::fact)
                .filter(fact -> wanted.contains(fact.path()) || wanted.contains(fact.section()))
                .map(FactType::path)
                .toList();
    }

    /** True if a fact of the node speaks for the finding or rules it out. */
    private static boolean rests(Finding finding, Map<String, Object> node) {
        List<String> asked = asked(finding.rule(), node);
        return finding.because().stream().map(Reason::fact).anyMatch(asked::contains);
    }

    /** The facts that say it of the node, with their values. */
    private List<String> facts(Map<String, Object> node, String how) {
        List<String> facts = new ArrayList<>();
        Resources.map(node.getOrDefault(how, Map.of())).forEach((path, word) -> {
            Fact fact = diagnosis.facts().of(Vocabulary.get(path));
            if (fact.isKnown() && says(fact, (String) word)) {
                facts.add(Words.sentence(fact.type(), fact.display()));
            }
        });
        return facts;
    }

    private static boolean says(Fact fact, String word) {
        for (String limit : List.of("at least ", "below ")) {
            if (word.startsWith(limit)) {
                String ask = limit.equals("below ") ? "below" : "atLeast";
                return Question.of(fact.type(), ask, List.of(word.substring(limit.length())))
                                .ask(fact)
                        == Answer.YES;
            }
        }
        return word.equals("known") || FactType.print(fact.value()).equals(word);
    }

    private Map<String, String> notes(Diagram diagram) {
        Map<String, String> notes = new LinkedHashMap<>();
        nodes(diagram).forEach((node, said) -> diagnosis.values().stream()
                .filter(value -> value.id().equals(Resources.map(said).get("value")))
                .findFirst()
                .ifPresent(value -> notes.put(node, value.value() + " (" + String.join(", ", value.cites()) + ")")));
        return notes;
    }

    private static Map<String, Object> nodes(Diagram diagram) {
        return Resources.map(Table.ALL.get(Spelling.label(diagram)));
    }
}
