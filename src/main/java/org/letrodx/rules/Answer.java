package org.letrodx.rules;

/** The answer of a fact to a question. */
public enum Answer {
    /** All that is still possible says yes. */
    YES,
    /** All that is still possible says no. */
    NO,
    /** A known value lies between two graded limits: past the one, and not yet at the other. */
    BORDERLINE,
    /** Some says yes and some no, or nothing is known. */
    UNKNOWN
}
