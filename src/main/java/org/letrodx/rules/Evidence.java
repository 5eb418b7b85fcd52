package org.letrodx.rules;

/**
 * What one citation of a rule rests on.
 *
 * @param rule the id of the rule that cites
 * @param reference the key of the work
 * @param read how much of the work was read
 * @param carries the sentence or number it carries for this rule, in our words; for a work that disagrees, what it says
 *     against the rule
 */
public record Evidence(String rule, String reference, Extent read, String carries) {}
