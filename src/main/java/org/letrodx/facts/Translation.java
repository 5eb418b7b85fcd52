package org.letrodx.facts;

import java.util.List;

/** What a claim beyond the model rests on. */
public record Translation(Count cellLinesTested, Count modelSystems, YesNo microenvironment, YesNo heterogeneity) {

    static final FactType<Count> CELL_LINES_TESTED = FactType.wholeNumber("translation.cellLinesTested", Cost.LOOK_UP,
            "How many cell lines were tested?").atLeast(1);
    static final FactType<Count> MODEL_SYSTEMS = FactType.wholeNumber("translation.modelSystems", Cost.LOOK_UP,
            "How many kinds of model (culture, animal, patient-derived) were used?").atLeast(1);
    static final FactType<YesNo> MICROENVIRONMENT = FactType.yesNo("translation.microenvironment", Cost.LOOK_UP,
            "Was the tumour microenvironment modelled?");
    static final FactType<YesNo> HETEROGENEITY = FactType.yesNo("translation.heterogeneity", Cost.LOOK_UP,
            "Was tumour heterogeneity modelled?");
    static final List<FactType<?>> TYPES = List.of(CELL_LINES_TESTED, MODEL_SYSTEMS, MICROENVIRONMENT, HETEROGENEITY);

    Translation(Facts facts) {
        this(facts.of(CELL_LINES_TESTED), facts.of(MODEL_SYSTEMS), facts.of(MICROENVIRONMENT), facts.of(HETEROGENEITY));
    }
}
