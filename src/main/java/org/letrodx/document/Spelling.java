package org.letrodx.document;

import java.util.Locale;

/** How names and sentences are spelt in files and in prose. */
public final class Spelling {
    private Spelling() {}

    /** A constant as files and programs have it: {@code no-response}. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A constant in prose: {@code ruled out}. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A text with a capital at its beginning. */
    public static String begin(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
