package org.letrodx.facts;

import java.util.List;

/** The medium of the run-in and the assay, not of the maintenance culture. */
public record Medium(Text name, YesNo phenolRed, YesNo insulin) {

    static final FactType<Text> NAME = FactType.text("medium.name", Cost.LOOK_UP,
            "Which medium was used in the run-in and the assay?");
    static final FactType<YesNo> PHENOL_RED = FactType.yesNo("medium.phenolRed", Cost.LOOK_UP,
            "Does the run-in or assay medium contain phenol red?");
    static final FactType<YesNo> INSULIN = FactType.yesNo("medium.insulin", Cost.LOOK_UP,
            "Does the assay medium contain insulin or growth factors?");
    static final List<FactType<?>> TYPES = List.of(NAME, PHENOL_RED, INSULIN);

    Medium(Facts facts) {
        this(facts.of(NAME), facts.of(PHENOL_RED), facts.of(INSULIN));
    }
}
