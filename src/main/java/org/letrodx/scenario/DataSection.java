package org.letrodx.scenario;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.letrodx.data.DataFile;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Unsaid;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.FromData;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Reads the section {@code data} of a scenario: which files hold plates and tumours, and how they are to be read. Files
 * lie in the folder of the scenario or below it; nothing else is opened.
 */
final class DataSection {
    static final List<String> PLATE = List.of("file", "layout", "read", "run", "condition", "wells");
    static final List<String> TUMOURS =
            List.of("file", "start", "lastDose", "control", "treated", "study", "volumeUnit");

    private static final String FORM = "plates: a list of maps with " + String.join(", ", PLATE)
            + "; tumours: a map with " + String.join(", ", TUMOURS);

    /** What tells how data were read, and no cause tells. */
    private static final Set<Remark.Kind> HOW_READ = EnumSet.of(
            Remark.Kind.FILE_NOTE,
            Remark.Kind.SAME_READINGS_TWICE,
            Remark.Kind.READING_MISSING,
            Remark.Kind.LAYOUT_MISMATCH,
            Remark.Kind.BELOW_BLANKS,
            Remark.Kind.VOLUME_UNIT,
            Remark.Kind.VOLUME_FORMULA,
            Remark.Kind.CONTROL_BY_NAME,
            Remark.Kind.VOLUMES_LEFT_OUT,
            Remark.Kind.ZERO_VOLUMES,
            Remark.Kind.IDS_RESTART,
            Remark.Kind.TUMOURS_ADDED_UP,
            Remark.Kind.DEFINITIONS_DISAGREE,
            Remark.Kind.RESPONSES_TIED);

    /** What plates and tumours are asked for first: without it something is not said of them. */
    private static final Set<DerivableFact> FIRST =
            EnumSet.of(DerivableFact.MAX_INHIBITION, DerivableFact.TREATED_OVER_CONTROL);

    private final Optional<Path> folder;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    /** A layout is read once, however many plates share it. */
    private final Map<String, Layout> layouts = new HashMap<>();

    private Optional<PlateAnalysis> plates = Optional.empty();
    private Optional<TumourAnalysis> tumours = Optional.empty();

    /** What a section says, what it was read from, and what was read otherwise than it may be meant. */
    record Read(FromData facts, ScenarioData data, List<Problem> warnings) {}

