package org.letrodx.engine;

/** What stands behind {@code then}, for Drools' own compiler: in a diagnosis it is the engine that takes note of it. */
public final class Then {
    private Then() {}

    /** A cause has fired. */
    public static void cause() {}

    /** A derivation has fired. */
    public static void conclude(String conclusion) {}
}
