package org.letrodx.facts;

import java.util.List;

/** The steroids the cells are given, and how long they went without estrogen before. */
public record Hormones(Choice<Androgen> androgen, Amount<Limit.Concentration> androgenConcentration, YesNo estradiolAdded,
        Amount<Limit.Time> deprivation, YesNo androgenAloneInhibits) {

    /** The androgen added as substrate for aromatase. */
    public enum Androgen implements Term {
        @Also({"no", "no androgen"})
        NONE,
        @Also({"androst-4-ene-3,17-dione", "A4", "delta4-androstenedione"})
        ANDROSTENEDIONE,
        @Also("T")
        TESTOSTERONE,
        @Also("DHT")
        DIHYDROTESTOSTERONE,
        @Also({"R1881", "metribolone"})
        METHYLTRIENOLONE,
        @Also("dehydroepiandrosterone")
        DHEA,
        OTHER;

        @Override
        public boolean undetermined() {
            return this == OTHER;
        }
    }

    static final FactType<Choice<Androgen>> ANDROGEN = FactType.choice("hormones.androgen", Androgen.class, Cost.LOOK_UP,
            "Which androgen was added as substrate for aromatase, if any?");
    static final FactType<Amount<Limit.Concentration>> ANDROGEN_CONCENTRATION =
            FactType.amount("hormones.androgenConcentration", Limit.Concentration.class, Dimension.CONCENTRATION, Cost.LOOK_UP,
            "At what concentration was the androgen added?");
    static final FactType<YesNo> ESTRADIOL_ADDED = FactType.yesNo("hormones.estradiolAdded", Cost.LOOK_UP,
            "Was estradiol added in the arms that also get letrozole?");
    static final FactType<Amount<Limit.Time>> DEPRIVATION =
            FactType.amount("hormones.deprivation", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long were the cells in estrogen-free medium before the drug?");
    static final FactType<YesNo> ANDROGEN_ALONE_INHIBITS = FactType.yesNo("hormones.androgenAloneInhibits", Cost.DAYS,
            "Does the androgen alone, before any drug, lower growth?");
    static final List<FactType<?>> TYPES = List.of(ANDROGEN, ANDROGEN_CONCENTRATION, ESTRADIOL_ADDED, DEPRIVATION, ANDROGEN_ALONE_INHIBITS);

    Hormones(Facts facts) {
        this(facts.of(ANDROGEN), facts.of(ANDROGEN_CONCENTRATION), facts.of(ESTRADIOL_ADDED), facts.of(DEPRIVATION),
                facts.of(ANDROGEN_ALONE_INHIBITS));
    }
}
