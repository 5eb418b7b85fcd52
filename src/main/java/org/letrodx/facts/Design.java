package org.letrodx.facts;

import java.util.List;

/** The design of the animal study. */
public record Design(YesNo randomised, YesNo blinded, YesNo startedWhenMeasurable, YesNo vehicleArm, Count animalsPerGroup,
        Count tumoursPerAnimal, Choice<ExperimentalUnit> experimentalUnit, Amount<Limit.Time> measurementInterval) {

    /** What was counted as one. */
    public enum ExperimentalUnit implements Term {
        @Also({"mouse", "host"})
        ANIMAL,
        @Also({"tumor", "site"})
        TUMOUR
    }

    static final FactType<YesNo> RANDOMISED = FactType.yesNo("design.randomised", Cost.LOOK_UP,
            "Were the animals randomised to the groups?");
    static final FactType<YesNo> BLINDED = FactType.yesNo("design.blinded", Cost.LOOK_UP,
            "Was the person who measured the tumours blinded to the groups?");
    static final FactType<YesNo> STARTED_WHEN_MEASURABLE = FactType.yesNo("design.startedWhenMeasurable", Cost.LOOK_UP,
            "Did treatment start when tumours were measurable?");
    static final FactType<YesNo> VEHICLE_ARM = FactType.yesNo("design.vehicleArm", Cost.LOOK_UP,
            "Is there a vehicle-only group?");
    static final FactType<Count> ANIMALS_PER_GROUP = FactType.wholeNumber("design.animalsPerGroup", Cost.LOOK_UP,
            "How many animals are in each group?").atLeast(1);
    static final FactType<Count> TUMOURS_PER_ANIMAL = FactType.wholeNumber("design.tumoursPerAnimal", Cost.LOOK_UP,
            "How many tumours does each animal carry?").atLeast(1);
    static final FactType<Choice<ExperimentalUnit>> EXPERIMENTAL_UNIT =
            FactType.choice("design.experimentalUnit", ExperimentalUnit.class, Cost.LOOK_UP,
            "Was the animal or the tumour counted as the experimental unit?");
    static final FactType<Amount<Limit.Time>> MEASUREMENT_INTERVAL =
            FactType.amount("design.measurementInterval", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long is it between tumour measurements?");
    static final List<FactType<?>> TYPES = List.of(RANDOMISED, BLINDED, STARTED_WHEN_MEASURABLE, VEHICLE_ARM, ANIMALS_PER_GROUP, TUMOURS_PER_ANIMAL, EXPERIMENTAL_UNIT,
            MEASUREMENT_INTERVAL);

    Design(Facts facts) {
        this(facts.of(RANDOMISED), facts.of(BLINDED), facts.of(STARTED_WHEN_MEASURABLE), facts.of(VEHICLE_ARM),
                facts.of(ANIMALS_PER_GROUP), facts.of(TUMOURS_PER_ANIMAL), facts.of(EXPERIMENTAL_UNIT),
                facts.of(MEASUREMENT_INTERVAL));
    }
}
