package org.letrodx.data.tumour;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** An animal while its table is read: the readings of each tumour, in the unit and the days of the table. */
final class Draft {
    final String study;
    final String group;
    final String treatment;
    final String id;
    final Map<String, TreeMap<Double, Double>> tumours = new TreeMap<>();
    final TreeMap<Double, Double> weights = new TreeMap<>();
    OptionalDouble start = OptionalDouble.empty();

    Draft(String study, String group, String treatment, String id) {
        this.study = study;
        this.group = group;
        this.treatment = treatment;
        this.id = id;
    }

    String name() {
        return treatment + " " + id;
    }

    /** The sum of its tumours on the days on which all of them were measured. */
    TreeMap<Double, Double> added() {
        TreeMap<Double, Double> sums = new TreeMap<>();
        TreeMap<Double, Integer> counts = new TreeMap<>();
        tumours.values()
                .forEach(readings -> readings.forEach((day, volume) -> {
                    sums.merge(day, volume, Double::sum);
                    counts.merge(day, 1, Integer::sum);
                }));
        sums.keySet().removeIf(day -> counts.getOrDefault(day, 0) < tumours.size());
        return sums;
    }
}
