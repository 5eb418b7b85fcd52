package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.DataFile;
import org.letrodx.data.picture.Pictures;
import org.letrodx.data.picture.TerminalPlate;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.report.DataJson;
import org.letrodx.data.report.DataText;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.scenario.InOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads plates, judges and draws them. */
@Command(
        name = "plate",
        mixinStandardHelpOptions = true,
        description = "Reads what a plate reader exported, draws the plate, and derives the facts that it gives, with "
                + "their definitions and intervals.",
        footer = {
            "",
            "Examples:",
            "  letrodx plate plate.txt --layout layout.csv --read 562-660",
            "  letrodx plate --layout-template > layout.csv",
            "  letrodx plate monday.xlsx friday.xlsx --layout layout.yaml --run 1 --run 2 --condition letrozole",
            "  letrodx plate plate.txt --layout layout.csv --format html > plate.html",
            "  letrodx plate plate.txt --layout layout.csv --scenario experiment.yaml",
            "  letrodx plate plate.txt --layout layout.csv --save experiment.yaml",
            "  letrodx plate --each --format json --layout layout.csv plates/ > derived.ndjson",
            "",
            "Read are SoftMax Pro, Gen5, MARS, EnVision and Kaleido as text; Magellan, SkanIt and SMART Control as "
                    + ".xlsx; Allotrope's",
            "JSON; and tables: a grid of rows and columns, or a well a row.",
            "Exit: 0 answered; 2 wrong usage; 3 a file that cannot be read."
        })
