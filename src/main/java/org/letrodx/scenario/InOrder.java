package org.letrodx.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Does work on several threads and hands on what comes of it in the order of the work; only so much is under way at
 * once.
 */
public final class InOrder {
    /** How much one thread takes at a time: handing over single records costs more than the records. */
    private static final int AT_A_TIME = 32;
    /** How much of an input one portion takes, so that what is under way is bounded however long the records are. */
    private static final long BYTES_AT_A_TIME = 1 << 20;
    /** How many such portions wait for each thread. */
    private static final int PORTIONS = 3;

    private InOrder() {}

    /**
     * @param read how many bytes of the input are read so far
     * @param jobs how many threads work
     * @param work done on any of them
     * @param sink called on this thread, in order
     */
    public static <T, R> void run(
            Iterator<T> items, LongSupplier read, int jobs, Function<T, R> work, Consumer<R> sink) {
        ExecutorService threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "review");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<List<R>>> underWay = new ArrayDeque<>();
            while (items.hasNext()) {
                List<T> portion = new ArrayList<>(AT_A_TIME);
                long start = read.getAsLong();
                while (portion.size() < AT_A_TIME && read.getAsLong() - start < BYTES_AT_A_TIME && items.hasNext()) {
                    portion.add(items.next());
                }
                underWay.add(threads.submit(() -> portion.stream().map(work).toList()));
                if (underWay.size() > jobs * PORTIONS) {
                    result(underWay.remove()).forEach(sink);
                }
            }
            while (!underWay.isEmpty()) {
                result(underWay.remove()).forEach(sink);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a review failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the review was interrupted", stopped);
        }
    }
}
