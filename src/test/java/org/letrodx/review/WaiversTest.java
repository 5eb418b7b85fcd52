package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/** A waiver accepts one finding of one experiment, on its facts, for a time; one that does not is reported. */
class WaiversTest {
    private static final String FACTS =
            Plates.remark(Plates.review(Plates.FAULTY), "MED-02").facts();
    private static final String RIGHT = "experiment: plate, facts: '" + FACTS + "', ";

    private static WaiverList list(String file) {
        return WaiverList.read(Documents.parse(file, "waivers.yaml"), Plates.ids());
    }

    /** The outcomes of set-ups, and what is said of the waivers. */
    private static String with(WaiverList waivers, SetUp... setUps) {
        return with(Plates.reviewer().waivers(waivers), waivers, setUps);
    }

    private static String with(Reviewer.Builder by, WaiverList waivers, SetUp... setUps) {
        Reviewer reviewer = by.build();
        SummaryCounter counter = new SummaryCounter();
        List<String> said = new ArrayList<>();
        for (SetUp setUp : setUps) {
            Reviewed review = (Reviewed) reviewer.review(setUp);
            counter.add(review);
            said.add(review.outcome().toString());
        }
        Summary summary = counter.summary(
                SummaryCounter.Basis.of(Policy.builtIn())
                        .waivers(waivers, Plates.ids(), List.of())
                        .on(LocalDate.of(2026, 11, 25)),
                FailOn.ERROR,
                List.of());
        summary.waivers().stream().map(Problem::fault).forEach(said::add);
        if (summary.fails() && !said.contains("not-clean")) {
            said.add("fails");
        }
        return String.join("; ", said);
    }

    private static String with(String file) {
        return with(list(file), Plates.setUp(Plates.FAULTY));
    }

    @Test
    void byIdAndFactsOrByTheHashOfAllOfThem() {
        assertEquals("clean-with-waivers", with(Plates.waiver("MED-02", RIGHT)));
        String hash = ScenarioWriter.sha256(Plates.FAULTY);
        assertEquals("clean-with-waivers", with(Plates.waiver("MED-02", "input: '" + hash + "', ")));
        assertEquals("clean-with-waivers", with(Plates.waiver("MED-02", "input: '" + hash.substring(0, 12) + "', ")));
    }

    @Test
    void theIdMayBeTheOneThatAWordProcessorMade() {
        SetUp plate =
                Plates.setUp(Plates.FAULTY.toBuilder().id("plate-\u00c4 2").build());
        String facts = Plates.remark((Reviewed) Plates.reviewer().build().review(plate), "MED-02")
                .facts();
        String named = "experiment: 'plate\u2011A\u0308\u00a02', facts: '" + facts + "', ";
        assertEquals("clean-with-waivers", with(list(Plates.waiver("MED-02", named)), plate));
    }

    @Test
    void itHoldsWhileTheFactsBehindItsFindingAreWhatTheyWere() {
        WaiverList waivers = list(Plates.waiver("MED-02", RIGHT));
        assertEquals(
                "clean-with-waivers",
                with(waivers, Plates.setUp(Plates.FAULTY.with(Map.of("medium.phenolRed", "true")))),
                "a fact that has nothing to do with it");
        String overtaken = with(waivers, Plates.setUp(Plates.FAULTY.with(Map.of("serum.percent", "20 %"))));
        assertTrue(overtaken.startsWith("not-clean; "), overtaken);
        assertTrue(overtaken.contains("out of date"), overtaken);
        String withoutFacts = with(Plates.waiver("MED-02", "experiment: plate, "));
        assertEquals("not-clean; does not say for which facts it holds, and waives nothing", withoutFacts);
    }

    /** Two people who accept one finding for different reasons do not know of each other. */
    @Test
    void aSecondOneForTheSameFindingIsReported() {
        WaiverList first = list(Plates.waiver("MED-02", RIGHT));
        String hash = ScenarioWriter.sha256(Plates.FAULTY);
        WaiverList second = list(Plates.waiver("MED-02", "input: '" + hash + "', "));
        SetUp plate = Plates.setUp(Plates.FAULTY);
        String twice = with(first.and(second), plate);
        assertTrue(twice.matches("clean-with-waivers; waives nothing: .+ has waived the same finding already"), twice);
        assertEquals("clean-with-waivers", with(first.and(first), plate), "one that is read twice is one");
    }

