package org.letrodx.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
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
@Command(name = "diagnose", mixinStandardHelpOptions = true,
        description = "Ranks the causes of a failed experiment, or reviews a set-up that names no complaint.",
        footer = {"", "Examples:",
            "  letrodx diagnose scenarios/mcf7-full-serum.yaml",
            "  letrodx diagnose --all scenarios/protocol-1.yaml | less",
            "  letrodx diagnose --format json --without MED-01 one.yaml two.json",
            "  letrodx diagnose - < experiment.yaml"})
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files, YAML or JSON; - reads standard input.")
    private List<String> files;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
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
        RuleBook book = rules.book();
        List<Diagnosis> diagnoses = new ArrayList<>();
        boolean unreadable = false;
        for (String file : files) {
            try {
                Diagnosis diagnosis = book.diagnose(ScenarioReader.read(read(file)));
                diagnoses.add(diagnosis);
                if (format == Format.TEXT) {
                    out.print((diagnoses.size() > 1 ? "\n" + "=".repeat(80) + "\n" : "") + TextReport.text(diagnosis, all, colour));
                }
            } catch (InputException wrong) {
                out.flush();
                wrong.problems().forEach(err::println);
                unreadable = true;
            }
        }
        if (format == Format.JSON && !diagnoses.isEmpty()) {
            // several files make an array, whatever became of them
            out.println(files.size() == 1 ? JsonReport.json(diagnoses.get(0)) : JsonReport.json(diagnoses));
        }
        return unreadable ? Main.UNREADABLE : Main.ANSWERED;
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
