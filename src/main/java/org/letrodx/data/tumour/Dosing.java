package org.letrodx.data.tumour;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.letrodx.data.Unsaid;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * When the animals of a study were dosed, as its table counts days.
 *
 * @param start the day of the first dose; empty if nobody said, or each animal has its own
 * @param startIsKnown true if the day of the first dose is known of every animal
 * @param lastDose the day of the last; empty if nobody said, or the animals were dosed to the end
 * @param toTheEnd true if the animals were dosed to their last reading
 */
record Dosing(OptionalDouble start, boolean startIsKnown, OptionalDouble lastDose, boolean toTheEnd) {
    /** House limit, in days: a dose a day works until the next would be due. */
    private static final double INTERVAL = 1;
    /** Why nothing is said of what counts from the first dose on. */
    static final String NOT_KNOWN = "the day of the first dose is not known";
    /** What would say it. */
    static final String ADD_START = Unsaid.START + ", or a column start";

    /**
     * @throws InputException if an option names a day that the table does not have, or the last dose before the first
     */
    static Dosing of(TumourTable table, Groups groups, TumourOptions options) {
        OptionalDouble start = options.start().isPresent()
                ? day(table, Unsaid.START, options.start().get())
                : table.onDrug() ? OptionalDouble.of(0) : OptionalDouble.empty();
        boolean toTheEnd = options.lastDose().filter("end"::equals).isPresent();
        Dosing dosing = new Dosing(
                start,
                start.isPresent()
                        || table.animals().stream()
                                .allMatch(animal -> animal.start().isPresent()),
                options.lastDose().isEmpty() || toTheEnd
                        ? OptionalDouble.empty()
                        : day(table, Unsaid.LAST_DOSE, options.lastDose().get()),
                toTheEnd);
        dosing.refuseLastBeforeFirst(table, groups.judged());
        return dosing;
    }

    private void refuseLastBeforeFirst(TumourTable table, List<Animal> judged) {
        if (lastDose.isEmpty()) {
            return;
        }
        double last = lastDose.getAsDouble();
        Optional<Animal> before = judged.stream()
                .filter(animal -> animal.start().orElse(start.orElse(last)) > last)
                .findFirst();
        if (before.isEmpty() && (!judged.isEmpty() || start.orElse(last) <= last)) {
            return;
        }
        String first = table.told(before.map(this::start).orElseGet(start::getAsDouble));
        throw new InputException(new Problem(
                Location.of(table.file().name()),
                "",
                Unsaid.LAST_DOSE + ": \"" + table.told(last) + "\" lies before " + Unsaid.START
                        + before.filter(animal -> animal.start().isPresent())
                                .map(animal -> " of " + animal.name())
                                .orElse("")
                        + ", " + first,
                "a day from " + first + " on; end, if they were dosed to their last reading"));
    }

    private static OptionalDouble day(TumourTable table, Unsaid option, String text) {
        OptionalDouble day = table.day(text);
        if (day.isEmpty()) {
            throw new InputException(new Problem(
                    Location.of(table.file().name()),
                    "",
                    option + ": \"" + text + "\" is no day of this table",
                    table.origin().isPresent()
                            ? "a date such as " + table.origin().get()
                            : "a number of days, as the table counts them"));
        }
        return day;
    }

    /** True if it is known until when the animals were dosed. */
    boolean endIsKnown() {
        return toTheEnd || lastDose.isPresent();
    }

    /**
     * The day of the first dose of an animal.
     *
     * @throws java.util.NoSuchElementException if it is not known
     */
    double start(Animal animal) {
        return animal.start().isPresent() ? animal.start().getAsDouble() : start.orElseThrow();
    }

    /** The volume of an animal on the day of its first dose; empty if it cannot be read. */
    OptionalDouble baseline(Animal animal) {
        return animal.volumeOn(start(animal));
    }

    /**
     * The volumes of an animal by days since its first dose: that on the day of it, if it can be read, and the readings
     * after it. What a tumour did before says nothing of the drug.
     */
    NavigableMap<Double, Double> course(Animal animal) {
        NavigableMap<Double, Double> course = new TreeMap<>();
        double start = start(animal);
        animal.volumes().tailMap(start, false).forEach((day, volume) -> course.put(day - start, volume));
        baseline(animal).ifPresent(volume -> course.put(0.0, volume));
        return course;
    }

    /** The same until the last dose. */
    NavigableMap<Double, Double> courseOnDrug(Animal animal) {
        NavigableMap<Double, Double> course = course(animal);
        course.keySet().removeIf(day -> !isOnDrug(animal, day));
        return course;
    }

    /** True unless the last dose is known and lies more than a day before a day since the first dose of an animal. */
    boolean isOnDrug(Animal animal, double since) {
        return lastDose.isEmpty() || since + start(animal) <= lastDose.getAsDouble() + INTERVAL;
    }
}
