package org.letrodx.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;

/** A rule book is checked as a whole, and every fault has its place. */
class LintTest {
    private static final String SOUND = """
            /**
             * Our horse serum stops the cells.
             *
             * Check: look at the bottle.
             *
             * Fix: use another serum.
             */
            rule "LAB-01 Horse serum in the assay"
                @explains( "no-response" )
                @setting( "cell-culture, spheroid" )
                @impact( advisory )
                @strength( weak )
                @effort( minutes )
                @house( "our own experience" )
            when
                Serum( kind.is( "horse" ) )
            then
                cause();
            end
            """;
    private static final String PROOF = """
            id: LAB-01
            complaint: no-response
            model: {system: cell-culture}
            serum: {kind: horse}
            extra:
              confirmed: [LAB-01]
              quiet:
                bovine serum: {serum.kind: fetal-bovine}
            """;

    @TempDir
    private Path folder;

    private List<Problem> lint(String rule, String proof) throws IOException {
        Files.createDirectories(folder.resolve("medium"));
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("medium/LAB-01.drl"), rule);
        if (proof != null) {
            Files.writeString(folder.resolve("scenarios/LAB-01.yaml"), proof);
        }
        return Lint.check(folder);
    }

    @Test
    @Tag("slow")
    void theBundledRulesHaveNoFault() {
        assertEquals(List.of(), Lint.check(Path.of("rules")));
    }

    @Test
    void aSoundHouseRuleHasNoFaultAndFires() throws IOException {
        assertEquals(List.of(), lint(SOUND, PROOF));
        RuleBook book = RuleBook.bundled().withHouseRules(folder);
        List<String> confirmed = book
                .diagnose(Experiment.builder().state("serum.kind", "horse").build())
                .findings(Verdict.CONFIRMED)
                .stream()
                .map(Finding::id)
                .toList();
        assertEquals(List.of("LAB-01"), confirmed);
        assertTrue(book.ruleSet().version().endsWith("+house"));
        assertEquals(List.of("LAB-01"), book.without("LAB-01").ruleSet().switchedOff());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`kind.is(` | `kynd.is(` | 16 | `there is no fact serum.kynd; allowed: a fact of the vocabulary. Maybe: serum.kind`",
                "`\"horse\"` | `\"hoarse\"` | 16 | `\"hoarse\" is not a value of this fact; allowed: fetal-bovine, newborn-calf, horse, human, unknown. Maybe: horse`",
                "`when` | `whenever` | 15 | `whenever`",
                "`kind.is( \"horse\" )` | `kind.isDefinitely( \"horse\" )` | 16 | `serum.kind cannot be asked \"isDefinitely\"; allowed: is, isNot, isOneOf, isNoneOf, isKnown`",
                "`kind.is( \"horse\" )` | `kind.is( \"\".isEmpty() )` | 16 | `asks with something else than words and numbers`",
                "`kind.is( \"horse\" )` | `kind.is( \"horse\" ) || true` | 16 | `is not a question`",
                "`kind.is( \"horse\" )` | `kind == \"horse\"` | 16 | `is not a question`",
                "`kind.is( \"horse\" )` | `percent.above( \"1 nM\" )` | 16 | `serum.percent: \"1 nM\" has a unit of another kind`",
                "`kind.is( \"horse\" )` | `percent.above( 5 )` | 16 | `serum.percent: \"5\" is a bare number; it needs a unit`",
                "`kind.is( \"horse\" )` | `percent.between( \"5 %\", \"3 %\" )` | 16 | `serum.percent: \"5 %\" is above \"3 %\"; allowed: the lower limit first`",
                "`kind.is( \"horse\" )` | `lotQualified.isNot( true )` | 16 | `serum.lotQualified cannot be asked \"isNot\"; allowed: is, isKnown. Maybe: is( false ) or is( true )`",
                "`Serum( kind` | `Syrum( kind` | 16 | `\"Syrum\" is not a section`",
                "`Serum( kind` | `$serum : Serum( kind` | 16 | `is in the form of rule books before 3.0.0`",
                "`    Serum(` | `    not Serum(` | 16 | `not is not for rules; allowed: sections with questions`",
                "`kind.is( \"horse\" ) )` | `kind.is( \"horse\" ) ) over window:length( 1 )` | 16 | `a pattern with a name, a source or a window`",
                "`kind.is( \"horse\" )` | `` | 8 | `asks nothing`",
                "`cause();` | `System.out.println( 1 ); cause();` | 17 | `stands behind then; allowed: cause();`",
                "`cause();` | `conclude( \"serum.kind = horse\" );` | 17 | `stands behind then; allowed: cause();`",
                "`Serum( kind.is( \"horse\" ) )` | `Experiment( describes.hasNoneOf( \"serum\" ) )` | 16 | `is answered though nothing is known`",
                "`@impact( advisory )` | `@impact( deadly )` | 11 | `not a value of @impact`",
                "`@impact( advisory )` | `@impakt( advisory )` | 11 | `@impakt is not an annotation`",
                "`@house( \"our own experience\" )` | `@house( \"a\" ) salience 10` | 8 | `attributes`",
                "`@house(` | `@cites( \"Nobody2020\" ) @house(` | 14 | `not in the bibliography`",
                "`@house(` | `@under( \"trace of MED-99\" ) @house(` | 14 | `is not a rule`",
                "`@house(` | `@repair( \"serum.kind = cow\" ) @house(` | 14 | `not a value of this fact`",
                "`@house( \"our own experience\" )` | `` | 8 | `cites nobody`",
                "`Check:` | `Chek:` | 1 | `has no comment`",
                "`LAB-01 Horse` | `MED-01 Horse` | 8 | `the id is taken`",
                "`LAB-01 Horse` | `Horse` | 8 | `not the name of a rule`"
            })
    void eachFaultHasItsPlace(String right, String wrong, int line, String fault) throws IOException {
        List<Problem> problems = lint(SOUND.replace(right, wrong), null);
        assertTrue(problems.stream().anyMatch(problem -> problem.toString().contains(fault)), problems.toString());
        assertTrue(
                problems.stream()
                        .filter(problem -> problem.at().source().endsWith("LAB-01.drl"))
                        .anyMatch(problem -> problem.at().line() == line),
                problems.toString());
    }

    private static final String DERIVATION = """
            /** Horses have horse serum. */
            rule "LAB-02 Horse serum is not stripped"
                @house( "our own experience" )
            when
                Serum( kind.is( "horse" ) )
            then
                conclude( "serum.treatment = untreated" );
            end
            """;

    private List<Problem> derivation(String rule) throws IOException {
        Files.createDirectories(folder.resolve("derive"));
        Files.writeString(folder.resolve("derive/LAB-02.drl"), rule);
        return lint(SOUND, PROOF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`serum.treatment = untreated` | `serum.treatmnt = untreated` | 7 | `there is no fact serum.treatmnt`",
                "`serum.treatment = untreated` | `serum.treatment = dirty`    | 7 | `serum.treatment: \"dirty\" is not a value of this fact`",
                "`serum.treatment = untreated` | `serum.treatment`            | 7 | `concludes nothing; allowed: fact = value`",
                "`serum.treatment = untreated` | `serum.percent != 5 %`       | 7 | `serum.percent cannot be concluded so`",
                "`serum.treatment = untreated` | `serum.percent = 5 nM`       | 7 | `serum.percent: \"5 nM\" has a unit of another kind`",
                "`serum.treatment = untreated` | `serum.kind from horses`     | 7 | `there is no table horses; there are cell-lines, drugs, media`",
                "`serum.treatment = untreated` | `serum.kind = horse`         | 6 | `runs in a circle: LAB-02 leads to LAB-02`",
                "`kind.is(`                    | `kind.presumed.is(`          | 5 | `a derivation presumes nothing`",
                "`conclude( \"serum.treatment = untreated\" );` | `cause();`  | 6 | `what stands behind then is no conclusion`",
                "`conclude( \"`               | `System.exit( 1 ); conclude( \"` | 6 | `what stands behind then is no conclusion`",
                "`@house(`                     | `@impact( decisive ) @house(` | 3 | `@impact is not an annotation of a derivation`",
            })
    void eachFaultOfADerivationHasItsPlace(String right, String wrong, int line, String fault) throws IOException {
        List<Problem> problems = derivation(DERIVATION.replace(right, wrong));
        assertTrue(
                problems.stream()
                        .filter(problem -> problem.at().source().endsWith("LAB-02.drl"))
                        .anyMatch(problem -> problem.toString().contains(fault)
                                && problem.at().line() == line),
                problems.toString());
    }

    @Test
    void twoDerivationsThatLeaveNoValueAreFoundOnTheProof() throws IOException {
        Files.createDirectories(folder.resolve("derive"));
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(
                folder.resolve("derive/LAB-03.drl"),
                DERIVATION.replace("LAB-02", "LAB-03").replace("= untreated", "= charcoal-stripped"));
        Files.writeString(folder.resolve("scenarios/LAB-02.yaml"), """
                id: LAB-02
                serum: {kind: horse}
                extra:
                  concluded: {serum.treatment: untreated}
                  quiet:
                    bovine serum: {serum.kind: fetal-bovine}
                """);
        assertTrue(
                derivation(DERIVATION).stream()
                        .anyMatch(problem -> problem.fault().contains("leaves no value of serum.treatment")),
                "contested");
    }

    @Test
    void aRuleInTheOldFormIsRewritten() {
        String old = """
                package rules.medium;

                import org.letrodx.engine.Evidence;
                import org.letrodx.facts.*;
                import static org.letrodx.facts.Limit.*;

                """
                + SOUND.replace("Serum( kind.is( \"horse\" ) )", """
                Sheet(
                        $kind : serum.kind.is( Serum.Kind.HORSE ), $kind.possible,
                        $lot : serum.lotQualified.isNot( true ).presumed(), $lot.possible,
                        $percent : serum.percent.between( perCent( 5 ), perCent( 10 ) ).given(), $percent.possible )""")
                        .replace("cause();", "insert( Evidence.of( kcontext ) );");
        assertEquals(
                SOUND.replace(
                        "Serum( kind.is( \"horse\" ) )",
                        "Serum( kind.is( \"horse\" ), percent.given.between( \"5 %\", \"10 %\" ), lotQualified.presumed.is( false ) )"),
                OldForm.rewritten(old).orElseThrow());
        assertEquals(Optional.empty(), OldForm.rewritten(SOUND));
    }

    @Test
    void everyRuleOfADirectoryThatIsInTheOldFormIsRewritten(@TempDir Path house) throws IOException {
        Path old = Files.createDirectories(house.resolve("medium")).resolve("LAB-02.drl");
        Path sound = old.resolveSibling("LAB-01.drl");
        Files.writeString(sound, SOUND);
        Files.writeString(
                old,
                "package rules.medium;\n\n"
                        + SOUND.replace(
                                "Serum( kind.is( \"horse\" ) )",
                                "Sheet( $kind : serum.kind.is( Serum.Kind.HORSE ), $kind.possible )"));
        assertEquals(List.of(old), OldForm.rewrite(house));
        assertEquals(SOUND, Files.readString(old));
        assertEquals(SOUND, Files.readString(sound));
        assertEquals(List.of(), OldForm.rewrite(house));
        try (Stream<Path> left = Files.list(old.getParent())) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void aRuleNeedsAProof() throws IOException {
        assertTrue(lint(SOUND, null).get(0).fault().contains("has no proof"));
    }

    @Test
    void aProofMustHold() throws IOException {
        lint(SOUND, PROOF);
        RuleBook book = RuleBook.bundled().withHouseRules(folder);
        assertTrue(proof(PROOF.replace("kind: horse", "kind: human"))
                .check(book)
                .get(0)
                .fault()
                .contains("confirms []"));
        assertTrue(proof(PROOF.replace("serum.kind: fetal-bovine", "serum.percent: 5 %"))
                .check(book)
                .get(0)
                .fault()
                .contains("not ruled out"));
        assertTrue(proof(PROOF.replace("bovine serum: {", "two facts: {serum.percent: 5 %, "))
                .check(book)
                .get(0)
                .fault()
                .contains("changes 2 facts"));
        assertThrows(InputException.class, () -> proof(PROOF.replace("quiet", "loud")));
    }

    private RuleProof proof(String text) throws IOException {
        Path file = folder.resolve("scenarios/LAB-01.yaml");
        Files.writeString(file, text);
        return RuleProof.read(file);
    }

    @Test
    void houseRulesKeepTheirOwnPrefixAndFailWhenTheBookIsBuilt() throws IOException {
        Files.createDirectories(folder.resolve("medium"));
        Files.writeString(folder.resolve("medium/MED-77.drl"), SOUND.replace("LAB-01", "MED-77"));
        InputException refused =
                assertThrows(InputException.class, () -> RuleBook.bundled().withHouseRules(folder));
        assertTrue(refused.getMessage().contains("prefix"), refused.getMessage());
    }
}
