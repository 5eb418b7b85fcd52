package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.facts.Experiment;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Arms;
import org.letrodx.plan.Calendar;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Planner;
import org.letrodx.report.TextPlan;
import org.letrodx.report.TextStyle;
import org.letrodx.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans the next experiment. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Plans the next experiment: one corrected set-up instead of separate repairs.",
            "Searches for the cheapest changes after which no decisive or contributing fault of the set-up is left, a "
                    + "medium before a line, a line before animals, and proves it with the rules. Then: the arms that "
                    + "decide, a calendar, and a layout of the plates."
        },
        footer = {
            "",
            "Examples:",
            "  letrodx plan my-plate.yaml",
            "  letrodx plan --keep cellLine --keep treatment.exposure my-plate.yaml",
            "  letrodx plan --write next.yaml --layout next.csv --seed 7 my-plate.yaml"
        })
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A scenario file; - reads standard input.")
    private String file;

    @Option(
            names = "--keep",
            paramLabel = "FACT",
            split = ",",
            description = "What may not be changed: a section such as cellLine, or a fact such as treatment.exposure.")
    private List<String> keep = new ArrayList<>();

    @Option(names = "--write", paramLabel = "FILE", description = "Write the corrected set-up as a new scenario.")
    private @Nullable Path write;

    @Option(names = "--layout", paramLabel = "FILE", description = "Write the layout of the plates as a new file, CSV.")
    private @Nullable Path layoutFile;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the random order of the plates starts from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--all", description = "All published numbers, and the references in full.")
    private boolean all;

    @Mixin
    private RuleOptions rules;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        // of two files, none is written if one cannot be
        Stream.of(Optional.ofNullable(write), Optional.ofNullable(layoutFile))
                .flatMap(Optional::stream)
                .forEach(Saving::checkNew);
        Experiment experiment = Inputs.scenario(file).experiment();
        RuleBook book = rules.book();
        List<Plan> plans = new Planner(book).plans(experiment, kept());
        Experiment after = plans.get(0).after();
        List<Arm> arms = new Arms(book).of(after);
        Optional<Layout> layout = Layout.of(after, arms, seed);
        out.print(TextPlan.text(
                plans,
                arms,
                Calendar.of(after, book),
                layout,
                book,
                new TextStyle(all, false, Screen.hasColours(), Screen.columns())));
        if (write != null) {
            Saving.create(write, ScenarioFile.empty().with(plans.get(0).next(), List.of()));
            out.println("Written: " + write);
        }
        if (layoutFile != null && layout.isPresent()) {
            Saving.create(layoutFile, layout.get().csv());
            out.println("Written: " + layoutFile);
        }
        return Main.ANSWERED;
    }

    private Set<String> kept() {
        try {
            return Planner.kept(keep);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command.commandLine(), "--keep: " + unknown.getMessage());
        }
    }
}
