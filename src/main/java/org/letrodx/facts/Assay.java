package org.letrodx.facts;

import java.util.List;

/** How the read-out in culture was set up. */
public record Assay(Choice<Endpoint> endpoint, Count plateWells, Count seedingDensity, YesNo cellsCounted,
        YesNo mixedAfterDosing, YesNo tipsChanged, YesNo edgeWellsUsed, YesNo edgeWellsFilled, Count replicateWells,
        Count independentRuns, YesNo vehicleControl, YesNo blankWells, YesNo secondReadout, YesNo confluentAtEnd,
        Choices<PositiveControl> positiveControl, Amount<Limit.Time> incubation, Amount<Limit.Wavelength> wavelength) {

    /** What is measured. */
    public enum Endpoint implements Term {
        MTT,
        MTS,
        @Also({"CCK-8", "CCK8", "WST8"})
        WST_8,
        @Also({"Alamar Blue", "AlamarBlue", "PrestoBlue"})
        RESAZURIN,
        @Also({"CellTiter-Glo", "luminescence"})
        ATP,
        @Also("sulforhodamine B")
        SRB,
        @Also({"DNA content", "Hoechst", "PicoGreen", "CyQUANT"})
        DNA,
        @Also({"cell count", "Coulter", "counting"})
        COUNT,
        @Also("colony formation")
        CLONOGENIC,
        @Also({"enzyme activity", "tritiated water", "aromatase"})
        AROMATASE_ACTIVITY,
        OTHER;

        @Override
        public String label() {
            return switch (this) {
                case MTT, MTS, ATP, SRB, DNA -> name();
                case WST_8 -> "WST-8";
                default -> Term.super.label();
            };
        }
    }

    /** An arm whose effect is known beforehand. */
    public enum PositiveControl implements Term {
        @Also("E2")
        ESTRADIOL,
        @Also({"ICI 182,780", "ICI 182780"})
        FULVESTRANT,
        ANASTROZOLE,
        OTHER
    }

    static final FactType<Choice<Endpoint>> ENDPOINT = FactType.choice("assay.endpoint", Endpoint.class, Cost.LOOK_UP,
            "What does the assay measure (MTT, count, aromatase activity ...)?");
    static final FactType<Count> PLATE_WELLS = FactType.wholeNumber("assay.plateWells", List.of(6, 12, 24, 48, 96, 384),
            Cost.LOOK_UP,
            "How many wells has the plate?");
    static final FactType<Count> SEEDING_DENSITY = FactType.wholeNumber("assay.seedingDensity", Cost.LOOK_UP,
            "How many cells were seeded per well?").atLeast(1);
    static final FactType<YesNo> CELLS_COUNTED = FactType.yesNo("assay.cellsCounted", Cost.LOOK_UP,
            "Were the cells counted before seeding?");
    static final FactType<YesNo> MIXED_AFTER_DOSING = FactType.yesNo("assay.mixedAfterDosing", Cost.LOOK_UP,
            "Was the plate mixed gently after the drug was added?");
    static final FactType<YesNo> TIPS_CHANGED = FactType.yesNo("assay.tipsChanged", Cost.LOOK_UP,
            "Were tips changed between concentrations?");
    static final FactType<YesNo> EDGE_WELLS_USED = FactType.yesNo("assay.edgeWellsUsed", Cost.LOOK_UP,
            "Do wells at the edge of the plate carry experimental conditions?");
    static final FactType<YesNo> EDGE_WELLS_FILLED = FactType.yesNo("assay.edgeWellsFilled", Cost.LOOK_UP,
            "Were the unused edge wells filled with medium or PBS?");
    static final FactType<Count> REPLICATE_WELLS = FactType.wholeNumber("assay.replicateWells", Cost.LOOK_UP,
            "How many replicate wells per condition?").atLeast(1);
    static final FactType<Count> INDEPENDENT_RUNS = FactType.wholeNumber("assay.independentRuns", Cost.LOOK_UP,
            "How many independent runs, on different days?").atLeast(1);
    static final FactType<YesNo> VEHICLE_CONTROL = FactType.yesNo("assay.vehicleControl", Cost.LOOK_UP,
            "Are there vehicle-only wells?");
    static final FactType<YesNo> BLANK_WELLS = FactType.yesNo("assay.blankWells", Cost.LOOK_UP,
            "Are there blank wells without cells?");
    static final FactType<YesNo> SECOND_READOUT = FactType.yesNo("assay.secondReadout", Cost.LOOK_UP,
            "Was a second read-out (count, DNA, SRB) made beside the first?");
    static final FactType<YesNo> CONFLUENT_AT_END = FactType.yesNo("assay.confluentAtEnd", Cost.LOOK_UP,
            "Were the control wells confluent at the end?");
    static final FactType<Choices<PositiveControl>> POSITIVE_CONTROL =
            FactType.choices("assay.positiveControl", PositiveControl.class, Cost.LOOK_UP,
            "Which positive controls were run (estradiol, fulvestrant, anastrozole, none)?");
    static final FactType<Amount<Limit.Time>> INCUBATION =
            FactType.amount("assay.incubation", Limit.Time.class, Dimension.TIME, Cost.LOOK_UP,
            "How long was the incubation with the reagent?");
    static final FactType<Amount<Limit.Wavelength>> WAVELENGTH =
            FactType.amount("assay.wavelength", Limit.Wavelength.class, Dimension.WAVELENGTH, Cost.LOOK_UP,
            "At which wavelength was the plate read?");
    static final List<FactType<?>> TYPES = List.of(ENDPOINT, PLATE_WELLS, SEEDING_DENSITY, CELLS_COUNTED, MIXED_AFTER_DOSING, TIPS_CHANGED, EDGE_WELLS_USED,
            EDGE_WELLS_FILLED, REPLICATE_WELLS, INDEPENDENT_RUNS, VEHICLE_CONTROL, BLANK_WELLS, SECOND_READOUT,
            CONFLUENT_AT_END, POSITIVE_CONTROL, INCUBATION, WAVELENGTH);

    Assay(Facts facts) {
        this(facts.of(ENDPOINT), facts.of(PLATE_WELLS), facts.of(SEEDING_DENSITY), facts.of(CELLS_COUNTED),
                facts.of(MIXED_AFTER_DOSING), facts.of(TIPS_CHANGED), facts.of(EDGE_WELLS_USED), facts.of(EDGE_WELLS_FILLED),
                facts.of(REPLICATE_WELLS), facts.of(INDEPENDENT_RUNS), facts.of(VEHICLE_CONTROL), facts.of(BLANK_WELLS),
                facts.of(SECOND_READOUT), facts.of(CONFLUENT_AT_END), facts.of(POSITIVE_CONTROL), facts.of(INCUBATION),
                facts.of(WAVELENGTH));
    }
}
