package org.letrodx.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.letrodx.RuleBook;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The floor: the questions of the causes in plain Java. Every question of every cause in the book is put to what was
 * understood of the typical experiment, and the causes of which none is answered with no are collected with their
 * answers. No engine, no derivations, no verdicts, no ranking, no repairs.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class FloorBenchmark {
    private List<Rule> causes;
    private Facts facts;

    @Setup
    public void setUp() {
        RuleBook book = RuleBook.bundled();
        causes = book.rules();
        facts = book.understand(Cases.TYPICAL.experiment()).facts();
    }

    @Benchmark
    public List<List<Answer>> askInPlainJava() {
        List<List<Answer>> matched = new ArrayList<>();
        for (Rule cause : causes) {
            List<Question> questions = cause.questions();
            List<Answer> answers = new ArrayList<>(questions.size());
            for (Question question : questions) {
                Answer answer = question.ask(facts.of(question.fact()));
                if (answer == Answer.NO) {
                    break;
                }
                answers.add(answer);
            }
            if (answers.size() == questions.size()) {
                matched.add(answers);
            }
        }
        return matched;
    }
}
