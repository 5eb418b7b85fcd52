package org.letrodx.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.InputException;
import org.letrodx.report.HtmlReport;
import org.letrodx.report.JsonReport;
import org.letrodx.report.TextReport;
import org.letrodx.report.TextStyle;
import org.letrodx.scenario.ScenarioReader;
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
            "  letrodx diagnose --why scenarios/protocol-1.yaml",
            "  letrodx diagnose --format html my-plate.yaml > my-plate.html",
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
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); html is one page to show and to print.")
    private Form format;

    @Option(
            names = "--all",
            description =
                    "All that stands behind the answer, too: what was understood, ranks, sources in full, what was "
                            + "ruled out and what could not be judged.")
    private boolean all;

    @Option(names = "--why", description = "Lead each finding down to what was stated, step by step.")
    private boolean why;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        List<String> read = new ArrayList<>();
        List<ScenarioReader.Scenario> scenarios = new ArrayList<>();
        for (String file : files) {
            try {
                scenarios.add(Inputs.scenario(file));
                read.add(file);
            } catch (InputException wrong) {
                err.print(Screen.problems(wrong));
            }
        }
        // after the files: the bundled rules load meanwhile
        RuleBook book = rules.book();
        if (!scenarios.isEmpty()) {
            // two processors: the causes are put together while the derivations are
            Main.start("causes", () -> book.prepareFor(scenarios.get(0).experiment()));
        }
        List<Diagnosis> diagnoses = scenarios.stream()
                .map(scenario -> book.diagnose(scenario.experiment()))
                .toList();
        if (format == Form.JSON && (files.size() > 1 || !diagnoses.isEmpty())) {
            // several files make an array, of those that could be read
            out.println(files.size() == 1 ? JsonReport.json(diagnoses.get(0)) : JsonReport.json(diagnoses));
        } else if (format == Form.HTML && !diagnoses.isEmpty()) {
            List<HtmlReport.Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                sheets.add(new HtmlReport.Sheet(
                        read.get(i),
                        diagnoses.get(i),
                        book.besides(diagnoses.get(i)),
                        scenarios.get(i).data().pictures()));
            }
            out.print(HtmlReport.html(sheets));
        } else if (format == Form.TEXT) {
            TextStyle style = new TextStyle(all, why, Screen.hasColours(), Screen.columns());
            for (int i = 0; i < read.size(); i++) {
                if (files.size() > 1) {
                    out.println((i == 0 ? "" : "\n") + Screen.heading(read.get(i), style.columns()));
                }
                out.print(TextReport.text(diagnoses.get(i), book.besides(diagnoses.get(i)), style));
            }
        }
        return scenarios.size() < files.size() ? Main.UNREADABLE : Main.ANSWERED;
    }
}
