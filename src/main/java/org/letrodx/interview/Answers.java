package org.letrodx.interview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Together;

/** Reads what somebody answers to a step: what a scenario file takes, several facts in one line. */
final class Answers {
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
            answers.read(step.fact(), line.strip());
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

    /** One fact, or one with those that depend on it. */
    private void read(FactType fact, String text) {
        Written written = Together.written(fact, text);
        List<Problem> wrong = fact.problems(written);
        if (wrong.isEmpty()) {
            values.put(fact, written);
            return;
        }
        Together.split(fact, Together.dependents(fact), text)
                .ifPresentOrElse(values::putAll, () -> problems.addAll(wrong));
    }

    /** {@code a, c no, d 96}: a letter alone says yes, and {@code rest no} is for those that were not named. */
    private void readCheckList(List<FactType> facts, String line) {
        for (String part : Together.parts(line)) {
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
        if (List.of("all", "all yes").contains(part)
                || List.of("none", "all no").contains(part)) {
            facts.stream()
                    .filter(fact -> fact.kind() == Kind.YES_NO)
                    .forEach(fact -> take(fact, part.startsWith("all no") || part.equals("none") ? "no" : "yes"));
            return;
        }
        if (part.equals("yes") || part.equals("no")) {
            problems.add(new Problem(
                    Location.NONE,
                    "",
                    "\"" + part + "\" does not say of which line of the list it is true",
                    "a letter from a to " + Step.letter(facts.size() - 1) + " for each, such as a " + part + ", or all "
                            + part));
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
                        Location.NONE, fact.path(), "\"" + letter + "\" wants a value after it", fact.allowed()));
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
        read(fact, text);
    }

    private void refuse(String text, List<FactType> facts) {
        char last = Step.letter(facts.size() - 1);
        problems.add(new Problem(
                Location.NONE,
                "",
                "\"" + text + "\" is not an answer to this list",
                "letters from a to " + last + ", each alone for yes or with its value: a, c no, rest no"));
    }
}
