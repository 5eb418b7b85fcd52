package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.report.JsonReport;

/** Rules compiled when the program was built, and the same rules compiled now, give the same bytes. */
class BothWaysTest {

    @TestFactory
    Stream<DynamicTest> everyScenarioGivesTheSameBytes() {
        RuleBook built = RuleBook.bundled();
        RuleBook now = RuleBook.of(Path.of("rules"));
        return Scenarios.all().stream().map(file -> dynamicTest(file.getFileName().toString(), () ->
                assertEquals(JsonReport.json(List.of(built.diagnose(Scenarios.read(file)))),
                        JsonReport.json(List.of(now.diagnose(Scenarios.read(file)))))));
    }
}