    private DataSection(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Reads the section and the files that it names.
     *
     * @param folder of the scenario; empty if it lies in none, so that it cannot name files
     * @throws InputException with every problem of the section and of the files
     */
    static Read read(Written section, Optional<Path> folder) {
        return new DataSection(folder).read(section);
    }

    private Read read(Written section) {
        if (!(section instanceof Written.Entries entries)) {
            throw new InputException(problem(section.at(), "data", "is not a map", FORM, ""));
        }
        if (folder.isEmpty()) {
            throw new InputException(problem(
                    section.at(),
                    "data",
                    "names files, and this scenario lies in no folder",
                    "a scenario file with its data beside it, or the facts of letrodx plate and letrodx tumours",
                    ""));
        }
        for (Written.Entry entry : entries.entries()) {
            switch (Vocabulary.british(entry.name())) {
                case "plates" -> readPlates(entry.value());
                case "tumours" -> readTumours(entry.value());
                default ->
                    problems.add(problem(
                            entry.at(),
                            "data",
                            "\"" + entry.name() + "\" is no kind of data",
                            "plates, tumours",
                            Nearest.to(entry.name(), List.of("plates", "tumours"))));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new Read(facts(entries), new ScenarioData(plates, tumours), warnings);
    }

    /** What the analyses say, in words of the vocabulary. */
    private FromData facts(Written.Entries section) {
        Map<String, String> files = new LinkedHashMap<>();
        List<FromData.Item> items = new ArrayList<>();
        Stream.concat(plates.map(PlateAnalysis::derived).stream(), tumours.map(TumourAnalysis::derived).stream())
                .forEach(derived -> {
                    derived.files().forEach(file -> files.put(file.name(), file.sha256()));
                    derived.facts().forEach(fact -> item(fact, section.at()).ifPresent(items::add));
                    warn(derived, section.at());
                });
        return new FromData(section.plain(), files, items);
    }

    private Optional<FromData.Item> item(DerivedFact fact, Location at) {
        try {
            return Optional.of(new FromData.Item(
                    fact.fact().path(), fact.stated(), fact.from(), fact.fact() == DerivableFact.INDEPENDENT_RUNS));
        } catch (IllegalArgumentException impossible) {
            warnings.add(problem(
                    at,
                    fact.fact().path(),
                    "the data say " + fact.stated() + " (" + fact.from() + "), which it cannot be, and it is left out",
                    Vocabulary.get(fact.fact().path()).allowed(),
                    ""));
            return Optional.empty();
        }
    }

    /** Tells how data were read where that may be wrong, and why what they are asked for first is missing. */
    private void warn(Derived derived, Location at) {
        derived.remarks().stream()
                .filter(remark -> HOW_READ.contains(remark.kind()))
                .forEach(remark -> warnings.add(problem(at, "data", keyed(remark.text()), "", "")));
        derived.notDerived().stream()
                .filter(not -> FIRST.contains(not.fact()))
                .forEach(not -> warnings.add(problem(
                        at,
                        "data",
                        "nothing is derived for " + not.fact().path() + ": " + not.reason(),
                        keyed(not.add()),
                        "")));
    }

    /** A message with the keys that say what is unsaid. */
    private static String keyed(String message) {
        return Unsaid.told(
                message,
                unsaid -> Optional.of(
                        switch (unsaid) {
                            case LAYOUT -> "layout";
                            case READ -> "read";
                            case RUN -> "run";
                            case CONDITION -> "condition";
                            case WELLS -> "wells";
                            case START -> "start";
                            case LAST_DOSE -> "lastDose";
                            case CONTROL -> "control";
                            case TREATED -> "treated";
                            case STUDY -> "study";
                            case VOLUME_UNIT -> "volumeUnit";
                        }));
    }

    private void readPlates(Written value) {
        List<PlateAnalysis.Input> inputs = new ArrayList<>();
        TreeSet<String> conditions = new TreeSet<>();
        int before = problems.size();
        for (Written item : value instanceof Written.Items list ? list.items() : List.of(value)) {
            Map<String, Written.Scalar> options = options(item, "data.plates", PLATE);
            if (options.containsKey("file")) {
                text(options, "condition").ifPresent(conditions::add);
                plate(options).ifPresent(inputs::add);
            }
        }
        if (conditions.size() > 1) {
            problems.add(problem(
                    value.at(),
                    "data.plates",
                    "several conditions are named: " + String.join(", ", conditions),
                    "one condition: a scenario is about one set of arms that get the drug",
                    ""));
        }
        if (problems.size() == before && !inputs.isEmpty()) {
            plates = judged(
                    value.at(),
                    "data.plates",
                    () -> PlateAnalysis.of(
                            inputs, conditions.isEmpty() ? Optional.empty() : Optional.of(conditions.first())));
        }
    }

    private Optional<PlateAnalysis.Input> plate(Map<String, Written.Scalar> options) {
        OptionalInt wells = wells(options);
        Optional<PlateFile> file =
                opened(requireNonNull(options.get("file")), "data.plates.file", data -> PlateFile.read(data, wells));
        Optional<Layout> layout = options.containsKey("layout")
                ? opened(
                        options.get("layout"),
                        "data.plates.layout",
                        data -> layouts.computeIfAbsent(data.name(), name -> Layout.read(data)))
                : Optional.empty();
        return file.map(plate -> new PlateAnalysis.Input(
                plate,
                layout,
                text(options, "read"),
                text(options, "run").stream().toList()));
    }

    private OptionalInt wells(Map<String, Written.Scalar> options) {
        Optional<String> wells = text(options, "wells");
        if (wells.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<PlateSize> size = PlateSize.named(wells.get());
        if (size.isEmpty()) {
            problems.add(problem(
                    requireNonNull(options.get("wells")).at(),
                    "data.plates.wells",
                    "\"" + wells.get() + "\" is no size of a plate",
                    "6, 12, 24, 48, 96, 384, 1536",
                    ""));
            return OptionalInt.empty();
        }
        return OptionalInt.of(size.get().wells());
    }

    private void readTumours(Written value) {
        if (value instanceof Written.Items list && list.items().size() > 1) {
            problems.add(problem(
                    list.items().get(1).at(),
                    "data.tumours",
                    "is a second table",
                    "one table: a scenario is about one study",
                    ""));
            return;
        }
        Written one = value instanceof Written.Items list && list.items().size() == 1
                ? list.items().get(0)
                : value;
        Map<String, Written.Scalar> options = options(one, "data.tumours", TUMOURS);
        if (!options.containsKey("file")) {
            return;
        }
        Optional<String> unit = text(options, "volumeUnit");
        opened(requireNonNull(options.get("file")), "data.tumours.file", data -> TumourTable.read(data, unit))
                .ifPresent(table -> tumours = judged(
                        value.at(),
                        "data.tumours",
                        () -> TumourAnalysis.of(
                                table,
                                new TumourOptions(
                                        text(options, "start"),
                                        text(options, "lastDose"),
                                        text(options, "control"),
                                        text(options, "treated"),
                                        text(options, "study"),
                                        unit))));
    }

    /** The options of a file, each a text; what is wrong with them is told. */
    private Map<String, Written.Scalar> options(Written item, String path, List<String> names) {
        Map<String, Written.Scalar> options = new LinkedHashMap<>();
        if (!(item instanceof Written.Entries entries)) {
            problems.add(problem(item.at(), path, "is not a map", "a map with " + String.join(", ", names), ""));
            return options;
        }
        for (Written.Entry entry : entries.entries()) {
            String wanted = entry.name().toLowerCase(Locale.ROOT);
            Optional<String> name = names.stream()
                    .filter(one -> one.toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst();
            if (name.isEmpty()) {
                problems.add(problem(
                        entry.at(),
                        path,
                        "\"" + entry.name() + "\" is not said of such a file",
                        String.join(", ", names),
                        Nearest.to(entry.name(), names)));
            } else if (!(entry.value() instanceof Written.Scalar scalar)) {
                problems.add(
                        problem(entry.value().at(), path + "." + name.get(), "is a list or a map", "one text", ""));
            } else if (scalar.text() != null) {
                options.put(name.get(), scalar);
            }
        }
        if (!options.containsKey("file")) {
            problems.add(
                    problem(item.at(), path, "names no file", "file: a path below the folder of the scenario", ""));
        }
        return options;
    }

    private static Optional<String> text(Map<String, Written.Scalar> options, String name) {
        return Optional.ofNullable(options.get(name)).map(Written.Scalar::text).map(String::strip);
    }

    /**
     * Opens a file that the scenario names, and reads it; nothing if it may not be opened or cannot be read, which is
     * told.
     */
    private <T> Optional<T> opened(Written.Scalar written, String path, Function<DataFile, T> reader) {
        String name = String.valueOf(written.text()).strip();
        Path file;
        try {
            file = inside(written, path, name);
        } catch (InputException refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
        try {
            try (var stream = Documents.open(file)) {
                return Optional.of(reader.apply(DataFile.read(stream, name)));
            }
        } catch (InputException unreadable) {
            unreadable.problems().forEach(one -> problems.add(located(one, name)));
        } catch (IllegalStateException missing) {
            problems.add(problem(written.at(), path, String.valueOf(missing.getMessage()), "", ""));
        } catch (IOException fault) {
            problems.addAll(
                    Documents.unreadable(Location.of(shown(name)), fault).problems());
        }
        return Optional.empty();
    }

    private <T> Optional<T> judged(Location at, String path, Supplier<T> judge) {
        try {
            return Optional.of(judge.get());
        } catch (InputException unclear) {
            unclear.problems().forEach(one -> problems.add(located(one, one.at().source())));
        } catch (IllegalStateException missing) {
            problems.add(problem(at, path, String.valueOf(missing.getMessage()), "", ""));
        }
        return Optional.empty();
    }

    /**
     * The real place of a file.
     *
     * @throws InputException if it is not one in the folder, or below it
     */
    private Path inside(Written.Scalar written, String path, String name) {
        String allowed = "a file in the folder of the scenario, or below it, named from there";
        Path own = folder.orElseThrow();
        try {
            Path named = Path.of(name);
            if (named.isAbsolute() || name.isEmpty()) {
                throw refused(
                        written, path, "\"" + name + "\" is " + (name.isEmpty() ? "no name" : "absolute"), allowed);
            }
            if (named.normalize().startsWith("..")) {
                throw refused(written, path, "\"" + name + "\" leads out of the folder of the scenario", allowed);
            }
            Path there = own.resolve(named);
            if (!Files.exists(there)) {
                throw refused(written, path, "there is no file \"" + name + "\"", allowed);
            }
            Path real = there.toRealPath();
            if (!real.startsWith(own.toRealPath())) {
                throw refused(written, path, "\"" + name + "\" is a link out of the folder of the scenario", allowed);
            }
            if (!Files.isRegularFile(real)) {
                throw refused(
                        written,
                        path,
                        "\"" + name + "\" is " + (Files.isDirectory(real) ? "a folder" : "a pipe or a device"),
                        allowed);
            }
            return real;
        } catch (InvalidPathException noPath) {
            throw refused(written, path, "\"" + name + "\" is not the name of a file", allowed);
        } catch (IOException fault) {
            throw Documents.unreadable(written.at(), fault);
        }
    }

    private static InputException refused(Written.Scalar written, String path, String fault, String allowed) {
        return new InputException(problem(written.at(), path, fault, allowed, ""));
    }

    /** A problem of a file that is known by its name in the scenario, at the place where the user finds it. */
    private Problem located(Problem one, String name) {
        Location at = one.at();
        Problem told = one.reworded(DataSection::keyed);
        return name.isEmpty() ? told : told.movedTo(new Location(shown(name), at.line(), at.column()));
    }

    private String shown(String name) {
        return folder.orElseThrow().resolve(name).toString();
    }

    private static Problem problem(Location at, String path, String fault, String allowed, String maybe) {
        return new Problem(at, path, fault, allowed, maybe);
    }
}
