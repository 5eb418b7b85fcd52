package org.letrodx.data.plate.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.plate.Plate;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Read;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.Location;
import org.letrodx.document.Written;

/**
 * The Allotrope Simple Model of a plate reader, JSON: a document a well. Where a well has an error document, its value
 * is not a reading, whatever number stands there; the unit is not always true.
 */
final class AllotropeModel implements PlateFormat {
    /**
     * House limit: no well of a plate absorbs so little; an empty one has 0.03 to 0.05. Readings below it are not
     * thousandths.
     */
    private static final double LARGEST_ABSORBANCE = 6;

    private static final Map<String, Plate.Detection> DETECTIONS = Map.of(
            "absorbance",
            Plate.Detection.ABSORBANCE,
            "fluorescence",
            Plate.Detection.FLUORESCENCE,
            "luminescence",
            Plate.Detection.LUMINESCENCE);

    @Override
    public String name() {
        return "Allotrope Simple Model (JSON)";
    }

    @Override
    public boolean recognises(Content content) {
        return content.isText()
                && content.text().stripLeading().startsWith("{")
                && content.text().contains("\"$asm.manifest\"");
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        Document document = Documents.json(content.text(), content.file().name());
        new Reader(found).read(document.sound());
    }

    private static final class Reader {
        private final PlateFormats.Found found;
        private final Map<String, Map<String, Part>> plates = new LinkedHashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();

        private record Part(
                Plate.Detection detection,
                OptionalInt wavelength,
                boolean thousandths,
                Map<Well, Reading> readings,
                Location at) {}

        Reader(PlateFormats.Found found) {
            this.found = found;
        }

        void read(Written root) {
            for (Written wells : list(find(root, "plate reader aggregate document", "plate reader document"))) {
                Written aggregate = find(wells, "measurement aggregate document");
                for (Written measurement : list(find(aggregate, "measurement document"))) {
                    measurement(measurement, text(find(aggregate, "plate well count", "value")));
                }
            }
            plates.forEach((plate, parts) -> parts.forEach((label, part) -> add(plate, label, part)));
        }

        private void measurement(Written measurement, String count) {
            for (Map.Entry<String, Plate.Detection> kind : new TreeMap<>(DETECTIONS).entrySet()) {
                @Nullable Written value = find(measurement, kind.getKey());
                if (value == null) {
                    continue;
                }
                String plate = text(find(measurement, "sample document", "well plate identifier"));
                String name = text(find(measurement, "sample document", "location identifier"));
                Optional<Well> well = Well.of(name);
                if (well.isEmpty()) {
                    found.problem(
                            measurement.at(),
                            "\"" + Sheet.shorten(name) + "\" is no well",
                            "a letter and a number: A1");
                    continue;
                }
                @Nullable
                Written device =
                        list(find(measurement, "device control aggregate document", "device control document")).stream()
                                .findFirst()
                                .orElse(null);
                OptionalInt wavelength = Read.wavelength(text(find(device, "detector wavelength setting", "value"))
                        .replaceFirst("\\.0*$", ""));
                String label = wavelength.isPresent() ? String.valueOf(wavelength.getAsInt()) : kind.getKey();
                String key = plate.isEmpty() ? "Plate 1" : plate;
                counts.merge(key, number(count), Math::max);
                boolean thousandths = text(find(value, "unit")).equals("mAU");
                Part part = plates.computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                label,
                                any -> new Part(
                                        kind.getValue(), wavelength, thousandths, new TreeMap<>(), measurement.at()));
                reading(measurement, value, well.get(), part.readings());
            }
        }

        private void reading(Written measurement, Written value, Well well, Map<Well, Reading> readings) {
            String error = text(find(
                    list(find(measurement, "error aggregate document", "error document")).stream()
                            .findFirst()
                            .orElse(null),
                    "error"));
            String number = text(find(value, "value"));
            Optional<Reading> reading =
                    error.isEmpty() ? Reading.of(number, false) : Optional.of(new Reading(Double.NaN, error));
            if (reading.isEmpty()) {
                found.problem(value.at(), well + ": \"" + Sheet.shorten(number) + "\" is no reading", "a number");
            } else if (readings.put(well, reading.get()) != null) {
                found.problem(
                        measurement.at(), "well " + well + " is measured twice at one wavelength", "each read once");
            }
        }

        private void add(String plate, String label, Part part) {
            Optional<PlateSize> size = WellList.size(part.readings().keySet(), part.at(), found);
            if (size.isEmpty()) {
                return;
            }
            int count = counts.getOrDefault(plate, 0);
            if (count > 0 && count != size.get().wells()) {
                found.note("the plate well count says " + count + ", the wells make a plate of "
                        + size.get().wells() + ": the wells are believed");
            }
            double highest = part.readings().values().stream()
                    .filter(Reading::isNumber)
                    .mapToDouble(Reading::value)
                    .max()
                    .orElse(0);
            Map<Well, Reading> readings = new TreeMap<>(part.readings());
            if (part.thousandths() && highest <= LARGEST_ABSORBANCE) {
                found.note("readings are labelled mAU, and none is above " + highest
                        + ": they are taken as AU, since an empty well has 30 to 50 mAU");
            } else if (part.thousandths()) {
                readings.replaceAll(
                        (well, reading) -> reading.isNumber() ? new Reading(reading.value() / 1000, "") : reading);
            }
            found.add(
                    plate,
                    new Plate(
                            plate,
                            size.get(),
                            part.detection(),
                            List.of(new Read(label, part.wavelength(), false, readings, part.at())),
                            part.at()));
        }
    }

    private static int number(String text) {
        return Reading.number(text, false).isPresent()
                ? (int) Reading.number(text, false).getAsDouble()
                : 0;
    }

    /** The value at the end of a path of names; null if there is none. */
    private static @Nullable Written find(@Nullable Written written, String... names) {
        @Nullable Written at = written;
        for (String name : names) {
            at = at instanceof Written.Entries entries ? entries.find(name).orElse(null) : null;
        }
        return at;
    }

    private static List<Written> list(@Nullable Written written) {
        return written instanceof Written.Items items ? items.items() : List.of();
    }

    private static String text(@Nullable Written written) {
        return written instanceof Written.Scalar scalar && scalar.text() != null ? scalar.text() : "";
    }
}
