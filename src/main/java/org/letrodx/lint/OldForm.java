package org.letrodx.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.document.Nearest;
import org.letrodx.document.Spelling;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * Rewrites a rule of a rule book before 3.0.0, with its bindings, enum constants and unit functions, in the words of a
 * scenario file. What it does not know it leaves as it is, for the check to name.
 */
public final class OldForm {
    private static final Pattern HEAD = Pattern.compile("\\A(?:\\s*(?:package|import)[^\\n]*\\n|\\s*\\n)+");
    private static final Pattern CONDITION =
            Pattern.compile("\\nwhen\\s*\\n(?<sheet>.*?)\\nthen\\b.*?\\nend", Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile(
            "\\$\\w+\\s*:\\s*(?<section>\\w+)\\.(?<fact>\\w+)\\s*\\.(?<ask>\\w+)\\("
                    + "(?<arguments>(?:[^()]|\\([^()]*\\))*)\\)(?:\\.(?<part>presumed|given)\\(\\))?",
            Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile("(?<unit>[a-zA-Z]+)\\(\\s*(?<number>[\\d.]+)\\s*\\)");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z]\\w+(?:\\.[A-Z]\\w*)+");
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("nM", "nM"),
            Map.entry("uM", "uM"),
            Map.entry("perCent", "%"),
            Map.entry("hours", "h"),
            Map.entry("days", "d"),
            Map.entry("weeks", "weeks"),
            Map.entry("months", "months"),
            Map.entry("years", "years"),
            Map.entry("grams", "g"),
            Map.entry("ugPerAnimalPerDay", "ug/animal/day"),
            Map.entry("ugPerKgPerDay", "ug/kg/day"),
            Map.entry("mgPerDay", "mg/day"),
            Map.entry("nm", "nm"));

    private OldForm() {}

    /**
     * Rewrites the rules of a directory that are in the old form, each file as a whole or not at all.
     *
     * @return the files that were rewritten, sorted
     * @throws UncheckedIOException if a file can be neither read nor written
     */
    public static List<Path> rewrite(Path directory) {
        List<Path> rewritten = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                Optional<String> text = rewritten(Files.readString(file));
                if (text.isPresent()) {
                    Path whole =
                            Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
                    Files.writeString(whole, text.get());
                    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
                    rewritten.add(file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(rewritten);
    }

    /** The rule in its new form; empty if it is not in the old one. */
    public static Optional<String> rewritten(String rule) {
        Matcher condition = CONDITION.matcher(rule);
        if (!condition.find() || !condition.group("sheet").contains("Sheet(")) {
            return Optional.empty();
        }
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (String part : List.of("", "given", "presumed")) {
            Matcher question = QUESTION.matcher(condition.group("sheet"));
            while (question.find()) {
                String own = question.group("part") == null ? "" : question.group("part");
                if (own.equals(part)) {
                    String section = question.group("section");
                    sections.computeIfAbsent(Spelling.begin(section), name -> new ArrayList<>())
                            .add(question(question, part));
                }
            }
        }
        StringBuilder when = new StringBuilder("\nwhen\n");
        sections.forEach((section, questions) -> {
            String line = "    " + section + "( " + String.join(", ", questions) + " )";
            when.append(
                            line.length() <= 120
                                    ? line
                                    : "    " + section + "( " + String.join(",\n        ", questions) + " )")
                    .append('\n');
        });
        when.append("then\n    cause();\nend");
        String rest = rule.substring(condition.end());
        return Optional.of(HEAD.matcher(rule.substring(0, condition.start())).replaceFirst("")
                + when
                + (rest.isBlank() ? "\n" : rest));
    }

    private static String question(Matcher match, String part) {
        String fact = match.group("fact");
        String path = match.group("section") + "." + fact;
        String ask = match.group("ask");
        String arguments = arguments(path, match.group("arguments").strip());
        if (ask.equals("isListedAs")) {
            return "kind.is( \""
                    + Nearest.fold(arguments.replaceAll(".*\\.|\"", "")).replace("readout", "read-out") + "\" )";
        }
        if (path.equals("treatment.drug")) {
            fact = "compound";
        }
        if (ask.equals("isNot")
                && Vocabulary.find(path)
                        .filter(type -> type.kind() == Kind.YES_NO)
                        .isPresent()) {
            ask = "is";
            arguments = arguments.equals("true") ? "false" : "true";
        }
        if (ask.equals("isNeither")) {
            ask = "isNoneOf";
        }
        return fact + (part.isEmpty() ? "" : "." + part) + "." + ask
                + (arguments.isEmpty() ? "()" : "( " + arguments + " )");
    }

    private static String arguments(String path, String written) {
        String units = UNIT.matcher(written).replaceAll(match -> {
            String unit = UNITS.get(match.group().replaceAll("\\(.*", ""));
            String number = match.group().replaceAll(".*\\(\\s*|\\s*\\)", "");
            return unit == null ? Matcher.quoteReplacement(match.group()) : "\"" + number + " " + unit + "\"";
        });
        return CONSTANT.matcher(units)
                .replaceAll(match -> {
                    String name = match.group().substring(match.group().lastIndexOf('.') + 1);
                    Optional<Word> word = Vocabulary.find(path).map(FactType::words).stream()
                            .flatMap(List::stream)
                            .filter(candidate -> Nearest.fold(candidate.label()).equals(Nearest.fold(name)))
                            .findFirst();
                    return Matcher.quoteReplacement(
                            word.map(found -> "\"" + found.label() + "\"").orElse(match.group()));
                })
                .replaceAll("\\s*\\n\\s*", " ");
    }
}
