package org.letrodx.serve;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose next request does not arrive: one that sends a byte now and then is never silent, so the
 * idle time of Jetty does not end it. Safe for threads.
 */
final class HeadTime implements Connection.Listener {
    private static final long BUSY = Long.MAX_VALUE;

    private final long most;
    /** Since when a connection waits for a request, in nanoseconds. */
    private final Map<EndPoint, Long> since = new ConcurrentHashMap<>();

    HeadTime(Duration most) {
        this.most = most.toNanos();
    }

    /** Looks at the connections from now on. */
    void start(Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    close();
                    start(scheduler);
                },
                Math.max(most / 4, TimeUnit.MILLISECONDS.toNanos(50)),
                TimeUnit.NANOSECONDS);
    }

    private void close() {
        long now = System.nanoTime();
        since.forEach((connection, start) -> {
            if (start != BUSY && now - start > most) {
                connection.close(new TimeoutException("no request arrived in time"));
            }
        });
    }

    /** A request has arrived. */
    void begin(EndPoint connection) {
        since.replace(connection, BUSY);
    }

    /** It is answered. */
    void end(EndPoint connection) {
        since.replace(connection, System.nanoTime());
    }

    @Override
    public void onOpened(Connection connection) {
        since.put(connection.getEndPoint(), System.nanoTime());
    }

    @Override
    public void onClosed(Connection connection) {
        since.remove(connection.getEndPoint());
    }
}
