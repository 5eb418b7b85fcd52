package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;

/**
 * The answers to the worked scenarios as a scientist reads them. {@code mvn test -Dbless=true} writes them anew; read
 * the change
 * before you commit it.
 */
class TextReportTest {
    private static final Path EXPECTED = Path.of("src/test/resources/answers");

    @TestFactory
    Stream<DynamicTest> readsAsItDid() {
        return Scenarios.worked().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.read(file));
                    String answer = TextReport.text(diagnosis, true, false)
                            .replace(diagnosis.ruleSet().sha256().substring(0, 12), "HASH");
                    Path expected =
                            EXPECTED.resolve(file.getFileName().toString().replace(".yaml", ".txt"));
                    if (Boolean.getBoolean("bless")) {
                        Files.createDirectories(EXPECTED);
                        Files.writeString(expected, answer);
                    }
                    assertEquals(Files.readString(expected), answer);
                }));
    }

    @TestFactory
    Stream<DynamicTest> fitsEightyColumns() {
        return Scenarios.all().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    String answer = TextReport.text(RuleBook.bundled().diagnose(Scenarios.read(file)), true, false);
                    // a DOI cannot be broken
                    assertEquals(
                            "",
                            answer.lines()
                                    .filter(line -> line.length() > 80 && !line.contains("doi:"))
                                    .reduce("", (one, other) -> one + other + "\n"));
                }));
    }

    /** House limit: two screens of 60 lines for what is known of a usual failure. */
    @TestFactory
    Stream<DynamicTest> tenFactsFitOnTwoScreens() {
        return Scenarios.worked().stream()
                .filter(file -> Scenarios.read(file).stated().size() <= 10)
                .map(file -> dynamicTest(
                        file.getFileName().toString(),
                        () -> assertTrue(
                                TextReport.text(RuleBook.bundled().diagnose(Scenarios.read(file)), false, false)
                                                .lines()
                                                .count()
                                        <= 120)));
    }

    @Test
    void coloursAreThereOnlyWhenAskedFor() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("mcf7-full-serum"));
        assertTrue(TextReport.text(diagnosis, false, true).contains("\u001b["));
        assertTrue(!TextReport.text(diagnosis, false, false).contains("\u001b"));
    }
}
