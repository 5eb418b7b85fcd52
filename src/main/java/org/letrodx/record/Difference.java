package org.letrodx.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letrodx.document.JsonWriter;

/**
 * What is not the same in two records, and who made each, when and why.
 *
 * @param before who made the one
 * @param after who made the other
 * @param verdicts by rule
 * @param levels by rule; a waived one is, for example, {@code error, waived}; of a rule without a remark there is none
 * @param outcome what the reviews came to
 * @param ruleSet what decides, what was switched off, and the policy
 * @param facts by path, with what they rest on, for example {@code positive (panel)}; and what else was written of the
 *     experiment: {@code notes}, {@code extra}
 */
public record Difference(
        Origin before,
        Origin after,
        List<Change> verdicts,
        List<Change> levels,
        List<Change> outcome,
        List<Change> ruleSet,
        List<Change> facts) {

    /**
     * Where a record comes from; what it does not say is empty.
     *
     * @param record its hash
     * @param id the id of the experiment
     * @param by who reviewed
     * @param at when it was written, as it says
     * @param supersedes the hash of the record it corrects; empty if none
     * @param reason why it corrects that
     */
    public record Origin(String record, String id, String by, String at, String supersedes, String reason) {
        private static Origin of(RecordView record) {
            return new Origin(
                    record.hash(),
                    Trees.text(record.content(), "input", "id"),
                    Trees.text(record.last().run(), "by"),
                    Trees.text(record.last().line(), "at"),
                    Trees.text(record.last().line(), "supersedes"),
                    Trees.text(record.last().line(), "because"));
        }
    }

    /** Copies the lists. */
    public Difference {
        verdicts = List.copyOf(verdicts);
        levels = List.copyOf(levels);
        outcome = List.copyOf(outcome);
        ruleSet = List.copyOf(ruleSet);
        facts = List.copyOf(facts);
    }

    /** Compares two records. */
    public static Difference between(RecordView before, RecordView after) {
        Map<String, Object> one = before.content();
        Map<String, Object> other = after.content();
        return new Difference(
                Origin.of(before),
                Origin.of(after),
                changes(verdicts(one), verdicts(other)),
                changes(levels(one), levels(other)),
                changes(Map.of("outcome", Trees.text(one, "outcome")), Map.of("outcome", Trees.text(other, "outcome"))),
                changes(rules(one), rules(other)),
                changes(facts(one), facts(other)));
    }

    /** True if both say the same, whoever made them, and when. */
    public boolean isEmpty() {
        return verdicts.isEmpty() && levels.isEmpty() && outcome.isEmpty() && ruleSet.isEmpty() && facts.isEmpty();
    }

    private static Map<String, String> verdicts(Object record) {
        Map<String, String> verdicts = new TreeMap<>();
        Trees.items(record, "remarks")
                .forEach(remark -> verdicts.put(Trees.text(remark, "rule"), Trees.text(remark, "verdict")));
        Trees.items(record, "open").forEach(rule -> verdicts.put(String.valueOf(rule), "open"));
        Trees.items(record, "outside").forEach(rule -> verdicts.put(String.valueOf(rule), "not-covered"));
        Trees.entries(record, "ruledOut").keySet().forEach(rule -> verdicts.put(String.valueOf(rule), "ruled-out"));
        return verdicts;
    }

    private static Map<String, String> levels(Object record) {
        Map<String, String> levels = new TreeMap<>();
        Trees.items(record, "remarks")
                .forEach(remark -> levels.put(
                        Trees.text(remark, "rule"),
                        Trees.text(remark, "level") + (Trees.find(remark, "waiver") == null ? "" : ", waived")));
        return levels;
    }

    private static Map<String, String> rules(Object record) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("policy", Trees.text(record, "policy", "name") + " " + Trees.text(record, "policy", "version"));
        Trees.entries(record, "rules")
                .forEach((name, value) ->
                        parts.put((String) name, value instanceof String text ? text : JsonWriter.compact(value)));
        return parts;
    }

    private static Map<String, String> facts(Object record) {
        Map<String, String> facts = new TreeMap<>();
        Trees.entries(record, "facts").forEach((path, fact) -> facts.put((String) path, String.valueOf(fact)));
        for (String beside : List.of("notes", "extra")) {
            Object written = Trees.find(record, "input", beside);
            if (written != null) {
                facts.put(beside, written instanceof String text ? text : JsonWriter.compact(written));
            }
        }
        return facts;
    }

    /** Where two maps differ, by name. */
    static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Change change = new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, ""));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }
}
