package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Rules;

/** The engine does the work: nothing follows and nothing is found unless Drools lets a rule fire. */
class EngineTest {
    private static final Rules RULES = Rules.bundled();
    private static final Experiment EXPERIMENT = Scenarios.worked("mcf7-full-serum");

    @Test
    void withoutDerivationsNothingFollows() {
        Facts stated = new Derivations(List.of()).understand(EXPERIMENT).facts();
        Facts understood =
                new Derivations(RULES.derivations()).understand(EXPERIMENT).facts();
        assertEquals(EXPERIMENT.facts(), stated);
        assertNotEquals(stated, understood);
    }

    @Test
    void whatHasNotFiredIsNoFinding() {
        Facts facts =
                new Derivations(RULES.derivations()).understand(EXPERIMENT).facts();
        Causes causes = new Causes(RULES.causes());
        Causes.Answers unfired = causes.answers(facts);
        Causes.Answers fired = causes.fire(facts);
        List<String> found = IntStream.range(0, causes.rules().size())
                .filter(fired::hasFired)
                .mapToObj(number -> causes.rules().get(number).id())
                .toList();
        assertTrue(found.contains("MED-02"), found.toString());
        assertFalse(IntStream.range(0, causes.rules().size()).anyMatch(unfired::hasFired));
    }

    /** With every jar of Drools taken off the class path the program says nothing. */
    @Test
    void withoutDroolsThereIsNoAnswer() throws IOException, InterruptedException {
        String all = System.getProperty("java.class.path");
        String without = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches("(?:drools|kie)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertNotEquals(all, without);
        assertTrue(diagnose(all).contains("MED-02"), "with Drools");
        assertFalse(diagnose(without).contains("MED-02"), "without Drools");
    }

    private static String diagnose(String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "org.letrodx.cli.Main",
                        "diagnose",
                        "scenarios/mcf7-full-serum.yaml")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
