package org.letrodx.interview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;

/** Reads what somebody answers to a step: what a scenario file takes, several facts in one line. */
final class Answers {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*|\\s+and\\s+");
    private static final Pattern BARE = Pattern.compile("[<>=\u2264\u2265\\s\\d.eE+\u2013-]+");
    private static final Pattern UNIT = Pattern.compile("[\\d.]\\s*(?<unit>[^\\d\\s.,+-].*)$");
    private static final Pattern MARKED =
            Pattern.compile("(?<letters>[a-z](?:[\\s+&]+[a-z])*)(?<value>[\\s:=)]+\\S.*)?");

    private final Map<FactType, Written> values = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Answers() {}

    /** What was said of each fact, and why something could not be read; either is empty. */
    static Answers of(Step step, String line) {
        Answers answers = new Answers();
        if (step.isCheckList()) {
            answers.readCheckList(step.facts(), line.strip());
        } else {
            answers.read(step.fact(), step.also(), line.strip());
        }
        if (!answers.problems.isEmpty()) {
            answers.values.clear();
        }
        return answers;
    }

    Map<FactType, Written> values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    /** One fact, or one with those that depend on it: {@code testosterone, 100 nM} or {@code 100 nM testosterone}. */
    private void read(FactType fact, List<FactType> also, String text) {
        List<Problem> wrong = fact.problems(written(fact, text));
        if (wrong.isEmpty()) {
            values.put(fact, written(fact, text));
            return;
        }
        String[] parts = BETWEEN.split(text);
        if (also.isEmpty() || !(parts.length > 1 ? readParts(fact, also, parts) : readWords(fact, also, text))) {
            problems.addAll(wrong);
        }
    }

    private boolean readParts(FactType fact, List<FactType> also, String[] parts) {
        Map<FactType, Written> read = new LinkedHashMap<>();
        List<FactType> wanted = new ArrayList<>(also);
        wanted.add(0, fact);
        for (String part : parts) {
            Optional<FactType> taker = wanted.stream()
                    .filter(type -> type.problems(written(type, part)).isEmpty())
                    .findFirst();
            if (taker.isEmpty()) {
                return false;
            }
            wanted.remove(taker.get());
            read.put(taker.get(), written(taker.get(), part));
        }
        values.putAll(read);
        return true;
    }

    /** Without a comma between them, wherever the words can be cut so that both sides can be read. */
    private boolean readWords(FactType fact, List<FactType> also, String text) {
        String[] words = text.split("\\s+");
        for (int cut = words.length - 1; cut > 0; cut--) {
            String[] sides = {join(words, 0, cut), join(words, cut, words.length)};
            if (readParts(fact, also, sides)) {
                return true;
            }
        }
        return false;
    }

    private static String join(String[] words, int from, int to) {
        return String.join(" ", Arrays.asList(words).subList(from, to));
    }

    /** {@code a, c no, d 96}: a letter alone says yes, and {@code rest no} is for those that were not named. */
    private void readCheckList(List<FactType> facts, String line) {
        for (String part : BETWEEN.split(line)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher rest = Pattern.compile("(?:the )?rest[\\s:=]+(?<value>.+)").matcher(part);
            if (rest.matches()) {
                facts.stream()
                        .filter(fact -> fact.kind() == Kind.YES_NO && !values.containsKey(fact))
                        .forEach(fact -> take(fact, rest.group("value")));
            } else {
                readMarked(facts, part);
            }
        }
        if (values.isEmpty() && problems.isEmpty()) {
            refuse(line, facts);
        }
    }

    private void readMarked(List<FactType> facts, String part) {
        if (List.of("all", "yes", "all yes").contains(part)
                || List.of("none", "no", "all no").contains(part)) {
            facts.stream()
                    .filter(fact -> fact.kind() == Kind.YES_NO)
                    .forEach(fact -> take(fact, part.endsWith("no") || part.equals("none") ? "no" : "yes"));
            return;
        }
        Matcher marked = MARKED.matcher(part);
        if (!marked.matches()) {
            refuse(part, facts);
            return;
        }
        String value = marked.group("value") == null
                ? ""
                : marked.group("value").replaceFirst("^[\\s:=)]+", "").strip();
        for (String letter : marked.group("letters").split("[\\s+&]+")) {
            int number = letter.charAt(0) - 'a';
            if (number >= facts.size()) {
                refuse(part, facts);
            } else if (value.isEmpty() && facts.get(number).kind() != Kind.YES_NO) {
                FactType fact = facts.get(number);
                problems.add(new Problem(
                        Location.NONE, fact.path(), "\"" + letter + "\" wants a value after it", fact.allowed(), ""));
            } else {
                take(facts.get(number), value.isEmpty() ? "yes" : value);
            }
        }
    }

    private void take(FactType fact, String text) {
        if (text.equals("?")) {
            values.put(fact, new Written.Scalar("unknown", Location.NONE));
            return;
        }
        Written written = written(fact, text);
        problems.addAll(fact.problems(written));
        values.put(fact, written);
    }

    private void refuse(String text, List<FactType> facts) {
        char last = Step.letter(facts.size() - 1);
        problems.add(new Problem(
                Location.NONE,
                "",
                "\"" + text + "\" is not an answer to this list",
                "letters from a to " + last + ", each alone for yes or with its value: a, c no, rest no",
                ""));
    }

    /** A value as a scenario file would have it: a list where the fact is one, and one unit for all its numbers. */
    private static Written written(FactType fact, String text) {
        boolean list = fact.kind() == Kind.CHOICES || fact.kind() == Kind.AMOUNTS;
        String bare = text.replaceFirst("^\\[(.*)\\]$", "$1");
        String[] items = list ? BETWEEN.split(bare) : new String[] {text};
        if (items.length == 1) {
            return new Written.Scalar(items[0], Location.NONE);
        }
        Matcher unit = UNIT.matcher(items[items.length - 1]);
        boolean shared = fact.kind() == Kind.AMOUNTS && unit.find();
        List<String> whole = new ArrayList<>();
        for (String item : items) {
            whole.add(shared && BARE.matcher(item).matches() ? item + " " + unit.group("unit") : item);
        }
        return Written.of(whole);
    }
}
