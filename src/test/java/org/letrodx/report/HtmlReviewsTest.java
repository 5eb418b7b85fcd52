package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.letrodx.Program;
import org.letrodx.review.Baseline;
import org.letrodx.review.Policy;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A review as a page to read and to print; read here with an XML parser. */
class HtmlReviewsTest {
    @Test
    void thePageNeedsNothingFromElsewhere() throws Exception {
        Element page = page();
        Set<String> used = elements(page, "*").stream().map(Element::getTagName).collect(Collectors.toSet());

        assertEquals("en", page.getAttribute("lang"));
        assertTrue(used.containsAll(Set.of("h1", "h2", "h3", "table", "main")));
        assertTrue(Set.of("link", "img", "iframe", "object").stream().noneMatch(used::contains));
        assertFalse(elements(page, "style").get(0).getTextContent().contains("url("));
        for (Element script : elements(page, "script")) {
            assertEquals("", script.getAttribute("src"));
        }
        assertEquals(
                List.of(),
                elements(page, "a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(address -> !address.matches(
                                "#.+|https://doi\\.org/.+|https://pubmed\\.ncbi\\.nlm\\.nih\\.gov/\\d+"))
                        .toList());
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() throws Exception {
        Element page = page();
        Set<String> ids =
                elements(page, "*").stream().map(one -> one.getAttribute("id")).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                elements(page, "a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(address -> address.startsWith("#") && !ids.contains(address.substring(1)))
                        .toList());
    }

    @Test
    void everyTableNamesItselfAndItsColumnsAndRows() throws Exception {
        for (Element table : elements(page(), "table")) {
            assertEquals(1, elements(table, "caption").size());
            elements(table, "th")
                    .forEach(head -> assertTrue(head.getAttribute("scope").matches("col|row"), head.getTextContent()));
            elements(table, "tr").forEach(row -> assertFalse(elements(row, "th").isEmpty()));
        }
    }

    @Test
    void theSummaryComesFirst() throws Exception {
        String text = text(elements(page(), "body").get(0));
        String summary = text.substring(0, text.indexOf("Sign-off"));

        assertTrue(summary.startsWith("Review of 6 set-ups Reviewed 2026-06-01 09:30:00 +02:00"), summary);
        assertTrue(summary.contains("Policy: built-in 3"));
        assertTrue(summary.contains(Program.NOTICE));
        assertTrue(summary.contains("1 clean, 0 clean with waivers, 1 not clean, 3 undecided, 1 unreadable"));
        assertTrue(summary.contains("MED-02 Serum not stripped of estrogens 1 error, 1 question"));
        assertTrue(
                summary.contains("Which androgen was added as substrate for aromatase, if any? hormones.androgen 3"));
        assertTrue(summary.contains("waiver of MED-02: is not used"));
    }

    @Test
    void thePageSaysWhenItWasReviewedAndByWhomIfThatIsSaid() throws Exception {
        ReviewContext byAda = ReviewExamples.context().by("Ada <Byron>");

        assertTrue(text(page(ReviewExamples.report(ReviewFormat.HTML, byAda, Baseline.NONE)))
                .contains("Reviewed 2026-06-01 09:30:00 +02:00 by Ada <Byron>."));
        assertFalse(text(page()).contains("+02:00 by"));
    }

    @Test
    void theSummaryEndsWithAFormToSignByHand() throws Exception {
        assertTrue(text(page())
                .contains("Sign-off Meaning Name Date Signature review approval "
                        + "A form to be filled in by hand, not an electronic signature. Set-ups "));
    }

