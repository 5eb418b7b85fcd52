package host;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUps;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes JSON with this host's Jackson, reads a table with its FastCSV, and compiles house rules, which logs,
 * with its slf4j.
 */
public final class Host {
    private Host() {}

    public static void main(String[] args) {
        check(
                new JsonFactory().version().toString().startsWith("2.15."),
                "another Jackson: " + new JsonFactory().version());
        check(printedBy(() -> diagnose(RuleBook.bundled())).isEmpty(), "a diagnosis prints");
        check(
                LoggerFactory.getILoggerFactory()
                        .getClass()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("1.7."),
                "another binding of slf4j");
        check(printedBy(Host::readATable).isEmpty(), "a table prints");
        String logged = printedBy(() -> diagnose(RuleBook.bundled().withHouseRules(Path.of("house-rules"))));
        check(
                logged.lines().allMatch(line -> line.startsWith("[main] INFO org.drools.")),
                "not only Drools' progress: " + logged);
    }

    private static void diagnose(RuleBook rules) {
        Diagnosis diagnosis = rules.diagnose(ScenarioReader.read(
                "{\"id\": \"j1\", \"complaint\": \"no-response\", \"cellLine\": {\"name\": \"MDA-MB-231\"}}"));
        String json = JsonReport.json(diagnosis);
        check(
                json.startsWith("{\n  \"schema\": 2,\n  \"mode\": \"") && json.contains("CELL-01"),
                "other JSON: " + json);
    }

    private static void readATable() {
        byte[] table = "cellLine.name;complaint\nMCF-7;no-response;left over\nMCF-7\n".getBytes(StandardCharsets.UTF_8);
        try (SetUps setUps = SetUps.of(List.of("-"))
                .standardInput(new ByteArrayInputStream(table))
                .format(InputFormat.CSV)
                .columns(ColumnMapping.NONE)
                .open()) {
            int rows = 0;
            while (setUps.hasNext()) {
                setUps.next().get();
                rows++;
            }
            check(rows == 2, "another table: " + rows + " rows");
        }
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
