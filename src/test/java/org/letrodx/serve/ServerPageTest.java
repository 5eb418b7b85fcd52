package org.letrodx.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command with curl in the page about the server is run, and answers. */
class ServerPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/server.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(?<commands>.*?)```", Pattern.DOTALL);

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            String whole = blocks.group("commands").replace("\\\n", " ").replace("|\n", "|");
            whole.lines().filter(line -> line.contains("curl ")).forEach(commands::add);
        }
        return commands;
    }

    @Test
    void everyCommandAnswers() throws Exception {
        List<String> commands = commands();
        assertTrue(commands.size() > 12, commands.toString());
        try (Serving serving = Serving.standard()) {
            for (String command : commands) {
                String said = run(command.replace("localhost:8080", "localhost:" + serving.port())
                        .replace("curl -s", "curl -sS --fail-with-body"));
                if (!command.contains("/metrics")) {
                    for (String json : command.contains("ndjson") ? said.lines().toList() : List.of(said)) {
                        assertFalse(new ObjectMapper().readTree(json).isEmpty(), command);
                    }
                }
            }
        }
    }

    private static String run(String command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noShell) {
            assumeTrue(false, "there is no shell here: THE COMMANDS OF THE PAGE WERE NOT TRIED");
            throw noShell;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assumeTrue(exit != 127, "there is no curl here: THE COMMANDS OF THE PAGE WERE NOT TRIED");
        assertEquals(0, exit, command + "\n" + said);
        return said;
    }
}