    @Test
    void aSetUpHasItsRemarksAndItsFacts() throws Exception {
        String text = text(setUps().get(0));

        assertTrue(text.startsWith("not clean, 3 warnings mcf7-full-serum , MCF-7 in full serum"), text);
        assertTrue(text.contains(" scenarios/mcf7-full-serum.yaml "));
        assertTrue(text.contains("error MED-02 Serum not stripped of estrogens. Because the serum is untreated;"));
        assertTrue(text.contains("waived warning MED-01 Phenol red in the medium"));
        assertTrue(text.contains("Waived as intended: red <is> the point (A. Curie, 2026-01-02, until 2026-12-31)"));
        assertTrue(text.contains(" the serum is untreated; the serum level is 10 %; "));
        assertTrue(text.contains("Panel: the cells are ER-positive; "));
        assertTrue(text.contains(
                "whether edge wells carry experimental conditions [assay.edgeWellsUsed; look-up; for ASY-04] "));
    }

    @Test
    void whatNeedsAReaderIsOpen() throws Exception {
        assertEquals(
                List.of("not-clean open", "clean ", "undecided ", "unreadable open", "undecided ", "undecided "),
                setUps().stream()
                        .map(one -> one.getAttribute("data-outcome") + " " + one.getAttribute("open"))
                        .toList());
    }

    @Test
    void whatEveryRuleSaysIsWrittenOnceAndEveryWorkInFullOnceWithHowWeakItIs() throws Exception {
        Set<Rule> spoke = ReviewExamples.reviewed().stream()
                .flatMap(review -> review.remarks().stream())
                .map(remark -> remark.finding().rule())
                .collect(Collectors.toSet());
        Element page = page();

        assertEquals(
                spoke.stream().map(Rule::id).sorted().toList(),
                elements(page, "section").stream()
                        .map(one -> one.getAttribute("id"))
                        .toList());
        assertEquals(
                spoke.stream()
                        .flatMap(rule -> Stream.concat(rule.cites().stream(), rule.disputedBy().stream()))
                        .distinct()
                        .sorted()
                        .map(key -> "work-" + key)
                        .toList(),
                elements(page, "li").stream()
                        .map(one -> one.getAttribute("id"))
                        .filter(id -> !id.isEmpty())
                        .toList());
        assertTrue(text(page)
                .contains("source-14: aacrjournals.org (site named, no paper identified). [unidentified source]"));
    }

    @Test
    void thePageCarriesTheHashesOfItsInputsItsRulesAndItsPolicy() throws Exception {
        assertTrue(text(page())
                .endsWith("rules " + ReviewExamples.BOOK.ruleSet().sha256() + "; policy "
                        + Policy.builtIn().sha256() + " "
                        + text(elements(page(), "script").get(0))));
        assertTrue(text(setUps().get(0))
                .endsWith("input "
                        + ScenarioWriter.sha256(
                                ReviewExamples.setUps().get(0).experiment().orElseThrow())));
    }

    @Test
    void whatCannotBeReadSaysWhy() throws Exception {
        assertTrue(text(setUps().get(3))
                .contains("unreadable old plates/3 #2 100 %.yaml:1:20: "
                        + "serum.treatment: \"<stript>\" is not a value of this fact"));
    }

    @Test
    void aHostileNameStaysAName() throws Exception {
        Element name = elements(setUps().get(4), "b").get(0);
        String html = ReviewExamples.report(ReviewFormat.HTML);

        assertEquals("=2+5|'<script>alert(1)</script>\" & ]]> {{x}}??[31m????\ud83e\uddea", name.getTextContent());
        ReviewExamples.illegible().forEach(character -> assertFalse(html.contains(character)));
    }

    private static List<Element> setUps() throws Exception {
        return elements(page(), "details").stream()
                .filter(one -> one.getAttribute("class").equals("set-up"))
                .toList();
    }

    private static Element page() throws Exception {
        return page(ReviewExamples.report(ReviewFormat.HTML));
    }

    private static Element page(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element above, String name) {
        NodeList nodes = above.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        NodeList children = element.getChildNodes();
        for (int index = 0; index < children.getLength(); index++) {
            text.append(
                    children.item(index) instanceof Element child
                            ? text(child) + " "
                            : children.item(index).getTextContent());
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
