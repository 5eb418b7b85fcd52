package org.letrodx.document;

import java.util.Optional;
import java.util.regex.Pattern;

/** An input is hostile: what it holds must not break a page or steer whoever shows it. */
public final class Legible {
    /** Controls, marks that turn the direction of text, and what no XML may hold. */
    private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");

    private static final Pattern MIXED_WORD = Pattern.compile(
            "(?U)\\w*(?:\\p{IsLatin}\\w*[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\w*\\p{IsLatin})\\w*");

    private Legible() {}

    /**
     * What makes a name or a reason unfit to be recorded: a character that nobody can read or that was lost, or a word
     * of several scripts, which looks like another word. Empty if nothing does.
     */
    public static Optional<String> fault(String text) {
        if (text.indexOf('\ufffd') >= 0) {
            return Optional.of("holds a character that was lost on the way: call letrodx with LC_ALL=C.UTF-8");
        }
        if (ILLEGIBLE.matcher(text).find() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return Optional.of("holds a character that nobody can read");
        }
        return MIXED_WORD.matcher(text).find()
                ? Optional.of("holds a word of several scripts, which looks like another word")
                : Optional.empty();
    }

    /** The text with a question mark for each character that nobody can read. */
    public static String text(String text) {
        return ILLEGIBLE.matcher(text).replaceAll("?");
    }
}
