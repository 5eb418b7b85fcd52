package org.letrodx.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.scenario.ScenarioFile;
import org.letrodx.scenario.ScenarioReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option that names data files in a scenario, so that it is diagnosed and reviewed with what they say. */
final class DataSave {
    @Option(
            names = "--save",
            paramLabel = "SCENARIO",
            description =
                    "Name the files under data in this scenario, which is made if it is not there. The facts are derived from them "
                            + "whenever it is read; the files must lie in its folder or below.")
    private @Nullable Path scenario;

    /** Puts an option that was given. */
    static void put(Map<String, Object> section, String name, @Nullable Object value) {
        if (value != null) {
            section.put(name, String.valueOf(value));
        }
    }

    boolean isWanted() {
        return scenario != null;
    }

    /** The scenario, once {@link #isWanted} says that there is one. */
    private Path wanted() {
        return requireNonNull(scenario);
    }

    /**
     * A file as the scenario names it.
     *
     * @throws InputException if it does not lie in the folder of the scenario, or below it
     */
    String name(Path file) throws IOException {
        Path folder = ScenarioReader.folder(wanted().toAbsolutePath()).toRealPath();
        Path real = file.toRealPath();
        if (!real.startsWith(folder)) {
            throw new InputException(List.of(new Problem(
                    Location.of(file.toString()),
                    "",
                    "does not lie in the folder of " + scenario + ", or below it",
                    "copies of the data beside the scenario, which names no files elsewhere",
                    "")));
        }
        return folder.relativize(real).toString().replace('\\', '/');
    }

    /** Writes the scenario. @throws InputException if it could not be read then, in which case it is left as it was */
    void save(Map<String, ?> data, CommandSpec command) throws IOException {
        Path scenario = wanted();
        ScenarioFile file =
                Files.exists(scenario) ? ScenarioFile.of(Inputs.read(scenario.toString())) : ScenarioFile.empty();
        String text = file.withData(data);
        ScenarioReader.scenario(
                Documents.yaml(text, scenario.toString()),
                Optional.of(ScenarioReader.folder(scenario.toAbsolutePath())));
        Files.writeString(scenario, text);
        command.commandLine()
                .getErr()
                .println("Named under data in " + scenario + ". Next: letrodx diagnose " + scenario);
    }
}
