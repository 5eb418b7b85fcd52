package org.letrodx.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What Drools needs of its surroundings, however a host has arranged them. */
final class Libraries {
    /** What reads rules from their text, a class of each by its artifact; bundled rules need none of it. */
    private static final Map<String, String> PARSER = new TreeMap<>(Map.of(
            "org.drools:drools-drl-ast", "org.drools.drl.ast.descr.PackageDescr",
            "org.drools:drools-drl-parser", "org.drools.drl.parser.DrlParser",
            "org.antlr:antlr-runtime", "org.antlr.runtime.TokenSource"));

    private Libraries() {}

    /** The class loader of this library; the calling thread may have one that cannot see it. */
    static ClassLoader loader() {
        return Libraries.class.getClassLoader();
    }

    /**
     * Does some work while the calling thread has the class loader of this library: Drools looks its own parts up
     * through that of the thread, once, and remembers for good what it did not find.
     */
    static <T> T own(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader host = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(host);
        }
    }

    /**
     * Makes sure that rules can be read from their text.
     *
     * @throws IllegalStateException naming every library that is missing
     */
    static void needParser() {
        List<String> missing = PARSER.entrySet().stream()
                .filter(artifact -> !isThere(artifact.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "rules can only be read with libraries that are not on the class path here, while bundled "
                            + "rules work without them. Missing: " + String.join(", ", missing)
                            + ". They come with org.letrodx:letrodx unless excluded.");
        }
    }

    static boolean isThere(String name) {
        try {
            Class.forName(name, false, loader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
