package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.data.DataFile;
import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.document.Written;

/** Reads the three ways to write a layout into what is said of each well, and that into what it holds. */
final class LayoutReader {
    private static final Pattern RANGE = Pattern.compile(
            "([A-Z]{1,2}\\d{1,2})\\s*(?:-|:|\u2013|to)\\s*([A-Z]{1,2}\\d{1,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile("([-+0-9.,eE]+)\\s*(.*)");
    private static final String WELLS = "wells such as A1, or ranges such as A1-H1";
    private static final String ROLES = Arrays.toString(Role.values()).replaceAll("[\\[\\]]", "");

    /** What a layout says of a well. */
    private enum Aspect {
        ROLE,
        CONDITION,
        CONCENTRATION,
        UNIT,
        ARM,
        PLATE,
        RUN;

        /** The aspect of a column or a block: {@code concentration}, {@code dose (nM)}; empty if it is none. */
        static Optional<Aspect> of(String name) {
            String plain = name.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\\s_]*\\(?\\[?(?:[npu\u00b5\u03bcm]?M|[npu\u00b5m]?g/m?L)\\)?]?$", "")
                    .replaceAll("(?i)[\\s_]*[\\[(].*$", "");
            return switch (plain) {
                case "role", "type", "content" -> Optional.of(ROLE);
                case "condition", "treatment", "drug", "group" -> Optional.of(CONDITION);
                case "concentration", "conc", "dose" -> Optional.of(CONCENTRATION);
                case "unit", "units" -> Optional.of(UNIT);
                case "arm", "hormone" -> Optional.of(ARM);
                case "plate" -> Optional.of(PLATE);
                case "run", "experiment" -> Optional.of(RUN);
                default -> Optional.empty();
            };
        }

        String word() {
            return Spelling.label(this);
        }
    }

    /** A word and where it stands. */
    private record Said(String text, Location at) {}

    private final DataFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Map<Well, Map<Aspect, Said>>> said = new TreeMap<>();
    private final Map<String, Map<Well, Location>> places = new TreeMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private String unit = "";

    private LayoutReader(DataFile file) {
        this.file = file;
    }

