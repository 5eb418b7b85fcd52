package org.letrodx.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.TableRows;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/** Guesses what the columns of a table mean, for a first {@code columns.yaml} that a person then reads and completes. */
public final class ColumnGuess {
    /** How many rows are looked at. */
    private static final int ROWS = 500;
    /** Among how many rows the header is looked for. */
    private static final int HEADER = 12;
    /** How many cells of a column are shown. */
    private static final int SHOWN = 4;

    private static final Pattern UNIT_IN_BRACKETS =
            Pattern.compile("(?<name>.*\\S)\\s*[(\\[](?<unit>[^()\\[\\]]+)[)\\]]\\s*");
    private static final Pattern UNIT_BEHIND = Pattern.compile(
            "(?<name>.*\\S)[ _,/]+(?:in )?(?<unit>[pnu\u00b5m]?M|%|h|hours|d|days|min|weeks|nm|mg/kg/day)\\s*");
    private static final Set<String> TOTALS =
            Set.of("total", "totals", "sum", "mean", "average", "median", "summe", "gesamt");
    private static final Set<String> BLANKS =
            Set.of("nd", "n.d.", "na", "n/a", "n.a.", "#n/a", "-", "--", "?", "tbd", "null");
    private static final Map<String, String> YES_NO = Map.of(
            "y", "yes", "n", "no", "1", "yes", "0", "no", "x", "yes", "ja", "yes", "nein", "no", "wahr", "yes",
            "falsch", "no");

