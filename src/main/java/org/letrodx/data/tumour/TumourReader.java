package org.letrodx.data.tumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.letrodx.data.DataFile;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;

/** Reads tables with a reading a row, and tables with an animal a row and a day a column. */
final class TumourReader {
    private static final String FORMS =
            "a reading a row, with columns group, animal, day (or date) and volume (or length and width); or an animal "
                    + "a row, with days as headings";

    private final DataFile file;
    private final Faults faults = new Faults();
    private final VolumeUnit unit;
    private final Columns columns;
    private final VolumeCells cells;
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private TumourReader(DataFile file, Optional<String> volumeUnit) {
        this.file = file;
        List<Sheet> sheets = Content.of(file).table();
        this.unit = new VolumeUnit(file, volumeUnit, faults);
        this.columns = Columns.find(sheets).orElseThrow(() -> unrecognised(sheets));
        this.cells = new VolumeCells(columns, faults);
    }

    static TumourTable read(DataFile file, Optional<String> volumeUnit) {
        TumourReader reader = new TumourReader(file, volumeUnit);
        return reader.columns.isReadingARow() ? reader.readingARow() : reader.animalARow();
    }

    private InputException unrecognised(List<Sheet> sheets) {
        String begin = sheets.stream()
                .flatMap(sheet -> sheet.rows().stream())
                .findFirst()
                .map(row -> ", which begins \"" + Sheet.shorten(row.text()) + "\"")
                .orElse("");
        return Faults.refused(Location.of(file.name()), "no table of tumours is recognised in it" + begin, FORMS);
    }

