package org.letrodx.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code letrodx.yaml} says, found in the working directory or the nearest one above it: a value for an option that the command
 * line does not give. House rules are code, so it cannot name them. Its paths are relative to the directory it lies in.
 */
final class Settings implements IDefaultValueProvider {
    static final String FILE = "letrodx.yaml";
    /** The options it may set, by their long names; true for those that name a file or a directory. */
    private static final Map<String, Boolean> OPTIONS = new LinkedHashMap<>();

    static {
        for (String option : List.of("format", "fail-on", "select", "without", "jobs", "by")) {
            OPTIONS.put(option, false);
        }
        for (String option : List.of("waivers", "baseline", "columns", "record")) {
            OPTIONS.put(option, true);
        }
    }

    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings() { }

    /**
     * The settings that hold in a directory.
     *
     * @throws InputException with every problem of the file that was found
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

    private void read(Path settings) {
        Written root = Documents.read(settings).sound();
        List<Problem> problems = new ArrayList<>();
        if (root instanceof Written.Entries top) {
            top.entries().forEach(entry -> read(entry, settings, problems));
        } else {
            problems.add(new Problem(root.at(), "", "is not a map of settings", String.join(", ", OPTIONS.keySet()), ""));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void read(Written.Entry entry, Path settings, List<Problem> problems) {
        Boolean isPath = OPTIONS.get(entry.name());
        if (isPath == null) {
            boolean rules = entry.name().equals("rules");
            problems.add(new Problem(entry.at(), "", "\"" + entry.name() + "\" is not a setting" + (rules
                    ? ": house rules are code and are named on the command line only" : ""), String.join(", ", OPTIONS.keySet()),
                    rules ? "" : Nearest.to(entry.name(), OPTIONS.keySet())));
            return;
        }
        List<Written> items = entry.value() instanceof Written.Items list ? list.items() : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (Written item : items) {
            if (item instanceof Written.Scalar scalar && scalar.text() != null) {
                try {
                    texts.add(isPath ? settings.resolveSibling(scalar.text()).normalize().toString() : scalar.text());
                } catch (InvalidPathException noPath) {
                    problems.add(new Problem(item.at(), entry.name(), "is not the name of a file", "", ""));
                }
            } else {
                problems.add(new Problem(item.at(), entry.name(), "is not a value", "one value, or a list of them", ""));
            }
        }
        values.put(entry.name(), texts.stream().collect(Collectors.joining(",")));
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? values.get(option.longestName().replaceFirst("^--", "")) : null;
    }
}
