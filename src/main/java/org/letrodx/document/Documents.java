package org.letrodx.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads a YAML or JSON document into values with their places. An input is hostile until it is read: size and depth are
 * bounded.
 */
public final class Documents {
    /** House limit: the largest document, in bytes. A scenario of every fact is a hundredth of it. */
    public static final int LARGEST = 1 << 20;
    /** House limit: the deepest nesting. A scenario needs three levels, a bibliography five. */
    static final int DEEPEST = 20;

    private static final String ADVICE = "a text file in UTF-8: save a table as CSV UTF-8 for letrodx review; for one "
            + "experiment, letrodx new writes a form and letrodx ask asks for it";

    private Documents() {}

    /**
     * Reads a file.
     *
     * @param file what to read; a name that ends in {@code .json} is read as JSON
     * @throws InputException if it is missing, no file, too large, not UTF-8, or neither YAML nor JSON
     */
    public static Document read(Path file) {
        return parse(text(file), file.toString());
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param source what to call it in messages
     */
    public static Document read(InputStream stream, String source) {
        return parse(text(stream, source), source);
    }

    /**
     * The text of a file.
     *
     * @throws InputException if it is missing, no file, too large, or not UTF-8
     */
    public static String text(Path file) {
        return text(bytes(file), file.toString());
    }

    /**
     * The bytes of a file; of one above the house limit, one more than the limit.
     *
     * @throws InputException as {@link #text}
     */
    public static byte[] bytes(Path file) {
        try (InputStream stream = open(file)) {
            return stream.readNBytes(LARGEST + 1);
        } catch (IOException fault) {
            throw unreadable(Location.of(file.toString()), fault);
        }
    }

    /**
     * The text of the bytes of a document.
     *
     * @throws InputException if they are too many, or not UTF-8
     */
    public static String text(byte[] bytes, String source) {
        if (bytes.length > LARGEST) {
            throw fault(
                    source, "is larger than " + LARGEST / 1024 + " KiB", "a house limit on the size of one document");
        }
        return decode(bytes, Location.of(source));
    }

    /**
     * The text of a stream, to its end; does not close it.
     *
     * @param source what to call it in messages
     * @throws InputException if it cannot be read, is too large, or not UTF-8
     */
    public static String text(InputStream stream, String source) {
        try {
            return text(stream.readNBytes(LARGEST + 1), source);
        } catch (IOException fault) {
            throw unreadable(Location.of(source), fault);
        }
    }

    /**
     * Opens a file of any size. A pipe is none: whoever can make one where a file is looked for could have us wait for
     * ever.
     *
     * @throws InputException if it is missing, no file, or may not be read
     */
    public static InputStream open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw fault(file.toString(), "is a pipe or a device", "a file");
        }
        return openNamed(file);
    }

    /**
     * Opens what the user named: a file, or a pipe.
     *
     * @throws InputException if it is missing, or may not be read
     */
    public static InputStream openNamed(Path file) {
        String source = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw fault(source, "is a directory", "a file");
            }
            return Files.newInputStream(file);
        } catch (IOException fault) {
            throw unreadable(Location.of(source), fault);
        }
    }

    /**
     * Reads a text: JSON if the source is named so, YAML if it is named so; without a name that tells, whichever it is.
     */
    public static Document parse(String text, String source) {
        if (source.endsWith(".json")) {
            return json(text, source);
        }
        if (source.endsWith(".yaml")
                || source.endsWith(".yml")
                || !text.stripLeading().startsWith("{")) {
            return yaml(text, source);
        }
        try {
            return json(text, source);
        } catch (InputException notJson) {
            try {
                return yaml(text, source);
            } catch (InputException notYamlEither) {
                throw notJson;
            }
        }
    }

    /** Reads a text as JSON, whatever its source is named. */
    public static Document json(String text, String source) {
        return JsonDocument.parse(text, Location.of(source));
    }

    /**
     * Reads the bytes of one line, or of a record that a program has.
     *
     * @param at where it begins
     */
    public static Document json(byte[] bytes, Location at) {
        checkLine(bytes.length, at);
        return JsonDocument.parse(decode(bytes, at), at);
    }

    /**
     * Reads the text of one line, or of a record that a program has.
     *
     * @param at where it begins
     */
    public static Document json(String text, Location at) {
        checkLine(text.length(), at);
        return JsonDocument.parse(text, at);
    }

    private static void checkLine(int length, Location at) {
        if (length > LARGEST) {
            throw fault(at, "is longer than " + LARGEST / 1024 + " KiB", "a house limit on the size of one line");
        }
    }

    /** Reads a text as YAML, whatever its source is named. */
    public static Document yaml(String text, String source) {
        return YamlDocument.parse(text, source);
    }

    /** The characters of UTF-8, without a byte order mark. */
    static String decode(byte[] bytes, Location at) {
        checkIsText(bytes, at);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw fault(at, "is not UTF-8", "save the file as UTF-8");
        }
    }

    /** Refuses a workbook, a document or a PDF by its first bytes, with what to do with it. */
    public static void checkIsText(Path file) {
        try (InputStream stream = open(file)) {
            checkIsText(stream.readNBytes(4), Location.of(file.toString()));
        } catch (IOException fault) {
            throw unreadable(Location.of(file.toString()), fault);
        }
    }

    private static void checkIsText(byte[] bytes, Location at) {
        String kind = kind(bytes, at.source());
        if (!kind.isEmpty()) {
            throw new InputException(new Problem(at, "", "is " + kind, "", ADVICE));
        }
    }

    /** What a file is that is no text, by its first bytes and its name; empty if that does not tell. */
    private static String kind(byte[] bytes, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return lower.endsWith(".docx")
                    ? "a Word document"
                    : lower.endsWith(".xlsx") ? "an Excel workbook" : "a workbook, a document or another archive";
        }
        if (startsWith(bytes, 0xD0, 0xCF)) {
            return "an old Excel workbook or Word document";
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F')) {
            return "a PDF";
        }
        return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) ? "UTF-16" : "";
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** What to say when the system could not read something. */
    public static InputException unreadable(Location at, IOException fault) {
        return fault(
                at,
                fault instanceof NoSuchFileException
                        ? "no such file"
                        : fault instanceof AccessDeniedException
                                ? "may not be read: permission denied"
                                : "cannot be read: " + fault.getMessage(),
                "");
    }

    private static InputException fault(String source, String fault, String allowed) {
        return fault(Location.of(source), fault, allowed);
    }

    static InputException fault(Location at, String fault, String allowed) {
        return new InputException(new Problem(at, "", fault, allowed));
    }
}
