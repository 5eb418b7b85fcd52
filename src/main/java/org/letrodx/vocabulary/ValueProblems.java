package org.letrodx.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;

/**
 * What is wrong with a value of a fact, and what was probably meant.
 *
 * @param fact of which it was stated
 */
record ValueProblems(FactType fact) {
    /** House limit: how many problems of one value are told. */
    private static final int TOLD = 20;

    /** What is wrong with each item of a list by itself, or with the value as a whole; nothing if it can be read. */
    List<Problem> of(Written written) {
        boolean list = fact.kind() == Kind.CHOICES || fact.kind() == Kind.AMOUNTS;
        if (list
                && written instanceof Written.Items items
                && items.items().size() > 1
                && items.items().size() <= FactType.LONGEST_LIST) {
            List<Problem> ofItems = ofItems(items.items());
            if (!ofItems.isEmpty()) {
                return ofItems;
            }
        }
        try {
            fact.read(written);
            return List.of();
        } catch (Unreadable bad) {
            Problem problem = bad.at(written.at(), fact.path());
            String guess = written instanceof Written.Scalar scalar && scalar.text() != null
                    ? guess(problem, scalar.text())
                    : problem.maybe();
            return List.of(new Problem(problem.at(), fact.path(), problem.fault(), problem.allowedValues(), guess)
                    .coded(problem.code()));
        }
    }

    /** A comma ends an item: of {@code [1,5 uM]}, two are left, neither of which was meant. */
    private List<Problem> ofItems(List<Written> items) {
        List<Problem> problems = new ArrayList<>();
        int i = 0;
        while (i < items.size() && problems.size() < TOLD) {
            Optional<String> cut = i + 1 < items.size() && fact.kind() == Kind.AMOUNTS
                    ? cutByAComma(items.get(i), items.get(i + 1))
                    : Optional.empty();
            if (cut.isEmpty()) {
                of(items.get(i)).stream().limit(TOLD - problems.size()).forEach(problems::add);
                i++;
                continue;
            }
            String whole = Unreadable.shorten(cut.get());
            problems.add(new Problem(
                            items.get(i).at(),
                            fact.path(),
                            "\"" + whole + "\" has a comma, which ends an item of a list",
                            fact.allowed(),
                            whole.matches("[1-9]\\d{0,2},\\d{3}(?!\\d).*")
                                    ? "a decimal point, and no thousands separator"
                                    : whole.replaceFirst(",", ".").replaceAll("\\s*;\\s*", ", "))
                    .coded(Problem.Code.WRONG_FORM));
            i += 2;
        }
        return problems;
    }

    /**
     * What stands in the file of two items without a blank between them, a whole number and what begins with a digit.
     */
    private static Optional<String> cutByAComma(Written first, Written second) {
        if (first instanceof Written.Scalar one
                && second instanceof Written.Scalar other
                && one.text() != null
                && other.text() != null
                && one.text().matches("\\d+")
                && other.text().matches("\\d+\\s*[^\\d\\s].*")
                && one.at().line() > 0
                && one.at().line() == other.at().line()
                && other.at().column() == one.at().column() + one.text().length() + 1) {
            return Optional.of(one.text() + "," + other.text());
        }
        return Optional.empty();
    }

    /** What somebody probably meant, beyond what the value alone tells. */
    private String guess(Problem problem, String text) {
        if (fact.kind() == Kind.AMOUNTS) {
            Written list = Together.written(fact, text);
            return list instanceof Written.Items items && fact.canBe(items)
                    ? items.plain().toString()
                    : problem.maybe();
        }
        if (problem.code() != Problem.Code.UNKNOWN_WORD) {
            return problem.maybe();
        }
        return Together.split(fact, Together.dependents(fact), text)
                .map(read -> read.entrySet().stream()
                        .sorted(Comparator.comparingInt(value -> value.getKey().position()))
                        .map(value ->
                                value.getKey().name() + ": " + value.getValue().plain())
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> problem.maybe().isEmpty() ? meant(text) : problem.maybe());
    }

    /** What somebody probably meant by a word that is none of these: a word of another fact, or one inside the text. */
    private String meant(String text) {
        return Vocabulary.statable(fact.section()).stream()
                .filter(other -> other != fact && other.hasWord(text))
                .findFirst()
                .map(other -> other.name() + ": " + text)
                .or(() -> fact.words().stream()
                        .filter(word -> Stream.concat(Stream.of(word.label()), word.synonyms().stream())
                                .anyMatch(spelling -> spelling.length() > 3
                                        && Nearest.fold(text).contains(Nearest.fold(spelling))))
                        .findFirst()
                        .map(Word::label))
                .orElse("");
    }
}
