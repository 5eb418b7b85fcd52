package org.letrodx.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;

/** A laboratory that puts the program into service with a rule of its own. */
class QualificationTest {
    @TempDir
    private Path house;

    @BeforeEach
    void aRuleThatFiresInProofsOfBundledRules() throws IOException {
        Files.writeString(Files.createDirectories(house.resolve("medium")).resolve("LAB-01.drl"), """
                /**
                 * Our phenol red is from a lot that stimulated growth.
                 *
                 * Check: grow the same cells with and without the indicator.
                 *
                 * Fix: use phenol red-free medium.
                 */
                rule "LAB-01 Phenol red of our bad lot"
                    @explains( "no-response" )
                    @setting( "cell-culture" )
                    @impact( contributing )
                    @strength( weak )
                    @effort( days )
                    @house( "what our laboratory saw" )
                when
                    Medium( phenolRed.is( true ) )
                then
                    cause();
                end
                """);
    }

    private Qualification qualification() {
        return Qualification.of(RuleBook.bundled().withHouseRules(house), Optional.of(house));
    }

    private void prove(String confirmed) throws IOException {
        Files.writeString(
                Files.createDirectories(house.resolve("scenarios")).resolve("LAB-01.yaml"), """
                id: LAB-01
                title: The bad lot of phenol red
                complaint: no-response
                model: {system: cell-culture}
                cellLine: {name: MCF-7Ca}
                medium: {phenolRed: true}
                assay: {endpoint: count}
                extra:
                  confirmed: [%s]
                  quiet:
                    the indicator left out: {medium.phenolRed: false}
                """.formatted(confirmed));
    }

    @Test
    void theProofsOfBundledRulesKnowOfNoHouseRule() throws IOException {
        prove("LAB-01, MED-01");
        Qualification qualification = qualification();
        assertTrue(qualification.passed(), () -> faults(qualification).toString());
    }

    @Test
    void aHouseRuleIsHeldToItsProof() throws IOException {
        prove("LAB-01");
        assertEquals(List.of("LAB-01.yaml: LAB-01: confirms [LAB-01, MED-01], not [LAB-01]"), faults(qualification()));
    }

    @Test
    void aRuleWithoutAProofIsNotQualified() {
        Qualification qualification = qualification();
        assertFalse(qualification.passed());
        assertEquals(List.of("has no proof"), faults(qualification));
    }

    private static List<String> faults(Qualification qualification) {
        return qualification.proofs().stream()
                .flatMap(proved -> proved.problems().stream())
                .toList();
    }
}
