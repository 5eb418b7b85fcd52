package org.letrodx.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stated interval answers yes or no only if all of it lies on one side of the limit. */
class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "1-3 d,      below 5 d,    YES",
        "5 d,        below 5 d,    NO",
        "5-6 d,      below 5 d,    NO",
        "4-6 d,      below 5 d,    UNKNOWN",
        "<5 d,       below 5 d,    YES",
        "<=5 d,      below 5 d,    UNKNOWN",
        ">=5 d,      below 5 d,    NO",
        ">5 d,       above 5 d,    YES",
        ">=5 d,      above 5 d,    UNKNOWN",
        "5 d,        above 5 d,    NO",
        "5 d,        at-least 5 d, YES",
        "<5 d,       at-least 5 d, NO",
        "5 d,        at-most 5 d,  YES",
        "2-4 d,      between 2-4,  YES",
        "4 d,        between 2-4,  YES",
        "4-5 d,      between 2-4,  UNKNOWN",
        ">4 d,       between 2-4,  NO",
        "2 d,        outside 2-4,  NO",
        "1-5 d,      outside 2-4,  UNKNOWN",
        "5 d,        outside 2-4,  YES"
    })
    void answers(String stated, String asked, Outcome expected) {
        @SuppressWarnings("unchecked")
        Amount<Limit.Time> exposure = (Amount<Limit.Time>)
                Experiment.builder().state("treatment.exposure", stated).build().fact("treatment.exposure");
        Answer answer =
                switch (asked.substring(0, asked.indexOf(' '))) {
                    case "below" -> exposure.below(Limit.days(5));
                    case "above" -> exposure.above(Limit.days(5));
                    case "at-least" -> exposure.atLeast(Limit.days(5));
                    case "at-most" -> exposure.atMost(Limit.days(5));
                    case "between" -> exposure.between(Limit.days(2), Limit.days(4));
                    default -> exposure.outside(Limit.days(2), Limit.days(4));
                };
        assertEquals(expected, answer.outcome());
        assertEquals(expected == Outcome.UNKNOWN, answer.isSuggested(), "a straddling interval is a reason to suspect");
    }
}
