package org.letrodx.data.tumour;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letrodx.data.DataFile;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.data.fit.Statistics;
import org.letrodx.data.plate.Reading;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Reads tables with a reading a row, and tables with an animal a row and a day a column. */
final class TumourReader {
    /** House limit: how many problems of one kind are listed. */
    private static final int LISTED = 20;
    /** House limits, in the unit that stands there: no median tumour is so large in cm3, none so small in mm3. */
    private static final double NEVER_CM3 = 20;

    private static final double NEVER_MM3 = 5;
    /**
     * House limits: no largest volumes of animals lie so far apart, and no two volumes within a week; 1000 is a unit.
     */
    private static final double UNIT_BETWEEN_ANIMALS = 20;

    private static final double UNIT_IN_AN_ANIMAL = 300;
    /** House limit, in mm3: a tumour that was larger at the reading before is not gone at the next. */
    private static final double NOT_GONE = 100;
    /** House limit: no tumour becomes so many times larger or smaller and is back at the next reading. */
    private static final double NEVER_FOLD = 5;
    /** House limit, in days, for a first or last volume, which no return shows to be wrong: twice a week. */
    private static final double HALF_A_WEEK = 4;
    /** House limit, in mm3: below it callipers err by as much. */
    private static final double MEASURABLE = 50;

    private static final String ONE_UNIT = "one unit in the whole table; --volume-unit mm3 or cm3 if it is one";
    private static final Pattern MISSING =
            Pattern.compile("(?i)|na|n/a|nan|#n/a|nd|n\\.d\\.|\\.|-|--|null|none|missing|not measured");
    private static final Pattern DEAD =
            Pattern.compile("(?i)dead|died|death|found dead|euthani[sz]ed|sacrificed|killed|culled|removed|x|\u2020");
    private static final Pattern MARKED =
            Pattern.compile("[<>~]=?\\s*-?\\d.*|-?\\d+(?:[.,]\\d+)?\\s*[*\u2020#a-z]{1,3}|#[A-Z/0!?]+");
    private static final String FORMS =
            "a reading a row, with columns group, animal, day (or date) and volume (or length and width); or an animal "
                    + "a row, with days as headings";

    /** What a column may be. */
    private enum Column {
        STUDY("study|study id|experiment|study name"),
        MODEL("model|model id|pdx|pdx id|patient|patient id"),
        GROUP("group|arm|cohort|group id|group name|group number"),
        TREATMENT("treatment|drug|compound|therapy"),
        ANIMAL("animal|animal id|animal no|animal number|mouse|mouse id|mouse no|mouse number|rat|rat "
                + "id|id|number|subject"),
        TUMOUR("tumou?r|tumou?r id|tumou?r no|tumou?r number|side|flank|site"),
        DAY("days?|time|study day|timepoint|days? (?!-?\\d).*|time (?!-?\\d).*|dpi"),
        DATE("date|date measured|measurement date|date of measurement"),
        VOLUME("volume|tumou?r volume|tv|vol|tumou?r vol|value|tumou?r size"),
        AREA("area|tumou?r area|l ?x ?w|length ?x ?width"),
        LENGTH("length|l|long|longest|d1|long axis|tumou?r length"),
        WIDTH("width|w|short|d2|short axis|tumou?r width"),
        WEIGHT("weight|body weight|bw|bodyweight|body mass"),
        START("start|start day|start date|first dose|treatment start|day of first dose");

        private final Pattern names;

        Column(String names) {
            this.names = Pattern.compile(names);
        }

        static Optional<Column> of(String heading) {
            String plain = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[_./-]+", " ")
                    .replaceAll("\\(.*?\\)|\\[.*?]", "")
                    .replaceAll("\\b[mc]m(?:3|\\^3|\u00b3|\\^?2|\u00b2)?$", "")
                    .strip();
            return Arrays.stream(values())
                    .filter(column -> column.names.matcher(plain).matches())
                    .findFirst();
        }
    }

    private final DataFile file;
    private final Optional<String> volumeUnit;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    /** Volumes that no tumour can have had, by animal. */
    private final Map<String, List<String>> slips = new LinkedHashMap<>();
    /** The same of first and last volumes, which may be right. */
    private final Map<String, List<String>> endJumps = new LinkedHashMap<>();

    private boolean comma;

