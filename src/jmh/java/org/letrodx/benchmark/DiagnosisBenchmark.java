package org.letrodx.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.facts.Experiment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole answer, with ranking, questions and repairs, from a rule book that is warm. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class DiagnosisBenchmark {
    @Param({"SPARSE", "TYPICAL", "FULL"})
    public String experiment;

    private RuleBook book;
    private Map<String, Object> values;
    private Experiment built;

    @Setup
    public void setUp() {
        book = RuleBook.bundled();
        values = Cases.valueOf(experiment).facts();
        built = Experiment.of(values);
    }

    @Benchmark
    public Diagnosis diagnose() {
        return book.diagnose(built);
    }

    @Benchmark
    public Diagnosis buildAndDiagnose() {
        return book.diagnose(Experiment.of(values));
    }
}
