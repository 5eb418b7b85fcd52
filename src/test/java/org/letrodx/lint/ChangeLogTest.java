package org.letrodx.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;

/** Rules do not change while their version stays. */
class ChangeLogTest {
    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);
    private static final String LOG =
            "# Changes\n\n## 1.10.0\n\nsha256: " + NEW + "\n\n- more\n\n## 1.9.2\n\nsha256: " + OLD + "\n";

    @TempDir
    private Path folder;

    private List<String> check(String log, String version, String hash) throws IOException {
        Files.writeString(folder.resolve("CHANGELOG.md"), log);
        return ChangeLog.check(folder, version, hash).stream()
                .map(problem -> problem.at().line() + ": " + problem.fault())
                .toList();
    }

    @Test
    void theBundledRulesAreThoseOfTheirVersion() {
        assertEquals(
                List.of(),
                ChangeLog.check(
                        Path.of("rules"),
                        RuleBook.bundled().ruleSet().version(),
                        RuleBook.bundled().ruleSet().sha256()));
    }

    @Test
    void rulesThatChangeNeedAVersion() throws IOException {
        assertEquals(List.of(), check(LOG, "1.10.0", NEW));
        assertEquals(List.of("3: the rules are not those of 1.10.0 any more"), check(LOG, "1.10.0", "c".repeat(64)));
        assertEquals(
                List.of(
                        "3: the newest version is 1.10.0, and VERSION says 1.11.0",
                        "3: the rules are not those of 1.10.0 any more"),
                check(LOG, "1.11.0", "c".repeat(64)));
        assertTrue(ChangeLog.check(folder, "1.10.0", OLD).get(0).allowed().endsWith(OLD), "says which line to write");
    }

    @Test
    void versionsGoUpAndHaveRulesOfTheirOwn() throws IOException {
        assertEquals(
                List.of("9: 1.11.0 does not come before 1.10.0"), check(LOG.replace("1.9.2", "1.11.0"), "1.10.0", NEW));
        assertEquals(List.of("9: 1.9.2 has no hash of its own"), check(LOG.replace(OLD, NEW), "1.10.0", NEW));
        assertEquals(List.of("9: \"one\" is not a version"), check(LOG.replace("1.9.2", "one"), "1.10.0", NEW));
        assertEquals(List.of("1: names no version"), check("# Changes\n", "1.0.0", NEW));
    }
}
