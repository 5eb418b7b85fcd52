package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.Keys;
import org.letrodx.record.Verification;
import org.letrodx.record.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies records. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Computes every hash of a directory of records again, follows its log, checks its signatures, and reviews every "
                        + "recorded set-up once more; says exactly what differs.",
        footer = {
            "",
            "Examples:",
            "  letrodx verify records",
            "  letrodx verify --key qa.pub records",
            "",
            "Exit: 0 sound; 1 changed, missing, unsigned or unfinished; 2 wrong usage; 3 no such directory, or no record in it."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A directory that letrodx review --record has written.")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "A public Ed25519 key; every record must be signed with its private one.")
    private Path key;

    @Mixin
    private HouseRules rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (directory.toString().isEmpty()) {
            throw new ParameterException(command.commandLine(), "an empty path names nothing");
        }
        Optional<PublicKey> publicKey = Optional.ofNullable(key).map(Keys::publicKey);
        Verification found = Verifier.verify(directory, rules.book(), publicKey);
        PrintWriter out = command.commandLine().getOut();
        found.faults().forEach(fault -> out.println(fault.kind() + ": " + fault));
        long named = found.faults().size();
        long all = found.found().values().stream().mapToLong(Long::longValue).sum();
        if (all > named) {
            out.println((all - named) + " more");
        }
        if (found.records() == 0 && found.isSound()) {
            command.commandLine()
                    .getErr()
                    .println(new Problem(
                            Location.of(directory.toString()),
                            "",
                            "holds no record, so there is nothing to verify",
                            "",
                            ""));
            return Main.UNREADABLE;
        }
        out.println(found.records() + " records: " + found.replayed() + " reviewed again, " + found.notReplayable()
                + " need other rules, " + found.superseded() + " superseded, " + found.signed() + " signed.");
        out.println(found.isSound() ? "Sound." : "Not sound.");
        return found.isSound() ? Main.ANSWERED : Main.FAILED;
    }
}
