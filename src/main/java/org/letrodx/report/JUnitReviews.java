package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Problem;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Summary;
import org.letrodx.rules.Impact;
import org.letrodx.rules.RuleSet;

/**
 * Reviews as JUnit XML, the form that Surefire gave it and that servers of continuous integration read: a suite for
 * each file, a case
 * for each set-up. A suite says first how many cases it has, so those of one file are kept until the next file begins.
 *
 * <p>A set-up that is not clean is a {@code failure}, one that cannot be read an {@code error}, and an undecided one is
 * {@code skipped}: Jenkins and GitLab then show it as neither passed nor failed, with what is to be found out as its
 * message. How much
 * was assessed, and all else that was remarked, stands in {@code system-out}, which no server judges. The properties of
 * a suite name the
 * rules. Both group cases by {@code classname}, Jenkins at its dots:
 * the folders of the file are the package and the file is the class.
 */
final class JUnitReviews implements ReviewReport {
    private final Writer out;
    private final RuleSet ruleSet;
    private final ReviewContext context;
    private final List<Case> cases = new ArrayList<>();
    private XMLStreamWriter xml;

    /**
     * One set-up.
     *
     * @param result  {@code failure}, {@code error} or {@code skipped}; empty if it passed
     * @param message the result in a line
     * @param text    the result in full
     * @param other   how much was assessed, and what does not make the result; empty if it cannot be read
     */
    private record Case(String source, String name, String result, String message, String text, String other) {}

    JUnitReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.context = context;
    }

    @Override
    public void begin() throws IOException {
        attempt(() -> {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "letrodx");
        });
    }

    @Override
    public Part part(Review review) {
        Case made = of(review);
        return () -> {
            if (!cases.isEmpty() && !cases.get(0).source().equals(made.source())) {
                attempt(this::suite);
            }
            cases.add(made);
        };
    }

    private static Case of(Review review) {
        String source = review.setUp().at().source();
        if (review.outcome().isEmpty()) {
            List<Problem> problems = review.setUp().problems();
            return new Case(
                    source,
                    review.name(),
                    "error",
                    problems.stream().map(Problem::toString).findFirst().orElse(""),
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
                    "");
        }
        List<Remark> errors = review.remarks().stream()
                .filter(remark ->
                        remark.level() == Level.ERROR && remark.waiver().isEmpty())
                .toList();
        String others = review.diagnosis().map(TextReviews::assessed).orElse("")
                + review.remarks().stream()
                        .filter(remark -> !errors.contains(remark))
                        .map(remark -> "\n" + line(remark))
                        .collect(Collectors.joining());
        return switch (review.outcome().get()) {
            case NOT_CLEAN ->
                new Case(
                        source,
                        review.name(),
                        "failure",
                        errors.stream()
                                .map(error -> error.finding().rule().name())
                                .collect(Collectors.joining("; ")),
                        errors.stream().map(JUnitReviews::line).collect(Collectors.joining("\n")),
                        others);
            case UNDECIDED -> new Case(source, review.name(), "skipped", undecided(review), "", others);
            case CLEAN, CLEAN_WITH_WAIVERS -> new Case(source, review.name(), "", "", "", others);
        };
    }

    private static String undecided(Review review) {
        List<String> gaps = new ArrayList<>(review.diagnosis().orElseThrow().notCovered());
        review.remarks().stream()
                .filter(remark -> remark.finding().rule().impact() == Impact.DECISIVE
                        && remark.waiver().isEmpty())
                .flatMap(remark -> remark.finding().missing().stream())
                .distinct()
                .forEach(fact -> gaps.add(ReviewTree.question(fact) + " [" + fact + "]"));
        return TextReviews.words(Outcome.UNDECIDED) + ": "
                + (gaps.isEmpty() ? "too little is known" : String.join(" ", gaps));
    }

    private static String line(Remark remark) {
        Finding finding = remark.finding();
        String because = Words.because(finding);
        return remark.level() + " " + finding.rule().name() + (because.isEmpty() ? "" : "\n  because: " + because)
                + (finding.missing().isEmpty() ? "" : "\n  missing: " + String.join(", ", finding.missing()))
                + remark.waiver()
                        .map(waiver -> "\n  waived as: " + ReviewTree.words(waiver))
                        .orElse("\n  fix: " + finding.rule().fix())
                + (remark.known() ? "\n  known from the baseline" : "");
    }

    private void suite() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        String source = cases.get(0).source();
        attribute("name", source);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count("failure"));
        attribute("errors", count("error"));
        attribute("skipped", count("skipped"));
        xml.writeCharacters("\n");
        xml.writeStartElement("properties");
        property("ruleSet.version", ruleSet.version());
        property("ruleSet.sha256", ruleSet.sha256());
        property("ruleSet.switchedOff", String.join(", ", ruleSet.switchedOff()));
        xml.writeEndElement();
        for (Case one : cases) {
            write(one);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        cases.clear();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private String count(String result) {
        return String.valueOf(
                cases.stream().filter(one -> one.result().equals(result)).count());
    }

    private void write(Case one) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute("name", one.name());
        attribute(
                "classname",
                context.below(one.source())
                        .orElse(one.source())
                        .replace('.', '_')
                        .replaceAll("[/\\\\]+", "."));
        attribute("time", "0");
        if (!one.result().isEmpty()) {
            xml.writeStartElement(one.result());
            attribute("message", one.message());
            xml.writeCharacters(Legible.text(one.text()));
            xml.writeEndElement();
        }
        if (!one.other().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(Legible.text(one.other()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Legible.text(value));
    }

    @Override
    public void end(Summary summary) throws IOException {
        attempt(() -> {
            if (!cases.isEmpty()) {
                suite();
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        });
    }

    /** Some writing of XML. */
    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void attempt(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (XMLStreamException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
        }
    }
}
