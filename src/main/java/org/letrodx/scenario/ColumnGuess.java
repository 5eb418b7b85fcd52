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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.TableRows;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Guesses what the columns of a table mean, for a first {@code columns.yaml} that a person then reads and completes. A
 * review takes it as it is: a column is stated only if its name is a known one, and its unit and its cells fit the
 * fact; all others are left out, each with a comment that says what was seen.
 */
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
    private static final Pattern BARE = Pattern.compile("[<>=\\s]*[\\d.,]+");
    private static final Pattern PERCENT = Pattern.compile("(?i)%|per ?cent|prozent");
    private static final Set<String> TOTALS =
            Set.of("total", "totals", "sum", "mean", "average", "median", "summe", "gesamt");
    private static final Set<String> BLANKS =
            Set.of("nd", "n.d.", "na", "n/a", "n.a.", "#n/a", "-", "--", "?", "tbd", "null");
    private static final Map<String, String> YES_NO = Map.ofEntries(
            Map.entry("y", "yes"),
            Map.entry("n", "no"),
            Map.entry("1", "yes"),
            Map.entry("0", "no"),
            Map.entry("x", "yes"),
            Map.entry("j", "yes"),
            Map.entry("ja", "yes"),
            Map.entry("nein", "no"),
            Map.entry("wahr", "yes"),
            Map.entry("falsch", "no"));
    /** What the first word of a name may say of every row besides: a fact and its value. */
    private static final Map<String, Map.Entry<String, String>> SAID_BY_A_NAME = Map.of(
            "dmso", Map.entry("treatment.vehicle", "DMSO"),
            "letrozole", Map.entry("treatment.drug", "letrozole"),
            "testosterone", Map.entry("hormones.androgen", "testosterone"),
            "androstenedione", Map.entry("hormones.androgen", "androstenedione"));

    /** What laboratories call things, in English and a little German, folded, and what that is here. */
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
                "elnid",
                "probe",
                "probennr",
                "probennummer",
                "probenid",
                "auftrag",
                "auftragsnr",
                "auftragsnummer",
                "versuch",
                "versuchsnr");
        name("title", "title", "subject", "description", "experimenttitle");
        name("notes", "notes", "note", "comment", "comments", "remark", "remarks");
        name("complaint", "complaint", "problem");
        name("model.system", "system", "model", "modelsystem");
        name("cellLine.name", "cellline", "line", "cells", "celllinename", "zelllinie");
        name("cellLine.er", "er", "erstatus", "estrogenreceptor");
        name("cellLine.pr", "pr", "prstatus", "pgr");
        name("cellLine.her2", "her2", "her2status");
        name("cellLine.passage", "passage", "passageno", "passagenumber", "p");
        name("cellLine.mycoplasma", "mycoplasma", "myco", "mycoplasmatest", "mykoplasmen");
        name("cellLine.strProfile", "str", "strprofile", "authentication");
        name("medium.name", "medium", "media", "basemedium", "basalmedium", "culturemedium", "kulturmedium");
        name("medium.phenolRed", "phenolred", "red", "phenol", "phenolrot");
        name("medium.insulin", "insulin");
        name("serum.treatment", "serum", "serumtreatment", "serumtype", "fbstype", "stripped");
        name("serum.kind", "serumkind", "serumspecies", "serumorigin");
        name(
                "serum.percent",
                "serumpercent",
                "serum%",
                "fbs",
                "fbspercent",
                "serumconcentration",
                "serumconc",
                "fcs",
                "css");
        name("hormones.androgen", "androgen", "substrate", "steroid");
        name(
                "hormones.androgenConcentration",
                "androgenconcentration",
                "androgenconc",
                "testosterone",
                "testosteron",
                "substrateconc",
                "substrateconcentration",
                "androstenedione",
                "androstendion");
        name("hormones.estradiolAdded", "estradiol", "e2", "estradioladded");
        name("hormones.deprivation", "deprivation", "runin", "starvation", "estrogendeprivation");
        name("treatment.drug", "drug", "compound", "inhibitor", "treatment", "testitem", "testarticle", "substance");
        name(
                "treatment.concentrations",
                "concentration",
                "konzentration",
                "concentrations",
                "conc",
                "drugconc",
                "drugconcentration",
                "letrozole",
                "letrozol",
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
        name("treatment.vehicle", "vehicle", "solvent", "lösungsmittel", "loesungsmittel");
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
                "time",
                "inkubationszeit",
                "exposition");
        name("treatment.renewal", "renewal", "mediumchange", "refresh", "mediachange", "changes");
        name("assay.endpoint", "endpoint", "readout", "assay", "assaytype", "method", "endpunkt");
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
                "scientist",
                "datum",
                "bearbeiter",
                "projekt");
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
    private final List<Integer> header;
    private final char separator;
    private final Set<String> blanks = new LinkedHashSet<>();
    private final Set<String> totals = new LinkedHashSet<>();
    private final Map<String, String> stated = new LinkedHashMap<>();
    private final StringBuilder columns = new StringBuilder();
    private final StringBuilder ignored = new StringBuilder();

    private ColumnGuess(Path table, List<Integer> header, char separator) {
        this.table = table;
        this.header = header;
        this.separator = separator;
    }

    /** The first rows of a table, that of the header first, and what separates their cells. */
    private record Start(List<TableRows.Row> rows, char separator) {}

    /**
     * A first description of the columns of a table, YAML.
     *
     * @throws InputException if there is no table, or one that is not UTF-8
     */
    public static String of(Path table) {
        Location at = Location.of(table.toString());
        Optional<InputFormat> format = InputFormat.of(table.toString()).filter(one -> one != InputFormat.CSV);
        if (format.isPresent()) {
            throw RowReader.fault(at, "is " + format.get().name() + ", no table", "a table, CSV");
        }
        Documents.checkIsText(table);
        List<Integer> header = header(firstRows(table));
        Start start = read(table, header, ROWS);
        return new ColumnGuess(table, header, start.separator())
                .write(
                        start.rows().get(0).cells(),
                        start.rows().subList(1, start.rows().size()));
    }

    /** The first rows, from the first of several cells on: a title above does not tell what separates cells. */
    private static List<TableRows.Row> firstRows(Path table) {
        List<TableRows.Row> rows = read(table, List.of(), HEADER).rows();
        for (TableRows.Row row : rows) {
            List<TableRows.Row> from =
                    read(table, List.of(row.number()), HEADER).rows();
            if (from.get(0).cells().size() > 1) {
                return from;
            }
        }
        return rows;
    }

    private static Start read(Path table, List<Integer> header, int most) {
        try (InputStream stream = Documents.open(table)) {
            TableRows read = new TableRows(stream, table.toString(), Optional.empty(), header);
            List<TableRows.Row> rows = new ArrayList<>();
            for (Optional<TableRows.Row> row = Optional.of(read.header());
                    row.isPresent() && rows.size() < most;
                    row = read.next()) {
                RowReader.checkIsUtf8(row.get().cells(), row.get()::at);
                rows.add(row.get());
            }
            return new Start(rows, read.separator());
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(table.toString()), unreadable);
        }
    }

    private String write(List<String> names, List<TableRows.Row> rows) {
        if (names.stream().allMatch(String::isBlank)) {
            throw RowReader.fault(Location.of(table.toString()), "has no names of columns", "a header");
        }
        List<List<String>> body = rows.stream()
                .map(row -> row.cells().stream().map(String::strip).toList())
                .filter(cells -> !isTotal(cells))
                .toList();
        boolean minusAnswers = minusAnswers(names, body);
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column).strip();
            List<String> cells = cells(body, column, minusAnswers);
            if (name.isEmpty() && !cells.isEmpty()) {
                ignore(name, "column " + (column + 1) + " has no name", cells);
            } else if (Collections.frequency(names, name) > 1 && names.indexOf(name) == column) {
                ignore(name, "is the name of several columns: give each a name of its own", cells);
            } else if (!name.isEmpty() && names.indexOf(name) == column) {
                describe(name, cells);
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("# What the columns of ")
                .append(table.getFileName())
                .append(" mean: guessed, so read it before you use it.\n");
        text.append("# \"letrodx facts\" lists what can be said.\n");
        if (separator != ',') {
            text.append("# separated by ").append(separator == '\t' ? "tabs" : "\"" + separator + "\"");
            text.append("; decimal commas are read. decimal: \".\" or \",\" settles numbers such as 5.000.\n");
        }
        if (!header.equals(List.of(1))) {
            text.append("header: ")
                    .append(header.size() == 1 ? header.get(0).toString() : header.toString())
                    .append('\n');
        }
        list(text, "blank", blanks);
        list(text, "totals", totals);
        constants(text);
        text.append("columns:\n").append(columns);
        if (stated.isEmpty()) {
            text.append("  # nothing could be guessed\n");
        }
        if (!ignored.isEmpty()) {
            text.append(
                            "# left out until you say under \"columns\" what they mean; \"extra\" carries one along\nignore:\n")
                    .append(ignored);
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

    /** What names of columns may say of every row, as comments. */
    private void constants(StringBuilder text) {
        Map<String, String> constants = new LinkedHashMap<>();
        stated.values().forEach(name -> {
            Map.Entry<String, String> said = SAID_BY_A_NAME.get(Nearest.fold(name.split("[^\\p{L}]", 2)[0]));
            if (said != null && !stated.containsKey(said.getKey())) {
                constants.putIfAbsent(said.getKey(), said.getValue());
            }
        });
        if (!constants.isEmpty()) {
            text.append(
                    "# If it holds for every row, as names of columns may say, take out the \"# \":\n# constants:\n");
            constants.forEach((fact, value) ->
                    text.append("#   ").append(fact).append(": ").append(value).append('\n'));
        }
    }

    /**
     * The row that has most names which mean something, of several the fullest; with the one above or below it, if the
     * two make one header.
     */
    private static List<Integer> header(List<TableRows.Row> rows) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i).cells();
            long known = cells.stream().filter(cell -> !meant(cell).isEmpty()).count();
            long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
            long score = known * 1000 + (known > 0 ? 0 : filled);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        for (int i = Math.max(best - 1, 0); i <= best && i + 1 < rows.size(); i++) {
            if (areOneHeader(rows.get(i).cells(), rows.get(i + 1).cells())) {
                return List.of(rows.get(i).number(), rows.get(i + 1).number());
            }
        }
        return List.of(rows.get(best).number());
    }

    /**
     * True of names above a row of units; and of names that go over several columns, above names without numbers that
     * tell these columns apart, where the first column has its name in one of the two rows.
     */
    private static boolean areOneHeader(List<String> above, List<String> below) {
        if (isRowOfUnits(below)) {
            return true;
        }
        List<String> groups = above.stream()
                .skip(1)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        Set<String> distinct = new LinkedHashSet<>(groups);
        boolean goOver = distinct.size() < groups.size()
                || IntStream.range(1, below.size())
                        .anyMatch(i -> !below.get(i).isBlank()
                                && (i >= above.size() || above.get(i).isBlank()));
        List<String> names = TableRows.names(List.of(above, below));
        return distinct.size() > 1
                && goOver
                && above.get(0).isBlank() != below.get(0).isBlank()
                && below.stream().noneMatch(cell -> cell.strip().matches("[<>=~]?\\s*\\d.*"))
                && new LinkedHashSet<>(names).size() == names.size();
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

    private boolean isTotal(List<String> cells) {
        Optional<String> firstFilled =
                cells.stream().filter(cell -> !cell.isEmpty()).findFirst();
        boolean total = firstFilled
                .filter(cell -> TOTALS.contains(cell.toLowerCase(Locale.ROOT)))
                .isPresent();
        if (total) {
            totals.add(firstFilled.get());
        }
        return total;
    }

    /** True if a minus stands beside a plus, or in a column whose fact has it for a word. */
    private static boolean minusAnswers(List<String> names, List<List<String>> body) {
        return body.stream()
                .anyMatch(cells -> cells.contains("+")
                        || IntStream.range(0, Math.min(cells.size(), names.size()))
                                .filter(i -> cells.get(i).equals("-"))
                                .anyMatch(i -> Vocabulary.find(meant(names.get(i)))
                                        .filter(type -> type.hasWord("-"))
                                        .isPresent()));
    }

    private List<String> cells(List<List<String>> body, int column, boolean minusAnswers) {
        Set<String> distinct = new LinkedHashSet<>();
        for (List<String> row : body) {
            String cell = column < row.size() ? row.get(column) : "";
            if (BLANKS.contains(cell.toLowerCase(Locale.ROOT)) && !(minusAnswers && cell.equals("-"))) {
                blanks.add(cell);
            } else if (!cell.isEmpty()) {
                distinct.add(cell);
            }
        }
        return List.copyOf(distinct);
    }

    /** States what a column means, or leaves it out and says why. */
    private void describe(String name, List<String> cells) {
        String fact = meant(name);
        Optional<FactType> type = Vocabulary.find(fact);
        if (fact.isEmpty()) {
            String near = near(name);
            boolean turns = Vocabulary.find(near)
                    .filter(one -> one.kind() == Kind.YES_NO)
                    .isPresent();
            ignore(name, near.isEmpty() ? "" : "perhaps " + near + (turns ? " or its opposite" : ""), cells);
        } else if (stated.containsKey(fact)) {
            ignore(name, "column " + JsonWriter.compact(stated.get(fact)) + " says " + fact + ", too", cells);
        } else if (type.isPresent()) {
            describe(name, type.get(), cells);
        } else {
            state(name, fact, fact);
        }
    }

    private void describe(String name, FactType type, List<String> cells) {
        String fact = type.path();
        boolean takesUnits = type.kind() == Kind.AMOUNT || type.kind() == Kind.AMOUNTS;
        boolean isBare =
                takesUnits && cells.stream().anyMatch(cell -> BARE.matcher(cell).matches());
        boolean isPercent =
                type.dimension() == Dimension.PERCENT && PERCENT.matcher(name).find();
        String unit = !isBare ? "" : isPercent ? "%" : unit(name);
        Map<String, String> values = values(type, cells);
        ColumnMapping.Column column =
                new ColumnMapping.Column(fact, unit, "", values, ColumnMapping.Percent.UNSAID, false);
        List<String> wrong =
                cells.stream().filter(cell -> !isReadable(column, cell)).toList();
        boolean isNumber = type.kind() == Kind.TEXT
                && !cells.isEmpty()
                && cells.stream().allMatch(cell -> BARE.matcher(cell).matches());
        if (!unit(name).isEmpty() && !takes(type, unit(name))) {
            ignore(name, "perhaps " + fact + ", which is not in " + unit(name), cells);
        } else if (isNumber) {
            ignore(name, "perhaps " + fact + ", which is no number", cells);
        } else if (isBare && unit.isEmpty()) {
            String usual = type.units().isEmpty() ? "..." : type.units().get(0);
            ignore(
                    name,
                    "perhaps {fact: " + fact + ", unit: " + JsonWriter.compact(usual)
                            + "}, but nothing says the unit of its numbers",
                    cells);
        } else if (!cells.isEmpty() && wrong.size() == cells.size()) {
            ignore(name, "perhaps " + fact + ", with values that say what its cells mean: " + type.allowed(), cells);
        } else {
            List<String> parts = new ArrayList<>(List.of("fact: " + fact));
            if (!unit.isEmpty()) {
                parts.add("unit: " + JsonWriter.compact(unit));
            }
            if (!values.isEmpty()) {
                List<String> pairs = new ArrayList<>();
                values.forEach((cell, meant) -> pairs.add(JsonWriter.compact(cell) + ": " + meant));
                parts.add("values: {" + String.join(", ", pairs) + "}");
            }
            state(name, fact, parts.size() == 1 ? fact : "{" + String.join(", ", parts) + "}");
            if (isPercent && cells.stream().anyMatch(cell -> cell.matches("0[.,]\\d+"))) {
                columns.append("    # 0.05 may be 5 %: percent: fraction, or percent: as written\n");
            }
            if (!wrong.isEmpty()) {
                columns.append("    # cannot be read, say what they mean with values: ")
                        .append(samples(wrong))
                        .append("; allowed: ")
                        .append(type.allowed())
                        .append('\n');
            }
        }
    }

    private void state(String name, String fact, String meaning) {
        if (!fact.equals("extra")) {
            stated.put(fact, name);
        }
        columns.append("  ")
                .append(JsonWriter.compact(name))
                .append(": ")
                .append(meaning)
                .append('\n');
    }

    private void ignore(String name, String why, List<String> cells) {
        ignored.append("  - ")
                .append(JsonWriter.compact(name))
                .append(" # ")
                .append(why.isEmpty() ? "" : why + "; ")
                .append("its cells: ")
                .append(samples(cells))
                .append('\n');
    }

    /** What signs for yes and no mean, where each of them is one. */
    private static Map<String, String> values(FactType type, List<String> cells) {
        if (type.kind() != Kind.YES_NO) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String cell : cells) {
            String meant = YES_NO.get(cell.toLowerCase(Locale.ROOT));
            if (meant != null && !isReadable(type, cell)) {
                values.put(cell, meant);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static boolean isReadable(FactType type, String text) {
        try {
            type.read(new Written.Scalar(text, Location.NONE));
            return true;
        } catch (Unreadable notSo) {
            return false;
        }
    }

    /** Whether a review can read a cell. */
    private boolean isReadable(ColumnMapping.Column column, String cell) {
        Experiment.Builder builder = Experiment.builder();
        new CellReader(column, "", CellReader.Decimals.of(Optional.empty(), separator))
                .check(cell, Location.NONE, builder);
        return builder.problems().isEmpty();
    }

    private static boolean takes(FactType type, String unit) {
        return (type.kind() == Kind.AMOUNT || type.kind() == Kind.AMOUNTS) && isReadable(type, "1 " + unit);
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

    /**
     * The fact of a column with this name, if that is a known one; empty if not. The unit tells an amount from a kind.
     */
    private static String meant(String name) {
        String folded = folded(name);
        String unit = unit(name);
        return Stream.of("", "percent", "concentration")
                .map(what -> KNOWN.getOrDefault(folded + what, ""))
                .filter(fact -> !unit.isEmpty())
                .filter(fact ->
                        Vocabulary.find(fact).filter(type -> takes(type, unit)).isPresent())
                .findFirst()
                .orElse(KNOWN.getOrDefault(folded, ""));
    }

    /** The fact whose name is like this one; empty if none. It may be its opposite, so a person must say. */
    private static String near(String name) {
        String folded = folded(name);
        return folded.length() < 6
                ? ""
                : KNOWN.getOrDefault(Nearest.to(folded, KNOWN.keySet(), Math.max(2, folded.length() / 4)), "");
    }

    /** A name without its unit, blanks, and the marks behind it; with a minus before or after it, which may deny it. */
    private static String folded(String name) {
        String base = parts(name).map(parts -> parts.group("name")).orElse(name).strip();
        return base.matches("[-\u2010-\u2015\u2212].*|.*[-\u2010-\u2015\u2212]")
                ? base
                : Nearest.fold(base).replaceAll("[.:?*#]", "");
    }

    private static String unit(String name) {
        return parts(name).map(parts -> parts.group("unit").strip()).orElse("");
    }

    /** A name and its unit; empty if it has none. */
    private static Optional<Matcher> parts(String name) {
        return Stream.of(UNIT_IN_BRACKETS, UNIT_BEHIND)
                .map(form -> form.matcher(name))
                .filter(match -> match.matches() && isUnit(match.group("unit")))
                .findFirst();
    }
}