    /** What laboratories call things, folded, and what that is here. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        name(
                "id",
                "id",
                "sample",
                "sampleid",
                "sampleno",
                "samplename",
                "experiment",
                "experimentid",
                "experimentno",
                "labid",
                "request",
                "requestid",
                "plateid",
                "clientsampleid",
                "eln",
                "elnid");
        name("title", "title", "subject", "description", "experimenttitle");
        name("notes", "notes", "note", "comment", "comments", "remark", "remarks");
        name("complaint", "complaint", "problem");
        name("model.system", "system", "model", "modelsystem");
        name("cellLine.name", "cellline", "line", "cells", "celllinename");
        name("cellLine.er", "er", "erstatus", "estrogenreceptor");
        name("cellLine.pr", "pr", "prstatus", "pgr");
        name("cellLine.her2", "her2", "her2status");
        name("cellLine.passage", "passage", "passageno", "passagenumber", "p");
        name("cellLine.mycoplasma", "mycoplasma", "myco", "mycoplasmatest");
        name("cellLine.strProfile", "str", "strprofile", "authentication");
        name("medium.name", "medium", "media", "basemedium", "basalmedium", "culturemedium");
        name("medium.phenolRed", "phenolred", "red", "phenol");
        name("medium.insulin", "insulin");
        name("serum.treatment", "serum", "serumtreatment", "serumtype", "fbstype", "stripped");
        name("serum.kind", "serumkind", "serumspecies", "serumorigin");
        name("serum.percent", "serumpercent", "serum%", "fbs", "fbspercent", "serumconcentration", "fcs", "css");
        name("hormones.androgen", "androgen", "substrate", "steroid");
        name(
                "hormones.androgenConcentration",
                "androgenconcentration",
                "androgenconc",
                "testosterone",
                "substrateconc",
                "substrateconcentration",
                "androstenedione");
        name("hormones.estradiolAdded", "estradiol", "e2", "estradioladded");
        name("hormones.deprivation", "deprivation", "runin", "starvation", "estrogendeprivation");
        name("treatment.drug", "drug", "compound", "inhibitor", "treatment", "testitem", "testarticle", "substance");
        name(
                "treatment.concentrations",
                "concentration",
                "concentrations",
                "conc",
                "drugconc",
                "drugconcentration",
                "letrozole",
                "letrozoleconc",
                "letrozoleconcentration",
                "dosenm",
                "doses");
        name(
                "treatment.highestConcentration",
                "topconc",
                "topconcentration",
                "topdose",
                "maxconc",
                "maxconcentration",
                "highestconc",
                "highestdose");
        name("treatment.lowestConcentration", "bottomconc", "minconc", "minconcentration", "lowestconc", "lowestdose");
        name("treatment.vehicle", "vehicle", "solvent");
        name(
                "treatment.vehiclePercent",
                "dmso",
                "vehiclepercent",
                "solventpercent",
                "vehicle%",
                "dmso%",
                "dmsopercent");
        name(
                "treatment.exposure",
                "exposure",
                "exposuretime",
                "duration",
                "treatmenttime",
                "treatmentduration",
                "incubationtime",
                "time");
        name("treatment.renewal", "renewal", "mediumchange", "refresh", "mediachange", "changes");
        name("assay.endpoint", "endpoint", "readout", "assay", "assaytype", "method");
        name("assay.plateWells", "plate", "plateformat", "wells", "wellsperplate", "plateformatwells");
        name("assay.seedingDensity", "seeding", "seedingdensity", "density", "cellsperwell", "cells/well");
        name("assay.replicateWells", "replicates", "n", "replicatewells");
        name("assay.independentRuns", "runs", "independentruns", "repeats");
        name("assay.vehicleControl", "vehiclecontrol");
        name("assay.blankWells", "blanks", "blankwells");
        name("assay.edgeWellsUsed", "edgewells", "edgewellsused");
        name("host.species", "species");
        name("host.strain", "strain");
        name("dosing.dose", "dose", "dosage");
        name("dosing.bodyWeight", "bodyweight", "weight");
        name("dosing.route", "route");
        name(
                "extra",
                "project",
                "study",
                "analyst",
                "operator",
                "technician",
                "date",
                "client",
                "batch",
                "department",
                "scientist");
        for (FactType type : Vocabulary.types()) {
            if (!type.isDerived()) {
                KNOWN.putIfAbsent(Nearest.fold(type.path()), type.path());
                KNOWN.putIfAbsent(Nearest.fold(type.label()), type.path());
                KNOWN.putIfAbsent(Nearest.fold(type.section() + type.name()), type.path());
                KNOWN.putIfAbsent(Nearest.fold(type.section() + type.label()), type.path());
                if (type.name().length() > 5) {
                    KNOWN.putIfAbsent(Nearest.fold(type.name()), type.path());
                }
            }
        }
    }

    private static void name(String fact, String... names) {
        for (String name : names) {
            KNOWN.put(Nearest.fold(name), fact);
        }
    }

    private final Path table;
    private final List<TableRows.Row> rows;
    private final char separator;
    private final List<Integer> header = new ArrayList<>();
    private final Set<String> blanks = new LinkedHashSet<>();
    private final Set<String> totals = new LinkedHashSet<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final StringBuilder columns = new StringBuilder();

    private ColumnGuess(Path table, List<TableRows.Row> rows, char separator) {
        this.table = table;
        this.rows = rows;
        this.separator = separator;
    }

    /** A first description of the columns of a table, YAML. @throws InputException if there is no table */
    public static String of(Path table) {
        List<TableRows.Row> rows = new ArrayList<>();
        try (InputStream stream = Documents.open(table)) {
            TableRows read = new TableRows(stream, table.toString(), Optional.empty(), List.of());
            rows.add(read.header());
            for (Optional<TableRows.Row> row = read.next(); row.isPresent() && rows.size() < ROWS; row = read.next()) {
                rows.add(row.get());
            }
            return new ColumnGuess(table, rows, read.separator()).write();
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(table.toString()), unreadable);
        }
    }

    private String write() {
        int first = header();
        List<String> names = names(first);
        if (names.stream().allMatch(String::isBlank)) {
            throw new InputException(
                    List.of(new Problem(Location.of(table.toString()), "", "has no names of columns", "a header")));
        }
        List<TableRows.Row> body = new ArrayList<>(rows.subList(first + header.size(), rows.size()));
        body.removeIf(row -> isTotal(row.cells()));
        for (int column = 0; column < names.size(); column++) {
            if (!names.get(column).isBlank()) {
                describe(names.get(column), cells(body, column));
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("# What the columns of ")
                .append(table.getFileName())
                .append(" mean: guessed, so read it before you use it.\n");
        text.append("# \"letrodx facts\" lists what can be said; a column that means nothing goes to \"ignore\".\n");
        if (separator != ',') {
            text.append("# separated by ").append(separator == '\t' ? "tabs" : "\"" + separator + "\"");
            text.append("; decimal commas are read. decimal: \".\" or \",\" settles numbers such as 5.000.\n");
        }
        if (rows.get(first).number() != 1 || header.size() > 1) {
            text.append("header: ")
                    .append(header.size() == 1 ? header.get(0).toString() : header.toString())
                    .append('\n');
        }
        list(text, "blank", blanks);
        list(text, "totals", totals);
        if (!constants.isEmpty()) {
            text.append("constants:\n");
            constants.forEach((fact, value) ->
                    text.append("  ").append(fact).append(": ").append(value).append('\n'));
        }
        text.append("columns:\n").append(columns);
        if (stated.isEmpty()) {
            text.append("  # nothing could be guessed\n");
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String key, Set<String> words) {
        if (!words.isEmpty()) {
            text.append(key)
                    .append(": [")
                    .append(String.join(
                            ", ", words.stream().map(JsonWriter::compact).toList()))
                    .append("]\n");
        }
    }

    /** The row that has most names which mean something; of several, the fullest. */
    private int header() {
        int best = 0;
        long most = -1;
        for (int i = 0; i < Math.min(rows.size(), HEADER); i++) {
            List<String> cells = rows.get(i).cells();
            long known = cells.stream().filter(cell -> !meant(cell).isEmpty()).count();
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            long score = known * 1000 + (known > 0 ? 0 : filled);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        header.add(rows.get(best).number());
        if (best + 1 < rows.size() && isRowOfUnits(rows.get(best + 1).cells())) {
            header.add(rows.get(best + 1).number());
        }
        return best;
    }

    private static boolean isRowOfUnits(List<String> cells) {
        List<String> filled = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(ColumnGuess::isUnit);
    }

    private static boolean isUnit(String text) {
        String bare = text.replaceAll("[()\\[\\]]", "").strip();
        for (Dimension dimension : Dimension.values()) {
            if (!bare.isEmpty()
                    && dimension != Dimension.NUMBER
                    && dimension.factor(bare).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<String> names(int first) {
        List<String> names = new ArrayList<>();
        List<String> top = rows.get(first).cells();
        List<String> units =
                header.size() == 1 ? List.of() : rows.get(first + 1).cells();
        String group = "";
        for (int i = 0; i < Math.max(top.size(), units.size()); i++) {
            String name = i < top.size() ? top.get(i).strip() : "";
            String unit = i < units.size() ? units.get(i).strip() : "";
            group = name.isEmpty() && header.size() > 1 ? group : name;
            names.add((group + " " + unit).strip());
        }
        return names;
    }

    private boolean isTotal(List<String> cells) {
        Optional<String> firstFilled = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .findFirst();
        boolean total = firstFilled
                .filter(cell -> TOTALS.contains(cell.toLowerCase(Locale.ROOT)))
                .isPresent();
        if (total) {
            totals.add(firstFilled.get());
        }
        return total;
    }

    private List<String> cells(List<TableRows.Row> body, int column) {
        Set<String> distinct = new LinkedHashSet<>();
        for (TableRows.Row row : body) {
            String cell = column < row.cells().size() ? row.cells().get(column).strip() : "";
            if (BLANKS.contains(cell.toLowerCase(Locale.ROOT))) {
                blanks.add(cell);
            } else if (!cell.isEmpty()) {
                distinct.add(cell);
            }
        }
        return List.copyOf(distinct);
    }

    private void describe(String name, List<String> cells) {
        String unit = unit(name);
        String fact = meant(name);
        String key = "  " + JsonWriter.compact(name) + ": ";
        String other = fact.equals("extra") ? null : stated.get(fact);
        if (fact.isEmpty() || other != null) {
            columns.append("  # ")
                    .append(JsonWriter.compact(name))
                    .append(
                            other != null
                                    ? ": column " + JsonWriter.compact(other) + " says " + fact + ", too"
                                    : ": not guessed")
                    .append("; its cells: ")
                    .append(samples(cells))
                    .append('\n');
            return;
        }
        stated.put(fact, name);
        Optional<FactType> type = Vocabulary.find(fact);
        if (type.isEmpty()) {
            columns.append(key).append(fact).append('\n');
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add("fact: " + fact);
        boolean takesUnits = type.get().kind() == Kind.AMOUNT || type.get().kind() == Kind.AMOUNTS;
        boolean bare = cells.stream().anyMatch(cell -> cell.matches("[<>=\\s]*[\\d.,]+"));
        String unitToSay = !unit.isEmpty() ? unit : type.get().dimension() == Dimension.PERCENT ? "%" : "";
        if (takesUnits && bare && !unitToSay.isEmpty()) {
            parts.add("unit: " + JsonWriter.compact(unitToSay));
        }
        Map<String, String> values = values(type.get(), cells);
        if (!values.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            values.forEach((cell, meant) -> pairs.add(JsonWriter.compact(cell) + ": " + meant));
            parts.add("values: {" + String.join(", ", pairs) + "}");
        }
        columns.append(key)
                .append(parts.size() == 1 ? fact : "{" + String.join(", ", parts) + "}")
                .append('\n');
        if (takesUnits && bare && unitToSay.isEmpty()) {
            columns.append("    # its numbers have no unit: say one, {fact: ")
                    .append(fact)
                    .append(", unit: ")
                    .append(
                            type.get().units().isEmpty()
                                    ? "..."
                                    : type.get().units().get(0))
                    .append("}\n");
        }
        comments(name, type.get(), unitToSay, values, cells);
    }

    private void comments(String name, FactType type, String unit, Map<String, String> values, List<String> cells) {
        String folded = Nearest.fold(base(name));
        if (type.path().equals("treatment.vehiclePercent") && folded.startsWith("dmso")) {
            constants.put("treatment.vehicle", "DMSO");
        }
        boolean fraction =
                type.dimension() == Dimension.PERCENT && cells.stream().anyMatch(cell -> cell.matches("0[.,]\\d+"));
        if (fraction) {
            columns.append("    # 0.05 may be 5 %: percent: fraction, or percent: as written\n");
        }
        List<String> wrong = cells.stream()
                .filter(cell -> !values.containsKey(cell) && !isReadable(type, cell, unit))
                .limit(SHOWN)
                .toList();
        if (!wrong.isEmpty()) {
            columns.append("    # cannot be read, say what they mean with values: ")
                    .append(samples(wrong))
                    .append("; allowed: ")
                    .append(type.allowed())
                    .append('\n');
        }
    }

    /** What signs for yes and no mean, where each of them is one. */
    private static Map<String, String> values(FactType type, List<String> cells) {
        if (type.kind() != Kind.YES_NO) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String cell : cells) {
            String meant = YES_NO.get(cell.toLowerCase(Locale.ROOT));
            if (meant != null && !isReadable(type, cell, "")) {
                values.put(cell, meant);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static boolean isReadable(FactType type, String cell, String unit) {
        for (String text : List.of(cell, cell + " " + unit, cell.replace(',', '.') + " " + unit)) {
            try {
                type.read(new Written.Scalar(text.strip(), Location.NONE));
                return true;
            } catch (Unreadable notSo) {
                // perhaps with its unit
            }
        }
        return cell.contains(";");
    }

    private static String samples(List<String> cells) {
        return cells.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        cells.stream()
                                .limit(SHOWN)
                                .map(cell -> JsonWriter.compact(Unreadable.shorten(cell)))
                                .toList());
    }

    /** The fact of a column with this name; empty if it cannot be guessed. Per cent in a name tells an amount from a kind. */
    private static String meant(String name) {
        String percent = unit(name).equals("%") ? KNOWN.get(Nearest.fold(base(name) + "percent")) : null;
        return percent == null ? fact(base(name)) : percent;
    }

    /** A name without its unit. */
    private static String base(String name) {
        for (Pattern form : List.of(UNIT_IN_BRACKETS, UNIT_BEHIND)) {
            Matcher match = form.matcher(name);
            if (match.matches() && isUnit(match.group("unit"))) {
                return match.group("name").strip();
            }
        }
        return name.strip();
    }

    private static String unit(String name) {
        for (Pattern form : List.of(UNIT_IN_BRACKETS, UNIT_BEHIND)) {
            Matcher match = form.matcher(name);
            if (match.matches() && isUnit(match.group("unit"))) {
                return match.group("unit").strip();
            }
        }
        return "";
    }

    /** What a name is guessed to mean; empty if nothing. */
    private static String fact(String name) {
        String folded = Nearest.fold(name);
        String known = KNOWN.get(folded);
        if (known != null) {
            return known;
        }
        String near = folded.length() < 6 ? "" : Nearest.to(folded, KNOWN.keySet());
        return near.isEmpty() || Math.abs(near.length() - folded.length()) > 1 ? "" : KNOWN.getOrDefault(near, "");
    }
}
