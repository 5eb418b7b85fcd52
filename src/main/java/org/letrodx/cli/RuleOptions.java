package org.letrodx.cli;

import java.nio.file.Path;
import java.util.List;
import org.letrodx.RuleBook;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules to use. */
final class RuleOptions {
    @Option(names = "--rules", paramLabel = "DIR",
            description = "House rules, added to the bundled ones. They are code: name only a directory you trust.")
    private Path houseRules;

    @Option(names = "--without", paramLabel = "ID", split = ",", description = "Rules to switch off; the answer says so.")
    private List<String> without = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    RuleBook book() {
        RuleBook book = houseRules == null ? RuleBook.bundled() : RuleBook.bundled().withHouseRules(houseRules);
        if (without.isEmpty()) {
            return book;
        }
        try {
            return book.without(without.toArray(String[]::new));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command.commandLine(), "--without: " + unknown.getMessage());
        }
    }
}
