package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.letrodx.data.fit.Statistics;

/**
 * The signal of each well of a plate: the primary read less the reference, if there is one, less the mean of the
 * blanks, if there are any and the read was not corrected already.
 */
public final class PlateSignal {
    /** House limit: an absorbance from which a well is taken as saturated. */
    static final double SATURATED = 4;
    /**
     * House limits: so many wells at one highest value, so many times as many as at any other high value, are a
     * ceiling.
     */
    private static final int CEILING = 4;

    private static final int TIMES = 3;
    /** House limit, as a share of the highest value: readings that are rounded so much repeat without a ceiling. */
    private static final double COARSE = 0.02;
    /** House limit: an absorbance from which a detector may compress. */
    static final double NEAR_LIMIT = 3;

    private final int number;
    private final String file;
    private final Plate plate;
    private final ReadChoice choice;
    private final String run;
    private final Map<Well, Filling> fillings;
    private final Map<Well, Double> raw = new TreeMap<>();
    private final Map<Well, Double> signals = new TreeMap<>();
    private final Map<Well, String> flags = new TreeMap<>();
    private final TreeSet<Well> saturated = new TreeSet<>();
    private final TreeSet<Well> nearLimit = new TreeSet<>();
    private final OptionalDouble blank;

    PlateSignal(int number, String file, Plate plate, ReadChoice choice, String run, Map<Well, Filling> fillings) {
        this.number = number;
        this.file = file;
        this.plate = plate;
        this.choice = choice;
        this.run = run;
        this.fillings = fillings;
        double ceiling = ceiling();
        choice.primary().readings().forEach((well, reading) -> take(well, reading, ceiling));
        double[] blanks = raw.keySet().stream()
                .filter(well -> role(well) == Role.BLANK)
                .mapToDouble(raw::get)
                .toArray();
        blank = blanks.length == 0 || choice.primary().corrected()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Statistics.mean(blanks));
        raw.forEach((well, value) -> signals.put(well, value - blank.orElse(0)));
    }

    /**
     * The highest value, if it stands in so many wells that it must be where the reader stops; infinite otherwise. What
     * is rounded repeats, too, but then its neighbours do as well.
     */
    private double ceiling() {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        choice.primary().readings().values().stream()
                .filter(Reading::isNumber)
                .forEach(reading -> counts.merge(reading.value(), 1, Integer::sum));
        if (counts.size() < 3) {
            return Double.POSITIVE_INFINITY;
        }
        double highest = counts.lastKey();
        double step = counts.keySet().stream()
                .filter(value -> value > counts.firstKey())
                .mapToDouble(value -> value - requireNonNull(counts.lowerKey(value)))
                .min()
                .orElseThrow();
        if (step > COARSE * highest) {
            return Double.POSITIVE_INFINITY;
        }
        double middle = (highest + counts.firstKey()) / 2;
        int others = counts.subMap(middle, true, highest, false).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        int there = counts.lastEntry().getValue();
        return there >= CEILING && there >= TIMES * others ? highest : Double.POSITIVE_INFINITY;
    }

    private void take(Well well, Reading reading, double ceiling) {
        Optional<Reading> reference =
                choice.reference().map(other -> other.readings().getOrDefault(well, Reading.NONE));
        if (!reading.isNumber()) {
            flags.put(well, reading.flag());
            if (reading.isAboveRange()) {
                saturated.add(well);
            }
        } else if (reference.filter(other -> !other.isNumber()).isPresent()) {
            flags.put(well, reference.get().flag());
        } else if (isAbsorbance() && reading.value() >= SATURATED) {
            flags.put(well, "above " + (int) SATURATED);
            saturated.add(well);
        } else if (reading.value() == ceiling) {
            flags.put(well, org.letrodx.data.Texts.digits(ceiling) + ", the highest value, repeated");
            saturated.add(well);
        } else {
            if (isAbsorbance() && reading.value() >= NEAR_LIMIT) {
                nearLimit.add(well);
            }
            raw.put(well, reading.value() - reference.map(Reading::value).orElse(0.0));
        }
    }

    /** Counted from 1, over all files. */
    public int number() {
        return number;
    }

    /** The file it is in. */
    public String file() {
        return file;
    }

    /** What the file calls it. */
    public String name() {
        return plate.name();
    }

    /** The run it belongs to; empty if nobody said. */
    public String run() {
        return run;
    }

    /** Its rows and columns. */
    public PlateSize size() {
        return plate.size();
    }

    /** True if absorbance was measured. */
    public boolean isAbsorbance() {
        return plate.detection() == Plate.Detection.ABSORBANCE;
    }

    Plate plate() {
        return plate;
    }

    ReadChoice choice() {
        return choice;
    }

    /** What was measured and what was taken from it, in words: {@code absorbance 562 - 660, less blanks 0.045}. */
    public String title() {
        String kind = plate.detection() == Plate.Detection.UNKNOWN
                ? "signal"
                : plate.detection().toString();
        return kind + " " + choice.label()
                + (choice.primary().corrected()
                        ? " (corrected by the reader)"
                        : blank.isPresent() ? ", less blanks" : "");
    }

    /** How the signal was worked out, in a sentence. */
    public String steps() {
        List<String> steps = new ArrayList<>();
        choice.reference()
                .ifPresent(other -> steps.add(
                        other.label() + " was taken from " + choice.primary().label()));
        if (choice.primary().corrected()) {
            steps.add("the reader had corrected it already, so blanks were not taken");
        } else if (blank.isPresent()) {
            steps.add("the mean of " + wells(Role.BLANK).size() + " blanks, "
                    + org.letrodx.data.Texts.digits(blank.getAsDouble()) + ", was taken from it");
        } else {
            steps.add("no blanks were taken");
        }
        return String.join("; ", steps);
    }

    /** The signal of each well that has one. */
    public Map<Well, Double> signals() {
        return Collections.unmodifiableMap(signals);
    }

    /** As read, less the reference, blanks not taken. */
    Map<Well, Double> raw() {
        return Collections.unmodifiableMap(raw);
    }

    /** The words in place of readings, by their wells; {@code no value} where the file has nothing. */
    public Map<Well, String> flags() {
        return Collections.unmodifiableMap(flags);
    }

    /** Wells above the range of the reader. */
    TreeSet<Well> saturated() {
        return saturated;
    }

    /** Wells that the detector may have compressed. */
    TreeSet<Well> nearLimit() {
        return nearLimit;
    }

    /** The mean of the blanks; empty if there are none, or none were to be taken. */
    OptionalDouble blank() {
        return blank;
    }

    /** What each well holds; nothing without a layout. */
    Map<Well, Filling> fillings() {
        return fillings;
    }

    /** What a well is there for; empty without a layout, and of wells that it does not name. */
    public Role role(Well well) {
        Filling filling = fillings.get(well);
        return filling == null ? Role.EMPTY : filling.role();
    }

    /** True if somebody said what its wells hold. */
    public boolean hasLayout() {
        return !fillings.isEmpty();
    }

    /** A well and what it holds: {@code A1, vehicle, drug_a}, {@code B2, sample, drug_a, 10 nM}. */
    public String holds(Well well) {
        Filling filling = fillings.get(well);
        return filling == null
                ? well.toString()
                : String.join(
                        ", ",
                        Stream.of(
                                        well.toString(),
                                        filling.role().toString(),
                                        filling.condition(),
                                        filling.arm(),
                                        filling.dose().map(Dose::toString).orElse(""))
                                .filter(part -> !part.isEmpty())
                                .toList());
    }

    /** All wells with this role. */
    List<Well> wells(Role role) {
        return fillings.entrySet().stream()
                .filter(entry -> entry.getValue().role() == role)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Its wells, named for a reader of several plates. */
    List<String> names(Collection<Well> wells, boolean several) {
        return wells.stream()
                .sorted()
                .map(well -> several ? "plate " + number + " " + well : well.toString())
                .toList();
    }

    @Override
    public String toString() {
        return plate.name();
    }
}
