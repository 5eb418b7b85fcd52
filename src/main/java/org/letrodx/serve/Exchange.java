package org.letrodx.serve;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.Scheduler;
import org.letrodx.document.InputException;

/**
 * Between Jetty and the routes: who may ask, which route answers, the body as it arrives, and the answer as it leaves.
 * A request takes a thread when its body has arrived, and gives it back when its answer is made: those who send or read
 * slowly hold none.
 */
final class Exchange extends Handler.Abstract {
    /**
     * House limit: how much of a body that is too large is read and thrown away, so that the sender comes to read why,
     * in bytes.
     */
    private static final long THROWN_AWAY = 256L << 20;
    /** For each so many bytes that a route takes, a request has another {@link Options#bodyTime} to arrive. */
    private static final long BYTES_IN_TIME = 64L << 20;

    private static final int BUFFER = 32 << 10;
    /** House limit: how many heavy answers are made at once. */
    private static final int HEAVY = 4;
    /** House limit: how many wait to be made. */
    private static final int WAITING = 256;

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");

    private final Options options;
    private final List<Route> routes;
    private final Function<Refusal, Response> pages;
    private final HeadTime headTime;
    private final Consumer<String> log;
    private final Metrics metrics;
    /** Answers that are streamed, and those to long bodies: few at once, the others wait without a thread. */
    private final ThreadPoolExecutor heavy;

    private final Body.Room room = new Body.Room();
    private final String start = Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
    private final AtomicLong number = new AtomicLong();

    Exchange(
            Options options,
            List<Route> routes,
            Function<Refusal, Response> pages,
            HeadTime headTime,
            Metrics metrics,
            Consumer<String> log) {
        this.options = options;
        this.routes = List.copyOf(routes);
        this.pages = pages;
        this.headTime = headTime;
        this.metrics = metrics;
        this.log = log;
        this.heavy = new ThreadPoolExecutor(
                HEAVY,
                HEAVY,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                task -> new Thread(task, "stream"));
        heavy.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        Call call = new Call(request, response, callback);
        try {
            call.begin();
        } catch (Refusal refusal) {
            call.answer(refusal);
        } catch (RuntimeException | StackOverflowError ours) {
            call.failed(ours);
        }
        return true;
    }

    /** Called when all answers are written, or no longer waited for. */
    @Override
    protected void doStop() throws Exception {
        heavy.shutdownNow();
        super.doStop();
    }

