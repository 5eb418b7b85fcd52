package org.letrodx.cli;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letrodx.record.Keys;
import org.letrodx.record.Meaning;
import org.letrodx.record.RecordBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs records. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Signs everything that is recorded so far, or one record.",
        footer = {
            "",
            "A key: openssl genpkey -algorithm ed25519 -out qa.pem; openssl pkey -in qa.pem -pubout -out qa.pub",
            "",
            "Example:",
            "  letrodx sign records --key qa.pem --by \"R. Okafor\" --meaning approval"
        })
final class SignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A directory that letrodx review --record has written.")
    private Path directory;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "A private Ed25519 key; the public one lies beside it with the ending .pub.")
    private Path key;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who signs.")
    private String by;

    @Option(names = "--meaning", required = true, description = "What the signature means: ${COMPLETION-CANDIDATES}")
    private Meaning meaning;

    @Option(names = "--record", paramLabel = "HASH", description = "Sign this record only.")
    private String record;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (directory.toString().isEmpty()) {
            throw new ParameterException(command.commandLine(), "an empty path names nothing");
        }
        KeyPair keys = Keys.pairOf(key);
        try (RecordBook book = RecordBook.reopen(directory, main.clock())) {
            book.completed().forEach(command.commandLine().getErr()::println);
            book.signOff(keys, by, meaning, Optional.ofNullable(record));
        } catch (IllegalArgumentException nothingToSign) {
            throw new ParameterException(command.commandLine(), nothingToSign.getMessage());
        }
        command.commandLine().getOut().println("Signed by " + by + ", " + meaning + ".");
        return Main.ANSWERED;
    }
}
