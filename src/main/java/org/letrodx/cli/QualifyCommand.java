package org.letrodx.cli;

import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import org.letrodx.document.Legible;
import org.letrodx.lint.Qualification;
import org.letrodx.report.QualificationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Qualifies an installed program. */
@Command(
        name = "qualify",
        mixinStandardHelpOptions = true,
        description =
                "Runs the proofs of all rules with the program as it is installed, and writes a report to be signed: each claim with its "
                        + "rules, their proofs and the result, and the hashes of what was run.",
        footer = {
            "",
            "Examples:",
            "  letrodx qualify",
            "  letrodx qualify --format html --by \"R. Okafor\" > qualification.html",
            "",
            "Exit: 0 everything holds; 1 something does not."
        })
final class QualifyCommand implements Callable<Integer> {
    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Form format;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "", description = "Who runs it; the report says so.")
    private String by;

    @Mixin
    private HouseRules rules;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Legible.fault(by).ifPresent(fault -> {
            throw new ParameterException(command.commandLine(), "--by: \"" + Legible.text(by) + "\" " + fault);
        });
        Qualification qualification = Qualification.of(rules.book(), rules.directory());
        OffsetDateTime now = OffsetDateTime.now(main.clock());
        command.commandLine()
                .getOut()
                .print(
                        switch (format) {
                            case TEXT -> QualificationReport.text(qualification, now, by);
                            case JSON -> QualificationReport.json(qualification, now, by);
                            case HTML -> QualificationReport.html(qualification, now, by);
                        });
        return qualification.passed() ? Main.ANSWERED : Main.FAILED;
    }
}
