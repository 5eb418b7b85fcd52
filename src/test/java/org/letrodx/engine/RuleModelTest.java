package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kie.api.KieBase;
import org.letrodx.Scenarios;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;

/**
 * The model that is matched says what the rules say as they are written, with the same answers, of whatever experiment.
 */
class RuleModelTest {

    @TestFactory
    Stream<DynamicTest> everyScenarioMatchesAsWritten() {
        KieBase written = RuleCompiler.compile(new RuleSources(Path.of("rules")).files());
        Diagnoser bundled = Book.bundled().diagnoser();
        Map<String, List<Answer>> rules = new TreeMap<>();
        bundled.rules().forEach(rule -> rules.put(rule.id(), bundled.questionsOf(rule)));
        Matcher matcher = new Matcher(rules);
        return Scenarios.all().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    for (Experiment experiment : withEachFactForgotten(Scenarios.read(file))) {
                        assertEquals(
                                asWritten(written, experiment),
                                asMatched(matcher, rules, experiment),
                                () -> experiment.stated().toString());
                    }
                }));
    }

    private static List<Experiment> withEachFactForgotten(Experiment experiment) {
        List<Experiment> experiments = new ArrayList<>(List.of(experiment, experiment.withoutOutcomes()));
        for (Fact<?> fact : experiment.stated()) {
            experiments.add(experiment.without(fact.path()));
        }
        return experiments;
    }

    private static Map<String, List<String>> asWritten(KieBase written, Experiment experiment) {
        Map<String, List<String>> matches = new TreeMap<>();
        BlankSheet.matches(written, experiment).forEach(match -> matches.put(match.rule(), words(match.answers())));
        return matches;
    }

    private static Map<String, List<String>> asMatched(
            Matcher matcher, Map<String, List<Answer>> rules, Experiment experiment) {
        Map<String, List<String>> matches = new TreeMap<>();
        BitSet matched = matcher.match(experiment);
        List<String> ids = List.copyOf(rules.keySet());
        matched.stream()
                .mapToObj(ids::get)
                .forEach(id -> matches.put(
                        id,
                        words(rules.get(id).stream()
                                .map(question -> question.askedOf(
                                        experiment.fact(question.fact().path())))
                                .toList())));
        return matches;
    }

    private static List<String> words(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer + " " + answer.part() + (answer.isSuggested() ? " suggested" : ""))
                .toList();
    }
}
