package org.letrodx.facts;

import java.util.List;

/** The drug in culture: what, how much, in what and for how long. */
public record Treatment(Text drug, Concentrations concentrations, Amount<Limit.Concentration> lowestConcentration,
        Amount<Limit.Concentration> highestConcentration, Choice<Vehicle> vehicle, Amount<Limit.Percentage> vehiclePercent,
        YesNo vehicleMatched, Amount<Limit.Time> exposure, Amount<Limit.Time> renewal, Choice<Stock> stock) {

    /** What the drug is dissolved in. */
    public enum Vehicle implements Term {
        @Also({"dimethyl sulfoxide", "dimethylsulfoxide"})
        DMSO,
        @Also("EtOH")
        ETHANOL,
        WATER,
        OTHER;

        @Override
        public String label() {
            return this == DMSO ? name() : Term.super.label();
        }
    }

    /** The state of the stock solution. */
    public enum Stock implements Term {
        FRESH,
        @Also({"refrozen", "aged"})
        OLD,
        @Also({"crystals", "cloudy"})
        PRECIPITATED
    }

    static final FactType<Text> DRUG = FactType.drug("treatment.drug", Cost.LOOK_UP,
            "Which drug is it?");
    static final FactType<Concentrations> CONCENTRATIONS =
            FactType.concentrations("treatment.concentrations", Cost.LOOK_UP,
            "Which letrozole concentrations were tested?");
    static final FactType<Amount<Limit.Concentration>> LOWEST_CONCENTRATION =
            FactType.drugConcentration("treatment.lowestConcentration", Cost.LOOK_UP,
            "What is the lowest letrozole concentration above zero?");
    static final FactType<Amount<Limit.Concentration>> HIGHEST_CONCENTRATION =
            FactType.drugConcentration("treatment.highestConcentration", Cost.LOOK_UP,
            "What is the highest letrozole concentration?");
    static final FactType<Choice<Vehicle>> VEHICLE = FactType.choice("treatment.vehicle", Vehicle.class, Cost.LOOK_UP,
            "What is the drug dissolved in?");
    static final FactType<Amount<Limit.Percentage>> VEHICLE_PERCENT =
            FactType.amount("treatment.vehiclePercent", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "How much vehicle is in the wells, in per cent?").atMost(100);
    static final FactType<YesNo> VEHICLE_MATCHED = FactType.yesNo("treatment.vehicleMatched", Cost.LOOK_UP,
            "Is the vehicle level the same in every well?");
    static final FactType<Amount<Limit.Time>> EXPOSURE =
            FactType.amount("treatment.exposure", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long were the cells on the drug?");
    static final FactType<Amount<Limit.Time>> RENEWAL =
            FactType.amount("treatment.renewal", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "What is the longest time between changes of medium and drug (the exposure, if never changed)?");
    static final FactType<Choice<Stock>> STOCK = FactType.choice("treatment.stock", Stock.class, Cost.HOURS,
            "Is the drug stock fresh, old or precipitated?");
    static final List<FactType<?>> TYPES = List.of(DRUG, CONCENTRATIONS, LOWEST_CONCENTRATION, HIGHEST_CONCENTRATION, VEHICLE, VEHICLE_PERCENT, VEHICLE_MATCHED,
            EXPOSURE, RENEWAL, STOCK);

    Treatment(Facts facts) {
        this(facts.of(DRUG), facts.of(CONCENTRATIONS), facts.of(LOWEST_CONCENTRATION), facts.of(HIGHEST_CONCENTRATION),
                facts.of(VEHICLE), facts.of(VEHICLE_PERCENT), facts.of(VEHICLE_MATCHED), facts.of(EXPOSURE),
                facts.of(RENEWAL), facts.of(STOCK));
    }
}
