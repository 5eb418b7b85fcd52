package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.lint.RuleProof;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What holds of every rule, shown on its proof in {@code scenarios/rules/}. */
class RulesTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final List<RuleProof> PROOFS = proofs();

    /** Kept for the record, read through the facts derived from them, or asked by {@code @beside}. */
    private static final Set<String> INFORMATIONAL = Set.of(
            "cellLine.passage",
            "cellLine.pr",
            "clinic.controlArm",
            "clinic.discontinuationDefinition",
            "dosing.bodyWeight",
            "dosing.dose",
            "host.strain",
            "translation.expectation",
            "treatment.concentrations");

    /** Of another drug a rule that rests on the enzyme says nothing, ruled out or not. */
    private static final Set<Verdict> NOT_A_CAUSE = Set.of(Verdict.RULED_OUT, Verdict.NOT_COVERED);

    /** Readings that may contradict what is stated or looked up: with one of them, an experiment is another one. */
    private static final Set<String> OVERRULING = BOOK.derivations().stream()
            .filter(rule -> !rule.overrules().isEmpty())
            .flatMap(rule -> rule.questions().stream())
            .map(question -> question.fact().path())
            .collect(Collectors.toSet());

    private static List<RuleProof> proofs() {
        try (Stream<Path> files = Files.list(Path.of("scenarios/rules"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RuleProof::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void everyRuleHasAProofAndEveryProofARule() {
        assertEquals(
                Stream.concat(BOOK.rules().stream(), BOOK.derivations().stream())
                        .map(Rule::id)
                        .sorted()
                        .toList(),
                PROOFS.stream().map(RuleProof::rule).sorted().toList());
    }

    /** The proofs of causes. */
    private static Stream<RuleProof> causes() {
        return PROOFS.stream().filter(proof -> proof.concluded().isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> firesInItsScenarioAndIsQuietInTheNearestOnes() {
        return PROOFS.stream()
                .map(proof -> dynamicTest(proof.rule(), () -> assertEquals(List.of(), proof.check(BOOK))));
    }

    /** A quiet case for each question, so that no question of a rule is there without effect. */
    @TestFactory
    Stream<DynamicTest> everyQuestionOfARuleCanRuleItOut() {
        return causes().map(proof -> dynamicTest(proof.rule(), () -> {
            TreeSet<String> asked = new TreeSet<>();
            rule(proof.rule()).questions().stream()
                    .filter(RulesTest::hasAWordThatSaysNo)
                    .map(question -> question.fact().path())
                    .forEach(asked::add);
            TreeSet<String> decided = new TreeSet<>();
            proof.quiet()
                    .values()
                    .forEach(change ->
                            find(BOOK.diagnose(proof.experiment().with(change)), proof.rule()).because().stream()
                                    .map(Reason::fact)
                                    .forEach(decided::add));
            assertEquals(asked, decided);
        }));
    }

    /** Where every other word settles nothing, such as an immunoassay, the question only keeps its rule a suspicion. */
    private static boolean hasAWordThatSaysNo(Question question) {
        List<Word> words = question.fact().words();
        return words.stream().noneMatch(Word::settlesNothing)
                || words.stream()
                        .anyMatch(word -> question.ask(BOOK.understand(Experiment.builder()
                                                .state(question.fact().path(), word.label())
                                                .build())
                                        .facts()
                                        .of(question.fact()))
                                == Answer.NO);
    }

    /** Forgetting one fact a confirmed rule rests on makes exactly that fact the question. */
    @TestFactory
    Stream<DynamicTest> forgettingAFactMakesItTheQuestion() {
        return causes().map(proof -> dynamicTest(proof.rule(), () -> {
            Finding confirmed = find(BOOK.diagnose(proof.experiment()), proof.rule());
            for (Reason reason : confirmed.because()) {
                for (String path : ground(reason)) {
                    Diagnosis without = BOOK.diagnose(proof.experiment().without(path));
                    String what = proof.rule() + " without " + path;
                    if (reason.fact().equals("model.system")) {
                        // cells that are not said to grow in three dimensions grow as a layer
                        assertTrue(
                                without.findings().stream()
                                        .noneMatch(finding -> finding.id().equals(proof.rule()) && finding.isCause()),
                                what);
                        continue;
                    }
                    Finding forgotten = find(without, proof.rule());
                    if (forgotten.verdict() == Verdict.CONFIRMED) {
                        // the panel knows it as well
                        assertTrue(
                                forgotten.because().stream()
                                        .anyMatch(other -> other.fact().equals(reason.fact())
                                                && !other.basis().equals(reason.basis())),
                                what);
                    } else if (reason.fact().equals("experiment.contradictedByData")) {
                        // what is not stated any more contradicts nothing
                        assertEquals(Verdict.RULED_OUT, forgotten.verdict(), what);
                    } else if (!reason.fact().equals("cellLine.panelClash") || path.equals("cellLine.name")) {
                        assertTrue(
                                forgotten.verdict() == Verdict.SUSPECTED || forgotten.verdict() == Verdict.OPEN, what);
                        assertTrue(forgotten.missing().contains(path), what);
                    }
                }
            }
        }));
    }

    /**
     * What merely restates a complaint stands beneath what explains it, advice apart, and never comes first beside it.
     */
    @TestFactory
    Stream<DynamicTest> aSignStandsBeneathWhatExplainsIt() {
        List<RuleProof> signs = causes().filter(
                        proof -> !rule(proof.rule()).traceOf().isEmpty())
                .toList();
        assertFalse(signs.isEmpty());
        return signs.stream()
                .flatMap(sign -> causes().filter(proof -> !proof.rule().equals(sign.rule()))
                        .map(proof -> dynamicTest(sign.rule() + " beside " + proof.rule(), () -> {
                            Optional<Diagnosis> diagnosis = showing(proof, sign).map(BOOK::diagnose);
                            Optional<Finding> found = diagnosis.stream()
                                    .flatMap(all -> all.findings(Verdict.CONFIRMED).stream())
                                    .filter(finding -> finding.id().equals(sign.rule()))
                                    .findFirst();
                            found.ifPresent(finding -> assertEquals(
                                    diagnosis.orElseThrow().findings(Verdict.CONFIRMED).stream()
                                            .anyMatch(other -> explainsSign(other.rule(), finding.rule())),
                                    finding.under().isPresent(),
                                    () -> diagnosis.orElseThrow().toString()));
                        })));
    }

    private static boolean explainsSign(Rule other, Rule sign) {
        return other != sign
                && other.impact() != Impact.ADVISORY
                && !Collections.disjoint(other.explains(), sign.traceOf());
    }

    /** The experiment of one proof with the readings of another, if they go together. */
    private static Optional<Experiment> showing(RuleProof proof, RuleProof sign) {
        Map<String, Object> readings = new TreeMap<>();
        sign.experiment().stated().stream()
                .filter(fact -> fact.type().isOutcome())
                .forEach(fact -> readings.put(fact.path(), fact.value()));
        try {
            return Optional.of(proof.experiment().with(readings));
        } catch (InvalidExperimentException contradiction) {
            return Optional.empty();
        }
    }

    /** The stated facts that a reason leads to. */
    private static List<String> ground(Reason reason) {
        return reason.basis() == Basis.STATED
                ? List.of(reason.fact())
                : reason.because().stream()
                        .flatMap(below -> ground(below).stream())
                        .distinct()
                        .toList();
    }

    /** What is open and what is ruled out stands in the order of its key, without a gap in the numbers. */
    @Test
    void whatIsNoCauseStandsInTheOrderOfItsKey() {
        for (Path file : Scenarios.all()) {
            Diagnosis diagnosis = BOOK.diagnose(Scenarios.read(file));
            for (Verdict verdict : List.of(Verdict.OPEN, Verdict.RULED_OUT)) {
                List<RankKey> keys = diagnosis.findings(verdict).stream()
                        .map(Finding::rankKey)
                        .toList();
                assertEquals(keys.stream().sorted().toList(), keys, () -> file + " " + verdict);
            }
            assertEquals(
                    IntStream.rangeClosed(1, diagnosis.findings().size())
                            .boxed()
                            .toList(),
                    diagnosis.findings().stream().map(Finding::rank).toList());
        }
    }

    /**
     * Whatever else becomes known, a cause that is ruled out stays so, unless it is another drug, which it does not
     * cover.
     */
    @TestFactory
    Stream<DynamicTest> aNewFactNeverRevivesARuledOutCause() {
        Map<String, Fact> values = new TreeMap<>();
        PROOFS.forEach(proof -> proof.experiment().stated().forEach(fact -> values.put(fact.toString(), fact)));
        return causes().map(proof -> dynamicTest(proof.rule(), () -> {
            Experiment quiet =
                    proof.experiment().with(proof.quiet().values().iterator().next());
            for (Fact fact : values.values()) {
                // another line or another setting is another experiment, not a new fact of this one
                boolean isNew = BOOK.understand(quiet).facts().of(fact.type()).basis() == null
                        && !OVERRULING.contains(fact.path())
                        && !Set.of("cellLine.name", "model.system").contains(fact.path());
                if (isNew) {
                    stating(quiet, fact)
                            .ifPresent(richer -> assertTrue(
                                    NOT_A_CAUSE.contains(proof.verdict(BOOK.diagnose(richer))),
                                    () -> proof.rule() + " revived by " + fact));
                }
            }
        }));
    }

    /** The experiment with one fact more, if it does not contradict the others. */
    private static Optional<Experiment> stating(Experiment experiment, Fact fact) {
        try {
            return Optional.of(experiment.stating(Map.of(fact.path(), fact.value())));
        } catch (InvalidExperimentException contradiction) {
            return Optional.empty();
        }
    }

    /** The order of statements changes nothing. */
    @TestFactory
    Stream<DynamicTest> theOrderOfFactsChangesNothing() {
        return causes().map(proof -> dynamicTest(proof.rule(), () -> {
            List<Fact> shuffled = new ArrayList<>(proof.experiment().stated());
            Collections.shuffle(shuffled, new Random(1));
            Experiment.Builder builder = Experiment.builder();
            proof.experiment().complaints().forEach(builder::complaint);
            shuffled.forEach(fact -> builder.state(fact.path(), fact.value()));
            builder.data(proof.experiment().data());
            assertEquals(
                    BOOK.diagnose(proof.experiment()).findings(),
                    BOOK.diagnose(builder.build()).findings());
        }));
    }

    /** A fact that no rule reads is informational; a new one must be put to use or named here. */
    @Test
    void factsThatNoRuleReads() {
        TreeSet<String> unread = new TreeSet<>();
        Vocabulary.types().stream().map(FactType::path).forEach(unread::add);
        Stream.concat(BOOK.rules().stream(), BOOK.derivations().stream()).forEach(rule -> rule.questions()
                .forEach(question -> unread.remove(question.fact().path())));
        assertEquals(INFORMATIONAL, unread);
    }

    private static Rule rule(String id) {
        return BOOK.rules().stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Finding find(Diagnosis diagnosis, String id) {
        List<Finding> found = diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
        assertFalse(found.isEmpty(), id + " is not in scope");
        return found.get(0);
    }
}
