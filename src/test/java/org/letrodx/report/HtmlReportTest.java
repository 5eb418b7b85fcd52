package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Experiment;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The page of an answer that goes to the supervisor. */
class HtmlReportTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static String page(Experiment experiment, Picture... pictures) {
        Diagnosis diagnosis = BOOK.diagnose(experiment);
        return HtmlReport.html(
                List.of(new HtmlReport.Sheet("plate.yaml", diagnosis, BOOK.besides(diagnosis), List.of(pictures))));
    }

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyCauseHasItsBoxesAndItsSourcesAreLinked() throws Exception {
        Experiment experiment = Scenarios.worked("mcf7-full-serum");
        Document page = parsed(page(experiment));
        List<Finding> causes = BOOK.diagnose(experiment).findings().stream()
                .filter(Finding::isCause)
                .toList();
        NodeList articles = page.getElementsByTagName("article");
        assertEquals(causes.size(), articles.getLength());
        for (int i = 0; i < articles.getLength(); i++) {
            NodeList boxes = ((org.w3c.dom.Element) articles.item(i)).getElementsByTagName("input");
            assertEquals(
                    causes.get(i).isMoot() ? 0 : 2,
                    boxes.getLength(),
                    causes.get(i).id());
        }
        NodeList links = page.getElementsByTagName("a");
        assertTrue(links.getLength() > 5);
        for (int i = 0; i < links.getLength(); i++) {
            String address = links.item(i).getAttributes().getNamedItem("href").getNodeValue();
            assertTrue(address.startsWith("https://") || address.startsWith("#"), address);
        }
    }

    @Test
    void itNeedsNothingFromElsewhere() {
        String page = page(Scenarios.worked("xenografts-not-regressing"));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("src="), page);
        assertFalse(page.contains("@import"), page);
    }

    @Test
    void whatAnInputHoldsIsText() throws Exception {
        String page = page(Scenarios.worked("protocol-1").toBuilder()
                .id("<script>alert(1)</script>")
                .title("\u202e a & b \u0007")
                .build());
        assertFalse(page.contains("<script"), page);
        parsed(page);
    }

    @Test
    void picturesStandWhereThereAreData() throws Exception {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>plate</title></svg>";
        assertFalse(page(Scenarios.worked("protocol-1")).contains("<h2>Data</h2>"));
        String page = page(Scenarios.worked("protocol-1"), new Picture("plate-1", svg));
        parsed(page);
        assertTrue(page.contains("<h2>Data</h2>\n<figure>" + svg), page);
    }

    @Test
    void idsDifferWhereSeveralExperimentsShareAPage() throws Exception {
        List<HtmlReport.Sheet> sheets = List.of("mda-mb-231", "xenografts-responded-then-regrew").stream()
                .map(name -> BOOK.diagnose(Scenarios.worked(name)))
                .map(diagnosis -> new HtmlReport.Sheet("x", diagnosis, List.of(), List.of()))
                .toList();
        String page = HtmlReport.html(sheets);
        parsed(page);
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        Pattern.compile(" href=\"#([^\"]*)\"")
                .matcher(page)
                .results()
                .forEach(match -> assertTrue(ids.contains(match.group(1)), match.group()));
    }

    @Test
    void everyScenarioMakesAPage() throws Exception {
        for (var file : Scenarios.worked()) {
            String page = page(Scenarios.read(file));
            parsed(page);
            assertTrue(page.contains("Start here:"), page);
            assertTrue(page.contains("Research use only"), page);
        }
    }
}
