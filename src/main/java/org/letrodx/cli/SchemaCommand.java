package org.letrodx.cli;

import java.util.concurrent.Callable;
import org.letrodx.scenario.ScenarioSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the schema of a scenario file. */
@Command(name = "schema", mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema (2020-12) of a scenario file, for editors.",
        footer = {"", "Example:", "  letrodx schema > scenario.schema.json", "and as the first line of a scenario:",
            "  # yaml-language-server: $schema=scenario.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().println(ScenarioSchema.json());
        return Main.ANSWERED;
    }
}
