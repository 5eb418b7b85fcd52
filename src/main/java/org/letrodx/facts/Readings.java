package org.letrodx.facts;

import java.util.List;

/** What was measured. Outcomes: a repair makes them unknown. */
public record Readings(Amount<Limit.Percentage> replicateCv, Amount<Limit.Percentage> betweenRunCv,
        Amount<Limit.Percentage> maxInhibition, Count edgeRatio, Count zPrime, Amount<Limit.Concentration> ic50,
        Count saturatedWells, YesNo controlsGrow, YesNo estradiolArmGrows, YesNo androgenArmGrows, YesNo fulvestrantWorks,
        YesNo aromataseInhibited, YesNo erNegativeControlAlsoInhibited) {

    static final FactType<Amount<Limit.Percentage>> REPLICATE_CV = FactType.amount("readings.replicateCv", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What is the coefficient of variation of replicate wells within a plate?");
    static final FactType<Amount<Limit.Percentage>> BETWEEN_RUN_CV = FactType.amount("readings.betweenRunCv", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What is the coefficient of variation between runs?");
    static final FactType<Amount<Limit.Percentage>> MAX_INHIBITION = FactType.amount("readings.maxInhibition", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What is the largest inhibition seen?").atMost(100);
    static final FactType<Count> EDGE_RATIO = FactType.number("readings.edgeRatio", false, Cost.LOOK_UP,
            "What is the mean of the outer wells divided by the mean of the inner wells?");
    static final FactType<Count> Z_PRIME = FactType.number("readings.zPrime", true, Cost.LOOK_UP,
            "What is the Z-prime of the assay?").atMost(1);
    static final FactType<Amount<Limit.Concentration>> IC50 = FactType.drugConcentration("readings.ic50", Cost.LOOK_UP,
            "Which letrozole IC50 was found?");
    static final FactType<Count> SATURATED_WELLS = FactType.wholeNumber("readings.saturatedWells", Cost.LOOK_UP,
            "How many wells are saturated or missing?");
    static final FactType<YesNo> CONTROLS_GROW = FactType.yesNo("readings.controlsGrow", Cost.LOOK_UP,
            "Do the untreated controls, with substrate, grow?");
    static final FactType<YesNo> ESTRADIOL_ARM_GROWS = FactType.yesNo("readings.estradiolArmGrows", Cost.DAYS,
            "Does an estradiol arm grow more than a hormone-free arm?");
    static final FactType<YesNo> ANDROGEN_ARM_GROWS = FactType.yesNo("readings.androgenArmGrows", Cost.DAYS,
            "Does an androgen arm grow more than a hormone-free arm?");
    static final FactType<YesNo> FULVESTRANT_WORKS = FactType.yesNo("readings.fulvestrantWorks", Cost.DAYS,
            "Does fulvestrant inhibit the growth of these cells?");
    static final FactType<YesNo> AROMATASE_INHIBITED = FactType.yesNo("readings.aromataseInhibited", Cost.DAYS,
            "Was aromatase activity, or estradiol made from substrate, seen to fall under letrozole?");
    static final FactType<YesNo> ER_NEGATIVE_CONTROL_ALSO_INHIBITED = FactType.yesNo("readings.erNegativeControlAlsoInhibited", Cost.DAYS,
            "Is an ER-negative control line inhibited at the same concentrations?");
    static final List<FactType<?>> TYPES = List.of(REPLICATE_CV, BETWEEN_RUN_CV, MAX_INHIBITION, EDGE_RATIO, Z_PRIME, IC50, SATURATED_WELLS, CONTROLS_GROW,
            ESTRADIOL_ARM_GROWS, ANDROGEN_ARM_GROWS, FULVESTRANT_WORKS, AROMATASE_INHIBITED,
            ER_NEGATIVE_CONTROL_ALSO_INHIBITED);

    Readings(Facts facts) {
        this(facts.of(REPLICATE_CV), facts.of(BETWEEN_RUN_CV), facts.of(MAX_INHIBITION), facts.of(EDGE_RATIO),
                facts.of(Z_PRIME), facts.of(IC50), facts.of(SATURATED_WELLS), facts.of(CONTROLS_GROW),
                facts.of(ESTRADIOL_ARM_GROWS), facts.of(ANDROGEN_ARM_GROWS), facts.of(FULVESTRANT_WORKS),
                facts.of(AROMATASE_INHIBITED), facts.of(ER_NEGATIVE_CONTROL_ALSO_INHIBITED));
    }
}
