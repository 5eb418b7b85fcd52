package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.data.Derived;
import org.letrodx.data.picture.DataPage;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.report.HtmlReport;
import org.letrodx.report.JsonReport;
import org.letrodx.report.TextReport;
import org.letrodx.report.TextStyle;
import org.letrodx.report.Wrap;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader.Scenario;
import picocli.CommandLine.Option;

/** The options that say how what was derived is printed. */
final class DataOutput {
    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private DataFormat format;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the pictures as files into this directory, whatever else is printed.")
    private @Nullable Path directory;

    DataFormat format() {
        return format;
    }

    /**
     * Prints one analysis.
     *
     * @param pictures drawn only if they are asked for
     */
    void print(
            PrintWriter out,
            String title,
            Derived derived,
            Supplier<String> text,
            Supplier<String> json,
            Supplier<List<Picture>> pictures)
            throws IOException {
        List<Picture> drawn =
                format == DataFormat.HTML || format == DataFormat.SVG || directory != null ? pictures.get() : List.of();
        switch (format) {
            case TEXT -> {
                out.print(text.get());
                out.println();
                out.println(Wrap.wrap("", Program.NOTICE, 0, Screen.columns()));
            }
            case JSON -> out.println(json.get());
            case HTML -> out.print(DataPage.html(title, derived, drawn, Program.NOTICE));
            case SVG -> {
                if (directory == null && drawn.size() == 1) {
                    out.print(drawn.get(0).svg());
                }
            }
            default -> throw new IllegalStateException();
        }
        draw(out, drawn);
    }

    /**
     * Prints the answer to an experiment with what was derived.
     *
     * @param name of the scenario
     */
    void print(PrintWriter out, String name, Scenario scenario) throws IOException {
        RuleBook book = RuleBook.bundled();
        Diagnosis diagnosis = book.diagnose(scenario.experiment());
        List<Rule> besides = book.besides(diagnosis);
        List<Picture> drawn =
                format == DataFormat.HTML || directory != null ? scenario.data().pictures() : List.of();
        switch (format) {
            case TEXT -> {
                TextStyle style = new TextStyle(false, false, Screen.hasColours(), Screen.columns());
                out.print(TextReport.text(diagnosis, besides, style));
            }
            case JSON -> out.println(JsonReport.json(diagnosis));
            case HTML -> out.print(HtmlReport.html(List.of(new HtmlReport.Sheet(name, diagnosis, besides, drawn))));
            default -> throw new IllegalStateException();
        }
        draw(out, drawn);
    }

    private void draw(PrintWriter out, List<Picture> drawn) throws IOException {
        Path folder = directory == null && format == DataFormat.SVG && drawn.size() > 1 ? Path.of("") : directory;
        if (folder != null) {
            Files.createDirectories(folder.toAbsolutePath());
            for (Picture picture : drawn) {
                Path file = folder.resolve(picture.name() + ".svg");
                Files.writeString(file, picture.svg());
                if (format == DataFormat.SVG) {
                    out.println(file);
                }
            }
        }
    }
}
