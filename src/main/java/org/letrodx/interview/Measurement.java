package org.letrodx.interview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * How many questions it takes to find a cause. Somebody knows all that the scenario of a rule states and nothing else;
 * the complaint, the system and the line are told, then questions are asked until the cause is confirmed.
 */
public final class Measurement {
    /** What the random order starts from, so that it is the same each time. */
    public static final long SEED = 1;

    private static final List<String> TOLD = List.of("model.system", "cellLine.name");

    private final RuleBook book;

    /** The causes of a book are looked for. */
    public Measurement(RuleBook book) {
        this.book = book;
    }

    /**
     * What one order of questions achieves.
     *
     * @param order in words
     * @param questions how many it took to find each cause that was found, by id
     * @param missed the ids of the causes that were not found
     */
    public record Row(String order, Map<String, Integer> questions, List<String> missed) {
        /** Copies the map and the list. */
        public Row {
            questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
            missed = List.copyOf(missed);
        }

        /**
         * The number of questions within which this share of the found causes was found; 0 if none was.
         *
         * @param share from 0 to 1: 0.5 for the median
         */
        public int within(double share) {
            List<Integer> sorted = questions.values().stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        }

        /** How many causes were found within so many questions. */
        public long foundWithin(int most) {
            return questions.values().stream().filter(taken -> taken <= most).count();
        }
    }

    /**
     * One row for each order.
     *
     * @param proofs the scenario of each rule, by its id; rules without one are left out
     */
    public List<Row> rows(Map<String, Experiment> proofs) {
        return List.of(
                row("at random", proofs, proof -> {
                    List<String> paths = new ArrayList<>(Vocabulary.statablePaths());
                    Collections.shuffle(paths, new Random(SEED));
                    return one((diagnosis, asked) -> first(paths.stream(), asked), proof);
                }),
                row(
                        "as the vocabulary lists the facts",
                        proofs,
                        proof -> one((diagnosis, asked) -> first(Vocabulary.statablePaths().stream(), asked), proof)),
                row("rule by rule, as EMYCIN did", proofs, proof -> one(Measurement::byRule, proof)),
                row("what can settle most, one by one", proofs, proof -> interview(proof, false)),
                inCheckLists(proofs));
    }

    /** What an interview with check-lists achieves. */
    public Row inCheckLists(Map<String, Experiment> proofs) {
        return row("what can settle most, in check-lists", proofs, proof -> interview(proof, true));
    }

    /** A scenario and the cause that it is the scenario of. */
    private record Proof(String cause, Experiment known) {}

    private Row row(String order, Map<String, Experiment> proofs, Function<Proof, OptionalInt> simulation) {
        Map<String, Integer> questions = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        proofs.forEach((id, known) -> {
            OptionalInt taken = simulation.apply(new Proof(id, complaining(id, known)));
            if (taken.isPresent()) {
                questions.put(id, taken.getAsInt());
            } else {
                missed.add(id);
            }
        });
        return new Row(order, questions, missed);
    }

    /** An outcome is asked for only where something went wrong. */
    private Experiment complaining(String id, Experiment known) {
        return book.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .filter(rule -> known.complaints().isEmpty()
                        && rule.questions().stream()
                                .anyMatch(question -> question.fact().isOutcome()))
                .map(rule -> known.toBuilder().complaint(rule.explains().get(0)).build())
                .orElse(known);
    }

    private static Optional<String> first(Stream<String> paths, Set<String> asked) {
        return paths.filter(path -> !asked.contains(path)).findFirst();
    }

    /** What the first rule still waits for, whatever it is worth. */
    private static Optional<String> byRule(Diagnosis diagnosis, Set<String> asked) {
        return first(
                diagnosis.findings().stream()
                        .filter(finding -> finding.verdict() == Verdict.SUSPECTED || finding.verdict() == Verdict.OPEN)
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .map(Finding::missing)
                        .flatMap(List::stream),
                asked);
    }

    private OptionalInt one(BiFunction<Diagnosis, Set<String>, Optional<String>> order, Proof proof) {
        Experiment told = told(proof.known);
        Set<String> asked = new HashSet<>(TOLD);
        for (int questions = 0; ; questions++) {
            Diagnosis diagnosis = book.diagnoseWithoutRepairs(told);
            if (isFound(diagnosis, proof)) {
                return OptionalInt.of(questions);
            }
            Optional<String> next = order.apply(diagnosis, asked);
            if (next.isEmpty()) {
                return OptionalInt.empty();
            }
            asked.add(next.get());
            told = told.stating(answer(Vocabulary.get(next.get()), told, proof.known));
        }
    }

    private OptionalInt interview(Proof proof, boolean checkLists) {
        Interview interview = new Interview(book, told(proof.known), checkLists);
        for (int questions = 0; ; questions++) {
            if (isFound(interview.diagnosis(), proof)) {
                return OptionalInt.of(questions);
            }
            Optional<Step> step = interview.step();
            if (step.isEmpty()) {
                return OptionalInt.empty();
            }
            Map<String, Object> answers = new LinkedHashMap<>();
            Stream.concat(step.get().facts().stream(), step.get().also().stream())
                    .forEach(type -> answers.putAll(answer(type, interview.experiment(), proof.known)));
            interview.state(answers);
        }
    }

    private static boolean isFound(Diagnosis diagnosis, Proof proof) {
        return diagnosis.findings(Verdict.CONFIRMED).stream()
                .anyMatch(finding -> finding.id().equals(proof.cause));
    }

    private static Experiment told(Experiment known) {
        Experiment.Builder builder = Experiment.builder();
        known.complaints().forEach(builder::complaint);
        Experiment told = builder.build();
        for (String path : TOLD) {
            told = told.stating(stated(known, path));
        }
        return told;
    }

    /** What is known of a fact, or of those that are asked for through it: of a list of concentrations, its ends. */
    private static Map<String, Object> answer(FactType type, Experiment told, Experiment known) {
        Map<String, Object> answer = new LinkedHashMap<>(stated(known, type.path()));
        if (answer.isEmpty()) {
            told.facts()
                    .which(fact -> fact.asks().equals(List.of(type.path())))
                    .forEach(fact -> answer.putAll(stated(known, fact.path())));
        }
        return answer;
    }

    private static Map<String, Object> stated(Experiment known, String path) {
        Fact fact = known.fact(path);
        return fact.isStated() ? Map.of(path, fact.value()) : Map.of();
    }
}
