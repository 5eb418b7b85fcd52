package org.letrodx.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letrodx.record.RecordView;
import org.letrodx.record.Records;
import org.letrodx.report.RecordReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints records. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Prints a record for an inspector: what was found and why, who made it, when and with what, what became of it, and who "
                        + "signed.",
        footer = {
            "",
            "Examples:",
            "  letrodx show records/3f2a9c41",
            "  letrodx show --format html records/3f2a9c41 > record.html",
            "letrodx records lists them."
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "RECORD",
            description = "The directory of its book, a slash, and at least six digits of its hash.")
    private List<String> references;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Form format;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        List<RecordView> records = references.stream().map(Records::find).toList();
        command.commandLine()
                .getOut()
                .print(
                        switch (format) {
                            case TEXT -> RecordReport.text(records);
                            case JSON -> RecordReport.json(records);
                            case HTML -> RecordReport.html(records);
                        });
        return Main.ANSWERED;
    }
}
