package org.letrodx.diagnosis;

import java.util.Locale;
import org.letrodx.rules.Impact;

/** Verdict and impact together, best first. */
public enum Tier {
    CONFIRMED_DECISIVE,
    SUSPECTED_DECISIVE,
    CONFIRMED_CONTRIBUTING,
    SUSPECTED_CONTRIBUTING,
    CONFIRMED_ADVISORY,
    SUSPECTED_ADVISORY,
    OPEN,
    RULED_OUT;

    /** The tier of a finding by itself. */
    public static Tier of(Verdict verdict, Impact impact) {
        return switch (verdict) {
            case CONFIRMED ->
                switch (impact) {
                    case DECISIVE -> CONFIRMED_DECISIVE;
                    case CONTRIBUTING -> CONFIRMED_CONTRIBUTING;
                    case ADVISORY -> CONFIRMED_ADVISORY;
                };
            case SUSPECTED ->
                switch (impact) {
                    case DECISIVE -> SUSPECTED_DECISIVE;
                    case CONTRIBUTING -> SUSPECTED_CONTRIBUTING;
                    case ADVISORY -> SUSPECTED_ADVISORY;
                };
            case OPEN -> OPEN;
            case RULED_OUT -> RULED_OUT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
