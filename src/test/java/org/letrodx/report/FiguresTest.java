package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.data.picture.Diagram;
import org.letrodx.data.picture.Diagram.State;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Documents;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Part;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Vocabulary;

/** The source document's three diagrams, lit by answers. */
class FiguresTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static String description(Picture picture) {
        return picture.svg().replaceAll("(?s).*<desc[^>]*>(.*?)</desc>.*", "$1");
    }

    private static Map<String, String> descriptions(String scenario) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        Figures.of(BOOK.diagnose(Scenarios.worked(scenario)), rule -> "")
                .forEach(picture -> descriptions.put(picture.name(), description(picture)));
        return descriptions;
    }

    @Test
    void aPathwayIsLitByItsCauses() {
        String pathways = descriptions("xenografts-responded-then-regrew").get("resistance-pathways");
        assertTrue(pathways.contains("confirmed: ") && pathways.contains("RAS; MAPK"), pathways);
    }

    @Test
    void aLineIsMadeWhereThereIsAHistory() {
        assertTrue(descriptions("xenografts-responded-then-regrew").containsKey("making-resistant-lines"));
        assertFalse(descriptions("mda-mb-231").containsKey("making-resistant-lines"));
    }

    /** Only what the rules of resistance call long is prolonged. */
    @ParameterizedTest
    @CsvSource({"56 weeks, CONFIRMED", "4 weeks, CONFIRMED", "2 weeks, RULED_OUT", "2-6 weeks, "})
    void onlyALongExposureIsProlonged(String timeOnDrug, State state) {
        assertTrue(rule("RES-01").questions().stream()
                .anyMatch(question -> question.sentence().equals("history.timeOnDrug.atLeast( \"4 weeks\" )")));
        Diagnosis diagnosis = BOOK.diagnose(Experiment.of(Map.of(
                "model.system", "cell-culture",
                "treatment.exposure", "1 d",
                "assay.endpoint", "count",
                "history.timeOnDrug", timeOnDrug)));
        assertEquals(
                Optional.ofNullable(state),
                Figures.of(Diagram.MAKING_RESISTANT_LINES, diagnosis, rule -> "").lit().stream()
                        .filter(lit -> lit.node().equals("prolonged exposure"))
                        .map(Figures.Lit::state)
                        .findFirst());
    }

    private static Rule rule(String id) {
        return BOOK.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAModelLacksIsStruckThrough() {
        String bedside = descriptions("result-does-not-translate").get("bench-to-bedside");
        assertTrue(bedside.contains("ruled out: heterogeneity; microenvironment"), bedside);
    }

    @Test
    void aPathwayWhoseCausesAreRuledOutIsStruckThrough() {
        Diagnosis diagnosis = BOOK.diagnose(Experiment.of(Map.of(
                "complaint", "no-regression",
                "model.system", "xenograft",
                "markers.hif1a", "unchanged")));
        assertTrue(description(Figures.of(diagnosis, rule -> "").get(0)).contains("ruled out: HIF-1"));
    }

    @Test
    void nothingIsLitOnABlankSheet() {
        assertEquals(List.of(), Figures.of(BOOK.diagnose(Experiment.blank()), rule -> ""));
    }

    @Test
    void aLitNodeLeadsToThePageOfItsRule() {
        String svg = Figures.of(BOOK.diagnose(Scenarios.worked("mda-mb-231")), rule -> "rules/" + rule.id() + ".html")
                .get(0)
                .svg();
        assertTrue(svg.contains("<a href=\"rules/CELL-01.html\">"), svg);
    }

    @Test
    void aNodeIsLitByItsFactsAndCausesAlone() {
        Diagnosis diagnosis = BOOK.diagnose(Scenarios.worked("mda-mb-231"));
        for (Diagram diagram : Diagram.values()) {
            Figures.of(diagram, diagnosis, rule -> "").lit().forEach(lit -> {
                assertFalse(lit.facts().isEmpty() && lit.findings().isEmpty(), lit.node());
                assertTrue(
                        Figures.causes(diagram, BOOK.rules())
                                .get(lit.node())
                                .containsAll(lit.findings().stream()
                                        .map(Finding::rule)
                                        .toList()),
                        lit.node());
            });
        }
        List<String> receptor = Figures.of(Diagram.RESISTANCE_PATHWAYS, diagnosis, rule -> "").lit().stream()
                .filter(lit -> lit.node().equals("estrogen receptor"))
                .flatMap(lit -> lit.findings().stream())
                .map(Finding::id)
                .toList();
        assertEquals("CELL-01", receptor.get(0), "the first is the one that it leads to");
    }

    /** Estrogen and its receptor are confirmed, letrozole is open, aromatase is not lit. */
    @Test
    void anArrowIsLitWhereBothItsEndsAreLitAlike() {
        String svg = Figures.of(BOOK.diagnose(Scenarios.worked("mda-mb-231")), rule -> "")
                .get(0)
                .svg();
        assertEquals(2, svg.split("<g class=\"confirmed\"><title>confirmed</title><path class=\"edge\"").length);
        assertEquals(1, svg.split("<g class=\"open\"><title>open</title><path class=\"edge\"").length);
    }

    /** The table names nodes and facts that exist, and no pathway that no rule can light. */
    @Test
    void theTableFitsDiagramsFactsAndRules() {
        Map<?, ?> table = (Map<?, ?>) Documents.yaml(
                        Documents.text(Figures.class.getResourceAsStream("figures.yaml"), "figures.yaml"),
                        "figures.yaml")
                .sound()
                .plain();
        List<String> wrong = new ArrayList<>();
        for (Diagram diagram : Diagram.values()) {
            Map<?, ?> nodes = (Map<?, ?>)
                    table.get(diagram.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            nodes.forEach((node, said) -> {
                Map<?, ?> entry = (Map<?, ?>) said;
                if (!diagram.nodes().contains(node)) {
                    wrong.add(diagram + " has no " + node);
                }
                List<?> asks = (List<?>) entry.get("asks");
                asks.stream()
                        .map(String::valueOf)
                        .filter(path -> !Vocabulary.sections().contains(path)
                                && Vocabulary.find(path).isEmpty())
                        .forEach(wrong::add);
                Stream.of("stated by", "contradicted by")
                        .map(entry::get)
                        .filter(Map.class::isInstance)
                        .flatMap(map -> ((Map<?, ?>) map).keySet().stream())
                        .map(String::valueOf)
                        .filter(path -> Vocabulary.find(path).isEmpty())
                        .forEach(wrong::add);
                if (entry.containsKey("value")
                        && BOOK.values().stream().noneMatch(value -> value.id().equals(entry.get("value")))) {
                    wrong.add("no number " + entry.get("value"));
                }
                if (diagram == Diagram.RESISTANCE_PATHWAYS
                        && BOOK.rules().stream().noneMatch(rule -> asks(rule, asks))) {
                    wrong.add("no rule lights " + node);
                }
            });
            if (diagram != Diagram.BENCH_TO_BEDSIDE) {
                assertEquals(diagram.nodes().size(), nodes.size(), diagram + ": every node");
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean asks(Rule rule, List<?> wanted) {
        return rule.questions().stream()
                .filter(question -> question.part() == Part.EVIDENCE)
                .anyMatch(question -> wanted.contains(question.fact().path())
                        || wanted.contains(question.fact().section()));
    }

    @Test
    void aRenamedPictureHasAllItsIdsRenamedAndNothingElse() {
        Picture picture = Figures.of(BOOK.diagnose(Scenarios.worked("mda-mb-231")), rule -> "")
                .get(0);
        Picture renamed = picture.renamed("s2-" + picture.name());
        assertEquals(picture.svg(), renamed.svg().replace("s2-" + picture.name(), picture.name()));
        assertFalse(
                renamed.svg().contains("\"" + picture.name()) || renamed.svg().contains("#" + picture.name()));
    }
}
