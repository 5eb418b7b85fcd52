package host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.letrodx.RuleBook;
import org.letrodx.data.DataFile;
import org.letrodx.data.picture.Diagram;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;

/** Diagnoses with bundled rules without the compiler of rules, and is told so when it asks for house rules. */
public final class Host {
    private static final long LARGEST = 6_000_000;

    private Host() {}

    public static void main(String[] args) throws Exception {
        check(printedBy(Host::diagnose).isEmpty(), "a diagnosis prints");
        check(printedBy(Host::askForHouseRules).isEmpty(), "a refusal prints");
        check(printedBy(Host::readAPlate).isEmpty(), "a plate prints");

        long size = 0;
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            size += part.endsWith(".jar") ? Files.size(Path.of(part)) : 0;
        }
        System.out.println("lean class path: " + size + " bytes");
        check(size < LARGEST, "the class path has " + size + " bytes");
        for (String left : List.of(
                "org.antlr.runtime.TokenSource",
                "org.antlr.v4.runtime.Lexer",
                "org.eclipse.jdt.internal.compiler.Compiler",
                "com.github.javaparser.JavaParser",
                "org.mvel2.MVEL")) {
            try {
                Class.forName(left);
                throw new AssertionError(left + " is there");
            } catch (ClassNotFoundException expected) {
                // left out
            }
        }
    }

    private static void diagnose() {
        RuleBook rules = RuleBook.bundled();
        Diagnosis diagnosis =
                rules.diagnose(ScenarioReader.read("complaint: no-response\ncellLine: {name: MDA-MB-231}"));
        check(!diagnosis.findings(Verdict.CONFIRMED).isEmpty(), "nothing found");
        String json = JsonReport.json(rules.without("MED-01")
                .diagnose(ScenarioReader.read(
                        "{\"complaint\": \"no-response\", \"serum\": {\"treatment\": \"untreated\"}}")));
        check(json.contains("\"switchedOff\""), "no JSON");
        check(rules.rules().stream().allMatch(rule -> rules.source(rule).contains(rule.id())), "no sources");
    }

    private static void askForHouseRules() {
        for (Runnable request : List.<Runnable>of(
                () -> RuleBook.bundled().withHouseRules(Path.of("house-rules")),
                () -> RuleBook.of(Path.of("house-rules")))) {
            try {
                request.run();
                throw new AssertionError("compiles without a compiler");
            } catch (IllegalStateException told) {
                for (String missing : List.of(
                        "org.drools:drools-drl-parser", "org.drools:drools-drl-ast", "org.antlr:antlr-runtime")) {
                    check(told.getMessage().contains(missing), missing + " is not named by: " + told.getMessage());
                }
            }
        }
    }

    /** Plates are read without the libraries that judge them, and each is named when it is asked for. */
    private static void readAPlate() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 12; column++) {
                text.append(column == 0 ? "" : ",").append("0.").append(500 + 37 * row + 11 * column);
            }
            text.append("\n");
        }
        PlateFile plate = PlateFile.read(
                DataFile.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), "plate.csv"),
                OptionalInt.empty());
        check(plate.plates().get(0).reads().get(0).readings().size() == 96, "another plate");
        byte[] workbook = {'P', 'K', 3, 4};
        Map<String, Runnable> requests = Map.of(
                "org.hipparchus:hipparchus-optim",
                        () -> PlateAnalysis.of(List.of(plate), Optional.empty(), PlateOptions.NONE),
                "org.dhatim:fastexcel-reader",
                        () -> PlateFile.read(
                                DataFile.read(new ByteArrayInputStream(workbook), "plate.xlsx"), OptionalInt.empty()),
                "com.samskivert:jmustache", () -> Diagram.RESISTANCE_PATHWAYS.picture(Map.of(), Map.of()));
        requests.forEach((library, request) -> {
            try {
                request.run();
                throw new AssertionError("works without " + library);
            } catch (IllegalStateException told) {
                check(told.getMessage().contains(library), library + " is not named by: " + told.getMessage());
            }
        });
    }

    /** What some work prints: a host's standard output and error are the host's. */
    private static String printedBy(Runnable work) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream catcher = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(catcher);
        System.setErr(catcher);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
