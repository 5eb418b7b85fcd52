package org.letrodx.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.report.Wrap;
import org.letrodx.review.Level;
import org.letrodx.review.Outcome;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** What {@code letrodx explain} prints. */
class ExplainPageTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final int COLUMNS = 80;
    /** The only thing that cannot be broken: a line that holds one address, behind its label at most. */
    private static final Pattern ADDRESS = Pattern.compile(" *(DOI +|URL +)?(https?:|doi:|10\\.)\\S+");

    @Test
    void aRuleIsExplainedWithAllItSaysOfItself() {
        Rule rule = rule("MED-01");
        String page = page("MED-01");
        String words = oneLine(page);
        assertTrue(page.startsWith("MED-01 Phenol red in the medium\n"), page);
        for (String part : List.of(
                rule.why(),
                rule.check(),
                rule.fix(),
                "no-response",
                "contributing: shifts or blurs the result",
                "moderate, disputed (counts as weak)",
                "the medium contains phenol red [medium.phenolRed]",
                "the assay measures growth or a reporter [assay.readsGrowthOrReporter, presumed]",
                "medium.phenolRed: false",
                "Answer: a look-up.",
                BOOK.references().get("Berthois1986").line(),
                BOOK.references().get("MorenoCuevas2000").note(),
                "source-14 (unidentified)")) {
            assertTrue(words.contains(oneLine(part)), () -> part + " is missing in\n" + page);
        }
        assertTrue(page.indexOf("Berthois1986") < page.indexOf("\nDisputed by\n"));
        assertTrue(page.indexOf("\nDisputed by\n") < page.indexOf("  MorenoCuevas2000\n"));
        assertTrue(page.endsWith(BOOK.source(rule).stripTrailing() + "\n"), "the rule as written stands last");
    }

    @Test
    void aRuleNamesItsLimitsItsNumbersAndItsNeighbours() {
        assertTrue(page("ASY-06")
                .contains("\nHouse limits: our own, not from a paper\n  - outer over inner wells outside 0.9-1.1\n"));
        assertTrue(oneLine(page("ASY-06"))
                .contains("ASY-04 Edge wells carry experimental conditions: this is a sign of ASY-04"));
        assertTrue(oneLine(page("ASY-04")).contains("ASY-06 Measured edge effect: it is a sign of ASY-04"));
        assertTrue(page("XEN-06").contains("all that explains no-regression\n"));
        assertTrue(oneLine(page("XEN-04")).contains("irrelevant until XEN-06 is fixed"));
        assertTrue(oneLine(page("ADH-05")).contains("98.4 %"));
    }

    @Test
    void aReferenceIsExplainedWithTheRulesThatUseIt() {
        Reference reference = BOOK.references().get("MorenoCuevas2000");
        String page = page("MorenoCuevas2000");
        assertTrue(oneLine(page).contains(oneLine(reference.line())), page);
        assertTrue(oneLine(page).contains(oneLine(reference.note())), page);
        assertTrue(page.contains("\nRules it disagrees with\n  - MED-01 Phenol red in the medium\n"), page);
        assertTrue(page.contains("  phenol-red-no-effect\n"), page);
        assertTrue(page("source-14").contains("unidentified"));
    }

    @Test
    void aFactIsExplainedWithItsWordsAndTheRulesThatAskIt() {
        String page = page("dosing.route");
        assertTrue(page.startsWith("dosing.route\n\n  By which route was the drug given?\n"), page);
        assertTrue(page.contains("  - gavage, also written oral, p.o., po, oral gavage\n"), page);
        assertTrue(page.contains("a look-up\n"), page);
        assertTrue(page("medium.phenolRed").contains("  - MED-01 Phenol red in the medium: yes\n"));
        assertTrue(page("treatment.exposure").contains("a number with a unit such as h or d or weeks\n"));
        assertTrue(page("dosing.dosePerAnimal").contains("never: it is computed from other facts\n"));
    }

    /** What a rule reads only through a calculation or a derivation counts, too. */
    @Test
    void aFactIsExplainedWithTheRulesThatAskWhatFollowsFromIt() {
        assertTrue(oneLine(page("dosing.dose")).contains("- dosing.dosePerAnimal: TRT-01"), page("dosing.dose"));
        assertTrue(page("dosing.bodyWeight").contains("- dosing.dosePerAnimal: TRT-01"), page("dosing.bodyWeight"));
        assertTrue(
                page("treatment.concentrations").contains("- treatment.highestConcentration: DOSE-01"),
                page("treatment.concentrations"));
        assertTrue(page("cellLine.pr").contains("- cellLine.panelClash: CELL-13"), page("cellLine.pr"));
        assertTrue(page("host.strain").contains("none does"));
        assertTrue(page("treatment.drug").contains("- treatment.compound: "), page("treatment.drug"));
    }

    @Test
    void namesAreFoundInAnyCaseAndSpelling() {
        assertEquals(page("MED-01"), page(" med-01 "));
        assertEquals(page("Hole2015"), page("hole2015"));
        assertEquals(page("medium.phenolRed"), page("MEDIUM.PHENOLRED"));
        assertEquals(page("tumour.response"), page("tumor.response"));
    }

    @Test
    void everyWordOfTheProgramIsExplained() {
        List<String> words = new ArrayList<>(List.of(
                "confirmed",
                "suspected",
                "borderline",
                "ruled out",
                "decisive",
                "contributing",
                "advisory",
                "strong",
                "house limit",
                "panel",
                "derived",
                "usual",
                "rank",
                "a sign of",
                "of no account",
                "moot beside",
                "review",
                "clean",
                "look-up",
                "tried",
                "waiver",
                "complaint",
                "could not be judged",
                "remark",
                "policy",
                "baseline",
                "record",
                "superseded",
                "signature",
                "approval",
                "seal"));
        Arrays.stream(Verdict.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Impact.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Relation.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Basis.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Complaint.values()).map(Complaint::label).forEach(words::add);
        Arrays.stream(ModelSystem.values()).map(ModelSystem::label).forEach(words::add);
        Arrays.stream(Outcome.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Level.values()).map(Object::toString).forEach(words::add);
        words.addAll(Vocabulary.sections());
        words.forEach(word -> assertTrue(ExplainPage.of(word, BOOK).isPresent(), word));
    }

    @Test
    void eachOutcomeAndLevelOfAReviewHasItsOwnMeaning() {
        List<String> words = new ArrayList<>();
        Arrays.stream(Outcome.values()).map(Object::toString).forEach(words::add);
        Arrays.stream(Level.values()).map(Object::toString).forEach(words::add);
        words.forEach(word -> assertTrue(page(word).startsWith(word + "\n"), page(word)));
        assertTrue(oneLine(page("clean")).contains("every decisive cause that the set-up can decide is ruled out"));
    }

    @Test
    void linesMediaDrugsAreasAndWordsAreExplained() {
        assertTrue(page("mcf 7").startsWith("MCF-7, a line of the panel\n"), page("mcf 7"));
        assertTrue(page("RPMI-1640").contains("a medium\n"));
        assertTrue(page("Femara").startsWith("letrozole, a drug\n"));
        assertTrue(page("HOR").contains("  - HOR-01 Nothing to aromatise (decisive)\n"));
        assertTrue(page("hormones").contains("  - hormones.androgen: "));
        assertTrue(oneLine(page("CS-FBS")).contains("serum.treatment, where it is read as charcoal-stripped"));
        assertTrue(page("phenol red").startsWith("medium.phenolRed\n"));
        assertTrue(oneLine(page("zPrime")).contains("1 - 3 (SD of the full signal"));
        assertTrue(page("DER-13").contains("concludes"), page("DER-13"));
    }

    @Test
    void whatWasMeantIsSaidInALine() {
        assertTrue(ExplainPage.near("serumm", BOOK).contains("serum"));
        assertTrue(ExplainPage.near("edge", BOOK).contains("edge ratio"));
        assertEquals(List.of(), ExplainPage.near("xyzzyplugh", BOOK));
    }

    @Test
    void whatIsUnknownHasNoPage() {
        assertEquals(Optional.empty(), ExplainPage.of("MED-99", BOOK));
        assertEquals(Optional.empty(), ExplainPage.of("", BOOK));
        assertEquals(Optional.empty(), ExplainPage.of("MED-01", BOOK.without("MED-01")));
    }

    @Test
    void everythingNamedHasAPageThatFitsTheTerminal() {
        List<String> names = ExplainPage.names(BOOK);
        long distinct = names.stream().map(String::toLowerCase).distinct().count();
        assertEquals(names.size(), distinct, "no name means two things");
        for (String name : names) {
            String page = page(name);
            // the rule as written keeps its own lines
            page.split("\nThe rule as written, ")[0]
                    .lines()
                    .filter(line -> line.codePointCount(0, line.length()) > COLUMNS)
                    .forEach(line -> assertTrue(ADDRESS.matcher(line).matches(), () -> name + " is too wide: " + line));
            assertTrue(page.lines().noneMatch(line -> line.endsWith(" ")), name);
        }
    }

    @Test
    void textIsWrappedAtEightyColumns() {
        String wrapped = Wrap.wrap("word ".repeat(40), 4);
        assertTrue(wrapped.lines().allMatch(line -> line.startsWith("    word") && line.length() <= COLUMNS), wrapped);
        assertEquals(40, wrapped.split("word", -1).length - 1);
        assertFalse(wrapped.endsWith("\n"));
        assertEquals("  " + "x".repeat(100) + "\n  y", Wrap.wrap("x".repeat(100) + " y", 2));
    }

    private static String page(String name) {
        return ExplainPage.of(name, BOOK).orElseThrow();
    }

    private static Rule rule(String id) {
        return BOOK.rules().stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
