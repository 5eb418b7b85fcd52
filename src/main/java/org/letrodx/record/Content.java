package org.letrodx.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Assumption;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
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
import org.letrodx.vocabulary.Term;

/**
 * What a record says of a review: the input as stated, what was understood of it, every finding, and what they come to. It says neither
 * who nor when, nor where a file lay: the same review again is the same content. What rules say in prose is not repeated: the rules are
 * kept in the book.
 */
final class Content {
    /** The form of a record; another form gets another number. */
    static final int SCHEMA = 2;

    private Content() {}

    static Map<String, Object> of(Reviewed review) {
        Diagnosis diagnosis = review.diagnosis();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", SCHEMA);
        content.put("input", ScenarioWriter.tree(diagnosis.experiment()));
        content.put("facts", facts(diagnosis));
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put(
                "systems",
                diagnosis.setting().systems().stream().map(Term::label).toList());
        setting.put("basis", diagnosis.setting().basis());
        content.put("setting", setting);
        content.put("notCovered", diagnosis.notCovered());
        content.put("faults", review.faults().stream().map(Content::problem).toList());
        content.put(
                "warnings",
                review.warnings().stream()
                        .map(warning -> warning.movedTo(Location.NONE).toString())
                        .toList());
        List<Object> remarks = new ArrayList<>();
        review.remarks().forEach(remark -> remarks.add(remark(remark)));
        content.put("remarks", remarks);
        List<String> open = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        Map<String, Object> ruledOut = new TreeMap<>();
        for (Finding finding : diagnosis.findings()) {
            switch (finding.verdict()) {
                case OPEN -> open.add(finding.id());
                case NOT_COVERED -> outside.add(finding.id());
                case RULED_OUT ->
                    ruledOut.put(
                            finding.id(),
                            finding.because().stream().map(Reason::fact).toList());
                default -> {}
            }
        }
        content.put("open", open);
        content.put("outside", outside);
        content.put("ruledOut", ruledOut);
        content.put("toState", review.toState().stream().map(MissingFact::path).toList());
        content.put("outcome", review.outcome().toString());
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("name", review.policy().name());
        policy.put("version", review.policy().version());
        policy.put("sha256", review.policy().sha256());
        content.put("policy", policy);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("deciding", diagnosis.ruleSet().deciding());
        rules.put("switchedOff", diagnosis.ruleSet().switchedOff());
        content.put("rules", rules);
        return content;
    }

    private static Map<String, Object> facts(Diagnosis diagnosis) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Fact fact : diagnosis.known()) {
            facts.put(fact.path(), fact.display() + " (" + fact.basis() + ")");
        }
        return facts;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", problem.path());
        tree.put("fault", problem.fault());
        tree.put("allowed", problem.allowed());
        tree.put("maybe", problem.maybe());
        return tree;
    }

    private static Map<String, Object> named(Object map) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> named.put((String) name, value));
        }
        return named;
    }

    private static Map<String, Object> remark(Remark remark) {
        Finding finding = remark.finding();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", finding.id());
        tree.put("verdict", finding.verdict().toString());
        tree.put("level", remark.level().toString());
        tree.put("because", finding.because().stream().map(Content::reason).toList());
        tree.put("missing", finding.missing());
        tree.put(
                "assumed",
                finding.assumed().stream().map(Assumption::fact).distinct().toList());
        tree.put("under", finding.under().map(Object::toString).orElse(""));
        tree.put("facts", remark.facts());
        remark.waiver().ifPresent(waiver -> tree.put("waiver", waiver.tree()));
        return tree;
    }

    private static String reason(Reason reason) {
        return reason.fact() + " is " + reason.value()
                + (reason.basis() == null || reason.basis() == Basis.STATED ? "" : " (" + reason.basis() + ")");
    }

    /**
     * The content that some rules and a policy give for the recorded input, what was not read of it, and the recorded waivers.
     *
     * @param book with the recorded rules switched off
     * @param day  that of the record: it decides which waivers held
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
                    Trees.items(record, "faults").stream()
                            .map(fault -> new Problem(
                                    Location.NONE,
                                    Trees.text(fault, "path"),
                                    Trees.text(fault, "fault"),
                                    Trees.text(fault, "allowed"),
                                    Trees.text(fault, "maybe")))
                            .toList());
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
        Map<String, Object> content = of((Reviewed) review);
        // how an input was read does not show in what was stated, and decides nothing
        content.put("warnings", record.get("warnings"));
        return content;
    }
}
