package org.letrodx.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.Arrays;

/**
 * Runs several commands in one process and prints nothing. The build does so to list the classes of which the
 * launcher's archive is made.
 */
final class ListClasses {
    private static final String BETWEEN = "+";

    private ListClasses() {}

    /** @param args the commands, a plus between them */
    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int from = 0;
        for (int to = 0; to <= args.length; to++) {
            if (to == args.length || args[to].equals(BETWEEN)) {
                Main.run(nowhere, nowhere, Clock.systemUTC(), Arrays.copyOfRange(args, from, to));
                from = to + 1;
            }
        }
    }
}
