package org.letrodx.data.plate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.DataFile;

/**
 * What each well of the plates holds, as a person wrote it down. Three ways to write it: a table with a well a row
 * (columns {@code well, role, condition, concentration, unit}, and, where plates differ, {@code plate} and
 * {@code run}); a grid for each of these in one table; or ranges of wells in YAML, {@code role: {vehicle: A1-H1, blank:
 * H12}}.
 */
public final class Layout {
    /** Stands for every plate that has no layout of its own. */
    static final String EVERY_PLATE = "";

    private final DataFile file;
    private final Map<String, Map<Well, Filling>> fillings;
    private final Map<String, String> runs;

    Layout(DataFile file, Map<String, Map<Well, Filling>> fillings, Map<String, String> runs) {
        this.file = file;
        Map<String, Map<Well, Filling>> copy = new TreeMap<>();
        fillings.forEach((plate, wells) -> copy.put(plate, Collections.unmodifiableMap(new TreeMap<>(wells))));
        this.fillings = Collections.unmodifiableMap(copy);
        this.runs = Collections.unmodifiableMap(new TreeMap<>(runs));
    }

    /**
     * Reads a layout.
     *
     * @throws org.letrodx.document.InputException with every problem: wells that are listed twice, roles that do not
     *     exist, doses without a unit ...
     */
    public static Layout read(DataFile file) {
        return LayoutReader.read(file);
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

    /** The run of a plate, if the layout names it. */
    Optional<String> run(int number, String name) {
        return one(runs, number, name);
    }

    private static <T> Optional<T> one(Map<String, T> by, int number, String name) {
        T own = by.getOrDefault(String.valueOf(number), by.get(name));
        return Optional.ofNullable(own != null ? own : by.get(EVERY_PLATE));
    }
}
