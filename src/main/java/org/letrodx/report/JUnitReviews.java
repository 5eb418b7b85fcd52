package org.letrodx.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Legible;
import org.letrodx.document.Problem;
import org.letrodx.document.TextIndex;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.review.Policy;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Summary;
import org.letrodx.rules.RuleSet;
import org.letrodx.scenario.SetUp;

/**
 * Reviews as JUnit XML, the form that Surefire gave it and that servers of continuous integration read: a suite for
 * each file, a case for each set-up. A suite says first how many cases it has, so those of one file wait in a temporary
 * file until the next begins.
 *
 * <p>A set-up that makes the review fail is a {@code failure}, one that cannot be read an {@code error}, and one that
 * is undecided, or not clean, and yet is not to fail is {@code skipped}: Jenkins and GitLab then show it as neither
 * passed nor failed, with what is to be found out as its message. How much was assessed, and all else that was
 * remarked, stands in {@code system-out}, which no server judges. The properties of a suite name the rules. Both group
 * cases by {@code classname}, Jenkins at its dots: the folders of the file are the package and the file is the class.
 */
final class JUnitReviews implements ReviewReport {
    private final Writer out;
    private final RuleSet ruleSet;
    private final ReviewContext context;
    private final TextIndex names = new TextIndex();
    private final Map<String, Long> results = new HashMap<>();
    /** The cases of the suite that is being collected, which says first how many it has. */
    @SuppressWarnings("NullAway.Init") // made in begin(), which comes first
    private Spool spool;

    @SuppressWarnings("NullAway.Init") // as the spool
    private XMLStreamWriter waiting;

    private String suite = "";
    private long cases;
    private Optional<Policy> policy = Optional.empty();

    @SuppressWarnings("NullAway.Init") // as the spool
    private XMLStreamWriter xml;

    /**
     * One set-up.
     *
     * @param result {@code failure}, {@code error} or {@code skipped}; empty if it passed
     * @param message the result in a line
     * @param text the result in full
     * @param other how much was assessed, and what does not make the result; empty if it cannot be read
     */
    private record Case(String source, String name, String result, String message, String text, String other) {
        Case named(String other) {
            return other.equals(name) ? this : new Case(source, other, result, message, text, this.other);
        }
    }

    JUnitReviews(Writer out, RuleSet ruleSet, ReviewContext context) {
        this.out = out;
        this.ruleSet = ruleSet;
        this.context = context;
    }

