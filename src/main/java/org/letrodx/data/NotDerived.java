package org.letrodx.data;

/**
 * A fact that the data could give and do not.
 *
 * @param fact which
 * @param reason why
 * @param add what would give it; empty if nothing can
 */
public record NotDerived(DerivableFact fact, String reason, String add) {}
