package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.Texts;
import org.letrodx.document.Legible;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.Fault;
import org.letrodx.record.Keyring;
import org.letrodx.record.Keys;
import org.letrodx.record.Meaning;
import org.letrodx.record.Verification;
import org.letrodx.record.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Verifies records. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Computes every hash of a book of records again, follows its log, checks its signatures, and reviews every "
                        + "recorded set-up once more on its own rules; says exactly what differs.",
        footer = {
            "",
            "Examples:",
            "  letrodx verify records",
            "  letrodx verify --keys keys.yaml --require review+approval records",
            "  letrodx verify --head 3f2a9c41ab12 records",
            "",
            "Exit: 0 sound; 1 not sound, or not all reviewed again; 2 wrong usage; 3 no such directory, or no record in it."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String KEYRING = """
            --key knows one key, %s. If several count, for example since one replaced another, say so in a keyring, keys.yaml:
            keys:
              - name: R. Okafor
                key: MCowBQ...         # what stands in %s; then an entry for each other key
                from: 2026-01-01       # the days on which it held
                to: 2026-12-31
                meanings: [review, approval]
            Then: letrodx verify --keys keys.yaml %s""";

    @Parameters(paramLabel = "DIR", description = "A directory that letrodx review --record has written.")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "A public Ed25519 key; every record that lives must be signed with its private one.")
    private @Nullable Path key;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "A keyring: whose keys count, from when to when, and for what.")
    private @Nullable Path keys;

    @Option(
            names = "--require",
            paramLabel = "MEANINGS",
            description = "What every record that lives must be signed as, each by somebody else: review+approval.")
    private @Nullable String require;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description =
                    "The head of the log that was noted elsewhere, or its first 12 digits: it must still be there.")
    private @Nullable String head;

    @Option(names = "--allow-unreplayed", description = "Exit with 0 though some records could not be reviewed again.")
    private boolean allowUnreplayed;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        check(!directory.toString().isEmpty(), "an empty path names nothing");
        check(key == null || keys == null, "--key and --keys: one of the two");
        Verifier.Builder verifier = Verifier.of(directory).now(main.clock().instant());
        if (require != null) {
            check(key != null || keys != null, "--require: whose signatures count, --keys says");
            verifier.require(meanings(require));
        }
        if (key != null) {
            verifier.keys(Keyring.of(Keys.publicKey(key)));
        }
        if (keys != null) {
            verifier.keys(Keyring.read(keys));
        }
        if (head != null) {
            check(head.matches("[0-9a-f]{12,64}"), "--head: the hash of a line, or at least its first 12 digits");
            verifier.head(head);
        }
        Verification found = verifier.verify();
        PrintWriter out = command.commandLine().getOut();
        if (found.runs() == 0 && found.records() == 0 && found.result() == Verification.Result.SOUND) {
            command.commandLine()
                    .getErr()
                    .println(new Problem(
                            Location.of(directory.toString()), "", "holds no record, so there is nothing to verify"));
            return Main.UNREADABLE;
        }
        print(found, out);
        if (found.signOffs() > 0 && key == null && keys == null) {
            out.println("Whose signatures these are was not checked: --keys does.");
        }
        if (key != null && found.found(Fault.Kind.UNTRUSTED) > 0) {
            out.println(KEYRING.formatted(key, key, directory));
        }
        return switch (found.result()) {
            case SOUND -> Main.ANSWERED;
            case SOUND_NOT_REPLAYED -> allowUnreplayed ? Main.ANSWERED : Main.FAILED;
            case ANSWERED_OTHERWISE, NOT_SOUND -> Main.FAILED;
        };
    }

    private Set<Meaning> meanings(String words) {
        Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
        for (String word : words.split("[+,]")) {
            try {
                check(
                        meanings.add(Meaning.valueOf(word.strip().toUpperCase(Locale.ROOT))),
                        "--require: \"" + word + "\" stands twice: each meaning is asked for once");
            } catch (IllegalArgumentException none) {
                check(
                        false,
                        "--require: \"" + word + "\" is none of "
                                + Arrays.stream(Meaning.values())
                                        .map(Meaning::toString)
                                        .collect(Collectors.joining(", ")));
            }
        }
        return meanings;
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new ParameterException(command.commandLine(), fault);
        }
    }

    /** There may be signatures that are not enough, or do not count. */
    private static String signed(Verification found) {
        return found.signed()
                + (found.found(Fault.Kind.UNSIGNED) == 0 || found.signOffs() == 0
                        ? " signed"
                        : " signed as required (" + Texts.count(found.signOffs(), "signature") + " in the log)");
    }

    /** What was found, and what it comes to. */
    static void print(Verification found, PrintWriter out) {
        found.faults().forEach(fault -> out.println(Legible.line(fault.kind() + ": " + fault)));
        long named = found.faults().size();
        long all = found.found().values().stream().mapToLong(Long::longValue).sum();
        if (all > named) {
            out.println((all - named) + " more");
        }
        out.println(Texts.count(found.runs(), "run") + ", " + Texts.count(found.records(), "record") + ": "
                + found.living() + " current, " + found.superseded() + " superseded, " + signed(found) + "; "
                + found.replayed() + " reviewed again, " + found.notReplayed() + " not; "
                + Texts.count(found.unreadable(), "set-up") + " unreadable, " + (found.conflicts() - found.twice())
                + " not recorded (no reason given)"
                + (found.twice() == 0 ? "." : ", " + found.twice() + " not recorded (same id twice in a run)."));
        out.println("Head: " + found.head());
        List<String> but = new ArrayList<>();
        if (found.notReplayed() > 0) {
            but.add(found.notReplayed() + " not reviewed again");
        }
        long withoutEnd = found.found(Fault.Kind.INTERRUPTED);
        if (withoutEnd > 0) {
            but.add(Texts.count(withoutEnd, "run") + " without an end");
        }
        if (found.result() == Verification.Result.ANSWERED_OTHERWISE) {
            out.println(
                    "Not shown to be sound: this program answers " + Texts.count(found.answeredOtherwise(), "record")
                            + " otherwise than the program that the log names.");
            return;
        }
        out.println(
                found.result() == Verification.Result.NOT_SOUND
                        ? "Not sound."
                        : "Sound" + (but.isEmpty() ? "." : ", but " + String.join(", ", but) + "."));
    }
}
