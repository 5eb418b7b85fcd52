package org.letrodx.rules;

/** The answer of a fact to a question. */
public enum Outcome {
    /** All that is still possible says yes. */
    YES,
    /** All that is still possible says no. */
    NO,
    /** Some says yes and some no, or nothing is known. */
    UNKNOWN
}
