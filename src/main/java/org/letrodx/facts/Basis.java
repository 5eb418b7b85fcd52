package org.letrodx.facts;

import java.util.Locale;
import org.letrodx.document.Written;

/** Where a fact's value comes from. */
public enum Basis {
    /** Written by the user. */
    STATED,
    /** Looked up in the panel of cell lines. */
    PANEL,
    /** Read out of another statement, such as a medium sold as phenol red-free. */
    INFERRED,
    /** Computed from other facts, such as a dose per animal from a dose per kilogram and a body weight. */
    DERIVED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
