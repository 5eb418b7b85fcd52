package host;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the library in a class loader of its own and calls it from threads that have another. */
public final class Host {
    private Host() {}

    /** @param args the libraries and this host's classes, as a class path */
    public static void main(String[] args) throws Exception {
        List<URL> libraries = new ArrayList<>();
        for (String part : args[0].split(System.getProperty("path.separator"))) {
            libraries.add(Path.of(part).toUri().toURL());
        }
        ClassLoader[] foreign = {Host.class.getClassLoader(), ClassLoader.getPlatformClassLoader(), null};
        for (ClassLoader seen : foreign) {
            // a library loaded anew: what Drools finds at first it remembers
            try (URLClassLoader own =
                    new URLClassLoader(libraries.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(seen);
                own.loadClass("host.Work").getMethod("diagnose").invoke(null);
                if (Thread.currentThread().getContextClassLoader() != seen) {
                    throw new AssertionError("the thread's class loader was changed");
                }
            }
        }
    }
}
