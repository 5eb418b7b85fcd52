package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine;

/** The command line. Only this package prints, and only {@link #main} exits. */
@Command(name = "letrodx", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Diagnoses letrozole experiments: ranked causes with fixes and references; reviews their set-ups.",
        footer = {"", "Examples:",
            "  letrodx diagnose scenarios/mcf7-full-serum.yaml",
            "  letrodx diagnose --all --format json my-experiment.yaml",
            "  letrodx review scenarios/review",
            "  letrodx explain MED-02",
            "  letrodx explain serum.treatment",
            "", "Exit: 0 answered; 1 a review that fails; 2 wrong usage; 3 an input or a rule that cannot be read."})
public final class Main {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("diagnose", DiagnoseCommand.class);
        COMMANDS.put("review", ReviewCommand.class);
        COMMANDS.put("plate", PlateCommand.class);
        COMMANDS.put("tumours", TumoursCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("sign", SignCommand.class);
        COMMANDS.put("diff", DiffCommand.class);
        COMMANDS.put("rules", RulesCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("lint", LintCommand.class);
        COMMANDS.put("schema", SchemaCommand.class);
        COMMANDS.put("docs", DocsCommand.class);
        COMMANDS.put("generate-completion", AutoComplete.GenerateCompletion.class);
    }

    static final int ANSWERED = 0;
    static final int FAILED = 1;
    static final int UNREADABLE = 3;

    /** Asked for with {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"letrodx " + Program.version() + ", rules " + RuleBook.bundled().ruleSet().version()};
        }
    }

    private final Clock clock;

    private Main(Clock clock) {
        this.clock = clock;
    }

    /** Says which day it is. */
    Clock clock() {
        return clock;
    }

    public static void main(String[] args) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (args.length > 0 && (args[0].equals("diagnose") || args[0].equals("review"))) {
            // the rules load while the arguments and the files are read
            Thread loader = new Thread(RuleBook::preload, "rules");
            loader.setDaemon(true);
            // whoever needs the rules next meets the same fault, and tells it
            loader.setUncaughtExceptionHandler((thread, fault) -> { });
            loader.start();
        }
        int exit;
        try {
            exit = run(out, err, Clock.systemDefaultZone(), args);
        } catch (OutOfMemoryError tooLarge) {
            err.println("There is not enough memory: use fewer --jobs, or give Java more (JAVA_TOOL_OPTIONS=-Xmx2g).");
            exit = UNREADABLE;
        }
        if (out.checkError()) {
            err.println("The answer could not be written in full.");
            exit = UNREADABLE;
        }
        System.exit(exit);
    }

    /** Runs one command; what it prints goes to the writers, its exit code is returned. */
    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        CommandLine line = new CommandLine(new Main(clock));
        // a command is built by reflection, which takes longer than a diagnosis: build the one that was asked for, if one was
        boolean named = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("generate-completion");
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(args[0])) {
                line.addSubcommand(name, command);
            }
        });
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            out.flush();
            if (failure instanceof InputException unreadable) {
                unreadable.problems().forEach(err::println);
            } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                err.println("a file cannot be read or written: " + failure.getMessage());
            } else {
                err.println("letrodx failed, which is a fault of ours: " + failure);
            }
            return UNREADABLE;
        });
        if (args.length > 0 && args[0].equals("review") && Collections.disjoint(List.of(args), List.of("--isolated", "--help", "-h"))) {
            try {
                line.getSubcommands().get("review").setDefaultValueProvider(Settings.above(Path.of("")));
            } catch (InputException unreadable) {
                unreadable.problems().forEach(err::println);
                return UNREADABLE;
            }
        }
        if (args.length == 0) {
            line.usage(err);
            return line.getCommandSpec().exitCodeOnInvalidInput();
        }
        int exit = line.execute(args);
        out.flush();
        return exit;
    }
}
