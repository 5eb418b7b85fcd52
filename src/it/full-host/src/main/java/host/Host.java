package host;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Complaint;

/** Diagnoses as the README shows, then with house rules. */
public final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
        check(printedBy(Host::diagnose).isEmpty(), "a diagnosis prints");
        noForeignPackages();

        RuleBook[] house = new RuleBook[1];
        String logged = printedBy(() -> house[0] = RuleBook.bundled().withHouseRules(Path.of("house-rules")));
        check(
                logged.lines().allMatch(line -> line.startsWith("[main] INFO org.drools.")),
                "not only Drools' progress: " + logged);
        check(
                printedBy(() -> {
                            Diagnosis diagnosis = house[0].diagnose(Experiment.builder()
                                    .complaint(Complaint.NO_RESPONSE)
                                    .state("model.system", "cell-culture")
                                    .state("medium.phenolRed", true)
                                    .build());
                            check(
                                    diagnosis.findings(Verdict.CONFIRMED).stream()
                                            .anyMatch(finding ->
                                                    finding.rule().id().equals("LAB-01")),
                                    "no LAB-01");
                        })
                        .isEmpty(),
                "a diagnosis with house rules prints");
    }

    private static void diagnose() {
        RuleBook rules = RuleBook.bundled(); // build once, share between threads
        Diagnosis diagnosis = rules.diagnose(Experiment.builder()
                .complaint(Complaint.NO_RESPONSE)
                .state("cellLine.name", "MDA-MB-231")
                .state("treatment.exposure", "6 d")
                .build()); // InvalidExperimentException lists every problem
        check(!diagnosis.findings(Verdict.CONFIRMED).isEmpty(), "nothing found");
    }

    private static void noForeignPackages() throws Exception {
        for (String part : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (part.endsWith(".jar")) {
                try (JarFile jar = new JarFile(part)) {
                    check(
                            jar.stream().noneMatch(entry -> entry.getName().matches("(javax|jakarta)/.*\\.class")),
                            part + " has javax or jakarta");
                }
            }
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
