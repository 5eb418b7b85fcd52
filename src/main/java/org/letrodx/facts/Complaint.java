package org.letrodx.facts;

/** What brought the user here. None means a review of the set-up. */
public enum Complaint implements Term {
    /** Cells in culture do not respond to letrozole. */
    @Also("not responding")
    NO_RESPONSE,
    /** Results of an assay scatter. */
    @Also("variability")
    HIGH_VARIABILITY,
    /** Xenografts do not regress under letrozole. */
    @Also("not regressing")
    NO_REGRESSION,
    /** A result does not hold beyond the model. */
    @Also("does not translate")
    POOR_TRANSLATION,
    /** Participants of a study stop the drug early. */
    @Also({"early stops", "discontinuation"})
    NON_ADHERENCE
}
