package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.interview.Measurement;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how many questions it takes to find a cause. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the questions that an interview asks before it finds a cause, in several orders.",
            "Somebody knows all that the scenario of a rule states and nothing else; the complaint, the system and the "
                    + "line are told, and questions are asked until the cause of that rule is confirmed."
        },
        footer = {"", "Example:", "  letrodx measure scenarios/rules"})
final class MeasureCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "scenarios/rules",
            description = "The scenarios of the rules, <ID>.yaml (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Option(names = "--all", description = "List the questions for each cause, too.")
    private boolean all;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        RuleBook book = rules.book();
        Map<String, Experiment> proofs = proofs(book);
        List<Measurement.Row> rows = new Measurement(book).rows(proofs);
        out.printf("%d causes, each looked for in its own scenario%n%n", proofs.size());
        out.println("questions are asked ...                found  median  90 %  most  within 5");
        for (Measurement.Row row : rows) {
            out.printf(
                    "%-38s %5d  %6d  %4d  %4d  %8d%n",
                    row.order(),
                    row.questions().size(),
                    row.within(0.5),
                    row.within(0.9),
                    row.within(1),
                    row.foundWithin(5));
        }
        for (Measurement.Row row : rows) {
            if (!row.missed().isEmpty()) {
                out.printf("%nNot found %s: %s%n", row.order(), String.join(", ", row.missed()));
            }
        }
        if (all) {
            for (String id : proofs.keySet()) {
                out.printf("%n%-8s", id);
                rows.forEach(row -> out.printf(
                        " %4s",
                        row.questions().containsKey(id) ? row.questions().get(id) : "-"));
            }
            out.println();
        }
        return Main.ANSWERED;
    }

    private Map<String, Experiment> proofs(RuleBook book) {
        Map<String, Experiment> proofs = new LinkedHashMap<>();
        for (Rule rule : book.rules()) {
            Path file = directory.resolve(rule.id() + ".yaml");
            if (Files.exists(file)) {
                proofs.put(rule.id(), ScenarioReader.read(file));
            }
        }
        if (proofs.isEmpty()) {
            throw new InputException(new Problem(
                    Location.of(directory.toString()), "", "has no scenario of a rule", "files such as HOR-01.yaml"));
        }
        return proofs;
    }
}
