package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;

/** What was found before and is not to be told again, for a time. */
class BaselineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @TempDir
    private Path folder;

    private Baseline baseline(Reviewed... reviews) throws IOException {
        Baseline.Draft draft = new Baseline.Draft();
        List.of(reviews).forEach(draft::add);
        Path file = folder.resolve("baseline");
        Files.write(
                file,
                draft.lines("Ada", DAY, "taken over from the old laboratory", "3.0.0", DAY.plusDays(30))
                        .toList());
        return Baseline.read(file);
    }

    private static Reviewed review(Experiment experiment, Baseline baseline, Clock clock) {
        return (Reviewed)
                Plates.reviewer().baseline(baseline).clock(clock).build().review(Plates.setUp(experiment));
    }

    private static String remarks(Reviewed review) {
        return review.remarks().stream()
                .map(remark -> remark.finding().id() + (remark.isNew() ? " new" : " known"))
                .toList()
                .toString();
    }

    @Test
    void itTellsWhatIsNew() throws IOException {
        Baseline baseline = baseline(Plates.review(Plates.FAULTY));
        Reviewed again = review(Plates.FAULTY.with(Map.of("medium.phenolRed", "true")), baseline, Plates.CLOCK);
        assertEquals("[MED-02 known, MED-01 new]", remarks(again));
        assertEquals(Outcome.NOT_CLEAN, again.outcome(), "what is known is not right for that");
        assertFalse(FailOn.ERROR.fails(again));
        assertEquals(
                "[MED-02 new]",
                remarks(review(Plates.FAULTY.with(Map.of("serum.percent", "20 %")), baseline, Plates.CLOCK)),
                "on other facts it is another finding");
    }

    @Test
    void anEntryThatHasExpiredCountsNoMoreAndIsReported() throws IOException {
        Baseline baseline = baseline(Plates.review(Plates.FAULTY));
        Clock later = Clock.offset(Plates.CLOCK, Duration.ofDays(31));
        Reviewed again = review(Plates.FAULTY, baseline, later);
        assertEquals("[MED-02 new]", remarks(again));
        assertTrue(problems(baseline, DAY.plusDays(31), again).get(0).contains("expired on 2026-12-25"));
    }

    @Test
    void anEntryThatNoLongerOccursIsReported() throws IOException {
        Baseline baseline = baseline(Plates.review(Plates.FAULTY));
        assertEquals(List.of(), problems(baseline, DAY, review(Plates.FAULTY, baseline, Plates.CLOCK)));
        List<String> gone = problems(baseline, DAY, review(Plates.CLEAN, baseline, Plates.CLOCK));
        assertTrue(gone.get(0).contains("MED-02") && gone.get(0).contains("does not occur any more"), gone.toString());
    }

    private static List<String> problems(Baseline baseline, LocalDate day, Reviewed review) {
        SummaryCounter counter = new SummaryCounter();
        counter.add(review);
        return counter
                .summary(
                        SummaryCounter.Basis.of(Policy.builtIn())
                                .baseline(baseline)
                                .on(day),
                        FailOn.ERROR,
                        List.of())
                .baseline()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void itMayBeLong() throws IOException {
        Path file = folder.resolve("long");
        Files.write(
                file,
                IntStream.range(0, 50_000)
                        .mapToObj(number ->
                                ("{\"fingerprint\":\"%032x\",\"remark\":\"r\",\"by\":\"Ada\",\"on\":\"2026-11-25\","
                                                + "\"because\":\"taken over\",\"ruleSet\":\"3\",\"expires\":\"2027-11-25\"}")
                                        .formatted(number))
                        .toList());
        assertTrue(Files.size(file) > Documents.LARGEST);
        assertEquals(50_000, Baseline.read(file).size());
    }

    @Test
    void everyLineThatIsWrongIsNamed() throws IOException {
        Path file = folder.resolve("wrong");
        Files.writeString(file, """
                {"fingerprint":"abc"}
                {"fingerprint":"abc","remark":"r","by":"Ada","on":"2026-11-25","because":"b","ruleSet":"3","expires":"2027-11-25"}
                {"fingerprint":"0123456789abcdef0123456789abcdef","remark":"r","by":"Ada","on":"2026-11-25","because":"b","ruleSet":"3","expires":"2099-01-01"}
                """);
        InputException wrong = assertThrows(InputException.class, () -> Baseline.read(file));
        assertEquals(3, wrong.problems().size());
        assertTrue(wrong.getMessage().contains(":1: baseline: is not a line of a baseline: it has no remark"));
        assertTrue(wrong.getMessage().contains(":2: baseline: \"abc\" is not a fingerprint"));
        assertTrue(wrong.getMessage().contains("2029-11-25, a house limit"));
    }
}
