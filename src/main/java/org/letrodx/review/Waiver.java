package org.letrodx.review;

import java.time.LocalDate;
import java.util.Locale;
import org.letrodx.document.Location;

/**
 * A finding that somebody accepted for one experiment.
 *
 * @param rule       the id of the rule
 * @param experiment the id of the experiment; empty if it is named by its hash
 * @param input      the SHA-256 of the experiment's canonical form, or its first 12 or more digits; empty if it is
 *                   named by its id
 * @param reason     why, as a code
 * @param text       why, in words
 * @param by         who accepted it
 * @param on         the day it was accepted
 * @param expires    the last day it holds
 * @param at         where it was written
 */
public record Waiver(
        String rule,
        String experiment,
        String input,
        Reason reason,
        String text,
        String by,
        LocalDate on,
        LocalDate expires,
        Location at) {

    /** True for a waiver that does not say which experiment it is for. */
    boolean isForAnyExperiment() {
        return (experiment.isEmpty() || experiment.equals("*")) && input.isEmpty();
    }

    /** Why a finding may be accepted. */
    public enum Reason {
        /** The rule does not apply to this experiment. */
        NOT_APPLICABLE,
        /** The fault is there, and something else makes up for it. */
        MITIGATED,
        /** The fault is there, and its effect is accepted. */
        RISK_ACCEPTED,
        /** The fault is there on purpose: it is what the experiment is about. */
        INTENDED,
        /** The rule is wrong here. */
        WRONG_FINDING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