    /** An animal while it is read: by tumour and day. */
    private static final class Draft {
        private final String study;
        private final String group;
        private final String treatment;
        private final String id;
        private final Map<String, TreeMap<Double, Double>> tumours = new TreeMap<>();
        private final TreeMap<Double, Double> weights = new TreeMap<>();
        private OptionalDouble start = OptionalDouble.empty();

        Draft(String study, String group, String treatment, String id) {
            this.study = study;
            this.group = group;
            this.treatment = treatment;
            this.id = id;
        }

        String name() {
            return treatment + " " + id;
        }
    }

    TumourReader(DataFile file, Optional<String> volumeUnit) {
        this.file = file;
        this.volumeUnit = volumeUnit;
    }

    TumourTable read() {
        List<Sheet> sheets = Content.of(file).table();
        if (volumeUnit
                .filter(unit -> !unit.equals("mm3") && !unit.equals("cm3"))
                .isPresent()) {
            throw refused(
                    Location.of(file.name()), "\"" + volumeUnit.get() + "\" is no unit of volume here", "mm3 or cm3");
        }
        for (Sheet sheet : sheets) {
            for (Sheet.Row row :
                    sheet.rows().subList(0, Math.min(30, sheet.rows().size()))) {
                Map<Column, Integer> columns = columns(row);
                List<Integer> days = dayColumns(row);
                boolean dated = columns.containsKey(Column.DAY) || columns.containsKey(Column.DATE);
                if (columns.containsKey(Column.ANIMAL) && (dated || days.size() >= 3)) {
                    return dated ? rows(sheet, row, columns) : wide(sheet, row, columns, days);
                }
            }
        }
        String begin = sheets.stream()
                .flatMap(sheet -> sheet.rows().stream())
                .findFirst()
                .map(row -> ", which begins \"" + shorten(row.text()) + "\"")
                .orElse("");
        throw refused(Location.of(file.name()), "no table of tumours is recognised in it" + begin, FORMS);
    }

    private static InputException refused(Location at, String fault, String allowed) {
        return new InputException(new Problem(at, "", fault, allowed));
    }

    private void problem(Location at, String fault, String allowed) {
        if (problems.size() < LISTED) {
            problems.add(new Problem(at, "", fault, allowed));
        } else if (problems.size() == LISTED) {
            problems.add(new Problem(at, "", "more problems follow from here on"));
        }
    }

