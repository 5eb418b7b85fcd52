package org.letrodx.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.docs.ExplainPage;
import org.letrodx.docs.FactList;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what may be written. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description = "Lists what may be written in a scenario: all of it, or what has to do with a word.",
        footer = {
            "",
            "Examples:",
            "  letrodx facts",
            "  letrodx facts serum            a section",
            "  letrodx facts no-regression    a complaint",
            "  letrodx facts xenograft        a kind of system",
            "  letrodx facts edge             any word"
        })
final class FactsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "A section, a complaint, a kind of system, or a word.")
    private List<String> words = List.of();

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        RuleBook book = rules.book();
        String wanted = String.join(" ", words);
        List<FactType> types = wanted.isEmpty()
                ? Vocabulary.types().stream().filter(type -> !type.isDerived()).toList()
                : FactList.about(wanted, book);
        if (types.isEmpty()) {
            List<String> near = ExplainPage.near(wanted, book);
            command.commandLine()
                    .getErr()
                    .println("No fact has to do with \"" + wanted + "\"."
                            + (near.isEmpty() ? "" : " Maybe: " + String.join(", ", near)));
            return command.exitCodeOnInvalidInput();
        }
        command.commandLine().getOut().print(FactList.list(types, Screen.columns()));
        return Main.ANSWERED;
    }
}
