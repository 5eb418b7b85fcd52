package org.letrodx.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.docs.ExplainPage;
import org.letrodx.document.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one thing. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints the page of a rule, a reference or a fact.",
        footer = {
            "",
            "Examples:",
            "  letrodx explain MED-02",
            "  letrodx explain Hole2015",
            "  letrodx explain serum.treatment"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "A rule's id, a reference's key or a fact's path.")
    private String id;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        RuleBook book = rules.book();
        Optional<String> page = ExplainPage.of(id, book);
        if (page.isEmpty()) {
            List<String> names = ExplainPage.names(book);
            String near = Nearest.to(id, names);
            throw new ParameterException(
                    command.commandLine(),
                    "There is no rule, reference or fact \"" + id + "\""
                            + (near.isEmpty() ? ". \"letrodx rules\" lists the rules." : ". Maybe: " + near));
        }
        command.commandLine().getOut().print(page.get());
        return Main.ANSWERED;
    }
}
