package org.letrodx.facts;

import java.util.List;

/** The serum of the run-in and the assay. */
public record Serum(Choice<Kind> kind, Choice<Treatment> treatment, Amount<Limit.Percentage> percent, YesNo lotQualified) {

    /** What animal the serum is from. */
    public enum Kind implements Term {
        @Also({"FBS", "FCS", "fetal calf", "foetal bovine", "foetal calf"})
        FETAL_BOVINE,
        @Also({"NCS", "NBCS", "newborn bovine"})
        NEWBORN_CALF,
        HORSE,
        HUMAN
    }

    /** What was done to the serum. */
    public enum Treatment implements Term {
        @Also({"stripped", "CSS", "CS-FBS", "DCC", "dextran-coated charcoal", "charcoal dextran stripped", "steroid-depleted"})
        CHARCOAL_STRIPPED,
        @Also({"full", "regular", "normal", "unstripped", "not stripped"})
        UNTREATED,
        @Also("no serum")
        SERUM_FREE
    }

    static final FactType<Choice<Kind>> KIND = FactType.choice("serum.kind", Kind.class, Cost.LOOK_UP,
            "What kind of serum is in the assay medium?");
    static final FactType<Choice<Treatment>> TREATMENT = FactType.choice("serum.treatment", Treatment.class, Cost.LOOK_UP,
            "Is the serum charcoal-stripped, untreated, or is the medium serum-free?");
    static final FactType<Amount<Limit.Percentage>> PERCENT =
            FactType.amount("serum.percent", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "How much serum is in the assay medium, in per cent?").atMost(100);
    static final FactType<YesNo> LOT_QUALIFIED = FactType.yesNo("serum.lotQualified", Cost.LOOK_UP,
            "Was this lot of stripped serum qualified with an estradiol dose response?");
    static final List<FactType<?>> TYPES = List.of(KIND, TREATMENT, PERCENT, LOT_QUALIFIED);

    Serum(Facts facts) {
        this(facts.of(KIND), facts.of(TREATMENT), facts.of(PERCENT), facts.of(LOT_QUALIFIED));
    }
}
