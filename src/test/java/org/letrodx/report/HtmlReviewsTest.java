package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.letrodx.Program;
import org.letrodx.review.Baseline;
import org.letrodx.scenario.ScenarioWriter;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A review as a page to read and to print; read here with an XML parser. */
class HtmlReviewsTest {
    @Test
    void thePageNeedsNothingFromElsewhereAndRunsNothing() throws Exception {
        Element page = page();
        Set<String> used = elements(page, "*").stream().map(Element::getTagName).collect(Collectors.toSet());

        assertEquals("en", page.getAttribute("lang"));
        assertTrue(used.containsAll(Set.of("h1", "h2", "h3", "table", "main")));
        assertTrue(Set.of("script", "link", "img", "iframe", "object").stream().noneMatch(used::contains));
        assertFalse(elements(page, "style").get(0).getTextContent().contains("url("));
        assertEquals(
                List.of(),
                elements(page, "a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(address -> !address.matches(
                                "#set-up-\\d+|https://doi\\.org/.+|https://pubmed\\.ncbi\\.nlm\\.nih\\.gov/\\d+"))
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
    void theSummaryComesFirstAndLeadsToEverySetUp() throws Exception {
        List<Element> sections = elements(page(), "section");
        String summary = text(sections.get(0));
        List<String> targets = elements(sections.get(0), "a").stream()
                .map(link -> link.getAttribute("href").substring(1))
                .toList();

        assertTrue(summary.contains("Review of 6 set-ups"));
        assertTrue(summary.contains(Program.NOTICE));
        assertTrue(summary.contains("not clean 2"));
        assertTrue(summary.contains("unreadable 1"));
        assertTrue(summary.contains("MED-02 Serum not stripped of estrogens 2 errors"));
        assertTrue(
                summary.contains("Which androgen was added as substrate for aromatase, if any? hormones.androgen 2"));
        assertTrue(summary.contains("waiver of MED-02: is not used"));
        assertEquals(
                sections.subList(1, 7).stream()
                        .map(section -> section.getAttribute("id"))
                        .toList(),
                targets);
    }

    @Test
    void everyPartSaysWhenItWasReviewedAndByWhomIfThatIsSaid() throws Exception {
        ReviewContext byAda = ReviewExamples.context().by("Ada <Byron>");

        for (Element section :
                elements(page(ReviewExamples.report(ReviewFormat.HTML, byAda, Baseline.NONE)), "section")) {
            assertTrue(
                    text(section).contains("Reviewed 2026-06-01 09:30:00 +02:00 by Ada <Byron>; rules "),
                    text(section));
        }
        for (Element section : elements(page(), "section")) {
            assertTrue(text(section).contains("Reviewed 2026-06-01 09:30:00 +02:00; rules "), text(section));
        }
    }

    @Test
    void theSummaryEndsWithAFormToSignByHand() throws Exception {
        String summary = text(elements(page(), "section").get(0));

        assertTrue(
                summary.contains("Sign-off Meaning Name Date Signature review approval "
                        + "A form to be filled in by hand, not an electronic signature. Reviewed 2026"),
                summary);
    }

    @Test
    void aSetUpHasItsRemarksAndItsFacts() throws Exception {
        Element section = elements(page(), "section").get(1);
        String text = text(section);

        assertTrue(text.startsWith("mcf7-full-serum not clean MCF-7 in full serum"));
        assertTrue(text.contains(" scenarios/mcf7-full-serum.yaml "));
        assertTrue(text.contains(
                "error MED-02 Serum not stripped of estrogens Because serum.treatment is untreated Why "));
        assertTrue(text.contains("waived warning MED-01 Phenol red in the medium"));
        assertTrue(text.contains("Waived as intended: red <is> the point (A. Curie, 2026-01-02, until 2026-12-31)"));
        assertTrue(text.contains(" serum kind fetal-bovine; treatment untreated; percent 10 % stated "));
        assertTrue(text.contains(
                " aromataseSource endogenous; derivedResistance false panel cellLine panelClash none derived "));
        assertTrue(text.contains("Was a second read-out (count, DNA, SRB) made beside the first? assay.secondReadout"));
        assertTrue(elements(section, "a").stream()
                .anyMatch(link -> link.getAttribute("href").startsWith("https://doi.org/10.")));
    }

    @Test
    void aWorkIsWrittenInFullOnceWithHowWeakItIs() throws Exception {
        Element references = elements(page(), "section").get(7);
        Set<String> cited = ReviewExamples.reviewed().stream()
                .flatMap(review -> review.remarks().stream())
                .map(remark -> remark.finding().rule())
                .flatMap(rule -> Stream.concat(rule.cites().stream(), rule.disputedBy().stream()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                List.copyOf(cited),
                elements(references, "li").stream()
                        .map(work -> text(work).replaceFirst(" ?:.*", ""))
                        .toList());
        assertTrue(text(references)
                .contains("source-14: aacrjournals.org (site named, no paper identified). [unidentified source]"));
    }

    /** Each part ends with a foot that a printer repeats on each of its pages. */
    @Test
    void everyPartCarriesTheHashesOfItsInputAndItsRules() throws Exception {
        List<Element> sections = elements(page(), "section");

        sections.forEach(section -> assertTrue(
                text(section).endsWith("rules " + ReviewExamples.BOOK.ruleSet().sha256())));
        assertTrue(text(sections.get(1))
                .contains("input "
                        + ScenarioWriter.sha256(
                                ReviewExamples.setUps().get(0).experiment().orElseThrow())));
    }

    @Test
    void whatCannotBeReadSaysWhy() throws Exception {
        assertTrue(text(elements(page(), "section").get(4))
                .contains("unreadable Why it cannot be read old plates/3 #2 100 %.yaml:1:20: "
                        + "serum.treatment: \"<stript>\" is not a value of this fact"));
    }

    @Test
    void aHostileNameStaysAName() throws Exception {
        Element heading = elements(page(), "h2").get(4);
        String html = ReviewExamples.report(ReviewFormat.HTML);

        assertEquals("=2+5|'<script>alert(1)</script>\" & ]]> {{x}}??[31m????? \ud83e\uddea", heading.getTextContent());
        ReviewExamples.illegible().forEach(character -> assertFalse(html.contains(character)));
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
