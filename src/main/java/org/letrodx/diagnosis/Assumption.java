package org.letrodx.diagnosis;

/**
 * A caveat of a rule on which nothing is known; the finding assumes that it holds.
 *
 * @param fact the fact's path
 * @param holds what is assumed of it, for example {@code not aromatase-activity}
 */
public record Assumption(String fact, String holds) {}
