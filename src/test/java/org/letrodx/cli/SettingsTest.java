package org.letrodx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.InputException;
import picocli.CommandLine.Model.OptionSpec;

/** The settings of a project. */
class SettingsTest {
    @TempDir
    private Path folder;
    private Path below;

    @BeforeEach
    void makeFolders() throws IOException {
        below = Files.createDirectories(folder.resolve("a/b"));
    }

    private Settings settings(String text) throws IOException {
        Files.writeString(folder.resolve("letrodx.yaml"), text);
        return Settings.above(below);
    }

    private static String value(Settings settings, String option) {
        return settings.defaultValue(OptionSpec.builder(option).build());
    }

    @Test
    void areFoundUpward() throws IOException {
        Settings settings = settings("fail-on: warning\nwithout: [ASY, DOSE-02]\nwaivers: qa/waivers.yaml\n");
        assertEquals("warning", value(settings, "--fail-on"));
        assertEquals("ASY,DOSE-02", value(settings, "--without"));
        assertEquals(folder.toAbsolutePath().resolve("qa/waivers.yaml").toString(), value(settings, "--waivers"), "relative to the file");
        assertEquals(null, value(settings, "--jobs"));
    }

    @Test
    void theNearestFileCounts() throws IOException {
        settings("fail-on: warning\n");
        Files.writeString(folder.resolve("a/letrodx.yaml"), "jobs: 1\n");
        Settings nearest = Settings.above(below);
        assertEquals("1", value(nearest, "--jobs"));
        assertEquals(null, value(nearest, "--fail-on"));
    }

    @Test
    void cannotNameCode() {
        InputException refused = assertThrows(InputException.class, () -> settings("rules: ours\n"));
        assertTrue(refused.getMessage().contains("named on the command line only"), refused.getMessage());
    }

    @Test
    void areCheckedAsAWhole() {
        InputException refused = assertThrows(InputException.class, () -> settings("fial-on: error\njobs: {a: 1}\n"));
        assertEquals(2, refused.problems().size());
        assertEquals("fail-on", refused.problems().get(0).maybe());
        assertThrows(InputException.class, () -> settings("- a\n"));
        assertThrows(InputException.class, () -> settings("waivers: \"a\\0b\"\n"));
    }
}
