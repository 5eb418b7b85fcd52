package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A work of the bibliography, as a line of a reference list. */
class ReferenceTest {
    private static final Map<String, Object> ARTICLE = Map.of(
            "author", List.of(Map.of("family", "Santen"), Map.of("family", "Brodie"), Map.of("family", "Simpson")),
            "issued", Map.of("date-parts", List.of(List.of(2009, 6))),
            "title", "History of aromatase",
            "container-title", "Endocr Rev",
            "volume", "30",
            "page", "343-375",
            "DOI", "10.1210/er.2008-0016",
            "note", " What it shows. ");

    private static Reference with(Map<String, ?> fields) {
        Map<String, Object> item = new TreeMap<>(ARTICLE);
        item.putAll(fields);
        return new Reference("Key2009", item);
    }

    private static Reference without(String... fields) {
        Map<String, Object> item = new TreeMap<>(ARTICLE);
        List.of(fields).forEach(item::remove);
        return new Reference("Key2009", item);
    }

    @Test
    void aLineSaysWhoWhenWhatAndWhere() {
        assertEquals(
                "Santen et al. (2009) History of aromatase. Endocr Rev 30:343-375. doi:10.1210/er.2008-0016",
                with(Map.of()).line());
        assertEquals(
                "Santen et al. (2009) Is it? Endocr Rev 30:343-375. doi:10.1210/er.2008-0016",
                with(Map.of("title", "Is it?")).line());
        assertEquals(
                "(2009) History of aromatase. Endocr Rev p. 343-375.",
                without("author", "DOI", "volume").line());
        assertEquals(
                "Santen et al. History of aromatase. Endocr Rev 30.",
                without("issued", "DOI", "page").line());
        assertEquals("", new Reference("Key", Map.of()).line());
    }

    @Test
    void authorsAreOneOrTwoOrMore() {
        assertEquals("Santen (2009)", start(with(Map.of("author", List.of(Map.of("family", "Santen"))))));
        assertEquals(
                "Santen and NCI (2009)",
                start(with(Map.of("author", List.of(Map.of("family", "Santen"), Map.of("literal", "NCI"))))));
        assertEquals(
                "ATCC and Brodie (2009)",
                start(with(Map.of("author", List.of(Map.of("literal", "ATCC"), Map.of("family", "Brodie"))))));
        assertEquals("(2009)", start(with(Map.of("author", List.of()))));
        assertEquals("(2009)", start(with(Map.of("author", "Santen"))));
    }

    @Test
    void oneAuthorOfWhomTheOthersWereNotSeenIsNotAlone() {
        List<Map<String, String>> one = List.of(Map.of("family", "Santen"));
        assertEquals(
                "Santen et al. (2009)",
                start(with(Map.of("author", one, "custom", Map.of("unseen", List.of("author", "page"))))));
        assertEquals("Santen (2009)", start(with(Map.of("author", one, "custom", Map.of("unseen", List.of("page"))))));
    }

    private static String start(Reference reference) {
        return reference.line().substring(0, reference.line().indexOf(" History"));
    }

    @Test
    void aShortLineFindsIt() {
        assertEquals("doi:10.1210/er.2008-0016", with(Map.of()).shortLine());
        assertEquals("Endocr Rev 30:343-375", without("DOI").shortLine());
        assertEquals("History of aromatase", without("DOI", "container-title").shortLine());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1/x, 7, PMC1, doi:10.1/x",
        "'',     7, PMC1, PMID 7",
        "'',    '', PMC1, PMC1",
        "'',    '', '', ''",
    })
    void anIdentifierIsTheBestThereIs(String doi, String pmid, String pmcid, String identifier) {
        assertEquals(
                identifier,
                with(Map.of("DOI", doi, "PMID", pmid, "PMCID", pmcid)).identifier());
    }

    @Test
    void standingAndNoteAreEmptyUnlessSaid() {
        assertEquals("", with(Map.of()).standing());
        assertEquals("weak", with(Map.of("custom", Map.of("standing", "weak"))).standing());
        assertEquals("What it shows.", with(Map.of()).note());
        assertEquals("", without("note").note());
    }
}
