package org.letrodx.facts;

import java.util.Locale;

/** Where a fact's value comes from. More may be added. */
public enum Basis {
    /** Written by the user. */
    STATED,
    /** Derived from a file of data, which {@link Fact#source} names. */
    DATA,
    /** Looked up in the panel of cell lines. */
    PANEL,
    /** Looked up by a name in another table, such as what a medium usually contains. */
    INFERRED,
    /** Worked out from other facts: by a rule, which is named, or by arithmetic. */
    DERIVED;

    private final String label = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return label;
    }
}
