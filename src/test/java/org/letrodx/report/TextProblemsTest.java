package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Problems as a terminal shows them. */
class TextProblemsTest {
    @Test
    void theShortPartComesFirstAndAListOnce() {
        Problem one =
                new Problem(new Location("a.yaml", 2, 3), "serum.kind", "\"x\" is no kind", List.of("p", "q"), "p");
        Problem other =
                new Problem(new Location("a.yaml", 9, 3), "serum.kind", "\"y\" is no kind", List.of("p", "q"), "");
        assertEquals("""
                a.yaml:2:3: serum.kind: "x" is no kind. Maybe: p
                    allowed: p, q
                a.yaml:9:3: serum.kind: "y" is no kind
                """, TextProblems.text(List.of(one, other), TextStyle.plain()));
    }

    @Test
    void linesAreBrokenBetweenWordsAndLongListsCut() {
        String text = TextProblems.text(
                List.of(new Problem(Location.of("a.yaml"), "", "is wrong", "word ".repeat(300), "")),
                TextStyle.plain());
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
        assertTrue(text.lines().count() < 10, text);
        assertTrue(text.stripTrailing().endsWith(" ..."), text);
    }

    @Test
    void anInputDoesNotSteerTheTerminal() {
        String text = TextProblems.text(
                List.of(new Problem(Location.of("a\u001b[2J.yaml"), "", "\"\u001b[31m\" is wrong", "", "")),
                TextStyle.plain());
        assertTrue(!text.contains("\u001b"), text);
    }
}
