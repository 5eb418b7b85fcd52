package org.letrodx.diagnosis;

import java.util.Locale;
import org.letrodx.rules.Impact;

/** Verdict and impact together, best first. More may be added. */
public enum Tier {
    CONFIRMED_DECISIVE,
    SUSPECTED_DECISIVE,
    /** What speaks for it is what a table says of a name, and nothing that was stated. */
    SUSPECTED_DECISIVE_BY_NAME_ALONE,
    CONFIRMED_CONTRIBUTING,
    SUSPECTED_CONTRIBUTING,
    /** Of any impact. */
    BORDERLINE,
    CONFIRMED_ADVISORY,
    SUSPECTED_ADVISORY,
    OPEN,
    NOT_COVERED,
    RULED_OUT;

    /**
     * The tier of a finding by itself.
     *
     * @param byNameAlone what speaks for it was looked up by a name, and nothing else speaks for it
     */
    static Tier of(Verdict verdict, Impact impact, boolean byNameAlone) {
        return switch (verdict) {
            case CONFIRMED ->
                switch (impact) {
                    case DECISIVE -> CONFIRMED_DECISIVE;
                    case CONTRIBUTING -> CONFIRMED_CONTRIBUTING;
                    case ADVISORY -> CONFIRMED_ADVISORY;
                };
            case SUSPECTED ->
                switch (impact) {
                    case DECISIVE -> byNameAlone ? SUSPECTED_DECISIVE_BY_NAME_ALONE : SUSPECTED_DECISIVE;
                    case CONTRIBUTING -> SUSPECTED_CONTRIBUTING;
                    case ADVISORY -> SUSPECTED_ADVISORY;
                };
            case BORDERLINE -> BORDERLINE;
            case OPEN -> OPEN;
            case NOT_COVERED -> NOT_COVERED;
            case RULED_OUT -> RULED_OUT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
