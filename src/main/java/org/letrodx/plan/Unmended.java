package org.letrodx.plan;

import org.letrodx.rules.Rule;

/**
 * A fault that no change of the set-up mends.
 *
 * @param rule the cause
 * @param why why not
 */
public record Unmended(Rule rule, String why) {}
