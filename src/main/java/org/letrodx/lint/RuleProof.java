package org.letrodx.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.Vocabulary;

/**
 * The proof of a rule: a scenario in which it fires, and the nearest ones, by one fact each, in which it is ruled out;
 * of a derivation, in which it concludes, and in which it does not.
 *
 * @param rule the id of the rule
 * @param file the scenario's file
 * @param experiment the experiment in which the rule fires
 * @param confirmed ids of all findings that are confirmed in it; none are told for a derivation
 * @param concluded what a derivation concludes in it, by the paths of facts; nothing for a cause
 * @param quiet changes of facts by path, by what they are called; each rules the rule out
 */
public record RuleProof(
        String rule,
        Path file,
        Experiment experiment,
        List<String> confirmed,
        Map<String, String> concluded,
        Map<String, Map<String, Object>> quiet) {

    /**
     * Reads a proof: a scenario with {@code extra.confirmed}, or {@code extra.concluded} for a derivation, and
     * {@code extra.quiet}; {@code extra.data} has facts with the values that data files would give.
     *
     * @throws InputException if it cannot be read, or lacks either
     */
    public static RuleProof read(Path file) {
        return read(Documents.read(file), file);
    }

    /**
     * The proof that a document is.
     *
     * @param file what it is called: the name of the rule, and an ending
     */
    public static RuleProof read(Document document, Path file) {
        Experiment stated = ScenarioReader.read(document);
        Map<String, Object> extra = stated.extra();
        // a proof has no files: it says what they would say
        Experiment experiment = extra.get("data") instanceof Map<?, ?> said
                ? stated.toBuilder()
                        .data(ScenarioWriter.fromData(Map.of(), Map.of("facts", said)))
                        .build()
                : stated;
        if (!(extra.get("quiet") instanceof Map<?, ?> quiet)
                || quiet.isEmpty()
                || !(extra.get("confirmed") instanceof List<?>) && !(extra.get("concluded") instanceof Map<?, ?>)) {
            throw new InputException(new Problem(
                    Location.of(file.toString()),
                    "extra",
                    "is not a proof of a rule",
                    "confirmed: a list of ids, or concluded: facts with their values; quiet: at least one change of a fact, by"
                            + " name"));
        }
        Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
        quiet.forEach((name, change) -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            if (change instanceof Map<?, ?> map) {
                map.forEach((path, value) -> facts.put((String) path, value));
            }
            changes.put((String) name, facts);
        });
        List<String> confirmed = extra.get("confirmed") instanceof List<?> ids
                ? ids.stream().map(String::valueOf).sorted().toList()
                : List.of();
        Map<String, String> concluded = new TreeMap<>();
        if (extra.get("concluded") instanceof Map<?, ?> facts) {
            facts.forEach((path, value) -> concluded.put((String) path, String.valueOf(value)));
        }
        String name = Objects.toString(file.getFileName());
        return new RuleProof(
                name.substring(0, name.lastIndexOf('.')), file, experiment, confirmed, Map.copyOf(concluded), changes);
    }

    /** What does not hold of this proof under these rules; empty if all does. */
    public List<Problem> check(RuleBook book) {
        return check(book, id -> true);
    }

    /**
     * The same where rules may fire that were not there when the proof was written.
     *
     * @param judged the ids of those that were
     */
    List<Problem> check(RuleBook book, Predicate<String> judged) {
        List<Problem> problems = new ArrayList<>();
        if (concluded.isEmpty()) {
            checkConfirmed(book, judged, problems);
        } else {
            checkConcluded(book, problems);
        }
        quiet.forEach((name, change) -> {
            if (change.size() != 1) {
                problems.add(problem("\"" + name + "\" changes " + change.size() + " facts, not one"));
                return;
            }
            Experiment changed = experiment.with(change);
            Verdict verdict = verdict(book.diagnose(changed));
            if (concluded.isEmpty() && verdict != Verdict.RULED_OUT && verdict != Verdict.NOT_COVERED) {
                problems.add(problem("\"" + name + "\" leaves " + rule + " " + verdict + ", not ruled out"));
            }
            if (!concluded.isEmpty() && concludes(book.understand(changed).facts())) {
                problems.add(problem("\"" + name + "\" leaves " + rule + " concluding"));
            }
        });
        return problems;
    }

    private void checkConfirmed(RuleBook book, Predicate<String> judged, List<Problem> problems) {
        List<String> fired = book.diagnose(experiment).findings(Verdict.CONFIRMED).stream()
                .map(Finding::id)
                .filter(judged)
                .sorted()
                .toList();
        if (!confirmed.contains(rule)) {
            problems.add(problem("extra.confirmed does not name " + rule));
        }
        if (!fired.equals(confirmed)) {
            problems.add(problem("confirms " + fired + ", not " + confirmed));
        }
    }

    private void checkConcluded(RuleBook book, List<Problem> problems) {
        Facts facts = book.understand(experiment).facts();
        concluded.forEach((path, value) -> {
            Fact fact = facts.of(Vocabulary.get(path));
            if (fact.isContested()) {
                problems.add(problem("leaves no value of " + path + ": derivations contradict each other"));
            } else if (!fact.display().equals(value) || !fact.rule().equals(rule)) {
                problems.add(problem("concludes " + path + " = " + fact.display()
                        + (fact.rule().isEmpty() ? "" : " by " + fact.rule()) + ", not " + value));
            }
        });
    }

    private boolean concludes(Facts facts) {
        return concluded.keySet().stream()
                .allMatch(path -> facts.of(Vocabulary.get(path)).rule().equals(rule));
    }

    /** What a diagnosis says of this rule; {@link Verdict#OPEN} if it is not in scope there. */
    public Verdict verdict(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(rule))
                .map(Finding::verdict)
                .findFirst()
                .orElse(Verdict.OPEN);
    }

    private Problem problem(String fault) {
        return new Problem(Location.of(file.toString()), rule, fault);
    }
}
