package org.letrodx.document;

import java.util.Optional;
import java.util.regex.Pattern;

/** An input is hostile: what it holds must not break a page or steer whoever shows it. */
public final class Legible {
    private static final Pattern MIXED_WORD = Pattern.compile(
            "(?U)\\w*(?:\\p{IsLatin}\\w*[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\w*\\p{IsLatin})\\w*");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r\\u2028\\u2029]+");

    private Legible() {}

    /**
     * What makes a name or a reason unfit to be recorded: a character that nobody can read or that was lost, or a word
     * of several scripts, which looks like another word. Empty if nothing does.
     */
    public static Optional<String> fault(String text) {
        if (text.indexOf('\ufffd') >= 0) {
            return Optional.of("holds a character that was lost on the way: call letrodx with LC_ALL=C.UTF-8");
        }
        if (!isLegible(text) || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return Optional.of("holds a character that nobody can read");
        }
        return MIXED_WORD.matcher(text).find()
                ? Optional.of("holds a word of several scripts, which looks like another word")
                : Optional.empty();
    }

    /** The text with a question mark for each character that nobody can read. */
    public static String text(String text) {
        if (isLegible(text)) {
            return text;
        }
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> legible.appendCodePoint(isIllegible(character) ? '?' : character));
        return legible.toString();
    }

    /** The same in one line: what breaks lines becomes a blank, so that no name begins a line of its own. */
    public static String line(String text) {
        return BREAKS.matcher(text(text)).replaceAll(" ");
    }

    private static boolean isLegible(String text) {
        return text.codePoints().noneMatch(Legible::isIllegible);
    }

    /** Controls, marks that turn the direction of text, and what no XML may hold. */
    private static boolean isIllegible(int character) {
        return switch (character) {
            case '\t', '\n', '\r' -> false;
            case 0xFFFE, 0xFFFF -> true;
            default ->
                switch (Character.getType(character)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                    default -> false;
                };
        };
    }
}
