package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.DataFile;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * What each well of the plates holds, as a person wrote it down. Three ways to write it: a table with a well a row
 * (columns {@code well, role, condition, concentration, unit}, and, where plates differ, {@code plate} and
 * {@code run}); a grid for each of these in one table; or ranges of wells in YAML, {@code role: {vehicle: A1-H1, blank:
 * H12}}.
 */
public final class Layout {
    /** Stands for every plate that has no layout of its own. */
    static final String EVERY_PLATE = "";
    /** House limit: so many places with wells that a plate does not have are told one by one. */
    private static final int LISTED = 20;

    private final DataFile file;
    private final Map<String, Map<Well, Filling>> fillings;
    private final Map<String, Map<Well, Location>> places;
    private final Map<String, String> runs;

    /** @param places where each well is named */
    Layout(
            DataFile file,
            Map<String, Map<Well, Filling>> fillings,
            Map<String, Map<Well, Location>> places,
            Map<String, String> runs) {
        this.file = file;
        this.fillings = copy(fillings);
        this.places = copy(places);
        this.runs = Collections.unmodifiableMap(new TreeMap<>(runs));
    }

    private static <T> Map<String, Map<Well, T>> copy(Map<String, Map<Well, T>> of) {
        Map<String, Map<Well, T>> copy = new TreeMap<>();
        of.forEach((plate, wells) -> copy.put(plate, Collections.unmodifiableMap(new TreeMap<>(wells))));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a layout of plates that are not known yet.
     *
     * @throws org.letrodx.document.InputException with every problem: wells that are listed twice, roles that do not
     *     exist, doses without a unit ...
     */
    public static Layout read(DataFile file) {
        return read(file, List.of());
    }

    /**
     * Reads a layout of these plates.
     *
     * @throws org.letrodx.document.InputException with every problem, wells that the largest of the plates does not
     *     have among them
     */
    public static Layout read(DataFile file, List<PlateFile> plates) {
        return LayoutReader.read(
                file,
                plates.stream()
                        .flatMap(one -> one.plates().stream())
                        .map(Plate::size)
                        .max(Comparator.naturalOrder())
                        .orElse(PlateSize.WELLS_1536));
    }

    /** The table to fill in, a well a row, with a line that says what may be written. */
    public static String template(PlateSize size) {
        StringBuilder table = new StringBuilder("well,role,condition,concentration,unit\n");
        size.all().forEach(well -> table.append(well).append(",,,,\n"));
        return table.toString();
    }

    /** The file that says so. */
    public DataFile file() {
        return file;
    }

    /**
     * The wells of a plate.
     *
     * @param number of the plate, counted from 1
     * @param name that the file gives it
     */
    Map<Well, Filling> wells(int number, String name) {
        return one(fillings, number, name).orElse(Map.of());
    }

    /**
     * The wells that it names and the plate does not have, place by place.
     *
     * @param number and name as in {@link #wells}
     */
    List<Problem> beyond(int number, String name, PlateSize size) {
        return beyond(one(places, number, name).orElse(Map.of()), size);
    }

    /** The wells that a plate of this size does not have, place by place; of many, those in the first places. */
    static List<Problem> beyond(Map<Well, Location> places, PlateSize size) {
        Map<Location, List<Well>> beyond = new LinkedHashMap<>();
        places.forEach((well, at) -> {
            if (!size.has(well)) {
                beyond.computeIfAbsent(at, any -> new ArrayList<>()).add(well);
            }
        });
        List<Problem> problems = new ArrayList<>();
        List<Well> rest = new ArrayList<>();
        beyond.forEach((at, wells) -> {
            if (problems.size() < LISTED) {
                problems.add(beyond(at, wells, "", size));
            } else {
                rest.addAll(wells);
            }
        });
        if (!rest.isEmpty()) {
            problems.add(beyond(requireNonNull(places.get(rest.get(0))), rest, "more ", size));
        }
        return problems;
    }

    private static Problem beyond(Location at, List<Well> wells, String more, PlateSize size) {
        List<Well> all = size.all();
        return new Problem(
                at,
                "",
                "names "
                        + (wells.size() == 1
                                ? more + "well " + wells.get(0)
                                : wells.size() + " " + more + "wells, " + wells.get(0) + " to "
                                        + wells.get(wells.size() - 1))
                        + ", which "
                        + (size == PlateSize.WELLS_1536 ? "no plate has" : "a plate of " + size + " does not have"),
                "wells from " + all.get(0) + " to " + all.get(all.size() - 1));
    }

    /** The run of a plate, if the layout names it. */
    Optional<String> run(int number, String name) {
        return one(runs, number, name);
    }

    private static <T> Optional<T> one(Map<String, T> by, int number, String name) {
        T own = by.getOrDefault(String.valueOf(number), by.get(name));
        return Optional.ofNullable(own != null ? own : by.get(EVERY_PLATE));
    }
}
