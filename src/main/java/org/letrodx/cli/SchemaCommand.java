package org.letrodx.cli;

import java.util.concurrent.Callable;
import org.letrodx.document.Resources;
import org.letrodx.document.Spelling;
import org.letrodx.scenario.ScenarioSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the schema of what is read or written. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description =
                "Prints the JSON Schema (2020-12) of a scenario file, for editors; or of what is written: an answer of diagnose, a line "
                        + "of review, what plate and tumours derive from data.",
        footer = {
            "",
            "Examples:",
            "  letrodx schema > scenario.schema.json",
            "and as the first line of a scenario:",
            "  # yaml-language-server: $schema=scenario.schema.json",
            "  letrodx schema review > review.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    /** What there is a schema of. */
    enum Of {
        SCENARIO,
        DIAGNOSIS,
        REVIEW,
        DATA;

        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "OF",
            defaultValue = "scenario",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Of of;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine()
                .getOut()
                .println(
                        of == Of.SCENARIO
                                ? ScenarioSchema.json()
                                : Resources.text(of + ".schema.json").stripTrailing());
        return Main.ANSWERED;
    }
}
