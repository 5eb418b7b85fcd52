package org.letrodx.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.document.JsonWriter;
import org.letrodx.report.JsonReport;
import org.letrodx.vocabulary.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists the rules, one in a line.",
        footer = {"", "Example:", "  letrodx rules | grep decisive"})
final class RulesCommand implements Callable<Integer> {
    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        RuleBook book = rules.book();
        if (format == Format.JSON) {
            command.commandLine()
                    .getOut()
                    .println(JsonWriter.pretty(
                            book.rules().stream().map(JsonReport::tree).toList()));
        } else {
            book.rules().forEach(rule -> command.commandLine()
                    .getOut()
                    .printf(
                            "%-8s %-12s %s [%s]%n",
                            rule.id(),
                            rule.impact(),
                            rule.title(),
                            rule.explains().stream().map(Term::label).collect(Collectors.joining(", "))));
        }
        return Main.ANSWERED;
    }
}
