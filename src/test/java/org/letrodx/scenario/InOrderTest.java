package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work on several threads comes back in its order. */
class InOrderTest {

    @Test
    void whateverEachTakes() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<Integer> done = new ArrayList<>();
        InOrder.run(
                IntStream.range(0, 1000).boxed().iterator(),
                () -> 0,
                3,
                number -> {
                    threads.add(Thread.currentThread().toString());
                    if (number % 100 == 0) {
                        Thread.yield();
                    }
                    return number * 2;
                },
                done::add);
        assertEquals(IntStream.range(0, 1000).mapToObj(number -> number * 2).toList(), done);
        assertTrue(threads.size() <= 3, threads.toString());
    }

    @Test
    void onlySoMuchIsUnderWay() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger given = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<Integer> items = IntStream.range(0, 5000)
                .peek(number -> {
                    taken.incrementAndGet();
                    most.accumulateAndGet(taken.get() - given.get(), Math::max);
                })
                .boxed()
                .iterator();
        InOrder.run(items, () -> 0, 2, number -> number, number -> given.incrementAndGet());
        assertEquals(5000, given.get());
        assertTrue(most.get() <= 300, "held " + most);
    }

    @Test
    void longRecordsMakeSmallPortions() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger given = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<Integer> items = IntStream.range(0, 200)
                .peek(number -> {
                    taken.incrementAndGet();
                    most.accumulateAndGet(taken.get() - given.get(), Math::max);
                })
                .boxed()
                .iterator();
        InOrder.run(items, () -> taken.get() * 1_000_000L, 2, number -> number, number -> given.incrementAndGet());
        assertEquals(200, given.get());
        assertTrue(most.get() <= 30, "held " + most);
    }

    @Test
    void aFaultStopsIt() {
        AtomicInteger given = new AtomicInteger();
        assertThrows(
                ArithmeticException.class,
                () -> InOrder.run(
                        IntStream.range(-40, 5000).boxed().iterator(),
                        () -> 0,
                        2,
                        number -> 1 / number,
                        number -> given.incrementAndGet()));
        assertEquals(32, given.get(), "only the portion before it");
    }
}