    /** Answers with a problem what Jetty itself refuses. */
    static boolean refused(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        int status = response.getStatus();
        Refusal.Code code =
                switch (status) {
                    case 404 -> Refusal.Code.NOT_FOUND;
                    case 408 -> Refusal.Code.TOO_SLOW;
                    case 413, 414, 431 -> Refusal.Code.TOO_LARGE;
                    case 429 -> Refusal.Code.TOO_MANY_REQUESTS;
                    case 503 -> Refusal.Code.BUSY;
                    default -> status < 500 ? Refusal.Code.BAD_REQUEST : Refusal.Code.FAILED;
                };
        String detail =
                switch (code) {
                    case TOO_LARGE -> "the head of the request is too long";
                    case TOO_MANY_REQUESTS ->
                        "this address asks too often: wait a second, or send many set-ups as one NDJSON";
                    case BUSY -> "the server is stopping";
                    case BAD_REQUEST -> "it is no sound HTTP request";
                    default -> "the server failed; nothing of the request was kept";
                };
        Response answer = Refusal.of(code, detail).response(status);
        response.setStatus(status);
        put(response, answer);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static void put(org.eclipse.jetty.server.Response response, Response answer) {
        HttpFields.Mutable headers = response.getHeaders();
        ALWAYS.forEach(headers::put);
        answer.headers().forEach(headers::put);
        headers.put("Content-Length", answer.body().length);
    }

    /** One request and its answer. */
    private final class Call implements Runnable {
        private final org.eclipse.jetty.server.Request request;
        private final org.eclipse.jetty.server.Response response;
        private final Callback callback;
        private final EndPoint connection;
        private final long began = System.nanoTime();
        private final String id;
        private final Body body = new Body(room);
        /** True when the body is there, or is no longer waited for: whoever sets it answers. */
        private final AtomicBoolean arrived = new AtomicBoolean();

        private Map<String, String> parameters = Map.of();
        private Optional<Route> route = Optional.empty();
        private Scheduler.Task deadline = () -> true;
        private long discarded;

        Call(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            connection = request.getConnectionMetaData().getConnection().getEndPoint();
            id = start + "-" + number.incrementAndGet();
            headTime.begin(connection);
        }

        void begin() {
            response.getHeaders().put("Letrodx-Request", id);
            checkHost();
            find();
            if (!route.orElseThrow().isOpen()
                    && !options.access()
                            .allows(Optional.ofNullable(request.getHeaders().get("Authorization")))) {
                throw Refusal.of(Refusal.Code.UNAUTHORIZED, "send Authorization: Bearer with a token of this server")
                        .with("WWW-Authenticate", "Basic realm=\"letrodx\", charset=\"UTF-8\"");
            }
            checkOrigin();
            long most = route.get().largestBody();
            if (most == 0) {
                arrived.set(true);
                answer(body);
                return;
            }
            Duration time = options.bodyTime().multipliedBy(1 + most / BYTES_IN_TIME);
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> tooSlow(time), time.toMillis(), TimeUnit.MILLISECONDS);
            run();
        }

        /**
         * A page of elsewhere can have a browser ask a server on loopback under another name, unless the name is looked
         * at.
         */
        private void checkHost() {
            String host = org.eclipse.jetty.server.Request.getServerName(request);
            if (Access.isLoopback(options.host()) && !Access.isLoopback(host.toLowerCase(Locale.ROOT))) {
                throw Refusal.of(
                        Refusal.Code.MISDIRECTED, "this server is asked as " + Access.loopback() + ", not as " + host);
            }
        }

        /** Nor may a page of elsewhere send forms here. */
        private void checkOrigin() {
            String origin = request.getHeaders().get("Origin");
            if (origin != null
                    && !origin.replaceFirst("^https?://", "")
                            .equals(request.getHeaders().get("Host"))) {
                throw Refusal.of(Refusal.Code.FORBIDDEN, "a page of " + origin + " may not ask this server");
            }
        }

        private void find() {
            List<String> path = Route.split(request.getHttpURI().getDecodedPath());
            String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
            List<Route> here =
                    routes.stream().filter(one -> one.match(path).isPresent()).toList();
            if (here.isEmpty()) {
                throw Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        "there is nothing at " + request.getHttpURI().getDecodedPath()
                                + ": /openapi.yaml says what there is");
            }
            route = here.stream().filter(one -> one.method().equals(method)).findFirst();
            if (route.isEmpty()) {
                String allowed = here.stream()
                        .map(one -> one.method().equals("GET") ? "GET, HEAD" : one.method())
                        .distinct()
                        .collect(Collectors.joining(", "));
                throw Refusal.of(Refusal.Code.METHOD_NOT_ALLOWED, "use " + allowed)
                        .with("Allow", allowed);
            }
            parameters = route.get().match(path).orElseThrow();
        }

        /** Takes what has arrived of the body. */
        @Override
        public void run() {
            try {
                while (!arrived.get()) {
                    Content.Chunk chunk = request.read();
                    if (chunk == null) {
                        request.demand(this);
                        return;
                    }
                    if (Content.Chunk.isFailure(chunk)) {
                        end(() -> {
                            throw Refusal.of(Refusal.Code.TOO_SLOW, "the body broke off");
                        });
                        return;
                    }
                    take(chunk);
                    if (chunk.isLast()) {
                        end(() -> {
                            if (discarded > 0) {
                                throw tooLarge();
                            }
                            if (body.length() > Body.IN_MEMORY) {
                                heavily(() -> answer(body));
                            } else {
                                answer(body);
                            }
                        });
                        return;
                    }
                }
            } catch (Refusal full) {
                end(() -> {
                    throw full.with("Connection", "close");
                });
            } catch (IOException | RuntimeException ours) {
                end(() -> failed(ours));
            }
        }

        private void take(Content.Chunk chunk) throws IOException {
            try {
                if (body.length() + chunk.remaining() > route.orElseThrow().largestBody() || discarded > 0) {
                    discarded += chunk.remaining();
                    if (discarded > THROWN_AWAY) {
                        end(() -> {
                            throw tooLarge().with("Connection", "close");
                        });
                    }
                } else {
                    body.add(chunk.getByteBuffer());
                }
            } finally {
                chunk.release();
            }
        }

