package org.letrodx.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letrodx.scenario.ColumnGuess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first description of the columns of a table. */
@Command(
        name = "columns",
        mixinStandardHelpOptions = true,
        description =
                "Writes a first columns.yaml for a table that a laboratory exports: what its columns are guessed to mean, "
                        + "and what could not be guessed, as comments. Read it before you use it.",
        footer = {"", "Example:", "  letrodx columns export.csv > columns.yaml"})
final class ColumnsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPORT", description = "A table, CSV.")
    private Path export;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().print(ColumnGuess.of(export));
        return Main.ANSWERED;
    }
}
