package org.letrodx.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.letrodx.document.Nearest;
import org.letrodx.report.Wrap;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what can be written of an experiment. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description =
                "Lists what can be written of an experiment: the path of each fact, what it may be, and the question that asks for it.",
        footer = {"", "Examples:", "  letrodx facts", "  letrodx facts serum", "  letrodx facts phenol"})
final class FactsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "WORD", description = "Only facts in which this occurs.")
    private String word;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<FactType> found = Vocabulary.types().stream()
                .filter(type -> !type.isDerived() && (word == null || occursIn(type)))
                .toList();
        if (found.isEmpty()) {
            String near = Nearest.to(word, Vocabulary.statablePaths());
            command.commandLine()
                    .getErr()
                    .println("No fact says anything of \"" + word + "\"." + (near.isEmpty() ? "" : " Maybe: " + near));
            return Main.FAILED;
        }
        for (FactType type : found) {
            out.println(type.path());
            out.println(Wrap.wrap("    ", type.question(), 4));
            out.println(Wrap.wrap("    ", type.allowed(), 4));
        }
        return Main.ANSWERED;
    }

    private boolean occursIn(FactType type) {
        String wanted = Nearest.fold(word);
        return Nearest.fold(type.path()).contains(wanted)
                || Nearest.fold(type.label()).contains(wanted)
                || type.question().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                || type.words().stream().anyMatch(one -> occursIn(one, wanted));
    }

    private static boolean occursIn(Word one, String wanted) {
        return Nearest.fold(one.label()).contains(wanted)
                || one.synonyms().stream()
                        .anyMatch(synonym -> Nearest.fold(synonym).equals(wanted));
    }
}
