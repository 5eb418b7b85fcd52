package org.letrodx.data;

/** Says which library is missing, of those that come with this one only if a host asks for them. */
public final class Libraries {
    private Libraries() {}

    /**
     * Does nothing if a class is there.
     *
     * @param type     its name
     * @param artifact the library that has it: {@code org.hipparchus:hipparchus-optim}
     * @param what     is done with it: {@code data are judged}
     * @throws IllegalStateException if it is not there
     */
    public static void require(String type, String artifact, String what) {
        try {
            Class.forName(type, false, Libraries.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(what + " with " + artifact + ", which is not on the class path", missing);
        }
    }
}
