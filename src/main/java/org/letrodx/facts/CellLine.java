package org.letrodx.facts;

import java.util.List;

/** The cell line, in culture or as a tumour. */
public record CellLine(LineName name, Choice<Receptor> er, Choice<Receptor> pr, Choice<Receptor> her2,
        Choice<Aromatase> aromatase, Choice<AromataseSource> aromataseSource, YesNo selectionKept,
        Choice<StrProfile> strProfile, Choice<Mycoplasma> mycoplasma, Count passage, Count passagesSinceThaw,
        YesNo derivedResistance, Choices<Status> panelClash) {

    /** A receptor's status. */
    public enum Receptor implements Term {
        @Also({"+", "pos"})
        POSITIVE,
        @Also({"-", "neg"})
        NEGATIVE
    }

    /** How much aromatase the line makes. */
    public enum Aromatase implements Term {
        @Also({"absent", "negative"})
        NONE,
        LOW,
        HIGH
    }

    /** Whether the aromatase is the line's own or was brought in. */
    public enum AromataseSource implements Term {
        @Also({"own", "native"})
        ENDOGENOUS,
        @Also({"transgene", "engineered", "stable transfectant"})
        TRANSFECTED
    }

    /** What an STR profile said. */
    public enum StrProfile implements Term {
        @Also("matches")
        MATCH,
        @Also("mismatched")
        MISMATCH,
        @Also({"none", "never"})
        NOT_DONE;

        @Override
        public boolean undetermined() {
            return this == NOT_DONE;
        }
    }

    /** What a mycoplasma test said. */
    public enum Mycoplasma implements Term {
        @Also({"neg", "clean", "free"})
        NEGATIVE,
        @Also({"pos", "contaminated"})
        POSITIVE,
        @Also({"not done", "never"})
        NOT_TESTED;

        @Override
        public boolean undetermined() {
            return this == NOT_TESTED;
        }
    }

    /** What the panel marks a line as. */
    public enum Kind implements Term {
        /** Not what its name says. */
        PROBLEMATIC,
        /** A line whose aromatase is measured; its growth does not depend on it. */
        READ_OUT
    }

    /** A status that a scientist may state and the panel may know better. */
    public enum Status implements Term {
        ER,
        PR,
        HER2,
        AROMATASE
    }

    static final FactType<LineName> NAME = FactType.lineName("cellLine.name", Cost.LOOK_UP,
            "Which cell line is it?");
    static final FactType<Choice<Receptor>> ER = FactType.choice("cellLine.er", Receptor.class, Cost.HOURS,
            "Is the line estrogen receptor-positive or -negative?");
    static final FactType<Choice<Receptor>> PR = FactType.choice("cellLine.pr", Receptor.class, Cost.HOURS,
            "Is the line progesterone receptor-positive or -negative?");
    static final FactType<Choice<Receptor>> HER2 = FactType.choice("cellLine.her2", Receptor.class, Cost.HOURS,
            "Is the line HER2-positive or -negative?");
    static final FactType<Choice<Aromatase>> AROMATASE = FactType.choice("cellLine.aromatase", Aromatase.class, Cost.DAYS,
            "How much aromatase does the line make: none, low or high?");
    static final FactType<Choice<AromataseSource>> AROMATASE_SOURCE =
            FactType.choice("cellLine.aromataseSource", AromataseSource.class, Cost.LOOK_UP,
            "Is the aromatase the line's own (endogenous) or transfected?");
    static final FactType<YesNo> SELECTION_KEPT = FactType.yesNo("cellLine.selectionKept", Cost.LOOK_UP,
            "Was the selection antibiotic kept in the maintenance culture before the experiment?");
    static final FactType<Choice<StrProfile>> STR_PROFILE =
            FactType.choice("cellLine.strProfile", StrProfile.class, Cost.LOOK_UP,
            "Did an STR profile match the line, or was none done?");
    static final FactType<Choice<Mycoplasma>> MYCOPLASMA =
            FactType.choice("cellLine.mycoplasma", Mycoplasma.class, Cost.HOURS,
            "What did the last mycoplasma test say, or was none done?");
    static final FactType<Count> PASSAGE = FactType.wholeNumber("cellLine.passage", Cost.LOOK_UP,
            "Which passage are the cells at, as the bank counts?");
    static final FactType<Count> PASSAGES_SINCE_THAW = FactType.wholeNumber("cellLine.passagesSinceThaw", Cost.LOOK_UP,
            "How many passages since the vial was thawed?");
    static final FactType<YesNo> DERIVED_RESISTANCE = FactType.yesNo("cellLine.derivedResistance", Cost.LOOK_UP,
            "Was the line derived under letrozole or long estrogen deprivation?");
    static final FactType<Choices<Status>> PANEL_CLASH = FactType.choices("cellLine.panelClash", Status.class, Cost.HOURS,
            "Which stated statuses differ from the verified ones of the panel?").derivedOnly();
    static final List<FactType<?>> TYPES = List.of(NAME, ER, PR, HER2, AROMATASE, AROMATASE_SOURCE, SELECTION_KEPT, STR_PROFILE, MYCOPLASMA, PASSAGE,
            PASSAGES_SINCE_THAW, DERIVED_RESISTANCE, PANEL_CLASH);

    CellLine(Facts facts) {
        this(facts.of(NAME), facts.of(ER), facts.of(PR), facts.of(HER2), facts.of(AROMATASE), facts.of(AROMATASE_SOURCE),
                facts.of(SELECTION_KEPT), facts.of(STR_PROFILE), facts.of(MYCOPLASMA), facts.of(PASSAGE),
                facts.of(PASSAGES_SINCE_THAW), facts.of(DERIVED_RESISTANCE), facts.of(PANEL_CLASH));
    }
}
