package org.letrodx.cli;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Nearest;
import org.letrodx.engine.Causes;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.InputFormat;
import org.letrodx.vocabulary.Vocabulary;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;

/** The command line. Only this package prints, and only {@link #main} exits. */
@Command(
        name = "letrodx",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Diagnoses letrozole experiments: ranked causes with fixes and references; reviews their set-ups.",
        footer = {
            "",
            "Examples:",
            "  letrodx diagnose scenarios/mcf7-full-serum.yaml",
            "  letrodx diagnose --all --format json my-experiment.yaml",
            "  letrodx review scenarios/review",
            "  letrodx explain MED-02",
            "  letrodx explain serum.treatment",
            "",
            "Exit: 0 answered; 1 a review that fails; 2 wrong usage; 3 an input or a rule that cannot be read."
        })
public final class Main {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("diagnose", DiagnoseCommand.class);
        COMMANDS.put("review", ReviewCommand.class);
        COMMANDS.put("plate", PlateCommand.class);
        COMMANDS.put("tumours", TumoursCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("sign", SignCommand.class);
        COMMANDS.put("records", RecordsCommand.class);
        COMMANDS.put("show", ShowCommand.class);
        COMMANDS.put("diff", DiffCommand.class);
        COMMANDS.put("columns", ColumnsCommand.class);
        COMMANDS.put("facts", FactsCommand.class);
        COMMANDS.put("rules", RulesCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("lint", LintCommand.class);
        COMMANDS.put("qualify", QualifyCommand.class);
        COMMANDS.put("new", NewCommand.class);
        COMMANDS.put("ask", AskCommand.class);
        COMMANDS.put("plan", PlanCommand.class);
        COMMANDS.put("measure", MeasureCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("labkey", LabKeyCommand.class);
        COMMANDS.put("schema", SchemaCommand.class);
        COMMANDS.put("docs", DocsCommand.class);
        COMMANDS.put("generate-completion", AutoComplete.GenerateCompletion.class);
    }

    /** Commands that have files to read while the rules load. */
    private static final Set<String> PRELOADED = Set.of("diagnose", "plan", "ask", "review", "serve", "labkey");

    static final int ANSWERED = 0;
    static final int FAILED = 1;
    static final int UNREADABLE = 3;

    /** Asked for with {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "letrodx " + Program.version() + ", rules "
                        + RuleBook.bundled().ruleSet().version()
            };
        }
    }

    private final Clock clock;
    private final List<String> arguments;

    private Main(Clock clock, List<String> arguments) {
        this.clock = clock;
        this.arguments = arguments;
    }

    /** The command line, as it was given. */
    List<String> arguments() {
        return arguments;
    }

    /** Says which day it is. */
    Clock clock() {
        return clock;
    }

    public static void main(String[] args) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        StandardOutput standardOutput = new StandardOutput();
        PrintWriter out = new PrintWriter(standardOutput, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        preload(args);
        int exit;
        try {
            exit = run(out, err, Clock.systemDefaultZone(), args);
        } catch (OutOfMemoryError tooLarge) {
            err.println("There is not enough memory: use fewer --jobs, or give Java more (JAVA_TOOL_OPTIONS=-Xmx2g).");
            exit = UNREADABLE;
        }
        if (out.checkError() && !standardOutput.isClosedByReader()) {
            err.println("The answer could not be written in full.");
            exit = UNREADABLE;
        }
        System.exit(exit);
    }

    /**
     * The vocabulary and the rules load while the arguments and the files are read, and Drools while the rules load.
     */
    static void preload(String[] args) {
        if (args.length > 0 && PRELOADED.contains(args[0])) {
            start("vocabulary", Vocabulary::types);
            start("rules", RuleBook::bundled);
            start("drools", () -> new Causes(List.of())
                    .fire(Experiment.of(Map.of()).facts()));
        }
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        // whoever needs what it prepares meets the same fault, and tells it
        thread.setUncaughtExceptionHandler((failed, fault) -> {});
        thread.start();
    }

    /** The first word is no command: help for one, a file, or a mistake. */
    private static int noCommand(String[] args, PrintWriter out, PrintWriter err, CommandLine line) {
        if (args[0].equals("help")) {
            CommandLine of = args.length > 1 ? line.getSubcommands().getOrDefault(args[1], line) : line;
            of.usage(out);
            out.flush();
            return ANSWERED;
        }
        String near = Nearest.to(args[0], COMMANDS.keySet());
        boolean folder = new File(args[0]).isDirectory();
        boolean file = folder || InputFormat.of(args[0]).isPresent() || new File(args[0]).exists();
        err.println("There is no command \"" + args[0] + "\". "
                + (file
                        ? "Maybe: letrodx " + (folder ? "review " : "diagnose ") + args[0]
                        : near.isEmpty() ? "letrodx --help lists the commands." : "Maybe: letrodx " + near));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Runs one command; what it prints goes to the writers, its exit code is returned. */
    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        CommandLine line = new CommandLine(new Main(clock, List.of(args)));
        // a command is built by reflection, which takes longer than a diagnosis: build the one that was asked for, if
        // one was
        boolean named = args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("generate-completion");
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(args[0])) {
                line.addSubcommand(name, command);
            }
        });
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        convert(line);
        Failures failures = new Failures(out, err);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        if (args.length > 0
                && args[0].equals("review")
                && Collections.disjoint(List.of(args), List.of("--help", "-h"))) {
            try {
                Optional<Path> settings = named(args);
                if (settings.isPresent() || !List.of(args).contains("--isolated")) {
                    requireNonNull(line.getSubcommands().get("review"))
                            .setDefaultValueProvider(
                                    settings.map(Settings::of).orElseGet(() -> Settings.above(Path.of(""))));
                }
            } catch (InputException unreadable) {
                err.print(Screen.problems(unreadable));
                err.flush();
                return UNREADABLE;
            }
        }
        if (args.length > 0 && !args[0].startsWith("-") && !COMMANDS.containsKey(args[0])) {
            return noCommand(args, out, err, line);
        }
        if (args.length == 0) {
            line.usage(err);
            return line.getCommandSpec().exitCodeOnInvalidInput();
        }
        int exit = line.execute(args);
        out.flush();
        err.flush();
        return exit;
    }

    /** Values of options are refused in the words of this program. */
    private static void convert(CommandLine line) {
        line.registerConverter(LocalDate.class, new OptionValues.Days());
        line.registerConverter(Integer.class, new OptionValues.WholeNumbers<>(Integer::valueOf));
        line.registerConverter(Integer.TYPE, new OptionValues.WholeNumbers<>(Integer::valueOf));
        line.registerConverter(Long.TYPE, new OptionValues.WholeNumbers<>(Long::valueOf));
        for (CommandLine command : line.getSubcommands().values()) {
            for (ArgSpec argument : command.getCommandSpec().args()) {
                if (argument.typeInfo().isEnum()) {
                    convert(line, argument.type());
                }
            }
        }
    }

    private static <T> void convert(CommandLine line, Class<T> words) {
        line.registerConverter(words, new OptionValues.Words<>(List.of(words.getEnumConstants())));
    }

    /** The settings that the command line names. */
    private static Optional<Path> named(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--settings=")) {
                return Optional.of(Path.of(args[i].substring("--settings=".length())));
            }
            if (args[i].equals("--settings") && i + 1 < args.length) {
                return Optional.of(Path.of(args[i + 1]));
            }
        }
        return Optional.empty();
    }
}
