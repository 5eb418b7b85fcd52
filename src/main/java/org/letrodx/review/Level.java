package org.letrodx.review;

import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Spelling;
import org.letrodx.rules.Impact;

/** How much a finding weighs in a review, heaviest first. More may be added. */
public enum Level {
    /** A confirmed decisive cause. */
    ERROR,
    /** A confirmed contributing cause, or a borderline one. */
    WARNING,
    /** A confirmed departure from good practice. */
    NOTE,
    /** A cause that unknown facts decide. */
    QUESTION;

    private final String label = Spelling.label(this);

    /** @param impact as the policy weighs the rule */
    static Level of(Finding finding, Impact impact) {
        if (finding.verdict() == Verdict.CONFIRMED) {
            return of(impact);
        }
        if (finding.verdict() == Verdict.BORDERLINE) {
            return impact == Impact.ADVISORY ? NOTE : WARNING;
        }
        return QUESTION;
    }

    /** The level of a confirmed cause. */
    static Level of(Impact impact) {
        return switch (impact) {
            case DECISIVE -> ERROR;
            case CONTRIBUTING -> WARNING;
            case ADVISORY -> NOTE;
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
