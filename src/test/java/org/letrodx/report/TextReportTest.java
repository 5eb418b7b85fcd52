package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;

/**
 * The answers to the worked scenarios as a scientist reads them. {@code mvn test -Dbless=true} writes them anew; read
 * the change before you commit it.
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

    @TestFactory
    Stream<DynamicTest> theFirstLineSaysWhatToDo() {
        return Scenarios.worked().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.read(file));
                    String start = brief(diagnosis).split("\n\n")[0].replaceAll("\\s+", " ");
                    assertTrue(start.startsWith("Start here: "), start);
                    Optional<Finding> first = diagnosis.findings().stream()
                            .filter(Finding::isCause)
                            .findFirst();
                    first.ifPresent(cause -> assertTrue(start.contains(cause.id()), start));
                    assertTrue(start.length() < 24 * 80 / 3, start);
                }));
    }

    /** Two screens of 24 lines, for five causes of twenty facts and less. */
    @TestFactory
    Stream<DynamicTest> fiveCausesOfTwentyFactsFitOnTwoScreens() {
        return Scenarios.worked().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.read(file));
                    long causes = diagnosis.findings().stream()
                            .filter(Finding::isCause)
                            .count();
                    long lines = brief(diagnosis).lines().count();
                    assertTrue(
                            lines <= 48 + Math.max(0, causes - 5) * 6,
                            () -> lines + " lines for " + causes + " causes");
                }));
    }

    @Test
    void faultsBesidesTheComplaintAreNamedInALine() {
        Experiment edges = Scenarios.worked("mcf7-full-serum").with(Map.of("assay.edgeWellsUsed", "true"));
        Diagnosis diagnosis = RuleBook.bundled().diagnose(edges);
        assertFalse(brief(diagnosis).contains("ASY-04"));
        String answer = TextReport.text(diagnosis, RuleBook.bundled().besides(diagnosis), TextStyle.plain());
        assertTrue(answer.contains("\nBesides the complaint: ASY-04 "), answer);
    }

    @Test
    void everyWordIsOneThatABiologistKnows() {
        for (Path file : Scenarios.all()) {
            String answer = TextReport.text(RuleBook.bundled().diagnose(Scenarios.read(file)), true, false);
            for (String word : List.of("moot", "tried:", "panelClash none", "trace of")) {
                assertFalse(answer.contains(word), () -> file + " says " + word);
            }
        }
    }

    @Test
    void aWiderTerminalIsUsed() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("mcf7-full-serum"));
        String wide = TextReport.text(diagnosis, List.of(), new TextStyle(false, false, false, 120));
        assertTrue(wide.lines().anyMatch(line -> line.length() > 80));
        assertTrue(wide.lines().allMatch(line -> line.length() <= 120));
        assertTrue(wide.lines().count() < brief(diagnosis).lines().count());
    }

    @Test
    void whyLeadsDownToWhatWasStated() {
        Diagnosis diagnosis = RuleBook.bundled()
                .diagnose(Experiment.of(Map.of(
                        "complaint", "no-response", "cellLine.name", "MDA-MB-231", "model.system", "cell-culture")));
        String answer = TextReport.text(diagnosis, List.of(), new TextStyle(false, true, false, 80));
        assertTrue(
                answer.contains("      - the cells are ER-negative [cellLine.er, from the panel of lines, DER-20]\n"
                        + "        - the line is MDA-MB-231 [cellLine.name, stated]\n"),
                answer);
    }

    private static String brief(Diagnosis diagnosis) {
        return TextReport.text(diagnosis, false, false);
    }

    @Test
    void coloursAreThereOnlyWhenAskedFor() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("mcf7-full-serum"));
        String coloured = TextReport.text(diagnosis, false, true);
        assertTrue(coloured.contains("\u001b["));
        assertFalse(coloured.contains("?["), "codes that were taken for an input's");
        assertEquals(
                TextReport.text(diagnosis, false, false).replaceAll("\\s+", " "),
                coloured.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("\\s+", " "));
        assertTrue(!TextReport.text(diagnosis, false, false).contains("\u001b"));
    }

    @Test
    void aFaultBesidesTheComplaintIsCertain() {
        assertTrue(besides("96").contains("ASY-04"));
        // plates of 24 wells, of which edge wells are no fault, and of 96
        assertFalse(besides("24-96").contains("ASY-04"));
    }

    private static List<String> besides(String plateWells) {
        Experiment edges = Scenarios.worked("mcf7-full-serum")
                .stating(Map.of("assay.edgeWellsUsed", "true", "assay.plateWells", plateWells));
        RuleBook book = RuleBook.bundled();
        return book.besides(book.diagnose(edges)).stream().map(Rule::id).toList();
    }
}
