package org.letrodx.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest edits from {@code word}, or an empty text if none is near. */
    public static String to(String word, Collection<String> candidates) {
        int letters = fold(word).length();
        return to(word, candidates, letters < 3 ? 0 : letters < 4 ? 1 : Math.max(2, letters / 3));
    }

    /** The same with as many edits at most. */
    public static String to(String word, Collection<String> candidates, int most) {
        String wanted = fold(word);
        return candidates.stream()
                .filter(candidate -> edits(wanted, fold(candidate)) <= most)
                .min(Comparator.comparingInt((String candidate) -> edits(wanted, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /**
     * The spelling without case, blanks, hyphens, underscores and slashes, whichever a word processor has put there;
     * itself if nothing else is left.
     */
    public static String fold(String word) {
        String plain = Typography.plain(word);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != '-' && c != '_' && c != '/' && !Character.isWhitespace(c)) {
                folded.append(c);
            }
        }
        return folded.length() == 0
                ? word.replaceAll("[\u2010-\u2015\u2212]", "-")
                : folded.toString().toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance; the words are short and the longer one is cut at 60 letters. */
    private static int edits(String a, String b) {
        int width = Math.min(b.length(), 60);
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= Math.min(a.length(), 60); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= width; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[width];
    }
}
