package org.letrodx.facts;

import java.util.List;

/** The animal that carries the tumour. */
public record Host(Choice<Species> species, Text strain, YesNo ovariectomised, YesNo estradiolPellet,
        Choice<Androstenedione> androstenedione, Amount<Limit.DosePerAnimal> androstenedioneDose) {

    /** The species of the host. */
    public enum Species implements Term {
        @Also({"mice", "nude mice", "nude mouse", "athymic mouse", "athymic mice", "nude", "SCID", "NSG"})
        MOUSE,
        @Also("rats")
        RAT,
        OTHER
    }

    /** How the host was supplied with androstenedione. */
    public enum Androstenedione implements Term {
        @Also({"no", "not given"})
        NONE,
        @Also({"daily", "pellet", "daily injection"})
        CONTINUOUS,
        @Also({"irregular", "stopped"})
        INTERRUPTED
    }

    static final FactType<Choice<Species>> SPECIES = FactType.choice("host.species", Species.class, Cost.LOOK_UP,
            "Which species is the host?");
    static final FactType<Text> STRAIN = FactType.text("host.strain", Cost.LOOK_UP,
            "Which strain is the host?");
    static final FactType<YesNo> OVARIECTOMISED = FactType.yesNo("host.ovariectomised", Cost.LOOK_UP,
            "Were the animals ovariectomised?");
    static final FactType<YesNo> ESTRADIOL_PELLET = FactType.yesNo("host.estradiolPellet", Cost.LOOK_UP,
            "Did animals that got letrozole carry an estradiol pellet during treatment?");
    static final FactType<Choice<Androstenedione>> ANDROSTENEDIONE =
            FactType.choice("host.androstenedione", Androstenedione.class, Cost.LOOK_UP,
            "Were the animals given androstenedione: none, continuous or interrupted?");
    static final FactType<Amount<Limit.DosePerAnimal>> ANDROSTENEDIONE_DOSE =
            FactType.amount("host.androstenedioneDose", Limit.DosePerAnimal.class, Dimension.DOSE_PER_ANIMAL, Cost.LOOK_UP,
            "How much androstenedione did each animal get per day?");
    static final List<FactType<?>> TYPES = List.of(SPECIES, STRAIN, OVARIECTOMISED, ESTRADIOL_PELLET, ANDROSTENEDIONE, ANDROSTENEDIONE_DOSE);

    Host(Facts facts) {
        this(facts.of(SPECIES), facts.of(STRAIN), facts.of(OVARIECTOMISED), facts.of(ESTRADIOL_PELLET),
                facts.of(ANDROSTENEDIONE), facts.of(ANDROSTENEDIONE_DOSE));
    }
}
