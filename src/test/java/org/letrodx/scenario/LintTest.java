package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            package rules.medium;

            import org.letrodx.engine.Evidence;
            import org.letrodx.facts.*;
            import static org.letrodx.facts.Limit.*;

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
                Sheet( $kind : serum.kind.is( Serum.Kind.HORSE ), $kind.possible )
            then
                insert( Evidence.of( kcontext ) );
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
                "`serum.kind.is( `             | `serum.kynd.is( `                  | 22 | `there is no fact serum.kynd; allowed: a fact of the vocabulary. Maybe: serum.kind`",
                "`Serum.Kind.HORSE`            | `Serum.Kind.HOARSE`                | 22 | `HOARSE`",
                "`when`                        | `whenever`                         | 21 | `whenever`",
                "`, $kind.possible`            | ``                                 | 22 | `asked and not tested`",
                "`kind.is( Serum.Kind.HORSE )` | `kind.isDefinitely( Serum.Kind.HORSE )` | 22 | `not a question`",
                "`kind.is( Serum.Kind.HORSE )` | `kind.is( \"\".isEmpty() )`       | 22 | `not a question`",
                "`import org.letrodx.facts.*;` | `import org.letrodx.facts.*; import java.util.*;` | 3 | `imports java.util.*`",
                "`$kind.possible`              | `$kind.possible || true`           | 22 | `not a question`",
                "`Serum.Kind.HORSE`            | `Assay.Endpoint.COUNT`             | 22 | `serum.kind cannot be count; allowed: fetal-bovine`",
                "`is( Serum.Kind.HORSE )`      | `isOneOf( Serum.Kind.HORSE, Assay.Endpoint.COUNT )` | 22 | `serum.kind cannot be count; allowed`",
                "`kind.is( Serum.Kind.HORSE )` | `percent.above( nM( 1 ) )`         | 22 | `serum.percent (a number with a unit such as %) is compared with a limit of another kind, concentration`",
                "`kind.is( Serum.Kind.HORSE )` | `percent.between( perCent( 5 ), perCent( 3 ) )` | 22 | `no number lies between 5.0 and 3.0`",
                "`Sheet( $kind`                | `$all : Sheet( $kind`              | 22 | `more than one pattern`",
                "`$kind.possible )`            | `$kind.possible ) over window:length( 1 )` | 22 | `more than one pattern`",
                "`$kind.possible )`            | `$kind.possible ) Sheet()`         | 22 | `more than one pattern`",
                "`    Sheet(`                  | `    not Sheet(`                   | 22 | `binds no answers`",
                "`Sheet( $kind : serum.kind`   | `Serum( $kind : kind`              | 22 | `asks Serum in a pattern of its own`",
                "`$kind.possible )`            | `$kind.possible ) Medium()`        | 22 | `asks Medium in a pattern of its own`",
                "`$kind.possible )`            | `$kind.possible, $kind : serum.kind.isNot( Serum.Kind.HUMAN ), $kind.possible )` | 22 | `bound twice`",
                "`$kind : serum.kind.is( Serum.Kind.HORSE ), $kind.possible` | ``     | 22 | `asks nothing`",
                "`insert( Evidence`            | `System.out.println( 1 ); insert( Evidence` | 23 | `right-hand side`",
                "`@impact( advisory )`         | `@impact( deadly )`                | 17 | `not a value of @impact`",
                "`@impact( advisory )`         | `@impakt( advisory )`              | 17 | `@impakt is not an annotation`",
                "`@house( \"our own experience\" )` | `@house( \"a\" ) salience 10`    | 14 | `attributes`",
                "`@house(`                     | `@cites( \"Nobody2020\" ) @house(` | 20 | `not in the bibliography`",
                "`@house(`                     | `@under( \"trace of MED-99\" ) @house(` | 20 | `is not a rule`",
                "`@house(`                     | `@repair( \"serum.kind = cow\" ) @house(` | 20 | `not a value of this fact`",
                "`@house( \"our own experience\" )` | ``                            | 14 | `cites nobody`",
                "`Check:`                      | `Chek:`                            | 7  | `has no comment`",
                "`LAB-01 Horse`                | `MED-01 Horse`                     | 14 | `the id is taken`",
                "`LAB-01 Horse`                | `Horse`                            | 14 | `not the name of a rule`",
                "`package rules.medium`        | `package rules.serum`              | 1  | `its package is`"
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
