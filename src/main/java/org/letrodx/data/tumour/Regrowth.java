package org.letrodx.data.tumour;

import java.util.Map;
import java.util.Optional;

/**
 * A tumour that had responded and grew again: two readings running after its smallest volume are 1.73 times that, and
 * 50 mm3. Days are counted from the first dose.
 *
 * @param animal whose tumour it is
 * @param nadir its smallest volume before
 * @param nadirDay the day of that
 * @param day of the first of the two readings
 * @param isOnDrug true if that day lies on drug, as far as it is known until when that was
 * @param hadBegun true if the last volume on drug was 25 % above the smallest before it
 */
record Regrowth(Animal animal, double nadir, double nadirDay, double day, boolean isOnDrug, boolean hadBegun) {
    /** 20 % more in diameter is 73 % more in volume (RECIST 1.1). */
    static final double REGROWN = 1.73;

    /** The regrowth of a tumour; empty if it did not grow again. */
    static Optional<Regrowth> of(Animal animal, Dosing dosing) {
        double nadir = Double.POSITIVE_INFINITY;
        double nadirDay = 0;
        double since = Double.NaN;
        for (Map.Entry<Double, Double> reading : dosing.course(animal).entrySet()) {
            if (reading.getValue() < nadir) {
                nadir = reading.getValue();
                nadirDay = reading.getKey();
                since = Double.NaN;
            } else if (reading.getValue() >= Math.max(REGROWN * nadir, TreatedOverControl.SMALL)) {
                if (!Double.isNaN(since)) {
                    return Optional.of(new Regrowth(
                            animal,
                            nadir,
                            nadirDay,
                            since,
                            dosing.isOnDrug(animal, since),
                            hadBegun(animal, dosing, nadir, nadirDay)));
                }
                since = reading.getKey();
            } else {
                since = Double.NaN;
            }
        }
        return Optional.empty();
    }

    private static boolean hadBegun(Animal animal, Dosing dosing, double nadir, double nadirDay) {
        Map.Entry<Double, Double> last = dosing.courseOnDrug(animal).lastEntry();
        return last != null && last.getKey() > nadirDay && last.getValue() >= Growth.GREW * nadir;
    }
}