    /** @param largest of its plates */
    static Layout read(DataFile file, PlateSize largest) {
        LayoutReader reader = new LayoutReader(file);
        Content content = Content.of(file);
        if (content.text().length() > Documents.LARGEST) {
            throw new InputException(new Problem(
                    Location.of(file.name()),
                    "",
                    "is larger than " + Documents.LARGEST / 1024 + " KiB",
                    "a house limit on the size of a layout"));
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        if (content.isText()
                && (name.endsWith(".yaml")
                        || name.endsWith(".yml")
                        || content.text().matches("(?s)\\s*(?:#.*?\n\\s*)*(?:role|unit)\\s*:.*"))) {
            reader.ranges(Documents.yaml(content.text(), file.name()).sound());
        } else {
            reader.table(content);
        }
        Map<String, Map<Well, Filling>> fillings = new TreeMap<>();
        reader.places.values().forEach(places -> reader.problems.addAll(Layout.beyond(places, largest)));
        reader.said.forEach((plate, wells) -> {
            Map<Well, Filling> filled = new TreeMap<>();
            wells.forEach(
                    (well, aspects) -> reader.filling(well, aspects).ifPresent(filling -> filled.put(well, filling)));
            fillings.put(plate, filled);
        });
        if (reader.problems.isEmpty() && fillings.values().stream().allMatch(Map::isEmpty)) {
            reader.problem(Location.of(file.name()), "no well has a role", ROLES, "");
        }
        if (!reader.problems.isEmpty()) {
            throw new InputException(
                    reader.problems.stream().sorted(Problem.BY_PLACE).toList());
        }
        return new Layout(file, fillings, reader.places, reader.runs);
    }

    private void problem(Location at, String fault, String allowed, String maybe) {
        problems.add(new Problem(at, "", fault, allowed, maybe));
    }

    /** @param place where the well is named */
    private void say(String plate, Well well, Location place, Aspect aspect, String text, Location at) {
        if (text.isEmpty()) {
            return;
        }
        places.computeIfAbsent(plate, any -> new TreeMap<>()).putIfAbsent(well, place);
        Said before = said.computeIfAbsent(plate, any -> new TreeMap<>())
                .computeIfAbsent(well, any -> new LinkedHashMap<>())
                .putIfAbsent(aspect, new Said(text, at));
        if (before != null && !before.text().equals(text)) {
            problem(
                    at,
                    "well " + well + " has two of " + aspect.word() + ": " + before.text() + " and " + text,
                    "one",
                    "");
        }
    }

    // a well a row, or a grid for each aspect

    private void table(Content content) {
        boolean any = false;
        for (Sheet sheet : content.table()) {
            Optional<Sheet.Row> header = sheet.rows().stream()
                    .limit(30)
                    .filter(row -> column(row, "well") >= 0)
                    .findFirst();
            if (header.isPresent()) {
                rows(sheet, header.get());
                any = true;
            } else {
                any |= blocks(sheet);
            }
        }
        if (!any) {
            problem(
                    Location.of(file.name()),
                    "is no layout",
                    "a table with the columns well, role, condition, concentration, unit; a grid with \"role\" in its "
                            + "corner; or YAML: role: {vehicle: A1-H1}",
                    "");
        }
    }

    private static int column(Sheet.Row row, String name) {
        return row.cells().stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(name);
    }

    private void rows(Sheet sheet, Sheet.Row header) {
        int wells = column(header, "well");
        Map<Integer, Aspect> columns = new TreeMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            Optional<Aspect> aspect = Aspect.of(header.cell(i));
            if (aspect.isPresent()) {
                columns.put(i, aspect.get());
                unitOf(header.cell(i), aspect.get());
            }
        }
        if (!columns.containsValue(Aspect.ROLE)) {
            problem(
                    sheet.at(header),
                    "has no column role",
                    "well, role, condition, concentration, unit, arm, plate, run",
                    "");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Sheet.Row row : sheet.rows()) {
            if (row.line() <= header.line()) {
                continue;
            }
            Optional<Well> well = Well.of(row.cell(wells));
            if (well.isEmpty()) {
                problem(
                        sheet.at(row, wells),
                        "\"" + Sheet.shorten(row.cell(wells)) + "\" is no well",
                        "a letter and a number: A1",
                        "");
                continue;
            }
            String plate = Layout.EVERY_PLATE;
            for (Map.Entry<Integer, Aspect> column : columns.entrySet()) {
                plate = column.getValue() == Aspect.PLATE ? row.cell(column.getKey()) : plate;
            }
            Integer before = seen.put(plate + " " + well.get(), row.line());
            if (before != null) {
                problem(
                        sheet.at(row, wells),
                        "well " + well.get() + " is listed twice, in line " + before + ", too",
                        "each well once",
                        "");
                continue;
            }
            for (Map.Entry<Integer, Aspect> column : columns.entrySet()) {
                if (column.getValue() == Aspect.RUN
                        && !row.cell(column.getKey()).isEmpty()) {
                    run(plate, row.cell(column.getKey()), sheet.at(row, column.getKey()));
                } else if (column.getValue() != Aspect.PLATE && column.getValue() != Aspect.RUN) {
                    say(
                            plate,
                            well.get(),
                            sheet.at(row, wells),
                            column.getValue(),
                            row.cell(column.getKey()),
                            sheet.at(row, column.getKey()));
                }
            }
        }
    }

    private void run(String plate, String run, Location at) {
        String before = runs.putIfAbsent(plate, run);
        if (before != null && !before.equals(run)) {
            problem(at, "plate " + plate + " belongs to two runs, " + before + " and " + run, "one run", "");
        }
    }

    /** A unit in the name of a column or a block: {@code dose (nM)}. */
    private void unitOf(String name, Aspect aspect) {
        Matcher match = Pattern.compile("[\\s_(\\[]([^\\s()\\[\\]]+)[)\\]]?$").matcher(name.strip());
        if (aspect == Aspect.CONCENTRATION
                && match.find()
                && Dose.of(1, match.group(1)).isPresent()) {
            unit = match.group(1);
        }
    }