final class PlateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Plates of one experiment. With --each, also directories and .ndjson files of "
                    + "Allotrope's JSON, one a line.")
    private List<Path> files = List.of();

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "What each well holds: a table with the columns well, role, condition, concentration, "
                    + "unit; a grid for each; or ranges in YAML.")
    private @Nullable Path layoutFile;

    @Option(names = "--layout-template", description = "Print a layout to fill in.")
    private boolean template;

    @Option(
            names = "--read",
            paramLabel = "READ",
            description =
                    "Which read is the signal, by label, wavelength or number: 562; corrected is the one that "
                            + "the reader corrected; 562-660 takes the second from the first; plates says that each grid is a plate.")
    private @Nullable String read;

    @Option(names = "--run", paramLabel = "NAME", description = "The run of each plate, in order; once for all.")
    private List<String> runs = List.of();

    @Option(
            names = "--condition",
            paramLabel = "NAME",
            description = "The condition that the facts are about, of several.")
    private @Nullable String condition;

    @Option(
            names = "--wells",
            paramLabel = "N",
            description = "The wells of the plate, where rows and columns do not tell: 6, 12, 24, 48, 96, 384, 1536.")
    private @Nullable Integer wells;

    @Option(names = "--each", description = "Judge each file by itself, one line each.")
    private boolean each;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "With --each, how many threads judge (default: one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DataScenario scenario;

    @Mixin
    private DataOutput output;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        check(wells == null || PlateSize.of(wells).isPresent(), "--wells: " + PlateSize.choices());
        if (template) {
            out.print(Layout.template(PlateSize.of(wells == null ? 96 : wells).orElseThrow()));
            return Main.ANSWERED;
        }
        check(!files.isEmpty(), "name a file of a plate, or ask for --layout-template");
        check(
                jobs >= 1 && jobs <= ReviewCommand.MOST_JOBS,
                "--jobs: from 1 to " + ReviewCommand.MOST_JOBS + " threads judge");
        check(
                !each || output.format() == DataFormat.JSON || output.format() == DataFormat.TEXT,
                "--each: text or json");
        PlateOptions options = new PlateOptions(Optional.ofNullable(read), runs, Optional.ofNullable(condition));
        check(
                !each || !scenario.isWanted(),
                "--each: judges each file by itself, and a scenario is about one experiment");
        if (scenario.isAnswered()) {
            scenario.answer(this::section, output);
            scenario.save(this::section);
            return Main.ANSWERED;
        }
        if (each) {
            return each(layout(List.of()), options);
        }
        PlateAnalysis analysis = DataOptions.addedTo(() -> {
            List<PlateFile> plates = InputException.readAll(files, file -> PlateFile.read(DataFile.read(file), size()));
            return PlateAnalysis.of(plates, layout(plates), options);
        });
        boolean colour = Screen.isTerminal();
        output.print(
                out,
                String.join(", ", files.stream().map(Path::toString).toList()),
                analysis.derived(),
                () -> DataText.text(analysis, TerminalPlate.Colour.of(colour, System.getenv()), DataOptions::added),
                () -> DataJson.json(analysis),
                () -> Pictures.of(analysis));
        scenario.save(this::section);
        return Main.ANSWERED;
    }

    /** The plates as a scenario names them. */
    private Map<String, ?> section(Path in) throws IOException {
        check(
                runs.size() <= 1 || runs.size() == files.size(),
                "a scenario needs a run for each file, or one for all; name the runs of the plates of one file in its layout");
        List<Map<String, Object>> section = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Map<String, Object> plate = new LinkedHashMap<>();
            plate.put("file", DataScenario.name(files.get(i), in));
            if (layoutFile != null) {
                plate.put("layout", DataScenario.name(layoutFile, in));
            }
            DataScenario.put(plate, "read", read);
            DataScenario.put(plate, "run", runs.isEmpty() ? null : runs.get(Math.min(i, runs.size() - 1)));
            DataScenario.put(plate, "condition", condition);
            DataScenario.put(plate, "wells", wells);
            section.add(plate);
        }
        return Map.of("plates", section);
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new ParameterException(command.commandLine(), fault);
        }
    }

    /** The layout of these plates, none if they are not known yet. */
    private Optional<Layout> layout(List<PlateFile> plates) {
        return Optional.ofNullable(layoutFile).map(file -> Layout.read(DataFile.read(file), plates));
    }

    private OptionalInt size() {
        return wells == null ? OptionalInt.empty() : OptionalInt.of(wells);
    }

    /** Judges file by file, and line by line, on several threads: few are held at a time. */
    private int each(Optional<Layout> layout, PlateOptions options) throws IOException {
        int[] unreadable = new int[1];
        AtomicLong bytes = new AtomicLong();
        try (PendingPlates pending = new PendingPlates(inside(), bytes)) {
            InOrder.run(pending, bytes::get, jobs, plate -> judge(plate, layout, options), judged -> {
                print(judged);
                unreadable[0] += judged.isRead ? 0 : 1;
            });
        }
        return unreadable[0] > 0 ? Main.UNREADABLE : Main.ANSWERED;
    }

    private List<Path> inside() throws IOException {
        List<Path> inside = new ArrayList<>();
        for (Path path : files) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> found = Files.list(path)) {
                    found.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith(".") && !isLayout(file))
                            .sorted()
                            .forEach(inside::add);
                }
            } else {
                inside.add(path);
            }
        }
        return inside;
    }

    /** What is printed of a plate: a line, or problems. */
    private record Judged(String line, List<Problem> problems, boolean isRead) {}

    private boolean isLayout(Path file) {
        try {
            return layoutFile != null && Files.isSameFile(file, layoutFile);
        } catch (IOException missing) {
            return false;
        }
    }

    private Judged judge(PendingPlates.Pending plate, Optional<Layout> layout, PlateOptions options) {
        boolean json = output.format() == DataFormat.JSON;
        try {
            PlateAnalysis analysis = DataOptions.addedTo(
                    () -> PlateAnalysis.of(List.of(PlateFile.read(plate.file().get(), size())), layout, options));
            return new Judged(
                    json
                            ? DataJson.line(analysis)
                            : plate.name() + ": "
                                    + String.join(
                                            ", ",
                                            analysis.derived().facts().stream()
                                                    .filter(fact ->
                                                            fact.fact().path().startsWith("readings."))
                                                    .map(fact ->
                                                            fact.fact().path().substring(9) + " " + fact.both())
                                                    .toList()),
                    List.of(),
                    true);
        } catch (InputException refused) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", "unreadable");
            line.put("file", plate.name());
            line.put(
                    "problems",
                    refused.problems().stream().map(Problem::toString).toList());
            return new Judged(json ? JsonWriter.compact(line) : "", json ? List.of() : refused.problems(), false);
        }
    }

    private void print(Judged judged) {
        if (!judged.line.isEmpty()) {
            command.commandLine().getOut().println(judged.line);
        }
        judged.problems.forEach(command.commandLine().getErr()::println);
    }
}
