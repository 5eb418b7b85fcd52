package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.report.JsonReport;
import org.letrodx.report.TextReport;
import org.letrodx.scenario.ScenarioReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Diagnoses experiments. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = "Ranks the causes of a failed experiment, or reviews a set-up that names no complaint.",
        footer = {
            "",
            "Examples:",
            "  letrodx diagnose scenarios/mcf7-full-serum.yaml",
            "  letrodx diagnose --all scenarios/protocol-1.yaml | less",
            "  letrodx diagnose --format json --without MED-01 one.yaml two.json",
            "  letrodx diagnose - < experiment.yaml"
        })
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Scenario files, YAML or JSON; - reads standard input.")
    private List<String> files;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(names = "--all", description = "List what was ruled out, by which fact, and what could not be assessed.")
    private boolean all;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        boolean colour = System.console() != null && CommandLine.Help.Ansi.AUTO.enabled();
        List<Experiment> experiments = new ArrayList<>();
        for (String file : files) {
            try {
                experiments.add(ScenarioReader.read(read(file)));
            } catch (InputException wrong) {
                wrong.problems().forEach(err::println);
            }
        }
        // after the files: the bundled rules load meanwhile
        RuleBook book = rules.book();
        List<Diagnosis> diagnoses = experiments.stream().map(book::diagnose).toList();
        if (format == Format.JSON && (files.size() > 1 || !diagnoses.isEmpty())) {
            // several files make an array, of those that could be read
            out.println(files.size() == 1 ? JsonReport.json(diagnoses.get(0)) : JsonReport.json(diagnoses));
        } else if (format == Format.TEXT) {
            out.print(diagnoses.stream()
                    .map(diagnosis -> TextReport.text(diagnosis, all, colour))
                    .collect(Collectors.joining("\n" + "=".repeat(80) + "\n")));
        }
        return experiments.size() < files.size() ? Main.UNREADABLE : Main.ANSWERED;
    }

    private static Document read(String file) {
        if (file.equals("-")) {
            return Documents.read(System.in, "-");
        }
        try {
            return Documents.read(Path.of(file));
        } catch (InvalidPathException noPath) {
            throw new InputException(List.of(new Problem(Location.of(file), "", "is not the name of a file", "", "")));
        }
    }
}
