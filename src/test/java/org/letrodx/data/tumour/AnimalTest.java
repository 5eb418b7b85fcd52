package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An animal and its readings. */
class AnimalTest {
    @Test
    void aVolumeBetweenReadingsIsLogLinearBetweenNearNeighbours() {
        Animal animal = new Animal(
                "",
                "g",
                "1",
                OptionalDouble.empty(),
                new TreeMap<>(Map.of(0.0, 100.0, 4.0, 400.0, 20.0, 800.0)),
                new TreeMap<>(),
                0);
        assertEquals(200, animal.volumeOn(2).orElseThrow(), 1e-9);
        assertTrue(animal.volumeOn(10).isEmpty()
                && animal.volumeOn(-1).isEmpty()
                && animal.volumeOn(21).isEmpty());
    }
}
