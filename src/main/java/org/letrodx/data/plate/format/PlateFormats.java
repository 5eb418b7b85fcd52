package org.letrodx.data.plate.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.letrodx.data.cells.Content;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Finds the format of a file by its signature. A table that a person made has none, so it comes last. */
public final class PlateFormats {
    private static final List<PlateFormat> ALL = List.of(
            new AllotropeModel(),
            new SoftMaxPro(),
            new Gen5(),
            new Mars(),
            new Envision(),
            new Kaleido(),
            new Magellan(),
            new SkanIt(),
            new SmartControl(),
            new PlainTable());

    private PlateFormats() {}

    /**
     * Reads the plates of a file.
     *
     * @param wells how many wells the plates of a table have that a person made, if somebody said so
     * @throws InputException if no format has such a signature, or the file has faults
     */
    public static PlateFile read(Content content, OptionalInt wells) {
        PlateFormat format =
                ALL.stream().filter(one -> one.recognises(content)).findFirst().orElseThrow();
        Found found = new Found(wells);
        format.read(content, found);
        if (!found.problems.isEmpty()) {
            throw new InputException(found.problems);
        }
        List<Plate> plates = found.plates();
        if (plates.isEmpty()) {
            throw new InputException(new Problem(
                    Location.of(content.file().name()),
                    "",
                    "is recognised as " + format.name() + ", but holds no readings of a plate"
                            + found.notes.stream().map(note -> "; " + note).collect(Collectors.joining()),
                    "end-point readings of whole plates"));
        }
        return new PlateFile(content.file(), format.name(), plates, found.grids, found.notes);
    }

    /** What a format found so far. */
    static final class Found {
        private final Map<String, Plate> plates = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final OptionalInt wells;
        private boolean grids;

        private Found(OptionalInt wells) {
            this.wells = wells;
        }

        /** How many wells the plates have, if somebody said so. */
        OptionalInt wells() {
            return wells;
        }

        /** The reads of the one plate may as well be plates. */
        void gridsMayBePlates() {
            grids = true;
        }

        void problem(Location at, String fault, String allowed) {
            problems.add(new Problem(at, "", fault, allowed));
        }

        void problems(List<Problem> more) {
            problems.addAll(more);
        }

        void note(String note) {
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }

        /**
         * A read of a plate. The same readings once more, as workbooks have them on several sheets, are left out with a
         * note.
         */
        void add(String plate, Grid grid, Plate.Detection detection, Read read) {
            if (read.corrected() && !grid.problems().isEmpty()) {
                note(read.at() + ": \"" + read.label()
                        + "\", which was computed, holds more than numbers, and is left out");
                return;
            }
            add(plate, new Plate(plate, grid.size(), detection, List.of(read), read.at()));
            problems.addAll(grid.problems());
        }

        void add(String key, Plate part) {
            for (Read read : part.reads()) {
                Plate plate = plates.get(key);
                if (plate == null) {
                    plates.put(key, new Plate(part.name(), part.size(), part.detection(), List.of(read), part.at()));
                } else if (plate.size() != part.size()) {
                    problem(
                            read.at(),
                            "plate " + key + " has " + part.size() + " here and " + plate.size() + " before",
                            "one size");
                } else if (plate.reads().stream()
                        .anyMatch(one -> one.label().equals(read.label())
                                && one.readings().equals(read.readings()))) {
                    note(read.at() + " repeats readings that stand above, and is left out");
                } else {
                    List<Read> reads = new ArrayList<>(plate.reads());
                    reads.add(read);
                    plates.put(
                            key,
                            new Plate(
                                    plate.name(),
                                    plate.size(),
                                    plate.detection() == Plate.Detection.UNKNOWN ? part.detection() : plate.detection(),
                                    reads,
                                    plate.at()));
                }
            }
        }

        /** Those of which at least one well was read. */
        private List<Plate> plates() {
            return plates.values().stream()
                    .filter(plate -> plate.reads().stream()
                            .anyMatch(read -> read.readings().values().stream().anyMatch(Reading::isNumber)))
                    .toList();
        }
    }
}
