package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.Texts;
import org.letrodx.document.InputException;
import org.letrodx.document.Legible;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.Fault;
import org.letrodx.record.Keyring;
import org.letrodx.record.Keys;
import org.letrodx.record.Meaning;
import org.letrodx.record.RecordBook;
import org.letrodx.record.Verification;
import org.letrodx.record.Verifier;
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
        description = "Signs everything that is recorded so far, or one record, once it is verified.",
        footer = {
            "",
            "A key: openssl genpkey -algorithm ed25519 -out qa.pem; chmod 600 qa.pem; openssl pkey -in qa.pem -pubout -out qa.pub",
            "",
            "Example:",
            "  letrodx sign records --key qa.pem --by \"R. Okafor\" --meaning approval",
            "",
            "Exit: 0 signed; 1 not sound, so not signed; 2 wrong usage; 3 a book or a key that cannot be read."
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

    @Option(
            names = "--record",
            paramLabel = "HASH",
            description = "Sign this record only: at least six digits of its hash.")
    private @Nullable String record;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "A keyring that must vouch for the key, the name and the meaning.")
    private @Nullable Path keys;

    @Option(names = "--allow-unreplayed", description = "Sign though some records could not be reviewed again.")
    private boolean allowUnreplayed;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (directory.toString().isEmpty()) {
            throw new ParameterException(command.commandLine(), "an empty path names nothing");
        }
        Legible.fault(by).ifPresent(fault -> {
            throw new ParameterException(command.commandLine(), "--by: \"" + Legible.text(by) + "\" " + fault);
        });
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        KeyPair pair = Keys.pairOf(key);
        Path ring = keys;
        if (ring != null) {
            String now = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(main.clock()));
            Keyring.read(ring).refusal(pair.getPublic(), by, meaning, now).ifPresent(fault -> {
                throw new InputException(new Problem(Location.of(ring.toString()), "", fault));
            });
        }
        try (RecordBook book = RecordBook.reopen(directory, main.clock())) {
            book.interrupted().forEach(err::println);
            Verification found =
                    Verifier.of(directory).now(main.clock().instant()).verify();
            Verification.Result result = found.result();
            if (result == Verification.Result.NOT_SOUND
                    || result == Verification.Result.ANSWERED_OTHERWISE
                    || result == Verification.Result.SOUND_NOT_REPLAYED && !allowUnreplayed) {
                VerifyCommand.print(found, out);
                err.println("Not signed.");
                return Main.FAILED;
            }
            long withoutEnd = found.found(Fault.Kind.INTERRUPTED);
            if (withoutEnd > 0) {
                err.println(Texts.count(withoutEnd, "run") + " without an end: letrodx verify lists "
                        + (withoutEnd == 1 ? "it" : "them"));
            }
            book.signOff(pair, by, meaning, Optional.ofNullable(record));
            out.println("Signed by " + by + ", " + meaning + ". Head: " + book.head());
        } catch (IllegalArgumentException nothingToSign) {
            throw new ParameterException(command.commandLine(), nothingToSign.getMessage());
        }
        return Main.ANSWERED;
    }

    /** Seals a book after a run, if it is sound. */
    static void seal(RecordBook book, Path directory, KeyPair keys, String by, Instant now, PrintWriter err) {
        if (book.isEmpty()) {
            err.println("there is no record to seal");
            return;
        }
        Verification found = Verifier.of(directory).now(now).verify();
        if (found.result() == Verification.Result.NOT_SOUND
                || found.result() == Verification.Result.ANSWERED_OTHERWISE) {
            VerifyCommand.print(found, err);
            throw new InputException(
                    new Problem(Location.of(directory.toString()), "", "is not shown to be sound, and was not sealed"));
        }
        book.signOff(keys, by, Meaning.SEAL, Optional.empty());
        err.println("Sealed. Head: " + book.head());
    }
}
