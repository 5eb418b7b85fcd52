package org.letrodx.facts;

import java.util.List;

/** Expression or phosphorylation against the untreated parent. */
public record Markers(Choice<Change> pAkt, Choice<Change> pMapk, Choice<Change> her2, Choice<Change> er,
        Choice<Change> aromatase, Choice<Change> hif1a, YesNo esr1Mutation, YesNo cyp19a1Amplified) {

    /** Against the untreated parent. */
    public enum Change implements Term {
        @Also({"increased", "higher", "raised"})
        UP,
        @Also({"same", "no change"})
        UNCHANGED,
        @Also({"decreased", "lower", "lost"})
        DOWN
    }

    static final FactType<Choice<Change>> P_AKT = FactType.choice("markers.pAkt", Change.class, Cost.DAYS,
            "Is phosphorylated AKT up, unchanged or down against the untreated parent?");
    static final FactType<Choice<Change>> P_MAPK = FactType.choice("markers.pMapk", Change.class, Cost.DAYS,
            "Is phosphorylated MAPK up, unchanged or down against the untreated parent?");
    static final FactType<Choice<Change>> HER2 = FactType.choice("markers.her2", Change.class, Cost.DAYS,
            "Is HER2 (or another growth factor receptor) up, unchanged or down against the untreated parent?");
    static final FactType<Choice<Change>> ER = FactType.choice("markers.er", Change.class, Cost.DAYS,
            "Is the estrogen receptor up, unchanged or down against the untreated parent?");
    static final FactType<Choice<Change>> AROMATASE = FactType.choice("markers.aromatase", Change.class, Cost.DAYS,
            "Is aromatase up, unchanged or down against the untreated parent?");
    static final FactType<Choice<Change>> HIF1A = FactType.choice("markers.hif1a", Change.class, Cost.DAYS,
            "Is HIF-1 alpha up, unchanged or down against the untreated parent?");
    static final FactType<YesNo> ESR1_MUTATION = FactType.yesNo("markers.esr1Mutation", Cost.WEEKS,
            "Was an ESR1 mutation found?");
    static final FactType<YesNo> CYP19A1_AMPLIFIED = FactType.yesNo("markers.cyp19a1Amplified", Cost.WEEKS,
            "Is CYP19A1, the aromatase gene, amplified?");
    static final List<FactType<?>> TYPES = List.of(P_AKT, P_MAPK, HER2, ER, AROMATASE, HIF1A, ESR1_MUTATION, CYP19A1_AMPLIFIED);

    Markers(Facts facts) {
        this(facts.of(P_AKT), facts.of(P_MAPK), facts.of(HER2), facts.of(ER), facts.of(AROMATASE), facts.of(HIF1A),
                facts.of(ESR1_MUTATION), facts.of(CYP19A1_AMPLIFIED));
    }
}
