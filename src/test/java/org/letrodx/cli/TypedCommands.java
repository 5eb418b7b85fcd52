package org.letrodx.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands as they are typed, in a folder with a faulty set-up and a right one. */
abstract class TypedCommands {
    static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-25T21:00:00Z"), ZoneOffset.UTC);
    static final String FAULTY = "id: plate-1\nmodel: {system: cell-culture}\nhormones: {estradiolAdded: true}\n";
    static final String RIGHT = "id: plate-2\nmodel: {system: cell-culture}\nhormones: {estradiolAdded: false}\n";

    @TempDir
    Path folder;

    StringWriter out;
    StringWriter err;

    @BeforeEach
    void writeSetUps() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), FAULTY);
        Files.writeString(folder.resolve("two.yaml"), RIGHT);
    }

    int letrodx(Object... args) {
        return letrodxAt(NOVEMBER, args);
    }

    int letrodxAt(Clock clock, Object... args) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                clock,
                Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    int letrodxReading(String input, Object... args) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            return letrodx(args);
        } finally {
            System.setIn(before);
        }
    }

    /** What standard error says, in one line. */
    String answer() {
        return out.toString().replaceAll("\\s+", " ");
    }

    String said() {
        return err.toString().replaceAll("\\s+", " ");
    }

    int writeBaseline(Path file, String expires) {
        return letrodx(
                "review",
                "--write-baseline",
                file,
                "--by",
                "Ada",
                "--because",
                "as found",
                "--expires",
                expires,
                folder);
    }
}
