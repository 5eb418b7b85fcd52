package org.letrodx.serve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves routes over HTTP. Safe for threads. */
public final class Server implements AutoCloseable {
    /** House limit: the longest head of a request, in bytes. */
    private static final int LONGEST_HEAD = 8 << 10;

    /** House limit: how many addresses are told apart at once. */
    private static final int MOST_ADDRESSES = 10_000;

    private final org.eclipse.jetty.server.Server jetty;
    private final ServerConnector connector;

    private Server(org.eclipse.jetty.server.Server jetty, ServerConnector connector) {
        this.jetty = jetty;
        this.connector = connector;
    }

    /** Starts to serve, every refusal as {@link Refusal#response()}. */
    public static Server start(Options options, List<Route> routes, Metrics metrics, Consumer<String> log)
            throws IOException {
        return start(options, routes, Refusal::response, metrics, log);
    }

    /**
     * Starts to serve.
     *
     * @param routes what is served; the first that matches answers
     * @param pages how a browser is told of what none of the routes answers
     * @param metrics counts what is answered
     * @param log gets a line for each request: its number, what was asked, and what came of it; never what was sent
     * @throws IOException if it cannot listen there
     * @throws IllegalArgumentException if others than this computer could reach it, and nobody has to prove who they
     *     are
     */
    public static Server start(
            Options options,
            List<Route> routes,
            Function<Refusal, Response> pages,
            Metrics metrics,
            Consumer<String> log)
            throws IOException {
        if (!Access.isLoopback(options.host()) && !options.access().isGuarded()) {
            throw new IllegalArgumentException(
                    options.host()
                            + " can be reached from other computers: this needs a file of tokens, or certificates of the clients");
        }
        QueuedThreadPool threads = new QueuedThreadPool(options.threads(), 4);
        threads.setName("serve");
        org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server(threads);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, connections(options));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(options.idleTime().toMillis());
        connector.setAcceptQueueSize(1024);
        HeadTime headTime = new HeadTime(options.idleTime());
        connector.addBean(headTime);
        jetty.addConnector(connector);
        jetty.addBean(new NetworkConnectionLimit(options.connections(), connector));
        Exchange exchange = new Exchange(options, routes, pages, headTime, metrics, log);
        jetty.setHandler(new GracefulHandler(options.rate() == 0 ? exchange : limited(exchange, options.rate())));
        jetty.setErrorHandler(Exchange::refused);
        jetty.setStopTimeout(options.finishTime().toMillis());
        try {
            jetty.start();
            headTime.start(connector.getScheduler());
        } catch (Exception failed) {
            stop(jetty);
            throw failed instanceof IOException unreachable ? unreachable : new IOException(failed);
        }
        return new Server(jetty, connector);
    }

    private static DoSHandler limited(Exchange exchange, int rate) {
        return new DoSHandler(
                exchange,
                DoSHandler.ID_FROM_REMOTE_ADDRESS,
                new DoSHandler.LeakingBucketTrackerFactory(rate),
                (request, response, callback) -> {
                    response.setStatus(Refusal.Code.TOO_MANY_REQUESTS.status());
                    response.getHeaders().put("Retry-After", "1");
                    return Exchange.refused(request, response, callback);
                },
                MOST_ADDRESSES);
    }

    private static ConnectionFactory[] connections(Options options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LONGEST_HEAD);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        Optional<Access.Certificates> certificates = options.access().certificates();
        if (certificates.isEmpty()) {
            return new ConnectionFactory[] {plain};
        }
        http.addCustomizer(new SecureRequestCustomizer());
        return new ConnectionFactory[] {new SslConnectionFactory(Tls.of(certificates.get()), plain.getProtocol()), plain
        };
    }

    /** The port it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, lets the answers under way finish, and ends. */
    @Override
    public void close() {
        stop(jetty);
    }

    private static void stop(org.eclipse.jetty.server.Server jetty) {
        try {
            jetty.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the server could not be stopped", failed);
        }
    }
}
