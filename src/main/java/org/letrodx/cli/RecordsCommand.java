package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.letrodx.data.Texts;
import org.letrodx.document.Legible;
import org.letrodx.document.Problem;
import org.letrodx.record.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists records. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        description = "Lists the records of a book, one in a line: which are current, superseded, signed.",
        footer = {"", "Examples:", "  letrodx records records", "  letrodx records --current records | grep not-clean"})
final class RecordsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A directory that letrodx review --record has written.")
    private Path directory;

    @Option(names = "--current", description = "Leave out those that a later one supersedes.")
    private boolean current;

    @Spec
    private CommandSpec command;

    private long listed;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<Problem> withoutEnd = Records.list(directory, record -> {
            boolean lives = record.supersededBy().isEmpty();
            if (lives || !current) {
                listed++;
                out.println(Legible.line(line(record, lives)));
            }
        });
        withoutEnd.forEach(command.commandLine().getErr()::println);
        if (listed == 0) {
            command.commandLine().getErr().println(directory + " holds no record");
        }
        return Main.ANSWERED;
    }

    private static String line(Records.Listed record, boolean lives) {
        Map<String, Object> line = record.line();
        String experiment = String.valueOf(line.get("experiment"));
        return String.format(
                "%s %s %-18s %s (%s), log line %s%s%s%s%s%s",
                String.valueOf(line.get("record")).substring(0, 12),
                line.get("at"),
                line.get("outcome"),
                experiment.isEmpty() ? "no id" : experiment,
                line.get("file") + (Integer.valueOf(0).equals(line.get("line")) ? "" : ":" + line.get("line")),
                line.get("seq"),
                record.switchedOff() == 0 ? "" : ", " + Texts.count(record.switchedOff(), "rule") + " switched off",
                lives ? ", current" : ", superseded by " + record.supersededBy().substring(0, 12),
                line.containsKey("supersedes")
                        ? ", corrects " + line.get("supersedes").toString().substring(0, 12) + ": "
                                + line.get("because")
                        : "",
                record.runEnded() ? "" : ", of a run without an end",
                record.signed().isEmpty() ? "" : ", signed: " + String.join(", ", record.signed()));
    }
}
