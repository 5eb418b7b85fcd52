package host;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioReader;

/** Reads and writes JSON with this host's Jackson, and diagnoses. */
public final class Host {
    private Host() {}

    public static void main(String[] args) {
        check(
                new JsonFactory().version().toString().startsWith("2.22."),
                "another Jackson: " + new JsonFactory().version());
        check(printedBy(() -> diagnose(RuleBook.bundled())).isEmpty(), "a diagnosis prints");
    }

    private static void diagnose(RuleBook rules) {
        Diagnosis diagnosis = rules.diagnose(ScenarioReader.read(
                "{\"id\": \"j1\", \"complaint\": \"no-response\", \"cellLine\": {\"name\": \"MDA-MB-231\"}}"));
        String json = JsonReport.json(diagnosis);
        check(
                json.startsWith("{\n  \"schema\": 2,\n  \"mode\": \"") && json.contains("CELL-01"),
                "other JSON: " + json);
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
