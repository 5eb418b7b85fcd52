package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.letrodx.review.Policy;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A review as a server of continuous integration reads it. */
class JUnitReviewsTest {
    @Test
    void everySuiteConformsToTheSchemaOfSurefire() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReviewsTest.class.getResource("/schemas/surefire-test-report.xsd"));
        List<Element> suites = elements(document(), "testsuite");

        for (Element suite : suites) {
            schema.newValidator().validate(new DOMSource(suite));
        }
        assertEquals(5, suites.size());
    }

    @Test
    void whatIsNotCleanFails() throws Exception {
        Element failed = found("mcf7-full-serum");
        Element failure = elements(failed, "failure").get(0);

        assertEquals("MED-02 Serum not stripped of estrogens", failure.getAttribute("message"));
        assertTrue(
                failure.getTextContent()
                        .contains(
                                "\n  because: the serum is untreated; the serum level is 10 %, at least 3 %\n  fix: use charcoal-stripped"));
        assertTrue(elements(failed, "system-out")
                .get(0)
                .getTextContent()
                .contains("\n  waived as: intended: red <is> the point (A. Curie"));
    }

    @Test
    void everySuiteNamesTheRules() throws Exception {
        for (Element suite : elements(document(), "testsuite")) {
            Map<String, String> properties = elements(suite, "property").stream()
                    .collect(Collectors.toMap(one -> one.getAttribute("name"), one -> one.getAttribute("value")));
            assertEquals(
                    Map.of(
                            "ruleSet.version",
                            ReviewExamples.BOOK.ruleSet().version(),
                            "ruleSet.sha256",
                            ReviewExamples.BOOK.ruleSet().sha256(),
                            "ruleSet.switchedOff",
                            "",
                            "policy",
                            "built-in 3",
                            "policy.sha256",
                            Policy.builtIn().sha256()),
                    properties);
        }
    }

    @Test
    void whatIsUndecidedIsSkippedWithWhatToFindOut() throws Exception {
        Element skipped = elements(found("protocol-1"), "skipped").get(0);

        assertTrue(skipped.getAttribute("message")
                .startsWith("undecided: Which androgen was added as substrate for aromatase, if any? "
                        + "[hormones.androgen]; "));
    }

    @Test
    void whatIsMissingIsSaidInWords() throws Exception {
        String said = elements(found("protocol-1"), "system-out").get(0).getTextContent();
        assertTrue(said.contains("\n  missing: added androgen [hormones.androgen]"), said);
    }

    /** A person reads it, so facts have their names, and what is to be found out does not run together. */
    @Test
    void whatIsMissingIsNamedInWords() throws Exception {
        Element protocol = found("protocol-1");
        String message = elements(protocol, "skipped").get(0).getAttribute("message");
        String other = elements(protocol, "system-out").get(0).getTextContent();

        assertTrue(message.contains("[hormones.androgen]; "), message);
        assertTrue(other.contains("\n  missing: ") && !other.matches("(?s).*\n  missing: [\\w.]+[,\n].*"), other);
    }

    @Test
    void whatIsCleanPasses() throws Exception {
        Element passed = found("clean-mcf7ca");

        assertEquals("clean; " + ReviewExamples.CLEAN_ASSESSED + " causes assessed", passed.getTextContent());
        assertEquals(
                List.of("system-out"),
                elements(passed, "*").stream().map(Element::getTagName).toList());
        assertEquals("scenarios.clean-mcf7ca_yaml", passed.getAttribute("classname"));
    }

    @Test
    void whatCannotBeReadIsAnErrorWithEveryProblem() throws Exception {
        Element error = elements(found(ReviewExamples.UNREADABLE), "error").get(0);

        assertEquals(2, error.getTextContent().lines().count());
        assertEquals(error.getTextContent().lines().findFirst().orElseThrow(), error.getAttribute("message"));
    }

    @Test
    void theSetUpsOfOneFileAreOneSuiteAndAHostileNameStaysAName() throws Exception {
        Element suite = elements(document(), "testsuite").get(4);
        String name = elements(suite, "testcase").get(0).getAttribute("name");

        assertEquals(ReviewExamples.HOSTILE, suite.getAttribute("name"));
        assertEquals(
                "2 0 0 2",
                suite.getAttribute("tests") + " " + suite.getAttribute("failures") + " " + suite.getAttribute("errors")
                        + " " + suite.getAttribute("skipped"));
        assertEquals("=2+5|'<script>alert(1)</script>\" & ]]> {{x}}??[31m????\ud83e\uddea", name);
    }

    private static Element found(String name) throws Exception {
        return elements(document(), "testcase").stream()
                .filter(one -> one.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Document document() throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        ReviewExamples.report(ReviewFormat.JUNIT).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element above, String name) {
        NodeList nodes = above.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }
}
