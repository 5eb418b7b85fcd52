package org.letrodx.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.report.ReviewFormat;
import org.letrodx.review.FailOn;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code letrodx.yaml} says, found in the working directory or the nearest one above it: a value for an option
 * that the command
 * line does not give. House rules decide the answer, so it cannot name them. Its paths are relative to the directory it lies in.
 */
final class Settings implements IDefaultValueProvider {
    static final String FILE = "letrodx.yaml";
    /** The options it may set, by their long names, and what each may be. */
    private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

    private static final Set<String> OF_RULES = Set.of("select", "without");
    private static final Set<String> OF_FILES = Set.of("waivers", "baseline", "columns", "record");
    private static final Set<String> OF_SEVERAL = Set.of("select", "without", "waivers");

    static {
        ALLOWED.put("format", words(ReviewFormat.values()));
        ALLOWED.put("fail-on", words(FailOn.values()));
        ALLOWED.put("select", "ids of rules, or the beginning of several");
        ALLOWED.put("without", "ids of rules, or the beginning of several");
        ALLOWED.put("jobs", "from 1 to " + ReviewCommand.MOST_JOBS);
        ALLOWED.put("by", "a name");
        ALLOWED.put("waivers", "files of waivers");
        ALLOWED.put("baseline", "a file");
        ALLOWED.put("columns", "a file");
        ALLOWED.put("record", "a directory");
    }

    private static String words(Enum<?>[] constants) {
        return String.join(", ", Stream.of(constants).map(Enum::toString).toList());
    }

    /** Those in which nothing was found wrong, as the command line would give them. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    /** What rules are named: whether there are such is seen when the rules are there. */
    private final List<NamedRules> rules = new ArrayList<>();

    private record NamedRules(String setting, String beginning, Location at) {}

    private Settings() {}

    /**
     * The settings that hold in a directory. @throws InputException if their file cannot be read; what it says is not
     * checked yet
     */
    static Settings above(Path directory) {
        for (Path folder = directory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(FILE);
            if (Files.exists(file)) {
                Settings settings = new Settings();
                settings.read(file);
                return settings;
            }
        }
        return new Settings();
    }

    private void read(Path file) {
        Document document = Documents.read(file);
        problems.addAll(document.problems());
        if (document.root() instanceof Written.Entries top) {
            top.entries().forEach(entry -> read(entry, file));
        } else {
            problems.add(new Problem(
                    document.root().at(), "", "is not a map of settings", String.join(", ", ALLOWED.keySet()), ""));
        }
    }

    private void read(Written.Entry entry, Path file) {
        String name = entry.name();
        if (!ALLOWED.containsKey(name)) {
            boolean code = name.equals("rules");
            problems.add(new Problem(
                    entry.at(),
                    "",
                    "\"" + name + "\" is not a setting"
                            + (code ? ": house rules decide the answer and are named on the command line only" : ""),
                    String.join(", ", ALLOWED.keySet()),
                    code ? "" : Nearest.to(name, ALLOWED.keySet())));
            return;
        }
        if (entry.value() instanceof Written.Items list && list.items().isEmpty()) {
            problem(entry.value().at(), name, "is empty", "");
            return;
        }
        int before = problems.size();
        List<String> texts = new ArrayList<>();
        boolean isList = OF_SEVERAL.contains(name) && entry.value() instanceof Written.Items;
        for (Written item : isList ? ((Written.Items) entry.value()).items() : List.of(entry.value())) {
            if (item instanceof Written.Scalar scalar && scalar.text() != null) {
                // as on the command line, commas separate
                for (String text :
                        OF_SEVERAL.contains(name) ? scalar.text().split(",") : new String[] {scalar.text()}) {
                    texts.add(read(name, text.strip(), item.at(), file));
                }
            } else {
                problem(
                        item.at(),
                        name,
                        item instanceof Written.Scalar ? "is empty" : "is a list or a map, where one value is wanted",
                        "");
            }
        }
        if (problems.size() == before) {
            values.put(name, String.join(",", texts));
        }
    }

    /** A value as the command line would give it. */
    private String read(String name, String text, Location at, Path file) {
        if (text.isEmpty()) {
            problem(at, name, "is empty", "");
        } else if (OF_RULES.contains(name)) {
            rules.add(new NamedRules(name, text, at));
        } else if (OF_FILES.contains(name)) {
            try {
                return file.resolveSibling(text).normalize().toString();
            } catch (InvalidPathException noPath) {
                problem(at, name, "\"" + text + "\" is not the name of a file", "");
            }
        } else if (name.equals("jobs")) {
            if (!text.matches("\\d{1,9}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > ReviewCommand.MOST_JOBS) {
                problem(at, name, "\"" + text + "\" is not a number of threads", "");
            }
        } else if (!name.equals("by")) {
            List<String> words = List.of(ALLOWED.get(name).split(", "));
            if (!words.contains(text.toLowerCase(Locale.ROOT))) {
                problem(at, name, "\"" + text + "\" is not a value of this setting", Nearest.to(text, words));
            }
        }
        return text;
    }

    private void problem(Location at, String name, String fault, String maybe) {
        problems.add(new Problem(at, name, fault, ALLOWED.get(name), maybe));
    }

    /** @throws InputException with every problem of the file @param ids of the rules that there are */
    void check(Collection<String> ids) {
        for (NamedRules named : rules) {
            if (RuleOptions.beginningWith(named.beginning, ids).isEmpty()) {
                problem(
                        named.at,
                        named.setting,
                        "there is no rule " + named.beginning,
                        Nearest.to(named.beginning, ids));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream()
                    .sorted(Comparator.comparing(
                                    (Problem problem) -> problem.at().line())
                            .thenComparing(problem -> problem.at().column()))
                    .toList());
        }
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? values.get(option.longestName().replaceFirst("^--", ""))
                : null;
    }
}