    @Test
    void anExpiredOneWaivesNothingAndIsReported() {
        String file = Plates.waiver("MED-02", RIGHT);
        assertEquals(
                "not-clean; expired on 2026-11-24 and waives nothing", with(file.replace("2026-12-01", "2026-11-24")));
        assertEquals("clean-with-waivers", with(file.replace("2026-12-01", "2026-11-25")), "the last day counts");
        assertEquals(
                "not-clean; is dated 2026-11-26, which is to come, and waives nothing",
                with(file.replace("2026-11-01", "2026-11-26")));
    }

    /** A server keeps its reviewer for months. */
    @Test
    void aReviewerThatIsKeptAsksItsClockAtEachReview() {
        Instant[] now = {Instant.parse("2026-12-01T12:00:00Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Reviewer kept = Plates.reviewer()
                .waivers(list(Plates.waiver("MED-02", RIGHT)))
                .clock(clock)
                .build();
        assertEquals(Outcome.CLEAN_WITH_WAIVERS, ((Reviewed) kept.review(Plates.FAULTY)).outcome());
        now[0] = Instant.parse("2026-12-02T00:00:00Z");
        assertEquals(Outcome.NOT_CLEAN, ((Reviewed) kept.review(Plates.FAULTY)).outcome());
    }

    @Test
    void anUnusedOneIsReported() {
        assertEquals(
                "not-clean; is not used: no such experiment has this finding", with(Plates.waiver("MED-01", RIGHT)));
        assertEquals(
                "not-clean; is not used: no such experiment has this finding",
                with(Plates.waiver("MED-02", "experiment: another, facts: '" + FACTS + "', ")));
    }

    @Test
    void anOverWideOneIsReported() {
        assertEquals("not-clean; is wider than one rule and waives nothing", with(Plates.waiver("MED", RIGHT)));
        assertEquals("not-clean; is wider than one rule and waives nothing", with(Plates.waiver("'*'", RIGHT)));
        assertEquals(
                "not-clean; is wider than one experiment and waives nothing",
                with(Plates.waiver("MED-02", "facts: '" + FACTS + "', ")));
        Experiment namesake = Plates.FAULTY.with(Map.of("medium.phenolRed", "true"));
        assertEquals(
                "clean-with-waivers; clean-with-waivers; is wider than one experiment, and held in several with the id"
                        + " plate; name one by the hash of its input; fails",
                with(list(Plates.waiver("MED-02", RIGHT)), Plates.setUp(Plates.FAULTY), Plates.setUp(namesake)));
        assertEquals(
                "not-clean; has two",
                with(
                        list(Plates.waiver("MED-02", RIGHT)).withoutIds(List.of("plate"), "has two"),
                        Plates.setUp(namesake)));
        assertEquals(
                "clean-with-waivers",
                with(
                        list(Plates.waiver("MED-02", RIGHT)).withoutIds(List.of("another"), "has two"),
                        Plates.setUp(namesake)));
    }

    @Test
    void oneOfAFolderHoldsThereAndBelow() {
        WaiverList waivers = list(Plates.waiver("MED-02", RIGHT)).inFolder(Path.of("a/b"));
        for (String source : List.of("a/b/plate.yaml", "a/c/../b/d/plate.yaml", "./a/b/plates.csv")) {
            SetUp there = SetUp.of(Location.of(source), Plates.FAULTY, Optional.empty());
            assertEquals("clean-with-waivers", with(waivers, there), source);
        }
        for (String source : List.of("a/plate.yaml", "a/bb/plate.yaml", "a/b/../plate.yaml", "-")) {
            SetUp elsewhere = SetUp.of(Location.of(source), Plates.FAULTY, Optional.empty());
            assertEquals(
                    "not-clean; is not used: no such experiment has this finding", with(waivers, elsewhere), source);
        }
    }

    /** What is not known may be accepted, too, so that it holds a set-up up no longer. */
    @Test
    void anOpenCauseCanBeWaived() {
        Experiment unknown = Plates.CLEAN.without("cellLine.er");
        assertEquals("undecided", with(WaiverList.NONE, Plates.setUp(unknown)));
        assertEquals(
                "clean-with-waivers",
                with(
                        list(Plates.waiver("CELL-01", "input: '" + ScenarioWriter.sha256(unknown) + "', ")),
                        Plates.setUp(unknown)));
    }

    private static Waiver waiver(String rule) {
        return Waiver.of(rule)
                .experiment("plate")
                .facts(FACTS)
                .reason(Waiver.Reason.INTENDED)
                .text("the point of it")
                .by("R. Okafor")
                .on(LocalDate.of(2026, 11, 1))
                .expires(LocalDate.of(2027, 11, 1))
                .build();
    }

    @Test
    void aProgramGivesThemAsValues() {
        assertEquals("clean-with-waivers", with(WaiverList.of(List.of(waiver("MED-02"))), Plates.setUp(Plates.FAULTY)));
        InputException nothing = assertThrows(
                InputException.class, () -> Waiver.of("MED-02").text("-").build());
        assertTrue(nothing.getMessage().contains("waiver.by: is missing"), nothing.getMessage());
        assertTrue(nothing.getMessage().contains("\"-\" says nothing"), nothing.getMessage());
    }

    @Test
    void aWaiverOfNoRuleIsRefusedBeforeAnyReview() {
        WaiverList waivers = WaiverList.of(Stream.of("MED-99", "SUP-99", "MED-0", "XEN-10")
                .map(WaiversTest::waiver)
                .toList());
        Reviewer.Builder reviewer =
                Reviewer.of(RuleBook.bundled().without("XEN-10")).waivers(waivers);
        assertEquals(
                List.of("there is no rule MED-99", "there is no rule SUP-99"),
                assertThrows(InputException.class, reviewer::build).problems().stream()
                        .map(Problem::fault)
                        .toList());
    }

    private static Written own(String rule, String naming) {
        return ((Written.Entries) Documents.parse(Plates.waiver(rule, naming), "plate.yaml")
                        .root())
                .find("waivers")
                .orElseThrow();
    }

    @Test
    void aSetUpMayCarryItsOwnUnlessThatIsForbidden() {
        String facts = "facts: '" + FACTS + "', ";
        SetUp carrying = SetUp.of(Location.of("plate.yaml"), Plates.FAULTY, Optional.of(own("MED-02", facts)));
        assertEquals("clean-with-waivers", with(WaiverList.NONE, carrying));
        assertEquals(
                "clean; is not used: no such experiment has this finding",
                with(
                        WaiverList.NONE,
                        SetUp.of(Location.of("plate.yaml"), Plates.CLEAN, Optional.of(own("MED-02", facts)))));
        String forbidden = with(Plates.reviewer().withoutOwnWaivers(), WaiverList.NONE, carrying);
        assertTrue(forbidden.startsWith("not-clean; stand inside a set-up, which is forbidden"), forbidden);
        String wrong = with(
                WaiverList.NONE, SetUp.of(Location.of("plate.yaml"), Plates.FAULTY, Optional.of(own("MED-99", facts))));
        assertTrue(wrong.startsWith("not-clean; there is no rule MED-99"), wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: MED-02      | rule: MED-2222   | there is no rule MED-2222",
                "rule: MED-02,     |                  | rule: is missing",
                "text: text,       |                  | text: is missing",
                "text: text        | text: '...'      | \"...\" says nothing",
                "reason: mitigated | reason: mitigate | \"mitigate\" is not a reason",
                "by: b             | buy: b           | is not a part of a waiver",
                "2026-12-01        | 2026-02-31       | \"2026-02-31\" is not a date",
                "2026-12-01        | 2026-10-01       | 2026-10-01 is before the day it was accepted",
                "2026-12-01        | 2036-10-01       | more than 3 years after the day it was accepted",
                "experiment: e     | input: abc       | is not the hash of an input",
                "facts: 0123456789ab | facts: 123       | does not stand for facts",
                "experiment: e     | experiment: e, input: 0123456789abcdef | stands beside an experiment"
            })
    void whatCannotBeReadIsSaid(String right, String wrong, String fault) {
        String file = Plates.waiver("MED-02", "experiment: e, facts: 0123456789ab, ");
        InputException refused =
                assertThrows(InputException.class, () -> list(file.replace(right, wrong == null ? "" : wrong)));
        assertTrue(refused.getMessage().contains(fault), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("waivers.yaml:1:"), refused.getMessage());
    }

    @Test
    void otherFilesAreNone() {
        for (String file : List.of("waiver: []", "[]", "waivers: [5]", "waivers: []\nother: 1")) {
            assertThrows(InputException.class, () -> list(file), file);
        }
    }
}
