package org.letrodx.record;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Assumption;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.document.CanonicalForm;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Policy;
import org.letrodx.review.Refused;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What a record says of a review: the input as stated, what was understood of it, every finding, and what they come to.
 * It says neither who nor when, nor where a file lay: the same review again is the same content. What rules say in
 * prose is not repeated: the rules are kept in the book.
 */
final class Content {
    /** The form of a record; another form gets another number. */
    static final int SCHEMA = 2;

    /**
     * The places in the vocabulary of every fact of an experiment, in the order of a canonical form; how the experiment
     * was described is none.
     */
    private static final int[] BY_PATH = Vocabulary.types().stream()
            .filter(type -> Vocabulary.sections().contains(type.section()))
            .sorted(Comparator.comparing(FactType::path))
            .mapToInt(FactType::position)
            .toArray();

    private Content() {}

    /** In canonical form. */
    static String of(Reviewed review) {
        return CanonicalForm.of(form -> write(review, form));
    }

    private static void write(Reviewed review, CanonicalForm form) throws IOException {
        Diagnosis diagnosis = review.diagnosis();
        List<String> open = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        Map<String, Finding> ruledOut = new TreeMap<>();
        for (Finding finding : diagnosis.findings()) {
            switch (finding.verdict()) {
                case OPEN -> open.add(finding.id());
                case NOT_COVERED -> outside.add(finding.id());
                case RULED_OUT -> ruledOut.put(finding.id(), finding);
                default -> {}
            }
        }
        form.object();
        facts(diagnosis, form.name("facts"));
        form.name("faults").array();
        for (Problem fault : review.faults()) {
            fault(fault, form);
        }
        form.end();
        form.name("input").written(review.canonicalInput());
        form.name("notCovered").texts(diagnosis.notCovered());
        form.name("open").texts(open);
        form.name("outcome").text(review.outcome().toString());
        form.name("outside").texts(outside);
        form.name("policy").object();
        form.name("name").text(review.policy().name());
        form.name("sha256").text(review.policy().sha256());
        form.name("version").text(review.policy().version());
        form.end();
        form.name("remarks").array();
        for (Remark remark : review.remarks()) {
            remark(remark, form);
        }
        form.end();
        form.name("ruledOut").object();
        for (Map.Entry<String, Finding> finding : ruledOut.entrySet()) {
            form.name(finding.getKey()).array();
            for (Reason reason : finding.getValue().because()) {
                form.text(reason.fact());
            }
            form.end();
        }
        form.end();
        form.name("rules").object();
        form.name("deciding").text(diagnosis.ruleSet().deciding());
        form.name("switchedOff").texts(diagnosis.ruleSet().switchedOff());
        form.end();
        form.name("schema").value(SCHEMA);
        form.name("setting").object();
        form.name("basis").value(diagnosis.setting().basis());
        form.name("systems")
                .value(diagnosis.setting().systems().stream().map(Term::label).toList());
        form.end();
        form.name("toState").array();
        for (MissingFact missing : review.toState()) {
            form.text(missing.path());
        }
        form.end();
        form.name("warnings").array();
        for (Problem warning : review.warnings()) {
            form.text(warning.movedTo(Location.NONE).toString());
        }
        form.end();
        form.end();
    }

    private static void facts(Diagnosis diagnosis, CanonicalForm form) throws IOException {
        Facts facts = diagnosis.facts();
        form.object();
        for (int position : BY_PATH) {
            Fact fact = facts.of(position);
            if (fact.isKnown()) {
                form.name(fact.path()).text(fact.display() + " (" + fact.basis() + ")");
            }
        }
        form.end();
    }

    private static void fault(Problem fault, CanonicalForm form) throws IOException {
        form.object();
        form.name("allowed").text(fault.allowed());
        form.name("code").text(fault.code().toString());
        form.name("fault").text(fault.fault());
        form.name("maybe").text(fault.maybe());
        form.name("paths").texts(fault.paths());
        form.end();
    }

