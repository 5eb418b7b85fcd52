package org.letrodx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.report.JsonReport;

/** One rule book, many threads. */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 12;

    @Test
    void everyThreadGetsTheAnswerThatOneAloneGets() throws Exception {
        RuleBook book = RuleBook.bundled();
        Map<Experiment, String> alone = new LinkedHashMap<>();
        Scenarios.worked().stream()
                .map(Scenarios::read)
                .forEach(experiment -> alone.put(experiment, JsonReport.json(book.diagnose(experiment))));
        inThreads(THREADS, thread -> {
            List<Experiment> experiments = new ArrayList<>(alone.keySet());
            for (int round = 0; round < ROUNDS * experiments.size(); round++) {
                Experiment experiment = experiments.get((round * 7 + thread) % experiments.size());
                assertEquals(alone.get(experiment), JsonReport.json(book.diagnose(experiment)));
            }
        });
    }

    @Test
    void booksBuiltSideBySideKeepTheirOwnRules(@TempDir Path folder) throws Exception {
        inThreads(4, thread -> {
            Path house = folder.resolve("house-" + thread);
            writeRule(house, "LAB-" + (10 + thread), thread % 2 == 0 ? "horse" : "human");
            RuleBook book = RuleBook.bundled().withHouseRules(house);
            Experiment horse = Experiment.of(Map.of("serum.kind", "horse", "serum.treatment", "charcoal-stripped"));
            List<String> confirmed = book.diagnose(horse).findings(Verdict.CONFIRMED).stream()
                    .map(Finding::id)
                    .toList();
            assertEquals(thread % 2 == 0 ? List.of("LAB-" + (10 + thread)) : List.of(), confirmed);
        });
        assertTrue(
                RuleBook.bundled().rules().stream().noneMatch(rule -> rule.id().startsWith("LAB")));
    }

    @Test
    void aBookThatNobodyHoldsIsForgotten(@TempDir Path folder) throws Exception {
        writeRule(folder, "LAB-01", "horse");
        WeakReference<RuleBook> book = new WeakReference<>(RuleBook.bundled().withHouseRules(folder));
        for (int i = 0; i < 50 && book.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertNull(book.get());
    }

    /** What other work of the process leaves, it leaves once; a leak grows in every round. */
    @Test
    void diagnosesLeaveNothingBehind() throws Exception {
        Experiment experiment = Scenarios.worked("mcf7-full-serum");
        diagnose(experiment, 500);
        long grown = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = retained();
            diagnose(experiment, 5_000);
            grown = Math.min(grown, retained() - before);
        }
        // a leak of one object of 1 KB for each diagnosis would be 5 MB
        assertTrue(grown < 3_000_000, grown + " bytes more than before");
    }

    private static void diagnose(Experiment experiment, int times) {
        for (int i = 0; i < times; i++) {
            RuleBook.bundled().diagnose(experiment);
        }
    }

    private static long retained() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(30);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inThreads(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                calls.add(() -> {
                    work.run(thread);
                    return null;
                });
            }
            for (Future<Void> call : threads.invokeAll(calls, 5, TimeUnit.MINUTES)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void writeRule(Path house, String id, String serum) throws IOException {
        Files.createDirectories(house.resolve("medium"));
        Files.writeString(house.resolve("medium/" + id + ".drl"), """
                /**
                 * A serum we do not use.
                 *
                 * Check: look at the bottle.
                 *
                 * Fix: use another.
                 */
                rule "%s Serum of the wrong animal"
                    @explains( "no-response" )
                    @setting( "cell-culture, spheroid" )
                    @impact( advisory )
                    @strength( weak )
                    @effort( minutes )
                    @house( "our own experience" )
                when
                    Serum( kind.is( "%s" ) )
                then
                    cause();
                end
                """.formatted(id, serum));
    }
}
