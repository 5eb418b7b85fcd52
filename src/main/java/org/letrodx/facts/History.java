package org.letrodx.facts;

import java.util.List;

/** How the cells or the tumours responded over time. Outcomes: a repair makes them unknown. */
public record History(YesNo respondedInitially, YesNo responseLost, YesNo respondedAfterBreak, Amount<Limit.Time> timeOnDrug) {

    static final FactType<YesNo> RESPONDED_INITIALLY = FactType.yesNo("history.respondedInitially", Cost.LOOK_UP,
            "Did the cells or tumours respond to letrozole at first?");
    static final FactType<YesNo> RESPONSE_LOST = FactType.yesNo("history.responseLost", Cost.LOOK_UP,
            "Was a first response to letrozole lost later?");
    static final FactType<YesNo> RESPONDED_AFTER_BREAK = FactType.yesNo("history.respondedAfterBreak", Cost.WEEKS,
            "Did the response come back after a break from the drug?");
    static final FactType<Amount<Limit.Time>> TIME_ON_DRUG = FactType.amount("history.timeOnDrug", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long have the cells or tumours been on letrozole in all?");
    static final List<FactType<?>> TYPES = List.of(RESPONDED_INITIALLY, RESPONSE_LOST, RESPONDED_AFTER_BREAK, TIME_ON_DRUG);

    History(Facts facts) {
        this(facts.of(RESPONDED_INITIALLY), facts.of(RESPONSE_LOST), facts.of(RESPONDED_AFTER_BREAK), facts.of(TIME_ON_DRUG));
    }
}
