package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book of records over HTTP. */
class ServedRecordsTest {
    @TempDir
    private Path directory;

    private static void record(Serving serving, String id) throws Exception {
        assertEquals(
                200,
                serving.post("/v1/records?by=Ada", Serving.YAML, "id: " + id + "\n" + Serving.SPARSE)
                        .statusCode());
    }

    /** The next run has an end, so nobody after it would say so. */
    @Test
    void aRunThatLosesItsEndWhileTheServerStandsIsToldInItsLog() throws Exception {
        try (Serving serving = Serving.of(Options.standard(), ServedBook.bundled(), Map.of(), Optional.of(directory))) {
            record(serving, "a");
            Path log = directory.resolve("log.ndjson");
            List<String> lines = Files.readAllLines(log);
            Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
            record(serving, "b");
            record(serving, "c");

            List<String> told = serving.log.stream()
                    .filter(line -> line.contains("has no end"))
                    .toList();
            assertEquals(1, told.size(), serving.log.toString());
            assertTrue(told.get(0).startsWith(log + ":2:1: the run "), told.get(0));
            JsonNode listed =
                    new ObjectMapper().readTree(serving.get("/v1/records").body());
            assertEquals(3, listed.get("records").size());
            assertEquals(1, listed.get("withoutEnd").size(), listed.toString());
            assertTrue(listed.get("withoutEnd").get(0).asText().startsWith(log + ":2:1: the run "), listed.toString());
        }
    }
}
