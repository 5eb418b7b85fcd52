package org.letrodx.facts;

import org.letrodx.document.Problem;

/** A value that means nothing for its fact; becomes a {@link Problem} where the place is known. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    final String fault;
    final String allowed;
    final String maybe;

    Unreadable(String fault, String allowed, String maybe) {
        super(fault, null, false, false);
        this.fault = fault;
        this.allowed = allowed;
        this.maybe = maybe;
    }
}
