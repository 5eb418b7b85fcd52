package org.letrodx.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.scenario.ScenarioFile;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.ScenarioReader.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that take data files into a scenario: for one answer, or for good. */
final class DataScenario {
    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "Diagnose this experiment with the facts that the data give, and print the answer. The files "
                    + "must lie in the folder of the scenario, or below it.")
    private @Nullable Path answered;

    @Option(
            names = "--save",
            paramLabel = "SCENARIO",
            description = "Name the files under data in this scenario, which is made if it is not there. The facts are "
                    + "derived from them whenever it is read; the files must lie in its folder or below.")
    private @Nullable Path saved;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** How files are named under data in a scenario. */
    interface Section {
        Map<String, ?> in(Path scenario) throws IOException;
    }

    /** Puts an option that was given. */
    static void put(Map<String, Object> section, String name, @Nullable Object value) {
        if (value != null) {
            section.put(name, String.valueOf(value));
        }
    }

    boolean isWanted() {
        return answered != null || saved != null;
    }

    /** True if the answer to a scenario is asked for. */
    boolean isAnswered() {
        return answered != null;
    }

    /**
     * A file as a scenario names it.
     *
     * @throws InputException if it does not lie in the folder of the scenario, or below it
     */
    static String name(Path file, Path scenario) throws IOException {
        Path folder = ScenarioReader.folder(scenario.toAbsolutePath()).toRealPath();
        Path real = file.toRealPath();
        if (!real.startsWith(folder)) {
            throw new InputException(new Problem(
                    Location.of(file.toString()),
                    "",
                    "does not lie in the folder of " + scenario + ", or below it",
                    "copies of the data beside the scenario, which names no files elsewhere"));
        }
        return folder.relativize(real).toString().replace('\\', '/');
    }

    /**
     * Prints the answer to the scenario with the data.
     *
     * @throws InputException if it cannot be read with them
     */
    void answer(Section data, DataOutput output) throws IOException {
        if (output.format() == DataFormat.SVG) {
            throw new ParameterException(
                    command.commandLine(), "--scenario: text, json or html; pictures are drawn without it");
        }
        Path scenario = requireNonNull(answered);
        ScenarioFile file = ScenarioFile.of(Inputs.read(scenario.toString()));
        output.print(
                command.commandLine().getOut(), scenario.toString(), read(scenario, file.withData(data.in(scenario))));
    }

    /**
     * Writes the scenario, if it is to be saved.
     *
     * @throws InputException if it could not be read then; it is left as it was
     */
    void save(Section data) throws IOException {
        if (saved == null) {
            return;
        }
        ScenarioFile file = Files.exists(saved) ? ScenarioFile.of(Inputs.read(saved.toString())) : ScenarioFile.empty();
        Map<String, ?> section = data.in(saved);
        boolean replaces = section.keySet().stream().anyMatch(file::namesData);
        String text = file.withData(section);
        read(saved, text);
        Optional<Path> copy = Saving.replace(saved, text, true);
        command.commandLine()
                .getErr()
                .println("Named under data in " + saved + (replaces ? ", in place of what was named there" : "")
                        + copy.map(kept -> "; as it was, with its comments, it is " + kept)
                                .orElse("")
                        + ". Next: letrodx diagnose " + saved);
    }

    private static Scenario read(Path scenario, String text) {
        try {
            return ScenarioReader.scenario(
                    Documents.yaml(text, scenario.toString()),
                    Optional.of(ScenarioReader.folder(scenario.toAbsolutePath())));
        } catch (InputException wrong) {
            if (Files.exists(scenario)) {
                // what is wrong with the file itself is told by its own lines
                Inputs.scenario(scenario.toString());
            }
            throw wrong;
        }
    }
}