    private boolean blocks(Sheet sheet) {
        boolean any = false;
        List<Sheet.Row> rows = sheet.rows();
        for (int i = 0; i < rows.size(); i++) {
            Sheet.Row header = rows.get(i);
            int width = 0;
            while (header.cell(width + 1).matches("0?" + (width + 1))) {
                width++;
            }
            if (width < 3) {
                continue;
            }
            any = true;
            String title = header.cell(0).isEmpty() && i > 0 ? rows.get(i - 1).cell(0) : header.cell(0);
            Optional<Aspect> aspect = Aspect.of(title).filter(one -> one != Aspect.PLATE && one != Aspect.RUN);
            if (aspect.isEmpty()) {
                problem(
                        sheet.at(header),
                        "the grid is called \"" + Sheet.shorten(title) + "\"",
                        "role, condition, concentration, unit or arm in its corner",
                        Nearest.to(title, List.of("role", "condition", "concentration", "unit", "arm")));
                continue;
            }
            unitOf(title, aspect.get());
            for (int k = i + 1; k < rows.size() && Well.rowOf(rows.get(k).cell(0)) == k - i - 1; k++) {
                for (int column = 0; column < width; column++) {
                    Location at = sheet.at(rows.get(k), column + 1);
                    Well well = new Well(k - i - 1, column);
                    say(Layout.EVERY_PLATE, well, at, aspect.get(), rows.get(k).cell(column + 1), at);
                }
            }
        }
        return any;
    }

    // ranges of wells

    private void ranges(Written root) {
        if (!(root instanceof Written.Entries entries)) {
            problem(root.at(), "is no map", "role: {vehicle: A1-H1, blank: H12}", "");
            return;
        }
        for (Written.Entry entry : entries.entries()) {
            Optional<Aspect> aspect = Aspect.of(entry.name());
            if (entry.name().equals("unit")
                    && entry.value() instanceof Written.Scalar scalar
                    && scalar.text() != null) {
                unit = scalar.text();
            } else if (entry.name().equals("runs") && entry.value() instanceof Written.Entries plates) {
                plates.entries().forEach(plate -> run(plate.name(), text(plate.value()), plate.at()));
            } else if (aspect.isPresent()
                    && aspect.get() != Aspect.PLATE
                    && aspect.get() != Aspect.RUN
                    && entry.value() instanceof Written.Entries words) {
                words.entries().forEach(word -> wells(word.value(), aspect.get(), word.name()));
            } else {
                problem(
                        entry.at(),
                        "\"" + Sheet.shorten(entry.name()) + "\" is not read here",
                        "role, condition, concentration and arm, each a map of words to wells; unit; runs, a map of "
                                + "plates to runs",
                        Nearest.to(entry.name(), List.of("role", "condition", "concentration", "arm", "unit", "runs")));
            }
        }
    }

    private static String text(Written written) {
        return written instanceof Written.Scalar scalar && scalar.text() != null ? scalar.text() : "";
    }

    private void wells(Written written, Aspect aspect, String word) {
        List<Written> items = written instanceof Written.Items list ? list.items() : List.of(written);
        for (Written item : items) {
            for (String part : text(item).split("[,;]")) {
                List<Well> wells = wells(part.strip());
                if (wells.isEmpty()) {
                    problem(item.at(), "\"" + Sheet.shorten(part.strip()) + "\" names no wells", WELLS, "");
                }
                wells.forEach(well -> say(Layout.EVERY_PLATE, well, item.at(), aspect, word, item.at()));
            }
        }
    }

    /** The wells of {@code B7}, or of the rectangle {@code A1-H1}; none if it is neither. */
    private static List<Well> wells(String text) {
        Matcher range = RANGE.matcher(text);
        Optional<Well> from = Well.of(range.matches() ? range.group(1) : text);
        Optional<Well> to = Well.of(range.matches() ? range.group(2) : text);
        List<Well> wells = new ArrayList<>();
        if (from.isPresent() && to.isPresent()) {
            for (int row = from.get().row(); row <= to.get().row(); row++) {
                for (int column = from.get().column(); column <= to.get().column(); column++) {
                    wells.add(new Well(row, column));
                }
            }
        }
        return wells;
    }

