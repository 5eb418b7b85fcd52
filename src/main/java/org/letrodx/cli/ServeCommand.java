package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.serve.Access;
import org.letrodx.serve.Api;
import org.letrodx.serve.Mappings;
import org.letrodx.serve.Metrics;
import org.letrodx.serve.Options;
import org.letrodx.serve.Route;
import org.letrodx.serve.ServedBook;
import org.letrodx.serve.Server;
import org.letrodx.serve.page.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves answers over HTTP. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves the same answers over HTTP, for other programs and for the browser, until it is stopped. It listens on this "
                        + "computer alone unless told otherwise, keeps nothing but records if asked to, and contacts no other server.",
        footer = {
            "",
            "Examples:",
            "  letrodx serve",
            "  letrodx serve --port 8080 --rules house-rules",
            "  letrodx serve --host 0.0.0.0 --token-file tokens",
            "",
            "Exit: 0 stopped; 2 wrong usage; 3 something that cannot be read, or an address that cannot be had."
        })
final class ServeCommand implements Callable<Integer> {
    /** How often the directory of house rules is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Default: ${DEFAULT-VALUE}; 0 takes any that is free.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Where to listen (default: ${DEFAULT-VALUE}, this computer alone). Any other address needs --token-file or "
                            + "--client-certificates.")
    private String host;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Who knows a token of this file may ask: one a line.")
    private @Nullable Path tokens;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "How many requests of one address are answered in a second (default: ${DEFAULT-VALUE}; 0: any number).")
    private int rate;

    @Option(
            names = "--records",
            paramLabel = "DIR",
            description =
                    "A book of records, as letrodx review --record keeps it: /v1/records reads it and adds to it.")
    private @Nullable Path records;

    @Option(
            names = "--mapping",
            paramLabel = "DIR",
            description =
                    "What the names and units of hosts mean: columns files, of which lims-a.yaml is asked for as ?mapping=lims-a.")
    private @Nullable Path mappings;

    @Option(
            names = "--tls",
            paramLabel = "FILE",
            description = "Serve over TLS, with the key and certificate of this PKCS #12 file.")
    private @Nullable Path keyStore;

    @Option(names = "--tls-password-file", paramLabel = "FILE", description = "The password of --tls.")
    private @Nullable Path password;

    @Option(
            names = "--client-certificates",
            paramLabel = "FILE",
            description = "Who has a certificate that one of these (PEM) has signed may ask; needs --tls.")
    private @Nullable Path clients;

    @Mixin
    private HouseRules rules;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        check(port >= 0 && port <= 65_535, "--port: from 0 to 65535");
        check(rate >= 0, "--rate: 0 or more");
        PrintWriter err = command.commandLine().getErr();
        Consumer<String> log = err::println;
        Access access = access();
        check(
                Access.isLoopback(host) || access.isGuarded(),
                "--host " + host + ": others can reach it, so it needs --token-file or --client-certificates");
        try (ServedBook book = rules.directory()
                .map(directory -> ServedBook.of(directory, LOOK, log))
                .orElseGet(ServedBook::bundled)) {
            Metrics metrics = new Metrics();
            List<Route> routes = new ArrayList<>(Api.routes(
                    book,
                    metrics,
                    mappings == null ? Map.of() : Mappings.read(mappings),
                    Optional.ofNullable(records),
                    main.clock(),
                    log));
            Page page = new Page(book::book);
            routes.addAll(page.routes());
            CountDownLatch stopped = new CountDownLatch(1);
            Server server = Server.start(
                    Options.standard().at(host, port).access(access).rate(rate), routes, page::refused, metrics, log);
            try {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                },
                                "stop"));
                // they are read on a thread of their own since the program was started
                RuleBook.preload();
                err.println("letrodx serves at " + (keyStore == null ? "http" : "https") + "://" + host + ":"
                        + server.port() + "/");
                page.warmUp();
                stopped.await();
            } finally {
                server.close();
            }
        } catch (IOException unreachable) {
            throw new InputException(new Problem(
                    Location.of(host + ":" + port), "", "cannot be listened at: " + unreachable.getMessage()));
        }
        return Main.ANSWERED;
    }

    private Access access() {
        check(keyStore == null == (password == null), "--tls and --tls-password-file go together");
        check(clients == null || keyStore != null, "--client-certificates needs --tls");
        Access access = tokens == null ? Access.ANYBODY : Access.ANYBODY.withTokens(tokens);
        return keyStore == null || password == null
                ? access
                : access.withCertificates(new Access.Certificates(keyStore, password, Optional.ofNullable(clients)));
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new ParameterException(command.commandLine(), fault);
        }
    }
}
