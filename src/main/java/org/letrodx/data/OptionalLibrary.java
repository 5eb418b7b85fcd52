package org.letrodx.data;

/**
 * The libraries that work with raw data needs and that do not come with this one unless a host asks for them.
 *
 * <p>Ask before a class that uses one is loaded: where its exceptions are caught, loading that class already fails.
 */
public enum OptionalLibrary {
    /** Fits curves and knows the distributions. */
    HIPPARCHUS(
            "org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer",
            "org.hipparchus:hipparchus-optim",
            "data are judged"),
    /** Reads workbooks. */
    FASTEXCEL("org.dhatim.fastexcel.reader.ReadableWorkbook", "org.dhatim:fastexcel-reader", "a workbook is read"),
    /** Fills the templates of pictures and pages. */
    MUSTACHE("com.samskivert.mustache.Mustache", "com.samskivert:jmustache", "pictures are drawn");

    private final String type;
    private final String artifact;
    private final String use;

    OptionalLibrary(String type, String artifact, String use) {
        this.type = type;
        this.artifact = artifact;
        this.use = use;
    }

    /** @throws IllegalStateException if the library is not on the class path; the message names it */
    public void require() {
        try {
            Class.forName(type, false, OptionalLibrary.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(use + " with " + artifact + ", which is not on the class path", missing);
        }
    }
}
