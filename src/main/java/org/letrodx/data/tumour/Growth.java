package org.letrodx.data.tumour;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How fast tumours grow. */
final class Growth {
    /** PPTP's 25 % growth: so many times as large, a tumour has grown. */
    static final double GREW = 1.25;

    private Growth() {}

    /** The slope of the logarithm of the volume over the days; empty with fewer than two volumes above zero. */
    private static OptionalDouble rate(Map<Double, Double> course) {
        List<Map.Entry<Double, Double>> readings = course.entrySet().stream()
                .filter(reading -> reading.getValue() > 0)
                .toList();
        double meanDay =
                readings.stream().mapToDouble(Map.Entry::getKey).average().orElse(0);
        double square = readings.stream()
                .mapToDouble(reading -> Math.pow(reading.getKey() - meanDay, 2))
                .sum();
        return readings.size() < 2 || square == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(readings.stream()
                                .mapToDouble(reading -> (reading.getKey() - meanDay) * Math.log(reading.getValue()))
                                .sum()
                        / square);
    }

    /** The rates of those courses, volumes by day, that have one. */
    static double[] rates(Collection<? extends Map<Double, Double>> courses) {
        return courses.stream()
                .map(Growth::rate)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }
}
