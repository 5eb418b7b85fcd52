package org.letrodx.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.report.JsonReport;
import org.letrodx.review.Remark;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.Waiver;
import org.letrodx.review.Waivers;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/**
 * What a record says of a review: the input as stated, the answer with every finding, the remarks and what they come
 * to. It says
 * neither who nor when, nor where a file lay: the same review again is the same content.
 */
final class Content {
    /** The form of a record; another form gets another number. */
    static final int SCHEMA = 1;

    private static final Set<String> CAUSES =
            Set.of(Verdict.CONFIRMED.toString(), Verdict.SUSPECTED.toString(), Verdict.BORDERLINE.toString());
    /** What a finding quotes from its rule. */
    private static final Set<String> QUOTED = Set.of(
            "impact",
            "strength",
            "why",
            "check",
            "fix",
            "houseLimits",
            "repair",
            "references",
            "disputedBy",
            "values",
            "rankKey");

    private Content() {}

    /** @throws IllegalArgumentException if the set-up could not be read */
    static Map<String, Object> of(Review review) {
        Diagnosis diagnosis = review.diagnosis()
                .orElseThrow(() -> new IllegalArgumentException("a set-up that cannot be read has no record"));
        Map<String, Object> answer = shortened(JsonReport.tree(diagnosis));
        answer.put(
                "warnings",
                diagnosis.experiment().warnings().stream()
                        .map(Content::withoutPlace)
                        .toList());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("schema", SCHEMA);
        content.put("input", ScenarioWriter.tree(diagnosis.experiment()));
        content.put("diagnosis", answer);
        content.put("remarks", review.remarks().stream().map(Content::remark).toList());
        content.put("outcome", review.outcome().orElseThrow().toString());
        return content;
    }

    /**
     * An answer in which open and ruled-out findings do not quote their rules, nor the works that only those cite: the
     * hash of the rules
     * stands for both, and they are most of an answer.
     */
    private static Map<String, Object> shortened(Map<String, Object> answer) {
        Set<Object> cited = new HashSet<>();
        for (Object finding : Trees.items(answer, "findings")) {
            if (CAUSES.contains(Trees.text(finding, "verdict"))) {
                cited.addAll(Trees.items(finding, "references"));
                cited.addAll(Trees.items(finding, "disputedBy"));
            } else {
                Trees.entries(finding).keySet().removeAll(QUOTED);
            }
        }
        Trees.items(answer, "values").forEach(value -> cited.addAll(Trees.items(value, "references")));
        Map<Object, Object> references = new LinkedHashMap<>(Trees.entries(answer, "references"));
        references.keySet().retainAll(cited);
        answer.put("references", references);
        return answer;
    }

    private static String withoutPlace(Problem warning) {
        return new Problem(Location.NONE, warning.path(), warning.fault(), warning.allowed(), warning.maybe())
                .toString();
    }

    private static Map<String, Object> remark(Remark remark) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", remark.finding().id());
        tree.put("level", remark.level().toString());
        remark.waiver().ifPresent(waiver -> tree.put("waiver", waiver(waiver)));
        return tree;
    }

    /**
     * In the words it was read from: it is read again for a replay. One of a scenario names neither experiment nor
     * input.
     */
    private static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", waiver.rule());
        if (!waiver.experiment().isEmpty()) {
            tree.put("experiment", waiver.experiment());
        }
        if (!waiver.input().isEmpty()) {
            tree.put("input", waiver.input());
        }
        tree.put("reason", waiver.reason().toString());
        tree.put("text", waiver.text());
        tree.put("by", waiver.by());
        tree.put("on", waiver.on().toString());
        tree.put("expires", waiver.expires().toString());
        return tree;
    }

    /**
     * The content that the same rules give for the recorded input and the recorded waivers.
     *
     * @param book with the recorded rules switched off
     * @param day  that of the record: it decides which waivers held
     * @throws InputException if the recorded input or the recorded waivers cannot be read
     */
    static Map<String, Object> replayed(Map<String, Object> record, RuleBook book, LocalDate day, Location at) {
        Experiment experiment = ScenarioReader.read(new Document(Written.of(record.get("input"), at), List.of()));
        List<Object> own = new ArrayList<>();
        List<Object> ofFiles = new ArrayList<>();
        for (Object remark : Trees.items(record, "remarks")) {
            Map<?, ?> waiver = Trees.entries(remark, "waiver");
            if (!waiver.isEmpty()) {
                (waiver.containsKey("experiment") || waiver.containsKey("input") ? ofFiles : own).add(waiver);
            }
        }
        Waivers waivers = new Waivers(book.rules().stream().map(Rule::id).toList(), day);
        waivers.add(new Document(Written.of(Map.of("waivers", ofFiles), at), List.of()));
        Review review = new Reviewer(book, waivers, Set.of())
                .review(SetUp.of(at, experiment, own.isEmpty() ? Optional.empty() : Optional.of(Written.of(own, at))));
        if (review.outcome().isEmpty()) {
            throw new InputException(review.setUp().problems());
        }
        return of(review);
    }
}
