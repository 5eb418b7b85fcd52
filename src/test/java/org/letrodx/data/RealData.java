package org.letrodx.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files, which are not part of the project: they lie beside it, or the tests that read them are left out, and say
 * so.
 */
public final class RealData {
    private static final Path FOLDER = Path.of("..", "shared", "data");
    private static boolean told;

    private RealData() {}

    /** A file. The test is left out if the folder is not there; a file that is missing from it is a fault. */
    public static Path path(String name) {
        if (!Files.isDirectory(FOLDER)) {
            if (!told) {
                told = true;
                System.err.println("=".repeat(100) + "\nNO REAL DATA: "
                        + FOLDER.toAbsolutePath().normalize() + " is not there. The tests that read plates and tumours "
                        + "of real\ninstruments and studies are LEFT OUT.\n" + "=".repeat(100));
            }
            Assumptions.abort("there is no " + FOLDER);
        }
        return FOLDER.resolve(name);
    }

    public static DataFile file(String name) {
        return DataFile.read(path(name));
    }
}
