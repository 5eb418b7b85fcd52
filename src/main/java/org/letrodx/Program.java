package org.letrodx;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.letrodx.document.Resources;
import org.letrodx.document.Sha256;

/** What an answer says of the program that gave it. */
public final class Program {
    /** Stands in every report that a person reads. */
    public static final String NOTICE =
            "Research use only: about experiments, never advice to a patient. Rules and published values "
                    + "are given with their sources; nothing here is validated for diagnosis or treatment.";

    private Program() {}

    private static final class Jar {
        private static final String SHA256 = hash();

        private static String hash() {
            try {
                Path jar = Path.of(Program.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return Files.isRegularFile(jar) ? Sha256.hex(Files.readAllBytes(jar)) : "";
            } catch (IOException | URISyntaxException | RuntimeException notAFile) {
                return "";
            }
        }
    }

    /**
     * SHA-256 of the jar that the program runs from, in hexadecimal; empty if it does not run from a jar of its own.
     */
    public static String sha256() {
        return Jar.SHA256;
    }

    /** The version of the program, for example {@code 0.2.0}. */
    public static String version() {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Resources.text("program.properties")));
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
