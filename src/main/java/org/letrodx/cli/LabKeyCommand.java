package org.letrodx.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.report.LabKeyPage;
import org.letrodx.review.Level;
import org.letrodx.review.Remark;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.scenario.ColumnMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Reviews a run while LabKey Server imports it, as a transform script. Written from its documentation of run
 * properties, transform scripts and their warnings: errors go to the errors file, which stops the import; warnings make
 * it wait for a person where the server says that it may wait. The exit code is 0 then, since LabKey Server reads the
 * errors only so.
 */
@Command(
        name = "labkey",
        mixinStandardHelpOptions = true,
        description =
                "Reviews the set-up of a run while LabKey Server imports it: a transform script for an assay design.",
        footer = {
            "",
            "In a script of the assay design, which LabKey Server fills in:",
            "  letrodx labkey --columns columns.yaml \"$${runInfo}\"",
            "The file of columns says which field of the run or the batch is which fact.",
            "Exit: 0 reviewed, whatever was found; 2 wrong usage; 3 run properties or columns that cannot be read."
        })
final class LabKeyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUNPROPERTIES", description = "The file runProperties.tsv that LabKey Server wrote.")
    private Path runProperties;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            required = true,
            description = "Which field of the run or the batch is which fact, as for letrodx review --columns.")
    private Path columns;

    @Mixin
    private RuleOptions rules;

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        Map<String, String> properties = new LinkedHashMap<>();
        Tables.tabs(runProperties).stream()
                .filter(row -> !row.get(0).isBlank())
                .forEach(row -> properties.put(row.get(0), row.size() > 1 ? row.get(1) : ""));
        Path errorsFile = file(properties, "errorsFile")
                .orElseThrow(() -> new InputException(new Problem(
                        Location.of(runProperties.toString()),
                        "",
                        "has no errorsFile",
                        "the file that LabKey Server writes for a transform script")));
        ColumnMapping mapping = ColumnMapping.read(columns);
        Review review = review(mapping, properties);
        if (!review.errors.isEmpty()) {
            write(errorsFile, review.errors);
        } else if (!review.warnings.isEmpty() && "WARN".equals(properties.get("severityLevel"))) {
            // the second time, after a person has read them and went on, the level is ERROR
            file(properties, "transformedRunPropertiesFile")
                    .ifPresent(file -> write(file, List.of("maximumSeverity\tWARN")));
            write(Path.of("errors.html"), List.of(LabKeyPage.html(review.warnings)));
        }
        return Main.ANSWERED;
    }

    /**
     * @param errors lines of the errors file
     * @param warnings for a person
     */
    private record Review(List<String> errors, List<String> warnings) {}

    private Review review(ColumnMapping mapping, Map<String, String> properties) {
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try {
            org.letrodx.review.Review review = Reviewer.of(rules.book())
                    .clock(main.clock())
                    .withoutRepairs()
                    .build()
                    .review(mapping.setUp(mapping.described(properties)));
            if (!(review instanceof Reviewed reviewed)) {
                throw new InputException(review.setUp().problems());
            }
            reviewed.faults().forEach(fault -> errors.add(error(mapping, fault.path(), fault.sentence())));
            for (Remark remark : reviewed.remarks()) {
                if (remark.isNew() && remark.level() == Level.ERROR) {
                    errors.add(error(mapping, remark.finding().because().get(0).fact(), words(remark)));
                } else if (remark.isNew() && remark.level() == Level.WARNING) {
                    warnings.add(words(remark));
                }
            }
        } catch (InputException wrong) {
            wrong.problems().forEach(problem -> errors.add(error(mapping, problem.path(), problem.sentence())));
        }
        return new Review(errors, warnings);
    }

    private static String words(Remark remark) {
        return remark.finding().rule().name() + ", because "
                + remark.finding().because().stream()
                        .map(reason -> reason.fact() + " is " + reason.value())
                        .collect(Collectors.joining("; "))
                + ". Fix: " + remark.finding().fix();
    }

    /**
     * A line of the errors file: the kind, the field that the form marks, and the message. What is looked up by a name,
     * such as the receptors of a line, is the field of the name.
     */
    private static String error(ColumnMapping mapping, String path, String message) {
        String field = mapping.columnOf(path)
                .or(() -> mapping.columnOf(path.replaceFirst("\\..*", ".name")))
                .orElse("");
        return String.join("\t", "error", field, message.replaceAll("\\s+", " ").strip());
    }

    private static Optional<Path> file(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
