package org.letrodx.facts;

import java.util.List;

/** Letrozole in animals. */
public record Dosing(Amount<Limit.Dose> dose, Amount<Limit.Mass> bodyWeight, Choice<Route> route, Choice<Vehicle> vehicle,
        Choice<Schedule> schedule, Amount<Limit.Percentage> missedDoses, Choice<DoseBasis> doseBasis,
        Amount<Limit.DosePerAnimal> dosePerAnimal, Amount<Limit.DosePerWeight> dosePerWeight) {

    /** How the drug was given. */
    public enum Route implements Term {
        @Also({"s.c.", "sc", "subcutaneously"})
        SUBCUTANEOUS,
        @Also({"oral", "p.o.", "po", "oral gavage"})
        GAVAGE,
        OTHER
    }

    /** What the drug was given in. */
    public enum Vehicle implements Term {
        @Also({"HPC", "hydroxypropylcellulose", "0.3 % hydroxypropyl cellulose"})
        HYDROXYPROPYL_CELLULOSE,
        WATER,
        @Also({"PBS", "0.9 % NaCl"})
        SALINE,
        @Also({"corn oil", "sesame oil", "peanut oil"})
        OIL,
        OTHER
    }

    /** How regularly the drug was given. */
    public enum Schedule implements Term {
        @Also({"every day", "once daily", "QD"})
        DAILY,
        @Also({"weekly", "every other day", "alternate days", "twice weekly", "5 days a week"})
        LESS_THAN_DAILY,
        IRREGULAR
    }

    /** What a dose is counted by. */
    public enum DoseBasis implements Term {
        PER_ANIMAL,
        PER_WEIGHT
    }

    static final FactType<Amount<Limit.Dose>> DOSE =
            FactType.amount("dosing.dose", Limit.Dose.class, Dimension.DOSE, Cost.LOOK_UP,
            "What dose of letrozole did each animal get per day, or per kg and day?");
    static final FactType<Amount<Limit.Mass>> BODY_WEIGHT =
            FactType.amount("dosing.bodyWeight", Limit.Mass.class, Dimension.MASS, Cost.LOOK_UP,
            "What do the animals weigh?");
    static final FactType<Choice<Route>> ROUTE = FactType.choice("dosing.route", Route.class, Cost.LOOK_UP,
            "By which route was letrozole given?");
    static final FactType<Choice<Vehicle>> VEHICLE = FactType.choice("dosing.vehicle", Vehicle.class, Cost.LOOK_UP,
            "In which vehicle was letrozole given?");
    static final FactType<Choice<Schedule>> SCHEDULE = FactType.choice("dosing.schedule", Schedule.class, Cost.LOOK_UP,
            "Was letrozole given daily, less than daily or irregularly?");
    static final FactType<Amount<Limit.Percentage>> MISSED_DOSES =
            FactType.amount("dosing.missedDoses", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What share of the doses was missed?").atMost(100);
    static final FactType<Choice<DoseBasis>> DOSE_BASIS =
            FactType.choice("dosing.doseBasis", DoseBasis.class, Cost.LOOK_UP,
            "Is the dose counted per animal or per body weight?").derivedOnly();
    static final FactType<Amount<Limit.DosePerAnimal>> DOSE_PER_ANIMAL =
            FactType.amount("dosing.dosePerAnimal", Limit.DosePerAnimal.class, Dimension.DOSE_PER_ANIMAL, Cost.LOOK_UP,
            "What is the dose per animal and day?").derivedOnly();
    static final FactType<Amount<Limit.DosePerWeight>> DOSE_PER_WEIGHT =
            FactType.amount("dosing.dosePerWeight", Limit.DosePerWeight.class, Dimension.DOSE_PER_WEIGHT, Cost.LOOK_UP,
            "What is the dose per kg and day?").derivedOnly();
    static final List<FactType<?>> TYPES = List.of(DOSE, BODY_WEIGHT, ROUTE, VEHICLE, SCHEDULE, MISSED_DOSES, DOSE_BASIS, DOSE_PER_ANIMAL, DOSE_PER_WEIGHT);

    Dosing(Facts facts) {
        this(facts.of(DOSE), facts.of(BODY_WEIGHT), facts.of(ROUTE), facts.of(VEHICLE), facts.of(SCHEDULE),
                facts.of(MISSED_DOSES), facts.of(DOSE_BASIS), facts.of(DOSE_PER_ANIMAL), facts.of(DOSE_PER_WEIGHT));
    }
}
