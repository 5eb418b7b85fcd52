package org.letrodx.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.docs.ExplainPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one thing. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Explains a rule, a reference, a fact, a section, a complaint, a line, a medium, a drug, or a word.",
        footer = {
            "",
            "Examples:",
            "  letrodx explain MED-02",
            "  letrodx explain Hole2015",
            "  letrodx explain serum.treatment",
            "  letrodx explain confirmed",
            "  letrodx explain MCF-7"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "For example a rule's id, a fact's path, or a word.")
    private List<String> name;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        RuleBook book = rules.book();
        String wanted = String.join(" ", name);
        Optional<String> page = ExplainPage.of(wanted, book);
        if (page.isEmpty()) {
            List<String> near = ExplainPage.near(wanted, book);
            command.commandLine()
                    .getErr()
                    .println("Nothing is known of \"" + wanted + "\"."
                            + (near.isEmpty()
                                    ? " letrodx rules and letrodx facts list what there is."
                                    : " Maybe: " + String.join(", ", near)));
            return command.exitCodeOnInvalidInput();
        }
        command.commandLine().getOut().print(page.get());
        return Main.ANSWERED;
    }
}