    private static Problem fault(Object recorded) {
        return new Problem(
                        Location.NONE,
                        "",
                        Trees.text(recorded, "fault"),
                        Trees.text(recorded, "allowed"),
                        Trees.text(recorded, "maybe"))
                .concerning(Trees.items(recorded, "paths").stream()
                        .map(String::valueOf)
                        .toArray(String[]::new))
                .coded(Stream.of(Problem.Code.values())
                        .filter(code -> code.toString().equals(Trees.text(recorded, "code")))
                        .findFirst()
                        .orElse(Problem.Code.OTHER));
    }

    private static void remark(Remark remark, CanonicalForm form) throws IOException {
        Finding finding = remark.finding();
        form.object();
        form.name("assumed")
                .texts(finding.assumed().stream()
                        .map(Assumption::fact)
                        .distinct()
                        .toList());
        form.name("because")
                .texts(finding.because().stream().map(Content::reason).toList());
        form.name("facts").text(remark.facts());
        form.name("level").text(remark.level().toString());
        form.name("missing").texts(finding.missing());
        form.name("rule").text(finding.id());
        form.name("under").text(finding.under().map(Object::toString).orElse(""));
        form.name("verdict").text(finding.verdict().toString());
        if (remark.waiver().isPresent()) {
            form.name("waiver").value(remark.waiver().get().tree());
        }
        form.end();
    }

    private static String reason(Reason reason) {
        return reason.fact() + " is " + reason.value()
                + (reason.basis() == null || reason.basis() == Basis.STATED ? "" : " (" + reason.basis() + ")");
    }

    private static Map<String, Object> named(Object map) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> named.put((String) name, value));
        }
        return named;
    }

    /**
     * The content that some rules and a policy give for the recorded input, what was not read of it, and the recorded
     * waivers.
     *
     * @param book with the recorded rules switched off
     * @param day that of the record: it decides which waivers held
     * @throws InputException if the recorded input or the recorded waivers cannot be read
     */
    static Map<String, Object> replayed(
            Map<String, Object> record, RuleBook book, Policy policy, LocalDate day, Location at) {
        Map<String, Object> input = new LinkedHashMap<>();
        Trees.entries(record, "input").forEach((name, value) -> input.put((String) name, value));
        Object unread = input.remove(ScenarioWriter.UNREAD);
        Object derived = input.remove(ScenarioWriter.DERIVED);
        Object section = input.remove(ScenarioWriter.DATA);
        Experiment.Builder builder = ScenarioReader.read(new Document(Written.of(input, at), List.of())).toBuilder();
        if (derived instanceof Map<?, ?> said) {
            builder.data(ScenarioWriter.fromData(named(section), said));
        }
        if (unread instanceof Map<?, ?> map) {
            Map<String, Object> written = new LinkedHashMap<>();
            map.forEach((path, value) -> written.put((String) path, value));
            builder.carry(
                    written,
                    Trees.items(record, "faults").stream().map(Content::fault).toList());
        }
        Experiment experiment = builder.build();
        List<Object> own = new ArrayList<>();
        List<Object> ofFiles = new ArrayList<>();
        for (Object remark : Trees.items(record, "remarks")) {
            Map<?, ?> waiver = Trees.entries(remark, "waiver");
            if (!waiver.isEmpty()) {
                (waiver.containsKey("experiment") || waiver.containsKey("input") ? ofFiles : own).add(waiver);
            }
        }
        List<String> ids = book.rules().stream().map(Rule::id).toList();
        SetUp setUp = SetUp.of(at, experiment, own.isEmpty() ? Optional.empty() : Optional.of(Written.of(own, at)));
        Review review = Reviewer.of(book)
                .withoutRepairs()
                .policy(policy)
                .waivers(
                        ofFiles.isEmpty()
                                ? WaiverList.NONE
                                : WaiverList.read(
                                        new Document(Written.of(Map.of("waivers", ofFiles), at), List.of()), ids))
                .clock(Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
                .build()
                .review(setUp);
        if (review instanceof Refused refused) {
            throw new InputException(refused.problems());
        }
        Map<String, Object> content = new LinkedHashMap<>(JsonReader.object(of((Reviewed) review), at.source()));
        // how an input was read does not show in what was stated, and decides nothing
        content.put("warnings", record.get("warnings"));
        return content;
    }
}
