package org.letrodx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What an answer says of the program that gave it. */
public final class Program {
    /** Stands in every report that a person reads. */
    public static final String NOTICE =
            "Research use only: about experiments, never advice to a patient. Rules and published values "
                    + "are given with their sources; nothing here is validated for diagnosis or treatment.";

    private Program() {}

    /** The version of the program, for example {@code 0.1.0}. */
    public static String version() {
        try (InputStream stream = Program.class.getResourceAsStream("/org/letrodx/program.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
