package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.review.FailOn;
import org.letrodx.review.Policy;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.SummaryCounter;
import org.letrodx.scenario.SetUp;

/**
 * What is handed to a host as a tree is made of maps, lists, strings, numbers and truth values, which any library
 * writes.
 */
class PlainTreesTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static List<Path> worked() {
        return Scenarios.all().subList(0, 20);
    }

    @ParameterizedTest
    @MethodSource("worked")
    void anAnswerAndAReview(Path file) {
        Experiment experiment = Scenarios.read(file);
        checkPlain("answer", JsonReport.tree(BOOK.diagnose(experiment)));
        Review review = Reviewer.of(BOOK).build().review(SetUp.of(experiment));
        checkPlain("review", JsonReport.tree(review));
        SummaryCounter counter = new SummaryCounter();
        counter.add(review);
        checkPlain(
                "summary",
                JsonReport.tree(
                        counter.summary(SummaryCounter.Basis.of(Policy.builtIn()), FailOn.ERROR, List.of()),
                        BOOK.ruleSet()));
    }

    @Test
    void everyRule() {
        BOOK.rules().forEach(rule -> checkPlain(rule.id(), JsonReport.tree(rule)));
    }

    private static void checkPlain(String at, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> {
                assertTrue(name instanceof String, () -> at + " has a name that is no text: " + name);
                checkPlain(at + "." + name, part);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> checkPlain(at + "[]", item));
        } else {
            assertTrue(
                    value == null || value instanceof String || value instanceof Number || value instanceof Boolean,
                    () -> at + " is " + value);
        }
    }
}
