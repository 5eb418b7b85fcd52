package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** Questions as Drools' own compiler calls them. */
class AskedTest {
    private static final String YES_NO = "medium.phenolRed";
    private static final String WORD = "serum.treatment";
    private static final String LIST = "assay.positiveControl";
    private static final String TEXT = "medium.name";
    private static final String TIME = "treatment.exposure";
    private static final String NUMBER = "readings.zPrime";

    /**
     * A question.
     *
     * @param yes a value to which the answer is yes
     * @param no a value to which it is no
     */
    private record Put(String question, String fact, String yes, String no, Predicate<Asked> ask) {
        @Override
        public String toString() {
            return fact + " " + question;
        }
    }

    static Stream<Put> questions() {
        return Stream.of(
                new Put("is", YES_NO, "yes", "no", fact -> fact.is(true)),
                new Put("is given", YES_NO, "yes", "no", fact -> fact.getGiven().is(true)),
                new Put("is presumed", YES_NO, "yes", "no", fact -> fact.getPresumed()
                        .is(true)),
                new Put("is", WORD, "untreated", "charcoal-stripped", fact -> fact.is("untreated")),
                new Put("is", NUMBER, "0.5", "0.4", fact -> fact.is(0.5)),
                new Put("isNot", WORD, "untreated", "charcoal-stripped", fact -> fact.isNot("charcoal-stripped")),
                new Put(
                        "isOneOf",
                        WORD,
                        "untreated",
                        "serum-free",
                        fact -> fact.isOneOf("untreated", "charcoal-stripped")),
                new Put(
                        "isNoneOf",
                        WORD,
                        "serum-free",
                        "untreated",
                        fact -> fact.isNoneOf("untreated", "charcoal-stripped")),
                new Put("has", LIST, "estradiol", "fulvestrant", fact -> fact.has("estradiol")),
                new Put("hasOneOf", LIST, "estradiol", "none", fact -> fact.hasOneOf("estradiol", "fulvestrant")),
                new Put("hasNoneOf", LIST, "none", "estradiol", fact -> fact.hasNoneOf("estradiol", "fulvestrant")),
                new Put("isNone", LIST, "none", "estradiol", Asked::isNone),
                new Put("isNotEmpty", LIST, "estradiol", "none", Asked::isNotEmpty),
                new Put("mentionsOneOf", TEXT, "DMEM/F12", "RPMI", fact -> fact.mentionsOneOf("F12", "Ham")),
                new Put("mentionsNoneOf", TEXT, "RPMI", "DMEM/F12", fact -> fact.mentionsNoneOf("F12", "Ham")),
                new Put("above", TIME, "6 d", "5 d", fact -> fact.above("5 d")),
                new Put("above", TIME, "6 d", "3 d", fact -> fact.above("5 d", "4 d")),
                new Put("above", NUMBER, "0.6", "0.5", fact -> fact.above(0.5)),
                new Put("above", NUMBER, "0.6", "0.3", fact -> fact.above(0.5, 0.4)),
                new Put("below", TIME, "4 d", "5 d", fact -> fact.below("5 d")),
                new Put("below", TIME, "4 d", "7 d", fact -> fact.below("5 d", "6 d")),
                new Put("below", NUMBER, "0.4", "0.5", fact -> fact.below(0.5)),
                new Put("below", NUMBER, "0.4", "0.7", fact -> fact.below(0.5, 0.6)),
                new Put("atLeast", TIME, "5 d", "4 d", fact -> fact.atLeast("5 d")),
                new Put("atLeast", TIME, "5 d", "3 d", fact -> fact.atLeast("5 d", "4 d")),
                new Put("atLeast", NUMBER, "0.5", "0.4", fact -> fact.atLeast(0.5)),
                new Put("atLeast", NUMBER, "0.5", "0.3", fact -> fact.atLeast(0.5, 0.4)),
                new Put("atMost", TIME, "5 d", "6 d", fact -> fact.atMost("5 d")),
                new Put("atMost", TIME, "5 d", "7 d", fact -> fact.atMost("5 d", "6 d")),
                new Put("atMost", NUMBER, "0.5", "0.6", fact -> fact.atMost(0.5)),
                new Put("atMost", NUMBER, "0.5", "0.7", fact -> fact.atMost(0.5, 0.6)),
                new Put("between", TIME, "4 d", "6 d", fact -> fact.between("3 d", "5 d")),
                new Put("between", NUMBER, "0.4", "0.6", fact -> fact.between(0.3, 0.5)),
                new Put("outside", TIME, "6 d", "4 d", fact -> fact.outside("3 d", "5 d")),
                new Put("outside", NUMBER, "0.6", "0.4", fact -> fact.outside(0.3, 0.5)));
    }

    /** A cause is let go by a no alone; a derivation needs a yes. */
    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionHoldsOrDoesNot(Put put) {
        FactType type = Vocabulary.get(put.fact());
        assertEquals(
                "true true",
                held(put, Experiment.of(Map.of(put.fact(), put.yes())).fact(type)));
        assertEquals(
                "false false",
                held(put, Experiment.of(Map.of(put.fact(), put.no())).fact(type)));
        assertEquals("true false", held(put, Experiment.blank().fact(type)));
    }

    @Test
    void whatIsKnownIsKnown() {
        Put put = new Put("isKnown", TIME, "", "", Asked::isKnown);
        FactType type = Vocabulary.get(TIME);
        assertEquals("true true", held(put, Experiment.of(Map.of(TIME, "5 d")).fact(type)));
        assertEquals("true false", held(put, Experiment.blank().fact(type)));
    }

    private static String held(Put put, Fact fact) {
        return put.ask().test(new Asked(fact, false)) + " " + put.ask().test(new Asked(fact, true));
    }
}