    private static Map<Column, Integer> columns(Sheet.Row row) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        IntStream.range(0, row.cells().size())
                .forEach(i -> Column.of(row.cell(i)).ifPresent(column -> columns.putIfAbsent(column, i)));
        return columns;
    }

    /** The columns of a heading that are days or dates, after the first that is. */
    private static List<Integer> dayColumns(Sheet.Row row) {
        return IntStream.range(0, row.cells().size())
                .boxed()
                .filter(i -> row.cell(i).matches("(?i)(?:day|d|t)?[\\s_.]*-?\\d.*"))
                .filter(i -> Days.of(List.of(row.cell(i))) != Days.NEITHER)
                .toList();
    }

    private TumourTable rows(Sheet sheet, Sheet.Row header, Map<Column, Integer> columns) {
        String volumeHeading = heading(header, columns, Column.VOLUME);
        if (columns.containsKey(Column.AREA) && !columns.containsKey(Column.VOLUME)
                || volumeHeading.matches("(?i).*mm(?:\\^?2|\u00b2).*")) {
            throw refused(
                    sheet.at(header, columns.getOrDefault(Column.VOLUME, columns.getOrDefault(Column.AREA, 0))),
                    "is an area, not a volume",
                    "volumes in mm3 or cm3, or columns length and width");
        }
        boolean measured = columns.containsKey(Column.LENGTH) && columns.containsKey(Column.WIDTH);
        if (!columns.containsKey(Column.VOLUME) && !measured
                || !columns.containsKey(Column.GROUP) && !columns.containsKey(Column.TREATMENT)) {
            String lacks = !columns.containsKey(Column.VOLUME) && !measured ? "volume" : "group";
            throw refused(sheet.at(header), "has no column " + lacks, FORMS);
        }
        comma = hasDecimalCommas(sheet, header);
        int dayColumn = columns.getOrDefault(Column.DAY, columns.getOrDefault(Column.DATE, 0));
        List<Sheet.Row> rows =
                sheet.rows().stream().filter(row -> row.line() > header.line()).toList();
        Days days = days(
                sheet,
                rows.stream().filter(row -> !row.cell(dayColumn).isEmpty()).toList(),
                dayColumn);
        for (Sheet.Row row : rows) {
            OptionalDouble day = days.day(row.cell(dayColumn));
            if (row.cell(column(columns, Column.ANIMAL)).isEmpty() || day.isEmpty()) {
                problem(
                        sheet.at(row, day.isEmpty() ? dayColumn : column(columns, Column.ANIMAL)),
                        day.isEmpty() ? "has no day" : "has no animal",
                        FORMS);
                continue;
            }
            Draft draft = draft(row, columns);
            if (columns.containsKey(Column.VOLUME)) {
                put(
                        sheet,
                        row,
                        column(columns, Column.VOLUME),
                        draft,
                        tumour(row, columns),
                        day.getAsDouble(),
                        volume(sheet, row, column(columns, Column.VOLUME)));
            } else {
                OptionalDouble length = volume(sheet, row, column(columns, Column.LENGTH));
                OptionalDouble width = volume(sheet, row, column(columns, Column.WIDTH));
                put(
                        sheet,
                        row,
                        column(columns, Column.LENGTH),
                        draft,
                        tumour(row, columns),
                        day.getAsDouble(),
                        length.isPresent() && width.isPresent()
                                ? OptionalDouble.of(ellipsoid(length.getAsDouble(), width.getAsDouble()))
                                : OptionalDouble.empty());
            }
            if (columns.containsKey(Column.WEIGHT)) {
                Reading.number(row.cell(columns.get(Column.WEIGHT)), comma)
                        .ifPresent(weight -> draft.weights.put(day.getAsDouble(), weight));
            }
            if (columns.containsKey(Column.START)
                    && !row.cell(columns.get(Column.START)).isEmpty()) {
                draft.start = days.day(row.cell(columns.get(Column.START)));
            }
        }
        if (!columns.containsKey(Column.VOLUME)) {
            remark(Remark.Kind.VOLUME_FORMULA, "Volumes are length x width^2 / 2; other formulas give other volumes.");
        }
        boolean onDrug = header.cell(dayColumn).toLowerCase(Locale.ROOT).matches(".*(treat|dos|drug|therapy).*");
        String unit = columns.containsKey(Column.VOLUME)
                ? volumeHeading
                : heading(header, columns, Column.LENGTH).replaceAll("(?i)(cm|mm)\\b", "$1^3");
        return table("long", days, unit, onDrug, columns.containsKey(Column.TUMOUR));
    }

    private static double ellipsoid(double length, double width) {
        double shorter = Math.min(length, width);
        return Math.max(length, width) * shorter * shorter / 2;
    }

    /** The place of a column that the table has. */
    private static int column(Map<Column, Integer> columns, Column column) {
        return requireNonNull(columns.get(column));
    }

    private static String heading(Sheet.Row header, Map<Column, Integer> columns, Column column) {
        return columns.containsKey(column) ? header.cell(columns.get(column)) : "";
    }

    private static String tumour(Sheet.Row row, Map<Column, Integer> columns) {
        return columns.containsKey(Column.TUMOUR) ? row.cell(columns.get(Column.TUMOUR)) : "";
    }

    private TumourTable wide(Sheet sheet, Sheet.Row header, Map<Column, Integer> columns, List<Integer> dayColumns) {
        if (!columns.containsKey(Column.GROUP) && !columns.containsKey(Column.TREATMENT)) {
            throw refused(sheet.at(header), "has no column group", FORMS);
        }
        comma = hasDecimalCommas(sheet, header);
        Days days = Days.of(dayColumns.stream().map(header::cell).toList());
        checkDays(days, sheet.at(header, dayColumns.get(0)), header.cell(dayColumns.get(0)));
        for (Sheet.Row row : sheet.rows()) {
            if (row.line() <= header.line()) {
                continue;
            }
            if (row.cell(column(columns, Column.ANIMAL)).isEmpty()) {
                problem(sheet.at(row, column(columns, Column.ANIMAL)), "has no animal", FORMS);
                continue;
            }
            Draft draft = draft(row, columns);
            for (int column : dayColumns) {
                put(
                        sheet,
                        row,
                        column,
                        draft,
                        tumour(row, columns),
                        days.day(header.cell(column)).orElse(0),
                        volume(sheet, row, column));
            }
            if (columns.containsKey(Column.START)
                    && !row.cell(columns.get(Column.START)).isEmpty()) {
                draft.start = days.day(row.cell(columns.get(Column.START)));
            }
        }
        String title = sheet.rows().stream()
                .filter(row -> row.line() < header.line())
                .map(Sheet.Row::text)
                .collect(Collectors.joining(" "));
        return table("wide", days, title, false, columns.containsKey(Column.TUMOUR));
    }

    private static boolean hasDecimalCommas(Sheet sheet, Sheet.Row header) {
        List<Sheet.Row> rows = sheet.rows().stream()
                .filter(row -> row.line() > header.line())
                .limit(1_000)
                .toList();
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.matches("-?\\d+,\\d+"))
                && rows.stream().flatMap(row -> row.cells().stream()).noneMatch(cell -> cell.matches("-?\\d+\\.\\d+"));
    }

    private Days days(Sheet sheet, List<Sheet.Row> rows, int column) {
        Set<String> texts = rows.stream().map(row -> row.cell(column)).collect(Collectors.toCollection(TreeSet::new));
        Days days = Days.of(texts);
        if (days == Days.NEITHER && !texts.isEmpty()) {
            // most cells tell, and the others are wrong one by one
            Days most = Arrays.stream(Days.values())
                    .filter(one -> one == Days.NUMBERS || one.areDates())
                    .max(Comparator.comparingLong(one -> texts.stream()
                            .filter(text -> one.day(text).isPresent())
                            .count()))
                    .orElseThrow();
            rows.stream()
                    .filter(row -> most.day(row.cell(column)).isEmpty())
                    .forEach(row -> problem(
                            sheet.at(row, column),
                            "\"" + shorten(row.cell(column)) + "\" is no day",
                            "a number of days, or a date such as 2026-03-02"));
            return most;
        }
        if (!rows.isEmpty()) {
            checkDays(days, sheet.at(rows.get(0), column), rows.get(0).cell(column));
        }
        return days;
    }

    private static void checkDays(Days days, Location at, String first) {
        if (days == Days.AMBIGUOUS) {
            throw refused(
                    at,
                    "dates such as " + first + " may begin with the day or with the month, and none of them tells",
                    "dates such as 2026-03-02");
        }
        if (days == Days.NO_YEAR) {
            throw refused(at, "dates such as " + first + " have no year", "dates such as 2026-03-02, or days");
        }
        if (!days.areDates() && days != Days.NUMBERS) {
            throw refused(
                    at,
                    "\"" + shorten(first) + "\" is no day",
                    "a number of days, or a date such as 2026-03-02; all of one kind");
        }
    }

    private Draft draft(Sheet.Row row, Map<Column, Integer> columns) {
        String study = columns.containsKey(Column.STUDY) ? row.cell(columns.get(Column.STUDY)) : "";
        String model = columns.containsKey(Column.MODEL) ? row.cell(columns.get(Column.MODEL)) : "";
        String both = study.isEmpty() || model.isEmpty() ? study + model : study + ", " + model;
        String group = columns.containsKey(Column.GROUP) ? row.cell(columns.get(Column.GROUP)) : "";
        String treatment = columns.containsKey(Column.TREATMENT) ? row.cell(columns.get(Column.TREATMENT)) : group;
        String id = row.cell(column(columns, Column.ANIMAL));
        return drafts.computeIfAbsent(
                both + "\n" + group + "\n" + treatment + "\n" + id, any -> new Draft(both, group, treatment, id));
    }

    /** A volume or a length; empty if the cell has none, which is told if it looks like one. */
    private OptionalDouble volume(Sheet sheet, Sheet.Row row, int column) {
        String cell = row.cell(column);
        OptionalDouble number = Reading.number(cell, comma);
        if (number.isPresent() && number.getAsDouble() >= 0) {
            return number;
        }
        if (number.isPresent()) {
            problem(sheet.at(row, column), cell + " is below zero", "volumes from 0 on");
        } else if (MARKED.matcher(cell).matches()) {
            leftOut.add(cell + " in " + new Location("line " + row.line(), 0, 0) + ", column " + (column + 1));
        } else if (!MISSING.matcher(cell).matches() && !DEAD.matcher(cell).matches()) {
            problem(
                    sheet.at(row, column),
                    "\"" + shorten(cell) + "\" is no volume",
                    "a number; nothing or NA if it was not measured");
        }
        return OptionalDouble.empty();
    }

    private void put(
            Sheet sheet, Sheet.Row row, int column, Draft draft, String tumour, double day, OptionalDouble volume) {
        TreeMap<Double, Double> readings = draft.tumours.computeIfAbsent(tumour, any -> new TreeMap<>());
        if (volume.isPresent()) {
            Double before = readings.put(day, volume.getAsDouble());
            if (before != null) {
                problem(
                        sheet.at(row, column),
                        "animal " + draft.id + " of " + draft.treatment + " has a second volume on day "
                                + Texts.digits(day),
                        "one a day; a column tumour, if it has two tumours; a column group or study, if numbers are "
                                + "used again");
            }
        }
    }

    private void remark(Remark.Kind kind, String text) {
        remarks.add(new Remark(kind, text, List.of()));
    }

    private static String shorten(String text) {
        return text.length() <= 30 ? text : text.substring(0, 29) + "...";
    }

    private TumourTable table(String form, Days days, String unitText, boolean onDrug, boolean tellsTumours) {
        double factor = factor(unitText);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        if (drafts.values().stream()
                .allMatch(draft -> draft.tumours.values().stream().allMatch(TreeMap::isEmpty))) {
            throw refused(Location.of(file.name()), "has no volume", FORMS);
        }
        double first = days.areDates()
                ? drafts.values().stream()
                        .flatMap(draft -> draft.tumours.values().stream())
                        .filter(readings -> !readings.isEmpty())
                        .mapToDouble(TreeMap::firstKey)
                        .min()
                        .orElse(0)
                : 0;
        drafts.values()
                .forEach(draft -> draft.tumours.values().forEach(readings -> jumps(draft, readings, factor, first)));
        tellJumps();
        if (volumeUnit.isEmpty()) {
            refuseTwoUnits(first);
        }
        List<String> zeros = new ArrayList<>();
        List<Animal> animals = new ArrayList<>();
        Map<String, Set<String>> groups = groups();
        for (Draft draft : drafts.values()) {
            // a study may have several groups of one treatment
            boolean several = requireNonNull(groups.get(draft.study + "\n" + draft.treatment))
                            .size()
                    > 1;
            TreeMap<Double, Double> sums = new TreeMap<>();
            for (Map.Entry<Double, Double> reading : added(draft).entrySet()) {
                double volume = reading.getValue() * factor;
                double before = sums.isEmpty() ? 0 : sums.lastEntry().getValue();
                if (volume == 0 && before > NOT_GONE) {
                    zeros.add(draft.name() + " on day " + Texts.digits(reading.getKey() - first) + " after "
                            + Texts.digits(before) + " mm3");
                } else {
                    sums.put(reading.getKey() - first, volume);
                }
            }
            TreeMap<Double, Double> weights = new TreeMap<>();
            draft.weights.forEach((day, weight) -> weights.put(day - first, weight));
            animals.add(new Animal(
                    draft.study,
                    several ? draft.treatment + " (" + draft.group + ")" : draft.treatment,
                    draft.id,
                    draft.start.isPresent() ? OptionalDouble.of(draft.start.getAsDouble() - first) : draft.start,
                    sums,
                    weights,
                    tellsTumours ? draft.tumours.size() : 0));
        }
        tell(zeros, animals, tellsTumours);
        return new TumourTable(
                file,
                form,
                animals,
                days.areDates() ? Optional.of(LocalDate.ofEpochDay((long) first)) : Optional.empty(),
                onDrug,
                remarks);
    }

    /** The largest volume of a tumour, as it stands in the table. */
    private record Largest(double volume, Draft draft) {}

    /** A part of the animals, or of the days, that is written in another unit than the rest. */
    private void refuseTwoUnits(double first) {
        List<Largest> all = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            for (TreeMap<Double, Double> readings : draft.tumours.values()) {
                readings.values().stream()
                        .max(Comparator.naturalOrder())
                        .filter(most -> most > 0)
                        .ifPresent(most -> all.add(new Largest(most, draft)));
                readings.forEach((day, volume) -> Optional.ofNullable(readings.higherEntry(day))
                        .filter(next -> next.getKey() - day <= Animal.NEIGHBOURS
                                && Math.min(volume, next.getValue()) > 0
                                && Math.max(volume, next.getValue())
                                        >= UNIT_IN_AN_ANIMAL * Math.min(volume, next.getValue()))
                        .ifPresent(next -> problem(
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
                    && large.volume >= UNIT_BETWEEN_ANIMALS * small.volume) {
                problem(
                        Location.of(file.name()),
                        "the largest volume of " + small.draft.name() + " is " + Texts.digits(small.volume)
                                + " and that of " + large.draft.name() + " is " + Texts.digits(large.volume)
                                + ": mm3 and cm3 are mixed, or these tumours never grew",
                        ONE_UNIT);
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** Leaves out what no tumour can do between two near neighbours, and notes what it cannot do at an end. */
    private void jumps(Draft draft, TreeMap<Double, Double> readings, double factor, double first) {
        List<Double> slipped = jumps(readings, factor, 2);
        note(slips, draft, slipped, readings, factor, first);
        readings.keySet().removeAll(slipped);
        note(endJumps, draft, jumps(readings, factor, 1), readings, factor, first);
    }

    /**
     * The days whose volume is five times those beside it, or a fifth: inside the course two of them, at an end one.
     */
    private static List<Double> jumps(TreeMap<Double, Double> readings, double factor, int neighbours) {
        double far = neighbours == 1 ? HALF_A_WEEK : Animal.NEIGHBOURS;
        return readings.entrySet().stream()
                .filter(here -> {
                    List<Map.Entry<Double, Double>> beside = beside(readings, here.getKey());
                    return beside.size() == neighbours
                            && beside.stream().allMatch(other -> Math.abs(other.getKey() - here.getKey()) <= far)
                            && isJump(readings, here, beside, factor);
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isJump(
            TreeMap<Double, Double> readings,
            Map.Entry<Double, Double> here,
            List<Map.Entry<Double, Double>> beside,
            double factor) {
        double[] others =
                beside.stream().mapToDouble(Map.Entry::getValue).sorted().toArray();
        double smallest = others[0];
        double largest = others[others.length - 1];
        boolean rises = smallest > 0 && here.getValue() >= NEVER_FOLD * largest;
        boolean falls = here.getValue() > 0 && here.getValue() * NEVER_FOLD <= smallest;
        // a first volume may be small: tumours take
        return others.length == 1
                ? factor * smallest >= MEASURABLE
                        && (rises || falls && !here.getKey().equals(readings.firstKey()))
                : factor * Math.max(here.getValue(), largest) >= MEASURABLE && (rises || falls);
    }

    private static List<Map.Entry<Double, Double>> beside(TreeMap<Double, Double> readings, double day) {
        return Stream.of(Optional.ofNullable(readings.lowerEntry(day)), Optional.ofNullable(readings.higherEntry(day)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void note(
            Map<String, List<String>> jumps,
            Draft draft,
            List<Double> days,
            TreeMap<Double, Double> readings,
            double factor,
            double first) {
        for (double day : days) {
            List<String> beside = beside(readings, day).stream()
                    .map(other -> Texts.digits(factor * other.getValue()))
                    .toList();
            jumps.computeIfAbsent(draft.name(), any -> new ArrayList<>())
                    .add("on day " + Texts.digits(day - first) + " ("
                            + Texts.digits(factor * requireNonNull(readings.get(day))) + " mm3 "
                            + (beside.size() == 1 ? "beside " : "between ") + Texts.list(beside) + ")");
        }
    }

    private void tellJumps() {
        tellJumps(
                slips,
                " left out, since no tumour changes fivefold and comes back within a week or two (house limit; has a "
                        + "decimal point slipped?): ");
        tellJumps(
                endJumps,
                " at an end of the readings five times the next or a fifth, within half a week, and no other reading "
                        + "tells which of the two is right: kept (house limit; has a decimal point slipped?): ");
    }

    private void tellJumps(Map<String, List<String>> jumps, String what) {
        List<String> told = jumps.entrySet().stream()
                .flatMap(animal -> animal.getValue().stream().map(jump -> animal.getKey() + " " + jump))
                .toList();
        if (!told.isEmpty()) {
            remarks.add(new Remark(
                    Remark.Kind.IMPOSSIBLE_CHANGE,
                    Texts.count(told.size(), "volume") + what + Texts.some(told, 8) + ".",
                    List.copyOf(jumps.keySet())));
        }
    }

    /** The sum of the tumours of an animal on the days on which all of them were measured. */
    private static TreeMap<Double, Double> added(Draft draft) {
        TreeMap<Double, Double> sums = new TreeMap<>();
        TreeMap<Double, Integer> counts = new TreeMap<>();
        draft.tumours
                .values()
                .forEach(readings -> readings.forEach((day, volume) -> {
                    sums.merge(day, volume, Double::sum);
                    counts.merge(day, 1, Integer::sum);
                }));
        sums.keySet().removeIf(day -> counts.getOrDefault(day, 0) < draft.tumours.size());
        return sums;
    }

    /** The groups of each treatment in each study. */
    private Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        drafts.values()
                .forEach(draft -> groups.computeIfAbsent(draft.study + "\n" + draft.treatment, any -> new TreeSet<>())
                        .add(draft.group));
        return groups;
    }

    private double factor(String unitText) {
        String text = volumeUnit.orElse(unitText).toLowerCase(Locale.ROOT);
        if (text.matches("(?s).*(?:mm ?(?:\\^?3|\u00b3)|\u00b5l|\\bul\\b).*")) {
            return 1;
        }
        if (text.matches("(?s).*(?:cm ?(?:\\^?3|\u00b3)|\\bcc\\b|\\bml\\b).*")) {
            return 1000;
        }
        double median = Statistics.median(drafts.values().stream()
                .flatMap(draft -> draft.tumours.values().stream())
                .flatMap(readings -> readings.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(volume -> volume > 0)
                .toArray());
        if (median >= NEVER_CM3 || median <= NEVER_MM3) {
            String unit = median >= NEVER_CM3 ? "mm3" : "cm3";
            remark(
                    Remark.Kind.VOLUME_UNIT,
                    "No unit is named; the median volume, " + Texts.digits(median) + ", can only be " + unit + ".");
            return median >= NEVER_CM3 ? 1 : 1000;
        }
        if (Double.isNaN(median)) {
            return 1;
        }
        problem(
                Location.of(file.name()),
                "no unit of the volumes is named, and their median, " + Texts.digits(median) + ", may be of either",
                "--volume-unit mm3 " + "or cm3, or a unit in the heading");
        return 1;
    }

    private void tell(List<String> zeros, List<Animal> animals, boolean tellsTumours) {
        if (!leftOut.isEmpty()) {
            remark(
                    Remark.Kind.VOLUMES_LEFT_OUT,
                    Texts.count(leftOut.size(), "cell") + " left out, since a mark or a limit is no volume: "
                            + Texts.some(leftOut, 8) + ".");
        }
        if (!zeros.isEmpty()) {
            remark(
                    Remark.Kind.ZERO_VOLUMES,
                    Texts.count(zeros.size(), "volume")
                            + " of zero left out, since tumours of that size are not gone at the next reading: "
                            + Texts.some(zeros, 6) + ".");
        }
        long gone = animals.stream()
                .flatMap(animal -> animal.volumes().values().stream())
                .filter(volume -> volume == 0)
                .count();
        if (gone > 0) {
            remark(
                    Remark.Kind.ZERO_VOLUMES,
                    Texts.count((int) gone, "volume") + " of zero taken as tumours that are gone.");
        }
        Map<String, Set<String>> groups = new TreeMap<>();
        animals.forEach(animal -> groups.computeIfAbsent(animal.study() + "\n" + animal.id(), any -> new TreeSet<>())
                .add(animal.group()));
        if (groups.values().stream().anyMatch(of -> of.size() > 1)) {
            remark(
                    Remark.Kind.IDS_RESTART,
                    "Numbers of animals are used in more than one group: each group has its own.");
        }
        if (tellsTumours && animals.stream().anyMatch(animal -> animal.tumours() > 1)) {
            remark(
                    Remark.Kind.TUMOURS_ADDED_UP,
                    "Animals have more than one tumour: their volumes are added up, and the animal counts once.");
        }
    }
}
