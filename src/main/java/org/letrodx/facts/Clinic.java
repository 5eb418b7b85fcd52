package org.letrodx.facts;

import java.util.List;

/** An arm of a trial, never one person. */
public record Clinic(Choice<MenopausalStatus> menopausalStatus, YesNo extendedTreatment, Amount<Limit.DosePerAnimal> dose,
        Amount<Limit.Percentage> discontinuation, Amount<Limit.Percentage> aromataseInhibition, Amount<Limit.Time> followUp,
        Choices<Symptom> symptoms) {

    /** The menopausal status of the arm. */
    public enum MenopausalStatus implements Term {
        POSTMENOPAUSAL,
        PREMENOPAUSAL
    }

    /** Symptoms recorded in the arm. */
    public enum Symptom implements Term {
        @Also("joint pain")
        ARTHRALGIA,
        @Also("muscle pain")
        MYALGIA,
        @Also("hot flushes")
        HOT_FLASHES,
        FATIGUE,
        @Also("bone loss")
        OSTEOPOROSIS,
        @Also("fractures")
        FRACTURE
    }

    static final FactType<Choice<MenopausalStatus>> MENOPAUSAL_STATUS =
            FactType.choice("clinic.menopausalStatus", MenopausalStatus.class, Cost.LOOK_UP,
            "Are the participants of this arm postmenopausal or premenopausal?");
    static final FactType<YesNo> EXTENDED_TREATMENT = FactType.yesNo("clinic.extendedTreatment", Cost.LOOK_UP,
            "Is this extended treatment, after five years of endocrine therapy?");
    static final FactType<Amount<Limit.DosePerAnimal>> DOSE =
            FactType.amount("clinic.dose", Limit.DosePerAnimal.class, Dimension.DOSE_PER_PERSON, Cost.LOOK_UP,
            "What dose does the arm get, in mg per day?");
    static final FactType<Amount<Limit.Percentage>> DISCONTINUATION =
            FactType.amount("clinic.discontinuation", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What share of the arm stopped treatment early?").atMost(100);
    static final FactType<Amount<Limit.Percentage>> AROMATASE_INHIBITION =
            FactType.amount("clinic.aromataseInhibition", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "By how much was aromatisation inhibited, in per cent?").atMost(100);
    static final FactType<Amount<Limit.Time>> FOLLOW_UP =
            FactType.amount("clinic.followUp", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long is the follow-up?");
    static final FactType<Choices<Symptom>> SYMPTOMS = FactType.choices("clinic.symptoms", Symptom.class, Cost.LOOK_UP,
            "Which symptoms were recorded in the arm?");
    static final List<FactType<?>> TYPES = List.of(MENOPAUSAL_STATUS, EXTENDED_TREATMENT, DOSE, DISCONTINUATION, AROMATASE_INHIBITION, FOLLOW_UP, SYMPTOMS);

    Clinic(Facts facts) {
        this(facts.of(MENOPAUSAL_STATUS), facts.of(EXTENDED_TREATMENT), facts.of(DOSE), facts.of(DISCONTINUATION),
                facts.of(AROMATASE_INHIBITION), facts.of(FOLLOW_UP), facts.of(SYMPTOMS));
    }
}
