package org.letrodx.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.Scenarios;
import org.letrodx.scenario.ScenarioWriter;

/**
 * The canonical form that is hashed is that of RFC 8785, whichever way it is written: the library that knows all of it
 * is the judge.
 */
class CanonicalFormTest {

    private static void assertCanonical(Map<String, ?> tree) {
        assertEquals(CanonicalForm.canonicalised(JsonWriter.compact(tree)), JsonWriter.canonical(tree));
    }

    @Test
    void everyScenarioIsWrittenInIt() {
        Scenarios.all().forEach(file -> assertCanonical(ScenarioWriter.tree(Scenarios.read(file))));
    }

    @Test
    void everyCharacterIsWrittenAsItSays() {
        for (int c = 0; c <= 0xFFFF; c++) {
            if (!Character.isSurrogate((char) c)) {
                assertCanonical(Map.of("a", "x" + (char) c, (char) c + "b", true));
            }
        }
        assertCanonical(
                Map.of("beyond the first plane", "\ud83e\uddeb", "\ud83e\uddeb", "a backslash before u: \\u001F"));
    }

    @Test
    void namesStandInTheOrderOfTheirCodeUnits() {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String name :
                List.of("\ufb33", "\u20ac", "\ud83d\ude00", "1", "10", "2", "\r", "\u0080", "\u00f6", "B", "a", "")) {
            tree.put(name, Map.of("z", 1, "y", List.of(Map.of("d", 1, "c", 2))));
        }
        assertCanonical(tree);
    }

    @Test
    void numbersAreWrittenAsTheStandardHasThem() {
        assertCanonical(Map.of(
                "numbers",
                Arrays.asList(
                        0,
                        -1,
                        Integer.MAX_VALUE,
                        Integer.MIN_VALUE,
                        3L,
                        9_007_199_254_740_993L,
                        1.0,
                        -0.0,
                        1e21,
                        0.1,
                        1e-7,
                        null,
                        true,
                        false)));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                -9_007_199_254_740_995L,
                -9_007_199_254_740_993L,
                -9_007_199_254_740_992L,
                -1,
                9_007_199_254_740_992L,
                9_007_199_254_740_993L,
                9_007_199_254_740_995L,
                Long.MAX_VALUE
            })
    void aWholeNumberByItselfIsWrittenAsTheStandardHasIt(long number) {
        assertCanonical(Map.of("n", number));
    }

    /** One such number is enough, wherever it stands. */
    @Test
    void aNumberBeforeOtherThingsIsWrittenAsTheStandardHasIt() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", 1.0);
        tree.put("b", true);
        assertCanonical(tree);
        assertCanonical(Map.of("a", List.of(1.0, "b"), "c", List.of(tree, 1)));
    }

    @Test
    void namesThatAreNoTextAreWrittenAsText() {
        assertEquals("{\"1\":true,\"10\":2,\"2\":3}", JsonWriter.canonical(Map.of("1", true, "10", 2, "2", 3)));
        Map<Object, Object> numbered = new LinkedHashMap<>();
        numbered.put(2, "b");
        numbered.put(10, "a");
        assertEquals("{\"n\":{\"10\":\"a\",\"2\":\"b\"}}", JsonWriter.canonical(Map.of("n", numbered)));
        numbered.put("2", "c");
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.canonical(Map.of("n", numbered)));
    }

    /** What is left open is closed by nobody: the hash would be that of something that was not meant. */
    @Test
    void piecesThatDoNotMakeADocumentAreRefused() {
        Map<String, CanonicalForm.Pieces> misused = Map.of(
                "an object or an array is not ended",
                        form -> form.object().name("a").array().end(),
                "an object or an array is not ended ", form -> form.array(),
                "a piece stands where it cannot: ", form -> form.object().end().end(),
                "a piece stands where it cannot:",
                        form -> form.object().text("a value without a name").end());
        misused.forEach((said, pieces) -> {
            String message = assertThrows(IllegalStateException.class, () -> CanonicalForm.of(pieces))
                    .getMessage();
            assertTrue(message.startsWith(said.strip()), message);
        });
    }

    /** Whoever writes piece by piece is told at once; the hash of the wrong order would be another one. */
    @Test
    void namesAreGivenInTheirOrder() {
        assertEquals("{\"a\":{\"z\":[\"1\",\"2\"]},\"b\":[{\"a\":true}]}", CanonicalForm.of(form -> {
            form.object();
            form.name("a").object();
            form.name("z").texts(List.of("1", "2"));
            form.end();
            form.name("b").array().written("{\"a\":true}").end();
            form.end();
        }));
        for (String second : List.of("a", "b")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CanonicalForm.of(form -> form.object()
                            .name("b")
                            .text("")
                            .name(second)
                            .text("")
                            .end()));
        }
    }
}
