package org.letrodx.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * that the command line does not give. It is taken only from a directory of the user's own, or if it is named: whoever
 * can write above a directory could decide otherwise what is found in it. It cannot name house rules, which decide,
 * switch rules off, or say who reviews. Its paths are relative to the directory it lies in.
 */
final class Settings implements IDefaultValueProvider {
    static final String FILE = "letrodx.yaml";
    /** The options it may set, by their long names, and what each may be. */
    private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

    /** What it may not set, and why. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "rules", "house rules decide the answer",
            "select", "it would switch rules off",
            "without", "it would switch rules off",
            "by", "who reviews is a person's to say",
            "because", "why is a person's to say",
            "sign", "signing is a person's act");

    private static final Set<String> OF_FILES = Set.of("waivers", "baseline", "columns", "record", "policy");
    private static final Set<String> OF_SEVERAL = Set.of("waivers", "group-by");

    static {
        ALLOWED.put("format", words(ReviewFormat.values()));
        ALLOWED.put("fail-on", words(FailOn.values()));
        ALLOWED.put("jobs", "from 1 to " + ReviewCommand.MOST_JOBS);
        ALLOWED.put("policy", "a file");
        ALLOWED.put("group-by", "paths of facts, extra.NAME, source, title, complaint");
        ALLOWED.put("no-waivers-inside", "true, false");
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
    private Optional<Path> file = Optional.empty();
    private final List<String> told = new ArrayList<>();

    private Settings() {}

    /**
     * The settings that hold in a directory.
     *
     * @throws InputException if their file cannot be read; what it says is not checked yet
     */
    static Settings above(Path directory) {
        for (Path folder = directory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve(FILE);
            if (Files.exists(found)) {
                Settings settings = new Settings();
                Optional<String> stranger = stranger(folder).or(() -> stranger(found));
                if (stranger.isPresent()) {
                    settings.told.add(found + " is not used: it belongs to " + stranger.get() + ". --settings " + found
                            + " uses it.");
                } else {
                    settings.read(found);
                }
                return settings;
            }
        }
        return new Settings();
    }

    /**
     * The settings of a file that the user named.
     *
     * @throws InputException if it cannot be read
     */
    static Settings of(Path file) {
        Settings settings = new Settings();
        settings.read(file);
        return settings;
    }

    /** The owner of something that is not the user's own. */
    private static Optional<String> stranger(Path path) {
        try {
            String owner = Files.getOwner(path).getName();
            String user = System.getProperty("user.name");
            // Windows names the computer or the domain before the user
            boolean own = owner.equals(user) || owner.endsWith("\\" + user);
            return own ? Optional.empty() : Optional.of(owner);
        } catch (IOException | UnsupportedOperationException notTold) {
            return Optional.of("nobody knows whom");
        }
    }

    /** The file that was used; empty if none was. */
    Optional<Path> file() {
        return file;
    }

    /** What to tell about it. */
    List<String> told() {
        return told;
    }

    private void read(Path found) {
        file = Optional.of(found);
        told.add("settings: " + found);
        Document document = Documents.read(found);
        problems.addAll(document.problems());
        if (document.root() instanceof Written.Entries top) {
            top.entries().forEach(entry -> read(entry, found));
        } else {
            problems.add(new Problem(
                    document.root().at(), "", "is not a map of settings", String.join(", ", ALLOWED.keySet())));
        }
    }

    private void read(Written.Entry entry, Path file) {
        String name = entry.name();
        if (!ALLOWED.containsKey(name)) {
            String why = FORBIDDEN.getOrDefault(name, "");
            problems.add(new Problem(
                    entry.at(),
                    "",
                    "\"" + name + "\" is not a setting"
                            + (why.isEmpty() ? "" : ": " + why + ", so it stands on the command line only"),
                    String.join(", ", ALLOWED.keySet()),
                    why.isEmpty() ? Nearest.to(name, ALLOWED.keySet()) : ""));
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
        } else if (!name.equals("group-by")) {
            List<String> words = List.of(allowed(name).split(", "));
            if (!words.contains(text.toLowerCase(Locale.ROOT))) {
                problem(at, name, "\"" + text + "\" is not a value of this setting", Nearest.to(text, words));
            }
        }
        return text;
    }

    private static String allowed(String name) {
        return ALLOWED.getOrDefault(name, "");
    }

    private void problem(Location at, String name, String fault, String maybe) {
        problems.add(new Problem(at, name, fault, allowed(name), maybe));
    }

    /** @throws InputException with every problem of the file */
    void check() {
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream().sorted(Problem.BY_PLACE).toList());
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? values.get(option.longestName().replaceFirst("^--", ""))
                : null;
    }
}
