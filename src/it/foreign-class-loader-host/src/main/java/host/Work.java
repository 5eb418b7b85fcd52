package host;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;

/** What is loaded beside the library. */
public final class Work {
    private Work() {}

    public static void diagnose() {
        Experiment experiment = ScenarioReader.read(
                "complaint: no-response\nmodel: {system: cell-culture}\ncellLine: {name: MDA-MB-231}\nmedium: {phenolRed: true}");
        check(printedBy(() -> find(RuleBook.bundled(), experiment, "CELL-01")).isEmpty(), "a diagnosis prints");
        RuleBook[] house = new RuleBook[1];
        String logged = printedBy(() -> house[0] = RuleBook.bundled().withHouseRules(Path.of("house-rules")));
        check(
                logged.lines().allMatch(line -> line.startsWith("[main] INFO org.drools.")),
                "not only Drools' progress: " + logged);
        check(printedBy(() -> find(house[0], experiment, "LAB-01")).isEmpty(), "a diagnosis with house rules prints");
    }

    private static void find(RuleBook rules, Experiment experiment, String id) {
        check(
                rules.diagnose(experiment).findings(Verdict.CONFIRMED).stream()
                        .anyMatch(finding -> finding.rule().id().equals(id)),
                "no " + id);
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
