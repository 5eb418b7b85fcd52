package org.letrodx.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** What may be written, as a list and as a form. */
class FactListTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static List<String> about(String word) {
        return FactList.about(word, BOOK).stream().map(FactType::path).toList();
    }

    @Test
    void aFormIsAScenarioOfWhichNothingIsKnown() {
        for (Complaint complaint : Complaint.values()) {
            String form = FactList.form(BOOK, List.of(complaint), List.of());
            Experiment read = ScenarioReader.read(form);
            assertEquals(List.of(complaint), read.complaints());
            assertEquals(List.of(), read.stated());
            assertTrue(form.lines().allMatch(line -> line.length() <= 100), form);
        }
        assertEquals(
                List.of(),
                ScenarioReader.read(FactList.form(BOOK, List.of(), List.of())).stated());
    }

    @Test
    void aFormHasOnlyWhatMattersThere() {
        String culture = FactList.form(BOOK, List.of(Complaint.NO_RESPONSE), List.of(ModelSystem.CELL_CULTURE));
        assertTrue(culture.contains("\n  androgenConcentration:\n"), culture);
        assertTrue(culture.contains("\n  system: cell-culture\n"), culture);
        for (String section : List.of("host", "dosing", "clinic", "tumour", "design")) {
            assertFalse(culture.contains("\n" + section + ":\n"), section);
        }
        String animals = FactList.form(BOOK, List.of(Complaint.NO_REGRESSION), List.of(ModelSystem.XENOGRAFT));
        assertTrue(animals.contains("\n  ovariectomised:\n"), animals);
        assertFalse(animals.contains("\nmedium:\n"), animals);
    }

    @Test
    void aFormHasTheFactsThatOthersDependOn() {
        for (Complaint complaint : Complaint.values()) {
            List<FactType> asked = FactList.asked(BOOK, List.of(complaint), List.of());
            assertEquals(
                    List.of(),
                    asked.stream()
                            .map(FactType::dependsOn)
                            .filter(path -> !path.isEmpty() && !asked.contains(Vocabulary.get(path)))
                            .toList(),
                    complaint.label());
        }
    }

    @Test
    void factsAreFoundBySectionComplaintSystemAndWord() {
        assertTrue(about("serum").containsAll(List.of("serum.treatment", "serum.percent")));
        assertTrue(about("serum").stream().allMatch(path -> path.startsWith("serum.")));
        assertTrue(about("no-regression").contains("dosing.dose"));
        assertTrue(about("xenograft").contains("host.ovariectomised"));
        assertTrue(about("edge").contains("assay.edgeWellsUsed"));
        assertTrue(about("stripped").contains("serum.treatment"));
        assertTrue(about("pERK").contains("markers.pMapk"));
        assertEquals(List.of(), about("xyzzyplugh"));
    }

    @Test
    void theListHasEveryFactThatMayBeStated() {
        List<FactType> all =
                Vocabulary.types().stream().filter(type -> !type.isDerived()).toList();
        String list = FactList.list(all, 80);
        assertTrue(list.lines().allMatch(line -> line.length() <= 80), list);
        all.forEach(type -> assertTrue(list.contains("  " + type.name() + ": "), type.path()));
    }
}
