package org.letrodx.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.DataFile;
import org.letrodx.data.picture.Pictures;
import org.letrodx.data.report.DataJson;
import org.letrodx.data.report.DataText;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads tumour volumes, judges and draws them. */
@Command(
        name = "tumours",
        mixinStandardHelpOptions = true,
        description = "Reads a table of tumour volumes, draws them, and derives the facts that they give, with their "
                + "definitions and intervals.",
        footer = {
            "",
            "Examples:",
            "  letrodx tumours volumes.csv --start 7 --treated letrozole",
            "  letrodx tumours volumes.xlsx --start 2026-03-02 --last-dose 2026-03-30 --format html > tumours.html",
            "  letrodx tumours volumes.csv --start 0 --scenario experiment.yaml",
            "  letrodx tumours volumes.csv --start 0 --last-dose end --save experiment.yaml",
            "",
            "Read are tables with a reading a row (columns group, animal, day or date, volume or length and width, and "
                    + "as far as they are",
            "there study, tumour, weight, start) and tables with an animal a row and days as headings; as text or "
                    + ".xlsx.",
            "Responses of animals are called by mRECIST (Gao 2015); others call them otherwise: PPTP (progressive: "
                    + "less than half regressed and more",
            "than 25 %% grown at the end) and INSPECTumours (the controls' prediction interval, then the sign of the "
                    + "growth rate), for example.",
            "Exit: 0 answered; 2 wrong usage; 3 a file that cannot be read."
        })
final class TumoursCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", description = "The table.")
    private Path file;

    @Option(
            names = "--start",
            paramLabel = "DAY",
            description = "The day or the date of the first dose, as the table counts days; never guessed.")
    private @Nullable String start;

    @Option(
            names = "--last-dose",
            paramLabel = "DAY",
            description = "The day or the date of the last dose; end if the animals were dosed to their last reading.")
    private @Nullable String lastDose;

    @Option(
            names = "--control",
            paramLabel = "GROUP",
            description = "The control (default: the one group that has such a name).")
    private @Nullable String control;

    @Option(
            names = "--treated",
            paramLabel = "GROUP",
            description = "The group that the facts are about (default: the one beside the control).")
    private @Nullable String treated;

    @Option(names = "--study", paramLabel = "NAME", description = "Which of several studies or models.")
    private @Nullable String study;

    @Option(names = "--volume-unit", paramLabel = "UNIT", description = "mm3 or cm3, where no heading says it.")
    private @Nullable String volumeUnit;

    @Mixin
    private DataScenario scenario;

    @Mixin
    private DataOutput output;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (scenario.isAnswered()) {
            scenario.answer(this::section, output);
            scenario.save(this::section);
            return Main.ANSWERED;
        }
        Optional<String> unit = Optional.ofNullable(volumeUnit);
        TumourOptions options = new TumourOptions(
                Optional.ofNullable(start),
                Optional.ofNullable(lastDose),
                Optional.ofNullable(control),
                Optional.ofNullable(treated),
                Optional.ofNullable(study),
                unit);
        TumourAnalysis analysis =
                DataOptions.addedTo(() -> TumourAnalysis.of(TumourTable.read(DataFile.read(file), unit), options));
        output.print(
                command.commandLine().getOut(),
                file.toString(),
                analysis.derived(),
                () -> DataText.text(analysis, DataOptions::added),
                () -> DataJson.json(analysis),
                () -> Pictures.of(analysis));
        scenario.save(this::section);
        return Main.ANSWERED;
    }

    /** The table as a scenario names it. */
    private Map<String, ?> section(Path in) throws IOException {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("file", DataScenario.name(file, in));
        DataScenario.put(section, "start", start);
        DataScenario.put(section, "lastDose", lastDose);
        DataScenario.put(section, "control", control);
        DataScenario.put(section, "treated", treated);
        DataScenario.put(section, "study", study);
        DataScenario.put(section, "volumeUnit", volumeUnit);
        return Map.of("tumours", section);
    }
}
