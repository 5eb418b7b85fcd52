package org.letrodx.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Document;
import org.letrodx.facts.Experiment;
import org.letrodx.interview.Interview;
import org.letrodx.interview.Reply;
import org.letrodx.interview.Step;
import org.letrodx.report.TextInterview;
import org.letrodx.report.TextReport;
import org.letrodx.report.TextStyle;
import org.letrodx.scenario.ScenarioFile;
import org.letrodx.scenario.ScenarioReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for an experiment, one question after the other, and writes it down. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = {
            "Asks what can settle most, one question after the other, writes the scenario, and ends with the answer.",
            "Every answer is saved at once; a file that exists is continued. Without a terminal, answers "
                    + "are read from standard input, one a line."
        },
        footer = {
            "",
            "Instead of an answer: ? (nobody knows), skip (later), why, back, done, help.",
            "A fact stated before is corrected by its path: serum.percent: 5 %%",
            "",
            "Examples:",
            "  letrodx ask",
            "  letrodx ask my-plate.yaml",
            "  letrodx ask --one-by-one my-plate.yaml"
        })
final class AskCommand implements Callable<Integer> {
    private static final String UNNAMED = "experiment.yaml";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The scenario to write, or to go on with (default: a new " + UNNAMED + ").")
    private @Nullable Path named;

    @Option(
            names = "--one-by-one",
            description = "Ask for every fact by itself, instead of check-lists of what is found at the same place.")
    private boolean oneByOne;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @SuppressWarnings("NullAway.Init") // call() sets it before anything else runs
    private PrintWriter out;

    @SuppressWarnings("NullAway.Init") // as the writer
    private Path file;

    private ScenarioFile before = ScenarioFile.empty();
    private boolean changed;

    @Override
    public Integer call() throws IOException {
        out = command.commandLine().getOut();
        file = named == null ? free() : named;
        Experiment start = Experiment.blank();
        // one that nothing was answered in is new
        boolean goesOn = Files.exists(file) && Files.size(file) > 0;
        if (goesOn) {
            Document document = Inputs.read(file.toString());
            start = ScenarioReader.scenario(document, Inputs.folder(file.toString()))
                    .experiment();
            before = ScenarioFile.of(document);
        }
        TextStyle style = new TextStyle(false, false, Screen.hasColours(), Screen.columns());
        Interview interview = new Interview(rules.book(), start, !oneByOne);
        TextInterview text = new TextInterview(interview, style);
        out.print(text.welcome(file.toString(), goesOn));
        out.flush();
        try (Lines lines = Lines.open(out)) {
            hold(interview, text, lines, goesOn);
        }
        if (changed) {
            out.print(text.saved(file.toString()));
        }
        RuleBook book = rules.book();
        Diagnosis diagnosis = book.diagnose(interview.experiment());
        out.println();
        out.print(TextReport.text(diagnosis, book.besides(diagnosis), style));
        return Main.ANSWERED;
    }

    private void hold(Interview interview, TextInterview text, Lines lines, boolean goesOn) throws IOException {
        if (goesOn) {
            out.print(text.leading());
        }
        boolean again = false;
        while (interview.step().isPresent()) {
            Step step = interview.step().get();
            if (!again) {
                out.print(text.question());
            }
            out.flush();
            Optional<String> said = lines.next(TextInterview.completions(step));
            if (said.isEmpty()) {
                out.println();
                return;
            }
            String line = said.get().strip();
            again = false;
            switch (line.toLowerCase(Locale.ROOT)) {
                case "" -> again = true;
                case "done", "quit", "exit", "q" -> {
                    return;
                }
                case "?", "don't know", "dont know", "unknown" -> told(text.changed(interview.dontKnow()), interview);
                case "skip", "later" -> told(text.changed(interview.skip()), interview);
                case "back" -> {
                    interview.back();
                    save(interview);
                }
                case "why" -> {
                    out.print(text.why());
                    again = true;
                }
                case "help" -> {
                    out.print(text.help());
                    again = true;
                }
                default -> {
                    Reply reply = interview.answer(line);
                    again = !reply.isTaken();
                    if (again) {
                        out.print(text.refused(reply));
                    } else {
                        told(text.changed(reply), interview);
                    }
                }
            }
        }
        out.print(text.nothingLeft());
    }

    private void told(String changes, Interview interview) throws IOException {
        out.print(changes);
        save(interview);
    }

    private void save(Interview interview) throws IOException {
        Saving.replace(file, before.with(interview.experiment(), interview.unknown()), !changed);
        changed = true;
    }

    /** A name that no file has yet. */
    private static Path free() {
        Path file = Path.of(UNNAMED);
        for (int number = 2; Files.exists(file); number++) {
            file = Path.of("experiment-" + number + ".yaml");
        }
        return file;
    }

    /** Where answers come from. */
    interface Lines extends AutoCloseable {
        /** The next line; empty at the end, which Ctrl-C and Ctrl-D are, too. */
        Optional<String> next(List<String> completions);

        @Override
        void close();

        /** A terminal if there is one, or else the lines of standard input, which are shown as they are read. */
        static Lines open(PrintWriter out) {
            if (Screen.isTerminal()) {
                return new TerminalLines();
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return new Lines() {
                @Override
                public Optional<String> next(List<String> completions) {
                    try {
                        String line = lines.readLine();
                        if (line != null) {
                            out.println("> " + line);
                        }
                        return Optional.ofNullable(line);
                    } catch (IOException fault) {
                        throw new UncheckedIOException(fault);
                    }
                }

                @Override
                public void close() {
                    // standard input is not ours to close
                }
            };
        }
    }
}
