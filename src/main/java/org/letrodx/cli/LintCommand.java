package org.letrodx.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letrodx.data.Texts;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.lint.Lint;
import org.letrodx.lint.OldForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a directory of rules. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Checks a directory of rules and their proofs; names file and line of each fault.",
        footer = {"", "Examples:", "  letrodx lint", "  letrodx lint our-rules", "  letrodx lint --fix our-rules"})
final class LintCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "rules",
            description = "A rule book, or house rules (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Option(
            names = "--fix",
            description = "Rewrites rules in the form that they had before rule book 3.0.0, then checks.")
    private boolean fix;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory)) {
            throw new InputException(new Problem(
                    Location.of(directory.toString()),
                    "",
                    Files.exists(directory) ? "is not a directory" : "no such directory",
                    "a rule book, or a directory of house rules"));
        }
        if (fix) {
            OldForm.rewrite(directory)
                    .forEach(file -> command.commandLine().getOut().println("Rewrote " + file + "."));
        }
        List<Problem> problems = Lint.check(directory);
        problems.forEach(command.commandLine().getErr()::println);
        command.commandLine()
                .getOut()
                .println(
                        problems.isEmpty()
                                ? "No faults in " + directory + "."
                                : Texts.count(problems.size(), "fault") + " in " + directory + ".");
        return problems.isEmpty() ? Main.ANSWERED : Main.UNREADABLE;
    }
}
