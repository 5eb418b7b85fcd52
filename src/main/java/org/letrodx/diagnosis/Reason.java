package org.letrodx.diagnosis;

import org.letrodx.facts.Basis;

/**
 * A fact that speaks for a finding, or rules it out.
 *
 * @param fact  the fact's path
 * @param value its value, as the vocabulary spells it
 * @param basis where the value comes from
 * @param asked what the rule asked of it, for example {@code below 3 d}
 */
public record Reason(String fact, String value, Basis basis, String asked) { }
