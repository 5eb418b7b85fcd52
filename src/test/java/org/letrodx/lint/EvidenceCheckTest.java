package org.letrodx.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.docs.EvidencePage;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;

/** Every citation says what was read of it and what it carries, and every published number where it comes from. */
class EvidenceCheckTest {
    private static final String RULE = """
            /**
             * Our horse serum stops the cells.
             *
             * Check: look at the bottle.
             *
             * Fix: use another serum.
             */
            rule "LAB-01 Horse serum in the assay"
                @explains( "no-response" )
                @setting( "cell-culture" )
                @impact( decisive )
                @strength( weak )
                @effort( minutes )
                @cites( "Paper2020, vendor" )
                @disputed( "Other2021" )
            when
                Serum( kind.is( "horse" ) )
            then
                cause();
            end
            """;
    private static final String REFERENCES = """
            references:
              - id: Paper2020
                title: Horse serum
                custom: {checked: abstract}
              - id: Other2021
                title: No horse serum
                custom: {checked: secondary}
              - id: vendor
                title: A page
                custom: {checked: abstract, standing: weak}
            """;
    private static final String EVIDENCE = """
            rule,reference,read,carries
            LAB-01,Paper2020,abstract,cells stop in 5 % horse serum
            LAB-01,vendor,abstract,names horse serum
            LAB-01,Other2021,secondary,cells grow in it
            """;
    private static final String VALUES = """
            id,topics,system,endpoint,low,high,unit,conditions,cites,mark,conflicts_with,covers,note,arm
            horse,trial-serum,a trial,growth,5,5,%,6 d,Paper2020,V,,,,horse serum
            """;

    @TempDir
    private Path book;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(book.resolve("medium"));
        Files.writeString(book.resolve("VERSION"), "1.0.0\n");
        Files.writeString(book.resolve("medium/LAB-01.drl"), RULE);
        Files.writeString(book.resolve("references.yaml"), REFERENCES);
        Files.writeString(book.resolve("evidence.csv"), EVIDENCE);
        Files.writeString(book.resolve("reference-values.csv"), VALUES);
    }

    private List<String> faults() {
        return EvidenceCheck.check(book, RuleBook.of(book)).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aRuleWhoseCitationsAreAllRecordedHasNoFault() {
        assertEquals(List.of(), faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "evidence.csv | `LAB-01,vendor,` | `LAB-01,vendors,` | `cites vendor and says neither what was read of it nor what it carries`",
                "evidence.csv | `LAB-01,vendor,` | `LAB-01,vendors,` | `LAB-01 vendors: is no citation of a rule`",
                "evidence.csv | `Other2021,secondary` | `Other2021,abstract` | `evidence.csv says \"abstract\", references.yaml \"secondary\"`",
                "medium/LAB-01.drl | `\"Paper2020, vendor\"` | `\"vendor, Paper2020\"` | `vendor stands first and is weak`",
                "references.yaml | `{checked: abstract}` | `{checked: abstract, standing: unidentified}` | `is decisive and rests on weak sources alone`"
            })
    void whatACitationLacksIsAFault(String file, String right, String wrong, String fault) throws IOException {
        Path changed = book.resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(right, wrong));
        assertTrue(faults().stream().anyMatch(found -> found.contains(fault)), faults().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "evidence.csv | `Paper2020,abstract` | `Paper2020,abstrakt` | 2 | `\"abstrakt\" is not how much of a work was read; allowed: full text, table, abstract, secondary, notes, not read. Maybe: abstract`",
                "evidence.csv | `,names horse serum` | `, ` | 3 | `carries nothing`",
                "evidence.csv | `LAB-01,Other2021` | `LAB-01,vendor` | 4 | `stands in the table twice`",
                "reference-values.csv | `5,5,%` | `5,5,` | 2 | `a number without a unit`",
                "reference-values.csv | `Paper2020,V` | `,V` | 2 | `a number without a source`",
                "reference-values.csv | `,horse serum` | `,` | 2 | `a number of a trial without its arm`",
                "reference-values.csv | `,V,` | `,W,` | 2 | `\"W\" is not a mark`"
            })
    void aRowThatSaysTooLittleIsRefused(String file, String right, String wrong, int line, String fault)
            throws IOException {
        Path changed = book.resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(right, wrong));
        List<Problem> problems =
                assertThrows(InputException.class, () -> RuleBook.of(book)).problems();
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.toString().contains(fault)
                                && problem.at().line() == line),
                problems.toString());
    }

    @Test
    void thePageCountsWhatWasRead() {
        String page = EvidencePage.markdown(RuleBook.of(book));
        assertTrue(page.contains("| citations | 3 |"), page);
        assertTrue(page.contains("| read of it: abstract | 2 |"), page);
        assertTrue(page.contains("| rest on one work that was read | 1 | LAB-01 |"), page);
        assertTrue(page.contains("| are disputed | 1 | LAB-01 |"), page);
        assertTrue(page.contains("| Other2021 | a page that reports it | *against:* cells grow in it |"), page);
    }
}
