package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.data.TestPlate;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.document.Documents;
import org.letrodx.serve.page.Page;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Plates and tumours as they are typed. */
class DataCommandsTest {
    private static final TestPlate PLATE = TestPlate.response(7, 8, 20, 0.1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int letrodx(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC(), args);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("plate.csv"), PLATE.mars());
        Files.write(folder.resolve("layout.csv"), PLATE.layout());
        Files.writeString(folder.resolve("tumours.csv"), TestTumours.standard().longTable());
    }

    @Test
    void aPlateIsReadJudgedAndDrawn() {
        assertEquals(0, letrodx("plate", file("plate.csv"), "--layout", file("layout.csv")));
        assertTrue(
                out.toString().contains("readings.ic50 is 8.67 nM (6.68-11.3 nM)")
                        && out.toString().contains("v before vehicle")
                        && out.toString().contains("Research use only"),
                out.toString());
        assertEquals("", err.toString());
        assertEquals(0, letrodx("plate", "--format", "json", file("plate.csv"), "--layout", file("layout.csv")));
        assertTrue(
                out.toString().startsWith("{\n  \"kind\": \"plates\","),
                out.toString().substring(0, 40));
        assertEquals(0, letrodx("plate", "--format", "html", file("plate.csv"), "--layout", file("layout.csv")));
        assertTrue(
                out.toString().startsWith("<!DOCTYPE html>") && out.toString().contains("id=\"curve-letrozole\""));
    }

    @Test
    void picturesAreFilesUnlessThereIsOne() throws IOException {
        assertEquals(
                0,
                letrodx(
                        "plate",
                        "--format",
                        "svg",
                        "--out",
                        file("pictures"),
                        file("plate.csv"),
                        "--layout",
                        file("layout.csv")));
        assertEquals(
                List.of("curve-letrozole.svg", "plate-1.svg"),
                Files.list(folder.resolve("pictures"))
                        .map(path -> path.getFileName().toString())
                        .sorted()
                        .toList());
        assertEquals(0, letrodx("plate", "--format", "svg", file("plate.csv")));
        assertTrue(out.toString().startsWith("<svg "), out.toString().substring(0, 20));
    }

    @Test
    void eachFileByItself() throws IOException {
        Path plates = Files.createDirectory(folder.resolve("plates"));
        Files.writeString(plates.resolve("a.csv"), PLATE.mars());
        Files.writeString(plates.resolve("b.txt"), "no plate");
        Files.write(plates.resolve("c.xlsx"), PLATE.skanIt());
        Files.writeString(plates.resolve("d.ndjson"), PLATE.allotrope() + "\n" + PLATE.allotrope() + "\n{\n");
        assertEquals(
                3, letrodx("plate", "--each", "--format", "json", "--layout", file("layout.csv"), plates.toString()));
        List<String> lines = out.toString().lines().toList();
        assertEquals(6, lines.size());
        assertEquals(
                4,
                lines.stream()
                        .filter(line -> line.contains("\"stated\":\"6.68-11.3 nM\""))
                        .count());
        assertEquals(
                List.of("b.txt", "d.ndjson:3"),
                lines.stream()
                        .filter(line -> line.startsWith("{\"kind\":\"unreadable\""))
                        .map(line -> line.replaceFirst(".*plates/([^\"]*)\",\"problems.*", "$1"))
                        .toList());
    }

    @Test
    void aTemplateIsPrinted() {
        assertEquals(0, letrodx("plate", "--layout-template"));
        assertEquals(97, out.toString().lines().count());
        assertEquals(0, letrodx("plate", "--layout-template", "--wells", "384"));
        assertEquals(385, out.toString().lines().count());
    }

    @Test
    void whatCannotBeReadIsTold() {
        assertEquals(3, letrodx("plate", file("tumours.csv"), file("missing.csv"), file("layout.csv")));
        assertTrue(
                err.toString().contains("tumours.csv: no plate is recognised in it")
                        && err.toString().contains("missing.csv: no such file")
                        && err.toString().contains("these columns make a layout"),
                err.toString());
        assertEquals(2, letrodx("plate"));
        assertEquals(2, letrodx("plate", "--wells", "95", file("plate.csv")));
        assertEquals(2, letrodx("plate", "--each", "--format", "html", file("plate.csv")));
    }

    /** What data leave unsaid is told in words everywhere, and with the option here. */
    @Test
    void optionsAreAddedToWhatIsUnsaid() throws IOException {
        assertEquals(0, letrodx("tumours", file("tumours.csv")));
        String facts = out.toString().replaceAll("\\s+", " ");
        assertTrue(facts.contains("To add: the day or date of the first dose (--start), or a column start"), facts);
        assertEquals(0, letrodx("plate", file("plate.csv")));
        String plate = out.toString().replaceAll("\\s+", " ");
        assertTrue(
                plate.contains("To add: a layout, which says what the wells hold (--layout; --layout-template writes "
                        + "one to fill in)"),
                plate);
        assertEquals(3, letrodx("tumours", file("tumours.csv"), "--start", "soon"));
        String refused = err.toString().replaceAll("\\s+", " ");
        assertTrue(refused.contains("the day or date of the first dose (--start): \"soon\" is no day"), refused);
        assertEquals(0, letrodx("tumours", "--format", "json", file("tumours.csv")));
        assertFalse(out.toString().contains("--"), out.toString());
    }

    /** A message of the data names no option: it is told on pages and to hosts, too. */
    @Test
    void dataNameNoOption() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/letrodx/data"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        Files.readString(source).lines().anyMatch(line -> line.matches(".*\"[^\"]*--[a-z].*")),
                        source.toString());
            }
        }
    }

    @Test
    void tumoursAreReadJudgedAndDrawn() {
        assertEquals(0, letrodx("tumours", file("tumours.csv"), "--start", "0", "--last-dose", "end"));
        assertTrue(
                out.toString().contains("tumour.response is static")
                        && out.toString().contains("history.timeOnDrug is 28 d"),
                out.toString());
        assertEquals(0, letrodx("tumours", "--format", "svg", file("tumours.csv"), "--start", "0"));
        assertTrue(out.toString().startsWith("<svg ") && out.toString().contains("first dose"));
        assertEquals(0, letrodx("tumours", "--format", "html", file("tumours.csv")));
        assertTrue(out.toString().contains("the day of the first dose is not known"));
        assertEquals(3, letrodx("tumours", file("plate.csv")));
        assertEquals(3, letrodx("tumours", file("tumours.csv"), "--start", "soon"));
    }

    @Test
    void theNoticeFitsTheScreen() {
        letrodx("tumours", file("tumours.csv"));
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
    }

    @Test
    void theFactsEnterAScenarioAndTheAnswerIsPrinted() throws IOException {
        Path scenario = folder.resolve("experiment.yaml");
        String written = "complaint: no-response\nmodel: {system: cell-culture}\ncellLine: {name: MDA-MB-231}\n";
        Files.writeString(scenario, written);
        String[] plate = {"plate", file("plate.csv"), "--layout", file("layout.csv"), "--scenario", scenario.toString()
        };
        assertEquals(0, letrodx(plate), err.toString());
        assertTrue(out.toString().startsWith("Start here: CELL-01"), out.toString());
        assertEquals(0, letrodx(with(plate, "--format", "json")));
        assertTrue(
                out.toString().contains("\"readings.ic50\"") && out.toString().contains("plate.csv"));
        assertEquals(0, letrodx(with(plate, "--format", "html")));
        assertTrue(out.toString().contains("<h1>") && out.toString().contains("class=\"picture plate\""));
        assertEquals(2, letrodx(with(plate, "--format", "svg")));
        assertEquals(2, letrodx(with(plate, "--each")));
        assertEquals(written, Files.readString(scenario), "nothing is saved unasked");

        assertEquals(0, letrodx(with(plate, "--save", scenario.toString())));
        String answer = out.toString();
        assertEquals(0, letrodx("diagnose", scenario.toString()));
        assertEquals(out.toString(), answer, "the same as with the section data");

        assertEquals(0, letrodx("plan", "--write", file("next.yaml"), scenario.toString()), err.toString());
        String next = Files.readString(folder.resolve("next.yaml"));
        assertFalse(next.contains("data:"), "the data are of the plate that was done");
        assertTrue(next.contains("plateWells: 96"), next);

        Files.writeString(scenario, "# of last week\n" + Files.readString(scenario));
        assertEquals(0, letrodx(with(plate, "--save", scenario.toString())));
        assertTrue(err.toString().contains("in place of what was named there"), err.toString());
        assertTrue(Files.readString(folder.resolve("experiment.yaml.bak")).startsWith("# of last week"));

        assertEquals(0, letrodx("tumours", file("tumours.csv"), "--start", "0", "--scenario", scenario.toString()));
        assertTrue(out.toString().startsWith("Start here: "), out.toString());
    }

    @Test
    void whatIsWrongWithAScenarioIsToldByItsLines() throws IOException {
        Files.writeString(
                folder.resolve("wrong.yaml"), "# a remark\n\ncellLine: {name: MCF-7}\nserum: {percent: lots}\n");
        assertEquals(3, letrodx("tumours", file("tumours.csv"), "--scenario", file("wrong.yaml")));
        assertTrue(err.toString().contains("wrong.yaml:4:"), err.toString());
        assertEquals(3, letrodx("tumours", file("tumours.csv"), "--scenario", file("none.yaml")));
        assertTrue(err.toString().contains("none.yaml"), err.toString());
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Whoever knows the command line finds each option on the page, in the same words. */
    @Test
    void thePageOffersTheSameOptions() {
        String page = Documents.text(Page.class.getResourceAsStream("workbench.mustache"), "workbench.mustache");
        List<String> missing = new ArrayList<>();
        options(PlateCommand.class, "--run", "--condition", "--wells")
                .forEach(option -> missing.add(absent(option, page)));
        options(TumoursCommand.class, "--last-dose", "--control", "--study", "--volume-unit")
                .forEach(option -> missing.add(absent(option, page)));
        missing.removeIf(String::isEmpty);
        assertEquals(List.of(), missing);
    }

    private static List<OptionSpec> options(Class<?> command, String... names) {
        var spec = new CommandLine(command).getCommandSpec();
        return Stream.of(names).map(spec::findOption).toList();
    }

    private static String absent(OptionSpec option, String page) {
        String name = option.longestName().substring(2);
        String field = "<label for=\"" + name + "\">" + String.join("", option.description()) + " <input id=\"" + name
                + "\" name=\"" + name + "\"";
        return page.contains(field) ? "" : field;
    }

    @Test
    void theSchemaIsPrinted() {
        assertEquals(0, letrodx("schema", "data"));
        assertTrue(out.toString().contains("urn:letrodx:data"));
    }
}
