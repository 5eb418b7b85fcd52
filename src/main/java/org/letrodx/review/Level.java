package org.letrodx.review;

import java.util.Locale;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;

/** How much a finding weighs in a review, heaviest first. */
public enum Level {
    /** A confirmed decisive cause. */
    ERROR,
    /** A confirmed contributing cause, or a borderline one of any impact. */
    WARNING,
    /** A confirmed departure from good practice. */
    NOTE,
    /** A suspected cause of any impact: unknown facts decide it. */
    QUESTION;

    /** The level of a confirmed or suspected finding. */
    static Level of(Finding finding) {
        if (finding.verdict() == Verdict.SUSPECTED) {
            return QUESTION;
        }
        if (finding.verdict() == Verdict.BORDERLINE) {
            return WARNING;
        }
        return switch (finding.rule().impact()) {
            case DECISIVE -> ERROR;
            case CONTRIBUTING -> WARNING;
            case ADVISORY -> NOTE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
