package org.letrodx.data.tumour;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a tumour did on drug by mRECIST (Gao 2015; thresholds and running average as in the program Xeva), the worst
 * last. What a tumour does after the last dose is no response to the drug; Xeva leaves it out if {@code treatment.only}
 * is set.
 */
public enum Response {
    CR,
    PR,
    SD,
    PD;

    /** From how many days after the first dose readings count. */
    static final double FROM = 10;

    /** Of the readings of an animal from its first dose to its last. */
    static Optional<Response> of(Animal animal, Dosing dosing) {
        return of(dosing.courseOnDrug(animal));
    }

    /**
     * Of volumes by days since the first dose; empty if fewer than two lie ten days and more after it, or that on the
     * day itself is not known.
     */
    static Optional<Response> of(NavigableMap<Double, Double> course) {
        Double baseline = course.get(0.0);
        if (baseline == null) {
            return Optional.empty();
        }
        // as Xeva does: of a tumour of no volume no change can be told in per cent
        double shift = baseline == 0 ? 1 : 0;
        double from = baseline + shift;
        double sum = 0;
        int count = 0;
        int late = 0;
        double best = Double.POSITIVE_INFINITY;
        double bestAverage = Double.POSITIVE_INFINITY;
        for (Map.Entry<Double, Double> reading : course.entrySet()) {
            double change = 100 * (reading.getValue() + shift - from) / from;
            sum += change;
            count++;
            if (reading.getKey() >= FROM) {
                late++;
                best = Math.min(best, change);
                bestAverage = Math.min(bestAverage, sum / count);
            }
        }
        return late < 2
                ? Optional.empty()
                : Optional.of(
                        best < -95 && bestAverage < -40
                                ? CR
                                : best < -50 && bestAverage < -20 ? PR : best < 35 && bestAverage < 30 ? SD : PD);
    }

    /** The word of a scenario: {@code regressed}, {@code static} or {@code grew}. */
    public String word() {
        return this == CR || this == PR ? "regressed" : this == SD ? "static" : "grew";
    }
}
