package org.letrodx.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.report.TextInterview;
import org.letrodx.report.TextStyle;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/** Three people are interviewed, and answers of every kind are taken, refused, taken back and left for later. */
class InterviewTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    /** Somebody who knows a few things, in words of his own, and says "?" to everything else. */
    private static final class Person {
        private final Map<String, String> knows;
        private final List<String> transcript = new ArrayList<>();

        Person(Map<String, String> knows) {
            this.knows = new HashMap<>(knows);
        }

        /** @return how many questions it took until a cause was confirmed; fails if it was not */
        int asked(Interview interview, String cause) {
            TextInterview text = new TextInterview(interview, TextStyle.plain());
            for (int questions = 0; questions < 60; questions++) {
                if (interview.diagnosis().findings(Verdict.CONFIRMED).stream()
                        .map(Finding::id)
                        .anyMatch(cause::equals)) {
                    return questions;
                }
                Step step = interview.step().orElseThrow(() -> new AssertionError(String.join("", transcript)));
                transcript.add(text.question());
                String answer = answer(step);
                transcript.add("> " + answer + "\n");
                if (answer.equals("?")) {
                    interview.dontKnow();
                } else {
                    Reply reply = interview.answer(answer);
                    assertTrue(reply.isTaken(), () -> answer + " " + reply.problems());
                    transcript.add(text.changed(reply));
                }
            }
            throw new AssertionError(cause + " is not found:\n" + String.join("", transcript));
        }

        private String answer(Step step) {
            if (!step.isCheckList()) {
                return knows.getOrDefault(step.fact().path(), "?");
            }
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < step.facts().size(); i++) {
                FactType fact = step.facts().get(i);
                String known = knows.get(fact.path());
                if (known != null) {
                    boolean yes = fact.kind() == Kind.YES_NO && known.equals("yes");
                    parts.add(Step.letter(i) + (yes ? "" : " " + known));
                }
            }
            return parts.isEmpty() ? "?" : String.join(", ", parts);
        }

        void readsWell() {
            String all = String.join("", transcript);
            assertTrue(all.lines().allMatch(line -> line.length() <= 80), all);
            assertFalse(all.contains("null"), all);
        }
    }

    @Test
    void cellsInCultureThatDoNotRespond() {
        Person student = new Person(Map.of(
                "experiment.complaint", "no response",
                "model.system", "2D",
                "cellLine.name", "MCF 7",
                "hormones.androgen", "none",
                "hormones.deprivation", "3 days",
                "serum.treatment", "CS-FBS",
                "treatment.concentrations", "0.1, 1, 10, 100 nM",
                "assay.endpoint", "CCK-8",
                "treatment.exposure", "72 hr"));
        Interview interview = new Interview(BOOK, Experiment.blank(), true);
        assertTrue(student.asked(interview, "HOR-01") <= 6, () -> String.join("", student.transcript));
        student.readsWell();
        assertEquals(
                "charcoal-stripped",
                interview.experiment().fact("serum.treatment").display());
    }

    @Test
    void aPlateThatScatters() {
        Person student = new Person(Map.of(
                "experiment.complaint", "noisy",
                "model.system", "monolayer",
                "cellLine.name", "MCF-7Ca",
                "assay.plateWells", "96",
                "assay.edgeWellsUsed", "yes",
                "assay.cellsCounted", "no",
                "assay.mixedAfterDosing", "no",
                "readings.replicateCv", "28 %"));
        Interview interview = new Interview(BOOK, Experiment.blank(), true);
        assertTrue(student.asked(interview, "ASY-04") <= 5, () -> String.join("", student.transcript));
        student.readsWell();
    }

    @Test
    void tumoursThatDoNotShrink() {
        Person student = new Person(Map.of(
                "experiment.complaint", "no-regression",
                "cellLine.name", "MCF7-Ca",
                "host.species", "nude mice",
                "host.ovariectomised", "yes",
                "host.androstenedione", "continuous",
                "host.estradiolPellet", "no",
                "dosing.dose", "10 ug/kg/day",
                "dosing.route", "oral",
                "tumour.response", "grew",
                "tumour.controlsGrew", "yes"));
        Interview interview = new Interview(BOOK, Experiment.blank(), true);
        assertTrue(student.asked(interview, "TRT-02") <= 8, () -> String.join("", student.transcript));
        student.readsWell();
    }

    @Test
    void whatCannotBeReadIsSaidAndAskedAgain() {
        Interview interview = new Interview(BOOK, Experiment.of(Map.of("complaint", "no-response")), false);
        Step asked = interview.step().orElseThrow();
        Reply reply = interview.answer("in a dish, more or less");
        assertFalse(reply.isTaken());
        assertTrue(reply.problems().get(0).allowed().contains("cell-culture"), reply.toString());
        assertEquals(asked, interview.step().orElseThrow());
        assertTrue(interview.answer("in vitro").isTaken());
    }

    @Test
    void whatContradictsIsSaidAndNothingIsLost() {
        Experiment known = Experiment.of(Map.of(
                "complaint", "no-response",
                "model.system", "cell-culture",
                "cellLine.name", "MCF-7Ca",
                "treatment.exposure", "3 d"));
        Interview interview = new Interview(BOOK, known, false);
        while (!interview.step().orElseThrow().fact().path().equals("treatment.renewal")) {
            interview.dontKnow();
        }
        Reply reply = interview.answer("6 d");
        assertFalse(reply.isTaken());
        assertTrue(reply.problems().get(0).fault().contains("longer than the exposure"), reply.toString());
        assertEquals(known, interview.experiment());
        assertTrue(interview.answer("72 h").isTaken());
    }

    @Test
    void whatWasSaidBeforeIsCorrectedByItsPath() {
        Experiment known = Experiment.of(
                Map.of("model.system", "cell-culture", "cellLine.name", "MCF-7Ca", "treatment.exposure", "3 d"));
        Interview interview = new Interview(BOOK, known, false);
        while (!interview.step().orElseThrow().fact().path().equals("treatment.renewal")) {
            interview.dontKnow();
        }
        TextInterview text = new TextInterview(interview, TextStyle.plain());
        String refused = text.refused(interview.answer("6 d")).replaceAll("\\s+", " ");
        assertTrue(
                refused.contains("You stated treatment.exposure: 3 d. If that is wrong, type \"treatment.exposure: \""),
                refused);
        assertFalse(interview.answer("treatment.exposure: long").isTaken());
        assertTrue(interview.answer("treatment.exposure: 9 d").isTaken());
        assertEquals("9 d", interview.experiment().fact("treatment.exposure").display());
        assertEquals("treatment.renewal", interview.step().orElseThrow().fact().path(), "the same is asked again");
        assertTrue(interview.answer("6 d").isTaken());
        assertTrue(interview.answer("treatment.renewal: unknown").isTaken());
        assertFalse(interview.experiment().fact("treatment.renewal").isKnown());
    }

    @Test
    void theFactThatIsAskedMayBeSaidToBeUnknownByItsPath() {
        Interview interview = new Interview(BOOK, Experiment.of(Map.of("complaint", "no-response")), false);
        assertEquals("model.system", interview.step().orElseThrow().fact().path());
        assertTrue(interview.answer("model.system: unknown").isTaken());
        assertNotEquals("model.system", interview.step().orElseThrow().fact().path());
    }

    @Test
    void aFactAndWhatDependsOnItAreSaidInOneBreath() {
        for (String answer : List.of("testosterone, 1 nM", "1 nM testosterone", "testosterone 1 nM")) {
            Interview interview = upTo("hormones.androgen");
            assertTrue(interview.answer(answer).isTaken(), answer);
            assertEquals(
                    "testosterone",
                    interview.experiment().fact("hormones.androgen").display());
            assertEquals(
                    "1 nM",
                    interview
                            .experiment()
                            .fact("hormones.androgenConcentration")
                            .display());
        }
    }

    @Test
    void backTakesAnAnswerBackAndSkipLeavesItForLater() {
        Interview interview = upTo("hormones.androgen");
        Experiment before = interview.experiment();
        interview.answer("none");
        interview.back();
        assertEquals(before, interview.experiment());
        assertEquals("hormones.androgen", interview.step().orElseThrow().fact().path());
        interview.skip();
        List<String> asked = new ArrayList<>();
        while (interview.step().isPresent()) {
            asked.add(interview.step().get().fact().path());
            interview.dontKnow();
        }
        assertEquals("hormones.androgen", asked.get(asked.size() - 1), asked.toString());
        assertEquals(asked.size(), asked.stream().distinct().count(), "nothing is asked twice");
    }

    @Test
    void whyNamesTheCausesAndWhatEachAnswerWouldDo() {
        Interview interview = upTo("hormones.androgen");
        assertTrue(interview.waiting().stream().anyMatch(one -> one.rule().id().equals("HOR-01")));
        Effect none = interview.effects().stream()
                .filter(effect -> effect.answers().contains("none"))
                .findFirst()
                .orElseThrow();
        interview.answer("none");
        List<String> confirmed = interview.diagnosis().findings(Verdict.CONFIRMED).stream()
                .map(Finding::id)
                .toList();
        assertTrue(confirmed.containsAll(none.confirms()), confirmed + " " + none);
    }

    @Test
    void whatSomebodyWroteToBeUnknownIsNotAskedFor() {
        Experiment known = org.letrodx.scenario.ScenarioReader.read(
                "complaint: no-response\nmodel: {system: cell-culture}\ncellLine: {name: unknown}\n");
        assertFalse(new Interview(BOOK, known, false)
                .step()
                .orElseThrow()
                .fact()
                .path()
                .equals("cellLine.name"));
    }

    @Test
    void aCheckListClaimsNothingThatWasNotSaid() {
        Interview interview = new Interview(
                BOOK,
                Experiment.of(Map.of(
                        "complaint", "high-variability", "model.system", "cell-culture", "cellLine.name", "MCF-7Ca")),
                true);
        while (interview.step().orElseThrow().facts().stream()
                        .filter(fact -> fact.kind() == Kind.YES_NO)
                        .count()
                < 3) {
            interview.dontKnow();
        }
        Step step = interview.step().orElseThrow();
        int first = 0;
        while (step.facts().get(first).kind() != Kind.YES_NO) {
            first++;
        }
        interview.answer(Step.letter(first) + " no");
        for (FactType fact : step.facts()) {
            assertEquals(
                    fact == step.facts().get(first) ? "false" : "unknown",
                    interview.experiment().fact(fact).display(),
                    fact.path());
        }
        interview.back();
        assertTrue(interview.answer("rest no").isTaken());
        step.facts().stream()
                .filter(fact -> fact.kind() == Kind.YES_NO)
                .forEach(fact ->
                        assertEquals("false", interview.experiment().fact(fact).display()));
        interview.back();
        // typed for one line, it would be said of every one
        for (String bare : List.of("yes", "no")) {
            assertFalse(interview.answer(bare).isTaken());
            String told = interview.answer(bare).problems().get(0).toString();
            assertTrue(told.contains("such as a " + bare + ", or all " + bare), told);
        }
        assertTrue(interview.answer("all yes").isTaken());
        interview.back();
        assertFalse(interview.answer("z").isTaken());
        assertFalse(interview.answer("perhaps").isTaken());
    }

    /** An interview about cells in stripped serum that has come to a fact. */
    private static Interview upTo(String path) {
        Interview interview = new Interview(
                BOOK,
                Experiment.of(Map.of(
                        "complaint", "no-response",
                        "model.system", "cell-culture",
                        "cellLine.name", "MCF-7Ca",
                        "serum.treatment", "charcoal-stripped")),
                false);
        while (!interview.step().orElseThrow().fact().path().equals(path)) {
            interview.dontKnow();
        }
        return interview;
    }

    @Test
    void aBlankAnswerIsNone() {
        for (Experiment start : List.of(Experiment.blank(), Experiment.of(Map.of("model.system", "cell-culture")))) {
            Interview interview = new Interview(BOOK, start, true);
            Step asked = interview.step().orElseThrow();
            Reply reply = interview.answer(" ");
            assertFalse(reply.isTaken());
            assertEquals("nothing is answered", reply.problems().get(0).fault());
            assertEquals(asked, interview.step().orElseThrow());
            assertEquals(0, interview.steps());
        }
    }

    @Test
    void aFormThatSaysUnknownToEverythingIsGoneOnWith() {
        Map<String, Object> blank = new HashMap<>(Map.of("complaint", "no-response"));
        Vocabulary.types().stream()
                .filter(type -> !type.isDerived())
                .forEach(type -> blank.put(type.path(), "unknown"));
        assertTrue(new Interview(BOOK, Experiment.of(blank), false).step().isEmpty());
    }
}