        private Refusal tooLarge() {
            return Refusal.tooLarge(
                    route.orElseThrow().largestBody(),
                    "what is sent to " + route.get().path());
        }

        private void tooSlow(Duration time) {
            end(() -> {
                throw Refusal.of(Refusal.Code.TOO_SLOW, "the body did not arrive within " + time.toSeconds() + " s")
                        .with("Connection", "close");
            });
        }

        /** What is done once, when the body is there or is no longer waited for. */
        private void end(Runnable last) {
            if (!arrived.compareAndSet(false, true)) {
                return;
            }
            deadline.cancel();
            guarded(last);
        }

        private void answer(Body whole) {
            Request asked = new Request(
                    request.getMethod(),
                    request.getHttpURI().getDecodedPath(),
                    parameters,
                    query(),
                    request.getHeaders()::getValuesList,
                    whole);
            Response answer = answer(asked);
            if (answer.writing().isPresent()) {
                heavily(() -> stream(answer));
            } else {
                write(asked.unlessKnown(answer));
            }
        }

        private void heavily(Runnable work) {
            try {
                heavy.execute(() -> guarded(work));
            } catch (RejectedExecutionException full) {
                throw Refusal.of(Refusal.Code.BUSY, "as many long answers as can be are being made: try again")
                        .with("Retry-After", "5");
            }
        }

        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (Refusal refusal) {
                answer(refusal);
            } catch (OutOfMemoryError large) {
                answer(Refusal.of(Refusal.Code.BUSY, "there is not enough memory for this now: try again")
                        .with("Retry-After", "10"));
            } catch (RuntimeException | StackOverflowError ours) {
                failed(ours);
            }
        }

        private Response answer(Request asked) {
            try {
                return route.orElseThrow().answering().answer(asked);
            } catch (InputException wrong) {
                throw Refusal.of(wrong);
            }
        }

        private Map<String, List<String>> query() {
            try {
                Map<String, List<String>> query = new LinkedHashMap<>();
                for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(request)) {
                    query.put(field.getName(), field.getValues());
                }
                return query;
            } catch (RuntimeException wrong) {
                throw Refusal.of(Refusal.Code.BAD_REQUEST, "the query cannot be decoded: write it in UTF-8");
            }
        }

        /** A browser that shows what it gets is told by a page, a program by a problem. */
        void answer(Refusal refusal) {
            boolean shown = request.getHeaders().getValuesList("Accept").stream()
                    .anyMatch(accepted -> accepted.contains("text/html"));
            Response answer = shown ? pages.apply(refusal) : refusal.response();
            for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
            write(answer);
        }

        void failed(Throwable ours) {
            log.accept(id + " failed, which is a fault of ours: " + ours);
            answer(Refusal.of(
                    Refusal.Code.FAILED,
                    "the server failed at this request, which is a fault of ours (request " + id + ")"));
        }

        private void write(Response answer) {
            arrived.set(true);
            response.setStatus(answer.status());
            put(response, answer);
            response.write(true, ByteBuffer.wrap(answer.body()), Callback.from(this::done, callback));
            told(answer);
        }

        /** Written on this thread as it is made. */
        private void stream(Response answer) {
            try {
                response.setStatus(answer.status());
                put(response, answer);
                response.getHeaders().remove("Content-Length");
                try (OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER)) {
                    answer.writing().orElseThrow().to(out);
                }
                done();
                callback.succeeded();
                told(answer);
            } catch (IOException | RuntimeException | StackOverflowError broken) {
                // the status is gone: the connection is closed, so that the reader sees that the end is missing
                log.accept(id + " was broken off: " + broken);
                done();
                callback.failed(broken);
            }
        }

        private void done() {
            headTime.end(connection);
            try {
                body.close();
            } catch (IOException left) {
                log.accept(id + " left a temporary file: " + left.getMessage());
            }
        }

        private void told(Response answer) {
            String what = route.map(Route::toString).orElse("other");
            double seconds = (System.nanoTime() - began) / 1e9;
            metrics.answered(what, answer.status(), seconds);
            String input = answer.headers().getOrDefault(Response.INPUT, "");
            log.accept(id + " " + what + " " + answer.status() + " " + Math.round(seconds * 1000) + " ms"
                    + (input.isEmpty() ? "" : " input " + input.substring(0, 12)));
        }
    }
}
