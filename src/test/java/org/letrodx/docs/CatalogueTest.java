package org.letrodx.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.document.Tables;
import org.letrodx.report.Words;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;

/** The generated documents of the rule book. */
class CatalogueTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final List<NamedCsvRecord> CLAIMS =
            Tables.read(Path.of("rules/source-claims.csv"), Coverage.COLUMNS);

    @Test
    void filesAreWhatIsGenerated() throws IOException {
        assertUpToDate("rules/CATALOGUE.md", Catalogue.markdown(BOOK));
        assertUpToDate("rules/COVERAGE.md", Coverage.markdown(BOOK, CLAIMS));
    }

    @Test
    void everyRuleHasAnEntryAndStandsUnderEachComplaintItExplains() {
        String catalogue = Catalogue.markdown(BOOK);
        for (Rule rule : BOOK.rules()) {
            String link = "[" + rule.id() + "](" + Catalogue.anchor(rule) + ") | ";
            assertEquals(1, count(catalogue, "\n### " + Words.markdown(rule.name()) + "\n"), rule.id());
            assertEquals(rule.explains().size(), count(catalogue, "\n| " + link), rule.id());
        }
        for (Complaint complaint : Complaint.values()) {
            assertTrue(catalogue.contains("Complaint `" + complaint.label() + "`"), complaint.label());
        }
    }

    @Test
    void everyLinkLeadsToAHeading() {
        String catalogue = Catalogue.markdown(BOOK);
        String coverage = Coverage.markdown(BOOK, CLAIMS);
        // GitHub's rule, written down once more: lower case, blanks as hyphens, no other punctuation
        Set<String> headings = catalogue
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", ""))
                .map(line -> line.toLowerCase(Locale.ROOT)
                        .codePoints()
                        .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        Matcher links = Pattern.compile("\\]\\((?:CATALOGUE\\.md)?#([^)]*)\\)").matcher(catalogue + coverage);
        Set<String> broken = new TreeSet<>();
        while (links.find()) {
            if (!headings.contains(links.group(1))) {
                broken.add(links.group(1));
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void causesAreListedDecisiveFirst() {
        String section = Catalogue.markdown(BOOK)
                .split("\n### Cells do not respond\n")[1]
                .split("\n### ")[0];
        assertTrue(section.lastIndexOf("| decisive |") < section.indexOf("| contributing |"));
        assertTrue(section.lastIndexOf("| contributing |") < section.indexOf("| advisory |"));
        assertTrue(section.indexOf("[CELL-01]") < section.indexOf("[HOR-01]"), "upstream first");
    }

    @Test
    void nothingOfTheSourceIsUncovered() {
        assertEquals(List.of(), uncovered(BOOK));
        List<String> numbered = Stream.concat(
                        IntStream.rangeClosed(1, 79).mapToObj(number -> "S" + number),
                        IntStream.rangeClosed(1, 19).mapToObj(number -> "T" + number))
                .toList();
        assertEquals(numbered, CLAIMS.stream().map(row -> row.getField("claim")).toList());
    }

    @Test
    void aClaimThatLosesItsOnlyRuleIsUncovered() {
        assertEquals(List.of("T2"), uncovered(BOOK.without("HOR-01")));
    }

    /** Ids of the claims and traps that nothing covers and that no stated reason leaves out. */
    private static List<String> uncovered(RuleBook book) {
        return Coverage.markdown(book, CLAIMS)
                .lines()
                .filter(line -> line.endsWith("**no reason is stated**"))
                .map(line -> line.split(" ", 3)[1])
                .toList();
    }

    @Test
    void onlyClaimsThatExistAreCovered() {
        Set<String> known = CLAIMS.stream().map(row -> row.getField("claim")).collect(Collectors.toSet());
        List<String> unknown = Stream.concat(
                        BOOK.rules().stream().map(Rule::covers),
                        BOOK.values().stream().map(ReferenceValue::covers))
                .flatMap(List::stream)
                .filter(claim -> !known.contains(claim))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void whatIsSaidToCoverAClaimExists() {
        for (NamedCsvRecord row : CLAIMS) {
            for (String place : Tables.items(row.getField("covered_by"))) {
                assertTrue(
                        place.startsWith("scenario:")
                                ? Files.exists(Path.of("scenarios", place.substring("scenario:".length()) + ".yaml"))
                                : Set.of("report", "references", "none").contains(place),
                        () -> row.getField("claim") + ": " + place);
            }
        }
    }

    @Test
    void proseIsNotReadAsMarkdown() {
        assertEquals("a\\*b \\| \\<c> \\[d\\] \\_e\\_", Words.markdown("a*b | <c> [d] _e_"));
    }

    private static void assertUpToDate(String file, String generated) throws IOException {
        String onDisk = Files.readString(Path.of(file), StandardCharsets.UTF_8);
        assertTrue(onDisk.equals(generated), () -> file + " is not what the rules say: run `letrodx docs`");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
