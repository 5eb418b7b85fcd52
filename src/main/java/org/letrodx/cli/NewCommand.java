package org.letrodx.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letrodx.docs.FactList;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a form. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a form to fill in: a scenario with every name that matters, its question and what may be "
                + "written, and nothing answered.",
        footer = {
            "",
            "Examples:",
            "  letrodx new --complaint no-response --system cell-culture my-plate.yaml",
            "  letrodx new --complaint no-regression > my-mice.yaml"
        })
final class NewCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to write, which must not be there yet.")
    private @Nullable Path file;

    @Option(
            names = "--complaint",
            paramLabel = "WORD",
            split = ",",
            description = "What went wrong: no-response, high-variability, no-regression, poor-translation, "
                    + "non-adherence. Without it, what a review asks for.")
    private List<String> complaints = List.of();

    @Option(
            names = "--system",
            paramLabel = "WORD",
            description = "The kind of system: cell-free, cell-culture, spheroid, organoid, xenograft, patient.")
    private String system = "";

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        List<Complaint> wanted = new ArrayList<>();
        for (String complaint : complaints) {
            wanted.add(Complaint.of(word("--complaint", Vocabulary.get("experiment.complaint"), complaint)));
        }
        List<ModelSystem> systems = system.isEmpty()
                ? List.of()
                : List.of(ModelSystem.of(word("--system", Vocabulary.get("model.system"), system)));
        String form = FactList.form(rules.book(), wanted, systems);
        if (file == null) {
            command.commandLine().getOut().print(form);
        } else {
            Saving.create(file, form);
            command.commandLine().getOut().println("Written: " + file);
        }
        return Main.ANSWERED;
    }

    private Word word(String option, FactType type, String text) {
        Written written = new Written.Scalar(text, Location.NONE);
        List<Problem> wrong = type.problems(written);
        if (wrong.isEmpty()) {
            try {
                Object read = type.read(written);
                return (Word) requireNonNull(
                        read instanceof List<?> list ? list.get(0) : read, "a complaint and a system are words");
            } catch (Unreadable impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        throw new ParameterException(
                command.commandLine(), option + ": " + wrong.get(0).sentence());
    }
}
