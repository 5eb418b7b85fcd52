package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.letrodx.document.Location;

/** Whether an id occurred before, in bounded memory. */
class SeenIdsTest {
    private final SeenIds ids = SeenIds.ofAWhole();

    @Test
    void anIdIsSeenFromItsSecondTimeOn() {
        assertFalse(ids.hasSeen("plate-1", Location.NONE));
        assertFalse(ids.hasSeen("plate-2", Location.NONE));
        assertTrue(ids.hasSeen("plate-1", Location.NONE));
        assertTrue(ids.hasSeen("plate-1", Location.NONE));
        assertFalse(ids.hasSeen("Plate-1", Location.NONE));
    }

    @Test
    void asManyAsAreKeptAreToldApartAndTheOthersAreSaidToBeLost() {
        assertEquals(
                0,
                IntStream.range(0, SeenIds.MOST)
                        .filter(number -> ids.hasSeen("plate-" + number, Location.NONE))
                        .count());
        assertFalse(ids.hasLost());
        assertFalse(ids.hasSeen("one more", Location.NONE));
        assertTrue(ids.hasLost());
        assertFalse(ids.hasSeen("one more", Location.NONE), "there is no room for it");
        assertEquals(
                SeenIds.MOST,
                IntStream.range(0, SeenIds.MOST)
                        .filter(number -> ids.hasSeen("plate-" + number, Location.NONE))
                        .count());
    }
}
