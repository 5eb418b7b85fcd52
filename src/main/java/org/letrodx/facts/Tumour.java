package org.letrodx.facts;

import java.util.List;

/** What the tumours did. Outcomes: a repair makes them unknown. */
public record Tumour(Choice<Response> response, YesNo controlsGrew, YesNo estrogenDependent,
        Amount<Limit.Percentage> treatedOverControl) {

    /** What the treated tumours did. */
    public enum Response implements Term {
        @Also({"shrank", "regression"})
        REGRESSED,
        @Also({"stable", "stasis", "no growth"})
        STATIC,
        @Also({"grow", "progressed", "growth"})
        GREW
    }

    static final FactType<Choice<Response>> RESPONSE = FactType.choice("tumour.response", Response.class, Cost.LOOK_UP,
            "Did the treated tumours regress, stay static or grow?");
    static final FactType<YesNo> CONTROLS_GREW = FactType.yesNo("tumour.controlsGrew", Cost.LOOK_UP,
            "Did the control tumours grow?");
    static final FactType<YesNo> ESTROGEN_DEPENDENT = FactType.yesNo("tumour.estrogenDependent", Cost.WEEKS,
            "Is the growth of this tumour model known to depend on estrogen?");
    static final FactType<Amount<Limit.Percentage>> TREATED_OVER_CONTROL =
            FactType.amount("tumour.treatedOverControl", Limit.Percentage.class, Dimension.PERCENT, Cost.LOOK_UP,
            "What is the tumour volume of treated over control (T/C)?");
    static final List<FactType<?>> TYPES = List.of(RESPONSE, CONTROLS_GREW, ESTROGEN_DEPENDENT, TREATED_OVER_CONTROL);

    Tumour(Facts facts) {
        this(facts.of(RESPONSE), facts.of(CONTROLS_GREW), facts.of(ESTROGEN_DEPENDENT), facts.of(TREATED_OVER_CONTROL));
    }
}
