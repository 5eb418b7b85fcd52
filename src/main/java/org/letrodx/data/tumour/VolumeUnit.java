package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.DataFile;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;
import org.letrodx.data.fit.Statistics;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;

/** The unit of the volumes: as somebody said, as a heading names it, or the only one that their size allows. */
final class VolumeUnit {
    /** House limits, in the unit that stands there: no median tumour is so large in cm3, none so small in mm3. */
    private static final double NEVER_CM3 = 20;

    private static final double NEVER_MM3 = 5;
    /**
     * House limits: no largest volumes of animals lie so far apart, and no two volumes within a week; 1000 is a unit.
     */
    private static final double BETWEEN_ANIMALS = 20;

    private static final double IN_AN_ANIMAL = 300;

    private static final String ONE_UNIT =
            "one unit in the whole table; if it is one, " + Unsaid.VOLUME_UNIT + ", mm3 or cm3";

    private final DataFile file;
    private final Optional<String> said;
    private final Faults faults;

    /** @throws InputException if somebody said another unit than mm3 or cm3 */
    VolumeUnit(DataFile file, Optional<String> said, Faults faults) {
        said.filter(unit -> !unit.equals("mm3") && !unit.equals("cm3")).ifPresent(unit -> {
            throw Faults.refused(Location.of(file.name()), "\"" + unit + "\" is no unit of volume here", "mm3 or cm3");
        });
        this.file = file;
        this.said = said;
        this.faults = faults;
    }

    /**
     * How many mm3 one of the unit is.
     *
     * @param heading of the volumes, or what stands above them
     */
    double factor(String heading, Collection<Draft> drafts, List<Remark> remarks) {
        String text = said.orElse(heading).toLowerCase(Locale.ROOT);
        if (text.matches("(?s).*(?:mm ?(?:\\^?3|\u00b3)|\u00b5l|\\bul\\b).*")) {
            return 1;
        }
        if (text.matches("(?s).*(?:cm ?(?:\\^?3|\u00b3)|\\bcc\\b|\\bml\\b).*")) {
            return 1000;
        }
        double median = Statistics.median(drafts.stream()
                .flatMap(draft -> draft.tumours.values().stream())
                .flatMap(readings -> readings.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(volume -> volume > 0)
                .toArray());
        if (median >= NEVER_CM3 || median <= NEVER_MM3) {
            String unit = median >= NEVER_CM3 ? "mm3" : "cm3";
            remarks.add(new Remark(
                    Remark.Kind.VOLUME_UNIT,
                    "No unit is named; the median volume, " + Texts.digits(median) + ", can only be " + unit + ".",
                    List.of()));
            return median >= NEVER_CM3 ? 1 : 1000;
        }
        if (Double.isNaN(median)) {
            return 1;
        }
        faults.add(
                Location.of(file.name()),
                "no unit of the volumes is named, and their median, " + Texts.digits(median) + ", may be of either",
                Unsaid.VOLUME_UNIT + ", mm3 or cm3, or a heading that names it");
        return 1;
    }

    /** The largest volume of a tumour, as it stands in the table. */
    private record Largest(double volume, Draft draft) {}

    /**
     * Refuses a table of which a part of the animals, or of the days, is written in another unit than the rest; who
     * said the unit knows better.
     *
     * @param first the day that is told as day 0
     */
    void refuseTwo(Collection<Draft> drafts, double first) {
        if (said.isPresent()) {
            return;
        }
        List<Largest> all = new ArrayList<>();
        for (Draft draft : drafts) {
            for (TreeMap<Double, Double> readings : draft.tumours.values()) {
                readings.values().stream()
                        .max(Comparator.naturalOrder())
                        .filter(most -> most > 0)
                        .ifPresent(most -> all.add(new Largest(most, draft)));
                readings.forEach((day, volume) -> Optional.ofNullable(readings.higherEntry(day))
                        .filter(next -> next.getKey() - day <= Animal.NEIGHBOURS
                                && Math.min(volume, next.getValue()) > 0
                                && Math.max(volume, next.getValue())
                                        >= IN_AN_ANIMAL * Math.min(volume, next.getValue()))
                        .ifPresent(next -> faults.add(
                                Location.of(file.name()),
                                draft.name() + " goes from " + Texts.digits(volume) + " on day "
                                        + Texts.digits(day - first) + " to " + Texts.digits(next.getValue())
                                        + " on day " + Texts.digits(next.getKey() - first)
                                        + ": mm3 and cm3 are mixed",
                                ONE_UNIT)));
            }
        }
        all.sort(Comparator.comparingDouble(Largest::volume));
        // of one animal alone it may be a tumour that did not take
        for (int i = 2; i < all.size() - 1; i++) {
            Largest small = all.get(i - 1);
            Largest large = all.get(i);
            if (small.volume <= NEVER_MM3
                    && large.volume >= NEVER_CM3
                    && large.volume >= BETWEEN_ANIMALS * small.volume) {
                faults.add(
                        Location.of(file.name()),
                        "the largest volume of " + small.draft.name() + " is " + Texts.digits(small.volume)
                                + " and that of " + large.draft.name() + " is " + Texts.digits(large.volume)
                                + ": mm3 and cm3 are mixed, or these tumours never grew",
                        ONE_UNIT);
            }
        }
        faults.refuse();
    }
}
