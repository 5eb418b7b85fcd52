package org.letrodx.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What word processors and web pages put in the place of a plain blank, hyphen or quotation mark. */
public final class Typography {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]+");

    private Typography() {}

    /**
     * The text with plain characters: no-break and thin blanks become blanks, typographic hyphens, dashes and the minus
     * sign become hyphens, curly quotation marks and primes straight ones. Soft hyphens and blanks of no width go.
     */
    public static String plain(String text) {
        int i = 0;
        while (i < text.length() && plain(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (i = 0; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (c != 0) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** A name by which things are found again: plain, composed (NFC), with single blanks, none at the ends. */
    public static String name(String text) {
        return BLANKS.matcher(plain(Normalizer.normalize(text, Normalizer.Form.NFC)))
                .replaceAll(" ")
                .strip();
    }

    private static char plain(char c) {
        if (c < '\u0080') {
            return c;
        }
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d' -> '-';
            case '\u2018', '\u2019', '\u201a', '\u201b', '\u2032', '\u00b4' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u00ab', '\u00bb' -> '"';
            case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff' -> 0;
            default -> Character.isSpaceChar(c) ? ' ' : c;
        };
    }
}
