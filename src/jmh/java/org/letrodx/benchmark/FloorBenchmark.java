package org.letrodx.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.letrodx.RuleBook;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The floor: the conditions of the rules in plain Java. Every question of every rule is put to the typical experiment,
 * and the rules
 * of which none is answered with no are collected with their answers. No engine, no scope, no verdicts, no ranking, no
 * repairs.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class FloorBenchmark {
    private final List<List<Answer>> questions = new ArrayList<>();
    private Experiment built;

    @Setup
    public void setUp() {
        RuleBook book = RuleBook.bundled();
        for (Rule rule : book.rules()) {
            questions.add(book.questionsOf(rule));
        }
        built = Cases.TYPICAL.experiment();
    }

    @Benchmark
    public List<List<Answer>> askInPlainJava() {
        List<List<Answer>> matched = new ArrayList<>();
        for (List<Answer> rule : questions) {
            List<Answer> answers = new ArrayList<>(rule.size());
            for (Answer question : rule) {
                Answer answer = question.askedOf(built.fact(question.fact().path()));
                if (!answer.isPossible()) {
                    break;
                }
                answers.add(answer);
            }
            if (answers.size() == rule.size()) {
                matched.add(answers);
            }
        }
        return matched;
    }
}
