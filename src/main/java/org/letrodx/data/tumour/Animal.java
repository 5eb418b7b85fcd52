package org.letrodx.data.tumour;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * An animal and its readings.
 *
 * @param study and model, as far as the table names them; empty if it names none
 * @param group its treatment
 * @param id which may be the number of other animals in other groups
 * @param start the day of its first dose, where the table says it
 * @param volumes in mm3 by day; of several tumours their sum
 * @param weights of the body by day
 * @param tumours how many it has; 0 if the table does not tell them apart
 */
public record Animal(
        String study,
        String group,
        String id,
        OptionalDouble start,
        NavigableMap<Double, Double> volumes,
        NavigableMap<Double, Double> weights,
        int tumours) {
    /** House limit, in days: a value between two readings is only taken from neighbours that are no further apart. */
    static final double NEIGHBOURS = 7;

    /** Copies the maps. */
    public Animal {
        volumes = Collections.unmodifiableNavigableMap(new TreeMap<>(volumes));
        weights = Collections.unmodifiableNavigableMap(new TreeMap<>(weights));
    }

    /** The volume on a day: as measured, or log-linear between neighbours; empty if there are none near enough. */
    public OptionalDouble volumeOn(double day) {
        return on(volumes, day);
    }

    /** The weight on a day, in the same way. */
    OptionalDouble weightOn(double day) {
        return on(weights, day);
    }

    private static OptionalDouble on(NavigableMap<Double, Double> readings, double day) {
        Map.Entry<Double, Double> before = readings.floorEntry(day);
        Map.Entry<Double, Double> after = readings.ceilingEntry(day);
        if (before == null || after == null || after.getKey() - before.getKey() > NEIGHBOURS) {
            return OptionalDouble.empty();
        }
        if (after.getKey().equals(before.getKey())) {
            return OptionalDouble.of(before.getValue());
        }
        double share = (day - before.getKey()) / (after.getKey() - before.getKey());
        double low = before.getValue();
        double high = after.getValue();
        return OptionalDouble.of(
                low > 0 && high > 0
                        ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)))
                        : low + share * (high - low));
    }

    /** Its name among all animals: {@code Control 71}. */
    public String name() {
        return id.startsWith(group) ? id : group + " " + id;
    }
}