    private TumourTable readingARow() {
        checkWhatWasMeasured();
        Days days = DayCells.inColumn(columns, faults);
        for (Sheet.Row row : columns.rows()) {
            OptionalDouble day = days.day(row.cell(columns.dayPlace()));
            if (day.isEmpty()) {
                faults.add(columns.sheet().at(row, columns.dayPlace()), "has no day", FORMS);
            } else if (columns.cell(row, Column.ANIMAL).isEmpty()) {
                faults.add(columns.at(row, Column.ANIMAL), "has no animal", FORMS);
            } else {
                Draft draft = draft(row, days);
                put(
                        draft,
                        row,
                        columns.place(columns.has(Column.VOLUME) ? Column.VOLUME : Column.LENGTH),
                        day.getAsDouble(),
                        volume(row));
                cells.number(columns.cell(row, Column.WEIGHT))
                        .ifPresent(weight -> draft.weights.put(day.getAsDouble(), weight));
            }
        }
        if (!columns.has(Column.VOLUME)) {
            remarks.add(new Remark(
                    Remark.Kind.VOLUME_FORMULA,
                    "Volumes are length x width^2 / 2; other formulas give other volumes.",
                    List.of()));
        }
        return table(
                "long",
                days,
                columns.has(Column.VOLUME)
                        ? columns.heading(Column.VOLUME)
                        : columns.heading(Column.LENGTH).replaceAll("(?i)(cm|mm)\\b", "$1^3"),
                columns.header()
                        .cell(columns.dayPlace())
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(treat|dos|drug|therapy).*"));
    }

    /** @throws InputException unless there are volumes, or lengths and widths, of animals in groups */
    private void checkWhatWasMeasured() {
        if (columns.has(Column.AREA) && !columns.has(Column.VOLUME)
                || columns.heading(Column.VOLUME).matches("(?i).*mm(?:\\^?2|\u00b2).*")) {
            throw Faults.refused(
                    columns.at(columns.header(), columns.has(Column.VOLUME) ? Column.VOLUME : Column.AREA),
                    "is an area, not a volume",
                    "volumes in mm3 or cm3, or columns length and width");
        }
        if (!columns.has(Column.VOLUME) && !(columns.has(Column.LENGTH) && columns.has(Column.WIDTH))) {
            throw lacks("volume");
        }
        if (!columns.haveGroups()) {
            throw lacks("group");
        }
    }

    private InputException lacks(String column) {
        return Faults.refused(columns.sheet().at(columns.header()), "has no column " + column, FORMS);
    }

    private OptionalDouble volume(Sheet.Row row) {
        if (columns.has(Column.VOLUME)) {
            return cells.volume(row, columns.place(Column.VOLUME));
        }
        OptionalDouble length = cells.volume(row, columns.place(Column.LENGTH));
        OptionalDouble width = cells.volume(row, columns.place(Column.WIDTH));
        return length.isPresent() && width.isPresent()
                ? OptionalDouble.of(ellipsoid(length.getAsDouble(), width.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static double ellipsoid(double length, double width) {
        double shorter = Math.min(length, width);
        return Math.max(length, width) * shorter * shorter / 2;
    }

    private TumourTable animalARow() {
        if (!columns.haveGroups()) {
            throw lacks("group");
        }
        Days days = DayCells.inHeadings(columns);
        for (Sheet.Row row : columns.rows()) {
            if (columns.cell(row, Column.ANIMAL).isEmpty()) {
                faults.add(columns.at(row, Column.ANIMAL), "has no animal", FORMS);
                continue;
            }
            Draft draft = draft(row, days);
            for (int place : columns.days()) {
                double day = days.day(columns.header().cell(place)).orElse(0);
                put(draft, row, place, day, cells.volume(row, place));
            }
        }
        return table("wide", days, columns.title(), false);
    }

    /** The animal of a row. */
    private Draft draft(Sheet.Row row, Days days) {
        String study = columns.cell(row, Column.STUDY);
        String model = columns.cell(row, Column.MODEL);
        String both = study.isEmpty() || model.isEmpty() ? study + model : study + ", " + model;
        String group = columns.cell(row, Column.GROUP);
        String treatment = columns.has(Column.TREATMENT) ? columns.cell(row, Column.TREATMENT) : group;
        String id = columns.cell(row, Column.ANIMAL);
        Draft draft = drafts.computeIfAbsent(
                both + "\n" + group + "\n" + treatment + "\n" + id, any -> new Draft(both, group, treatment, id));
        String start = columns.cell(row, Column.START);
        if (!VolumeCells.saysNothing(start)) {
            draft.start = days.day(start);
            if (draft.start.isEmpty()) {
                faults.add(
                        columns.at(row, Column.START),
                        "\"" + Sheet.shorten(start) + "\" is no day such as those of the readings",
                        days.areDates() ? "a date such as 2026-03-02" : "a number of days");
            }
        }
        return draft;
    }

    private void put(Draft draft, Sheet.Row row, int place, double day, OptionalDouble volume) {
        TreeMap<Double, Double> readings =
                draft.tumours.computeIfAbsent(columns.cell(row, Column.TUMOUR), any -> new TreeMap<>());
        if (volume.isPresent() && readings.put(day, volume.getAsDouble()) != null) {
            faults.add(
                    columns.sheet().at(row, place),
                    "animal " + draft.id + " of " + draft.treatment + " has a second volume on day "
                            + Texts.digits(day),
                    "one a day; a column tumour, if it has two tumours; a column group or study, if numbers are "
                            + "used again");
        }
    }

    private TumourTable table(String form, Days days, String heading, boolean onDrug) {
        double factor = unit.factor(heading, drafts.values(), remarks);
        faults.refuse();
        if (drafts.values().stream()
                .allMatch(draft -> draft.tumours.values().stream().allMatch(TreeMap::isEmpty))) {
            throw Faults.refused(Location.of(file.name()), "has no volume", FORMS);
        }
        double first = days.areDates()
                ? drafts.values().stream()
                        .flatMap(draft -> draft.tumours.values().stream())
                        .filter(readings -> !readings.isEmpty())
                        .mapToDouble(TreeMap::firstKey)
                        .min()
                        .orElse(0)
                : 0;
        ImpossibleChanges changes = new ImpossibleChanges(factor, first);
        drafts.values().forEach(changes::leaveOut);
        unit.refuseTwo(drafts.values(), first);
        Animals animals = Animals.of(drafts.values(), factor, first, columns.has(Column.TUMOUR));
        remarks.addAll(changes.remarks());
        cells.remark().ifPresent(remarks::add);
        remarks.addAll(animals.remarks());
        return new TumourTable(
                file,
                form,
                animals.list(),
                days.areDates() ? Optional.of(LocalDate.ofEpochDay((long) first)) : Optional.empty(),
                onDrug,
                remarks);
    }
}
