package org.letrodx.data.cells;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Finds out how a text is encoded. Instruments write UTF-8, UTF-16 with and without a mark, and whatever their Windows
 * has.
 */
final class Encoding {
    /** How many bytes tell UTF-16 without a mark. */
    private static final int START = 1024;
    /** Of text in a Western script every second byte is zero; of anything else hardly one. */
    private static final double MOSTLY = 0.7;

    private Encoding() {}

    /** The text, with line feeds between lines, and plain blanks for those that do not break. */
    static String decode(byte[] bytes) {
        return text(bytes)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (hasZeros(bytes, 1)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (hasZeros(bytes, 0)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZeros(byte[] bytes, int from) {
        int end = Math.min(bytes.length, START);
        int zeros = 0;
        int seen = 0;
        for (int i = from; i < end; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
            seen++;
        }
        return seen > 1 && zeros > seen * MOSTLY;
    }
}