    @Override
    public void begin() throws IOException {
        spool = new Spool();
        attempt(() -> {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "letrodx");
            begin(spool);
        });
    }

    @Override
    public Part part(Review review, String record) {
        Case made = of(review);
        return () -> {
            if (cases > 0 && !suite.equals(made.source())) {
                attempt(this::suite);
            }
            if (review instanceof Reviewed reviewed) {
                policy = Optional.of(reviewed.policy());
            }
            suite = made.source();
            cases++;
            results.merge(made.result(), 1L, Long::sum);
            Case named = made.named(unused(made.name(), review.setUp()));
            attempt(() -> write(named));
        };
    }

    /** Servers take two cases of one name for one: a case that fails could vanish behind one that passes. */
    private String unused(String name, SetUp setUp) {
        String unused = name;
        for (int i = 1; names.has(unused); i++) {
            unused = name + " (" + setUp.place() + (i == 1 ? "" : ", " + i) + ")";
        }
        names.put(unused, 0);
        return unused;
    }

    private Case of(Review review) {
        String source = review.setUp().at().source();
        boolean fails = context.failOn().fails(review);
        if (!(review instanceof Reviewed reviewed)) {
            List<Problem> problems = review.setUp().problems();
            return new Case(
                    source,
                    review.name(),
                    fails ? "error" : "skipped",
                    problems.stream().map(Problem::toString).findFirst().orElse(""),
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
                    "");
        }
        List<Remark> failing = reviewed.remarks().stream()
                .filter(remark -> remark.isNew() && context.failOn().fails(remark.level()))
                .toList();
        StringBuilder others = new StringBuilder(reviewed.words() + "; " + TextReviews.assessed(reviewed.diagnosis()));
        reviewed.warnings().forEach(warning -> others.append("\nnote: ").append(warning));
        reviewed.remarks().stream()
                .filter(remark -> !fails || !failing.contains(remark))
                .forEach(remark -> others.append("\n").append(line(remark, reviewed)));
        if (fails) {
            List<String> messages = new ArrayList<>(failing.stream()
                    .map(remark -> remark.finding().rule().name())
                    .toList());
            messages.addAll(undecided(reviewed));
            List<String> texts = new ArrayList<>(
                    failing.stream().map(remark -> line(remark, reviewed)).toList());
            texts.addAll(undecided(reviewed));
            return new Case(
                    source,
                    review.name(),
                    "failure",
                    String.join("; ", messages),
                    String.join("\n", texts),
                    others.toString());
        }
        String skipped =
                switch (reviewed.outcome()) {
                    case NOT_CLEAN ->
                        reviewed.words() + ", and nothing of it is to fail here: "
                                + reviewed.remarks().stream()
                                        .filter(remark -> remark.level() == Level.ERROR)
                                        .map(remark -> remark.finding().rule().name())
                                        .collect(Collectors.joining("; "));
                    case UNDECIDED -> String.join(" ", undecided(reviewed));
                    case CLEAN, CLEAN_WITH_WAIVERS -> "";
                };
        return new Case(source, review.name(), skipped.isEmpty() ? "" : "skipped", skipped, "", others.toString());
    }

    /** Why a set-up is undecided, in one line or none. */
    private static List<String> undecided(Reviewed review) {
        if (review.outcome() != Outcome.UNDECIDED) {
            return List.of();
        }
        List<String> gaps = new ArrayList<>(review.diagnosis().notCovered());
        review.faults().forEach(fault -> gaps.add(Words.fault(fault)));
        review.toState().forEach(fact -> gaps.add(fact.ask() + " [" + fact.path() + "]"));
        return List.of(TextReviews.words(Outcome.UNDECIDED) + ": "
                + (gaps.isEmpty() ? "too little is known" : String.join("; ", gaps)));
    }

    private static String line(Remark remark, Reviewed review) {
        Finding finding = remark.finding();
        String because = Words.sentence(finding);
        return remark.level() + " " + finding.rule().name() + (because.isEmpty() ? "" : "\n  because: " + because)
                + (finding.missing().isEmpty() ? "" : "\n  missing: " + Words.missing(finding, review.experiment()))
                + (remark.policyReason().isEmpty() ? "" : "\n  the policy " + Words.policy(remark))
                + remark.waiver()
                        .map(waiver -> "\n  waived as: " + Words.waiver(waiver))
                        .orElse("\n  fix: " + finding.rule().fix())
                + (remark.known() ? "\n  known from the baseline" : "");
    }

    private void suite() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", suite);
        attribute("tests", String.valueOf(cases));
        attribute("failures", count("failure"));
        attribute("errors", count("error"));
        attribute("skipped", count("skipped"));
        xml.writeCharacters("\n");
        xml.writeStartElement("properties");
        property("ruleSet.version", ruleSet.version());
        property("ruleSet.sha256", ruleSet.sha256());
        property("ruleSet.switchedOff", String.join(", ", ruleSet.switchedOff()));
        if (policy.isPresent()) {
            property("policy", policy.get().name() + " " + policy.get().version());
            property("policy.sha256", policy.get().sha256());
        }
        if (!context.settings().isEmpty()) {
            property("settings", context.settings());
        }
        xml.writeEndElement();
        // ends the head of the suite, so that what waits may follow
        xml.writeCharacters("");
        xml.flush();
        waiting.flush();
        try {
            spool.moveTo(out);
        } catch (IOException failed) {
            throw new XMLStreamException(failed);
        }
        begin(spool);
        xml.writeCharacters("\n");
        xml.writeEndElement();
        cases = 0;
        results.clear();
    }

    private void begin(Spool parts) throws XMLStreamException {
        waiting = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(parts.writer());
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private String count(String result) {
        return String.valueOf(results.getOrDefault(result, 0L));
    }

    private void write(Case one) throws XMLStreamException {
        waiting.writeCharacters("\n");
        waiting.writeStartElement("testcase");
        attribute(waiting, "name", one.name());
        attribute(
                waiting,
                "classname",
                context.below(one.source())
                        .orElse(one.source())
                        .replace('.', '_')
                        .replaceAll("[/\\\\]+", "."));
        attribute(waiting, "time", "0");
        if (!one.result().isEmpty()) {
            waiting.writeStartElement(one.result());
            attribute(waiting, "message", one.message());
            waiting.writeCharacters(Legible.text(one.text()));
            waiting.writeEndElement();
        }
        if (!one.other().isEmpty()) {
            waiting.writeStartElement("system-out");
            waiting.writeCharacters(Legible.text(one.other()));
            waiting.writeEndElement();
        }
        waiting.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        attribute(xml, name, value);
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Legible.text(value));
    }

    @Override
    public void end(Summary summary) throws IOException {
        attempt(() -> {
            if (cases > 0) {
                suite();
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        });
        close();
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
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
