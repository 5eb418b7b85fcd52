package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Arms;
import org.letrodx.plan.Calendar;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Planner;

/** A plan as a scientist reads it. */
class TextPlanTest {
    private static final RuleBook BOOK = RuleBook.bundled();
    private static final Planner PLANNER = new Planner(BOOK);

    private static String text(Experiment experiment) {
        List<Plan> plans = PLANNER.plans(experiment, Set.of());
        Experiment after = plans.get(0).after();
        List<Arm> arms = new Arms(BOOK).of(after);
        return TextPlan.text(plans, arms, Calendar.of(after, BOOK), Layout.of(after, arms, 1), BOOK, TextStyle.plain());
    }

    @TestFactory
    Stream<DynamicTest> fitsEightyColumnsAndStartsWithWhatToDo() {
        return Scenarios.worked().stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    String text = text(Scenarios.read(file));
                    assertTrue(text.startsWith("Start here: "), text);
                    assertEquals(
                            "", text.lines().filter(line -> line.length() > 80).reduce("", String::concat));
                }));
    }

    @Test
    void everyChangeHasItsSource() {
        String text = text(Scenarios.worked("mcf7-full-serum"));
        assertTrue(
                text.contains(
                        "  stripping of the serum: untreated -> charcoal-stripped [serum.treatment]\n      MED-02 "),
                text);
        assertTrue(text.contains("published: "), text);
        assertTrue(text.contains("\nCALENDAR\n"), text);
        assertTrue(text.contains("seed 1"), text);
    }

    @Test
    void whatCannotBeMendedIsSaidWithTheReason() {
        String text = text(Scenarios.worked("result-does-not-translate"));
        assertTrue(text.contains("\nNOT FIXED\n  TRN-"), text);
    }

    /** The word of the vocabulary is dhea; the field writes DHEA. */
    @Test
    void anAbbreviationIsPrintedAsTheFieldWritesIt() {
        Experiment setUp = Experiment.of(Map.of(
                "complaint", "no-response",
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7Ca",
                "hormones.androgen", "DHEA",
                "hormones.androgenConcentration", "10 nM",
                "treatment.drug", "letrozole"));
        String plan = text(setUp);
        assertTrue(plan.contains("added androgen: DHEA -> "), plan);
        assertFalse(plan.contains("dhea"), plan);
        String answer = TextReport.text(BOOK.diagnose(setUp), List.of(), new TextStyle(true, true, false, 80));
        assertFalse(answer.contains("dhea"), answer);
        assertEquals("dhea", setUp.fact("hormones.androgen").display(), "records keep the word");
    }

    @Test
    void whatResultsConfirmIsNotCalledNothing() {
        String text = text(Experiment.of(Map.of(
                "complaint", "no-regression",
                "model.system", "xenograft",
                "cellLine.name", "MCF-7Ca",
                "host.ovariectomised", "true",
                "host.androstenedione", "continuous",
                "history.timeOnDrug", "19 weeks",
                "history.respondedInitially", "true",
                "history.responseLost", "true")));
        assertTrue(text.startsWith("Start here: no change of the set-up fixes RES-02;"), text);
        assertTrue(text.replaceAll("\\s+", " ").contains("To do: stop letrozole for 4-6 weeks"), text);
    }

    @Test
    void whatTheRulesDoNotCoverIsSaid() {
        String text = text(Experiment.of(Map.of(
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7aro",
                "treatment.drug", "letrozole + palbociclib")));
        assertTrue(text.contains("\nNot covered: the drug is letrozole + palbociclib"), text);
        assertTrue(text.contains("as far as the rules cover it"), text);
    }
}
