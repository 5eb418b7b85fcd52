package org.letrodx.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.docs.Catalogue;
import org.letrodx.docs.Coverage;
import org.letrodx.docs.EvidencePage;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what is generated from the rules. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = "Writes CATALOGUE.md, COVERAGE.md and EVIDENCE.md of a rule book.",
        footer = {"", "Example:", "  letrodx docs rules"})
final class DocsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "rules",
            description = "A rule book (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (!RuleBook.isWhole(directory)) {
            throw new InputException(new Problem(
                    Location.of(directory.toString()),
                    "",
                    "is no whole rule book",
                    "a folder such as rules, with its VERSION and tables; house rules have no pages"));
        }
        RuleBook book = RuleBook.of(directory);
        write("CATALOGUE.md", Catalogue.markdown(book));
        write(
                "COVERAGE.md",
                Coverage.markdown(book, Tables.read(directory.resolve("source-claims.csv"), Coverage.COLUMNS)));
        write("EVIDENCE.md", EvidencePage.markdown(book));
        return Main.ANSWERED;
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        command.commandLine().getOut().println("Wrote " + file);
    }
}
