package org.letrodx.facts;

import java.util.List;

/** The kind of system the experiment is run in. */
public record Model(Choice<ModelSystem> system) {

    /** The kinds of system. */
    public enum ModelSystem implements Term {
        @Also({"enzyme", "microsomes", "biochemical"})
        CELL_FREE,
        @Also({"2D", "monolayer", "in vitro", "culture"})
        CELL_CULTURE,
        @Also({"3D", "spheroids", "organoid"})
        SPHEROID,
        @Also({"in vivo", "animal"})
        XENOGRAFT,
        @Also({"clinical", "clinic", "trial"})
        PATIENT
    }

    static final FactType<Choice<ModelSystem>> SYSTEM = FactType.choice("model.system", ModelSystem.class, Cost.LOOK_UP,
            "Is this a cell-free, cell-culture, spheroid, xenograft or patient study?");
    static final List<FactType<?>> TYPES = List.of(SYSTEM);

    Model(Facts facts) {
        this(facts.of(SYSTEM));
    }
}
