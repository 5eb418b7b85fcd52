package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.letrodx.serve.Api;
import org.letrodx.serve.Metrics;
import org.letrodx.serve.Options;
import org.letrodx.serve.ServedBook;
import org.letrodx.serve.Server;

/**
 * Runs several commands in one process and prints nothing. The build does so to list the classes of which the
 * launcher's archive is made.
 */
final class ListClasses {
    private static final String BETWEEN = "+";

    private ListClasses() {}

    /** @param args the commands, a plus between them */
    public static void main(String[] args) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int from = 0;
        for (int to = 0; to <= args.length; to++) {
            if (to == args.length || args[to].equals(BETWEEN)) {
                if (args[from].equals("serve")) {
                    serve();
                } else {
                    String[] command = Arrays.copyOfRange(args, from, to);
                    Main.preload(command);
                    Main.run(nowhere, nowhere, Clock.systemUTC(), command);
                }
                from = to + 1;
            }
        }
    }

    /** The command would not end: the server is started, asked once, and stopped. */
    private static void serve() throws IOException {
        Metrics metrics = new Metrics();
        try (ServedBook rules = ServedBook.bundled();
                Server server = Server.start(
                        Options.standard(),
                        Api.routes(rules, metrics, Map.of(), Optional.empty(), Clock.systemUTC(), nobody -> {}),
                        metrics,
                        line -> {});
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
