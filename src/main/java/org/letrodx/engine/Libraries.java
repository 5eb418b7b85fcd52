package org.letrodx.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What Drools needs of its surroundings, however a host has arranged them. */
final class Libraries {
    /** What reads and compiles rules from their text, a class of each by its artifact; bundled rules need none of it. */
    private static final Map<String, String> COMPILER = new TreeMap<>(Map.ofEntries(
            Map.entry("org.drools:drools-compiler", "org.drools.compiler.kie.builder.impl.DrlProject"),
            Map.entry("org.drools:drools-drl-ast", "org.drools.drl.ast.descr.PackageDescr"),
            Map.entry("org.drools:drools-drl-extensions", "org.drools.drl.extensions.DecisionTableFactory"),
            Map.entry("org.drools:drools-drl-parser", "org.drools.drl.parser.DrlParser"),
            Map.entry("org.drools:drools-ecj", "org.drools.ecj.EclipseJavaCompiler"),
            Map.entry("org.drools:drools-io", "org.drools.io.ByteArrayResource"),
            Map.entry("org.drools:drools-mvel", "org.drools.mvel.MVELConstraint"),
            Map.entry("org.drools:drools-wiring-dynamic", "org.drools.wiring.dynamic.DynamicComponentsSupplier"),
            Map.entry("org.kie:kie-util-maven-support", "org.kie.util.maven.support.ReleaseIdImpl"),
            Map.entry("org.antlr:antlr-runtime", "org.antlr.runtime.TokenSource"),
            Map.entry("org.eclipse.jdt:ecj", "org.eclipse.jdt.internal.compiler.Compiler"),
            Map.entry("org.mvel:mvel2", "org.mvel2.MVEL")));

    private Libraries() { }

    /** The class loader of this library; the calling thread may have one that cannot see it. */
    static ClassLoader loader() {
        return Libraries.class.getClassLoader();
    }

    /**
     * Does some work while the calling thread has the class loader of this library: Drools looks its own parts up through that of the
     * thread, once, and remembers for good what it did not find.
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
     * Makes sure that rules can be compiled from their text.
     *
     * @throws IllegalStateException naming every library that is missing
     */
    static void needCompiler() {
        List<String> missing = COMPILER.keySet().stream().filter(artifact -> !isThere(COMPILER.get(artifact))).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("rules can only be compiled with libraries that are not on the class path here, while bundled "
                    + "rules come compiled and work without them. Missing: " + String.join(", ", missing)
                    + ". They come with org.letrodx:letrodx unless excluded.");
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, loader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
