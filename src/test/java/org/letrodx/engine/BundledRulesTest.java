package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build can be repeated: the build step gives the same bytes each time it is run. */
class BundledRulesTest {

    @Test
    void theSameRulesGiveTheSameBytes(@TempDir Path folder) throws Exception {
        Map<String, byte[]> once = build(folder.resolve("once"));
        Map<String, byte[]> again = build(folder.resolve("again"));
        assertEquals(
                Set.of(
                        "org/letrodx/rules/rule-book.json",
                        "org/letrodx/rules/rule-sources.json",
                        "org/letrodx/rules/common-units.csv",
                        "org/letrodx/vocabulary/vocabulary.json"),
                once.keySet());
        assertEquals(once.keySet(), again.keySet());
        once.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
    }

    private static Map<String, byte[]> build(Path classes) throws Exception {
        Files.createDirectories(classes.resolve("org/letrodx/rules"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Ddrools.parallelRulesBuildThreshold=-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RuleBookMaker.class.getName(),
                        "rules",
                        classes.toString())
                .redirectErrorStream(true)
                .redirectOutput(classes.resolveSibling("log").toFile())
                .start();
        assertEquals(0, process.waitFor());
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
