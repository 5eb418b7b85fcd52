package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.Program;
import org.letrodx.Scenarios;
import org.letrodx.document.Location;
import org.letrodx.review.Baseline;
import org.letrodx.scenario.SetUp;

/** A review as a scientist reads it in a terminal. */
class TextReviewsTest {
    private static final ReviewContext PLAIN = ReviewExamples.context().baseline(true);

    @Test
    void whatIsCleanTakesItsNameAndHowMuchWasAssessed() throws IOException {
        assertTrue(ReviewExamples.report(ReviewFormat.TEXT).contains("""

                clean: clean-mcf7ca, MCF-7Ca growth assay with substrate and all controls
                    (scenarios/clean-mcf7ca.yaml); %s causes assessed
                undecided, 2 warnings: protocol-1,""".formatted(ReviewExamples.CLEAN_ASSESSED)));
    }

    @Test
    void aRemarkSaysWhyAndWhatToDo() throws IOException {
        assertTrue(
                ReviewExamples.report(ReviewFormat.TEXT).contains("""
                  error MED-02 Serum not stripped of estrogens [facts 20536a60a378]
                    because: the serum is untreated; the serum level is 10 %, at least 3 %
                    fix: use charcoal-stripped serum,""".indent(2).stripTrailing()));
    }

    @Test
    void theFactsToStateStandOneALine() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT);

        assertTrue(text.contains("""
                  to state:
                    - whether edge wells carry experimental conditions [assay.edgeWellsUsed;
                      look-up; for ASY-04]
                    - whether the drug was removed before the read-out [treatment.washedOut;
                      look-up; for DOSE-21]
                """), text);
        assertTrue(
                Pattern.compile("to state:\n(    - [^\\[]+\\[[^]]+]\n){5}    and \\d+ more\n")
                        .matcher(text)
                        .find(),
                text);
    }

    @Test
    void aWaivedRemarkSaysWhoAcceptedItAndUntilWhen() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT);

        assertTrue(text.contains("  waived warning MED-01 Phenol red in the medium\n"));
        assertTrue(text.contains(
                "    waived as: intended: red <is> the point (A. Curie, 2026-01-02, until\n      2026-12-31)\n"));
    }

    @Test
    void whatCannotBeReadNamesEveryProblem() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT).replaceAll("\\s+", " ");

        assertTrue(
                text.contains(
                        "unreadable: old plates/3 #2 100 %.yaml old plates/3 #2 100 %.yaml:1:20: serum.treatment: \"<stript>\""));
        assertTrue(text.contains("old plates/3 #2 100 %.yaml:2:10: medium.colour: "));
    }

    @Test
    void whatTheBaselineHasIsCountedAndItsErrorsAreNamed() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT, PLAIN, ReviewExamples.knownFullSerum());

        assertFalse(text.contains("  error MED-02"));
        assertTrue(text.contains(
                "  1 remark known from the baseline\n    - error MED-02 Serum not stripped of estrogens\n"));
        assertTrue(text.contains("New remarks: "));
        assertTrue(text.contains("- MED-02 Serum not stripped of estrogens: 1 question, 1 known\n"));
    }

    @Test
    void theSummaryCountsAndAsksAndEndsWithTheNotice() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT);
        String summary = text.substring(text.indexOf("\nSUMMARY\n"));

        assertTrue(
                summary.contains("6 set-ups: 1 clean, 0 clean with waivers, 1 not clean, 3 undecided, 1\nunreadable."));
        assertTrue(summary.contains("2 waived."));
        assertTrue(summary.contains("Fails (--fail-on error): 1 error, 1 could not be read."));
        assertTrue(summary.contains("- Which androgen was added as substrate for aromatase, if any?\n"
                + "  [hormones.androgen; for 3 set-ups]"));
        assertTrue(summary.contains("- waivers.yaml:4:3: waiver of MED-02: is not used: no such experiment has"));
        assertTrue(summary.contains("- waivers.yaml:5:3: waiver of MED-02: is wider than one experiment"));
        assertTrue(summary.replace('\n', ' ').endsWith(Program.NOTICE + " "));
    }

    @Test
    void idsThatOccurMoreThanOnceAreNamedInTheSummary() throws IOException {
        SetUp one = ReviewExamples.setUps().get(0);
        String text = ReviewExamples.report(ReviewFormat.TEXT, PLAIN, Baseline.NONE, List.of(one, one));

        assertTrue(text.contains("""

                IDS THAT OCCUR MORE THAN ONCE
                - scenarios/mcf7-full-serum.yaml: id: "mcf7-full-serum" is the id of an earlier
                  set-up, too; waivers and records go by id
                """), text);
    }

    @Test
    void aLongListOfRulesIsCutShort() throws IOException {
        List<SetUp> manyFaults;
        try (Stream<Path> proofs = Files.list(Path.of("scenarios/rules"))) {
            manyFaults = proofs.sorted()
                    .limit(60)
                    .map(file -> SetUp.of(Location.of(file.toString()), Scenarios.read(file), Optional.empty()))
                    .toList();
        }
        String text = ReviewExamples.report(ReviewFormat.TEXT, PLAIN, Baseline.NONE, manyFaults);

        assertTrue(text.matches("(?s).*- [A-Z]+-[0-9]+ [^\n]+\n- [0-9]+ more\n.*"), text);
    }

    @Test
    void fitsEightyColumnsAndSteersNoTerminal() throws IOException {
        String text = ReviewExamples.report(ReviewFormat.TEXT);

        assertEquals(List.of(), text.lines().filter(line -> line.length() > 80).toList());
        ReviewExamples.illegible().forEach(character -> assertFalse(text.contains(character)));
        assertTrue(text.contains("\ud83e\uddea"));
    }

    @Test
    void coloursAreThereOnlyWhenAskedFor() throws IOException {
        ReviewContext coloured = ReviewExamples.context().colour(true);

        assertTrue(ReviewExamples.report(ReviewFormat.TEXT, coloured, Baseline.NONE)
                .contains("\u001b[1;31mnot clean, 3 warnings\u001b[0m: mcf7-full-serum"));
        assertFalse(ReviewExamples.report(ReviewFormat.TEXT).contains("\u001b"));
    }
}
