package org.letrodx.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.report.JsonReport;
import org.letrodx.report.LineReviewer;
import org.letrodx.scenario.SetUp;

/** What many reviews come to, counted in one place or in many. */
class SummaryTest {
    private static final List<Slice> SLICES = List.of(Slice.of("extra.analyst"));

    private static List<Review> reviews() {
        Reviewer reviewer = Plates.reviewer().build();
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String json = i % 10 == 9
                    ? "{\"id\":"
                    : """
                    {"id":"p%d","extra":{"analyst":"%s"},"model":{"system":"cell-culture"},"cellLine":{"er":"%s","name":"HeLa-%d"},
                    "medium":{"phenolRed":"%s"},"serum":{"treatment":"charcoal-stripped"},"hormones":{"androgen":"%s"}}""".formatted(
                                    i % 20,
                                    i % 2 == 0 ? "JM" : "RO",
                                    i % 3 == 0 ? "positive" : "unknown",
                                    i % 4,
                                    i % 5 == 0 ? "rosé" : i % 5 == 1 ? "yes" : "no",
                                    i % 7 == 0 ? "none" : "testosterone");
            reviews.add(reviewer.review(SetUp.ofJson(json, new Location("plates.ndjson", i + 1, 0))));
        }
        return reviews;
    }

    private static String json(SummaryCounter counter) {
        return JsonReport.line(
                counter.summary(SummaryCounter.Basis.of(Policy.builtIn()), FailOn.ERROR, List.of()),
                Plates.BOOK.ruleSet());
    }

    @Test
    void itCountsEverySetUpOnce() {
        SummaryCounter counter = new SummaryCounter(SLICES);
        reviews().forEach(counter::add);
        Summary summary = counter.summary(SummaryCounter.Basis.of(Policy.builtIn()), FailOn.ERROR, List.of());
        assertEquals(40, summary.setUps());
        assertEquals(4, summary.unreadable());
        assertEquals(
                40,
                summary.unreadable()
                        + summary.outcomes().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        assertTrue(summary.cleanWithWarnings() > 0 && summary.withFaults() > 0 && summary.fails());
        assertEquals(
                List.of("(nothing)", "JM", "RO"),
                List.copyOf(summary.groups().get("extra.analyst").keySet()));
        assertEquals(0, summary.withContradictions());
        assertEquals(summary.withFaults(), summary.withUnread());
        assertTrue(
                summary.ids().get(0).fault().contains("is the id of an earlier set-up"),
                summary.ids().toString());
    }

    @Test
    void partsAddUpToTheWholeWhereverTheyAreCut() {
        List<Review> reviews = reviews();
        SummaryCounter whole = new SummaryCounter(SLICES);
        reviews.forEach(whole::add);
        for (int parts : new int[] {1, 2, 3, 7, 40}) {
            SummaryCounter sum = SummaryCounter.ofAPart(SLICES);
            for (int part = 0; part < parts; part++) {
                SummaryCounter one = SummaryCounter.ofAPart(SLICES);
                reviews.subList(part * 40 / parts, (part + 1) * 40 / parts).forEach(one::add);
                sum.add(travelled(one));
            }
            assertEquals(json(whole), json(sum), parts + " parts");
        }
        assertThrows(IllegalArgumentException.class, () -> new SummaryCounter().add(new SummaryCounter()));
    }

    @SuppressWarnings("unchecked") // it comes back as what it was
    private static <T> T travelled(T thing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(thing);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As Spark, Flink and Beam do. */
    @Test
    void aReviewerReviewsElsewhereAsItDoesHere() {
        LineReviewer here = new LineReviewer(Plates.reviewer().build());
        LineReviewer there = travelled(here);
        for (String json : List.of(
                "{\"id\":\"a\",\"serum\":{\"treatment\":\"untreated\",\"percent\":\"10 %\"}}",
                "{\"id\":\"a\",\"serum\":{\"treatment\":\"boiled\"}}", "{\"id\":", "", "[]", "\ud800")) {
            assertEquals(here.apply(json), there.apply(json));
            assertTrue(here.apply(json).startsWith("{\"type\":\""), json);
        }
        LineReviewer bundled = new LineReviewer(
                Reviewer.of(RuleBook.bundled()).clock(Plates.CLOCK).build());
        String json = "{\"id\":\"a\",\"serum\":{\"treatment\":\"untreated\",\"percent\":\"10 %\"}}";
        assertEquals(bundled.apply(json), travelled(bundled).apply(json));
    }

    @Test
    void anExceptionKeepsItsProblemsWhenItTravels() {
        InputException wrong = new InputException(
                List.of(new Problem(new Location("a", 1, 2), "serum.percent", "is a bare number", "a unit", "10 %")));
        assertEquals(wrong.problems(), travelled(wrong).problems());
    }
}
