package org.letrodx.benchmark;

import java.io.BufferedInputStream;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Documents;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;

/**
 * Measures a running server, {@code letrodx serve --rate 0 --port 8080}.
 *
 * <pre>
 * ServerLoad latency PORT              a diagnosis over two connections that are kept, beside the same in this process
 * ServerLoad stream PORT FILE          a review of a file of NDJSON as one request
 * ServerLoad load PORT SECONDS         200 connections, slow and broken ones among them
 * </pre>
 */
public final class ServerLoad {
    private static final int CONNECTIONS = 200;
    private static final int WARM_UP = 150;
    private static final int PAIRS = 150;
    private static final int SLOW = 20;
    private static final int BROKEN = 20;

    private final int port;
    private final byte[] scenario;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerLoad(int port) throws IOException {
        this.port = port;
        this.scenario = Files.readAllBytes(Path.of("scenarios/mcf7-full-serum.yaml"));
    }

    public static void main(String[] args) throws Exception {
        ServerLoad load = new ServerLoad(Integer.parseInt(args[1]));
        switch (args[0]) {
            case "latency" -> load.latency();
            case "stream" -> load.stream(Path.of(args[2]));
            case "load" -> load.load(Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Two threads; each asks here and there in turn, so that a busy computer is unfair to both alike. */
    private void latency() throws Exception {
        List<Double> here = Collections.synchronizedList(new ArrayList<>());
        List<Double> there = Collections.synchronizedList(new ArrayList<>());
        List<Double> more = Collections.synchronizedList(new ArrayList<>());
        List<Double> alone = Collections.synchronizedList(new ArrayList<>());
        byte[] contract = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> both = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            both.add(threads.submit(() -> {
                try (Kept kept = new Kept()) {
                    for (int i = 0; i < WARM_UP + PAIRS; i++) {
                        long start = System.nanoTime();
                        diagnose();
                        long middle = System.nanoTime();
                        kept.ask();
                        long end = System.nanoTime();
                        kept.ask(contract);
                        long last = System.nanoTime();
                        if (i >= WARM_UP) {
                            alone.add((last - end) / 1e6);
                            here.add((middle - start) / 1e6);
                            there.add((end - middle) / 1e6);
                            more.add((end - middle - (middle - start)) / 1e6);
                        }
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : both) {
            one.get();
        }
        threads.shutdown();
        System.out.printf(Locale.ROOT, "in process            %.2f ms%n", median(here));
        System.out.printf(Locale.ROOT, "over keep-alive       %.2f ms%n", median(there));
        System.out.printf(Locale.ROOT, "more, of each pair    %.2f ms (medians of %d)%n", median(more), more.size());
        System.out.printf(Locale.ROOT, "HTTP without work     %.2f ms (a document of 38 kB)%n", median(alone));
        System.out.printf(Locale.ROOT, "ratio                 %.2f%n", median(there) / median(here));
    }

    private void diagnose() {
        Diagnosis diagnosis = RuleBook.bundled()
                .diagnose(ScenarioReader.read(Documents.yaml(new String(scenario, StandardCharsets.UTF_8), "")));
        if (JsonReport.json(diagnosis).getBytes(StandardCharsets.UTF_8).length < 1000) {
            throw new IllegalStateException();
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private String head(int length) {
        return "POST /v1/diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** One connection that is kept, read as cheaply as can be, so that the server is measured and not its client. */
    private final class Kept implements AutoCloseable {
        private final Socket socket = socket();
        private final InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        private final byte[] request;

        Kept() throws IOException {
            byte[] head = head(scenario.length).getBytes(StandardCharsets.US_ASCII);
            request = Arrays.copyOf(head, head.length + scenario.length);
            System.arraycopy(scenario, 0, request, head.length, scenario.length);
        }

        void ask() throws IOException {
            ask(request);
        }

        void ask(byte[] what) throws IOException {
            socket.getOutputStream().write(what);
            String status = line();
            int length = -1;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            if (!status.startsWith("HTTP/1.1 200 ") || in.readNBytes(length).length != length) {
                throw new IOException(status);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new IOException("the connection was closed");
                }
                if (read != '\r') {
                    line.append((char) read);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private void stream(Path file) throws Exception {
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/reviews"))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofFile(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            byte[] buffer = new byte[1 << 16];
            long lines = 0;
            try (InputStream body = answer.body()) {
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    for (int i = 0; i < read; i++) {
                        lines += buffer[i] == '\n' ? 1 : 0;
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d %d lines in %.2f s, %.0f a second%n",
                    answer.statusCode(),
                    lines,
                    seconds,
                    lines / seconds);
        }
    }

    private volatile boolean ended;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    private void load(int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            threads.execute(() -> {
                if (number < SLOW) {
                    slow();
                } else if (number < SLOW + BROKEN) {
                    broken(new Random(number));
                } else {
                    good();
                }
            });
        }
        for (int i = 0; i <= 4; i++) {
            System.out.println("memory after " + i * seconds / 4 + " s: " + memory() / (1 << 20)
                    + " MiB of heap, answered " + answered.get());
            if (i < 4) {
                Thread.sleep(seconds * 1000L / 4);
            }
        }
        ended = true;
        threads.shutdown();
        threads.awaitTermination(2, TimeUnit.MINUTES);
        System.out.println(answered.get() + " answered, " + errors.get() + " errors of good clients, " + broken.get()
                + " requests broken off or slow");
        seen.stream().distinct().limit(10).forEach(System.out::println);
    }

    /** What the server says that it uses after it has collected, at its lowest of several looks. */
    private long memory() throws Exception {
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            String text = client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            lowest = Math.min(
                    lowest,
                    Long.parseLong(text.lines()
                            .filter(line -> line.startsWith("letrodx_memory_bytes "))
                            .findFirst()
                            .orElseThrow()
                            .substring("letrodx_memory_bytes ".length())));
            Thread.sleep(50);
        }
        return lowest;
    }

    private void good() {
        while (!ended) {
            try (Kept kept = new Kept()) {
                while (!ended) {
                    kept.ask();
                    answered.incrementAndGet();
                    Thread.sleep(100);
                }
            } catch (IOException wrong) {
                errors.incrementAndGet();
                seen.add(wrong.toString());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** A byte now and then. */
    private void slow() {
        while (!ended) {
            try (Socket socket = socket()) {
                OutputStream out = socket.getOutputStream();
                for (byte one : (head(scenario.length) + "id: slow").getBytes(StandardCharsets.US_ASCII)) {
                    out.write(one);
                    out.flush();
                    Thread.sleep(300);
                    if (ended) {
                        return;
                    }
                }
            } catch (IOException closed) {
                broken.incrementAndGet();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Half a head, half a body, an answer nobody reads, rubbish. */
    private void broken(Random random) {
        while (!ended) {
            try (Socket socket = socket()) {
                OutputStream out = socket.getOutputStream();
                switch (random.nextInt(4)) {
                    case 0 -> out.write("POST /v1/diag".getBytes(StandardCharsets.US_ASCII));
                    case 1 -> out.write((head(scenario.length) + "id: half").getBytes(StandardCharsets.US_ASCII));
                    case 2 -> {
                        out.write(head(scenario.length).getBytes(StandardCharsets.US_ASCII));
                        out.write(scenario);
                    }
                    default -> {
                        byte[] rubbish = new byte[200];
                        random.nextBytes(rubbish);
                        out.write(rubbish);
                    }
                }
                out.flush();
                Thread.sleep(200 + random.nextInt(2000));
                broken.incrementAndGet();
            } catch (IOException closed) {
                broken.incrementAndGet();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
