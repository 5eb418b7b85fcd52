package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether an id occurred before, in bounded memory. */
class SeenIdsTest {
    private final SeenIds ids = new SeenIds();

    @Test
    void anIdIsSeenFromItsSecondTimeOn() {
        assertFalse(ids.hasSeen("plate-1"));
        assertFalse(ids.hasSeen("plate-2"));
        assertTrue(ids.hasSeen("plate-1"));
        assertTrue(ids.hasSeen("plate-1"));
        assertFalse(ids.hasSeen("Plate-1"));
    }

    @Test
    void asManyAsAreKeptAreToldApartAndTheOthersAreSaidToBeLost() {
        assertEquals(
                0,
                IntStream.range(0, SeenIds.MOST)
                        .filter(number -> ids.hasSeen("plate-" + number))
                        .count());
        assertFalse(ids.hasLost());
        assertFalse(ids.hasSeen("one more"));
        assertTrue(ids.hasLost());
        assertFalse(ids.hasSeen("one more"), "there is no room for it");
        assertEquals(
                SeenIds.MOST,
                IntStream.range(0, SeenIds.MOST)
                        .filter(number -> ids.hasSeen("plate-" + number))
                        .count());
    }
}
