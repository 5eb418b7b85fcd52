package org.letrodx.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.letrodx.scenario.ColumnMapping;

/** A server for a test, at a free port of this computer. */
final class Serving implements AutoCloseable {
    static final String YAML = "application/yaml";
    static final String SPARSE = "complaint: no-response\ncellLine: {name: MCF-7}\nserum: {treatment: untreated}\n";

    final List<String> log;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server server;
    private final int port;

    private Serving(Options options, List<Route> routes, Metrics metrics, List<String> log) throws IOException {
        this.log = log;
        server = Server.start(options, routes, metrics, log::add);
        port = server.port();
    }

    static Serving standard() throws IOException {
        return of(Options.standard());
    }

    static Serving of(Options options) throws IOException {
        return of(options, ServedBook.bundled(), Map.of(), Optional.empty());
    }

    static Serving of(Options options, ServedBook book, Map<String, ColumnMapping> mappings, Optional<Path> records)
            throws IOException {
        Metrics metrics = new Metrics();
        List<String> log = new CopyOnWriteArrayList<>();
        List<Route> routes = Api.routes(book, metrics, mappings, records, Clock.systemUTC(), log::add);
        return new Serving(options, routes, metrics, log);
    }

    static Serving of(Options options, List<Route> routes) throws IOException {
        return new Serving(options, routes, new Metrics(), new CopyOnWriteArrayList<>());
    }

    int port() {
        return port;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What comes back for these characters, until the server closes the connection. */
    String raw(String text) throws IOException {
        try (Socket socket = socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return rest(socket);
        }
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    static String rest(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
