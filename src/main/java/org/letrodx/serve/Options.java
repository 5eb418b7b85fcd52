package org.letrodx.serve;

import java.time.Duration;

/**
 * How a server serves. Immutable.
 *
 * @param host the address or the name to listen at
 * @param port the port; 0 for any that is free
 * @param access who may ask
 * @param rate how many requests of one address are answered in a second; 0 for any number
 * @param bodyTime how long a request may take to arrive
 * @param idleTime how long a connection may be silent, and a head of a request take to arrive
 * @param finishTime how long answers may take to finish when the server is stopped
 * @param connections how many connections are kept
 * @param threads how many threads answer
 */
public record Options(
        String host,
        int port,
        Access access,
        int rate,
        Duration bodyTime,
        Duration idleTime,
        Duration finishTime,
        int connections,
        int threads) {

    /** House limits for a server that this computer alone can reach, at any free port. */
    public static Options standard() {
        return new Options(
                "127.0.0.1",
                0,
                Access.ANYBODY,
                2000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                10_000,
                64);
    }

    /** The same at another address. */
    public Options at(String otherHost, int otherPort) {
        return new Options(otherHost, otherPort, access, rate, bodyTime, idleTime, finishTime, connections, threads);
    }

    /** The same for others. */
    public Options access(Access other) {
        return new Options(host, port, other, rate, bodyTime, idleTime, finishTime, connections, threads);
    }

    /** The same at another rate. */
    public Options rate(int other) {
        return new Options(host, port, access, other, bodyTime, idleTime, finishTime, connections, threads);
    }

    /** The same with other times. */
    public Options times(Duration body, Duration idle, Duration finish) {
        return new Options(host, port, access, rate, body, idle, finish, connections, threads);
    }
}