    // what a well holds

    private Optional<Filling> filling(Well well, Map<Aspect, Said> aspects) {
        Said role = aspects.get(Aspect.ROLE);
        if (role == null) {
            Said other = Stream.of(Aspect.CONDITION, Aspect.CONCENTRATION, Aspect.ARM)
                    .map(aspects::get)
                    .filter(one -> one != null)
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                problem(other.at(), "well " + well + " has no role", ROLES, "");
            }
            return Optional.empty();
        }
        Optional<Role> known = Role.of(role.text());
        if (known.isEmpty()) {
            problem(role.at(), "\"" + Sheet.shorten(role.text()) + "\" is no role", ROLES, synonym(role.text()));
            return Optional.empty();
        }
        Said arm = aspects.get(Aspect.ARM);
        if (arm != null && !Filling.ARMS.contains(arm.text().toLowerCase(Locale.ROOT))) {
            problem(
                    arm.at(),
                    "\"" + Sheet.shorten(arm.text()) + "\" is no arm",
                    String.join(", ", Filling.ARMS),
                    Nearest.to(arm.text(), Filling.ARMS));
        }
        Said condition = aspects.get(Aspect.CONDITION);
        return Optional.of(new Filling(
                known.get(),
                condition == null ? "" : condition.text(),
                dose(well, known.get(), aspects),
                arm == null ? "" : arm.text().toLowerCase(Locale.ROOT)));
    }

    private static String synonym(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return plain.matches(".*(dmso|ethanol|control|untreated).*")
                ? "vehicle"
                : plain.matches(".*(drug|treat|unknown|spl|test).*")
                        ? "sample"
                        : plain.matches(".*(time ?zero|day ?0|t ?zero).*")
                                ? "t0"
                                : plain.matches(".*(pbs|water|buffer).*")
                                        ? "medium"
                                        : Nearest.to(
                                                word,
                                                Stream.of(Role.values())
                                                        .map(Role::toString)
                                                        .toList());
    }

    private Optional<Dose> dose(Well well, Role role, Map<Aspect, Said> aspects) {
        Said amount = aspects.get(Aspect.CONCENTRATION);
        if (amount == null) {
            return Optional.empty();
        }
        Matcher match = AMOUNT.matcher(amount.text());
        OptionalDouble number =
                match.matches() ? Reading.number(match.group(1).replace(',', '.'), false) : OptionalDouble.empty();
        if (number.isEmpty() || number.getAsDouble() < 0) {
            problem(
                    amount.at(),
                    "well " + well + ": \"" + Sheet.shorten(amount.text()) + "\" is no concentration",
                    "a number, and its unit in the column unit",
                    "");
            return Optional.empty();
        }
        if (number.getAsDouble() == 0) {
            if (role == Role.SAMPLE) {
                problem(
                        amount.at(),
                        "well " + well + " is a sample without drug",
                        "a concentration above zero",
                        "vehicle");
            }
            return Optional.empty();
        }
        Said own = aspects.get(Aspect.UNIT);
        String name = !match.group(2).isBlank() ? match.group(2) : own != null ? own.text() : unit;
        Optional<Dose> dose = Dose.of(number.getAsDouble(), name);
        if (dose.isEmpty()) {
            problem(
                    amount.at(),
                    "well " + well + ": "
                            + (name.isEmpty()
                                    ? "the concentration " + amount.text() + " has no unit"
                                    : "\"" + Sheet.shorten(name) + "\" is no unit of concentration"),
                    Dose.units(),
                    "");
        } else if (role == Role.VEHICLE) {
            problem(
                    amount.at(),
                    "well " + well + " is vehicle and has " + dose.get() + " of the drug",
                    "0, or nothing",
                    "sample");
        }
        return role == Role.SAMPLE ? dose : Optional.empty();
    }
}
