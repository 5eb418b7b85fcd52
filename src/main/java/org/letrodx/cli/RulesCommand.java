package org.letrodx.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.document.JsonWriter;
import org.letrodx.rules.Rule;
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
                            book.rules().stream().map(rule -> tree(rule, book)).toList()));
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

    private static Map<String, Object> tree(Rule rule, RuleBook book) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.id());
        tree.put("title", rule.title());
        tree.put("area", rule.area());
        tree.put("explains", labels(rule.explains()));
        tree.put("settings", labels(rule.settings()));
        tree.put("impact", rule.impact());
        tree.put("strength", rule.strength());
        tree.put("effort", rule.effort());
        tree.put(
                "reads",
                rule.questions().stream()
                        .map(question -> question.fact().path())
                        .distinct()
                        .toList());
        tree.put("why", rule.why());
        tree.put("check", rule.check());
        tree.put("fix", rule.fix());
        tree.put("houseLimits", rule.houseLimits());
        tree.put("repair", rule.repair());
        tree.put("references", rule.cites());
        tree.put("disputedBy", rule.disputedBy());
        tree.put("covers", rule.covers());
        return tree;
    }

    private static List<String> labels(List<? extends Term> terms) {
        return terms.stream().map(Term::label).toList();
    }
}
