package org.letrodx.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;

/**
 * How soon an interview finds the cause of each rule's own scenario; {@code letrodx measure} prints the whole table.
 */
class MeasurementTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    @Test
    void everyCauseIsFoundAndMostOfThemSoon() {
        Map<String, Experiment> proofs = new LinkedHashMap<>();
        for (Rule rule : BOOK.rules()) {
            proofs.put(rule.id(), Scenarios.read(Path.of("scenarios/rules", rule.id() + ".yaml")));
        }
        Measurement.Row row = new Measurement(BOOK).inCheckLists(proofs);
        assertEquals(List.of("ASY-38"), row.missed(), "what only data files say, nobody can be asked");
        assertTrue(row.within(0.5) <= 4, () -> "median " + row.within(0.5));
        assertTrue(row.within(0.9) <= 25, () -> "90 % " + row.within(0.9));
    }

    @Test
    void countsAreReadByRank() {
        Measurement.Row row = new Measurement.Row("", Map.of("A", 1, "B", 2, "C", 3, "D", 10), List.of("E"));
        assertEquals(2, row.within(0.5));
        assertEquals(10, row.within(0.9));
        assertEquals(3, row.foundWithin(5));
        assertEquals(0, new Measurement.Row("", Map.of(), List.of()).within(0.5));
    }
}
