package org.letrodx.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.rules.ClipsProgram;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks and prints one table. Other work on the machine only ever takes away, so each number is the best
 * of rounds that run in turn; what to compare are the ratios.
 */
public final class Benchmarks {
    private static final int ROUNDS = 2;
    private static final int PROCESSES = 15;
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final String CLIPS = "clips";

    private final String log;

    private Benchmarks(String log) {
        this.log = log;
    }

    /**
     * Prints the table on standard output.
     *
     * @param args the file that takes the output of the runs; then, to run only some throughputs, a word of their rows
     * @throws Exception if a run fails
     */
    public static void main(String[] args) throws Exception {
        new Benchmarks(args[0]).table(args.length > 1 ? args[1] : "");
    }

    /** One row: what is measured, and its diagnoses per second in each round. */
    private static final class Row {
        private final String name;
        private final String benchmark;
        private final String experiment;
        private final int threads;
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> bytes = new ArrayList<>();

        Row(String name, String benchmark, String experiment, int threads) {
            this.name = name;
            this.benchmark = benchmark;
            this.experiment = experiment;
            this.threads = threads;
        }
    }

    private void table(String only) throws IOException, RunnerException, InterruptedException {
        List<Row> rows = List.of(
                        new Row("typical, 20 facts", "DiagnosisBenchmark.diagnose$", "TYPICAL", 1),
                        new Row("typical, two threads", "DiagnosisBenchmark.diagnose$", "TYPICAL", 2),
                        new Row(
                                "typical, experiment built from a map, too",
                                "DiagnosisBenchmark.buildAndDiagnose$",
                                "TYPICAL",
                                1),
                        new Row("sparse, 5 facts", "DiagnosisBenchmark.diagnose$", "SPARSE", 1),
                        new Row(
                                "sparse, experiment built from a map, too",
                                "DiagnosisBenchmark.buildAndDiagnose$",
                                "SPARSE",
                                1),
                        new Row(
                                "full, " + Cases.FULL.experiment().stated().size() + " facts",
                                "DiagnosisBenchmark.diagnose$",
                                "FULL",
                                1),
                        new Row(
                                "full, experiment built from a map, too",
                                "DiagnosisBenchmark.buildAndDiagnose$",
                                "FULL",
                                1),
                        new Row(
                                "typical, conditions in plain Java (floor: no verdicts, no ranking)",
                                "FloorBenchmark",
                                "",
                                1),
                        new Row("typical, bare matching by CLIPS 6.3 (no derivations, no ranking)", CLIPS, "", 1))
                .stream()
                .filter(row -> row.name.contains(only))
                .filter(row -> !row.benchmark.equals(CLIPS) || isInstalled())
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (Row row : rows) {
                measure(row);
            }
        }
        print("| | per second | of the first | KB allocated each |");
        print("|---|--:|--:|--:|");
        double first = Collections.max(rows.get(0).perSecond);
        for (Row row : rows) {
            double perSecond = Collections.max(row.perSecond);
            String allocated =
                    row.bytes.isEmpty() ? "" : String.format(Locale.ROOT, "%,.0f", Collections.min(row.bytes) / 1024);
            print(String.format(
                    Locale.ROOT, "| %s | %,.0f | %.2f | %s |", row.name, perSecond, perSecond / first, allocated));
        }
        if (only.isEmpty()) {
            List<Double> diagnosing = new ArrayList<>();
            List<Double> empty = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                empty.add(process("none"));
                diagnosing.add(process());
            }
            print("");
            print(String.format(
                    Locale.ROOT,
                    "A process that makes one diagnosis: %.2f s; one that makes none: %.2f s; without any archive.",
                    median(diagnosing),
                    median(empty)));
        }
    }

    private void measure(Row row) throws IOException, RunnerException, InterruptedException {
        if (row.benchmark.equals(CLIPS)) {
            row.perSecond.add(clips());
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Benchmarks.class.getPackageName() + "." + row.benchmark)
                .forks(1)
                .threads(row.threads)
                .addProfiler(GCProfiler.class)
                .output(log)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                // with as many threads as cores, compilation has none of its own and takes longer
                .warmupIterations(row.threads == 1 ? 9 : 30)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1));
        if (!row.experiment.isEmpty()) {
            options.param("experiment", row.experiment);
        }
        RunResult result = new Runner(options.build()).run().iterator().next();
        row.perSecond.add(result.getPrimaryResult().getScore());
        row.bytes.add(result.getSecondaryResults().get(ALLOCATION).getScore());
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, CLIPS)));
    }

    /** The best rate that the program of CLIPS prints. */
    private static double clips() throws IOException, InterruptedException {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Cases.TYPICAL.experiment());
        Path program = Files.createTempFile("letrodx", ".clp");
        try {
            Files.writeString(program, ClipsProgram.of(diagnosis));
            Process process = new ProcessBuilder(CLIPS, "-f2", program.toString())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (process.waitFor() != 0 || printed.contains("[")) {
                throw new IllegalStateException("CLIPS says: " + printed);
            }
            return printed.lines()
                    .filter(line -> !line.isBlank())
                    .mapToDouble(Double::parseDouble)
                    .max()
                    .orElseThrow();
        } finally {
            Files.delete(program);
        }
    }

    private static double process(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-classpath",
                System.getProperty("java.class.path"),
                FirstDiagnosis.class.getName()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("a first diagnosis ended with " + exit);
        }
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
